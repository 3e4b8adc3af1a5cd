"""`kiosk requests`: what staff see of those who wait."""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.commands import requests
from kiosk.commands.requests import since
from kiosk.commands.sentences import WrongUse
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.draft import Topic
from kiosk.requests.trial import prepare_trial
from tests.support.clinic import PASSPHRASE, Clinic, clinic, passphrase_file
from tests.support.fakes import START, FakeClock
from tests.support.people import Person
from tests.support.requests import make_draft, make_spool

__all__ = ["clinic", "passphrase_file"]


def words(data: DataFolder, **given: object) -> Namespace:
    return Namespace(**{"data": data.root, "all": False, "staff": None, "passphrase_file": None, **given})


@pytest.fixture
def trial(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data.trial)
    return data


def later(**waited: float) -> FakeClock:
    return FakeClock(START + timedelta(**waited))


def test_the_table_says_who_to_call_when_and_what_about(trial: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    spool = make_spool(trial.trial)
    spool.append(make_draft(name="Test Patient", topic=Topic.BILLING, best_time="Midday", language="es"))
    spool.append(make_draft(name="[red]Second[/red] :smile:", phone="0000", phone_accepted=True, voicemail=True))
    assert requests.run(words(trial), Person(), later(hours=3)) == 0
    lines = capsys.readouterr().out.splitlines()
    (first,) = (line for line in lines if "Test Patient" in line)
    cells = [cell.strip() for cell in first.strip("│").split("│")]
    assert cells == ["1", "Test Patient", "(208) 555-0123", "Midday", "Billing", "es", "no", "3 hours", ""]
    (second,) = (line for line in lines if "[red]Second[/red] :smile:" in line)
    assert "check the number" in second
    assert "yes" in second


def test_a_long_name_is_shown_whole(trial: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    name = "W" * 60
    make_spool(trial.trial).append(make_draft(name=name))
    requests.run(words(trial), Person())
    assert name in capsys.readouterr().out


def test_a_name_keeps_the_joiners_that_its_script_needs(trial: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    name = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"  # Alireza in Persian
    make_spool(trial.trial).append(make_draft(name=name))
    requests.run(words(trial), Person())
    assert name in capsys.readouterr().out


def test_done_ones_are_shown_when_asked_for(trial: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    make_spool(trial.trial).append(make_draft())
    trial.trial.new.rename(trial.trial.done)
    requests.run(words(trial), Person())
    assert capsys.readouterr().out == "No request is waiting.\n"
    requests.run(words(trial, all=True), Person())
    assert "done" in capsys.readouterr().out


def test_what_is_not_as_it_should_be_is_named(trial: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    spool = make_spool(trial.trial)
    receipts = [spool.append(make_draft()) for _ in range(4)]
    (trial.trial.new / f"{receipts[1].id}.age").unlink()
    broken = trial.trial.new / f"{receipts[2].id}.age"
    broken.write_bytes(b"junk")
    trial.trial.done.mkdir()
    twin = trial.trial.new / f"{receipts[3].id}.age"
    (trial.trial.done / twin.name).write_bytes(twin.read_bytes())
    assert requests.run(words(trial), Person()) == 1
    said = capsys.readouterr()
    assert "Missing: number 2 to 3 of kiosk" in said.out
    assert "More than one request has number 4" in said.out
    assert broken.name in said.err
    assert requests.run(words(trial), Person()) == 0


def test_the_only_key_needs_no_name(clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    make_spool(clinic.folder).append(make_draft())
    person = Person(PASSPHRASE)
    assert requests.run(words(clinic.folder), person) == 0
    assert person.asked == ["Passphrase of anna: "]
    assert "Test Patient" in capsys.readouterr().out


def test_several_keys_need_a_name(clinic: Clinic, passphrase_file: Path) -> None:
    (clinic.folder.staff_keys / "ben.age").write_bytes(b"junk")
    with pytest.raises(WrongUse, match=r"--staff \(anna, ben\)"):
        requests.run(words(clinic.folder, passphrase_file=passphrase_file))
    with pytest.raises(SiteError) as caught:
        requests.run(words(clinic.folder, staff="ben", passphrase_file=passphrase_file))
    assert caught.value.fault is Fault.CORRUPT


def test_no_key_at_all_is_told(clinic: Clinic) -> None:
    (clinic.folder.staff_keys / "anna.age").unlink()
    with pytest.raises(SiteError) as caught:
        requests.run(words(clinic.folder), Person())
    assert caught.value.fault is Fault.NO_KEY


@pytest.mark.parametrize("content", [b"", b"\nsecond line\n", b"\r\n", b"\xff\n"])
def test_a_passphrase_file_without_a_passphrase_is_refused(clinic: Clinic, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    with pytest.raises(SiteError) as caught:
        requests.run(words(clinic.folder, passphrase_file=file))
    assert caught.value.fault is Fault.BAD_INPUT


def test_a_folder_where_no_kiosk_ever_ran_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        requests.run(words(DataFolder(tmp_path / "typo")))
    assert caught.value.fault is Fault.MISSING
    assert "typo" in caught.value.subject


def test_a_damaged_trial_key_is_told(trial: DataFolder) -> None:
    trial.trial.trial_key.write_text("junk")
    with pytest.raises(SiteError) as caught:
        requests.run(words(trial))
    assert caught.value.fault is Fault.CORRUPT


@pytest.mark.parametrize(
    ("waited", "words_for_it"),
    [
        (timedelta(seconds=-90), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=60), "1 hour"),
        (timedelta(hours=23, minutes=59), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=12), "12 days"),
    ],
)
def test_how_long_they_have_waited(waited: timedelta, words_for_it: str) -> None:
    assert since(START, START + waited) == words_for_it
