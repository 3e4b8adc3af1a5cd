"""A soft ring where a tap hit nothing: "felt, but there is nothing here"."""

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import RING

_SHOWN_MS = 450


class Ring(QWidget):
    """Lies over everything and takes no touch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look

    def show_at(self, x: float, y: float) -> None:
        """Show the ring round a point of the parent."""
        if self._look is None:
            return
        side = self._look.px(RING)
        self.setGeometry(round(x - side / 2), round(y - side / 2), side, side)
        self.raise_()
        self.show()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.color("line")
        width = self._look.px(1.0)
        painter.setPen(QPen(color, width))
        color.setAlphaF(0.18)
        painter.setBrush(color)
        radius = self.width() / 2 - width
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        painter.end()
