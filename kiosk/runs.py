"""What is known of the program's runs, kept in `runs.json`: how each ended, and its memory once an hour."""

import logging
import os
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from statistics import linear_regression

import msgspec
from msgspec import Struct, structs

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole

MAX_BYTES = 256 * 1024
KEPT_RUNS = 100
KEPT_SAMPLES = 48
EVERY_S = 3600.0
WEEK = timedelta(days=7)

_STATUS = Path("/proc/self/statm")  # Linux; elsewhere the memory is not known
_SETTLED = timedelta(hours=2)  # of a run: until then everything is loaded that will be
_LEAST_SAMPLES = 6  # for a trend
_log = logging.getLogger(__name__)


class Ended(StrEnum):
    """How a run ended."""

    CLEAN = "clean"
    RESTART = "restart"  # asked for at the screen
    BUG = "bug"
    KILLED = "killed"  # the program alone
    POWER = "power"  # with the computer


class Run(Struct, frozen=True):
    """One run of the program; `ended` and `how` are None while it lasts."""

    started: datetime
    version: str
    ended: datetime | None = None
    how: Ended | None = None


class Sample(Struct, frozen=True):
    """What was seen at a full hour of a run: KiB of memory (0: not known), and whether the screen was touched in it."""

    at: datetime
    kib: int
    touched: bool


class Book(Struct, frozen=True):
    """The whole file, the newest last."""

    runs: tuple[Run, ...] = ()
    samples: tuple[Sample, ...] = ()

    def since(self, moment: datetime) -> tuple[Run, ...]:
        """Return the runs that were started after `moment`."""
        return tuple(run for run in self.runs if run.started > moment)

    @property
    def growth(self) -> float | None:
        """KiB of memory a day that the last run takes more and more, None while that cannot be told."""
        if not self.runs:
            return None
        settled = self.runs[-1].started + _SETTLED
        found = [sample for sample in self.samples if sample.kib and sample.at >= settled]
        if len(found) < _LEAST_SAMPLES or found[-1].at <= found[0].at:
            return None
        days = [(sample.at - found[0].at) / timedelta(days=1) for sample in found]
        return linear_regression(days, [float(sample.kib) for sample in found]).slope


class RunBook:
    """Keeps the file for the program that runs; what cannot be written is logged once and disturbs nobody."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._book = Book()
        self._touched = False
        self._next_sample = float("-inf")
        self._has_failed = False

    def begin(self) -> None:
        """Take note that the program runs, and of how the run before ended if it could not say so itself."""
        now = self._clock.now()
        try:
            before = read_runs(self._path)
        except SiteError as error:
            if error.fault is not Fault.CORRUPT:
                _log.warning("the runs so far are not known: %s (%s)", error.subject, error.fault.value)
            before = Book()
        runs = _closed(before.runs, now - timedelta(seconds=self._clock.boot_time()))
        self._book = Book((*runs, Run(now, __version__))[-KEPT_RUNS:], before.samples)
        self._next_sample = self._clock.monotonic() + EVERY_S
        self._write()
        _log.info("the run before this one ended: %s", runs[-1].how if runs else None)

    def feel(self) -> None:
        """Take note that somebody touched the screen or a key."""
        self._touched = True

    def tick(self) -> None:
        """Take a sample if an hour has passed; may be called as often as one likes."""
        if self._clock.monotonic() < self._next_sample:
            return
        self._next_sample = self._clock.monotonic() + EVERY_S
        sample = Sample(self._clock.now(), resident_kib() or 0, self._touched)
        self._touched = False
        self._book = structs.replace(self._book, samples=(*self._book.samples, sample)[-KEPT_SAMPLES:])
        self._write()

    def end(self, how: Ended) -> None:
        """Take note that this run ends."""
        *before, run = self._book.runs
        self._book = structs.replace(self._book, runs=(*before, structs.replace(run, ended=self._clock.now(), how=how)))
        self._write()

    def _write(self) -> None:
        try:
            write_whole(self._path, msgspec.json.encode(self._book))
            self._has_failed = False
        except SiteError as error:
            if not self._has_failed:
                _log.warning("runs and memory are not kept: %s (%s)", error.subject, error.fault.value)
            self._has_failed = True


def read_runs(path: Path) -> Book:
    """Return the book in the file `path`, an empty one if there is none; raises `SiteError`."""
    try:
        book = msgspec.json.decode(read_limited(path, MAX_BYTES), type=Book)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return Book()
        raise
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SiteError(Fault.CORRUPT, str(path)) from error
    moments = [*(run.started for run in book.runs), *(sample.at for sample in book.samples)]
    if any(moment.tzinfo is None for moment in moments):
        raise SiteError(Fault.CORRUPT, str(path))  # they could not be compared
    return book


def resident_kib() -> int | None:
    """Return how much memory this process takes in KiB, None where the system does not say."""
    if sys.platform != "linux":
        return None
    try:
        return int(_STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    except (OSError, ValueError, IndexError):
        return None


def _closed(runs: Sequence[Run], booted: datetime) -> tuple[Run, ...]:
    """Return `runs` with the last one closed; one that said nothing went with the computer, or was killed alone."""
    if not runs or runs[-1].how is not None:
        return tuple(runs)
    how = Ended.POWER if runs[-1].started < booted else Ended.KILLED
    return (*runs[:-1], structs.replace(runs[-1], how=how))
