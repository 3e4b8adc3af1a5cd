"""While nobody is there the kiosk tests itself once a day and does its chores, and notes its runs."""

import logging
import threading
from datetime import timedelta

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.selftest import read_self_test
from kiosk.runs import Ended, read_runs
from kiosk.upkeep import Upkeep
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_folder

DAY = timedelta(days=1).total_seconds()


class Chore:
    """A daily task that counts its calls; with `fault` it fails at each."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.count = 0
        self.threads: set[str] = set()
        self._fault = fault

    def do(self) -> None:
        """Do it, or fail."""
        self.count += 1
        self.threads.add(threading.current_thread().name)
        if self._fault is not None:
            raise SiteError(self._fault, "a chore")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return make_folder(tmp_path_factory.mktemp("upkeep"))


def test_a_test_that_was_missed_is_made_at_start_and_then_once_a_day(data: DataFolder, clock: FakeClock) -> None:
    chore = Chore()
    upkeep = Upkeep(data, clock, [chore.do])
    upkeep.begin()
    for _ in range(3):
        upkeep.tick(is_quiet=True)
        upkeep.wait()
    result = read_self_test(data.self_test)
    assert result is not None
    assert (result.at, result.fault) == (START, None)
    assert (chore.count, chore.threads) == (1, {"upkeep"})
    clock.advance(DAY)
    upkeep.tick(is_quiet=True)
    upkeep.end(Ended.CLEAN)
    assert chore.count == 2
    assert [run.how for run in read_runs(data.runs).runs] == [Ended.CLEAN]


def test_a_restart_on_the_same_day_makes_no_second_test(data: DataFolder, clock: FakeClock) -> None:
    for count in (1, 0):
        chore = Chore()
        upkeep = Upkeep(data, clock, [chore.do])
        upkeep.begin()
        upkeep.tick(is_quiet=True)
        upkeep.end(Ended.CLEAN)
        assert chore.count == count


def test_nothing_is_done_while_somebody_is_there_but_the_hourly_sample(data: DataFolder, clock: FakeClock) -> None:
    upkeep = Upkeep(data, clock)
    upkeep.begin()
    clock.advance(3600)
    upkeep.tick(is_quiet=False)
    upkeep.wait()
    assert read_self_test(data.self_test) is None
    assert len(read_runs(data.runs).samples) == 1


def test_one_chore_that_fails_keeps_no_other_from_being_done(
    data: DataFolder, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = Chore(), Chore(Fault.DISK_FULL)
    upkeep = Upkeep(data, clock, [bad.do, good.do])
    upkeep.begin()
    with caplog.at_level(logging.WARNING):
        upkeep.tick(is_quiet=True)
        upkeep.wait()
    assert good.count == 1
    assert "disk-full" in caplog.text


def test_a_result_that_cannot_be_read_means_a_new_test(data: DataFolder, clock: FakeClock) -> None:
    data.self_test.write_text("{")
    upkeep = Upkeep(data, clock)
    upkeep.begin()
    upkeep.tick(is_quiet=True)
    upkeep.wait()
    assert read_self_test(data.self_test) is not None


def test_before_it_has_begun_nothing_is_written(data: DataFolder, clock: FakeClock) -> None:
    upkeep = Upkeep(data, clock)
    upkeep.tick(is_quiet=True)
    upkeep.end(Ended.BUG)
    assert not data.runs.exists()
    assert not data.self_test.exists()
