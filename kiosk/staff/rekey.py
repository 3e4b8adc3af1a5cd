"""Gives the clinic a new desk key, and seals every request that is kept for it; no power cut loses one.

The order of the steps and what holds after a break at each is in docs/decisions/0015-people-and-keys.md.
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import (
    fsync_folder,
    hold_lock,
    move_durable,
    private_folder,
    read_limited,
    site_errors,
    write_new,
    write_whole,
)
from kiosk.paths import DataFolder
from kiosk.requests.changeover import RECIPIENTS, STAFF, settle_held
from kiosk.requests.seal import SEALED_MAX, Sealer, pad, read_recipients
from kiosk.requests.spool import SUFFIX
from kiosk.staff.access import check_staff_name, unlock, unlock_file
from kiosk.staff.audit import Deed, note
from kiosk.staff.copies import Carried, check_pin, put_copy
from kiosk.staff.export import LOCK as EXPORT_LOCK
from kiosk.staff.opener import Opener
from kiosk.staff.people import people_held
from kiosk.staff.recipients import with_new_desk_key

Progress = Callable[[int, int], None]  # how many requests are done, and of how many

_RECIPIENTS_MAX = 64 * 1024


@dataclass(frozen=True)
class Rekeyed:
    """A new desk key: `opener` holds it, and any older one opens nothing any more.

    `resealed` requests were sealed anew; `broken` are the names of files that did not open and stay as they were;
    `retired` is whose locked copies hold the old key: they are to be added again.
    """

    opener: Opener
    resealed: int
    broken: tuple[str, ...]
    retired: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is to be done: `opener` opens what is there, the public key `old` gives way to a new one.

    The new key is locked with `passphrase` for the opener's person; `what` names the deed in the audit. `carried`:
    strict mode.
    """

    opener: Opener
    old: str
    passphrase: str
    what: str
    carried: Carried | None = None

    def __repr__(self) -> str:
        return f"Change({self.what!r})"  # a repr may end in a log


def rekey(  # noqa: PLR0913 - as many as there are things to say
    data: DataFolder,
    name: str,
    passphrase: str,
    clock: Clock,
    *,
    key_file: Path | None = None,
    carried: Carried | None = None,
    progress: Progress | None = None,
    in_kiosk: bool = False,
) -> Rekeyed:
    """Make a new desk key, locked for `name` with the same passphrase; everybody else's copy is put aside.

    `in_kiosk`: the caller is the running kiosk, which holds its lock; it must not be taking a request meanwhile. In
    strict mode `key_file` is the copy that `name` carries, and `carried` says where the next one goes. Takes some 3 s,
    and 5 to 15 ms a request, most of it for the disk.

    Raises `SiteError`: before the change is decided all is as it was, after it the new key holds or will at the next
    start; with the same passphrase the person gets in either way. `WRONG_PASSPHRASE`; `IN_USE` while a kiosk, an export
    or another change is at work; others as they come.
    """
    check_staff_name(name)
    opener = unlock(data, name, passphrase) if key_file is None else unlock_file(data, key_file, name, passphrase)
    change = Change(opener, opener.public_key, passphrase, "rekey", carried)
    return replace_desk_key(data, change, clock, progress=progress, in_kiosk=in_kiosk)


