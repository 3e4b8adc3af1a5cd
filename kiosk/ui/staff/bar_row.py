"""One bar of a plot: what is counted, the bar, and the figure."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, SMALL
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import lay_out, text_width

_LABEL_SHARE = 0.4  # of the width, at most
_ROUND = 1.5  # mm


class BarRow(Sided, QWidget):
    """As long as `number` is of `most`; the figure says it too, and a voice says both.

    All bars of a plot begin where its `longest` label ends.
    """

    is_wide = True

    def __init__(self, parent: QWidget, label: str, number: int, most: int, longest: str = "") -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._label, self._number, self._most = label, number, max(1, most)
        self._longest = longest or label
        self.setAccessibleName(f"{label}: {number}")

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look.least if look.metrics.is_low else look
        self.setFont(self._look.font(SMALL))
        self.update()

    def pieces(self, width: int, room: int) -> "list[BarRow]":
        """Return nothing: a bar is never too high."""
        return []

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the label needs at `width`."""
        return round(self._laid_out(width)[1]) if self._look is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint label, bar and figure."""
        if self._look is None:
            return
        layouts, height = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.color("ink"))
        room = self._room(self.width())
        for layout in layouts:
            layout.draw(painter, QPointF(self.from_start(0.0, room), (self.height() - height) / 2))
        gap = self._look.px(GAP)
        left = room + gap
        length = (self.width() - left - gap - text_width(str(self._most), self.font())) * self._number / self._most
        figure, high = lay_out(str(self._number), self.font(), float(text_width(str(self._number), self.font())))
        wide = float(text_width(str(self._number), self.font()))
        at = QPointF(self.from_start(left + length + (gap if length else 0), wide), (self.height() - high) / 2)
        figure[0].draw(painter, at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("primary"))
        thick = high * 0.7
        bar = QRectF(self.from_start(left, length), (self.height() - thick) / 2, length, thick)
        painter.drawRoundedRect(bar, self._look.px(_ROUND), self._look.px(_ROUND))
        painter.end()

    def _laid_out(self, width: int) -> tuple[list[QTextLayout], float]:
        return lay_out(self._label, self.font(), self._room(width))

    def _room(self, width: int) -> float:
        """Return the width of the labels in pixels."""
        return min(width * _LABEL_SHARE, float(text_width(self._longest, self.font())))
