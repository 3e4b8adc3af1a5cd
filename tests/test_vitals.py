"""The doctor says in words what clock, runs, memory and panel tell of the program's life."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk import BUILT_IN, __version__
from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.runs import Book, Ended, Run, RunBook, Sample
from kiosk.vitals import (
    GROWTH_WARN_KIB,
    MEMORY_WARN_KIB,
    SILENT_HOURS,
    examine_clock,
    examine_memory,
    examine_runs,
    examine_silence,
    examine_vitals,
)
from tests.support.fakes import START, FakeClock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path)
    data.log.write_text("ready\n")
    os.utime(data.log, (START.timestamp(), START.timestamp()))
    return data


def test_a_clock_that_can_be_right_is_well(data: DataFolder) -> None:
    found = examine_clock(data, START + HOUR)
    assert (found.level, found.sentence) == (Level.OK, "It shows 2026-03-02 11:00.")


def test_a_clock_before_the_programs_own_year_is_bad(data: DataFolder) -> None:
    found = examine_clock(data, START.replace(year=BUILT_IN - 1))
    assert found.level is Level.BAD
    assert "before this program was made" in found.sentence


def test_a_clock_before_the_last_thing_written_went_back(data: DataFolder) -> None:
    assert examine_clock(data, START - timedelta(minutes=5)).level is Level.OK
    found = examine_clock(data, START - HOUR)
    assert found.level is Level.WARN
    assert "a file was written on 2026-03-02 10:00" in found.sentence


def test_an_empty_folder_says_nothing_against_the_clock(tmp_path: Path) -> None:
    assert examine_clock(DataFolder(tmp_path), START).level is Level.OK


def runs(*ends: Ended | None, every: timedelta = HOUR) -> Book:
    started = [START - every * (len(ends) - 1 - number) for number in range(len(ends))]
    return Book(tuple(Run(moment, "1", None, how) for moment, how in zip(started, ends, strict=True)))


@pytest.mark.parametrize(
    ("how", "level", "said"),
    [
        (Ended.CLEAN, Level.OK, "Before that it had been told to stop"),
        (Ended.RESTART, Level.OK, "Before that staff had restarted it"),
        (Ended.POWER, Level.OK, "Before that the computer had been switched off or restarted"),
        (Ended.BUG, Level.WARN, "Before that a bug had stopped it"),
        (Ended.KILLED, Level.WARN, "Before that it had been killed"),
    ],
)
def test_why_it_was_started_anew(how: Ended, level: Level, said: str) -> None:
    (found,) = examine_runs(runs(how, None), START)
    assert found.level is level
    assert said in found.sentence
    assert "Starts in the last 7 days: 2." in found.sentence


def test_a_first_start_has_no_reason_and_no_start_no_finding() -> None:
    (found,) = examine_runs(runs(None), START)
    assert found.sentence == "Started on 2026-03-02 10:00. Starts in the last 7 days: 1."
    assert examine_runs(Book(), START) == []


def test_a_bug_is_told_for_a_week() -> None:
    book = runs(Ended.BUG, Ended.CLEAN, Ended.CLEAN, None, every=DAY)
    assert "Stopped by a bug or killed: 1" in examine_runs(book, START)[0].sentence
    assert examine_runs(book, START + 6 * DAY)[0].level is Level.OK


def test_a_program_that_was_stopped_says_when() -> None:
    book = Book((Run(START, "1", START + HOUR, Ended.CLEAN),))
    assert "Stopped on 2026-03-02 11:00" in examine_runs(book, START + DAY)[0].sentence


def memory(*kib: int) -> Book:
    samples = tuple(Sample(START + HOUR * (2 + number), size, touched=True) for number, size in enumerate(kib))
    return Book((Run(START, "1"),), samples)


def test_memory_and_its_trend() -> None:
    (found,) = examine_memory(memory(*[400_000] * 10))
    assert (found.level, found.sentence) == (Level.OK, "390 MB on 2026-03-02 21:00; +0.0 MB a day.")
    (found,) = examine_memory(memory(400_000))
    assert "the trend is not known yet" in found.sentence
    assert examine_memory(memory(0)) == examine_memory(Book()) == []
    assert "an hour after the first start" in examine_memory(memory())[0].sentence


def test_memory_that_is_too_much_or_grows_too_fast_wants_a_report() -> None:
    grows = [400_000 + number * (GROWTH_WARN_KIB // 23) for number in range(10)]
    for book in (memory(MEMORY_WARN_KIB + 1), memory(*grows)):
        (found,) = examine_memory(book)
        assert found.level is Level.WARN
        assert "save a report" in found.sentence


def touches(first: datetime, *touched: bool) -> Book:
    return Book((), tuple(Sample(first + HOUR * number, 1, is_so) for number, is_so in enumerate(touched)))


def test_a_panel_that_nobody_touched_for_a_day_is_only_a_note() -> None:
    monday = START.replace(hour=8)
    (found,) = examine_silence(touches(monday, True, *[False] * SILENT_HOURS))
    assert found.level is Level.OK
    assert "8 opening hours" in found.sentence
    assert examine_silence(touches(monday, *[False] * (SILENT_HOURS - 1))) == []
    assert examine_silence(touches(monday, *[False] * SILENT_HOURS, True)) == []


def test_nights_and_sundays_are_no_silence() -> None:
    sunday = START - DAY
    assert examine_silence(touches(sunday.replace(hour=8), *[False] * 12)) == []
    assert examine_silence(touches(START.replace(hour=18), *[False] * 12)) == []


def test_all_of_it_for_a_kiosk_that_runs(data: DataFolder) -> None:
    clock = FakeClock()
    book = RunBook(data.runs, clock)
    book.begin()
    clock.advance(3600)
    book.tick()
    os.utime(data.runs, (START.timestamp(), START.timestamp()))
    found = examine_vitals(data, clock.now())
    assert [finding.name for finding in found] == ["clock", "restarts", "memory", "version"]
    assert __version__ in found[-1].sentence


def test_a_damaged_book_is_told(data: DataFolder) -> None:
    data.runs.write_text("{")
    os.utime(data.runs, (START.timestamp(), START.timestamp()))
    found = {finding.name: finding.level for finding in examine_vitals(data, START)}
    assert found == {"clock": Level.OK, "restarts": Level.BAD, "version": Level.OK}
