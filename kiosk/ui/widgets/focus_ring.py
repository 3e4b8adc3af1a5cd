"""The ring round the control that the keys act on: thick, and clear of both the control and the ground."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import FOCUS_LINE
from kiosk.ui.widgets.sides import Sided

BAND = 0.6  # mm between the control and the ring, in a colour that both stand out from
_ROUND = 2.0  # mm


class FocusRing(Sided, QWidget):
    """Lies over the window round one control and takes no touch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self._around: list[QRect] = []
        self._tokens = ("focus", "surface")
        self.hide()

    def restyle(self, look: Look) -> None:
        """Take the colours and sizes of `look`."""
        self._look = look
        self.update()

    def show_round(self, control: QWidget, inside: QRect) -> None:
        """Show the ring round `control`, but not beyond `inside`, in pixels of the parent."""
        if self._look is None:
            return
        places = control.focus_places() if hasattr(control, "focus_places") else [control.rect()]
        offset = control.mapTo(self.window(), QPoint(0, 0))
        margin = self._margin(self._look)
        bounds = QRect()
        for place in places:
            bounds = bounds.united(place.translated(offset))
        bounds = bounds.adjusted(-margin, -margin, margin, margin).intersected(inside)
        self._around = [place.translated(offset - bounds.topLeft()) for place in places]
        self._tokens = getattr(_screen_of(control), "ring_tokens", ("focus", "surface"))
        QWidget.setGeometry(self, bounds)  # where it is, whatever the direction
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band, and the ring round it."""
        if self._look is None:
            return
        look = self._look
        line, band = float(look.px(FOCUS_LINE)), float(look.px(BAND))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, between = (look.color(token) for token in self._tokens)
        painter.setPen(QPen(between, band, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(self._outline(band / 2))
        painter.setPen(QPen(ring, line, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(self._outline(band + line / 2))
        painter.end()

    def _outline(self, distance: float) -> QPainterPath:
        """Return the line `distance` pixels outside of what the ring goes round; never outside of the ring's widget."""
        assert self._look is not None  # noqa: S101 - paintEvent looks first
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        for place in self._around:
            rect = QRectF(place).adjusted(-distance, -distance, distance, distance).intersected(room)
            path.addRoundedRect(rect, self._look.px(_ROUND), self._look.px(_ROUND))
        return path.simplified() if len(self._around) > 1 else path

    @staticmethod
    def _margin(look: Look) -> int:
        return look.px(FOCUS_LINE) + look.px(BAND) + 1


def _screen_of(control: QWidget) -> QWidget | None:
    widget: QWidget | None = control
    while widget is not None and not hasattr(widget, "ring_tokens"):
        widget = widget.parentWidget()
    return widget
