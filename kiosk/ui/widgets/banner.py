"""The strip at the upper edge that says that this is a trial."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.metrics import SMALL
from kiosk.ui.widgets.words import Words


class Banner(Words):
    """One line on a tinted strip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, SMALL, 650, "call")
        self.set_place(is_centred=True, is_middle=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip below the words."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("call-tint"))
            painter.end()
        super().paintEvent(event)
