"""A frame round what is being read aloud where it is no page: a tile, a button, a title, a picture."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import FOCUS_LINE, RADIUS_BUTTON
from kiosk.ui.widgets.sides import Sided


class ReadMark(Sided, QWidget):
    """Lies over everything and takes no touch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self.hide()

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look

    def show_round(self, widget: QWidget | None) -> None:
        """Show the frame round `widget`; None for no frame."""
        if widget is None or self._look is None:
            self.hide()
            return
        room = self._look.px(FOCUS_LINE) + 1
        place = QRect(widget.mapTo(self.window(), QPoint(0, 0)), widget.size())
        QWidget.setGeometry(self, place.adjusted(-room, -room, room, room))  # where it is, whatever the direction
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        if self._look is None:
            return
        width = self._look.px(FOCUS_LINE)
        radius = self._look.px(RADIUS_BUTTON)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("focus"), width))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()
