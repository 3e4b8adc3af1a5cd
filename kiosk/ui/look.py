"""How things look at this moment: the theme and the sizes together, handed down to every widget."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont

from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import ButtonColors, Theme, button_colors

FAMILIES = (
    "Atkinson Hyperlegible Next",
    "Inter",
    "Noto Sans",
    "Segoe UI",
    "Helvetica Neue",
    "DejaVu Sans",
)


@cache
def _font(pixels: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@dataclass(frozen=True)
class Look:
    """One theme at one set of sizes."""

    theme: Theme
    metrics: Metrics

    @property
    def for_controls(self) -> "Look":
        """Return the look of buttons that grow little."""
        return Look(self.theme, self.metrics.for_controls)

    @property
    def for_frame(self) -> "Look":
        """Return the look of the bars."""
        return Look(self.theme, self.metrics.for_frame)

    @property
    def for_notes(self) -> "Look":
        """Return the look of what is said beside the text."""
        return Look(self.theme, self.metrics.for_notes)

    @property
    def least(self) -> "Look":
        """Return the look in which the body of a text is as small as may be."""
        return Look(self.theme, self.metrics.least)

    def font(self, mm: float, weight: int = 400) -> QFont:
        """Return the font of `mm` height at the visitor's text size."""
        return _font(self.metrics.text_px(mm), weight)

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.theme[token])

    def button(self, kind: str) -> ButtonColors:
        """Return the colours of a kind of button."""
        return button_colors(self.theme, kind)

    def px(self, mm: float) -> int:
        """Return `mm` millimetres in pixels."""
        return self.metrics.px(mm)
