"""The clinic's keys: made once and completely, opened by a passphrase alone or by the paper in the safe."""

import errno
import shutil
import subprocess
import tomllib
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock
from kiosk.paths import DataFolder
from kiosk.requests.record import decode
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import load
from kiosk.staff import access
from kiosk.staff.access import (
    check_clinic,
    check_passphrase,
    check_staff_name,
    count_trial,
    erase_trial,
    set_up,
    staff_names,
    trial_opener,
    unlock,
)
from kiosk.staff.copies import Carried
from kiosk.staff.worklist import waiting
from tests.support.clinic import CLINIC, PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_folder, make_spool
from tests.support.terminal import run_on_terminal

AGE = shutil.which("age")
STEPS = 60  # more file operations than a set-up takes
needs_age = pytest.mark.skipif(AGE is None, reason="the public `age` tool is not installed (Debian's package age)")


class QuickLock:
    """Stands for age's passphrase lock, which takes seconds; its files open for nobody."""

    @staticmethod
    def encrypt(secret: bytes, passphrase: str) -> bytes:
        return b"locked"


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage, "passphrase", QuickLock)


def make_keys(folder: DataFolder) -> str:
    return set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock())


def fault_of(function: object, *arguments: object) -> Fault:
    assert callable(function)
    with pytest.raises(SiteError) as caught:
        function(*arguments)
    return caught.value.fault


def test_a_set_up_folder_has_all_it_needs_and_no_open_secret(clinic: Clinic) -> None:
    folder = clinic.folder
    assert folder.is_set_up
    assert staff_names(folder) == [STAFF]
    assert load(folder.settings)[0].clinic.name == CLINIC
    desk, recovery = read_recipients(folder.recipients)
    assert desk == clinic.opener.public_key
    assert recovery == str(x25519.Identity.from_str(clinic.recovery).to_public())
    for path in folder.root.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)
        assert path.is_dir() or b"AGE-SECRET-KEY" not in path.read_bytes()
    assert "made 2026-03-02" in folder.recipients.read_text()


def test_in_strict_mode_the_locked_copy_is_nowhere_in_the_folder(tmp_path: Path, quick_lock: None) -> None:
    folder, place = DataFolder(tmp_path / "data"), tmp_path / "anna.age"
    assert fault_of(set_up_strictly, folder, place, "1234567") is Fault.BAD_INPUT
    assert not folder.root.exists()
    set_up_strictly(folder, place, "20261121")
    assert place.read_bytes() == b"locked"
    assert list(folder.root.rglob("*.age")) == []
    assert load(folder.settings)[0].keys.on_kiosk is False
    assert load(folder.settings)[0].clinic.name == CLINIC


def set_up_strictly(folder: DataFolder, place: Path, pin: str) -> None:
    set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock(), carried=Carried(place, pin))


def test_settings_that_are_there_stay(tmp_path: Path, quick_lock: None) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.root.mkdir(mode=0o700)
    folder.settings.write_text('[clinic]\nname = "Mine"\n')
    make_keys(folder)
    assert load(folder.settings)[0].clinic.name == "Mine"


@pytest.mark.parametrize("name", ['The "Good" Clinic', "Back\\slash", "Łódź [x]", "#1", "a\nb\x7f"])
def test_any_clinic_name_becomes_a_good_settings_file(tmp_path: Path, quick_lock: None, name: str) -> None:
    folder = DataFolder(tmp_path / "data")
    set_up(folder, STAFF, PASSPHRASE, name, FakeClock())
    assert tomllib.loads(folder.settings.read_text())["clinic"]["name"] == check_clinic(name)


def test_a_second_set_up_is_refused_and_changes_nothing(clinic: Clinic) -> None:
    before = {path: path.read_bytes() for path in clinic.folder.root.rglob("*") if path.is_file()}
    assert fault_of(make_keys, clinic.folder) is Fault.BAD_INPUT
    assert {path: path.read_bytes() for path in clinic.folder.root.rglob("*") if path.is_file()} == before


