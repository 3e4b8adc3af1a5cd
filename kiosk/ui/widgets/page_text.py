"""How a page's HTML becomes a laid-out text: styles, sizes of headings, room round callouts, and where it ends."""

from functools import cache
from string import Template

from PySide6.QtGui import QTextCursor, QTextDocument, QTextFormat, QTextFrame
from PySide6.QtWidgets import QTextBrowser

from kiosk.i18n import is_right_to_left
from kiosk.paths import ASSETS
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, H2, SMALL, TARGET
from kiosk.ui.widgets.breaks import table_extent
from kiosk.ui.widgets.page_links import shape_links
from kiosk.ui.widgets.page_sides import turn_paragraphs, turned_tables

_INDENT = 1.6  # of a list, as a factor of the text's size: room for "10."
_ROUND_TABLE = 1.6  # mm
_TAIL = 4000  # blank pixels below the text, so that the last screenful too begins with a whole line


def fill(view: QTextBrowser, html: str, look: Look, color: str) -> None:
    """Let `view` show `html` in the fonts and colours of `look`, its headings in the colour token `color`."""
    document = view.document()
    document.setDefaultStyleSheet(_style_sheet(look, color))
    document.setIndentWidth(look.metrics.text_px(BODY) * _INDENT)
    document.setDefaultFont(look.font(BODY))
    view.setHtml(turned_tables(html) if is_right_to_left() else html)
    if is_right_to_left():
        turn_paragraphs(document)
    _size_headings(document, look)
    shape_links(document, look)
    _space_out(document, look)


def text_end(document: QTextDocument) -> int:
    """Return where the last line or callout ends, in pixels, without the space that Qt keeps below it."""
    last = document.lastBlock()
    place = document.documentLayout().blockBoundingRect(last)
    if last.length() > 1:
        return int(place.bottom())
    tables = document.rootFrame().childFrames()
    if tables and tables[-1].lastPosition() + 1 == last.position():
        _, end = table_extent(document, tables[-1], document.findBlock(tables[-1].firstPosition() - 1))
        return int(max(end, place.top()))
    return int(place.top())


def is_in_first_line(document: QTextDocument, letter: int) -> bool:
    """Whether the position `letter` is in the first line of the text."""
    block = document.findBlock(letter)
    line = block.layout().lineForTextPosition(letter - block.position())
    return block.blockNumber() == 0 and line.isValid() and line.lineNumber() == 0


def _space_out(document: QTextDocument, look: Look) -> None:
    """Keep callouts and buttons off the text around them, and the text's end off that of the document."""
    root = document.rootFrame()
    for table in root.childFrames():
        _set_margins(table, top=look.px(_ROUND_TABLE), bottom=look.px(_ROUND_TABLE))
    _set_margins(root, bottom=_TAIL)


def _size_headings(document: QTextDocument, look: Look) -> None:
    """Give headings their size: Qt's rich text takes theirs from the body's, whatever the style sheet says."""
    sizes = {2: H2, 3: BODY}
    block = document.begin()
    while block.isValid():
        mm = sizes.get(block.blockFormat().headingLevel())
        if mm is not None:
            cursor = QTextCursor(block)
            # Qt's own selection of a block begins before it, which behind a table is within the table's last cell.
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            shape = cursor.charFormat()
            shape.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            shape.setProperty(QTextFormat.Property.FontPixelSize, look.metrics.text_px(mm))
            cursor.setCharFormat(shape)
        block = block.next()


def _set_margins(frame: QTextFrame, *, bottom: int, top: int = 0) -> None:
    shape = frame.frameFormat()
    shape.setTopMargin(top)
    shape.setBottomMargin(bottom)
    frame.setFrameFormat(shape)


@cache
def _style_source() -> Template:
    return Template((ASSETS / "style" / "page.css").read_text(encoding="utf-8"))


def _style_sheet(look: Look, color: str) -> str:
    metrics = look.metrics
    gap = metrics.px(3.2)
    return _style_source().substitute(
        ink=look.theme["ink"],
        inksoft=look.theme["ink-soft"],
        primary=look.theme["primary"],
        tint=look.theme["primary-tint"],
        button=max(gap, (metrics.px(TARGET) - metrics.text_px(BODY) * 3 // 2) // 2),
        strong=look.theme[color],
        body=metrics.text_px(BODY),
        small=metrics.text_px(SMALL),
        h2=metrics.text_px(H2),
        gap=gap,
        wide=gap * 2,
        thin=gap // 2,
    )
