"""The staff's side of the window: the ways in, and the screen behind the door."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.ui.furniture import Furniture
from kiosk.ui.screens.base import Screen
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.hold import NameHold
from kiosk.ui.staff.screen import StaffScreen
from kiosk.ui.window import KioskWindow


class StaffSide(QObject):
    """Knows when staff want to come in; the guide lets them."""

    wanted = Signal()
    exit_wanted = Signal()
    restart_wanted = Signal()

    def __init__(
        self, window: KioskWindow, furniture: Furniture, clock: Clock, make_desk: Callable[[], StaffDesk]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._make_desk = make_desk
        self._screen: StaffScreen | None = None
        self._hold = NameHold(window)
        self._hold.held.connect(self._on_asked)
        furniture.keys.staff_wanted.connect(self._on_asked)

    def take(self, screen: Screen) -> None:
        """Give the screen behind the door its desk, the first time that it is needed."""
        if self._screen is None:
            self._screen = cast("StaffScreen", screen)
            self._screen.serve(self._make_desk(), self._clock)
            self._screen.exit_wanted.connect(self.exit_wanted)
            self._screen.restart_wanted.connect(self.restart_wanted)
            self._window.felt_somebody.connect(self._screen.touch)

    def tick(self) -> None:
        """Look at the clock."""
        self._hold.look()
        if self._screen is not None:
            self._screen.tick()

    def rest(self) -> None:
        """Lock, and watch nothing any more: the program ends."""
        self._hold.rest()
        if self._screen is not None:
            self._screen.lock()

    def _on_asked(self) -> None:
        if not isinstance(self._window.shown, StaffScreen):
            self.wanted.emit()
