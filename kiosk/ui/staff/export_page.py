"""Writes requests into a file for the clinic: which, in which format, where to; says what came of it."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import SEALED, Drive, Exported
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, LOW_FRAME_SCALE, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.pick import Pick
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.layout import shorten_to_fit
from kiosk.ui.widgets.sides import Sided

_BAR = 4.0  # mm


class ExportPage(Sided, QWidget):
    """Asks, works in a thread, and tells."""

    left = Signal()
    exported = Signal()  # what waits is another list now
    changed = Signal()

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._look: Look | None = None
        self._drives: list[Drive] = []
        self._counts = (0, 0)
        self._is_told = False
        self._is_one_by_one = False  # the questions do not fit below each other
        self._number = 0  # of the question that is asked then
        self._form, self._which, self._where = Pick(self), Pick(self), Pick(self)
        self._said = FittedWords(self, (H2, BODY, SMALL), 400)
        self._progress = Progress(self, "primary")
        self._back = TouchButton(self, "plain", "back")
        self._go = TouchButton(self, "main", "finish")
        self._stop = TouchButton(self, "call", "stop")
        self._work = Work(self)
        self._form.chosen.connect(self._on_form)
        self._back.clicked.connect(self._on_back)
        self._go.clicked.connect(self._on_go)
        self._stop.clicked.connect(self._on_stop)
        self._work.told.connect(self._on_told)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._turn: Turn | None = None

    @property
    def can_leave(self) -> bool:
        """Whether nothing is being written."""
        return not self._work.is_busy

    def begin(self, waiting: int, every: int) -> None:
        """Ask anew; so many wait, of so many."""
        self._counts = (waiting, every)
        self._is_told = False
        self._number = 0
        try:
            self._drives = list(self._room.desk.drives())
        except SiteError:
            self._drives = []
        self.retranslate()

    def close_page(self) -> None:
        """Stop what is under way as far as it can be stopped; tell nothing any more."""
        if self._turn is not None:
            self._turn.stop()
        self._work.stop()
        self._said.set_wordings("")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._form.offer(tr("Format"), [_form_words(form) for form in self._room.desk.formats()])
        waiting, every = self._counts
        which = [
            tr("Those that wait ({number})").format(number=waiting),
            tr("All ({number})").format(number=every),
        ]
        self._which.offer(tr("Which requests?"), which)
        self._where.offer(tr("Where to?"), [_drive_words(drive) for drive in self._drives])
        self._stop.set_wordings(tr("Stop"))
        if not self._is_told:
            self._tell_first()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for part in (self._form, self._which, self._where, self._said, self._progress):
            part.restyle(look)
        small = Look(look.theme, look.metrics.scaled(min(look.metrics.text_scale, LOW_FRAME_SCALE)))
        for button in (self._back, self._go, self._stop):
            button.restyle(small)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        self.arrange()

    def arrange(self) -> None:
        """Put the questions below each other, what is told below them, and the buttons at the lower end."""
        if self._look is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        is_busy, is_asking = self._work.is_busy, not self._work.is_busy and not self._is_told
        picks = self._picks()
        for pick in (self._form, self._which, self._where):
            pick.setVisible(is_asking and pick in picks)
        self._progress.setVisible(is_busy)
        self._back.setVisible(not is_busy)
        self._go.setVisible(is_asking and bool(self._drives))
        self._stop.setVisible(is_busy)
        bottom = self.height() - target
        top = 0
        for pick in picks:
            top = pick.place(0, top, self.width()) + gap
        self._is_one_by_one = bool(picks) and top > bottom
        if self._is_one_by_one and is_asking:
            for number, pick in enumerate(picks):
                pick.setVisible(number == self._number)
            top = picks[self._number].place(0, 0, self.width(), bottom - gap) + gap
        self._name_buttons()
        shown = [button for button in (self._back, self._stop, self._go) if not button.isHidden()]
        widths = shorten_to_fit(shown, self.width(), gap)
        for button, width in zip(shown, widths, strict=True):
            left = 0 if button is not self._go else self.width() - width
            button.setGeometry(left, bottom, width, target)
        if not is_asking:
            top = 0
        if is_busy:
            self._progress.setGeometry(0, 0, self.width(), self._look.px(_BAR))
            top = self._look.px(_BAR) + gap * 2
        room = QRect(0, top, self.width(), bottom - gap - top)
        self._said.setVisible(self._said.fit(room.width(), room.height()) <= room.height())
        self._said.setGeometry(room)

    def _picks(self) -> list[Pick]:
        """Return the questions to ask; without a drive it is of no use to ask."""
        if not self._drives:
            return []
        return [self._form, self._where] if self._is_sealed else [self._form, self._which, self._where]

    @property
    def _form_chosen(self) -> str:
        return self._room.desk.formats()[self._form.index]

    @property
    def _is_sealed(self) -> bool:
        return self._form_chosen == SEALED

    @property
    def _is_last(self) -> bool:
        return not self._is_one_by_one or self._number == len(self._picks()) - 1

    def _name_buttons(self) -> None:
        self._go.icon_name = "finish" if self._is_last else "forward"
        self._go.set_wordings(tr("Write the file") if self._is_last else tr("Next"))
        is_inside = self._is_one_by_one and self._number > 0 and not self._is_told
        self._back.set_wordings(*((tr("Back"),) if is_inside else (tr("Back to the list"), tr("Back"), "")))

    def _on_back(self) -> None:
        if self._is_one_by_one and self._number > 0 and not self._is_told:
            self._number -= 1
            self.arrange()
        else:
            self.left.emit()

    def _tell_first(self) -> None:
        self._said.icon_name = ""
        if self._drives and self._is_sealed:
            opens = tr("The copy holds all requests, and only the clinic's key opens it.")
            is_done = self._room.desk.is_strict
            then = tr("What is in it counts as done.") if is_done else tr("What waits goes on waiting.")
            self._said.set_wordings(f"{opens} {then}", then)
        elif self._drives:
            self._said.set_wordings(
                tr("The file can be read by everybody who finds it. What is written counts as done."),
                tr("Everybody can read the file. What is written counts as done."),
            )
        else:
            self._said.icon_name = "warning"
            self._said.set_wordings(tr("No drive was found. Put one in, go back to the list, and come here again."))

    def _on_form(self) -> None:
        self._tell_first()
        self.arrange()

    def _on_go(self) -> None:
        if self._work.is_busy or not self._drives:
            return
        if not self._is_last:
            self._number += 1
            self.arrange()
            return
        drive = self._drives[self._where.index]
        self._said.icon_name = ""
        self._said.set_wordings(tr("Reading the requests…"))
        self._progress.set_share(0.0)
        is_all = self._which.index == 1
        self._turn = self._work.start(partial(_export, self._room.desk, self._form_chosen, drive, is_all))
        self.arrange()

    def _on_stop(self) -> None:
        if self._turn is not None:
            self._turn.stop()
            self._said.set_wordings(tr("Stopping…"))
            self.arrange()

    def _on_told(self, far: tuple[str, int, int]) -> None:
        stage, number, total = far
        self._progress.set_share(number / total if total else 1.0)
        if self._turn is not None and not self._turn.is_stopped:
            self._said.set_wordings(_stage_words(stage).format(number=number, total=total))
            self.arrange()

    def _on_done(self, done: Exported | None) -> None:
        if done is None:
            self._tell(tr("Stopped. No file was written, and everything waits as before."))
            return
        if not done.count:
            self._tell(tr("There was nothing to write, so there is no file."))
            return
        said = tr_n("{number} request is in the file {name}.", "{number} requests are in the file {name}.", done.count)
        text = said.format(number=done.count, name=done.file.name)
        if done.broken:
            broken = tr_n("{number} file did not open", "{number} files did not open", done.broken)
            text += " " + broken.format(number=done.broken) + "."
        self._tell(text, icon_name="check")
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


def _export(desk: StaffDesk, form: str, drive: Drive, is_all: bool, turn: Turn) -> Exported | None:
    """Write the file; say how far it is."""

    def go_on(stage: str, number: int, total: int) -> bool:
        turn.tell((stage, number, total))
        return not turn.is_stopped

    return desk.export(form, drive, include_done=is_all, go_on=go_on)


def _stage_words(stage: str) -> str:
    return {
        "opening": tr("Reading the requests: {number} of {total}"),
        "writing": tr("Writing: {number} of {total}"),
        "checking": tr("Reading the file back and comparing it…"),
    }.get(stage, tr("Saving the file…"))


def _drive_words(drive: Drive) -> str:
    return drive.name if drive.is_removable else tr("Folder {name}").format(name=drive.name)


def _form_words(form: str) -> tuple[str, ...]:
    """Return what a format is called, and a shorter name."""
    known = {
        "xlsx": (tr("Excel (XLSX)"), "Excel"),
        "csv": (tr("Table (CSV)"), "CSV"),
        "json": (tr("For programs (JSON)"), "JSON"),
        "vcf": (tr("Contacts (vCard)"), "vCard"),
        SEALED: (tr("Sealed copy (ZIP)"), tr("Sealed copy")),
    }
    return known.get(form, (form.upper(),))
