"""An export by choice, stopped, with its drive pulled out, and with others at work: none is lost, none repeated."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import SiteError
from kiosk.requests.spool import Spool
from kiosk.staff.calls import mark_called, undo_called
from kiosk.staff.export import LOCK, Choice, export
from kiosk.staff.watch import Stage, Stopped, Watch
from kiosk.staff.worklist import waiting
from tests.staff.test_export import STEPS, files_in, read_names, run
from tests.support.clinic import Clinic
from tests.support.drives import PulledDrive
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_draft, make_spool
from tests.support.worklists import BusyOpener, fill


def test_a_chosen_range_of_days_goes_out_and_the_rest_waits(clinic: Clinic, tmp_path: Path) -> None:
    for days in range(5):
        make_spool(clinic.folder, FakeClock(START + timedelta(days=days))).append(make_draft(name=f"Day {days}"))
    day = START.date()

    def names_between(first: int | None, last: int | None, *, include_done: bool, file: str) -> list[str]:
        first_day, last_day = (None if days is None else day + timedelta(days=days) for days in (first, last))
        choice = Choice(include_done, first_day, last_day)
        target = tmp_path / file
        export(clinic.folder, clinic.opener, target, "csv", clock=FakeClock(), who="anna", choice=choice)
        return read_names(target) if target.exists() else []

    assert names_between(1, 2, include_done=False, file="a.csv") == ["Day 1", "Day 2"]
    assert names_between(1, 3, include_done=False, file="b.csv") == ["Day 3"]
    assert names_between(None, 1, include_done=True, file="c.csv") == ["Day 0", "Day 1"]
    assert names_between(5, None, include_done=True, file="d.csv") == []
    assert names_between(None, None, include_done=False, file="e.csv") == ["Day 4"]
    assert files_in(clinic.folder.new) == []


@pytest.mark.parametrize("stage", [Stage.OPENING, Stage.WRITING, Stage.SAVING])
def test_a_stopped_export_leaves_everything_as_it_was(
    clinic: Clinic, spool: Spool, tmp_path: Path, stage: Stage
) -> None:
    fill(spool, 3)
    mark_called(clinic.folder, waiting(clinic.folder, clinic.opener).items[0], FakeClock(), "anna")
    before = files_in(clinic.folder.requests)
    watch = Watch(lambda now, done, whole: watch.stop() if now is stage else None)
    target = tmp_path / "calls.csv"
    choice = Choice(include_done=True)

    with pytest.raises(Stopped):
        export(clinic.folder, clinic.opener, target, "csv", clock=FakeClock(), who="anna", choice=choice, watch=watch)

    assert [name for name in files_in(clinic.folder.requests) if name != LOCK] == before
    assert list(tmp_path.glob("*calls*")) == []
    report = run(clinic, target)
    assert (report.count, report.marked) == (2, 0)


def test_a_stop_after_the_file_is_there_comes_too_late(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    told: list[Stage] = []

    def tell(stage: Stage, done: int, whole: int) -> None:
        told.append(stage)
        if stage is Stage.CHECKING:
            watch.stop()

    watch = Watch(tell)
    target = tmp_path / "calls.csv"
    export(clinic.folder, clinic.opener, target, "csv", clock=FakeClock(), who="anna", watch=watch)

    assert read_names(target) == ["Patient 1", "Patient 2"]
    assert files_in(clinic.folder.new) == files_in(clinic.folder.claimed) == []
    assert list(dict.fromkeys(told)) == [Stage.OPENING, Stage.WRITING, Stage.SAVING, Stage.CHECKING, Stage.FINISHING]


def test_a_drive_pulled_out_at_any_moment_loses_none_and_repeats_none_unmarked(clinic: Clinic, tmp_path: Path) -> None:
    spool = make_spool(clinic.folder)
    fates: list[tuple[bool, int]] = []
    for good in range(STEPS):
        fill(spool, 3)
        place = tmp_path / f"stick-{good}"
        place.mkdir()
        drive = PulledDrive(place, good)
        with drive.plugged_in(), contextlib.suppress(SiteError):
            run(clinic, place / "calls.csv")
        on_it = (place / "calls.csv").exists()
        earlier = read_names(place / "calls.csv") if on_it else []
        second = tmp_path / f"second-{good}.csv"
        report = run(clinic, second)
        later = read_names(second) if second.exists() else []
        assert {*earlier, *later} == {"Patient 1", "Patient 2", "Patient 3"}
        assert len(later) == report.count == (0 if not drive.is_out else 3)
        assert report.marked == 3 or not (on_it and later)
        fates.append((on_it, report.marked))
        if not drive.is_out:
            break
    assert fates.count((False, 0)) >= 5
    assert fates.count((True, 3)) >= 2
    assert fates.count((False, 3)) == 1  # pulled out just when it was put under its name: nobody can know
    assert fates[-1] == (True, 0)


def test_who_is_called_between_the_claim_and_the_end_is_done_once(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 3)
    first, second, _ = waiting(clinic.folder, clinic.opener).items
    calls = {Stage.WRITING: first, Stage.FINISHING: second}

    def tell(stage: Stage, done: int, whole: int) -> None:
        if stage in calls:
            mark_called(clinic.folder, calls.pop(stage), FakeClock(), "ben")

    target = tmp_path / "calls.csv"
    report = export(clinic.folder, clinic.opener, target, "csv", clock=FakeClock(), who="anna", watch=Watch(tell))

    assert report.count == 3
    assert len(files_in(clinic.folder.done)) == 3
    assert list(clinic.folder.claimed.iterdir()) == []
    assert undo_called(clinic.folder, first, FakeClock(), "ben").may_be_in_earlier_file


def test_who_is_called_before_the_claim_is_not_in_the_file(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    run(clinic, tmp_path / "first.csv", keep=True)
    first, second = waiting(clinic.folder, clinic.opener).items

    def happenings() -> Iterator[None]:
        yield
        mark_called(clinic.folder, first, FakeClock(), "ben")
        mark_called(clinic.folder, second, FakeClock(), "ben")
        yield

    report = export(
        clinic.folder,
        BusyOpener(clinic.opener, happenings()),
        tmp_path / "second.csv",
        "csv",
        clock=FakeClock(),
        who="anna",
    )

    assert report.count == 0
    assert len(files_in(clinic.folder.done)) == 2


def test_who_is_called_while_an_export_breaks_stays_done(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 3)
    first = waiting(clinic.folder, clinic.opener).items[0]

    def tell(stage: Stage, done: int, whole: int) -> None:
        if stage is Stage.WRITING:
            mark_called(clinic.folder, first, FakeClock(), "ben")
            watch.stop()

    watch = Watch(tell)
    with pytest.raises(Stopped):
        export(clinic.folder, clinic.opener, tmp_path / "a.csv", "csv", clock=FakeClock(), who="anna", watch=watch)

    report = run(clinic, tmp_path / "b.csv")
    assert (report.count, report.marked) == (2, 0)


def test_empty_folders_of_exports_that_broke_are_cleared_away(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    run(clinic, tmp_path / "first.csv", keep=True)
    mark_called(clinic.folder, waiting(clinic.folder, clinic.opener).items[0], FakeClock(), "ben")
    fill(spool, 1)
    run(clinic, tmp_path / "second.csv")

    assert list(clinic.folder.claimed.iterdir()) == []
