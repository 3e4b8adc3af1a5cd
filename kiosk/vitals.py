"""What the doctor says of the program's life: its clock, its runs and how they ended, its memory, a silent panel."""

from datetime import datetime, timedelta
from pathlib import Path

from kiosk import BUILT_IN, __version__
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.paths import DataFolder
from kiosk.runs import WEEK, Book, Ended, read_runs

AHEAD = timedelta(minutes=10)  # a file may be from so far in the future: clocks are set, and file systems round
MEMORY_WARN_KIB = 1_500_000  # three times what a long day of visits has taken
GROWTH_WARN_KIB = 50_000  # a day; a month of it is what a small computer has
SILENT_HOURS = 8  # a whole opening day

_OPEN_DAYS = range(5)  # Monday to Friday: the clinic's hours are written for people
_OPEN_HOURS = range(8, 18)
_BAD_ENDS = (Ended.BUG, Ended.KILLED)
_ENDS = {
    Ended.CLEAN: "it had been told to stop",
    Ended.RESTART: "staff had restarted it",
    Ended.BUG: "a bug had stopped it",
    Ended.KILLED: "it had been killed",
    Ended.POWER: "the computer had been switched off or restarted",
}


def examine_vitals(data: DataFolder, now: datetime) -> list[Finding]:
    """Return the findings on clock, runs, memory, panel and version."""
    clock = examine_clock(data, now)
    try:
        book = read_runs(data.runs)
    except SiteError as error:
        return [clock, trouble("restarts", error), examine_version()]
    return [clock, *examine_runs(book, now), *examine_memory(book), *examine_silence(book), examine_version()]


def examine_clock(data: DataFolder, now: datetime) -> Finding:
    """Say whether the clock can be right: no earlier than this version, nor than what has been written already."""
    shown = f"{now:%Y-%m-%d %H:%M}"
    if now.year < BUILT_IN:
        sentence = f"The clock shows {shown}, which is before this program was made: set it."
        return Finding("clock", Level.BAD, sentence)
    newest = max((_written(path, now) for path in _own_files(data)), default=now)
    if newest > now + AHEAD:
        sentence = f"The clock shows {shown}, but a file was written on {newest:%Y-%m-%d %H:%M}: it went back; set it."
        return Finding("clock", Level.WARN, sentence)
    return Finding("clock", Level.OK, f"It shows {shown}.")


def examine_runs(book: Book, now: datetime) -> list[Finding]:
    """Say when the program was last started, why, and how often in the last 7 days; nothing before the first start."""
    if not book.runs:
        return []
    *before, run = book.runs
    week = book.since(now - WEEK)
    how = before[-1].how if before else None
    why = "" if how is None else f", after {_ENDS[how]}"
    end = "" if run.ended is None else f", stopped on {run.ended:%Y-%m-%d %H:%M}"
    sentence = f"Started on {run.started:%Y-%m-%d %H:%M}{why}{end}. Starts in the last 7 days: {len(week)}."
    bad = sum(one.how in _BAD_ENDS for one in {*week, *before[-1:]})
    if bad:
        return [Finding("restarts", Level.WARN, f"{sentence} Stopped by a bug or killed: {bad}; save a report.")]
    return [Finding("restarts", Level.OK, sentence)]


def examine_memory(book: Book) -> list[Finding]:
    """Say how much memory the program took at the last full hour, and whether it takes more and more."""
    sample = book.samples[-1] if book.samples else None
    if sample is None or not sample.kib:
        return []
    sentence = f"{sample.kib // 1024} MB on {sample.at:%Y-%m-%d %H:%M}"
    growth = book.growth
    if growth is None:
        sentence += "; the trend is not known yet."
    else:
        sentence += f"; {growth / 1024:+.1f} MB a day."
    if sample.kib > MEMORY_WARN_KIB or (growth or 0) > GROWTH_WARN_KIB:
        return [Finding("memory", Level.WARN, f"{sentence} That is too much: restart the kiosk and save a report.")]
    return [Finding("memory", Level.OK, sentence)]


def examine_silence(book: Book) -> list[Finding]:
    """Say of a panel that nobody has touched for many opening hours; only a note: the room may have been empty."""
    hours = [sample for sample in book.samples if sample.at.weekday() in _OPEN_DAYS and sample.at.hour in _OPEN_HOURS]
    last = next((number for number, sample in enumerate(reversed(hours)) if sample.touched), len(hours))
    if last < SILENT_HOURS:
        return []
    sentence = f"Nobody has touched it for {last} opening hours: touch it once to see that it answers."
    return [Finding("touchscreen", Level.OK, sentence)]


def examine_version() -> Finding:
    """Say which version this is."""
    return Finding("version", Level.OK, f"{__version__}, of {BUILT_IN}.")


def _own_files(data: DataFolder) -> tuple[Path, ...]:
    return (data.log, data.runs, data.self_test, data.audit, data.sign_offs, data.active.requests / "chain.json")


def _written(path: Path, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except OSError:
        return datetime.fromtimestamp(0, now.tzinfo)
