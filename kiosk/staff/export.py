"""Hands requests out as a file: each one at least once whatever breaks, and exactly once where nothing does."""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, hold_lock, move_durable, private_folder, read_limited, site_errors, write_new
from kiosk.paths import DataFolder
from kiosk.staff.audit import Deed, note
from kiosk.staff.export_formats import FORMATS, render
from kiosk.staff.opener import Opener
from kiosk.staff.worklist import Item, Worklist, waiting

LOCK = "export.lock"


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
        raise SiteError(Fault.BAD_INPUT, f"{target} does not end in .csv, .xlsx or .json, and no format is named")
    return form


def export(  # noqa: PLR0913 - each is a choice of the person who exports
    folder: DataFolder,
    opener: Opener,
    target: Path,
    form: str,
    *,
    clock: Clock,
    who: str,
    include_done: bool = False,
    keep: bool = False,
) -> Report:
    """Write what waits in `folder` into the new file `target` (0600); then it counts as done, unless `keep`.

    The order of the steps is explained in docs/decisions/0003-keys-and-export.md. Raises `SiteError`: until the file
    is in place everything waits as before; after that what stands in it may stand in the next one too, marked.
    `BAD_INPUT` if `target` is there already, `IN_USE` while another export runs.
    """
    with site_errors(folder.requests):
        if not folder.requests.is_dir():
            raise SiteError(Fault.MISSING, str(folder.requests))
    with hold_lock(folder.requests / LOCK):
        refuse_existing(target)
        found = waiting(folder, opener, include_done=include_done)
        if found.broken:
            note(folder.audit, Deed(who=who, what="quarantine", how_many=len(found.broken)), clock)
        batch = folder.claimed / f"{clock.now():%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        with contextlib.ExitStack() as undoing:
            undoing.callback(_give_back_without_file, folder, batch, target)
            items = _claim(folder, found.items, batch)
            if not items:
                return Report(0, 0, found)
            data = render(items, form)
            _put(target, data)
            undoing.pop_all()  # a stick that is pulled out from here on may hold the file, although nobody sees it
        _make_sure(target, data)
        numbers = [item.record.number for item in items]
        deed = Deed(
            who=who,
            what="export-keep" if keep else "export",
            how_many=len(items),
            first=min(numbers),
            last=max(numbers),
            sha256=hashlib.sha256(data).hexdigest(),
        )
        note(folder.audit, deed, clock)
        if not keep:
            _finish(folder, items, clock.now())
        return Report(len(items), sum(item.may_be_in_earlier_file for item in items), found)


def refuse_existing(target: Path) -> None:
    """Raise `SiteError` with `BAD_INPUT` if there is anything under the name `target`."""
    with site_errors(target):
        if os.path.lexists(target):
            raise SiteError(Fault.BAD_INPUT, f"{target} is there already")


def _claim(folder: DataFolder, items: Sequence[Item], batch: Path) -> list[Item]:
    """Move what is new into the folder `batch`; from now on it counts as what may stand in a file."""
    if not items:
        return []
    private_folder(folder.claimed)
    private_folder(batch)
    claimed = [_claim_one(folder, item, batch) for item in items]
    fsync_folder(batch)
    fsync_folder(folder.new)
    return [item for item in claimed if item is not None]


def _claim_one(folder: DataFolder, item: Item, batch: Path) -> Item | None:
    if item.path.parent != folder.new:
        return item
    place = batch / item.path.name
    with site_errors(item.path):
        try:
            item.path.rename(place)
        except FileNotFoundError:
            return None  # the kiosk took it back: it was not sure that it is on the disk, and told the visitor so
    return replace(item, path=place)


def _give_back_without_file(folder: DataFolder, batch: Path, target: Path) -> None:
    """Let the requests wait as before if there is no file that they could stand in."""
    with contextlib.suppress(SiteError, OSError):  # else they wait where they are, marked
        if not os.path.lexists(target):
            for path in batch.iterdir():
                move_durable(path, folder.new / path.name)
            batch.rmdir()


def _put(target: Path, data: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    with site_errors(target):
        part.unlink(missing_ok=True)
    with contextlib.ExitStack() as undoing:
        undoing.callback(_remove, part)  # it holds names and numbers in plain text
        _write_part(part, target, data)
        refuse_existing(target)
        with site_errors(target):
            part.rename(target)
        undoing.pop_all()


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)


def _make_sure(target: Path, data: bytes) -> None:
    fsync_folder(target.parent)
    if read_limited(target, len(data)) != data:
        raise SiteError(Fault.IO_ERROR, str(target))


def _write_part(part: Path, target: Path, data: bytes) -> None:
    try:
        write_new(part, data)
    except SiteError as error:  # named as the person knows it
        raise SiteError(error.fault, str(target.parent if error.fault is Fault.MISSING else target)) from error


def _finish(folder: DataFolder, items: Sequence[Item], now: datetime) -> None:
    """Move what stands in the file to done, dated with the day, and drop the batches that are empty then."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    private_folder(folder.done)
    batches = sorted({item.path.parent for item in items if not item.is_done})
    with site_errors(folder.claimed):
        for item in items:
            if not item.is_done:
                os.utime(item.path, (midnight, midnight))
                item.path.rename(folder.done / item.path.name)
        fsync_folder(folder.done)
        for batch in batches:
            fsync_folder(batch)
            with contextlib.suppress(OSError):  # something else lies in it
                batch.rmdir()
