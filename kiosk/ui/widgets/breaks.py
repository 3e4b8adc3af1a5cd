"""Where a screenful of text ends: never within a line or a callout, seldom within a paragraph, not behind a heading."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor, QTextDocument

_WHOLE_FROM = 0.6  # a paragraph that begins below this share of the screen and does not fit waits for the next


def page_break(document: QTextDocument, cursor: QTextCursor, top: int, edge: int) -> int:
    """Return the y at which a screen from `top` to `edge` should end, all in pixels of the document.

    `cursor` stands at the lowest text that can be seen.
    """
    layout = document.documentLayout()
    table = cursor.currentTable()
    if table is not None:
        # A callout is shown whole or not at all, unless it is higher than the screen.
        place = layout.frameBoundingRect(table)
        if place.bottom() > edge and place.top() > top:
            return _above_lone_heading(document, int(place.top()), top)
    block = layout.blockBoundingRect(cursor.block())
    if block.bottom() > edge and block.top() > top + (edge - top) * _WHOLE_FROM:
        return _above_lone_heading(document, int(block.top()), top)
    line = _line_rect(document, cursor)
    is_cut = top < int(line.top()) and line.bottom() > edge
    return _above_lone_heading(document, int(line.top()) if is_cut else edge, top)


def _above_lone_heading(document: QTextDocument, bottom: int, top: int) -> int:
    """Return `bottom`, moved up above a heading that would stand there without its text."""
    layout = document.documentLayout()
    block = document.begin()
    last: tuple[bool, int] | None = None
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.bottom() > bottom + 1:
            break
        if block.text().strip():
            last = (block.blockFormat().headingLevel() > 0, int(place.top()))
        block = block.next()
    return last[1] if last is not None and last[0] and last[1] > top else bottom


def _line_rect(document: QTextDocument, cursor: QTextCursor) -> QRectF:
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    place = document.documentLayout().blockBoundingRect(block)
    return line.rect().translated(place.topLeft()) if line.isValid() else place
