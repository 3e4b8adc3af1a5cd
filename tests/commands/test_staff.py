"""`kiosk staff`: people come and go at the command line as they do on the screen."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyrage import x25519

from kiosk.commands import staff
from kiosk.commands.parser import parse
from kiosk.commands.sentences import WrongUse
from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock
from kiosk.paths import DataFolder
from kiosk.requests.seal import fingerprint, read_recipients
from kiosk.requests.trial import prepare_trial
from kiosk.staff.access import staff_names, unlock, unlock_file
from kiosk.staff.copies import check_entry
from kiosk.staff.people import list_people
from tests.support.clinic import PASSPHRASE, STAFF, Clinic, passphrase_file
from tests.support.fakes import FakeClock
from tests.support.locks import quick_clinic, quick_lock
from tests.support.people import Person
from tests.support.requests import make_draft, make_spool

__all__ = ["passphrase_file", "quick_clinic", "quick_lock"]

MAIN = str(Path(__file__).parents[2] / "main.py")
OTHER = "another four words"
PIN = "20261121"


def do(folder: DataFolder, words: str, *answers: str) -> int:
    """Do what the words after `kiosk staff` say; `answers` are what the person types when asked."""
    deed, *rest = words.split()
    arguments = parse(["staff", deed, "--data", str(folder.root), *rest])
    assert not isinstance(arguments, int)
    return staff.run(arguments, Person(*answers), FakeClock())


@pytest.fixture
def new_passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "new-passphrase"
    path.write_text(f"{OTHER}\n")
    return path


@pytest.fixture
def pin(tmp_path: Path) -> Path:
    path = tmp_path / "pin"
    path.write_text(f"{PIN}\n")
    return path


@pytest.fixture
def strict(quick_clinic: Clinic, tmp_path: Path) -> Path:
    """Return the copy that anna carries, of a clinic that is strict."""
    (quick_clinic.folder.staff_keys / f"{STAFF}.age").rename(tmp_path / f"{STAFF}.age")
    quick_clinic.folder.settings.write_text("[keys]\non_kiosk = false\n")
    return tmp_path / f"{STAFF}.age"


def test_somebody_is_let_in_and_shown_in_the_list(quick_clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    folder = quick_clinic.folder
    assert do(folder, "add", "ben", PASSPHRASE, OTHER, OTHER) == 0
    assert "ben can open the requests now" in capsys.readouterr().out
    assert unlock(folder, "ben", OTHER)
    assert do(folder, "list") == 0
    shown = capsys.readouterr().out
    assert [name for name in (STAFF, "ben", "PIN") if name in shown] == [STAFF, "ben"]


def test_everything_can_be_given_on_the_command_line(
    quick_clinic: Clinic, passphrase_file: Path, new_passphrase: Path, tmp_path: Path
) -> None:
    folder = quick_clinic.folder
    sheet = tmp_path / "line"
    sheet.write_text(quick_clinic.recovery)
    mine, new = f"--passphrase-file {passphrase_file}", f"--new-passphrase-file {new_passphrase}"
    assert do(folder, f"add ben {mine} {new}") == 0
    bens = f"--staff ben --passphrase-file {new_passphrase} --new-passphrase-file {passphrase_file}"
    assert do(folder, f"passphrase {bens}") == 0
    assert do(folder, f"rekey --staff ben {mine} --yes") == 0
    assert do(folder, f"recover --staff carla --recovery-file {sheet} {new} --yes") == 0
    assert do(folder, f"add dora --passphrase-file {new_passphrase} {new}") == 0
    assert do(folder, f"remove carla --staff dora --passphrase-file {new_passphrase} --yes --rekey") == 0
    assert staff_names(folder) == ["dora"]
    assert len(list(folder.keys.glob("retired-*"))) == 3


def test_a_name_that_is_taken_is_refused_before_anybody_types(quick_clinic: Clinic) -> None:
    with pytest.raises(SiteError) as caught:
        do(quick_clinic.folder, f"add {STAFF}")
    assert caught.value.fault is Fault.BAD_INPUT


def test_a_passphrase_mistyped_the_second_time_changes_nothing(quick_clinic: Clinic) -> None:
    with pytest.raises(WrongUse, match="not the same"):
        do(quick_clinic.folder, "passphrase", PASSPHRASE, OTHER, "another for words")
    assert unlock(quick_clinic.folder, STAFF, PASSPHRASE)


def test_the_wrong_passphrase_does_nothing(quick_clinic: Clinic) -> None:
    for words in ("add ben", "remove ben", "rekey --yes"):
        with pytest.raises(SiteError) as caught:
            do(quick_clinic.folder, words, OTHER)
        assert caught.value.fault is Fault.WRONG_PASSPHRASE


@pytest.mark.parametrize(("answer", "is_new"), [("yes", True), ("no", False)])
def test_who_is_removed_may_have_kept_a_copy_so_a_new_key_is_offered(
    quick_clinic: Clinic, capsys: pytest.CaptureFixture[str], answer: str, *, is_new: bool
) -> None:
    folder = quick_clinic.folder
    do(folder, "add ben", PASSPHRASE, OTHER, OTHER)
    capsys.readouterr()
    assert do(folder, f"remove --staff {STAFF}", "ben", PASSPHRASE, "yes", answer) == 0
    said = capsys.readouterr().out
    assert "still opens the requests" in said
    assert ("kiosk staff rekey" in said) is not is_new
    assert staff_names(folder) == [STAFF]
    assert (unlock(folder, STAFF, PASSPHRASE).public_key != quick_clinic.opener.public_key) is is_new


def test_anything_but_yes_changes_nothing(quick_clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    folder = quick_clinic.folder
    do(folder, "add ben", PASSPHRASE, OTHER, OTHER)
    before = {path: path.read_bytes() for path in folder.keys.rglob("*") if path.is_file()}
    assert do(folder, f"remove ben --staff {STAFF}", PASSPHRASE, "no") == 1
    assert do(folder, f"rekey --staff {STAFF}", PASSPHRASE, "") == 1
    assert do(folder, "recover --staff carla", quick_clinic.recovery, OTHER, OTHER, "n") == 1
    assert {path: path.read_bytes() for path in folder.keys.rglob("*") if path.is_file()} == before
    assert capsys.readouterr().out.count("Nothing was changed.") == 3


def test_a_new_key_says_how_many_requests_and_who_is_to_be_added_again(
    quick_clinic: Clinic, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = quick_clinic.folder
    make_spool(folder).append(make_draft())
    do(folder, "add ben", PASSPHRASE, OTHER, OTHER)
    asked = Person(PASSPHRASE, "yes")
    arguments = parse(["staff", "rekey", "--data", str(folder.root), "--staff", STAFF])
    assert not isinstance(arguments, int)
    assert staff.run(arguments, asked) == 0
    assert "The keys of ben stop working" in asked.asked[-1]
    said = capsys.readouterr().out
    assert "1 request sealed for it" in said
    assert "kiosk staff add NAME:  ben" in said
    assert fingerprint(read_recipients(folder.recipients)) in said


def test_a_file_that_does_not_open_is_named_and_makes_the_command_fail(
    quick_clinic: Clinic, capsys: pytest.CaptureFixture[str]
) -> None:
    make_spool(quick_clinic.folder)
    (quick_clinic.folder.new / "junk.age").write_bytes(b"junk")
    assert do(quick_clinic.folder, "rekey --yes", PASSPHRASE) == 1
    assert "1 file did not open and stayed where it was: junk.age" in capsys.readouterr().err


def test_no_new_key_under_a_kiosk_that_runs(quick_clinic: Clinic) -> None:
    with hold_lock(quick_clinic.folder.lock), pytest.raises(SiteError) as caught:
        do(quick_clinic.folder, "rekey --yes", PASSPHRASE)
    assert caught.value.fault is Fault.IN_USE


def test_with_the_sheet_somebody_lets_themselves_in(quick_clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    folder = quick_clinic.folder
    assert do(folder, "recover", quick_clinic.recovery.lower(), "carla", OTHER, OTHER, "yes") == 0
    assert staff_names(folder) == ["carla"]
    assert f"kiosk staff add NAME:  {STAFF}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: "", "nothing was typed"),
        (lambda line: "something else", "begins with AGE-SECRET-KEY-1"),
        (lambda line: line[:-1], "letters are missing"),
        (lambda line: line + "Q", "too many letters"),
        (lambda line: line[:-1] + "é", "a sign in it that no"),
        (lambda line: line[:-1] + ("Q" if line[-1] != "Q" else "P"), "not as on the sheet"),
    ],
)
def test_a_mistyped_line_is_told_in_a_sentence(quick_clinic: Clinic, change: object, said: str) -> None:
    assert callable(change)
    with pytest.raises(WrongUse, match=said):
        do(quick_clinic.folder, "recover", change(quick_clinic.recovery))


def test_a_sheet_that_is_not_this_kiosks_is_told_in_a_sentence(quick_clinic: Clinic) -> None:
    with pytest.raises(WrongUse, match="sheet of another kiosk"):
        do(quick_clinic.folder, "recover", str(x25519.Identity.generate()), "carla")
    quick_clinic.folder.recipients.write_bytes(b"x" * 100_000)
    with pytest.raises(SiteError) as caught:
        do(quick_clinic.folder, "recover", quick_clinic.recovery, "carla")
    assert caught.value.fault is Fault.TOO_BIG


def test_in_strict_mode_every_deed_takes_the_key_that_is_carried(
    quick_clinic: Clinic, strict: Path, pin: Path, tmp_path: Path
) -> None:
    folder = quick_clinic.folder
    new = tmp_path / "new.age"
    pins = f"--new-pin-file {pin}"
    assert do(folder, f"rekey --key-file {strict} --new-key-file {new} {pins} --yes", PASSPHRASE) == 0
    mine = f"--staff {STAFF} --key-file {new}"
    ben = tmp_path / "ben.age"
    assert do(folder, f"add ben {mine}", PASSPHRASE, OTHER, OTHER, str(ben), PIN, PIN) == 0
    assert do(folder, f"passphrase --key-file {ben}", OTHER, PASSPHRASE, PASSPHRASE) == 0
    assert unlock_file(folder, ben, "ben", PASSPHRASE)
    assert do(folder, "pin --staff ben", PIN, "12345678", "12345678") == 0
    check_entry(folder.staff_keys, "ben", "12345678")
    assert do(folder, f"remove ben {mine} --yes", PASSPHRASE) == 0
    carla = tmp_path / "carla.age"
    line = quick_clinic.recovery
    assert do(folder, f"recover --new-key-file {carla} {pins} --yes", line, "carla", OTHER, OTHER) == 0
    assert [person.name for person in list_people(folder)] == ["carla"]
    assert do(folder, f"pin --pin-file {pin}", "12345678", "12345678") == 0
    assert [path.suffix for path in folder.staff_keys.iterdir()] == [".pin"]


def test_a_carried_key_goes_with_strict_mode_alone(quick_clinic: Clinic, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="leave out --key-file"):
        do(quick_clinic.folder, f"rekey --key-file {tmp_path / 'anna.age'}")
    quick_clinic.folder.settings.write_text("[keys]\non_kiosk = false\n")
    with pytest.raises(WrongUse, match="with --key-file"):
        do(quick_clinic.folder, "rekey")


@pytest.mark.parametrize("place", ["there", "nowhere/new.age", "data/new.age"])
def test_a_place_that_will_not_do_for_a_carried_key_is_refused(
    quick_clinic: Clinic, strict: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(WrongUse, match="--new-key-file"):
        do(quick_clinic.folder, f"rekey --key-file {strict} --new-key-file {tmp_path / place} --yes", PASSPHRASE)


def test_before_the_set_up_there_is_nobody(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data.trial)
    with pytest.raises(WrongUse, match="kiosk setup"):
        do(data, "list")


def test_with_nobody_to_ask_it_says_what_to_give(quick_clinic: Clinic) -> None:
    for words, option in (("rekey", "--passphrase-file"), ("recover", "--recovery-file"), ("add", "NAME")):
        done = subprocess.run(
            [sys.executable, MAIN, "staff", words, "--data", quick_clinic.folder.root],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"give {option}" in done.stderr
