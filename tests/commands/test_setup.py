"""`kiosk setup`: one go from trial mode to a clinic's kiosk, and the recovery key is seen once."""

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from kiosk.commands import setup
from kiosk.commands.sentences import WrongUse
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.seal import fingerprint, read_recipients
from kiosk.requests.trial import prepare_trial
from kiosk.staff import access
from kiosk.staff.access import count_trial, unlock
from tests.support.clinic import PASSPHRASE, Clinic, clinic, passphrase_file
from tests.support.people import Person
from tests.support.requests import make_draft, make_spool
from tests.support.terminal import run_on_terminal

__all__ = ["clinic", "passphrase_file"]

MAIN = str(Path(__file__).parents[2] / "main.py")
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how every secret line begins


class QuickLock:
    """Stands for age's passphrase lock, which takes seconds."""

    @staticmethod
    def encrypt(secret: bytes, passphrase: str) -> bytes:
        return passphrase.encode() + secret


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage, "passphrase", QuickLock)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def words(data: DataFolder, **given: object) -> Namespace:
    nothing = {"staff": None, "passphrase_file": None, "recovery_sheet": None, "clinic": None}
    return Namespace(data=data.root, **{**nothing, **given})


def all_words(data: DataFolder, passphrase_file: Path, **given: object) -> Namespace:
    return words(data, staff="anna", passphrase_file=passphrase_file, clinic="Test Clinic", **given)


def store_trial(data: DataFolder, many: int) -> None:
    prepare_trial(data.trial)
    spool = make_spool(data.trial)
    for _ in range(many):
        spool.append(make_draft())


def secret_in(text: str) -> str:
    (line,) = (line.strip() for line in text.splitlines() if line.strip().startswith(SECRET))
    return line


def test_it_asks_for_what_is_not_given(data: DataFolder, quick_lock: None, capsys: pytest.CaptureFixture[str]) -> None:
    person = Person("Test Clinic", "anna", PASSPHRASE, PASSPHRASE)
    assert setup.run(words(data), person) == 0
    assert len(person.asked) == 4
    assert data.is_set_up
    said = capsys.readouterr().out
    public = str(x25519.Identity.from_str(secret_in(said)).to_public())
    assert public in read_recipients(data.recipients)
    assert "safe" in said
    assert fingerprint(read_recipients(data.recipients)) in said
    assert (data.staff_keys / "anna.age").read_bytes().startswith(PASSPHRASE.encode())


def test_with_everything_given_it_asks_nothing(data: DataFolder, passphrase_file: Path) -> None:
    person = Person()
    assert setup.run(all_words(data, passphrase_file), person) == 0
    assert person.asked == []
    assert unlock(data, "anna", PASSPHRASE).who == "anna"


