"""What waits for a call: opened, in the order of the visits, with all that looks wrong named."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from kiosk.errors import Fault, SiteError
from kiosk.files import move_durable, private_folder, read_limited, site_errors
from kiosk.paths import DataFolder
from kiosk.requests.record import Record
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import SUFFIX
from kiosk.staff.opener import SEALED_MAX, Opener

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Item:
    """One request and where it lies.

    `may_be_in_earlier_file`: an export that broke off, or that was told to keep it, may have written it already.
    `is_done`: it was exported and counts as done.
    """

    path: Path
    record: Record
    may_be_in_earlier_file: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Numbers:
    """The running numbers from `first` to `last` of a kiosk, which gets a new id where it has to count anew."""

    kiosk: str
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True)
class Worklist:
    """The requests in the order of their running numbers, and what is not as it should be.

    `broken` are the names of files that were found unreadable just now; `missing` are running numbers between the
    lowest and the highest that are nowhere, `doubled` those that are there more than once.
    """

    items: tuple[Item, ...]
    broken: tuple[str, ...]
    missing: tuple[Numbers, ...]
    doubled: tuple[Numbers, ...]


def waiting(folder: DataFolder, opener: Opener, *, include_done: bool = False) -> Worklist:
    """Return what waits in `folder`, and with `include_done` what is done as well; raises `SiteError`.

    A file that does not open goes to quarantine, or stays where it is if it cannot be moved; nothing stops for it.
    An export or a kiosk at work at the same time does no harm: requests only move from new to claimed to done, and
    the folders are looked at in that order.
    """
    reader = _Reader(folder, opener)
    reader.read_new()
    for batch in reader.folders_in(folder.claimed):
        reader.read(batch, may_be_in_earlier_file=True)
    reader.read(folder.done, is_done=True)
    items = _in_order(_where_they_are_now(reader.items))
    done = {item.record.id for item in items if item.is_done}
    return Worklist(
        items=tuple(_marked(item, done) for item in items if include_done or not item.is_done),
        broken=tuple(sorted(reader.broken)),
        missing=tuple(_missing(items)),
        doubled=tuple(_doubled(items)),
    )


class _Reader:
    """Opens the files of one folder after the other."""

    def __init__(self, folder: DataFolder, opener: Opener) -> None:
        self.items: list[Item] = []
        self.broken: list[str] = []
        self._folder = folder
        self._opener = opener

    def read_new(self) -> None:
        """Look until nothing new turns up: one look at a folder that grows may see a later file and not an earlier."""
        seen: set[Path] = set()
        while fresh := [path for path in self._files_in(self._folder.new) if path not in seen]:
            seen.update(fresh)
            for path in fresh:
                self._read_file(path)

    def read(self, place: Path, *, may_be_in_earlier_file: bool = False, is_done: bool = False) -> None:
        """Open every file in the folder `place`."""
        for path in self._files_in(place):
            self._read_file(path, may_be_in_earlier_file=may_be_in_earlier_file, is_done=is_done)

    def folders_in(self, place: Path) -> list[Path]:
        """Return the folders in `place`, none if it is not there."""
        return [path for path in _entries(place) if path.is_dir()]

    def _files_in(self, place: Path) -> list[Path]:
        return [path for path in _entries(place) if path.suffix == SUFFIX]

    def _read_file(self, path: Path, *, may_be_in_earlier_file: bool = False, is_done: bool = False) -> None:
        try:
            record = self._opener.open(read_limited(path, SEALED_MAX))
        except SiteError as error:
            if error.fault is not Fault.MISSING:  # an export took it on between the two looks
                self._set_aside(path, error.fault)
            return
        self.items.append(Item(path, record, may_be_in_earlier_file, is_done))

    def _set_aside(self, path: Path, fault: Fault) -> None:
        if self._opener.public_key not in read_recipients(self._folder.recipients):
            raise SiteError(Fault.NO_KEY, str(self._folder.keys))  # there is a new desk key, and the file is well
        self.broken.append(path.name)
        _log.warning("%s cannot be opened (%s): to quarantine", path, fault)
        if fault not in (Fault.CORRUPT, Fault.TOO_BIG):
            return  # perhaps the disk's fault and not the file's: it stays, and the next look tries again
        try:
            private_folder(self._folder.quarantine)
            move_durable(path, _free_name(self._folder.quarantine, path))
        except SiteError as error:
            _log.warning("%s cannot be moved to quarantine (%s)", path, error.fault)


def _entries(place: Path) -> list[Path]:
    with site_errors(place):
        try:
            return sorted(place.iterdir())
        except FileNotFoundError:
            return []  # never made, or a batch that an export was through with between two looks


def _free_name(place: Path, path: Path) -> Path:
    """Return a name in `place` that overwrites nothing."""
    target, count = place / path.name, 1
    with site_errors(place):
        while target.exists():
            count += 1
            target = place / f"{path.stem}-{count}{SUFFIX}"
    return target


def _where_they_are_now(items: list[Item]) -> list[Item]:
    """Leave out where a request was before an export moved it on between two looks."""
    last_seen = {item.path.name: item for item in items}  # moved on even from there, it is still the same request
    return [item for item in items if item is last_seen[item.path.name] or item.path.exists()]


def _in_order(items: list[Item]) -> list[Item]:
    starts: dict[str, datetime] = {}
    for item in items:
        kiosk, saved_at = item.record.kiosk, item.record.saved_at
        starts[kiosk] = min(starts.get(kiosk, saved_at), saved_at)

    def place(item: Item) -> tuple[datetime, str, int, str]:
        record = item.record
        return starts[record.kiosk], record.kiosk, record.number, str(record.id)

    return sorted(items, key=place)


def _marked(item: Item, done: set[UUID]) -> Item:
    """Mark what waits although it is done as well, such as a copy that was put back."""
    return replace(item, may_be_in_earlier_file=True) if not item.is_done and item.record.id in done else item


def _missing(items: list[Item]) -> Iterator[Numbers]:
    for before, after in pairwise(items):
        kiosk, first, last = after.record.kiosk, before.record.number + 1, after.record.number - 1
        if before.record.kiosk == kiosk and first <= last:
            yield Numbers(kiosk, first, last)


def _doubled(items: list[Item]) -> list[Numbers]:
    counted = Counter((item.record.kiosk, item.record.number) for item in items)
    return [Numbers(kiosk, number, number) for (kiosk, number), times in counted.items() if times > 1]
