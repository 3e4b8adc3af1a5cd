"""What the doctor says of the program's life: its clock, its runs and how they ended, its memory, a silent panel."""

from datetime import datetime, timedelta
from pathlib import Path

from kiosk import BUILT_IN, __version__
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.i18n import tr
from kiosk.paths import DataFolder
from kiosk.runs import WEEK, Book, Ended, read_runs

AHEAD = timedelta(minutes=10)  # a file may be from so far in the future: clocks are set, and file systems round
MEMORY_WARN_KIB = 1_500_000  # three times what a long day of visits has taken
GROWTH_WARN_KIB = 50_000  # a day; a month of it is what a small computer has
SILENT_HOURS = 8  # a whole opening day

_OPEN_DAYS = range(5)  # Monday to Friday: the clinic's hours are written for people
_OPEN_HOURS = range(8, 18)
_BAD_ENDS = (Ended.BUG, Ended.KILLED)


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
        sentence = tr("The clock shows {time}, which is before this program was made: set it.")
        return Finding("clock", Level.BAD, sentence.format(time=shown))
    newest = max((_written(path, now) for path in _own_files(data)), default=now)
    if newest > now + AHEAD:
        sentence = tr("The clock shows {time}, but a file was written on {later}: it went back; set it.")
        return Finding("clock", Level.WARN, sentence.format(time=shown, later=f"{newest:%Y-%m-%d %H:%M}"))
    return Finding("clock", Level.OK, tr("It shows {time}.").format(time=shown))


def examine_runs(book: Book, now: datetime) -> list[Finding]:
    """Say when the program was last started, why, and how often in the last 7 days; nothing before the first start."""
    if not book.runs:
        return []
    *before, run = book.runs
    week = book.since(now - WEEK)
    said = [tr("Started on {time}.").format(time=f"{run.started:%Y-%m-%d %H:%M}")]
    if before and before[-1].how is not None:
        said.append(_why(before[-1].how))
    if run.ended is not None:
        said.append(tr("Stopped on {time}.").format(time=f"{run.ended:%Y-%m-%d %H:%M}"))
    said.append(tr("Starts in the last 7 days: {count}.").format(count=len(week)))
    bad = sum(one.how in _BAD_ENDS for one in {*week, *before[-1:]})
    if bad:
        said.append(tr("Stopped by a bug or killed: {count}; save a report.").format(count=bad))
    return [Finding("restarts", Level.WARN if bad else Level.OK, " ".join(said))]


def examine_memory(book: Book) -> list[Finding]:
    """Say how much memory the program took at the last full hour, and whether it takes more and more."""
    sample = book.samples[-1] if book.samples else None
    if sample is None and book.runs:
        return [Finding("memory", Level.OK, tr("It is known an hour after the first start."))]
    if sample is None or not sample.kib:
        return []
    growth = book.growth
    if growth is None:
        sentence = tr("{megabytes} MB on {time}; the trend is not known yet.")
    else:
        sentence = tr("{megabytes} MB on {time}; {growth} MB a day.")
    said = sentence.format(
        megabytes=sample.kib // 1024, time=f"{sample.at:%Y-%m-%d %H:%M}", growth=f"{(growth or 0) / 1024:+.1f}"
    )
    if sample.kib > MEMORY_WARN_KIB or (growth or 0) > GROWTH_WARN_KIB:
        advice = tr("That is too much: restart the kiosk and save a report.")
        return [Finding("memory", Level.WARN, f"{said} {advice}")]
    return [Finding("memory", Level.OK, said)]


def examine_silence(book: Book) -> list[Finding]:
    """Say of a panel that nobody has touched for many opening hours; only a note: the room may have been empty."""
    hours = [sample for sample in book.samples if sample.at.weekday() in _OPEN_DAYS and sample.at.hour in _OPEN_HOURS]
    last = next((number for number, sample in enumerate(reversed(hours)) if sample.touched), len(hours))
    if last < SILENT_HOURS:
        return []
    sentence = tr("Nobody has touched it for {count} opening hours: touch it once to see that it answers.")
    return [Finding("touchscreen", Level.OK, sentence.format(count=last))]


def examine_version() -> Finding:
    """Say which version this is."""
    return Finding("version", Level.OK, tr("{version}, of {year}.").format(version=__version__, year=BUILT_IN))


def _why(how: Ended) -> str:
    """Return how the run before ended."""
    return {
        Ended.CLEAN: tr("Before that it had been told to stop."),
        Ended.RESTART: tr("Before that staff had restarted it."),
        Ended.BUG: tr("Before that a bug had stopped it."),
        Ended.KILLED: tr("Before that it had been killed."),
        Ended.POWER: tr("Before that the computer had been switched off or restarted."),
    }[how]


def _own_files(data: DataFolder) -> tuple[Path, ...]:
    return (data.log, data.runs, data.self_test, data.audit, data.sign_offs, data.active.requests / "chain.json")


def _written(path: Path, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except OSError:
        return datetime.fromtimestamp(0, now.tzinfo)
