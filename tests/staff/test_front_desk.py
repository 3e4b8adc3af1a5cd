"""The staff's work at the screen, over a real data folder."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.entry import Entry
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Requests, Settings, Staff
from kiosk.staff.audit import read_audit
from kiosk.staff.front_desk import TRIES, FrontDesk, removable_drives
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool


class Desk(FrontDesk):
    """A desk at which somebody has sat down, with a drive that is a folder."""

    def __init__(self, clinic: Clinic, *drives: Path, settings: Settings | None = None) -> None:
        self.clock = FakeClock()
        self.folder = clinic.folder
        super().__init__(clinic.folder, self.clock, settings or Settings(), find_drives=lambda: list(drives))
        self._opener = clinic.opener  # unlocking takes a second

    def all(self) -> list[Entry]:
        """Return everything that is opened, in the order of the running numbers."""
        found = [entry for batch in self.requests() for entry in batch.entries]
        return sorted(found, key=lambda entry: entry.record.number)

    def deeds(self) -> list[str]:
        return [line.what for line in read_audit(self.folder.audit)[0]]


@pytest.fixture
def desk(clinic: Clinic, tmp_path: Path) -> Desk:
    """Return a desk with three requests that wait."""
    spool = make_spool(clinic.folder)
    for number in range(3):
        spool.append(make_draft(name=f"Test Patient {number + 1}"))
    (tmp_path / "stick").mkdir()
    return Desk(clinic, tmp_path / "stick")


def yes(number: int, total: int) -> bool:
    return True


def test_the_right_passphrase_opens_and_leaving_locks(clinic: Clinic) -> None:
    desk = FrontDesk(clinic.folder, FakeClock(), Settings())
    assert not desk.is_trial
    assert desk.people() == [STAFF]
    desk.enter(STAFF, PASSPHRASE)
    desk.note("restart")
    desk.leave()
    lines, _ = read_audit(clinic.folder.audit)
    assert [(line.who, line.what) for line in lines[-2:]] == [(STAFF, "enter"), (STAFF, "restart")]
    for deed in (lambda: desk.note("x"), lambda: list(desk.requests())):
        with pytest.raises(SiteError) as caught:
            deed()
        assert caught.value.fault is Fault.NO_KEY


def test_five_wrong_passphrases_shut_the_door_for_longer_and_longer(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()
    desk = FrontDesk(clinic.folder, clock, Settings())
    monkeypatch.setattr("kiosk.staff.front_desk.unlock", _refuse)  # the true one takes a second each
    for wait in (0.0, 0.0, 0.0, 0.0, 30.0, 60.0, 120.0):
        with pytest.raises(SiteError) as caught:
            desk.enter(STAFF, "wrong")
        assert caught.value.fault is Fault.WRONG_PASSPHRASE
        assert desk.wait_s() == wait
        if wait:
            with pytest.raises(SiteError) as shut:
                desk.enter(STAFF, PASSPHRASE)
            assert shut.value.fault is Fault.TOO_MANY
        clock.advance(wait)
    lines, _ = read_audit(clinic.folder.audit)
    assert [line.what for line in lines].count("wrong-passphrase") == 7


def _refuse(data: DataFolder, staff: str, passphrase: str) -> None:
    raise SiteError(Fault.WRONG_PASSPHRASE if passphrase == "wrong" else Fault.CORRUPT, staff)  # noqa: S105


def test_a_damaged_key_is_not_a_wrong_passphrase(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = FrontDesk(clinic.folder, FakeClock(), Settings())
    monkeypatch.setattr("kiosk.staff.front_desk.unlock", _refuse)
    for _ in range(6):
        with pytest.raises(SiteError) as caught:
            desk.enter(STAFF, PASSPHRASE)
        assert caught.value.fault is Fault.CORRUPT
    assert desk.wait_s() == 0.0


def test_on_trial_there_is_nobody_and_no_passphrase(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data.trial)
    make_spool(data.trial).append(make_draft())
    desk = FrontDesk(data, FakeClock(), Settings())
    assert desk.is_trial
    assert desk.people() == []
    desk.enter("", "")
    assert [entry.record.name for batch in desk.requests() for entry in batch.entries] == ["Test Patient"]


def test_requests_come_in_batches_and_end_when_the_door_locks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.staff.front_desk._BATCH_S", 0.0)
    monkeypatch.setattr("kiosk.staff.front_desk._TURN", 1)
    batches = desk.requests()
    first = next(batches)
    assert (len(first.entries), first.opened, first.total) == (1, 1, 3)
    desk.leave()
    assert list(batches) == []


def test_files_that_do_not_open_or_have_gone_are_counted_or_left_out(desk: Desk) -> None:
    (desk.folder.new / "bad.age").write_bytes(b"nothing")
    (desk.folder.new / "note.txt").write_bytes(b"nothing")
    (desk.folder.new / "gone.age").symlink_to(desk.folder.new / "nowhere")
    found = list(desk.requests())[-1]
    assert (len(found.entries), found.broken) == (3, 1)


def test_what_may_stand_in_an_earlier_file_is_marked(desk: Desk) -> None:
    batch = desk.folder.claimed / "20260302T100000-a"
    batch.mkdir(parents=True)
    (desk.folder.claimed / "stray").write_text("")
    path = desk.all()[0].place
    path.rename(batch / path.name)
    assert [entry.may_be_in_earlier_file for entry in desk.all()] == [True, False, False]


def test_called_and_taken_back(desk: Desk) -> None:
    first = desk.all()[0]
    done = desk.called(first)
    assert done.is_done
    assert done.place.parent == desk.folder.done
    midnight = desk.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert done.place.stat().st_mtime == midnight.timestamp()
    assert [entry.is_done for entry in desk.all()] == [True, False, False]
    back = desk.undo(done)
    assert back.place == first.place
    assert [entry.is_done for entry in desk.all()] == [False, False, False]
    assert desk.deeds()[-2:] == ["called", "undo"]


def test_what_was_done_before_goes_back_among_those_that_wait(desk: Desk) -> None:
    desk.called(desk.all()[0])
    again = desk.all()[0]
    assert desk.undo(again).place.parent == desk.folder.new


def test_who_was_faster_is_a_fault_and_not_a_bug(desk: Desk) -> None:
    first = desk.all()[0]
    desk.called(first)
    with pytest.raises(SiteError) as caught:
        desk.called(first)
    assert caught.value.fault is Fault.MISSING


def test_calls_that_reached_nobody_are_kept(desk: Desk) -> None:
    once = desk.not_reached(desk.all()[0])
    assert desk.not_reached(once).tries == 2
    assert [entry.tries for entry in desk.all()] == [2, 0, 0]
    (desk.folder.requests / TRIES).write_text("nonsense")
    assert [entry.tries for entry in desk.all()] == [0, 0, 0]
    assert "Test" not in (desk.folder.audit).read_text()


def test_an_export_writes_and_erases_what_is_old(desk: Desk, tmp_path: Path) -> None:
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


def test_an_export_that_is_stopped_leaves_everything_as_it_was(desk: Desk) -> None:
    seen: list[tuple[int, int]] = []

    def once(number: int, total: int) -> bool:
        seen.append((number, total))
        return number < 1

    assert desk.export("xlsx", desk.drives()[0], include_done=False, go_on=once) is None
    assert seen == [(0, 3), (1, 3)]
    assert len(list(desk.folder.new.glob("*.age"))) == 3
    assert list(desk.drives()[0].path.iterdir()) == []
    assert set(desk.formats()) == {"xlsx", "csv", "json"}


def test_the_folder_of_the_settings_is_offered_if_it_can_be_written(clinic: Clinic, tmp_path: Path) -> None:
    def offered(folder: Path) -> Sequence[str]:
        settings = Settings(staff=Staff(export_folder=str(folder)), requests=Requests())
        return [drive.name for drive in Desk(clinic, settings=settings).drives()]

    (tmp_path / "share").mkdir()
    assert offered(tmp_path / "share") == ["share"]
    assert offered(tmp_path / "nothing") == []


def test_drives_are_what_is_mounted_and_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("anna/STICK", "anna/other", "DISK"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name in ("STICK", "DISK"))
    assert [path.name for path in removable_drives([tmp_path, tmp_path / "none"])] == ["DISK", "STICK"]
    usual = FrontDesk(DataFolder(tmp_path), FakeClock(), Settings())
    assert all(drive.is_removable for drive in usual.drives())
