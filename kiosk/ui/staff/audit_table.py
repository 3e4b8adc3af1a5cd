"""The lines of the audit as a table that is only looked at: what is in view is painted, and nothing else exists."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left, tr
from kiosk.ui.metrics import SMALL
from kiosk.ui.staff.audit_words import deed_words, when_words, who_words
from kiosk.ui.staff.turned import Turned
from kiosk.ui.staff.views import LineView
from kiosk.ui.widgets.words import text_width

_LINE = 1.4  # height of a line as a factor of the text's size
_PAD = 2.0  # mm
_RULE = 0.4
_BETWEEN = 5.0  # mm
_WHO_SHARE = 0.25  # of the width, at most; a longer name ends in dots
_DEED_LEAST = 24  # letters; with less room the deed stands below who and when
_WHEN = "0000-00-00 00:00"

_Cells = tuple[str, str, str, str]


class AuditTable(Turned):
    """Time, who, what and how many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[LineView] = ()

    def show_lines(self, lines: Sequence[LineView]) -> None:
        """Show these from the first on."""
        self._lines, self._first = lines, 0
        self.arrange()

    def arrange(self) -> None:
        """Keep the first line within the table, and say what is in view."""
        if self._look is None:
            return
        self._first = max(0, min(self._first, len(self._lines) - self._in_view()))
        self.setAccessibleName(tr("Who did what"))
        self.setAccessibleDescription(". ".join(" · ".join(filter(None, row)) for row in self._shown()))
        self.moved.emit()
        self.update()

    def _in_view(self) -> int:
        """Return how many lines are in view, below the row of titles where there is one."""
        return max(1, self.height() // self._row() - len(self._titles())) if self._look is not None else 1

    def _many(self) -> int:
        return len(self._lines)

    def _row(self) -> int:
        assert self._look is not None  # noqa: S101 - arrange looks first
        line = round(self._look.metrics.text_px(SMALL) * _LINE)
        return line * (1 if self._is_wide() else 2) + self._look.px(_PAD)

    def _titles(self) -> list[_Cells]:
        """Return the row of titles, which a low screen does without where a line takes two."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        metrics = self._look.metrics
        if metrics.is_shallow and not self._is_wide():
            return []
        return [(tr("When"), tr("Who"), tr("What"), tr("How many"))]

    def _shown(self) -> list[_Cells]:
        return [
            (when_words(line), who_words(line), deed_words(line), str(line.how_many) if line.how_many else "")
            for line in self._lines[self._first : self._first + self._in_view()]
        ]

    def _widths(self) -> list[int]:
        """Return the pixels of time, who, what and how many."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        font = self._look.font(SMALL, 700)
        when = text_width(_WHEN, font)
        many = max(text_width(tr("How many"), font), text_width("00,000", font))
        who = round(self.width() * _WHO_SHARE)
        return [when, who, self.width() - when - who - many - 5 * self._look.px(_BETWEEN), many]

    def _is_wide(self) -> bool:
        assert self._look is not None  # noqa: S101 - arrange looks first
        return self._widths()[2] >= text_width("n" * _DEED_LEAST, self._look.font(SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles and the lines, with a rule below each."""
        look = self._look
        if look is None or not self._lines:
            return
        painter = QPainter(self)
        row, rule = self._row(), look.px(_RULE)
        titles = self._titles()
        for number, cells in enumerate([*titles, *self._shown()]):
            place = QRectF(0, number * row, self.width(), row)
            is_title = number < len(titles)
            painter.fillRect(place, look.color("ground" if is_title else "surface"))
            painter.setFont(look.font(SMALL, 700 if is_title else 400))
            painter.setPen(look.color("ink-soft" if is_title else "ink"))
            self._paint_row(painter, place, cells)
            painter.fillRect(QRectF(0, place.bottom() - rule, self.width(), rule), look.color("line"))
        painter.end()

    def _paint_row(self, painter: QPainter, place: QRectF, cells: _Cells) -> None:
        assert self._look is not None  # noqa: S101 - paintEvent looks first
        between = self._look.px(_BETWEEN)
        widths = self._widths()
        if self._is_wide():
            left = float(between)
            for words, width in zip(cells, widths, strict=True):
                self._paint(painter, QRectF(left, place.top(), width, place.height()), words)
                left += width + between
            return
        pad = self._look.px(_PAD)
        place = place.adjusted(0, pad / 2, 0, -pad / 2)
        half = place.height() / 2
        room = place.width() - 2 * between
        self._paint(painter, QRectF(between, place.top(), widths[0], half), cells[0])
        rest = QRectF(widths[0] + between * 2, place.top(), room - widths[0] - between, half)
        self._paint(painter, rest, cells[1])
        many = widths[3] if cells[3] else 0
        self._paint(painter, QRectF(between, place.top() + half, room - many - between, half), cells[2])
        self._paint(painter, QRectF(place.width() - many - between, place.top() + half, many, half), cells[3])

    def _paint(self, painter: QPainter, place: QRectF, words: str) -> None:
        shown = QRectF(self.from_start(place.left(), place.width()), place.top(), place.width(), place.height())
        words = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(shown, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
