"""A rounded card behind other widgets."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import RADIUS_CARD
from kiosk.ui.widgets.sides import Sided


class Card(Sided, QWidget):
    """A ground in one colour token with an edge in another."""

    def __init__(self, parent: QWidget, fill: str = "surface", edge: str = "deco") -> None:
        super().__init__(parent)
        self._fill, self._edge = fill, edge
        self._look: Look | None = None

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        if self._look is None:
            return
        width = self._look.theme.edge_px
        radius = self._look.px(RADIUS_CARD)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color(self._edge), width) if self._edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(self._fill))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )
        painter.end()


class Progress(Sided, QWidget):
    """A bar that is full to a share between 0 and 1; the words beside it say the same."""

    def __init__(self, parent: QWidget, color: str = "call") -> None:
        super().__init__(parent)
        self._color = color
        self._share = 0.0
        self._look: Look | None = None

    def restyle(self, look: Look) -> None:
        """Take the colours of `look`."""
        self._look = look
        self.update()

    def set_share(self, share: float, color: str = "") -> None:
        """Show `share` of the bar as done, in the colour token `color` where one is given."""
        self._share = min(1.0, max(0.0, share))
        self._color = color or self._color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        is_high = self._look.theme.edge_px > 2
        painter.setPen(QPen(self._look.color("line"), 1) if is_high else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("ground" if is_high else "deco"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        done = rect.width() * self._share
        rect = QRectF(self.from_start(0.0, done), 0.0, done, rect.height())
        if rect.width() >= 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color(self._color))
            painter.drawRoundedRect(rect, min(radius, rect.width() / 2), radius)
        painter.end()
