"""Which running numbers were dealt with: what retention erases later is then not taken for missing.

The kiosk itself cannot tell, since the numbers are inside the seals; so they are noted when somebody with a key has a
request called, exported or erased.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, read_limited, write_whole
from kiosk.paths import DataFolder
from kiosk.requests.record import Record

NUMBERS = "numbers.json"
LOCK = "numbers.lock"

Ranges = Sequence[tuple[int, int]]  # first and last number, both included; sorted, with gaps between them
Dealt = Mapping[str, Ranges]  # by the kiosk's id

_MAX_BYTES = 4 * 1024 * 1024
_log = logging.getLogger(__name__)


def read_dealt(folder: DataFolder) -> Dealt:
    """Return what was dealt with; where the file cannot be read nothing, which is told in the log and never fatal."""
    path = folder.requests / NUMBERS
    try:
        found = msgspec.json.decode(read_limited(path, _MAX_BYTES), type=dict[str, list[tuple[int, int]]])
        return {kiosk: merged(ranges) for kiosk, ranges in found.items()}
    except (msgspec.DecodeError, UnicodeDecodeError):
        reason = Fault.CORRUPT
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return {}
        reason = error.fault
    _log.warning("%s cannot be read (%s): requests that were erased may look missing", path, reason)
    return {}


def note_dealt(folder: DataFolder, records: Iterable[Record]) -> None:
    """Remember the numbers of these requests; trouble is told in the log and costs a false alarm."""
    try:
        with hold_lock(folder.requests / LOCK, waits=True):
            before = read_dealt(folder)
            dealt = {kiosk: list(ranges) for kiosk, ranges in before.items()}
            for record in records:
                dealt.setdefault(record.kiosk, []).append((record.number, record.number))
            after = {kiosk: merged(ranges) for kiosk, ranges in dealt.items()}
            if after != before:
                write_whole(folder.requests / NUMBERS, msgspec.json.encode(after))
    except SiteError as error:
        _log.warning("numbers dealt with are not noted: %s (%s)", error.subject, error.fault)


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges sorted, those that touch as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def without(first: int, last: int, ranges: Ranges) -> Iterator[tuple[int, int]]:
    """Give what is left of the numbers from `first` to `last` without `ranges`, which are sorted."""
    for begin, end in ranges:
        if end < first:
            continue
        if begin > last:
            break
        if first < begin:
            yield first, begin - 1
        first = end + 1
    if first <= last:
        yield first, last
