"""The book of runs says how each run ended, though most of them could not say so themselves."""

import logging
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk import runs
from kiosk.errors import Fault, SiteError
from kiosk.runs import EVERY_S, KEPT_RUNS, KEPT_SAMPLES, Book, Ended, Run, RunBook, Sample, read_runs, resident_kib
from tests.support.fakes import START, FakeClock

HOUR = timedelta(hours=1)


class LongRunningComputer(FakeClock):
    """A clock of a computer that was started a week before."""

    def boot_time(self) -> float:
        """Return a week, and what has passed."""
        return super().boot_time() + timedelta(days=7).total_seconds()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.json"


@pytest.fixture
def clock() -> FakeClock:
    return LongRunningComputer()


def ends(path: Path) -> list[Ended | None]:
    return [run.how for run in read_runs(path).runs]


def test_a_run_says_itself_how_it_ended(path: Path, clock: FakeClock) -> None:
    for how in (Ended.CLEAN, Ended.BUG):
        book = RunBook(path, clock)
        book.begin()
        clock.advance(60)
        book.end(how)
    found = read_runs(path).runs
    assert ends(path) == [Ended.CLEAN, Ended.BUG]
    assert found[0].ended == START + timedelta(seconds=60)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_run_that_said_nothing_was_killed_or_went_with_the_computer(path: Path, clock: FakeClock) -> None:
    RunBook(path, clock).begin()
    clock.advance(3600)
    RunBook(path, clock).begin()
    assert ends(path) == [Ended.KILLED, None]
    later = FakeClock(clock.now() + timedelta(hours=5))  # its computer was started 1,000 s before
    RunBook(path, later).begin()
    assert ends(path) == [Ended.KILLED, Ended.POWER, None]


def test_the_oldest_runs_are_forgotten(path: Path, clock: FakeClock) -> None:
    for _ in range(KEPT_RUNS + 5):
        RunBook(path, clock).begin()
        clock.advance(60)
    found = read_runs(path).runs
    assert len(found) == KEPT_RUNS
    assert found[-1].started == clock.now() - timedelta(seconds=60)


def test_once_an_hour_memory_and_touches_are_kept_for_two_days(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "resident_kib", [1000 + number for number in range(KEPT_SAMPLES + 2)][::-1].pop)
    book = RunBook(path, clock)
    book.begin()
    book.feel()
    for _ in range(KEPT_SAMPLES + 2):
        clock.advance(EVERY_S - 1)
        book.tick()
        clock.advance(1)
        book.tick()
        book.tick()
    samples = read_runs(path).samples
    assert [sample.kib for sample in samples] == list(range(1002, 1002 + KEPT_SAMPLES))
    assert not any(sample.touched for sample in samples)
    book.feel()
    clock.advance(EVERY_S)
    monkeypatch.setattr(runs, "resident_kib", type(None))
    book.tick()
    assert read_runs(path).samples[-1] == Sample(clock.now(), 0, touched=True)
    book.end(Ended.CLEAN)
    assert len(read_runs(path).samples) == KEPT_SAMPLES


def test_a_disk_that_takes_nothing_costs_one_line(
    path: Path, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir()
    with caplog.at_level(logging.WARNING):
        book = RunBook(path, clock)
        book.begin()
        clock.advance(EVERY_S)
        book.tick()
        book.end(Ended.CLEAN)
    assert ["not kept" in record.getMessage() for record in caplog.records] == [False, True]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"[" * 100_000, b'{"runs": [{"started": "2026-03-02T10:00:00", "version": "1"}]}']
)
def test_a_file_that_is_no_book_begins_a_new_one(path: Path, clock: FakeClock, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(SiteError) as caught:
        read_runs(path)
    assert caught.value.fault is Fault.CORRUPT
    RunBook(path, clock).begin()
    assert ends(path) == [None]


def test_without_a_file_there_were_no_runs(path: Path) -> None:
    assert read_runs(path) == Book()
    assert Book().growth is None


def book_of(*kib: int) -> Book:
    samples = tuple(Sample(START + HOUR * (2 + number), size, touched=True) for number, size in enumerate(kib))
    return Book((Run(START, "1"),), samples)


def test_the_trend_of_memory_is_that_of_the_settled_run() -> None:
    assert book_of(*range(1000, 1024)).growth == pytest.approx(24)
    assert book_of(*[5000] * 24).growth == pytest.approx(0)
    assert book_of(1, 2, 3, 4, 5).growth is None
    assert book_of(0, 0, 0, 0, 1, 2, 3, 4, 5).growth is None
    before = Book((Run(START + 10 * HOUR, "1"),), book_of(*range(9)).samples)
    assert before.growth is None
    at_once = tuple(msgspec.structs.replace(sample, at=START + 3 * HOUR) for sample in book_of(*range(1, 9)).samples)
    assert Book((Run(START, "1"),), at_once).growth is None


def test_the_memory_of_this_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = resident_kib()
    assert found is not None
    assert 10_000 < found < 10_000_000
    monkeypatch.setattr(runs, "_STATUS", tmp_path / "none")
    assert resident_kib() is None
    monkeypatch.setattr("sys.platform", "win32")
    assert resident_kib() is None
