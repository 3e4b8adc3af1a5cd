"""Writes one file to a drive or folder that staff choose, in a thread, and says what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr
from kiosk.requests.entry import Drive
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.where import DriveSearch, Where
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_to_fit
from kiosk.ui.widgets.pane import Pane


class SavePage(Pane):
    """Asks where to, writes, and tells."""

    left = Signal()

    def __init__(self, desk: StaffDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._write: Callable[[Drive], Path] | None = None
        self._is_removable = False  # what is written to
        self._file: Path | None = None  # that was written
        self._fault: tuple[Fault | None] | None = None  # what went wrong instead
        self._where = Where(self)
        self._search = DriveSearch(desk, self._where)
        self._words = FittedWords(self, (H2, BODY, SMALL), 400)
        self._back = TouchButton(self, "plain", "back")
        self._go = TouchButton(self, "main", "finish")
        self._work = Work(self)
        self._search.changed.connect(self.retranslate)
        self._back.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether the file is being written."""
        return self._work.is_busy

    @property
    def is_looking(self) -> bool:
        """Whether drives are being looked for."""
        return self._search.is_busy

    def begin(self, write: Callable[[Drive], Path]) -> None:
        """Ask anew; `write` writes the file and returns it."""
        self._write = write
        self._file = self._fault = None
        self._search.begin()
        self.retranslate()

    def tick(self) -> None:
        """Look now and then whether a drive was put in or taken out."""
        if self._search.tick(is_asking=self._is_asking):
            self.retranslate()

    def close_page(self) -> None:
        """Wait for nothing any more."""
        self._search.stop()
        self._work.stop()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._where.retranslate()
        self._back.set_wordings(tr("Back"))
        self._go.set_wordings(tr("Write the file"))
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the buttons grow little."""
        self._look = look
        self._where.restyle(look)
        self._words.restyle(look)
        for button in (self._back, self._go):
            button.restyle(look.for_controls)
        self.arrange()

    def arrange(self) -> None:
        """Put the question above what is told, and the buttons at the lower end."""
        if self._look is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        is_asking = self._is_asking and bool(self._where.drives)
        self._where.setVisible(is_asking)
        self._go.setVisible(is_asking and self._where.has_place)
        self._back.setVisible(not self.is_busy)
        top = self._where.place(0, 0, self.width()) + gap * 2 if is_asking else 0
        bottom = self.height() - target
        ways = [] if self._back.isHidden() else [self._back]
        deeds = [] if self._go.isHidden() else [self._go]
        widths = shorten_to_fit([*ways, *deeds], self.width(), gap)
        place_apart(ways, deeds, widths, QRect(0, bottom, self.width(), target), gap)
        room = QRect(0, top, self.width(), bottom - gap - top)
        self._words.fit(room.width(), room.height())
        self._words.setGeometry(room)

    @property
    def _is_asking(self) -> bool:
        return self._file is None and self._fault is None and not self.is_busy

    def _say(self) -> None:
        self._words.icon_name = ""
        if self.is_busy:
            self._words.set_wordings(tr("Writing the file…"))
        elif self._file is not None:
            self._words.icon_name = "check"
            written = tr("The file {name} is written.").format(name=self._file.name)
            out = tr("You can take the drive out now.")
            self._words.set_wordings(f"{written} {out}" if self._is_removable else written)
        elif self._fault is not None:
            self._words.icon_name = "warning"
            self._words.set_wordings(fault_words(*self._fault))
        elif self._where.has_place:
            whole = tr("No name and nothing that a visitor typed is in the file.")
            self._words.set_wordings(whole, tr("No visitor's words are in it."))
        else:
            self._words.icon_name = "warning" if self._search.has_looked else ""
            self._words.set_wordings(self._search.says())
        self.arrange()

    def _on_go(self) -> None:
        if self.is_busy or self._write is None or not self._where.has_place:
            return
        self._is_removable = self._where.drive.is_removable
        self._work.start(partial(_run, self._write, self._where.drive))
        self._say()

    def _on_done(self, file: Path) -> None:
        self._file = file
        self._say()

    def _on_failed(self, fault: Fault | None) -> None:
        self._fault = (fault,)
        self._say()


def _run(write: Callable[[Drive], Path], drive: Drive, turn: Turn) -> Path:
    return write(drive)
