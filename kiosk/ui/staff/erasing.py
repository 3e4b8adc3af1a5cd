"""Erases one request or all that is done, after two questions, and says what came of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import Entry
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.notice import Notice
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work


class Erasing(Notice):
    """The two questions, and the sentence at the end."""

    erased = Signal(object)  # the Entry; None for all that was done
    left = Signal()

    def __init__(self, desk: StaffDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry: Entry | None = None
        self._count = 0
        self._question = 0
        self._work = Work(self)
        self.refused.connect(self.left)
        self.agreed.connect(self._on_agreed)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    @property
    def is_erasing(self) -> bool:
        """Whether something is being erased right now."""
        return self._work.is_busy

    def begin(self, entry: Entry | None, count: int = 1) -> None:
        """Ask whether `entry` shall be erased, or with None all that is done, which are `count`."""
        self._entry, self._count, self._question = entry, count, 1
        self.retranslate()

    def close_page(self) -> None:
        """Forget the request; what is being erased is erased."""
        self._work.stop()
        self._entry, self._question = None, 0
        self.ask("", "", "", "")

    def retranslate(self) -> None:
        """Ask in the language in force; what was told stays as it is."""
        if not self._question:
            return
        entry, asked = self._entry, self._question
        if entry is None:
            title = self._title_of_all()
            text = tr("What waits stays. What is erased cannot be brought back.")
        elif asked == 1:
            title = tr("Erase the request of {name}?").format(name=entry.record.name)
            text = tr("What is erased cannot be brought back.")
        else:
            title = tr("Really erase it for good?")
            is_done = entry.is_done
            text = tr("This person was called.") if is_done else tr("This person still waits for a call.")
        yes = tr("Yes, erase") if asked == 1 else tr("Yes, for good")
        self.ask(title, text, tr("No, go back"), yes)
        self._no.set_wordings(tr("No, go back"), tr("No"))
        self._yes.set_wordings(yes, tr("Yes"))
        self.arrange()

    def _title_of_all(self) -> str:
        count = self._count
        if self._question == 1:
            said = tr_n("Erase the {number} request that is done?", "Erase all {number} requests that are done?", count)
        else:
            said = tr_n("Really erase {number} request for good?", "Really erase {number} requests for good?", count)
        return said.format(number=count)

    def _on_agreed(self) -> None:
        if self._work.is_busy or not self._question:
            return
        if self._question == 1:
            self._question = 2
            self.retranslate()
            return
        self._question = 0
        self.wait(tr("Erasing…"))
        self._work.start(partial(_erase, self._desk, self._entry))

    def _on_done(self, count: int) -> None:
        said = tr_n("{number} request is erased.", "{number} requests are erased.", count).format(number=count)
        self.tell(said, tr("It is noted who erased it, and never whose request it was."))
        self.erased.emit(self._entry)
        self._entry = None

    def _on_failed(self, fault: Fault | None) -> None:
        self.tell(tr("It is not erased, or not all of it."), fault_words(fault), "warning")


def _erase(desk: StaffDesk, entry: Entry | None, turn: Turn) -> int:
    if entry is None:
        return desk.erase_done()
    desk.erase(entry)
    return 1
