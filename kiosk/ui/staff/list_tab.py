"""A tab that begins with a list: the list, one of its things, what is typed, or what is said between."""

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.ui.look import Look
from kiosk.ui.staff.asking import Asking
from kiosk.ui.staff.listing import Listing
from kiosk.ui.staff.notice import Notice
from kiosk.ui.staff.row import Plan
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.work import Work


class ListTab(Tab):
    """Gives the whole place to one of its parts, which take turns; the methods at the end say what is in them."""

    def __init__(self, room: Room, parent: QWidget, deed_icon: str) -> None:
        super().__init__(room, parent)
        self._fault: Fault | None = None
        self._is_wrong = False  # whether the list could not be read
        self._list = Listing(self, self._plan_for, deed_icon)
        self._asking = Asking(self)
        self._notice = Notice(self)
        self._shown: QWidget = self._list
        self._reading = Work(self)
        self._work = Work(self)
        self._asking.turned.connect(self.turned)
        self._reading.failed.connect(self._on_unread)

    def close_tab(self) -> None:
        """Forget what was typed, and wait for nothing any more; what is under way is made to its end."""
        self._reading.stop()
        self._work.stop()
        self._asking.wipe()

    def step_back(self) -> bool:
        """Close what lies over the list."""
        if self._shown is self._list:
            return False
        if self._shown is self._asking:
            self._asking.step_back()
        elif not (self._shown is self._notice and self._notice.is_busy):
            self._close_part()
        return True

    def first_focus(self) -> QWidget | None:
        """Return the field of a question."""
        return self._asking.first_focus() if self._shown is self._asking else None

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._list.retranslate()
        self._asking.retranslate()
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the look, and lay the list out again."""
        super().restyle(look)
        self._say()

    def arrange(self) -> None:
        """Give the whole place to what is shown."""
        for part in self.children():
            if isinstance(part, QWidget):
                part.setVisible(part is self._shown)
        self._shown.setGeometry(self.rect())
        if self._shown is self._asking:
            self._asking.arrange()

    def _show(self, part: QWidget) -> None:
        """Show `part` instead of the one before."""
        self._shown = part
        self.is_full = part is self._asking
        self.changed.emit()
        self.arrange()
        self._say()
        self.turned.emit()

    def _on_unread(self, fault: Fault | None) -> None:
        self._fault, self._is_wrong = fault, True
        self._say()

    def _plan_for(self, look: Look, width: int) -> Plan:
        """Return how a row of the list is laid out in `width` pixels."""
        raise NotImplementedError

    def _close_part(self) -> None:
        """Go back from what lies over the list."""
        raise NotImplementedError

    def _say(self) -> None:
        """Show the list and the note above it."""
        raise NotImplementedError
