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
from kiosk.settings import load
from kiosk.staff import access
from kiosk.staff.access import count_trial, unlock, unlock_file
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
    options = ("staff", "passphrase_file", "recovery_sheet", "clinic", "key_file", "pin_file")
    nothing = dict.fromkeys(options)
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


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    path = tmp_path / "pin"
    path.write_text("20261121\n")
    return path


def test_in_strict_mode_the_key_is_carried_and_a_pin_stays(
    data: DataFolder, passphrase_file: Path, pin_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "anna.age"
    assert setup.run(all_words(data, passphrase_file, key_file=key, pin_file=pin_file), Person()) == 0
    assert f"{key} and not on this kiosk" in capsys.readouterr().out
    assert load(data.settings)[0].keys.on_kiosk is False
    assert [path.name for path in data.staff_keys.iterdir()] == ["anna.pin"]
    assert unlock_file(data, key, "anna", PASSPHRASE).who == "anna"
    assert key.stat().st_mode & 0o777 == 0o600


def test_settings_that_are_there_say_whether_it_is_strict(
    data: DataFolder, quick_lock: None, tmp_path: Path, passphrase_file: Path
) -> None:
    data.root.mkdir(mode=0o700)
    data.settings.write_text("[keys]\non_kiosk = false\n")
    key = tmp_path / "anna.age"
    person = Person(str(key), "20261121", "20261121")
    assert setup.run(all_words(data, passphrase_file), person) == 0
    assert key.is_file()
    assert list(data.keys.rglob("*.age")) == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [("[keys]\non_kiosk = true\n", "on_kiosk = false"), ("[keys]\non_kiosk = 'no'\n", "clearly"), ("x", "clearly")],
)
def test_settings_that_do_not_fit_a_carried_key_are_refused_before_anything_is_done(
    data: DataFolder, tmp_path: Path, passphrase_file: Path, settings: str, said: str
) -> None:
    data.root.mkdir(mode=0o700)
    data.settings.write_text(settings)
    with pytest.raises(WrongUse, match=said):
        setup.run(all_words(data, passphrase_file, key_file=tmp_path / "anna.age"), Person())
    assert not data.keys.exists()


@pytest.mark.parametrize("answers", [("20261121", "20261122"), ("1234567",)])
def test_a_pin_that_will_not_do_changes_nothing(
    data: DataFolder, passphrase_file: Path, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    with pytest.raises((WrongUse, SiteError)):
        setup.run(all_words(data, passphrase_file, key_file=tmp_path / "anna.age"), Person(*answers))
    assert not data.root.exists()


def test_a_set_up_that_fails_takes_the_carried_key_back(
    data: DataFolder,
    passphrase_file: Path,
    pin_file: Path,
    tmp_path: Path,
    quick_lock: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(path: Path, deed: object, clock: object) -> None:
        raise SiteError(Fault.DISK_FULL, str(path))

    monkeypatch.setattr(access, "note", fail)
    key = tmp_path / "anna.age"
    with pytest.raises(SiteError):
        setup.run(all_words(data, passphrase_file, key_file=key, pin_file=pin_file))
    assert not key.exists()


def secrets_in(data: DataFolder, *words: str) -> list[Path]:
    """Return each file of the folder that is a secret key, or that one of `words` opens."""
    found = []
    for path in data.root.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        is_open = SECRET.encode() in content
        is_locked = content.startswith(b"age-encryption.org") and b"-> scrypt" in content.split(b"---")[0]
        for word in words if is_locked else ():
            try:
                is_open = is_open or SECRET.encode() in pyrage.passphrase.decrypt(content, word)
            except pyrage.DecryptError:
                continue
        found += [path] if is_open or is_locked else []
    return found


def test_in_strict_mode_nothing_in_the_whole_folder_opens_a_request(
    data: DataFolder, passphrase_file: Path, pin_file: Path, tmp_path: Path
) -> None:
    key = tmp_path / "anna.age"
    assert setup.run(all_words(data, passphrase_file, key_file=key, pin_file=pin_file), Person()) == 0
    make_spool(data).append(make_draft())
    assert secrets_in(data, PASSPHRASE, "20261121") == []
    (request,) = data.new.iterdir()
    for path in data.root.rglob("*"):  # and no part of a file is a key that opens it
        for line in path.read_bytes().split() if path.is_file() else ():
            with pytest.raises((pyrage.IdentityError, UnicodeDecodeError)):
                x25519.Identity.from_str(line.decode())
    opened = unlock_file(data, key, "anna", PASSPHRASE).open(request.read_bytes())
    assert opened.name == "Test Patient"


def test_where_keys_are_kept_the_same_search_finds_one(clinic: Clinic) -> None:
    assert secrets_in(clinic.folder, PASSPHRASE) == [clinic.folder.staff_keys / "anna.age"]
