"""What stands round the screens: the frame's tools, the question, the ring and the gate for keys."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.bars import Tools
from kiosk.ui.keys import KeyGate
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Frame, Screen
from kiosk.ui.screens.still_there import StillThere
from kiosk.ui.widgets.ring import Ring


class Furniture:
    """Everything of a window but its screens."""

    def __init__(self, window: QWidget, clinic: str) -> None:
        self.tools = Tools(window, clinic)
        self.question = StillThere(window)
        self.ring = Ring(window)
        self.keys = KeyGate(window)
        self._window = window
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self.tools.restyle(look)
        self.question.restyle(look)
        self.ring.restyle(look)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.tools.retranslate()
        self.question.retranslate()

    def arrange(self, screen: Screen) -> QRect:
        """Put the frame in place for `screen` and return the rectangle that is left for it."""
        area = self._window.rect()
        is_full = screen.frame is Frame.FULL
        self.ring.hide()
        self.tools.setGeometry(area)
        self.tools.setVisible(is_full)
        self.question.setGeometry(area)
        if not is_full:
            self.tools.house("", [])
            return area
        # A screen may offer other buttons once it has its size, so it is placed, asked, and placed for good.
        for _ in range(2):
            self.tools.house(screen.title(), screen.own_buttons())
            area = self.tools.arrange()
            screen.setGeometry(area)
        return area
