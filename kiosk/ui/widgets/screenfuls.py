"""A text that is read by screenfuls: no line is cut at the lower edge, and a new layout keeps the place."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from kiosk.ui.widgets.breaks import page_break
from kiosk.ui.widgets.page_text import is_in_first_line, text_end
from kiosk.ui.widgets.sides import Sided

_ROUNDED = 2  # pixels by which a line's place may be rounded


class Screenfuls(Sided, QTextBrowser):
    """Shows one screenful after the other, or follows a finger."""

    moved = Signal()  # another part is shown, or the text has changed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._reads_from = 0  # the letter at the top, which a new layout brings there again; 0: the page's very start
        self._tops: list[int] = []  # of the screenfuls before the one on show
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def content_height(self, width: int) -> int:
        """Return the height in pixels of the whole text at `width`."""
        self.document().setTextWidth(width)
        return self._end() + 1

    def shown_height(self) -> int:
        """Return the height in pixels of the lines that are shown whole; the ground covers what is below."""
        return min(self.viewport().height(), self._bottom() - self.verticalScrollBar().value())

    @property
    def can_go_down(self) -> bool:
        """Whether there is text below what is shown."""
        return self._bottom() < self._end()

    @property
    def is_at_top(self) -> bool:
        """Whether the first line is shown; a new layout changes nothing of that."""
        return self._reads_from == 0

    def go_down(self) -> None:
        """Show the text that follows, from the first line that was not shown whole."""
        bar = self.verticalScrollBar()
        following = self._bottom()
        self._tops.append(bar.value())
        self._read_from(max(following, bar.value() + self.fontMetrics().height()))

    def turn(self, by: int) -> bool:
        """Show the next (1) or the last (-1) screenful; False where there is none."""
        if by > 0 and self.can_go_down:
            self.go_down()
        elif by < 0 and not self.is_at_top:
            self._go_up()
        else:
            return False
        return True

    def go_to_top(self) -> None:
        """Show the start."""
        self._tops.clear()
        self._read_from(0)

    def scroll_by(self, pixels: float) -> None:
        """Follow a finger."""
        bar = self.verticalScrollBar()
        most = max(0, self._end() - self.viewport().height())
        self._read_from(min(bar.value() + round(pixels), max(most, bar.value())))

    # Qt's side.

    def resizeEvent(self, event: object) -> None:
        """Lay the text out anew; what can be shown may change."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._take_place()
        self.moved.emit()

    def minimumSizeHint(self) -> QSize:
        """Allow any size."""
        return QSize(0, 0)

    # Inside.

    def _go_up(self) -> None:
        """Show the screenful that was shown before this one; after a finger has scrolled, most of a screenful up."""
        bar = self.verticalScrollBar()
        before = [top for top in self._tops if top < bar.value()]
        if not before:
            before = [max(0, bar.value() - self.viewport().height() * 4 // 5)]
        self._tops = before[:-1]
        self._read_from(before[-1])

    def _read_from(self, top: int) -> None:
        """Scroll to the line at `top`, in pixels of the document, and remember it."""
        place = QPointF(self.viewport().width() / 3, top + 1)
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        letter = self.document().documentLayout().hitTest(place, fuzzy) if top > 0 else 0
        self._reads_from = 0 if is_in_first_line(self.document(), letter) else letter
        self.verticalScrollBar().setValue(top)

    def _take_place(self) -> None:
        """Bring what was read back to the top, after a new layout has moved it."""
        bar = self.verticalScrollBar()
        if self._reads_from == 0:
            bar.setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._reads_from, self.document().characterCount() - 1))
        off = self.cursorRect(cursor).top()
        if abs(off) > _ROUNDED:
            bar.setValue(bar.value() + off)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _end(self) -> int:
        return text_end(self.document())

    def _bottom(self) -> int:
        """Return where the last line that is shown whole ends, in pixels of the document."""
        top = self.verticalScrollBar().value()
        edge = top + self.viewport().height()
        if edge >= self._end():
            return self._end()
        # A third of the way in: at the very start a callout has its edge, a cell of its own without a line of text.
        inside = round(self.from_start(self.viewport().width() // 3, 0))
        cursor = self.cursorForPosition(QPoint(inside, self.viewport().height() - 1))
        return page_break(self.document(), cursor, top, edge)
