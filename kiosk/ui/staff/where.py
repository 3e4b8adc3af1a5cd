"""Where a file is to go: the drives that are there, and the search for them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.entry import Drive
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.export_words import drive_trouble_words, drive_words
from kiosk.ui.staff.pick import Pick
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.touch import is_touched

_AGAIN_TICKS = 8  # two seconds: drives are looked for anew
_SLOW_TICKS = 2  # half a second: it is said that drives are looked for


class Where(Pick):
    """Asks for one of the `drives`; those that cannot be used now rest, with the reason on them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drives: Sequence[Drive] = ()

    @property
    def has_place(self) -> bool:
        """Whether there is somewhere to write to."""
        return any(drive.trouble is None for drive in self.drives)

    @property
    def drive(self) -> Drive:
        """The one that is chosen."""
        return self.drives[self.index]

    def change(self, drives: Sequence[Drive]) -> bool:
        """Take what is there now; what was chosen stays so. Returns whether there is anything new but free space."""
        if list(map(_same, drives)) == list(map(_same, self.drives)):
            return False
        chosen = _same(self.drive) if self.drives else None
        self.drives = drives
        self.index = next((number for number, drive in enumerate(drives) if _same(drive) == chosen), -1)
        return True

    def retranslate(self) -> None:
        """Ask in the language in force."""
        resting = [number for number, drive in enumerate(self.drives) if drive.trouble is not None]
        self.offer(tr("Where to?"), [drive_words(drive) for drive in self.drives], resting)


class DriveSearch(QObject):
    """Looks for drives in a thread, and again every two seconds: one that never answers must not stop the screen."""

    changed = Signal()  # what there is to choose from

    def __init__(self, desk: StaffDesk, where: Where) -> None:
        super().__init__(where)
        self.has_looked = False  # since it began
        self._desk = desk
        self._where = where
        self._ticks = 0
        self._work = Work(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether it is looking."""
        return self._work.is_busy

    def begin(self) -> None:
        """Look from the start."""
        self._where.change(())
        self.has_looked = False
        self._ticks = 0
        self._work.start(partial(_look, self._desk))

    def tick(self, *, is_asking: bool) -> bool:
        """Look again now and then while somebody is asked; return whether the first look turns out to be slow."""
        self._ticks += 1
        if is_asking and self._ticks % _AGAIN_TICKS == 0 and not self._work.is_busy:
            self._work.start(partial(_look, self._desk))
        return self._ticks == _SLOW_TICKS and not self.has_looked

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._work.stop()

    def says(self) -> str:
        """Return what is to be said while there is nowhere to write to."""
        if not self.has_looked:
            return tr("Looking for drives…") if self._ticks >= _SLOW_TICKS else ""
        if not self._where.drives:
            return tr("No drive was found. Put one in; after some seconds it is shown here.")
        return "\n".join(map(drive_trouble_words, self._where.drives))

    def _on_done(self, drives: Sequence[Drive]) -> None:
        """Show other drives, but not under a finger; at first nothing stands there that could be under one."""
        is_first, self.has_looked = not self.has_looked, True
        if (is_first or not is_touched(self._where)) and (self._where.change(drives) or is_first):
            self.changed.emit()

    def _on_failed(self) -> None:
        if not self.has_looked:
            self._on_done(())


def _same(drive: Drive) -> tuple[object, ...]:
    return drive.path, drive.name, drive.trouble


def _look(desk: StaffDesk, turn: Turn) -> Sequence[Drive]:
    return desk.drives()
