"""The staff's work at the screen: unlocks the desk key for one person, opens what waits, and marks what is done."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter, sleep

import msgspec

from kiosk.clock import Clock
from kiosk.content.model import Page, Problem, SignOff
from kiosk.errors import Fault, SiteError
from kiosk.files import move_durable, private_folder, read_limited, site_errors, write_whole
from kiosk.paths import DataFolder
from kiosk.requests.entry import Batch, Drive, Entry, Exported
from kiosk.requests.record import Record
from kiosk.requests.spool import SUFFIX
from kiosk.settings import Settings
from kiosk.staff.access import staff_names, trial_opener, unlock
from kiosk.staff.audit import Deed, note
from kiosk.staff.export import export
from kiosk.staff.opener import SEALED_MAX, Opener
from kiosk.staff.people import Person, add_person, change_passphrase, list_people, remove_person
from kiosk.staff.rekey import rekey
from kiosk.staff.retention import erase_old
from kiosk.staff.signoffs import PageRow, checked_rows, general_problems, quick_rows, sign

TRIES = "tries.json"
FORMS = ("xlsx", "csv", "json")
_TRIES_MAX = 4 * 1024 * 1024
_FREE_TRIES = 5  # wrong passphrases before anybody has to wait
_WAIT_S = 30.0  # after the fifth; each further wrong one doubles it
_BATCH_S = 0.05  # of opening, until what is open is handed over
_REST_S = 0.004  # opening holds the interpreter; the window gets it in between
_TURN = 8  # files opened in a row
_MOUNTS = (Path("/media"), Path("/run/media"), Path("/mnt"))


class _Stopped(Exception):
    """Staff have stopped an export while it was still reading."""


class _Watched(Opener):
    """Opens as another one does, and asks before each whether to go on."""

    def __init__(self, opener: Opener, total: int, go_on: Callable[[int, int], bool]) -> None:
        super().__init__(opener._identity, opener.who)  # noqa: SLF001 - one of its own kind
        self._total = total
        self._opened = 0
        self._go_on = go_on

    def open(self, sealed: bytes) -> Record:
        """Open one; raises `_Stopped`."""
        if not self._go_on(self._opened, self._total):
            raise _Stopped
        self._opened += 1
        return super().open(sealed)


class FrontDesk:
    """Implements what the staff's screens ask for (kiosk/ui/staff/desk.py) over the data folder."""

    def __init__(
        self,
        data: DataFolder,
        clock: Clock,
        settings: Settings,
        *,
        find_drives: Callable[[], Sequence[Path]] | None = None,
    ) -> None:
        self._data = data
        self._clock = clock
        self._settings = settings
        self._find_drives = find_drives or removable_drives
        self._turn = threading.Lock()
        self._opener: Opener | None = None
        self._wrong = 0
        self._shut_until = float("-inf")

    @property
    def is_trial(self) -> bool:
        """Whether the kiosk is not set up."""
        return not self._data.is_set_up

    def people(self) -> Sequence[str]:
        """Return the names of those who have a key; none on trial. Raises `SiteError`."""
        return [] if self.is_trial else staff_names(self._data)

    def wait_s(self) -> float:
        """Return for how many seconds the door stays shut after wrong tries."""
        return max(0.0, self._shut_until - self._clock.monotonic())

    def enter(self, name: str, passphrase: str) -> None:
        """Unlock the desk key; raises `SiteError`, `TOO_MANY` while the door is shut."""
        if self.wait_s() > 0:
            raise SiteError(Fault.TOO_MANY, "wrong passphrases")
        if self.is_trial:
            self._opener = trial_opener(self._folder)
            return
        try:
            self._opener = unlock(self._data, name, passphrase)
        except SiteError as error:
            if error.fault is Fault.WRONG_PASSPHRASE:
                self._count_wrong(name)
            raise
        self._wrong = 0
        note(self._folder.audit, Deed(who=name, what="enter"), self._clock)

    def leave(self) -> None:
        """Forget the key."""
        self._opener = None

    def requests(self) -> Iterator[Batch]:
        """Open what waits, the oldest day first, then what is done; ends early once the desk is locked."""
        opener = self._at_work()
        tries = self._tries()
        files = self._files()
        broken, entries, began = 0, list[Entry](), perf_counter()
        for number, (path, is_done, may_be_in_file) in enumerate(files, start=1):
            if self._opener is not opener:
                return
            try:
                record = opener.open(read_limited(path, SEALED_MAX))
            except SiteError as error:
                broken += error.fault is not Fault.MISSING  # an export has taken it on meanwhile
            else:
                entries.append(Entry(record, path, is_done, tries.get(str(record.id), 0), may_be_in_file))
            if number % _TURN == 0:
                sleep(_REST_S)
            if perf_counter() - began >= _BATCH_S:
                yield Batch(tuple(entries), number, len(files), broken)
                entries, began = [], perf_counter()
        yield Batch(tuple(entries), len(files), len(files), broken)

    def called(self, entry: Entry) -> Entry:
        """Move a request to those that are done, dated with the day."""
        who = self._at_work().who
        target = self._folder.done / entry.place.name
        midnight = self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        with self._turn:
            private_folder(self._folder.done)
            with site_errors(entry.place):
                os.utime(entry.place, (midnight, midnight))
            move_durable(entry.place, target)
            self._note(who, "called", entry)
        return replace(entry, place=target, is_done=True, came_from=entry.place.parent)

    def undo(self, entry: Entry) -> Entry:
        """Move a request back to where it was before it was done."""
        who = self._at_work().who
        home = entry.came_from or self._folder.new
        with self._turn:
            private_folder(home)
            move_durable(entry.place, home / entry.place.name)
            self._note(who, "undo", entry)
        return replace(entry, place=home / entry.place.name, is_done=False, came_from=None)

    def not_reached(self, entry: Entry) -> Entry:
        """Count one more call that reached nobody."""
        who = self._at_work().who
        with self._turn:
            tries = self._tries()
            tries[str(entry.record.id)] = count = entry.tries + 1
            write_whole(self._folder.requests / TRIES, msgspec.json.encode(tries))
            self._note(who, "not-reached", entry)
        return replace(entry, tries=count)

    def formats(self) -> Sequence[str]:
        """Return the formats of an export."""
        return FORMS

    def drives(self) -> Sequence[Drive]:
        """Return the drives that are there, then the folder of the settings if it can be written to."""
        found = [Drive(path, path.name, is_removable=True) for path in self._find_drives()]
        if folder := self._settings.staff.export_folder:
            path = Path(folder)
            if path.is_dir() and os.access(path, os.W_OK):
                found.append(Drive(path, path.name, is_removable=False))
        return found

    def export(
        self, form: str, drive: Drive, *, include_done: bool, go_on: Callable[[int, int], bool]
    ) -> Exported | None:
        """Write an export into a new file on `drive`; what is old is erased then, as after every export."""
        opener = self._at_work()
        target = self._free_name(drive.path, form)
        watched = _Watched(opener, len(self._files()), go_on)
        try:
            done = export(
                self._folder, watched, target, form, clock=self._clock, who=opener.who, include_done=include_done
            )
        except _Stopped:
            return None
        erase_old(self._folder, self._settings.requests.keep_days, self._clock, opener.who)
        return Exported(done.count, target, done.marked, len(done.worklist.broken))

    def note(self, what: str) -> None:
        """Add a line to the audit."""
        note(self._folder.audit, Deed(who=self._at_work().who, what=what), self._clock)

    @property
    def _folder(self) -> DataFolder:
        return self._data.active

    def _at_work(self) -> Opener:
        opener = self._opener
        if opener is None:
            raise SiteError(Fault.NO_KEY, str(self._folder.keys))
        return opener

    def _count_wrong(self, name: str) -> None:
        self._wrong += 1
        if self._wrong >= _FREE_TRIES:
            wait = _WAIT_S * 2 ** (self._wrong - _FREE_TRIES)
            self._shut_until = self._clock.monotonic() + wait
        note(self._folder.audit, Deed(who=name, what="wrong-passphrase"), self._clock)

    def _note(self, who: str, what: str, entry: Entry) -> None:
        number = entry.record.number
        note(self._folder.audit, Deed(who=who, what=what, how_many=1, first=number, last=number), self._clock)

    def _files(self) -> list[tuple[Path, bool, bool]]:
        """Return every request's file, whether it is done, and whether it may be in an earlier export's file."""
        folder = self._folder
        waiting = [(path, False, False) for path in _sealed_in(folder.new)]
        claimed = [(path, False, True) for batch in _entries(folder.claimed) for path in _sealed_in(batch)]
        return waiting + claimed + [(path, True, False) for path in _sealed_in(folder.done)]

    def _tries(self) -> dict[str, int]:
        try:
            found = read_limited(self._folder.requests / TRIES, _TRIES_MAX)
            return msgspec.json.decode(found, type=dict[str, int])
        except (SiteError, msgspec.DecodeError, UnicodeDecodeError):
            return {}  # a count that is lost loses nobody

    def _free_name(self, place: Path, form: str) -> Path:
        stem = f"requests-{self._clock.now():%Y-%m-%d-%H%M}"
        target, count = place / f"{stem}.{form}", 1
        with site_errors(place):
            while target.exists():
                count += 1
                target = place / f"{stem}-{count}.{form}"
        return target

    def pages(self, content: Path) -> Sequence[PageRow]:
        """Return how all pages stand, without the check."""
        return quick_rows(content, self._data.sign_offs)

    def check_pages(self, content: Path) -> tuple[Sequence[PageRow], Sequence[Problem]]:
        """Return how all pages stand with all that the check finds, and what it finds elsewhere."""
        from kiosk.content.check.runner import check_content  # noqa: PLC0415 - few ever ask

        report = check_content(content, today=self._clock.now().date())
        found = (*report.errors, *report.warnings)
        return checked_rows(report, self._data.sign_offs), general_problems(content, found)

    def sign_page(self, page: Page, name: str, credential: str) -> SignOff:
        """Record that `name` has checked a page."""
        return sign(self._data, page, name, credential, self._clock, self._at_work().who)

    def staff(self) -> Sequence[Person]:
        """Return everybody who can come in; nobody on trial."""
        return () if self.is_trial else list_people(self._data)

    def add_person(self, name: str, passphrase: str) -> None:
        """Make a locked copy of the key for somebody new."""
        add_person(self._data, self._at_work(), name, passphrase, self._clock)

    def change_passphrase(self, old: str, new: str) -> None:
        """Lock the copy of the person who is in with another passphrase."""
        change_passphrase(self._data, self._at_work().who, old, new, self._clock)

    def remove_person(self, name: str) -> None:
        """Erase the locked copy of a person."""
        remove_person(self._data, name, self._at_work().who, self._clock)

    def new_key(self, passphrase: str, progress: Callable[[int, int], None]) -> Sequence[str]:
        """Make a new desk key and work on with it, unless the desk is locked meanwhile."""
        opener = self._at_work()
        done = rekey(self._data, opener.who, passphrase, self._clock, progress=progress, in_kiosk=True)
        if self._opener is opener:
            self._opener = done.opener
        return done.retired


def removable_drives(places: Sequence[Path] = _MOUNTS) -> list[Path]:
    """Return the drives below `places`, where systems mount what is plugged in, that can be written to."""
    found = [path for place in places for pattern in ("*", "*/*") for path in sorted(place.glob(pattern))]
    return [path for path in found if path.is_mount() and os.access(path, os.W_OK)]


def _entries(place: Path) -> list[Path]:
    with site_errors(place):
        try:
            return sorted(place.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []


def _sealed_in(place: Path) -> list[Path]:
    """Return the sealed files of a folder, those of the oldest day first."""
    with site_errors(place):
        found = [path for path in _entries(place) if path.suffix == SUFFIX]
        return [path for _, path in sorted((_day(path), path) for path in found)]


def _day(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
