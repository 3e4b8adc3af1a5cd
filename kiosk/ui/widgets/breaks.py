"""Where a screenful of text ends: never within a line or a callout, seldom within a paragraph, not behind a heading."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame

_WHOLE_FROM = 0.6  # what begins below this share of the screen and does not fit waits for the next


def page_break(document: QTextDocument, cursor: QTextCursor, top: int, edge: int) -> int:
    """Return the y at which a screen from `top` to `edge` should end, all in pixels of the document.

    `cursor` stands at the lowest text that can be seen.
    """
    bottom = _above_cut_table(document, _above_cut_line(document, cursor, top, edge), top, edge)
    return _above_lone_heading(document, bottom, top)


def _above_cut_line(document: QTextDocument, cursor: QTextCursor, top: int, edge: int) -> int:
    block = document.documentLayout().blockBoundingRect(cursor.block())
    if block.bottom() > edge and block.top() > top + (edge - top) * _WHOLE_FROM:
        return int(block.top())
    line = line_rect(document, cursor)
    return int(line.top()) if top < int(line.top()) and line.bottom() > edge else edge


def _above_cut_table(document: QTextDocument, bottom: int, top: int, edge: int) -> int:
    """Return `bottom`, moved up above a table that it would cut, unless that is higher than the screen and well begun.

    A callout is shown whole, and a row of buttons with the lines that say what it is for.
    """
    for table in document.rootFrame().childFrames():
        before = document.findBlock(table.firstPosition() - 1)
        start, end = table_extent(document, table, before)
        for first in (_heading_over(document, before, start), start):
            is_cut = top + 1 < first < bottom < end
            waits = end - first <= edge - top or first > top + (edge - top) * _WHOLE_FROM
            if is_cut and waits:
                return int(first)
    return bottom


def table_extent(document: QTextDocument, table: QTextFrame, before: QTextBlock) -> tuple[float, float]:
    """Return where `table`, which follows the block `before`, begins and ends.

    Qt's own answer for a table is too low by the padding of its first cell.
    """
    layout = document.documentLayout()
    place = layout.blockBoundingRect(before)
    # An empty block between two tables takes no room.
    start = place.bottom() if before.length() > 1 else place.top()
    return start, start + layout.frameBoundingRect(table).height()


def _heading_over(document: QTextDocument, block: QTextBlock, start: float) -> float:
    """Return the top of the heading that `block` or the one before it is, else `start`."""
    for over in (block, block.previous()):
        if over.isValid() and over.blockFormat().headingLevel() > 0:
            return document.documentLayout().blockBoundingRect(over).top()
    return start


def _above_lone_heading(document: QTextDocument, bottom: int, top: int) -> int:
    """Return `bottom`, moved up above a heading that would stand there without its text."""
    layout = document.documentLayout()
    block = document.begin()
    last: tuple[bool, int] | None = None
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.bottom() > bottom + 1:
            if block.layout().lineCount() and place.top() + block.layout().lineAt(0).rect().bottom() <= bottom + 1:
                return bottom  # a paragraph that has begun
            break
        if block.text().strip():
            last = (block.blockFormat().headingLevel() > 0, int(place.top()))
        block = block.next()
    return last[1] if last is not None and last[0] and last[1] > top else bottom


def line_rect(document: QTextDocument, cursor: QTextCursor) -> QRectF:
    """Return where the line is that `cursor` stands in, in pixels of the document."""
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    place = document.documentLayout().blockBoundingRect(block)
    return line.rect().translated(place.topLeft()) if line.isValid() else place
