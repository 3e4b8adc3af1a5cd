"""The staff's work at the screen, over a real data folder."""

import os
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial, partialmethod
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.entry import SEALED, Entry
from kiosk.requests.record import Record, encode
from kiosk.requests.seal import Sealer
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys, Requests, Settings
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import put_pin
from kiosk.staff.drives import Drive
from kiosk.staff.front_desk import FrontDesk
from kiosk.staff.opener import Opener
from kiosk.staff.tries import CALLS
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool

PIN = "20260302"
STRICT = Settings(keys=Keys(on_kiosk=False))


class Desk(FrontDesk):
    """A desk with a drive that is a folder."""

    def __init__(self, clinic: Clinic, *drives: Path, settings: Settings | None = None) -> None:
        self.clock = FakeClock()
        self.folder = clinic.folder
        self._there = drives
        super().__init__(clinic.folder, self.clock, settings or Settings(), find_drives=self._find)

    def all(self) -> list[Entry]:
        """Return everything that is opened, in the order of the running numbers."""
        found = [entry for batch in self.requests() for entry in batch.entries]
        return sorted(found, key=lambda entry: entry.record.number)

    def deeds(self) -> list[tuple[str, str]]:
        return [(line.who, line.what) for line in read_audit(self.folder.audit)[0]]

    def _find(self, data: Path) -> Sequence[Drive]:
        assert data == self.folder.root
        return [Drive(path.name, "Maker", path, 1) for path in self._there]


def fill(clinic: Clinic) -> Spool:
    """Let three people ask."""
    spool = make_spool(clinic.folder)
    for number in range(3):
        spool.append(make_draft(name=f"Test Patient {number + 1}"))
    return spool


@pytest.fixture
def clinic_spool(quick_clinic: Clinic) -> Spool:
    """Return the spool of the desk's clinic, in which three requests wait."""
    return fill(quick_clinic)


@pytest.fixture
def desk(quick_clinic: Clinic, clinic_spool: Spool, tmp_path: Path) -> Desk:
    """Return a desk at which somebody has sat down, with three requests that wait."""
    (tmp_path / "stick").mkdir()
    desk = Desk(quick_clinic, tmp_path / "stick")
    desk.enter(STAFF, PASSPHRASE)
    return desk


@pytest.fixture
def strict(quick_clinic: Clinic, tmp_path: Path) -> Desk:
    """Return a desk where no key lies on the kiosk, somebody with a PIN before it, and three requests."""
    fill(quick_clinic)
    put_pin(quick_clinic.folder.staff_keys, STAFF, PIN)
    (tmp_path / "stick").mkdir()
    return Desk(quick_clinic, tmp_path / "stick", settings=STRICT)


def yes(stage: str, number: int, total: int) -> bool:
    return True


def test_the_right_passphrase_opens_and_leaving_locks(desk: Desk) -> None:
    assert not desk.is_trial
    assert not desk.is_strict
    assert desk.people() == [STAFF]
    desk.note("restart")
    desk.leave()
    desk.leave()
    assert desk.deeds()[-3:] == [(STAFF, "in"), (STAFF, "restart"), (STAFF, "out")]
    for deed in (lambda: desk.note("x"), lambda: list(desk.requests())):
        with pytest.raises(SiteError) as caught:
            deed()
        assert caught.value.fault is Fault.NO_KEY
    desk.enter(STAFF, PASSPHRASE)
    desk.leave(by_hand=True)
    assert desk.deeds()[-1] == (STAFF, "lock")


def test_wrong_passphrases_shut_the_door_and_a_restart_does_not_open_it(quick_clinic: Clinic) -> None:
    desk = Desk(quick_clinic)
    for _ in range(5):
        assert desk.wait_s() == 0
        with pytest.raises(SiteError) as caught:
            desk.enter(STAFF, "wrong")
        assert caught.value.fault is Fault.WRONG_PASSPHRASE
    assert Desk(quick_clinic).wait_s() == 30


def test_on_trial_there_is_nobody_and_no_passphrase(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data.trial)
    make_spool(data.trial).append(make_draft())
    desk = FrontDesk(data, FakeClock(), STRICT)
    assert desk.is_trial
    assert not desk.is_strict
    assert desk.people() == []
    desk.enter("", "")
    assert [entry.record.name for batch in desk.requests() for entry in batch.entries] == ["Test Patient"]
    desk.leave()
    assert not data.audit.exists()


