"""Hands requests out as a file: each one at least once whatever breaks, and exactly once where nothing does."""

import contextlib
import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, site_errors
from kiosk.paths import DataFolder
from kiosk.staff.audit import Deed, note
from kiosk.staff.claims import LOCK, Claim
from kiosk.staff.export_formats import FORMATS, render
from kiosk.staff.items import Item, Worklist
from kiosk.staff.new_file import NewFile, read_back, refuse_existing
from kiosk.staff.numbers import note_dealt
from kiosk.staff.opener import Opener
from kiosk.staff.watch import Stage, Watch
from kiosk.staff.worklist import waiting

__all__ = ["LOCK", "WAITING", "Choice", "Report", "export", "format_of", "refuse_existing", "write_file"]


@dataclass(frozen=True)
class Choice:
    """Which requests: those that wait, or all; and of these what was asked from `first` to `last`, both included."""

    include_done: bool = False
    first: date | None = None
    last: date | None = None

    def takes(self, item: Item) -> bool:
        """Return whether a request is among them; its day is the one that the kiosk's clock showed."""
        day = item.record.saved_at.date()
        if (self.first is not None and day < self.first) or (self.last is not None and day > self.last):
            return False
        return self.include_done or not item.is_done


WAITING = Choice()


@dataclass(frozen=True)
class Report:
    """What an export did: `count` requests stand in the file; where that is 0 no file was written."""

    count: int
    marked: int
    worklist: Worklist


def format_of(target: Path, asked: str | None = None) -> str:
    """Return the format asked for, else the one that the file's ending says; raises `SiteError` with `BAD_INPUT`."""
    form = asked or target.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise SiteError(Fault.BAD_INPUT, f"{target} ends in none of {endings}, and no format is named")
    return form


def export(  # noqa: PLR0913 - each is a choice of the person who exports
    folder: DataFolder,
    opener: Opener,
    target: Path,
    form: str,
    *,
    clock: Clock,
    who: str,
    choice: Choice = WAITING,
    keep: bool = False,
    watch: Watch | None = None,
) -> Report:
    """Write what `choice` takes from `folder` into the new file `target` (0600); it counts as done then, unless `keep`.

    Once this returns the file was synced and read back: the drive may be taken away. The order of the steps is
    explained in docs/decisions/0003-keys-and-export.md. Raises `SiteError`: until the file is in place everything waits
    as before; after that what stands in it may stand in the next one too, marked. `BAD_INPUT` if `target` is there
    already, `IN_USE` while another export runs. Raises `Stopped` if `watch` was asked to stop before the file was in
    place: then everything waits as before; later than that it goes on to its end.
    """
    watch = watch or Watch()
    with site_errors(folder.requests):
        if not folder.requests.is_dir():
            raise SiteError(Fault.MISSING, str(folder.requests))
    with hold_lock(folder.requests / LOCK):
        refuse_existing(target)
        found = waiting(folder, opener, include_done=choice.include_done, watch=watch)
        if found.broken:
            note(folder.audit, Deed(who=who, what="quarantine", how_many=len(found.broken)), clock)
        claim, new_file = Claim(folder, clock.now()), NewFile(target, watch)
        with contextlib.ExitStack() as undoing:
            undoing.callback(_give_back_without_file, claim, new_file)
            items = _claim(claim, [item for item in found.items if choice.takes(item)])
            if not items:
                return Report(0, 0, found)
            sha256 = write_file(new_file, target, items, form, watch)
            undoing.pop_all()
        note(folder.audit, _deed(who, "export-keep" if keep else "export", items, sha256), clock)
        if not keep:
            watch.tell(Stage.FINISHING, 0, len(items))
            claim.finish([item.path for item in items])
            note_dealt(folder, [item.record for item in items])
        return Report(len(items), sum(item.may_be_in_earlier_file for item in items), found)


def write_file(new_file: NewFile, target: Path, items: list[Item], form: str, watch: Watch) -> str:
    """Write the requests into a new file and read it back; returns its SHA-256. Raises `SiteError` and `Stopped`."""
    data = render(watch.each(Stage.WRITING, items, len(items)), form)
    with new_file.written() as file:
        file.write(data)
    watch.tell(Stage.CHECKING, 0, 1)
    with read_back(target) as file:
        if file.read(len(data) + 1) != data:
            raise SiteError(Fault.IO_ERROR, str(target))
    return hashlib.sha256(data).hexdigest()


def _deed(who: str, what: str, items: list[Item], sha256: str) -> Deed:
    numbers = [item.record.number for item in items]
    return Deed(who=who, what=what, how_many=len(items), first=min(numbers), last=max(numbers), sha256=sha256)


def _claim(claim: Claim, items: list[Item]) -> list[Item]:
    """Take what is to stand in the file; returns what was still there."""
    if not items:
        return []
    claim.open()
    places = [claim.take(item.path) for item in items]
    claim.settle()
    return [replace(item, path=place) for item, place in zip(items, places, strict=True) if place is not None]


def _give_back_without_file(claim: Claim, new_file: NewFile) -> None:
    """Let the requests wait as before if there is no file that they could stand in."""
    if not new_file.may_be_there:
        claim.give_back()
