"""Writes requests into a file for the clinic: which, in which format, where to; says what came of it."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.requests.entry import Drive, Exported
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.entries import Entries
from kiosk.ui.staff.export_questions import Questions
from kiosk.ui.staff.export_words import exported_words, stage_words
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.where import DriveSearch
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.layout import place_apart, shorten_to_fit
from kiosk.ui.widgets.pane import Pane

_BAR = 4.0  # mm


class ExportPage(Pane):
    """Asks, works in a thread, and tells."""

    left = Signal()
    exported = Signal()  # what waits is another list now
    changed = Signal()

    def __init__(self, room: Room, entries: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._is_told = False
        self._is_removable = False  # what is written to
        self._questions = Questions(room, entries, self)
        self._said = FittedWords(self, (H2, BODY, SMALL), 400)
        self._progress = Progress(self, "primary")
        self._back = TouchButton(self, "plain", "back")
        self._go = TouchButton(self, "main", "finish")
        self._stop = TouchButton(self, "call", "stop")
        self._work = Work(self)
        self._search = DriveSearch(room.desk, self._questions.where)
        self._turn: Turn | None = None
        self._connect()

    def _connect(self) -> None:
        self._questions.answered.connect(self._on_answered)
        self._back.clicked.connect(self._on_back)
        self._go.clicked.connect(self._on_go)
        self._stop.clicked.connect(self._on_stop)
        self._work.told.connect(self._on_told)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._search.changed.connect(self._on_drives)

    @property
    def can_leave(self) -> bool:
        """Whether nothing is being written."""
        return not self._work.is_busy

    @property
    def is_looking(self) -> bool:
        """Whether drives are being looked for."""
        return self._search.is_busy

    def begin(self, *, is_counted: bool) -> None:
        """Ask anew; `is_counted`: all requests have been read, so that it can be said how many there are."""
        self._is_told = False
        self.setAccessibleName("")
        self._questions.is_counted = is_counted
        self._questions.number = 0
        self._search.begin()
        self.retranslate()

    def tick(self) -> None:
        """Look now and then whether a drive was put in or taken out."""
        if self._search.tick(is_asking=self._is_asking):
            self.retranslate()

    def close_page(self) -> None:
        """Stop what is under way as far as it can be stopped; tell nothing any more."""
        if self._turn is not None:
            self._turn.stop()
        self._work.stop()
        self._search.stop()
        self._said.set_wordings("")
        self.setAccessibleName("")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._questions.retranslate()
        self._stop.set_wordings(tr("Stop"))
        if self._is_asking:
            self._tell_first()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for part in (self._questions, self._said, self._progress):
            part.restyle(look)
        for button in (self._back, self._go, self._stop):
            button.restyle(look.for_controls)
        self.arrange()

    def arrange(self) -> None:
        """Put the questions below each other, what is told below them, and the buttons at the lower end."""
        if self._look is None:
            return
        look = self._look
        gap, target = look.px(GAP), look.px(TARGET)
        is_busy = self._work.is_busy
        bottom = self.height() - target
        top = self._questions.place(self.width(), bottom - gap, is_asking=self._is_asking)
        self._progress.setVisible(is_busy)
        self._back.setVisible(not is_busy)
        self._go.setVisible(self._is_asking and self._questions.where.has_place)
        self._stop.setVisible(is_busy)
        self._name_buttons()
        ways = [button for button in (self._back, self._stop) if not button.isHidden()]
        deeds = [] if self._go.isHidden() else [self._go]
        widths = shorten_to_fit([*ways, *deeds], self.width(), gap)
        place_apart(ways, deeds, widths, QRect(0, bottom, self.width(), target), gap)
        if is_busy:
            self._progress.setGeometry(0, 0, self.width(), look.px(_BAR))
            top = look.px(_BAR) + gap * 2
        room = QRect(0, top, self.width(), bottom - gap - top)
        needed = self._said.fit(room.width(), room.height())
        self._said.setVisible(needed <= room.height() and (not self._is_asking or self._questions.is_last))
        self._said.setGeometry(room)

    @property
    def _is_asking(self) -> bool:
        return not self._work.is_busy and not self._is_told

    def _name_buttons(self) -> None:
        is_last = self._questions.is_last
        self._go.icon_name = "finish" if is_last else "forward"
        self._go.set_wordings(tr("Write the file") if is_last else tr("Next"))
        is_inside = not self._questions.is_first and not self._is_told
        self._back.set_wordings(*((tr("Back"),) if is_inside else (tr("Back to the list"), tr("Back"), "")))

    def _on_back(self) -> None:
        if self._questions.is_first or self._is_told:
            self.left.emit()
        else:
            self._questions.number -= 1
            self.arrange()

    def _tell_first(self) -> None:
        asked = self._questions
        self._said.icon_name = "warning" if self._search.has_looked and not asked.where.has_place else ""
        if not asked.where.has_place:
            self._said.set_wordings(self._search.says())
        elif asked.is_sealed:
            opens = tr("The copy always holds all requests, of all days; only the clinic's key opens it.")
            is_done = self._room.desk.is_strict
            then = tr("What is in it counts as done.") if is_done else tr("What waits goes on waiting.")
            shorter = tr("The copy holds all requests of all days.")
            self._said.set_wordings(f"{opens} {then}", f"{shorter} {then}", then)
        else:
            self._said.set_wordings(
                tr("The file can be read by everybody who finds it. What is written counts as done."),
                tr("Everybody can read the file. What is written counts as done."),
            )

    def _on_answered(self) -> None:
        self._tell_first()
        self.arrange()

    def _on_drives(self) -> None:
        if self._is_asking:
            self.retranslate()
            self.changed.emit()

    def _on_go(self) -> None:
        asked = self._questions
        if self._work.is_busy or not asked.where.has_place:
            return
        if not asked.is_last:
            asked.number += 1
            self.arrange()
            return
        self._is_removable = asked.where.drive.is_removable
        self._said.icon_name = ""
        self._said.set_wordings(tr("Reading the requests…"))
        self._progress.set_share(0.0)
        work = partial(_export, self._room.desk, asked.form, asked.where.drive, asked.include_done, asked.days)
        self._turn = self._work.start(work)
        self.arrange()

    def _on_stop(self) -> None:
        if self._turn is not None:
            self._turn.stop()
            self._said.set_wordings(tr("Stopping…"))
            self.arrange()

    def _on_told(self, far: tuple[str, int, int]) -> None:
        stage, number, total = far
        self._progress.set_share(number / total if total else 0.0)
        if total and self._turn is not None and not self._turn.is_stopped:  # until then it says that it reads
            self._said.set_wordings(stage_words(stage).format(number=number, total=total))
            self.arrange()

    def _on_done(self, done: Exported | None) -> None:
        if done is None:
            self._tell(tr("Stopped. No file was written, and everything waits as before."))
        elif not done.count:
            self._tell(tr("There was nothing to write, so there is no file."))
        else:
            self._tell(exported_words(done, is_removable=self._is_removable), icon_name="check")
            self.exported.emit()

    def _on_failed(self, fault: Fault | None) -> None:
        kept = tr("Nothing is lost: what was not written waits as before.")
        self._tell(f"{fault_words(fault)} {kept}", icon_name="warning")

    def _tell(self, text: str, icon_name: str = "") -> None:
        self._is_told = True
        self._said.icon_name = icon_name
        self._said.set_wordings(text)
        self.setAccessibleName(text)
        self.arrange()
        self.changed.emit()


def _export(desk: StaffDesk, form: str, drive: Drive, is_all: bool, days: int | None, turn: Turn) -> Exported | None:
    """Write the file; say how far it is."""

    def go_on(stage: str, number: int, total: int) -> bool:
        turn.tell((stage, number, total))
        return not turn.is_stopped

    return desk.export(form, drive, include_done=is_all, days=days, go_on=go_on)
