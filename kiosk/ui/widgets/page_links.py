"""The links of a page's text: where they are, how large their targets, and the dots under words of the glossary."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from kiosk.ui.look import Look

PAGE = "page:"  # and a page's id
TERM = "term:"  # and the id of a word of the glossary
DEED = "do:"  # and the name of something that the screen does
_KINDS = (PAGE, TERM, DEED)


def links(document: QTextDocument) -> list[tuple[str, QRect]]:
    """Return all links of `document` and where they are, a link over two lines twice; in pixels of the document."""
    found: list[tuple[str, QRect]] = []
    for block in _blocks(document):
        for start, length, href in _anchors(block):
            found += [(href, rect.toRect()) for rect in _places(document, block, start, length)]
    return found


def rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return where the text from `start` to `end` stands, a rectangle a line; in pixels of the document."""
    found: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        first = max(0, start - block.position())
        length = min(end, block.position() + block.length()) - block.position() - first
        found += [rect.translated(origin) for rect in _text_rects(block, first, length)]
        block = block.next()
    return found


def words(document: QTextDocument, href: str) -> str:
    """Return the words of the link `href`."""
    for block in _blocks(document):
        for start, length, found in _anchors(block):
            if found == href:
                return block.text()[start : start + length]
    return ""


def grown(rect: QRect, least: int, others: list[QRect]) -> QRect:
    """Return the target of the link at `rect`, `least` pixels high, without what is nearer to one of the `others`."""
    extra = max(0, (least - rect.height()) // 2)
    target = rect.adjusted(-extra // 2, -extra, extra // 2, extra)
    for other in others:
        if other == rect or other.left() > target.right() or target.left() > other.right():
            continue
        if other.top() > rect.bottom():
            target.setBottom(min(target.bottom(), (rect.bottom() + other.top()) // 2))
        elif other.bottom() < rect.top():
            target.setTop(max(target.top(), (other.bottom() + rect.top()) // 2 + 1))
    return target


def shape_links(document: QTextDocument, look: Look) -> None:
    """Dot the words of the glossary, and underline links but for those on a ground of their own, like buttons.

    Qt's style sheets have neither dots nor a weight that leaves bold text bold.
    """
    term, link, button = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    term.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    term.setForeground(look.color("ink"))
    term.setUnderlineColor(look.color("primary"))
    link.setFontWeight(600)
    button.setFontWeight(650)
    if look.color("primary-tint") != look.color("surface"):
        button.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        button.setFontUnderline(False)
    cursor = QTextCursor(document)
    for block in _blocks(document):
        for start, length, href in _anchors(block):
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
            is_button = _cell(block, length) is not None
            cursor.mergeCharFormat(term if href.startswith(TERM) else button if is_button else link)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _anchors(block: QTextBlock) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        href = fragment.charFormat().anchorHref()
        if href.startswith(_KINDS):
            found.append((fragment.position() - block.position(), fragment.length(), href))
        iterator += 1
    return found


def _places(document: QTextDocument, block: QTextBlock, start: int, length: int) -> list[QRectF]:
    """Return where a link is; one that looks like a button has its whole cell."""
    layout = document.documentLayout()
    place = layout.blockBoundingRect(block)
    table = _cell(block, length)
    if table is not None:
        pad = table.cellAt(QTextCursor(block)).format().toTableCellFormat().leftPadding()
        frame = layout.frameBoundingRect(table)
        return [QRectF(place.left() - pad, frame.top(), place.width() + 2 * pad, frame.height())]
    origin = place.topLeft()
    return [rect.translated(origin) for rect in _text_rects(block, start, length)]


def _cell(block: QTextBlock, length: int) -> QTextTable | None:
    """Return the table of one row that `block` stands in, if a link of `length` characters is all there is in it."""
    table = QTextCursor(block).currentTable()
    is_button = table is not None and table.rows() == 1 and length == block.length() - 1
    return table if is_button else None


def _text_rects(block: QTextBlock, start: int, length: int) -> list[QRectF]:
    rects: list[QRectF] = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(start + length, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX, first), _x(line.cursorToX, last)
            rects.append(QRectF(min(left, right), line.rect().top(), abs(right - left), line.rect().height()))
    return rects


def _x(cursor_to_x: Callable[[int], object], position: int) -> float:
    # PySide6 answers with (x, position) where C++ changes the position in place.
    answer = cursor_to_x(position)
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
