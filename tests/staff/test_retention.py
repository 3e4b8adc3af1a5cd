"""What is done is erased when its time is over, and nothing else."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import SiteError
from kiosk.requests.spool import Spool
from kiosk.settings import Requests, Settings
from kiosk.staff import retention
from kiosk.staff.audit import read_audit
from kiosk.staff.calls import could_not_reach, mark_called
from kiosk.staff.export import export
from kiosk.staff.retention import daily, erase_all_done, erase_old
from kiosk.staff.tries import read_calls
from tests.support.clinic import Clinic
from tests.support.fakes import START, FakeClock
from tests.support.requests import FailingDisk, make_draft
from tests.support.worklists import fill, look, names, the_only

DAY = timedelta(days=1).total_seconds()


def test_it_is_counted_from_the_day_of_the_export(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    spool.append(make_draft(name="Waited long"))
    later = FakeClock(START + timedelta(days=90))
    export(clinic.folder, clinic.opener, tmp_path / "calls.csv", "csv", clock=later, who="anna")
    spool.append(make_draft(name="Waits"))
    later.advance(29 * DAY)
    assert erase_old(clinic.folder, 30, later, "anna") == 0
    later.advance(2 * DAY)
    assert erase_old(clinic.folder, 30, later, "anna") == 1
    assert list(clinic.folder.done.iterdir()) == []
    assert len(list(clinic.folder.new.iterdir())) == 1
    last = read_audit(clinic.folder.audit)[0][-1]
    assert (last.who, last.what, last.how_many) == ("anna", "erase", 1)


def test_where_nothing_was_ever_done_nothing_is_noted(clinic: Clinic) -> None:
    before = clinic.folder.audit.read_bytes()
    assert erase_old(clinic.folder, 1, FakeClock(), "anna") == 0
    assert clinic.folder.audit.read_bytes() == before


def test_the_kiosk_erases_by_itself_what_the_settings_say(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    spool.append(make_draft(name="Called"))
    clock = FakeClock()
    mark_called(clinic.folder, the_only(clinic), clock, "anna")
    spool.append(make_draft(name="Waits"))
    settings = Settings(requests=Requests(keep_days=7))
    clock.advance(6 * DAY)
    assert daily(clinic.folder, settings, clock) == 0
    clock.advance(DAY)

    assert daily(clinic.folder, settings, clock) == 1
    assert daily(clinic.folder, settings, clock) == 0

    assert names(look(clinic, include_done=True)) == ["Waits"]
    last = read_audit(clinic.folder.audit)[0][-1]
    assert (last.who, last.what, last.how_many) == ("kiosk", "erase", 1)


def test_all_that_is_done_is_erased_when_asked_for_and_what_waits_stays(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 3)
    for item in look(clinic).items[:2]:
        could_not_reach(clinic.folder, item, FakeClock(), "anna")
        mark_called(clinic.folder, item, FakeClock(), "anna")

    assert erase_all_done(clinic.folder, FakeClock(), "ben") == 2
    assert erase_all_done(clinic.folder, FakeClock(), "ben") == 0

    assert names(look(clinic, include_done=True)) == ["Patient 3"]
    assert read_calls(clinic.folder).tries == {}
    erased = [line for line in read_audit(clinic.folder.audit)[0] if line.who == "ben"]
    assert [(line.what, line.how_many) for line in erased] == [("erase-all-done", 2)]


def test_one_that_is_undone_between_the_two_looks_stays(
    clinic: Clinic, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    gone = clinic.folder.done / "undone.age"
    monkeypatch.setattr(retention, "sealed_in", lambda place: [gone])

    assert erase_old(clinic.folder, 1, FakeClock(START + timedelta(days=90)), "anna") == 0


def test_a_full_disk_can_be_emptied(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    done = mark_called(clinic.folder, the_only(clinic), FakeClock(), "anna")

    with FailingDisk(3, OSError(errno.ENOSPC, "full")).mounted(), pytest.raises(SiteError):
        erase_all_done(clinic.folder, FakeClock(), "anna")

    assert not done.path.exists()
