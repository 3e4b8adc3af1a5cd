"""Who did what to how many requests: one line each, chained, so that a line taken out or changed shows."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import append_line, hold_lock, read_limited

_MAX_BYTES = 64 * 1024 * 1024  # some 200,000 lines


class Deed(Struct, frozen=True, kw_only=True):
    """What was done: never a name or a number of a visitor.

    `who` is the staff key's name, `whom` that of the person it was done to; `first` and `last` are running numbers,
    0 where there are none; `sha256` is the hex digest of the export file, "" where there is none.
    """

    who: str
    what: str
    how_many: int = 0
    first: int = 0
    last: int = 0
    sha256: str = ""
    whom: str = ""


@dataclass(frozen=True)
class Verdict:
    """How an audit file stands: `count` lines hang together, those with the numbers `broken` (from 1) do not.

    `last` is the hex digest of the last good line, "" where there is none; `agrees` whether the file goes on from what
    was noted down, None where nothing was.
    """

    count: int
    broken: tuple[int, ...]
    last: str
    agrees: bool | None = None


class Line(Deed, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deed as it stands in the file; `previous` is the hex digest of the whole line before it, "" in the first."""

    time: str
    previous: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]


def note(path: Path, deed: Deed, clock: Clock) -> None:
    """Add a line for `deed`; a line that a power cut tore is left as it is and closed. Raises `SiteError`.

    Two programs, such as the kiosk and an export, take turns: else both would hang their lines on the same one.
    """
    with hold_lock(path.with_suffix(".lock"), waits=True):
        _add(path, deed, clock)


def _add(path: Path, deed: Deed, clock: Clock) -> None:
    data = _read(path)
    good, _ = _chain(data)
    line = Line(
        time=clock.now().isoformat(timespec="seconds"),
        previous=_digest(good[-1]) if good else "",
        **msgspec.structs.asdict(deed),
    )
    is_torn = data != b"" and not data.endswith(b"\n")
    append_line(path, ("\n" if is_torn else "") + msgspec.json.encode(line).decode())


def read_audit(path: Path) -> tuple[list[Line], list[int]]:
    """Return the lines that hang together and the numbers (from 1) of those that do not; raises `SiteError`.

    A line that a power cut tore is among the latter, and the chain goes on behind it. Lines that were cut off at the
    end cannot be seen here: compare with a copy of the file.
    """
    good, bad = _chain(_read(path))
    return [msgspec.json.decode(line, type=Line) for line in good], bad


def verify_audit(path: Path, count: int = 0, last: str = "") -> Verdict:
    """Return how the file stands, compared with a note of its `count` and the first digits of its `last` digest.

    Only the note shows lines that were cut off at the end, or a file that was written anew as a whole. `count` 0: there
    is no note. Raises `SiteError`.
    """
    good, bad = _chain(_read(path))
    agrees = None if count == 0 else count <= len(good) and _digest(good[count - 1]).startswith(last.lower())
    return Verdict(len(good), tuple(bad), _digest(good[-1]) if good else "", agrees)


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, _MAX_BYTES)
    except SiteError as error:
        if error.fault is not Fault.MISSING:
            raise
        return b""


def _chain(data: bytes) -> tuple[list[bytes], list[int]]:
    good: list[bytes] = []
    bad: list[int] = []
    for number, line in enumerate(data.splitlines(), start=1):
        previous = _previous_of(line)
        if previous is not None and previous == (_digest(good[-1]) if good else ""):
            good.append(line)
        else:
            bad.append(number)
    return good, bad


def _previous_of(line: bytes) -> str | None:
    try:
        return msgspec.json.decode(line, type=Line).previous
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