def test_requests_come_in_batches_and_end_when_the_door_locks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.staff.front_desk._BATCH_S", 0.0)
    monkeypatch.setattr("kiosk.staff.front_desk._TURN", 1)
    batches = desk.requests()
    first = next(batches)
    assert (len(first.entries), first.opened, first.total) == (1, 1, 3)
    desk.leave()
    assert list(batches) == []


def test_nothing_is_kept_when_the_door_locks_after_the_last_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = iter((False, True))  # there is one look at the files, and one that finds nothing more

    def rest(_: float) -> None:
        if next(turns):
            desk.leave()

    monkeypatch.setattr("kiosk.staff.front_desk.sleep", rest)
    assert len(desk.all()) == 3
    assert desk._read is None


def test_a_second_look_opens_only_what_is_new(desk: Desk, clinic_spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.called(desk.all()[0])
    clinic_spool.append(make_draft(name="Test Patient 4"))
    opened: list[Record] = []
    monkeypatch.setattr(Opener, "open", partialmethod(_count, Opener.open, opened))
    assert [entry.is_done for entry in desk.all()] == [True, False, False, False]
    assert [record.name for record in opened] == ["Test Patient 4"]


def _count(opener: Opener, opens: Callable[[Opener, bytes], Record], opened: list[Record], sealed: bytes) -> Record:
    opened.append(opens(opener, sealed))
    return opened[-1]


def test_files_that_do_not_open_are_counted(desk: Desk) -> None:
    (desk.folder.new / "bad.age").write_bytes(b"nothing")
    (desk.folder.new / "note.txt").write_bytes(b"nothing")
    found = list(desk.requests())[-1]
    assert (len(found.entries), found.broken) == (3, 1)


def test_called_and_taken_back(desk: Desk) -> None:
    first = desk.all()[0]
    done = desk.called(first)
    assert done.is_done
    assert done.place.parent == desk.folder.done
    back = desk.undo(done)
    assert back == first
    assert [entry.is_done for entry in desk.all()] == [False, False, False]
    assert desk.deeds()[-2:] == [(STAFF, "called"), (STAFF, "called-undone")]


def test_calls_that_reached_nobody_are_kept(desk: Desk) -> None:
    once = desk.not_reached(desk.all()[0])
    assert desk.not_reached(once).tries == 2
    assert [entry.tries for entry in desk.all()] == [2, 0, 0]
    (desk.folder.requests / CALLS).write_text("nonsense")
    assert [entry.tries for entry in desk.all()] == [0, 0, 0]


def test_an_export_writes_and_erases_what_is_old(desk: Desk) -> None:
    old = desk.called(desk.all()[0]).place
    os.utime(old, (0, 0))
    drive = desk.drives()[0]
    report = desk.export("csv", drive, include_done=False, go_on=yes)
    assert report is not None
    assert (report.count, report.broken) == (2, 0)
    assert report.file.read_text(encoding="utf-8-sig").count("Test Patient") == 2
    assert not old.exists()
    assert [entry.is_done for entry in desk.all()] == [True, True]
    again = desk.export("csv", drive, include_done=True, go_on=yes)
    assert again is not None
    assert again.file.name.endswith("-2.csv")


def test_an_export_counts_though_what_is_old_cannot_be_erased(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise SiteError(Fault.IO_ERROR, "a test")

    monkeypatch.setattr("kiosk.staff.front_desk.daily", refuse)
    report = desk.export("vcf", desk.drives()[0], include_done=False, go_on=yes)
    assert report is not None
    assert report.file.exists()


def test_an_export_that_is_stopped_leaves_everything_as_it_was(desk: Desk) -> None:
    seen: list[tuple[str, int, int]] = []

    def once(stage: str, number: int, total: int) -> bool:
        seen.append((stage, number, total))
        return number < 1

    assert desk.export("xlsx", desk.drives()[0], include_done=False, go_on=once) is None
    assert {stage for stage, _, _ in seen} == {"opening"}
    assert len(list(desk.folder.new.glob("*.age"))) == 3
    assert list(desk.drives()[0].path.iterdir()) == []
    assert set(desk.formats()) == {"xlsx", "csv", "json", "vcf", SEALED}


def test_an_export_of_some_days_takes_what_was_asked_on_them(desk: Desk) -> None:
    assert desk.all()[0].record.saved_at.date() == desk.clock.now().date()
    desk.clock.advance(timedelta(days=6).total_seconds())
    drive = desk.drives()[0]
    nothing = desk.export("csv", drive, include_done=False, days=6, go_on=yes)
    assert nothing is not None
    assert nothing.count == 0
    report = desk.export("csv", drive, include_done=False, days=7, go_on=yes)
    assert report is not None
    assert report.count == 3


def test_one_request_is_erased_with_a_line_in_the_audit(desk: Desk) -> None:
    first, second, third = desk.all()
    desk.erase(desk.called(second))
    desk.erase(first)
    desk.erase(first)
    assert desk.all() == [third]
    assert desk.deeds()[-3:] == [(STAFF, "called"), (STAFF, "erase-one"), (STAFF, "erase-one")]


def keeps(desk: Desk) -> bool:
    """Return whether the desk has in memory what was opened last."""
    return desk._read is not None


def test_what_is_erased_leaves_the_memory_at_once(desk: Desk) -> None:
    first, second, _ = desk.all()
    desk.erase(first)
    assert not keeps(desk)
    desk.called(second)
    assert len(desk.all()) == 2
    assert keeps(desk)
    desk.erase_done()
    assert not keeps(desk)


def test_what_is_erased_while_a_look_is_under_way_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.all()[0]
    turns = iter((True, False))

    def rest(_: float) -> None:
        if next(turns, False):
            desk.erase(first)

    monkeypatch.setattr("kiosk.staff.front_desk.sleep", rest)
    list(desk.requests())
    assert desk._read is None


def test_all_that_is_done_is_erased_and_what_waits_stays(desk: Desk) -> None:
    for entry in desk.all()[:2]:
        desk.called(entry)
    assert desk.erase_done() == 2
    left = desk.all()
    assert [entry.record.number for entry in left] == [3]
    assert desk.deeds()[-1] == (STAFF, "erase-all-done")
    desk.leave()
    for deed in (desk.erase_done, partial(desk.erase, left[0])):
        with pytest.raises(SiteError) as caught:
            deed()
        assert caught.value.fault is Fault.NO_KEY


def test_a_sealed_copy_leaves_everything_waiting(desk: Desk) -> None:
    copied = desk.export(SEALED, desk.drives()[0], include_done=True, go_on=yes)
    assert copied is not None
    assert (copied.count, copied.file.suffix) == (3, ".zip")
    assert [entry.is_done for entry in desk.all()] == [False, False, False]


def test_strict_mode_opens_with_a_pin_and_gives_sealed_copies_alone(strict: Desk) -> None:
    assert strict.is_strict
    assert strict.people() == [STAFF]
    assert strict.formats() == (SEALED,)
    strict.enter(STAFF, PIN)
    assert [(batch.entries, batch.total) for batch in strict.requests()] == [((), 3)]
    copied = strict.export("csv", strict.drives()[0], include_done=False, go_on=yes)
    assert copied is not None
    assert (copied.count, copied.file.suffix) == (3, ".zip")
    assert [batch.total for batch in strict.requests()] == [0]
    assert strict.deeds()[-1] == (STAFF, "sealed-copy-done")


def test_the_folder_of_the_settings_is_offered_with_its_trouble(quick_clinic: Clinic, tmp_path: Path) -> None:
    def offered(folder: Path) -> Sequence[tuple[str, bool, Fault | None]]:
        settings = Settings(requests=Requests(export_folder=str(folder)))
        desk = Desk(quick_clinic, tmp_path / "stick", settings=settings)
        return [(drive.name, drive.is_removable, drive.trouble) for drive in desk.drives()]

    (tmp_path / "share").mkdir()
    assert offered(tmp_path / "share") == [("stick", True, None), ("share", False, None)]
    assert offered(tmp_path / "nothing") == [("stick", True, None), ("nothing", False, Fault.MISSING)]

    desk = Desk(quick_clinic, tmp_path / "stick")
    assert [(drive.name, drive.free) for drive in desk.drives()] == [("stick", 1)]


def test_signs_that_disturb_the_screen_are_not_shown(desk: Desk) -> None:
    record = msgspec.structs.replace(desk.all()[0].record, id=UUID(int=7), name="Test\u202e Somebody\x00")
    (desk.folder.new / "forged.age").write_bytes(Sealer(desk.folder.recipients).seal(encode(record)))
    assert "Test Somebody" in [entry.record.name for entry in desk.all()]