def test_the_sheet_holds_the_key_and_the_screen_does_not(
    data: DataFolder, passphrase_file: Path, tmp_path: Path, quick_lock: None, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "sheet.txt"
    assert setup.run(all_words(data, passphrase_file, recovery_sheet=sheet)) == 0
    assert str(x25519.Identity.from_str(secret_in(sheet.read_text())).to_public()) in data.recipients.read_text()
    assert sheet.stat().st_mode & 0o777 == 0o600
    assert SECRET not in capsys.readouterr().out


def test_trial_requests_are_erased_after_a_yes(
    data: DataFolder, quick_lock: None, capsys: pytest.CaptureFixture[str]
) -> None:
    store_trial(data, 2)
    person = Person("yes", "Test Clinic", "anna", PASSPHRASE, PASSPHRASE)
    assert setup.run(words(data), person) == 0
    assert "2 requests" in person.asked[0]
    assert "2 trial requests erased" in capsys.readouterr().out
    assert not data.trial.root.exists()


@pytest.mark.parametrize("answer", ["no", "", "n", "maybe"])
def test_anything_but_yes_changes_nothing(data: DataFolder, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    store_trial(data, 1)
    assert setup.run(words(data), Person(answer)) == 1
    assert len(list(data.trial.new.iterdir())) == 1
    assert not data.is_set_up
    assert "Nothing was changed" in capsys.readouterr().out


def test_with_everything_given_it_says_what_it_erased(
    data: DataFolder, passphrase_file: Path, quick_lock: None, capsys: pytest.CaptureFixture[str]
) -> None:
    store_trial(data, 1)
    assert setup.run(all_words(data, passphrase_file), Person()) == 0
    assert "1 trial request erased" in capsys.readouterr().out


def test_a_passphrase_mistyped_the_second_time_changes_nothing(data: DataFolder) -> None:
    store_trial(data, 1)
    with pytest.raises(WrongUse, match="not the same"):
        setup.run(words(data), Person("yes", "Test Clinic", "anna", PASSPHRASE, "four words are god"))
    assert len(list(data.trial.new.iterdir())) == 1


@pytest.mark.parametrize("answers", [(" ",), ("Test Clinic", "a b"), ("Test Clinic", "anna", "too short")])
def test_an_answer_that_will_not_do_changes_nothing(data: DataFolder, answers: tuple[str, ...]) -> None:
    with pytest.raises(SiteError) as caught:
        setup.run(words(data), Person(*answers))
    assert caught.value.fault is Fault.BAD_INPUT
    assert not data.root.exists()


def test_a_sheet_that_is_there_is_not_overwritten(data: DataFolder, passphrase_file: Path) -> None:
    with pytest.raises(WrongUse, match="there already"):
        setup.run(all_words(data, passphrase_file, recovery_sheet=passphrase_file))
    assert not data.root.exists()


@pytest.mark.parametrize("place", ["nowhere", "data", "data/trial"])
def test_a_sheet_in_a_place_that_will_not_do_is_refused_before_anything_is_erased(
    data: DataFolder, passphrase_file: Path, tmp_path: Path, place: str
) -> None:
    store_trial(data, 1)
    with pytest.raises(WrongUse, match=f"{place}.* with --recovery-sheet"):
        setup.run(all_words(data, passphrase_file, recovery_sheet=tmp_path / place / "sheet"))
    assert count_trial(data) == 1


def test_a_sheet_that_cannot_be_written_ends_it(
    data: DataFolder,
    passphrase_file: Path,
    tmp_path: Path,
    quick_lock: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(path: Path, text: bytes) -> None:
        raise SiteError(Fault.DISK_FULL, str(path))

    monkeypatch.setattr(setup, "write_new", fail)
    with pytest.raises(SiteError):
        setup.run(all_words(data, passphrase_file, recovery_sheet=tmp_path / "sheet"))
    assert not data.is_set_up
    assert "throw it away" not in capsys.readouterr().out


@pytest.mark.parametrize("has_sheet", [True, False])
def test_a_set_up_that_fails_after_the_key_was_shown_takes_it_back(
    data: DataFolder,
    passphrase_file: Path,
    tmp_path: Path,
    quick_lock: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    has_sheet: bool,
) -> None:
    def fail(path: Path, deed: object, clock: object) -> None:
        raise SiteError(Fault.DISK_FULL, str(path))

    monkeypatch.setattr(access, "note", fail)
    sheet = tmp_path / "sheet.txt" if has_sheet else None
    with pytest.raises(SiteError):
        setup.run(all_words(data, passphrase_file, recovery_sheet=sheet))
    assert sheet is None or not sheet.exists()
    assert "throw it away" in capsys.readouterr().out
    assert not data.is_set_up


def test_settings_that_were_there_are_kept_and_it_says_so(
    data: DataFolder, passphrase_file: Path, quick_lock: None, capsys: pytest.CaptureFixture[str]
) -> None:
    data.root.mkdir(mode=0o700)
    data.settings.write_text('[clinic]\nname = "Mine"\n')
    assert setup.run(all_words(data, passphrase_file)) == 0
    assert "stays as it is" in capsys.readouterr().out


def test_a_second_set_up_shows_the_way_out(clinic: Clinic, passphrase_file: Path) -> None:
    with pytest.raises(WrongUse, match="--data"):
        setup.run(all_words(clinic.folder, passphrase_file))


def test_it_asks_on_a_terminal_and_does_not_show_the_passphrase(data: DataFolder) -> None:
    ended = run_on_terminal(
        [sys.executable, MAIN, "setup", "--data", str(data.root)],
        ("clinic:", "Test Clinic"),
        ("name", "anna"),
        ("passphrase", PASSPHRASE),
        ("again", PASSPHRASE),
    )
    assert ended.code == 0
    assert PASSPHRASE not in ended.said
    assert SECRET in ended.said
    assert data.is_set_up


def test_with_nobody_to_ask_it_says_what_to_give(data: DataFolder) -> None:
    done = subprocess.run(
        [sys.executable, MAIN, "setup", "--data", data.root],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "kiosk: There is nobody to ask at this terminal: give --clinic.\n"


def test_an_end_of_input_instead_of_an_answer_is_no_answer(data: DataFolder) -> None:
    ended = run_on_terminal([sys.executable, MAIN, "setup", "--data", str(data.root)], ("clinic:", "\x04"))
    assert ended.code == 2
    assert "give --clinic" in ended.said
    assert "Traceback" not in ended.said
