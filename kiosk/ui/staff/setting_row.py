"""A setting, or one of the answers to it, as a large button: its name above its value."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left
from kiosk.ui.look import Look
from kiosk.ui.metrics import SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.words import lay_out

_PAD = 5.0  # mm at both sides
_OVER = 2.5  # mm above and below
_MOST_LINES = 2  # of each text


class SettingRow(TouchButton):
    """Two texts below each other, and at the end the sign that it leads on; a long value ends in an ellipsis."""

    is_wide = False

    def __init__(self, parent: QWidget, name: str, value: str = "", *, icon_name: str = "edit") -> None:
        super().__init__(parent, "plain", icon_name, SMALL)
        self._name, self._value = name, value
        self.set_wordings(name)
        self.setAccessibleDescription(value)

    def restyle(self, look: Look) -> None:
        """Take the look; the words grow little, as those of the buttons do."""
        super().restyle(look.for_controls)

    def pieces(self, width: int, room: int) -> "list[SettingRow]":
        """Return nothing: it is never too high."""
        return []

    def height_for(self, width: int) -> int:
        """Return the height in pixels that both texts need at `width`."""
        words = sum(height for _, height in self._texts(width))
        return max(self.look.px(TARGET), round(words) + 2 * self.look.px(_OVER))

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the name, the value below it, and the icon at the end."""
        look, pad = self.look, self.look.px(_PAD)
        side = self._icon_px() if self.icon_name else 0
        texts = self._texts(self.width())
        top = (self.height() - sum(height for _, height in texts)) / 2
        painter.setPen(QColor(color))
        room = self._room(self.width())
        for layouts, height in texts:
            for layout in layouts:
                layout.draw(painter, QPointF(self.from_start(pad, room), top))
            top += height
        if side:
            at = QPointF(self.from_start(self.width() - pad - side, side), (self.height() - side) / 2)
            painter.drawPixmap(at, icon(self.icon_name, look.theme["ink-soft"], side, is_mirrored=is_right_to_left()))

    def _texts(self, width: int) -> list[tuple[list[QTextLayout], float]]:
        parts = [(self._name, 700), (self._value, 400)]
        return [self._laid_out(text, self.look.font(SMALL, weight), width) for text, weight in parts if text]

    def _laid_out(self, text: str, font: QFont, width: int) -> tuple[list[QTextLayout], float]:
        laid_out = lay_out(text, font, self._room(width))
        while (found := laid_out[0][0]).lineCount() > _MOST_LINES:
            text = text[: found.lineAt(_MOST_LINES).textStart() - 2].rstrip() + "…"
            laid_out = lay_out(text, font, self._room(width))
        return laid_out

    def _room(self, width: int) -> float:
        return max(1.0, float(width - 3 * self.look.px(_PAD) - (self._icon_px() if self.icon_name else 0)))
