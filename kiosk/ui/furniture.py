"""What stands round the screens: the frame's tools, the question, the ring and the gate for keys."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.settings import Keypad, Taps
from kiosk.ui.bars import Tools
from kiosk.ui.focus import Focus
from kiosk.ui.keys import KeyGate
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Frame, Screen
from kiosk.ui.screens.still_there import StillThere
from kiosk.ui.stage import Stage
from kiosk.ui.widgets.player import Player
from kiosk.ui.widgets.read_mark import ReadMark
from kiosk.ui.widgets.ring import Ring


class Furniture:
    """Everything of a window but its screens."""

    def __init__(self, window: QWidget, clinic: str, clock: Clock, taps: Taps, keypad: Keypad) -> None:
        self.stage = Stage(window)
        self.tools = Tools(window, clinic)
        self.question = StillThere(window)
        self.ring = Ring(window)
        self.player = Player(window)
        self.read_mark = ReadMark(window)
        self.is_listening = False
        self.focus = Focus(window, clock, taps.repeat_ms / 1000)
        self.keys = KeyGate(window, self.focus, keypad)
        self._window = window
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self.stage.restyle(look)
        self.tools.restyle(look)
        self.question.restyle(look)
        self.ring.restyle(look)
        self.player.restyle(look)
        self.read_mark.restyle(look)
        self.focus.restyle(look)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.tools.retranslate()
        self.question.retranslate()
        self.player.retranslate()

    def arrange(self, screen: Screen, reach: QRect, *, is_left_handed: bool) -> QRect:
        """Put the frame in place for `screen` within `reach` and return the rectangle that is left for the screen."""
        is_full = screen.frame is Frame.FULL
        self.ring.hide()
        self.tools.setGeometry(reach)
        self.tools.setVisible(is_full)
        self.tools.is_left_handed = is_left_handed
        self.tools.call.show()
        self.player.hide()
        self.question.setGeometry(reach)
        self._show_stage(screen, reach.top())
        if not is_full:
            self.tools.house("", [])
            return reach
        area = reach
        # A screen may offer other buttons once it has its size, so it is placed, asked, and placed for good.
        for _ in range(2):
            self.tools.house(screen.title(), screen.own_buttons())
            area = self.tools.arrange().translated(reach.topLeft())
            screen.setGeometry(area)
        if self.is_listening:
            self._place_player(screen)
        return area

    def _show_stage(self, screen: Screen, height: int) -> None:
        """Fill what is out of reach above the lowered buttons with what the screen is about."""
        self.stage.setVisible(height > 0)
        if height > 0:
            self.stage.setGeometry(0, 0, self._window.width(), height)
            self.stage.show_subject(screen.title(), screen.illustration())

    def _place_player(self, screen: Screen) -> None:
        """Let the player take the place of the bottom bar's buttons: the screen keeps all of its own."""
        tools = self.tools
        covered: list[QWidget] = [tools.call]
        covered += [button for button in screen.own_buttons() if button.y() == tools.home.y()]
        if tools.note.y() == tools.call.y():
            covered.append(tools.note)
        self.player.lie_over(tools.home, tools.back, covered, tools.y())
