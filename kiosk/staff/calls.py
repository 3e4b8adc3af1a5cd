"""What a member of staff does with one request: called, undone, not reached, erased.

All of it works while the kiosk saves and while an export runs: each request moves by one rename, and whoever comes
second finds it where it is by then. Each deed leaves one line in the audit, with the running number and never a name.
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, private_folder, site_errors
from kiosk.paths import DataFolder
from kiosk.staff.audit import Deed, note
from kiosk.staff.items import Item
from kiosk.staff.numbers import note_dealt
from kiosk.staff.places import called_name, find, is_called, midnight, midnight_utc, request_name
from kiosk.staff.tries import Tries, count_try, forget_erased

_TURNS = 5  # an export may take a request on between the look for it and the move, twice at most


def mark_called(folder: DataFolder, item: Item, clock: Clock, who: str) -> Item:
    """Move one request to done, dated with the day; returns it as it is then, untouched where it is done already.

    Raises `SiteError`: then it waits as before, unless only the disk's confirmation failed; a new look tells. `MISSING`
    if it is nowhere any more. The line in the audit comes first: there is no deed without one.
    """
    if _find(folder, item).parent != folder.done:
        _note(folder, item, clock, who, "called")
    day = midnight(clock.now())

    def to_done(place: Path) -> Path:
        if place.parent == folder.done:
            return place
        os.utime(place, (day, day))  # before the move: an older date would have it erased too early
        return private_folder(folder.done) / (called_name(place.name) if place.parent == folder.new else place.name)

    place = _move(folder, item, to_done)
    note_dealt(folder, (item.record,))
    return replace(item, path=place, may_be_in_earlier_file=False, is_done=True)


def undo_called(folder: DataFolder, item: Item, clock: Clock, who: str) -> Item:
    """Let a done request wait again, marked only if it stood in a file; returns it as it is then.

    Nothing happens where it waits already. Raises `SiteError` as `mark_called` does.
    """
    if _find(folder, item).parent == folder.done:
        _note(folder, item, clock, who, "called-undone")
    day = midnight_utc(item.record.saved_at)

    def to_waiting(place: Path) -> Path:
        if place.parent != folder.done:
            return place
        home = folder.new / request_name(place.name)
        if is_called(place.name) and not home.exists():  # a copy that was put back stays as it is
            return home
        return private_folder(private_folder(folder.claimed) / f"undone-{uuid4().hex[:8]}") / home.name

    place = _move(folder, item, to_waiting)
    with contextlib.suppress(OSError):  # the day it was asked; after the move, since retention looks at it before
        os.utime(place, (day, day))
    return replace(item, path=place, may_be_in_earlier_file=place.parent != folder.new, is_done=False)


def could_not_reach(folder: DataFolder, item: Item, clock: Clock, who: str) -> Tries:
    """Count one more try; returns how many there were and when last. Raises `SiteError`: then it is not counted."""
    place = _find(folder, item)
    _note(folder, item, clock, who, "not-reached")
    return count_try(folder, place, clock)


def erase_one(folder: DataFolder, item: Item, clock: Clock, who: str) -> bool:
    """Erase one request, waiting or done; returns False where it was gone already. Raises `SiteError`.

    Here the line in the audit comes last: erasing must be possible on a full disk.
    """
    for _ in range(_TURNS):
        place = find(folder, item.path)
        if place is None:
            return False
        with site_errors(place), contextlib.suppress(FileNotFoundError):
            place.unlink()
            _sync(place.parent)
            _note(folder, item, clock, who, "erase-one")
            note_dealt(folder, (item.record,))
            forget_erased(folder)
            return True
    raise SiteError(Fault.IN_USE, item.path.name)


def _find(folder: DataFolder, item: Item) -> Path:
    place = find(folder, item.path)
    if place is None:
        raise SiteError(Fault.MISSING, item.path.name)
    return place


def _move(folder: DataFolder, item: Item, way: Callable[[Path], Path]) -> Path:
    """Rename the request's file to where `way` leads from the place where it is now; returns the new place."""
    for _ in range(_TURNS):
        place = _find(folder, item)
        with site_errors(place), contextlib.suppress(FileNotFoundError):
            target = way(place)
            if target != place:
                place.rename(target)
                fsync_folder(target.parent)
                _sync(place.parent)
            return target
    raise SiteError(Fault.IN_USE, item.path.name)


def _sync(place: Path) -> None:
    """Have it on the disk that something left `place`, unless an export removed that folder as empty meanwhile."""
    try:
        fsync_folder(place)
    except SiteError as error:
        if error.fault is not Fault.MISSING:
            raise


def _note(folder: DataFolder, item: Item, clock: Clock, who: str, what: str) -> None:
    number = item.record.number
    note(folder.audit, Deed(who=who, what=what, how_many=1, first=number, last=number), clock)
