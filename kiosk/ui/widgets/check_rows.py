"""Things to choose several of: large rows with a box to tick, on as many pages as they need."""

from collections.abc import Sequence
from enum import Enum
from operator import itemgetter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_grid
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.words import lay_out, measure_width, text_width

_PAD = 5.0  # mm
_PAD_LOW = 2.5
_BOX = 1.25  # side of the box as a factor of the text's size
_EASY = 30.0  # mm; as high as a row gets where there is room
_COLUMN_LEAST = 30  # characters of a row's text, as wide as the mean one
_CHARACTER = 0.5  # mean width of a character as a factor of the text's size
_SPACING = 1.1  # of the lines, as a factor of the font's own
_SAID = 1.3  # height of the line that says "chosen", as a factor of its text's size
_SMALLER = (BODY, SMALL, 5.6, 4.6, 3.9)  # for the largest text on the smallest screens; never under the least there
_TICK = ((0.24, 0.53), (0.43, 0.72), (0.77, 0.30))


class Place(Enum):
    """Where a row says that it is chosen; where it does not, the tick and the filled ground still show it."""

    BESIDE = "behind the words"
    BELOW = "below the words"
    NOWHERE = "not in words"


class CheckRow(TouchButton):
    """One row: a box, empty or with a tick, the words, and once chosen the word for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "primary-choice", size=BODY)
        self.setCheckable(True)
        self.place = Place.BELOW
        self.toggled.connect(self._on_toggled)

    def height_for(self, width: int) -> int:
        """Return the height in pixels at `width`, with room for the word for "chosen" where it is said below."""
        look = self.look
        _, height = lay_out(self.text(), self.font(), self._text_room(width), self._spacing)
        said = look.metrics.text_px(SMALL) * _SAID if self.place is Place.BELOW else 0
        return max(look.px(TARGET), int(height + said) + 2 * look.px(1.0 if look.metrics.is_low else 2.0))

    def words_fit(self, width: int, characters: int = 1) -> bool:
        """Whether at `width` pixels no word is broken, and a line holds about that many characters."""
        room = self._text_room(width)
        if room < characters * _CHARACTER * self.look.metrics.text_px(self.size_mm):
            return False
        return all(text_width(word, self.font()) <= room for word in self.text().split())

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the box, the words, and below them the word for "chosen"."""
        look = self.look
        room = self._text_room(self.width())
        layouts, height = lay_out(self.text(), self.font(), room, self._spacing)
        said = look.metrics.text_px(SMALL) * _SAID if self.isChecked() and self.place is Place.BELOW else 0.0
        top = (self.height() - height - said) / 2
        left = self._pad * 2 + self._box_px()
        self._paint_box(painter, color)
        painter.setPen(QColor(color))
        for layout in layouts:
            layout.draw(painter, QPointF(self.from_start(left, room), top))
        if not self.isChecked() or self.place is Place.NOWHERE:
            return
        words, tall = lay_out(tr("Chosen"), look.font(SMALL, 800), self.width())
        is_below = self.place is Place.BELOW
        beside = self.width() - self._pad - self._said_px()
        x = self.from_start(left if is_below else beside, self.width())
        words[0].draw(painter, QPointF(x, top + height if is_below else (self.height() - tall) / 2))

    def _paint_box(self, painter: QPainter, color: str) -> None:
        side = self._box_px()
        box = QRectF(self.from_start(self._pad, side), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(color), max(2.0, side / 11)))
        painter.setBrush(QColor(color) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side / 6, side / 6)
        if self.isChecked():
            colors = self.look.button(self.kind)
            ground = QColor(colors.pressed_fill if self.isDown() else colors.fill)
            painter.setPen(QPen(ground, side / 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([box.topLeft() + QPointF(side * x, side * y) for x, y in _TICK])

    @property
    def _pad(self) -> int:
        return self.look.px(_PAD_LOW if self.look.metrics.is_low else _PAD)

    @property
    def _spacing(self) -> float:
        return 1.0 if self.look.metrics.is_low else _SPACING

    def _text_room(self, width: int) -> float:
        said = self._said_px() + self._pad if self.place is Place.BESIDE else 0
        room = max(1.0, float(width - self._box_px() - 3 * self._pad - said))
        return min(room, float(measure_width(self.look, self.size_mm)))

    def _said_px(self) -> int:
        return text_width(tr("Chosen"), self.look.font(SMALL, 800))

    def _box_px(self) -> int:
        return round(self.look.metrics.text_px(self.size_mm) * _BOX)

    def _on_toggled(self, is_checked: bool) -> None:
        self.set_kind("primary-current" if is_checked else "primary-choice")
        self.setAccessibleDescription(tr("Chosen") if is_checked else "")


class CheckRows(Pane):
    """Rows by screenfuls; which of them are ticked is decided by whoever owns it."""

    toggled = Signal(int)  # the number of the row that was tapped
    changed = Signal()  # another screenful: the bar's buttons may change

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[CheckRow] = []
        self._first = 0
        self._per_page = 1
        self._is_told = False  # the ticks are being shown, not made
        self._more = TouchButton(self, "quiet", "forward")
        self._more.hide()
        self._more.clicked.connect(self._show_more)
        self.retranslate()

    def offer(self, texts: Sequence[str], chosen: Sequence[bool], *, keep_place: bool = False) -> None:
        """Offer `texts`, ticked where `chosen` is True; from the first, unless `keep_place`."""
        for extra in self._rows[len(texts) :]:
            extra.hide()
            extra.deleteLater()
        del self._rows[len(texts) :]
        while len(self._rows) < len(texts):
            row = CheckRow(self)
            row.toggled.connect(self._on_toggled)  # not `clicked`: assistive technology ticks without a click
            if self._look is not None:
                row.restyle(self._look)
            self._rows.append(row)
        for row, text in zip(self._rows, texts, strict=True):
            row.set_wordings(text)
        self._first = self._first if keep_place else 0
        self.tick(chosen)
        self.arrange()

    def tick(self, chosen: Sequence[bool]) -> None:
        """Tick the rows where `chosen` is True."""
        self._is_told = True
        for row, is_chosen in zip(self._rows, chosen, strict=True):
            row.setChecked(is_chosen)
            row.setAccessibleDescription(tr("Chosen") if is_chosen else "")
        self._is_told = False

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._more.set_wordings(tr("More questions"), tr("More"), "")

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._more.restyle(look)
        for row in self._rows:
            row.restyle(look)
        self.arrange()

    def own_buttons(self) -> list[TouchButton]:
        """Return the button to the other rows where not all fit."""
        return [self._more] if self._per_page < len(self._rows) else []

    def arrange(self) -> None:
        """Put the rows in their places: in the text's full size where that fits, on as few pages as can be."""
        if self._look is None or not self._rows:
            return
        gap = self._look.px(GAP)
        columns, height = self._plan(gap)
        rows = max(1, (self.height() + gap) // (height + gap))
        self._per_page = columns * rows
        self._first -= self._first % self._per_page
        if self._first >= len(self._rows):
            self._first = 0
        shown = self._rows[self._first : self._first + self._per_page]
        for row in self._rows:
            row.setVisible(row in shown)
        needed = min(rows, -(-len(self._rows) // columns))
        spare = (self.height() - gap * (needed - 1)) // needed
        height = max(height, min(spare, self._look.px(_EASY)))
        place_grid(shown, QRect(0, 0, self.width(), 0), columns, height, gap)

    def _plan(self, gap: int) -> tuple[int, int]:
        """Choose where "chosen" is said, the columns and the text's size; return columns and a row's height in pixels.

        The most rows on a page win, and among equals the word beside the text and one column. The word is dropped only
        where that makes two rows of one, the text's size only where not even one row would fit.
        """
        assert self._look is not None  # noqa: S101 - arrange looks first
        said = [(place, columns) for place in (Place.BESIDE, Place.BELOW) for columns in (1, 2)]
        forms = self._counts(said, gap)
        if max((count for count, _, _ in forms), default=0) < min(2, len(self._rows)):
            forms += self._counts([(Place.NOWHERE, 1)], gap)
        if forms:
            _, place, columns = max(forms, key=itemgetter(0))
            return columns, self._height(place, BODY, columns, gap)
        least = self._look.metrics.least_text
        heights = (
            self._height(Place.NOWHERE, size, 1, gap) for size in _SMALLER if self._look.metrics.text_px(size) >= least
        )
        return 1, next((height for height in heights if 0 < height <= self.height()), self.height())

    def _counts(self, forms: Sequence[tuple[Place, int]], gap: int) -> list[tuple[int, Place, int]]:
        """Return how many rows each of the forms shows at once, without those that show none."""
        found = []
        for place, columns in forms:
            height = self._height(place, BODY, columns, gap)
            count = columns * ((self.height() + gap) // (height + gap)) if height else 0
            if count:
                found.append((min(count, len(self._rows)), place, columns))
        return found

    def _height(self, place: Place, size: float, columns: int, gap: int) -> int:
        """Give the rows a form; return the height in pixels that all of them need, 0 where words do not fit in."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        width = (self.width() - gap * (columns - 1)) // columns
        for row in self._rows:
            row.place, row.size_mm = place, size
            row.restyle(self._look)
        least = _COLUMN_LEAST if columns > 1 else 1
        if not all(row.words_fit(width, least) for row in self._rows):
            return 0
        return max(row.height_for(width) for row in self._rows)

    def _show_more(self) -> None:
        self._first = self._first + self._per_page if self._first + self._per_page < len(self._rows) else 0
        self.arrange()
        self.changed.emit()

    def _on_toggled(self) -> None:
        changed = self.sender()
        for number, row in enumerate(self._rows):
            if row is changed and not self._is_told:
                self.toggled.emit(number)
                return
