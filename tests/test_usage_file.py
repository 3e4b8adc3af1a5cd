"""The file of what is read holds days and counts alone, survives what a disk does, and answers what staff ask."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.tally import Tally
from kiosk.usage_file import (
    BROKEN,
    KEPT,
    LEAST_VISITS,
    Row,
    UsageFile,
    as_csv,
    by_day,
    by_name,
    never_read,
    open_usage,
    read_usage,
)
from tests.support.fakes import FakeClock

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "usage.sqlite3"


def day_of(visits: int, **pages: int) -> Counter[str]:
    return Counter({"visits": visits, **{f"page:{page}": count for page, count in pages.items()}})


def in_file(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute("SELECT * FROM counts").fetchall()


def test_counts_of_a_day_are_added_up(path: Path) -> None:
    store = UsageFile(path)
    assert store.add(MONDAY, day_of(4, falls=2))
    assert store.add(MONDAY, day_of(2, falls=1, feet=1))
    assert read_usage(path, MONDAY + DAY) == (
        Row(MONDAY, "page", "falls", 3),
        Row(MONDAY, "page", "feet", 1),
        Row(MONDAY, "visits", "", 6),
    )
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_row_is_a_day_a_thing_and_a_count_and_the_file_tells_no_time_and_no_order(path: Path) -> None:
    store = UsageFile(path)
    for what in ("visits", "page:zebra", "page:apple"):
        store.add(MONDAY, Counter({what: 1}))
    assert in_file(path) == [
        ("2026-03-02", "page:apple", 1),
        ("2026-03-02", "page:zebra", 1),
        ("2026-03-02", "visits", 1),
    ]
    with closing(sqlite3.connect(path)) as base, pytest.raises(sqlite3.OperationalError):
        base.execute("SELECT rowid FROM counts")
    assert path.stat().st_mtime == 0
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_today_is_not_shown_for_two_looks_would_tell_what_one_visitor_read(path: Path) -> None:
    UsageFile(path).add(MONDAY, day_of(20, falls=3))
    assert read_usage(path, MONDAY) == ()


def test_a_day_of_few_visits_is_counted_with_the_next_one(path: Path) -> None:
    store = UsageFile(path)
    store.add(MONDAY, day_of(LEAST_VISITS - 1, falls=1))
    assert read_usage(path, MONDAY + DAY) == ()
    store.add(MONDAY + 3 * DAY, day_of(2, falls=1))
    assert {row[0] for row in in_file(path)} == {"2026-03-05"}
    assert read_usage(path, MONDAY + 4 * DAY) == (
        Row(MONDAY + 3 * DAY, "page", "falls", 2),
        Row(MONDAY + 3 * DAY, "visits", "", LEAST_VISITS + 1),
    )


def test_what_is_older_than_400_days_is_erased(path: Path) -> None:
    store = UsageFile(path)
    store.add(MONDAY, day_of(9, ancient=9))
    store.add(MONDAY + DAY, day_of(9))
    store.add(MONDAY + DAY + KEPT, day_of(1))
    assert {row[0] for row in in_file(path)} == {"2026-03-03", (MONDAY + DAY + KEPT).isoformat()}
    assert b"ancient" not in path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [b"not a database at all, but long enough to be taken for one" * 50, b"SQLite format 3\0" + b"\xff" * 5_000],
)
def test_a_broken_file_is_put_aside_and_begun_anew(path: Path, spoil: bytes) -> None:
    path.write_bytes(spoil)
    with pytest.raises(SiteError) as caught:
        read_usage(path, MONDAY)
    assert caught.value.fault is Fault.CORRUPT
    assert UsageFile(path).add(MONDAY, day_of(5))
    assert read_usage(path, MONDAY + DAY) == (Row(MONDAY, "visits", "", 5),)
    assert path.with_name(path.name + BROKEN).read_bytes() == spoil


def test_a_file_with_another_table_of_that_name_is_put_aside(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE counts (other TEXT)")
    assert UsageFile(path).add(MONDAY, day_of(5))
    assert read_usage(path, MONDAY + DAY) != ()


def test_rows_that_are_not_the_programs_are_left_out(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE counts (day, what, count)")
        odd = [("2026-03-02", "visits", 5), ("soon", "visits", 5), ("2026-03-02", "page:x", "many"), (3, "visits", 5)]
        base.executemany("INSERT INTO counts VALUES (?, ?, ?)", odd)
    assert read_usage(path, MONDAY + DAY) == (Row(MONDAY, "visits", "", 5),)


def test_a_disk_that_takes_nothing_is_told(path: Path) -> None:
    path.mkdir()
    assert not UsageFile(path).add(MONDAY, day_of(5))
    assert not UsageFile(path / "no" / "folder").add(MONDAY, day_of(5))
    with pytest.raises(SiteError) as caught:
        read_usage(path, MONDAY)
    assert caught.value.fault is Fault.IO_ERROR


def test_a_broken_file_that_cannot_be_put_aside_is_told(path: Path) -> None:
    path.write_bytes(b"not a database" * 500)
    path.with_name(path.name + BROKEN).mkdir()
    assert not UsageFile(path).add(MONDAY, day_of(5))


def test_a_disk_that_spoils_the_new_file_too_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"not a database" * 500)
    monkeypatch.setattr(UsageFile, "_put_aside", claim_to_put_aside)
    assert not UsageFile(path).add(MONDAY, day_of(5))


def claim_to_put_aside(store: UsageFile) -> bool:
    """Say that the file was put aside, and leave it there."""
    return True


def test_a_file_that_another_program_locks_is_told_and_taken_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.usage_file._WAIT_S", 0.01)
    store = UsageFile(path)
    store.add(MONDAY, day_of(5))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not store.add(MONDAY, day_of(1))
        other.execute("ROLLBACK")
    assert store.add(MONDAY, day_of(1))
    assert not path.with_name(path.name + BROKEN).exists()


def test_switched_off_the_file_and_its_leftovers_are_erased(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    assert isinstance(open_usage(path, clock, is_enabled=True), Tally)
    for end in ("", "-journal", "-wal", BROKEN):
        path.with_name(path.name + end).write_bytes(b"x")
    assert not isinstance(open_usage(path, clock, is_enabled=False), Tally)
    assert list(path.parent.iterdir()) == []
    path.mkdir()
    assert not isinstance(open_usage(path, clock, is_enabled=False), Tally)
    assert "still kept" in caplog.text


def test_without_a_file_nothing_has_been_read(path: Path) -> None:
    assert read_usage(path, MONDAY) == ()
    assert not path.exists()


ROWS = (
    Row(MONDAY, "page", "falls", 3),
    Row(MONDAY, "page", "feet", 5),
    Row(MONDAY, "visits", "", 9),
    Row(MONDAY + 2 * DAY, "page", "falls", 4),
    Row(MONDAY + 2 * DAY, "page", "sleep-pain", 5),
    Row(MONDAY + 2 * DAY, "visits", "", 6),
)


def test_every_day_has_a_number() -> None:
    first, last = MONDAY, MONDAY + 3 * DAY
    assert [count for _, count in by_day(ROWS, "visits", first, last)] == [9, 0, 6, 0]
    assert [count for _, count in by_day(ROWS, "page", first, last)] == [8, 0, 9, 0]
    assert [count for _, count in by_day(ROWS, "page", first, last, "falls")] == [3, 0, 4, 0]
    assert [day for day, _ in by_day(ROWS, "page", first, last)][-1] == last


def test_most_read_comes_first_and_what_nobody_read_is_named() -> None:
    assert by_name(ROWS, "page", MONDAY) == [("falls", 7), ("feet", 5), ("sleep-pain", 5)]
    assert by_name(ROWS, "page", MONDAY + DAY) == [("sleep-pain", 5), ("falls", 4)]
    pages = ["what", "falls", "feet", "skin"]
    assert never_read(ROWS, pages, MONDAY) == ["what", "skin"]
    assert never_read(ROWS, pages, MONDAY + DAY) == ["what", "feet", "skin"]


def test_the_table_for_a_spreadsheet() -> None:
    lines = as_csv(ROWS).splitlines()
    assert lines[:2] == ["day,what,name,times", "2026-03-02,page,falls,3"]
    assert lines[3] == "2026-03-02,visits,,9"
    assert len(lines) == 7
