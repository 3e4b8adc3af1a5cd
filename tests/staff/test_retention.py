"""What is done is erased when its time is over, and nothing else."""

from datetime import timedelta
from pathlib import Path

from kiosk.requests.spool import Spool
from kiosk.staff.audit import read_audit
from kiosk.staff.export import export
from kiosk.staff.retention import erase_old
from tests.support.clinic import Clinic
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_draft

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
