"""The first start broken off at any step, by the power or by the disk: on trial as before, or set up as a whole."""

import errno
import shutil
from pathlib import Path

import pytest

from kiosk.errors import SiteError
from kiosk.files import private_folder
from kiosk.paths import DataFolder
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import load
from kiosk.staff.access import count_trial, trial_opener, unlock
from kiosk.staff.audit import read_audit
from kiosk.staff.front_desk import FrontDesk
from kiosk.staff.installer import SiteInstaller
from kiosk.staff.opener import Opener
from tests.support.clinic import PASSPHRASE, STAFF
from tests.support.fakes import FakeClock
from tests.support.locks import QuickLock
from tests.support.requests import FailingDisk, KioskDied, make_draft

SETTINGS = {"pages.language": "es", "clinic.name": "Test Clinic", "clinic.phone": "", "clinic.region": "US"}
MINE = '# mine\n[printing]\nprinter = "Front"\n'
STEPS = 400  # more than there are


class Disk(FailingDisk):
    """A disk that can fail at the operations that erasing a folder does as well."""

    OPERATIONS = (*FailingDisk.OPERATIONS, "replace", "rmdir")


@pytest.fixture
def template(tmp_path: Path, quick_lock: type[QuickLock]) -> DataFolder:
    """Return a kiosk on trial with settings of its own, and one request of somebody who tried it out."""
    data = DataFolder(tmp_path / "data")
    private_folder(data.root)
    prepare_trial(data.trial)
    Spool(data.trial, FakeClock()).append(make_draft())
    data.settings.write_text(MINE)
    return data


def copy_of(template: DataFolder, place: Path) -> DataFolder:
    shutil.copytree(template.root, place, copy_function=shutil.copy2)
    return DataFolder(place)


def install(data: DataFolder) -> str:
    """Set the kiosk up; return the recovery key that somebody has copied by then."""
    installer = SiteInstaller(data, FakeClock(), _nothing)
    assert installer.trouble() is None
    key = installer.new_recovery_key()
    installer.finish(SETTINGS, STAFF, PASSPHRASE, key)
    return key


def _nothing() -> None:
    pass


def assert_on_trial(data: DataFolder) -> None:
    """Fail unless trial requests are taken as before, the one that was there opens, and setting up works."""
    assert count_trial(data) == 1
    Spool(data.trial, FakeClock()).append(make_draft())
    opener = trial_opener(data.trial)
    assert [opener.open(path.read_bytes()).name for path in data.trial.new.glob("*.age")] == ["Test Patient"] * 2
    key = install(data)
    assert_set_up(data, key)


def assert_set_up(data: DataFolder, key: str) -> None:
    """Fail unless staff come in, the paper opens what a visitor asks, and nothing of test and trial is left."""
    settings, problems = load(data.settings)
    assert problems == []
    assert settings.clinic.name == "Test Clinic"
    assert settings.printing.printer == "Front"
    desk = FrontDesk(data, FakeClock(), settings)
    desk.enter(STAFF, PASSPHRASE)
    desk.leave()
    assert not data.trial.root.exists()
    assert list(data.requests.rglob("*.age")) == []
    opener, paper = unlock(data, STAFF, PASSPHRASE), Opener.from_line(key, "paper")
    assert read_recipients(data.recipients) == (opener.public_key, paper.public_key)
    Spool(data, FakeClock()).append(make_draft())
    assert [paper.open(path.read_bytes()).name for path in data.new.glob("*.age")] == ["Test Patient"]
    assert read_audit(data.audit)[1] == []
    assert [path for path in data.root.rglob("*") if path.is_file() and key.encode() in path.read_bytes()] == []


def test_the_power_cut_at_any_step(template: DataFolder, tmp_path: Path) -> None:
    ends: list[bool] = []
    for step in range(STEPS):
        data = copy_of(template, tmp_path / f"copy-{step}")
        installer = SiteInstaller(data, FakeClock(), _nothing)
        key = installer.new_recovery_key()
        disk = Disk(step, KioskDied())
        try:
            with disk.mounted():
                installer.finish(SETTINGS, STAFF, PASSPHRASE, key)
        except KioskDied:
            pass
        if not disk.has_failed:
            break
        ends.append(data.is_set_up)
        if data.is_set_up:
            assert_set_up(data, key)
        else:
            assert_on_trial(data)
    assert 40 < step < STEPS - 1
    assert ends == sorted(ends)  # on trial up to one step, set up from there on
    assert {True, False} == set(ends)


def test_a_disk_fault_at_any_step(template: DataFolder, tmp_path: Path) -> None:
    for step in range(STEPS):
        data = copy_of(template, tmp_path / f"copy-{step}")
        installer = SiteInstaller(data, FakeClock(), _nothing)
        key = installer.new_recovery_key()
        disk = Disk(step, OSError(errno.ENOSPC, "full"))
        try:
            with disk.mounted():
                installer.finish(SETTINGS, STAFF, PASSPHRASE, key)
        except SiteError:
            if not data.is_set_up:
                assert data.settings.read_text() == MINE
        if not disk.has_failed:
            break
        if data.is_set_up:
            assert_set_up(data, key)
        else:
            assert_on_trial(data)
    assert 40 < step < STEPS - 1
