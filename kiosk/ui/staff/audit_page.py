"""The audit on the screen: who did what and when, the newest first, and whether a line was tampered with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL, TARGET
from kiosk.ui.staff.audit_table import AuditTable
from kiosk.ui.staff.audit_words import verdict_words
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.note import Note
from kiosk.ui.staff.turned import Turners
from kiosk.ui.staff.views import LineView
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_to_fit
from kiosk.ui.widgets.pane import Pane

_Read = tuple[Sequence[LineView], Sequence[int]]


class AuditPage(Pane):
    """Reads the file in a thread each time it is opened; nothing of it stays once it is left."""

    left = Signal()

    def __init__(self, desk: StaffDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: _Read | None = None
        self._fault: Fault | None = None
        self._has_failed = False
        self._note = Note(self, (BODY, SMALL))
        self._back = TouchButton(self, "plain", "back")
        self.table = AuditTable(self)
        self._turners = Turners(self, self.table)
        self._work = Work(self)
        self._back.clicked.connect(self.left)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether it is reading."""
        return self._work.is_busy

    def begin(self) -> None:
        """Read the file and show it."""
        self._has_failed = False
        self._work.start(partial(_read, self._desk))
        self._say()

    def close_page(self) -> None:
        """Forget what was read."""
        self._work.stop()
        self._read = None
        self.table.show_lines(())

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._back.set_wordings(tr("Back to this kiosk"), tr("Back"), "")
        self._turners.retranslate()
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons grow little."""
        self._look = look
        for part in (self._note, self.table):
            part.restyle(look.for_notes if look.metrics.is_shallow else look)
        for button in (self._back, *self._turners.buttons):
            button.restyle(look.for_frame)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons above the table, with the verdict between or below them."""
        look = self._look
        if look is None or self.width() < look.px(TARGET):
            return
        gap, target = look.px(GAP), look.px(TARGET)
        turning = self._turners.buttons
        widths = shorten_to_fit(
            [self._back, *turning], self.width() - gap, gap, start=1 if look.metrics.is_shallow else 0
        )
        between = place_apart([self._back], turning, widths, QRect(0, 0, self.width(), target), gap)
        top = self._note.place(look, between, self.width())
        self.table.setGeometry(0, top, self.width(), self.height() - top)

    def _say(self) -> None:
        if self._work.is_busy:
            self._note.say(tr("Reading…"), icon_name="clock")
        elif self._has_failed:
            self._note.say(fault_words(self._fault), icon_name="warning")
        elif self._read is None:
            self._note.say()
        else:
            lines, broken = self._read
            self._note.say(*verdict_words(len(lines), broken), icon_name="warning" if broken else "check")
        self.table.arrange()
        self.arrange()

    def _on_done(self, read: _Read) -> None:
        self._read = read
        self.table.show_lines(read[0])
        self._say()

    def _on_failed(self, fault: Fault | None) -> None:
        self._fault, self._has_failed = fault, True
        self._say()


def _read(desk: StaffDesk, turn: Turn) -> _Read:
    return desk.audit()