def test_no_set_up_while_a_kiosk_runs(tmp_path: Path) -> None:
    folder = make_folder(tmp_path).trial
    prepare_trial(folder)
    with hold_lock(DataFolder(tmp_path / "data").lock):
        assert fault_of(make_keys, DataFolder(tmp_path / "data")) is Fault.IN_USE
        assert fault_of(erase_trial, DataFolder(tmp_path / "data")) is Fault.IN_USE
    assert folder.trial_key.exists()


@pytest.mark.parametrize("name", ["", "a b", "../x", "a/b", "é", "x" * 41, "a.age", "a\n"])
def test_a_staff_name_that_will_not_do(name: str) -> None:
    assert fault_of(check_staff_name, name) is Fault.BAD_INPUT


def test_names_passphrases_and_clinics_that_do() -> None:
    assert check_staff_name("Anna-Maria_2") == "Anna-Maria_2"
    assert check_passphrase("x" * 12) == "x" * 12
    assert fault_of(check_passphrase, "x" * 11) is Fault.BAD_INPUT
    assert check_clinic(" Test  Clinic\0 ") == "Test  Clinic"
    assert fault_of(check_clinic, "\0 ") is Fault.BAD_INPUT
    assert fault_of(check_clinic, "x" * 81) is Fault.BAD_INPUT


@pytest.mark.parametrize("error", [KioskDied(), OSError(errno.ENOSPC, "test")], ids=["death", "disk"])
def test_a_set_up_that_breaks_off_anywhere_is_none_and_can_be_done_again(
    tmp_path: Path, quick_lock: None, error: BaseException
) -> None:
    for step in range(STEPS):
        folder = DataFolder(tmp_path / f"data-{step}")
        handed_over: list[str] = []
        disk = FailingDisk(step, error)
        try:
            with disk.mounted():
                set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock(), handed_over.append)
        except (SiteError, KioskDied):
            pass
        if folder.is_set_up:
            assert len(handed_over) == 1
            assert len(read_recipients(folder.recipients)) == 2
        else:
            recovery = make_keys(folder)
            assert str(x25519.Identity.from_str(recovery).to_public()) in folder.recipients.read_text()
            assert staff_names(folder) == [STAFF]
        if not disk.has_failed:
            break
    assert 10 < step < STEPS - 1


def test_a_recovery_key_that_cannot_be_handed_over_ends_the_set_up(tmp_path: Path, quick_lock: None) -> None:
    folder = DataFolder(tmp_path / "data")

    def drop(key: str) -> None:
        raise SiteError(Fault.DISK_FULL, "the sheet")

    with pytest.raises(SiteError):
        set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock(), drop)
    assert not folder.is_set_up


def test_locked_keys_that_lost_their_public_keys_are_kept(clinic: Clinic, quick_lock: None) -> None:
    locked = (clinic.folder.staff_keys / f"{STAFF}.age").read_bytes()
    clinic.folder.recipients.unlink()
    set_up(clinic.folder, "ben", PASSPHRASE, CLINIC, FakeClock())
    assert staff_names(clinic.folder) == ["ben"]
    (aside,) = clinic.folder.keys.glob("staff-before-*")
    assert (aside / f"{STAFF}.age").read_bytes() == locked


def test_the_wrong_passphrase_opens_nothing(clinic: Clinic) -> None:
    assert fault_of(unlock, clinic.folder, STAFF, "something else") is Fault.WRONG_PASSPHRASE


