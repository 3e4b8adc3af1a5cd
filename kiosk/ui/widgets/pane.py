"""What screens, the staff's tabs and their pages have in common: a look, and parts that go where there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.widgets.sides import Sided


class Pane(Sided, QWidget):
    """Puts its own parts in their places, again whenever its look or its size has changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None

    @property
    def look(self) -> Look:
        """The look in force; raises `RuntimeError` before the first `restyle`."""
        if self._look is None:
            raise RuntimeError(f"restyle() comes before {type(self).__name__} is shown")
        return self._look

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`, and so do all parts."""
        self._look = look
        for part in self.children():
            if hasattr(part, "restyle"):
                part.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put the parts in their places."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        if self._look is not None:
            self.arrange()
