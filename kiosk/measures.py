"""How large the dots of this clinic's screens are, as staff measured them: `screens.json`, one entry a screen."""

from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole

VERSION = 1
MAX_BYTES = 64 * 1024
MM_PER_PX_LIMITS = (0.10, 0.60)  # from a small tablet's dots to a wall screen's; nothing else is believed
_ROUNDED = 2  # dots that a scale factor such as 1.5 may round a side by


class ScreenId(msgspec.Struct, frozen=True):
    """What tells one screen from another; the sides are in its own dots, so neither turning nor scaling changes it."""

    name: str
    maker: str
    serial: str
    long_side: int
    short_side: int

    def is_same(self, other: "ScreenId") -> bool:
        """Whether `other` is this screen."""
        sides = abs(self.long_side - other.long_side), abs(self.short_side - other.short_side)
        words = (self.name, self.maker, self.serial) == (other.name, other.maker, other.serial)
        return words and max(sides) <= _ROUNDED


class Measure(msgspec.Struct, frozen=True):
    """What staff found: millimetres a dot of one screen."""

    screen: ScreenId
    mm_per_dot: Annotated[float, msgspec.Meta(ge=MM_PER_PX_LIMITS[0], le=MM_PER_PX_LIMITS[1])]


class Record(msgspec.Struct, frozen=True):
    """The whole file."""

    version: int = VERSION
    screens: tuple[Measure, ...] = ()


def read_measures(path: Path) -> tuple[Measure, ...]:
    """Return what was measured; nothing without a file. Raises `SiteError`, with `CORRUPT` for what is not ours."""
    try:
        record = msgspec.json.decode(read_limited(path, MAX_BYTES), type=Record)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return ()
        raise
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SiteError(Fault.CORRUPT, str(path)) from error
    if record.version != VERSION:
        raise SiteError(Fault.CORRUPT, str(path))
    return record.screens


def measured(screen: ScreenId, measures: tuple[Measure, ...]) -> float:
    """Return the millimetres a dot of `screen`, 0 if nobody has measured it."""
    return next((one.mm_per_dot for one in measures if one.screen.is_same(screen)), 0.0)


def keep_measure(path: Path, screen: ScreenId, mm_per_dot: float) -> None:
    """Keep what was measured, in place of what the file said of this screen; raises `SiteError`.

    A file that cannot be understood is replaced: its measures help nobody.
    """
    try:
        before = read_measures(path)
    except SiteError as error:
        if error.fault is not Fault.CORRUPT:
            raise
        before = ()
    others = tuple(one for one in before if not one.screen.is_same(screen))
    record = Record(screens=(*others, Measure(screen, mm_per_dot)))
    write_whole(path, msgspec.json.format(msgspec.json.encode(record)))