def test_damaged_and_missing_keys_are_told_apart(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    key = clinic.folder.staff_keys / f"{STAFF}.age"
    whole = key.read_bytes()
    for damaged in (b"", b"junk", whole[:-100], b"age-encryption.org/v1\n"):
        key.write_bytes(damaged)
        assert fault_of(unlock, clinic.folder, STAFF, PASSPHRASE) is Fault.CORRUPT
    key.write_bytes(b"x" * 20_000)
    assert fault_of(unlock, clinic.folder, STAFF, PASSPHRASE) is Fault.TOO_BIG
    key.unlink()
    assert fault_of(unlock, clinic.folder, STAFF, PASSPHRASE) is Fault.MISSING
    assert fault_of(unlock, clinic.folder, "../anna", PASSPHRASE) is Fault.BAD_INPUT


class OpenLock:
    """Stands for age's passphrase lock when it gives back what a damaged or foreign key file holds."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def decrypt(self, sealed: bytes, passphrase: str) -> bytes:
        return self._secret


@pytest.mark.parametrize("secret", [b"", b"\xff\n", b"something else\n"])
def test_a_lock_around_no_key_is_a_damaged_file(clinic: Clinic, monkeypatch: pytest.MonkeyPatch, secret: bytes) -> None:
    monkeypatch.setattr(pyrage, "passphrase", OpenLock(secret))
    assert fault_of(unlock, clinic.folder, STAFF, PASSPHRASE) is Fault.CORRUPT


def test_a_key_that_nothing_is_sealed_for_is_refused_before_it_spoils_the_list(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = str(x25519.Identity.generate())
    monkeypatch.setattr(pyrage, "passphrase", OpenLock(foreign.encode()))
    assert fault_of(unlock, clinic.folder, STAFF, PASSPHRASE) is Fault.NO_KEY


def test_who_unlocks_must_be_named_where_there_is_not_exactly_one(clinic: Clinic) -> None:
    (clinic.folder.staff_keys / "ben.age").write_bytes(b"x")
    (clinic.folder.staff_keys / "readme.txt").write_bytes(b"x")
    assert staff_names(clinic.folder) == [STAFF, "ben"]
    assert fault_of(unlock, clinic.folder, None, PASSPHRASE) is Fault.BAD_INPUT
    shutil.rmtree(clinic.folder.staff_keys)
    assert fault_of(unlock, clinic.folder, None, PASSPHRASE) is Fault.MISSING


def test_trial_mode_opens_without_a_passphrase(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    make_spool(folder).append(make_draft())
    opener = trial_opener(folder)
    assert opener.who == "trial"
    assert [item.record.name for item in waiting(folder, opener).items] == ["Test Patient"]
    folder.trial_key.write_text("")
    assert fault_of(trial_opener, folder) is Fault.CORRUPT
    folder.trial_key.unlink()
    assert fault_of(trial_opener, folder) is Fault.MISSING


def test_the_end_of_trial_mode_erases_its_requests_and_keys(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    assert (count_trial(data), erase_trial(data)) == (0, 0)
    prepare_trial(data.trial)
    spool = make_spool(data.trial)
    for _ in range(2):
        spool.append(make_draft())
    data.trial.done.mkdir()
    done = next(data.trial.new.iterdir())
    done.rename(data.trial.done / done.name)
    assert count_trial(data) == 2
    assert erase_trial(data) == 2
    assert not data.trial.root.exists()


def test_what_age_says_of_a_wrong_passphrase_is_what_we_look_for(clinic: Clinic) -> None:
    key = (clinic.folder.staff_keys / f"{STAFF}.age").read_bytes()
    with pytest.raises(pyrage.DecryptError) as caught:
        pyrage.passphrase.decrypt(key, "something else")
    assert str(caught.value) == access._WRONG


@needs_age
def test_the_public_tool_opens_a_request_with_the_recovery_key(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    receipt = spool.append(make_draft())
    key = tmp_path / "key.txt"
    key.write_text(f"{clinic.recovery}\n")
    request = clinic.folder.new / f"{receipt.id}.age"
    opened = subprocess.run([str(AGE), "-d", "-i", key, request], check=True, capture_output=True)
    assert decode(opened.stdout).name == "Test Patient"


@needs_age
def test_the_public_tool_opens_a_request_with_a_staff_key(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    receipt = spool.append(make_draft())
    opened = tmp_path / "opened.json"
    words = ["age", "-d", "-i", str(clinic.folder.staff_keys / f"{STAFF}.age"), "-o", str(opened)]
    request = str(clinic.folder.new / f"{receipt.id}.age")
    assert run_on_terminal([*words, request], ("passphrase", PASSPHRASE)).code == 0
    assert decode(opened.read_bytes()).name == "Test Patient"
