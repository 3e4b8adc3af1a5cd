"""The staff's side of requests for tests: stored, looked at, and moved about by somebody else at the worst moment."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kiosk.paths import DataFolder
from kiosk.requests.record import Record
from kiosk.requests.spool import Spool
from kiosk.staff.items import Item, Worklist
from kiosk.staff.opener import Opener
from kiosk.staff.worklist import waiting
from tests.support.clinic import Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft


def fill(spool: Spool, many: int, clock: FakeClock | None = None) -> None:
    """Store requests named Patient 1, Patient 2 …, a minute apart where there is a clock."""
    for number in range(1, many + 1):
        if clock is not None:
            clock.advance(60)
        spool.append(make_draft(name=f"Patient {number}", phone=f"208 555 01{number:02}"))


def look(clinic: Clinic, *, include_done: bool = False) -> Worklist:
    """Return the worklist."""
    return waiting(clinic.folder, clinic.opener, include_done=include_done)


def the_only(clinic: Clinic) -> Item:
    """Return the only request, waiting or done."""
    (item,) = look(clinic, include_done=True).items
    return item


def names(found: Worklist) -> list[str]:
    """Return the names in a worklist."""
    return [item.record.name for item in found.items]


def day_of(path: Path) -> datetime:
    """Return the time of a file."""
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def files_of(folder: DataFolder) -> list[str]:
    """Return the sealed files below the folder of the requests, with their folders."""
    return sorted(path.relative_to(folder.requests).as_posix() for path in folder.requests.rglob("*.age"))


class BusyOpener(Opener):
    """Opens, and lets something else happen just after each request: the next of `happenings`."""

    def __init__(self, opener: Opener, happenings: Iterator[None]) -> None:
        super().__init__(opener._identity, opener.who)
        self._happenings = happenings

    def open(self, sealed: bytes) -> Record:
        """Return the record."""
        record = super().open(sealed)
        next(self._happenings, None)
        return record