def replace_desk_key(
    data: DataFolder, change: Change, clock: Clock, *, progress: Progress | None = None, in_kiosk: bool = False
) -> Rekeyed:
    """Do what `change` says; takes and raises what `rekey` does."""
    if change.carried is not None:
        check_pin(change.carried.pin)
    with contextlib.ExitStack() as held:
        if not in_kiosk:
            held.enter_context(hold_lock(data.lock))
        private_folder(data.requests)
        held.enter_context(hold_lock(data.requests / EXPORT_LOCK))
        held.enter_context(hold_lock(data.keys_lock))
        settle_held(data)
        if not {change.old, change.opener.public_key} <= set(read_recipients(data.recipients)):
            raise SiteError(Fault.NO_KEY, str(data.keys))  # somebody else has just made a new one
        with contextlib.ExitStack() as undoing:
            undoing.callback(_settle_quietly, data)
            new = _prepare_keys(data, change, clock.now())
            resealer = _Resealer(data, change.opener, new, progress)
            resealer.run()
            count, broken = resealer.count, tuple(sorted(resealer.broken))
            others = tuple(person.name for person in people_held(data) if person.name != new.who)
            note(data.audit, Deed(who=new.who, what=change.what, how_many=count), clock)
            move_durable(data.prepared_keys, data.decided_keys)  # from here on there is no way back
            undoing.pop_all()
        settle_held(data)
    return Rekeyed(new, count, broken, others)


def _settle_quietly(data: DataFolder) -> None:
    with contextlib.suppress(SiteError):  # else the next start does it
        settle_held(data)


def _prepare_keys(data: DataFolder, change: Change, now: datetime) -> Opener:
    """Write the new keys beside the old ones; return the opener of the new desk key."""
    new = Opener.with_new_key(change.opener.who)
    private_folder(data.prepared_keys)
    private_folder(data.prepared_keys / STAFF)
    put_copy(data.prepared_keys / STAFF, new.who, new.locked_with(change.passphrase), change.carried)
    before = read_limited(data.recipients, _RECIPIENTS_MAX).decode()
    after = with_new_desk_key(before, change.old, new.public_key, new.who, now)
    write_whole(data.prepared_keys / RECIPIENTS, after.encode())
    return new


class _Resealer:
    """Writes every request, sealed for the new keys, under its own place in the folder `resealed`."""

    def __init__(self, data: DataFolder, old: Opener, new: Opener, progress: Progress | None) -> None:
        self.count = 0
        self.broken: list[str] = []
        self._data = data
        self._old = old
        self._new = new
        self._progress = progress
        self._sealer = Sealer(data.prepared_keys / RECIPIENTS)
        self._seen: set[Path] = set()

    def run(self) -> None:
        """Do all of them, until nothing new turns up; returns once they are on the disk. Raises `SiteError`."""
        private_folder(self._data.resealed)
        places: set[Path] = set()
        while fresh := [path for path in self._kept() if path not in self._seen]:
            before = len(self._seen)
            self._seen.update(fresh)
            for done, path in enumerate(fresh, start=before + 1):
                places.add(self._reseal(path).parent)
                if self._progress is not None:
                    self._progress(done, len(self._seen))
        for place in sorted(places):
            fsync_folder(place)

    def _kept(self) -> list[Path]:
        """Return all that lies in the folder of the requests, but for what is no kept request or did not open."""
        left_out = (self._data.tmp, self._data.quarantine, self._data.resealed)
        with site_errors(self._data.requests):
            found = sorted(self._data.requests.rglob(f"*{SUFFIX}"))
        return [path for path in found if not any(path.is_relative_to(place) for place in left_out)]

    def _reseal(self, path: Path) -> Path:
        target = self._data.resealed / path.relative_to(self._data.requests)
        private_folder(target.parent)
        try:
            text = self._old.text_of(read_limited(path, SEALED_MAX))
        except SiteError as error:
            if error.fault not in (Fault.CORRUPT, Fault.TOO_BIG):
                raise  # perhaps the disk's fault and not the file's
            self.broken.append(path.name)
            return target
        sealed = self._sealer.seal(text)
        if self._new.text_of(sealed) != pad(text):
            raise SiteError(Fault.IO_ERROR, str(path))
        write_new(target, sealed)
        with site_errors(target):
            status = path.stat()
            os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))  # says when it was done, or nothing
        if read_limited(target, SEALED_MAX) != sealed:
            raise SiteError(Fault.IO_ERROR, str(target))
        self.count += 1
        return target
