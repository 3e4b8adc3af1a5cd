"""Looks and colours for tests of single widgets."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import THEMES
from kiosk.visit.visit import Contrast
from tests.support.kiosks import WIDE, Screen


def make_look(screen: Screen = WIDE, text: float = 1.0, contrast: Contrast = Contrast.LIGHT) -> Look:
    """Return the look of a screen."""
    return Look(THEMES[contrast], Metrics(screen.width, screen.height, screen.mm_per_px, text))


def painted(widget: QWidget) -> QImage:
    """Return what the widget paints."""
    return widget.grab().toImage()


def has_color(image: QImage, color: str) -> bool:
    """Whether a pixel of the image has exactly that colour."""
    wanted = QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))


def count_color(image: QImage, color: str) -> int:
    """Return how many pixels have exactly that colour."""
    wanted = QColor(color).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))
