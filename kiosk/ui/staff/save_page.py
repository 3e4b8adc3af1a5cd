"""Writes one file to a drive or folder that staff choose, in a thread, and says what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.requests.entry import Drive
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.pick import Pick
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import shorten_to_fit
from kiosk.ui.widgets.sides import Sided


class SavePage(Sided, QWidget):
    """Asks where to, writes, and tells."""

    left = Signal()

    def __init__(self, desk: StaffDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look: Look | None = None
        self._drives: list[Drive] = []
        self._write: Callable[[Drive], Path] | None = None
        self._file: Path | None = None  # that was written
        self._fault: tuple[Fault | None] | None = None  # what went wrong instead
        self._where = Pick(self)
        self._words = FittedWords(self, (H2, BODY, SMALL), 400)
        self._back = TouchButton(self, "plain", "back")
        self._go = TouchButton(self, "main", "finish")
        self._work = Work(self)
        self._back.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether the file is being written."""
        return self._work.is_busy

    def begin(self, write: Callable[[Drive], Path]) -> None:
        """Ask anew; `write` writes the file and returns it."""
        self._write = write
        self._file = self._fault = None
        self._words.icon_name = ""
        try:
            self._drives = [drive for drive in self._desk.drives() if drive.trouble is None]
        except SiteError:
            self._drives = []
        self.retranslate()

    def close_page(self) -> None:
        """Wait for nothing any more."""
        self._work.stop()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        names = [
            drive.name if drive.is_removable else tr("Folder {name}").format(name=drive.name) for drive in self._drives
        ]
        self._where.offer(tr("Where to?"), names)
        self._back.set_wordings(tr("Back"))
        self._go.set_wordings(tr("Write the file"))
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        self._where.restyle(look)
        self._words.restyle(look)
        for button in (self._back, self._go):
            button.restyle(look.for_controls)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        self.arrange()

    def arrange(self) -> None:
        """Put the question above what is told, and the buttons at the lower end."""
        if self._look is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        is_asking = self._file is None and self._fault is None and bool(self._drives) and not self.is_busy
        self._where.setVisible(is_asking)
        self._go.setVisible(is_asking)
        self._back.setVisible(not self.is_busy)
        top = self._where.place(0, 0, self.width()) + gap * 2 if is_asking else 0
        bottom = self.height() - target
        shown = [button for button in (self._back, self._go) if not button.isHidden()]
        for button, width in zip(shown, shorten_to_fit(shown, self.width(), gap), strict=True):
            left = 0 if button is self._back else self.width() - width
            button.setGeometry(left, bottom, width, target)
        room = QRect(0, top, self.width(), bottom - gap - top)
        self._words.fit(room.width(), room.height())
        self._words.setGeometry(room)

    def _say(self) -> None:
        if self.is_busy:
            self._words.set_wordings(tr("Writing the file…"))
        elif self._file is not None:
            self._words.set_wordings(tr("The file {name} is written.").format(name=self._file.name))
        elif self._fault is not None:
            self._words.set_wordings(fault_words(*self._fault))
        elif self._drives:
            whole = tr("No name and nothing that a visitor typed is in the file.")
            self._words.set_wordings(whole, tr("No visitor's words are in it."))
        else:
            self._words.icon_name = "warning"
            self._words.set_wordings(tr("No drive was found. Put one in, go back, and come here again."))
        self.arrange()

    def _on_go(self) -> None:
        if self.is_busy or self._write is None or not self._drives:
            return
        self._work.start(partial(_run, self._write, self._drives[self._where.index]))
        self._say()

    def _on_done(self, file: Path) -> None:
        self._words.icon_name = "check"
        self._file = file
        self._say()

    def _on_failed(self, fault: Fault | None) -> None:
        self._words.icon_name = "warning"
        self._fault = (fault,)
        self._say()


def _run(write: Callable[[Drive], Path], drive: Drive, turn: Turn) -> Path:
    return write(drive)
