"""What the staff's tabs share: the desk, a name for the button that leads to them, and nothing left behind."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.ui.screens.base import Site
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.widgets.pane import Pane


@dataclass(frozen=True)
class Room:
    """What the staff have behind their door; `who` is in, "" on trial."""

    desk: StaffDesk
    site: Site
    clock: Clock
    who: str


class Tab(Pane):
    """One part of the staff's work; made when the door opens, gone when it locks."""

    wants = Signal(object)  # a Route, which locks
    language_wanted = Signal(str)  # its code
    leave_wanted = Signal(bool)  # the program is to end; True: and to start anew
    changed = Signal()  # its name, its title, or whether it takes the whole place
    turned = Signal()  # a page of its own has followed another

    icon_name = "list"
    is_whole = False  # whether it has the place of the tabs as well
    is_full = False  # whether it has the bar's place too, for a keyboard

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = room

    def name(self) -> str:
        """Return what stands on the button that leads here."""
        raise NotImplementedError

    def short_name(self) -> str:
        """Return the same in a word, for a narrow row."""
        return self.name()

    def title(self) -> str:
        """Return what is shown now, for the bar."""
        return self.name()

    def enter(self) -> None:
        """Begin to be shown."""

    def retranslate(self) -> None:
        """Show the words of the language in force."""

    def tick(self) -> None:
        """Look at the clock, several times a second."""

    def step_back(self) -> bool:
        """Go back within the tab; False where there is nothing to go back to."""
        return False

    def first_focus(self) -> QWidget | None:
        """Return the control that the keys begin at, None for the first in reading order."""
        return None

    def close_tab(self) -> None:
        """Forget everything: the door locks."""
