"""How often somebody could not be reached: by the request's id, with no name and no number."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, read_limited, write_whole
from kiosk.paths import DataFolder
from kiosk.staff.places import request_key, sealed_files

CALLS = "calls.json"
LOCK = "calls.lock"

_MAX_BYTES = 16 * 1024 * 1024  # some 100,000 entries
_log = logging.getLogger(__name__)


class Tries(Struct, frozen=True, forbid_unknown_fields=True):
    """How often somebody was called and not reached, and when last."""

    count: Annotated[int, Meta(ge=1)]
    last: Annotated[datetime, Meta(tz=True)]


@dataclass(frozen=True)
class Calls:
    """The tries by the request's id as its file is named; `is_lost`: the file could not be read, they begin anew."""

    tries: Mapping[str, Tries] = field(default_factory=dict)
    is_lost: bool = False

    def of(self, path: Path) -> Tries | None:
        """Return the tries for the request in the file `path`, None if there were none."""
        return self.tries.get(request_key(path.name))


def read_calls(folder: DataFolder) -> Calls:
    """Return the tries; a file that cannot be read is told in the log and by `is_lost`, and never fatal."""
    path = folder.requests / CALLS
    try:
        return Calls(msgspec.json.decode(read_limited(path, _MAX_BYTES), type=dict[str, Tries]))
    except (msgspec.DecodeError, UnicodeDecodeError):
        reason = Fault.CORRUPT
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return Calls()
        reason = error.fault
    _log.warning("%s cannot be read (%s): tries are counted anew", path, reason)
    return Calls(is_lost=True)


def count_try(folder: DataFolder, request: Path, clock: Clock) -> Tries:
    """Count one more try for the request in the file `request`; returns its tries so far. Raises `SiteError`."""
    with hold_lock(folder.requests / LOCK, waits=True):
        tries = dict(read_calls(folder).tries)
        before = tries.get(request_key(request.name))
        now = clock.now().replace(microsecond=0)
        tries[request_key(request.name)] = after = Tries(1 if before is None else before.count + 1, now)
        _write(folder, tries)
    return after


def forget_erased(folder: DataFolder) -> None:
    """Drop the tries of requests that are nowhere any more; trouble is told in the log and mended the next time."""
    try:
        with hold_lock(folder.requests / LOCK, waits=True):
            tries = read_calls(folder).tries
            gone = set(tries)
            for _ in range(2):  # one that is undone goes back, past a look that begins where it will be
                gone -= {request_key(path.name) for path in sealed_files(folder)} if gone else set()
            if gone:
                _write(folder, {key: value for key, value in tries.items() if key not in gone})
    except SiteError as error:
        _log.warning("tries of erased requests stay for now: %s (%s)", error.subject, error.fault)


def _write(folder: DataFolder, tries: Mapping[str, Tries]) -> None:
    write_whole(folder.requests / CALLS, msgspec.json.encode(tries))
