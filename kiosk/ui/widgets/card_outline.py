"""A bank card's outline at the size that the program believes, and the handle that moves its right edge."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.widgets.sides import Sided

CARD_WIDTH = 85.60  # mm, ISO/IEC 7810 ID-1, as are the next two
CARD_HEIGHT = 53.98
_CORNER = 3.18
_LINE = 0.8
_GRIP = 1.6


class CardOutline(Sided, QWidget):
    """The card; hands that hold the real one to it tap nothing."""

    is_rest = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline; its outer rim is the card's edge."""
        if self._look is None:
            return
        width = float(self._look.px(_LINE))
        radius = self.width() * _CORNER / CARD_WIDTH
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("line"), width))
        painter.setBrush(self._look.color("surface"))
        inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, radius, radius)
        painter.end()


class EdgeHandle(Sided, QWidget):
    """Follows a finger to the left and to the right."""

    dragged = Signal(float)  # pixels to the right

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.update()

    def drag_by(self, right: float, down: float) -> None:
        """Follow a finger."""
        self.dragged.emit(right)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint three bars, as on things that can be pulled."""
        if self._look is None:
            return
        line = float(self._look.px(_GRIP))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.color("primary"), line)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for share in (0.3, 0.5, 0.7):
            x = self.width() * share
            painter.drawLine(QPointF(x, self.height() * 0.3), QPointF(x, self.height() * 0.7))
        painter.end()
