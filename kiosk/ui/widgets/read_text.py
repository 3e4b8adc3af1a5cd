"""The mark in a page's text where it is read aloud: a tinted ground and a thick line below, so not by colour alone."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kiosk.ui.look import Look
from kiosk.ui.widgets import page_links

_LINE = 1.0  # mm


def tint(view: QTextEdit, start: int, end: int, look: Look) -> None:
    """Give the text of `view` from `start` to `end` (Qt's positions) the ground; where both are equal, none."""
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(view.document())
    if start < end < view.document().characterCount():
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    mark.cursor = cursor
    mark.format.setBackground(look.color("primary-tint"))
    mark.format.setForeground(look.color("ink"))  # also of links: 7:1 on the ground
    view.setExtraSelections([mark] if cursor.hasSelection() else [])
    view.viewport().update()


def underline(painter: QPainter, view: QTextEdit, start: int, end: int, look: Look) -> None:
    """Draw the line below the text; in high contrast there is no ground but this."""
    line = look.px(_LINE)
    offset = -view.verticalScrollBar().value()
    for rect in page_links.rects(view.document(), start, end) if start < end else ():
        under = QRect(int(rect.left()), int(rect.bottom()) - line // 3, int(rect.width()), line)
        painter.fillRect(under.translated(0, offset), look.color("primary"))
