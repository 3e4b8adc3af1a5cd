"""Set up from the screen: all or nothing, below the kiosk's own lock, and tried out before it counts."""

import shutil
from pathlib import Path

import pytest

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import Lock, private_folder
from kiosk.paths import DataFolder
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import load
from kiosk.staff import installer as module
from kiosk.staff.access import count_trial, set_up, unlock
from kiosk.staff.installer import SiteInstaller
from kiosk.staff.opener import Opener
from tests.support.clinic import PASSPHRASE
from tests.support.fakes import FakeClock
from tests.support.locks import QuickLock
from tests.support.requests import make_draft

SETTINGS = {
    "pages.language": "es",
    "clinic.name": "Test Clinic",
    "clinic.phone": "208-555-0100",
    "clinic.hours": "",
    "clinic.region": "US",
}


class Site:
    """A kiosk on trial that runs, with one request of somebody who tried it out."""

    def __init__(self, data: DataFolder, clock: Clock) -> None:
        self.data = data
        self.restarts = 0
        private_folder(data.root)
        self.lock = Lock(data.lock)
        prepare_trial(data.trial)
        Spool(data.trial, clock).append(make_draft())
        self.installer = SiteInstaller(data, clock, self._restart)

    def finish(self, **changes: str) -> str:
        key = self.installer.new_recovery_key()
        self.installer.finish({**SETTINGS, **changes}, "anna", PASSPHRASE, key)
        return key

    def fault(self, **changes: str) -> Fault:
        with pytest.raises(SiteError) as caught:
            self.finish(**changes)
        return caught.value.fault

    def files(self) -> set[str]:
        return {str(path.relative_to(self.data.root)) for path in self.data.root.rglob("*") if path.is_file()}

    def _restart(self) -> None:
        self.restarts += 1


@pytest.fixture
def site(tmp_path: Path, clock: FakeClock, quick_lock: type[QuickLock]) -> Site:
    return Site(DataFolder(tmp_path / "data"), clock)


def test_it_makes_keys_and_settings_and_ends_the_trial_below_the_lock(site: Site) -> None:
    assert site.installer.trouble() is None
    key = site.finish()
    assert site.data.is_set_up
    assert not site.data.trial.root.exists()
    opener = unlock(site.data, "anna", PASSPHRASE)
    assert read_recipients(site.data.recipients) == (opener.public_key, Opener.from_line(key, "paper").public_key)
    settings, problems = load(site.data.settings)
    assert not problems
    assert settings.clinic.name == "Test Clinic"
    assert settings.clinic.phone == "208-555-0100"
    assert settings.pages.language == "es"
    assert [path for path in site.data.root.rglob("*") if path.is_file() and key.encode() in path.read_bytes()] == []


def test_it_tells_to_restart(site: Site) -> None:
    site.installer.restart()
    assert site.restarts == 1


def test_a_kiosk_that_is_set_up_is_not_set_up_again(site: Site) -> None:
    site.finish()
    before = site.data.recipients.read_bytes()
    assert site.installer.trouble() is Fault.BAD_INPUT
    assert site.fault() is Fault.BAD_INPUT
    assert site.data.recipients.read_bytes() == before


def test_strict_mode_is_for_the_command(site: Site) -> None:
    site.data.settings.write_text("[keys]\non_kiosk = false\n")
    assert site.installer.trouble() is Fault.BAD_INPUT


def test_a_spoiled_settings_file_is_said_before_anything_is_asked(site: Site) -> None:
    site.data.settings.write_text("[clinic\n")
    assert site.installer.trouble() is Fault.CORRUPT


def test_names_are_checked_as_everywhere(site: Site) -> None:
    assert site.installer.least_passphrase == 12
    assert site.installer.is_clinic("Test Clinic")
    assert not site.installer.is_clinic(" ")
    assert site.installer.is_staff("anna")
    assert not site.installer.is_staff("anna b")


def test_hand_written_settings_stay(site: Site) -> None:
    site.data.settings.write_text('# mine\n[printing]\nprinter = "Front"\n')
    site.finish()
    assert "# mine" in site.data.settings.read_text()
    assert load(site.data.settings)[0].printing.printer == "Front"


@pytest.mark.parametrize("before", [None, "# mine\n[idle]\nreading_s = 60\n"])
def test_a_bad_setting_leaves_the_kiosk_on_trial_as_it_was(site: Site, before: str | None) -> None:
    if before is not None:
        site.data.settings.write_text(before)
    assert site.fault(**{"clinic.region": "xx"}) is Fault.BAD_INPUT
    assert not site.data.is_set_up
    assert (site.data.settings.read_text() if site.data.settings.exists() else None) == before
    assert count_trial(site.data) == 1
    site.finish()
    assert site.data.is_set_up


def test_keys_that_do_not_open_the_test_request_do_not_count(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TEST_NAME", "somebody")
    draft = module._test_request()
    monkeypatch.setattr(module, "_TEST_NAME", "somebody else")
    monkeypatch.setattr(module, "_test_request", [draft].pop)
    assert site.fault() is Fault.CORRUPT
    assert not site.data.is_set_up
    assert not (site.data.trial.root / "set-up").exists()


def test_what_a_power_failure_left_of_the_test_is_erased(site: Site) -> None:
    left = private_folder(site.data.trial.root / "set-up") / "left"
    left.write_text("left")
    site.fault(**{"clinic.region": "xx"})
    assert not left.exists()


def test_a_trial_that_cannot_be_erased_does_not_undo_the_set_up(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(data: DataFolder, *, in_kiosk: bool) -> int:
        raise SiteError(Fault.READ_ONLY, str(data.trial.root))

    monkeypatch.setattr(module, "erase_trial", refuse)
    site.finish()
    assert site.data.is_set_up
    assert "not erased" in caplog.text


def test_settings_that_cannot_be_put_back_are_in_the_log(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site.data.settings.write_text("# mine\n")

    def refuse(path: Path, data: bytes) -> None:
        raise SiteError(Fault.READ_ONLY, str(path))

    def spoil(*arguments: object, **options: object) -> None:
        monkeypatch.setattr(module, "write_whole", refuse)
        raise SiteError(Fault.DISK_FULL, "a test")

    monkeypatch.setattr(module, "set_up", spoil)
    assert site.fault() is Fault.DISK_FULL
    assert "not as they were" in caplog.text


def test_a_last_step_that_came_through_keeps_its_settings(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    real = set_up

    def fail_after(*arguments: object, **options: object) -> None:
        real(*arguments, **options)  # type: ignore[arg-type]
        raise SiteError(Fault.IO_ERROR, "a test")

    monkeypatch.setattr(module, "set_up", fail_after)
    assert site.fault() is Fault.IO_ERROR
    assert load(site.data.settings)[0].clinic.phone == "208-555-0100"


def test_real_locks_too(tmp_path: Path, clock: FakeClock) -> None:
    site = Site(DataFolder(tmp_path / "data"), clock)
    site.finish()
    assert unlock(site.data, None, PASSPHRASE).who == "anna"
    shutil.rmtree(site.data.root)
