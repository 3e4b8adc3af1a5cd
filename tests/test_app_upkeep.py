"""What the running program does beside serving visitors: the book of its runs, counts, self-test and daily chores."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import RESTART_CODE, Kiosk
from kiosk.errors import Fault
from kiosk.options import RunOptions
from kiosk.paths import DataFolder
from kiosk.requests.selftest import read_self_test
from kiosk.runs import Ended, read_runs
from kiosk.settings_file import last_good
from kiosk.staff.housekeeping import Housekeeping
from kiosk.ui.driver import Driver
from kiosk.usage import PAGE, VISITS
from kiosk.usage_file import Row
from kiosk.visit.route import Home, ReadPage
from tests.support.fakes import START, FakeClock
from tests.support.process import kiosk
from tests.support.requests import make_folder

DAY = timedelta(days=1).total_seconds()
SILENT = "[speech]\nenabled = false\n"  # no engine is looked for
Start = Callable[[], Kiosk]


def ends(data: Path) -> list[Ended | None]:
    return [run.how for run in read_runs(DataFolder(data).runs).runs]


def test_the_book_says_how_each_run_ended(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with kiosk(data) as program:
        assert program.wait_for("the run before this one ended: None"), program.said
        assert program.end(signal.SIGKILL)[0] == -signal.SIGKILL
    assert ends(data) == [None]
    with kiosk(data) as program:
        assert program.wait_for("the run before this one ended: killed"), program.said
        assert program.end()[0] == 0
    assert ends(data) == [Ended.KILLED, Ended.CLEAN]


# The same in this process.


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = make_folder(tmp_path)
    folder.settings.write_text(SILENT)
    return folder


@pytest.fixture
def start(qapp: QApplication, data: DataFolder, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Return what starts a kiosk whose event loop is the test's; all are ended after it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    started: list[Kiosk] = []

    def start() -> Kiosk:
        options = RunOptions(windowed=(1280, 800), data=None, content=None, settings=None, language=None)
        program = Kiosk(qapp, data, options, clock)
        started.append(program)
        gc.unfreeze()
        program.window.first_paint.connect(program._after_first_paint)
        program.guide.start()
        program.window.resize(1280, 800)
        program.window.show()
        assert Driver(program.guide, clock).wait_for(lambda: gc.get_freeze_count() > 0), "it does not get warm"
        return program

    yield start
    gc.unfreeze()  # the programs have frozen what they had made, at the end of their start
    for program in started:
        program.leave(0)
        program.guide.deleteLater()
        program.window.deleteLater()


@pytest.mark.parametrize(
    ("code", "how"), [(0, Ended.CLEAN), (RESTART_CODE, Ended.RESTART), (1, Ended.BUG), (-1, Ended.BUG)]
)
def test_the_reason_is_the_exit_code(start: Start, data: DataFolder, code: int, how: Ended) -> None:
    start().leave(code)
    assert ends(data.root) == [how]


def test_what_a_kill_leaves_stands_on_the_health_page(start: Start, data: DataFolder, clock: FakeClock) -> None:
    start().leave(1)
    clock.advance(60)
    start()
    house = Housekeeping(data, data.settings, Path("content"), clock)
    assert "a bug had stopped it" in next(one.sentence for one in house.findings() if one.name == "restarts")


def test_an_hour_with_a_touch_is_one(start: Start, data: DataFolder, clock: FakeClock) -> None:
    program = start()
    for is_touched in (False, True):
        if is_touched:
            Driver(program.guide, clock).tap("Touch to start")
        clock.advance(3601)
        program._look_after()
        assert read_runs(data.runs).samples[-1].touched is is_touched


def test_the_self_test_waits_until_nobody_is_there(start: Start, data: DataFolder, clock: FakeClock) -> None:
    program = start()
    assert program._upkeep is not None
    program.guide.go(Home())
    program._look_after()
    program._upkeep.wait()
    assert read_self_test(data.self_test) is None
    program.guide.end_visit()
    program._look_after()
    program._upkeep.wait()
    first = read_self_test(data.self_test)
    assert first is not None
    assert (first.at, first.fault) == (clock.now(), None)
    clock.advance(DAY)
    data.recipients.unlink()
    program._look_after()
    program._upkeep.wait()
    second = read_self_test(data.self_test)
    assert second is not None
    assert (second.at - first.at, second.fault) == (timedelta(days=1), Fault.NO_KEY)


def test_what_is_done_for_long_is_erased_by_itself_and_what_waits_is_not(
    start: Start, data: DataFolder, clock: FakeClock
) -> None:
    for folder in (data.new, data.done):
        folder.mkdir(parents=True, exist_ok=True)
        for name, days in (("old", 40), ("young", 20)):
            (folder / f"{name}.age").touch()
            then = (START - timedelta(days=days)).timestamp()
            os.utime(folder / f"{name}.age", (then, then))
    program = start()
    assert program._upkeep is not None
    program._look_after()
    program._upkeep.wait()
    assert sorted(path.name for path in data.done.iterdir()) == ["young.age"]
    assert sorted(path.name for path in data.new.iterdir()) == ["old.age", "young.age"]


def test_pages_are_counted_once_there_were_five_visits_on_a_day(
    start: Start, data: DataFolder, clock: FakeClock
) -> None:
    program = start()
    house = Housekeeping(data, data.settings, Path("content"), clock)
    for number in range(9):
        program.guide.go(ReadPage("medicines"))
        program.guide.end_visit()
        program.guide._site.usage.wait()  # type: ignore[attr-defined]
        if number == 3:
            clock.advance(DAY)  # four are too few: they count with the next day
    assert house.counts() == ()
    clock.advance(DAY)
    today = START.date() + timedelta(days=1)
    assert {row for row in house.counts() if row.what in (PAGE, VISITS)} == {
        Row(today, PAGE, "medicines", 9),
        Row(today, VISITS, "", 9),
    }


def test_where_counting_is_off_nothing_is_counted_and_what_was_is_erased(
    start: Start, data: DataFolder, clock: FakeClock
) -> None:
    data.usage.write_bytes(b"what was counted before")
    data.settings.write_text(f"{SILENT}[usage]\nenabled = false\n")
    program = start()
    program.guide.go(ReadPage("medicines"))
    program.guide.end_visit()
    program.leave(0)
    assert not data.usage.exists()


def test_a_trial_counts_in_its_own_folder(start: Start, data: DataFolder, clock: FakeClock) -> None:
    data.recipients.unlink()
    program = start()
    program.guide.go(ReadPage("medicines"))
    program.guide.end_visit()
    program.leave(0)
    assert (data.usage.exists(), data.trial.usage.exists()) == (False, True)


def test_good_settings_are_kept_at_start_and_bad_ones_are_not(start: Start, data: DataFolder) -> None:
    good = f"{SILENT}[clinic]\nname = 'Test Clinic'\n"
    data.settings.write_text(good)
    start()
    data.settings.write_text(f"{SILENT}[clinic]\nname = 7\n")
    start()
    assert last_good(data.settings).read_text() == good


def test_a_disk_that_takes_nothing_disturbs_no_visitor(
    start: Start, data: DataFolder, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    data.settings.unlink()
    data.settings.mkdir()
    data.runs.mkdir()
    program = start()
    program._look_after()
    Driver(program.guide, clock).tap("Touch to start")
    assert program.guide.route == Home()
    assert "the good settings are not kept" in caplog.text
    assert "runs and memory are not kept" in caplog.text
