"""Where one is in a page, in a way that outlasts a translation: the section, and how far into it."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QTextCursor, QTextDocument

from kiosk.ui.widgets.breaks import line_rect


@dataclass(frozen=True)
class PagePlace:
    """Section 0 is what stands before the first heading; `share` of it, from 0 to 1, is above the screen."""

    section: int
    share: float


def place_at(document: QTextDocument, y: int, end: int) -> PagePlace:
    """Return the place at `y` pixels of `document`, whose text ends at `end`."""
    starts = _starts(document)
    line = QFontMetrics(document.defaultFont()).height()  # a heading this little below the edge is what is read first
    section = bisect_right(starts, y + line) - 1
    after = [*starts[1:], end][section]
    return PagePlace(section, min(1.0, max(0, y - starts[section]) / max(1, after - starts[section])))


def y_of(document: QTextDocument, place: PagePlace, end: int) -> int:
    """Return where `place` is in `document` now, in pixels: the top of a line."""
    starts = _starts(document)
    section = min(place.section, len(starts) - 1)
    after = [*starts[1:], end][section]
    y = starts[section] + place.share * (after - starts[section])
    if place.share == 0.0:
        return int(y)
    cursor = QTextCursor(document)
    cursor.setPosition(document.documentLayout().hitTest(QPointF(0.0, y), Qt.HitTestAccuracy.FuzzyHit))
    return max(starts[section], int(line_rect(document, cursor).top()))


def _starts(document: QTextDocument) -> list[int]:
    """Return where the sections begin."""
    starts = [0]
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() > 0 and block.position() > 0:
            starts.append(int(document.documentLayout().blockBoundingRect(block).top()))
        block = block.next()
    return starts
