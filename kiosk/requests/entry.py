"""What staff see of requests, as data that crosses from what opens them to what shows them."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Fault
from kiosk.requests.record import Record

SEALED = "zip"  # the format of a sealed copy: every file as it is, for the staff's own computer


@dataclass(frozen=True, slots=True)
class Entry:
    """One request and how it stands; every change of it gives a new one.

    `place` is where its file lies. `tries` counts the calls that reached nobody. `may_be_in_earlier_file`: an export
    that broke off may have handed it out already.
    """

    record: Record
    place: Path
    is_done: bool = False
    tries: int = 0
    may_be_in_earlier_file: bool = False


@dataclass(frozen=True)
class Batch:
    """Some requests, and how far the work is: `opened` of `total` files; `broken` of them so far did not open."""

    entries: tuple[Entry, ...]
    opened: int
    total: int
    broken: int = 0


@dataclass(frozen=True)
class Drive:
    """A place that an export can be written to; one that can be taken out `is_removable`.

    `free` is in bytes, None where nothing says it. `trouble` says why it cannot be used now.
    """

    path: Path
    name: str
    is_removable: bool = True
    free: int | None = None
    trouble: Fault | None = None


@dataclass(frozen=True)
class Exported:
    """What an export did; where `count` is 0 there was nothing to write and there is no file."""

    count: int
    file: Path
    marked: int = 0  # may stand in an earlier file as well
    broken: int = 0  # files that did not open
