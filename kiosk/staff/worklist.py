"""What waits for a call, opened a few files at a time, so that a screen stays live and can stop in between."""

import contextlib
import logging
from collections import deque
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from kiosk.errors import Fault, SiteError
from kiosk.files import move_durable, private_folder, read_limited, site_errors
from kiosk.paths import DataFolder
from kiosk.requests.record import Record
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import SUFFIX
from kiosk.staff.items import Item, Numbers, Worklist, arrange, where_they_are_now
from kiosk.staff.numbers import read_dealt
from kiosk.staff.opener import SEALED_MAX, Opener
from kiosk.staff.places import batches, request_name, scan
from kiosk.staff.watch import Stage, Watch

__all__ = ["BATCH", "Item", "Numbers", "Reading", "Worklist", "waiting"]

BATCH = 20  # files a step: some 10 ms, less than one frame of a screen

_log = logging.getLogger(__name__)
_NEW, _CLAIMED, _DONE = range(3)  # the order in which they are opened

_File = tuple[str, int]  # name and inode: a request keeps both when it moves on, another file has another inode


def waiting(folder: DataFolder, opener: Opener, *, include_done: bool = False, watch: Watch | None = None) -> Worklist:
    """Return what waits in `folder`, and with `include_done` what is done as well; raises `SiteError`.

    With `watch` it tells how far it is, and raises `Stopped` when asked to stop.
    """
    watch = watch or Watch()
    reading = Reading(folder, opener)
    while not reading.is_over:
        watch.step(Stage.OPENING, reading.done, reading.all)
        reading.step()
    watch.step(Stage.OPENING, reading.done, reading.all)
    return reading.worklist(include_done=include_done)


class Reading:
    """Opens all requests of a folder, those that wait first, the oldest day first; call `step` until `is_over`.

    A file that does not open goes to quarantine, or stays where it is if it cannot be moved; nothing stops for it.
    An export, a kiosk or another member of staff at work at the same time does no harm: the folders are looked at in
    the order in which requests move on, again and again until nothing new turns up. To stop, call `step` no more.
    `done` of `all` files that are known of so far have been looked at.
    """

    def __init__(self, folder: DataFolder, opener: Opener) -> None:
        self.is_over = False
        self.done = 0
        self._folder = folder
        self._opener = opener
        self._items: list[Item] = []
        self._broken: list[str] = []
        self._seen: set[str] = set()
        self._pending: deque[tuple[int, str, _File]] = deque()
        self._known: dict[_File, Item] = {}
        self._opened: dict[_File, Item] = {}

    @property
    def all(self) -> int:
        """How many files are known of so far."""
        return self.done + len(self._pending)

    @property
    def broken(self) -> int:
        """How many files were found so far that do not open."""
        return len(self._broken)

    def again(self) -> "Reading":
        """Return a new look at the same folder that opens only what this one has not opened."""
        fresh = Reading(self._folder, self._opener)
        fresh._known = self._opened
        return fresh

    def step(self, most: int = BATCH) -> list[Item]:
        """Open up to `most` files and return what was in them, with what needed no opening; raises `SiteError`."""
        first = len(self._items)
        if not self._pending:
            self.is_over = not self._look()
        if self.is_over:
            self._known = {}  # what is in it and was not found is gone
        for _ in range(min(most, len(self._pending))):
            self._read(*self._pending.popleft())
        return self._items[first:]

    def worklist(self, *, include_done: bool = False) -> Worklist:
        """Return what was read so far, in order; what is done only with `include_done`."""
        dealt = read_dealt(self._folder)
        return arrange(where_they_are_now(self._items), self._broken, dealt=dealt, include_done=include_done)

    def _look(self) -> bool:
        """Find what was not seen yet; returns whether there was anything."""
        before = self.all
        found: list[tuple[int, float, str, _File]] = []
        for rank, place in self._places():
            for entry in scan(place):
                if entry.path in self._seen:
                    continue
                file = request_name(entry.name), entry.inode()
                known = self._known.get(file)
                if known is not None:
                    self.done += 1
                    self._seen.add(entry.path)
                    self._add(file, known if str(known.path) == entry.path else _item(rank, entry.path, known.record))
                    continue
                with site_errors(entry.path), contextlib.suppress(FileNotFoundError):  # the next look finds it
                    found.append((rank, entry.stat().st_mtime, entry.path, file))
        found.sort(key=itemgetter(0, 1))
        self._seen.update(path for _, _, path, _ in found)
        self._pending.extend((rank, path, file) for rank, _, path, file in found)
        return self.all > before

    def _places(self) -> Iterator[tuple[int, Path]]:
        yield _NEW, self._folder.new
        yield from ((_CLAIMED, batch) for batch in batches(self._folder))
        yield _DONE, self._folder.done

    def _read(self, rank: int, name: str, file: _File) -> None:
        self.done += 1
        path = Path(name)
        try:
            record = self._opener.open(read_limited(path, SEALED_MAX))
        except SiteError as error:
            if error.fault is Fault.MISSING:
                self._seen.discard(name)  # moved on; it may even come back here before the next look
            else:
                self._set_aside(path, error.fault)
        else:
            self._add(file, _item(rank, name, record))

    def _add(self, file: _File, item: Item) -> None:
        self._opened[file] = item
        self._items.append(item)

    def _set_aside(self, path: Path, fault: Fault) -> None:
        if self._opener.public_key not in read_recipients(self._folder.recipients):
            raise SiteError(Fault.NO_KEY, str(self._folder.keys))  # there is a new desk key, and the file is well
        self._broken.append(path.name)
        _log.warning("%s cannot be opened (%s): to quarantine", path, fault)
        if fault not in (Fault.CORRUPT, Fault.TOO_BIG):
            return  # perhaps the disk's fault and not the file's: it stays, and the next look tries again
        try:
            private_folder(self._folder.quarantine)
            move_durable(path, _free_name(self._folder.quarantine, path))
        except SiteError as error:
            _log.warning("%s cannot be moved to quarantine (%s)", path, error.fault)


def _item(rank: int, name: str, record: Record) -> Item:
    return Item(Path(name), record, may_be_in_earlier_file=rank == _CLAIMED, is_done=rank == _DONE)


def _free_name(place: Path, path: Path) -> Path:
    """Return a name in `place` that overwrites nothing."""
    target, count = place / path.name, 1
    with site_errors(place):
        while target.exists():
            count += 1
            target = place / f"{path.stem}-{count}{SUFFIX}"
    return target
