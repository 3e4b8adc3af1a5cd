"""`kiosk export`: says what it did, and refuses in time."""

import zipfile
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.commands import export
from kiosk.commands.parser import parse
from kiosk.commands.sentences import WrongUse
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.staff.audit import read_audit
from tests.support.clinic import PASSPHRASE, Clinic, clinic, passphrase_file
from tests.support.fakes import START, FakeClock
from tests.support.people import Person
from tests.support.requests import make_draft, make_spool

__all__ = ["clinic", "passphrase_file"]


def words(data: DataFolder, *line: str | Path, **given: object) -> Namespace:
    """Return what the command line makes of the words, with `given` set as well."""
    arguments = parse(["export", "--data", str(data.root), *map(str, line)])
    assert isinstance(arguments, Namespace)
    return Namespace(**{**vars(arguments), **given})


@pytest.fixture
def trial(tmp_path: Path) -> DataFolder:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data.trial)
    make_spool(data.trial).append(make_draft())
    return data


def test_an_export_in_trial_mode_needs_no_passphrase(
    trial: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "calls.csv"
    assert export.run(words(trial, target), Person()) == 0
    assert capsys.readouterr().out == f"1 request in {target}. They count as done now.\n"
    assert "Test Patient" in target.read_text("utf-8-sig")
    assert export.run(words(trial, tmp_path / "second.csv"), Person()) == 0
    assert capsys.readouterr().out == "No request is waiting: no file was written.\n"


def test_kept_requests_go_on_waiting_and_it_says_so(
    trial: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export.run(words(trial, tmp_path / "first.csv", keep=True), Person())
    assert "go on waiting" in capsys.readouterr().out
    export.run(words(trial, tmp_path / "second.csv"), Person())
    assert "1 request may stand in an earlier file too" in capsys.readouterr().out


def test_what_is_long_done_is_erased_and_it_says_so(
    trial: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trial.settings.write_text("[requests]\nkeep_days = 5\n")
    clock = FakeClock()
    export.run(words(trial, tmp_path / "first.csv"), Person(), clock)
    clock.advance(6 * 24 * 3600)
    capsys.readouterr()
    assert export.run(words(trial, tmp_path / "second.csv"), Person(), clock) == 0
    assert "1 request erased that had been done for more than 5 days." in capsys.readouterr().out
    assert list(trial.trial.done.iterdir()) == []


def test_the_audit_names_who_exported(clinic: Clinic, passphrase_file: Path, tmp_path: Path) -> None:
    make_spool(clinic.folder).append(make_draft())
    target = tmp_path / "calls"
    assert export.run(words(clinic.folder, target, format="xlsx", passphrase_file=passphrase_file)) == 0
    assert target.read_bytes().startswith(b"PK")
    assert read_audit(clinic.folder.audit)[0][-1].who == "anna"


def test_a_broken_file_stops_nothing_and_shows_in_the_exit_code(
    trial: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (trial.trial.new / "broken.age").write_bytes(b"junk")
    assert export.run(words(trial, tmp_path / "calls.csv"), Person()) == 1
    said = capsys.readouterr()
    assert said.out.startswith("1 request in")
    assert "broken.age" in said.err


@pytest.mark.parametrize("name", ["there.csv", "calls.doc", "calls"])
def test_a_wrong_target_is_refused_before_anybody_is_asked(clinic: Clinic, tmp_path: Path, name: str) -> None:
    (tmp_path / "there.csv").write_text("mine")
    person = Person()
    with pytest.raises(SiteError) as caught:
        export.run(words(clinic.folder, tmp_path / name), person)
    assert caught.value.fault is Fault.BAD_INPUT
    assert person.asked == []
    assert (tmp_path / "there.csv").read_text() == "mine"


def name_in(file: Path) -> list[str]:
    return [line.split('","')[1] for line in file.read_text("utf-8-sig").splitlines()[1:]]


def stored(data: DataFolder, *days: int) -> None:
    for day in days:
        make_spool(data, FakeClock(START + timedelta(days=day))).append(make_draft(name=f"Day {day}"))


def day(number: int) -> str:
    return (START + timedelta(days=number)).date().isoformat()


def test_which_requests_can_be_chosen(trial: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_spool(trial.trial)
    next(trial.trial.new.iterdir()).unlink()
    stored(trial.trial, 1, 2, 3)
    runs = {
        "a.csv": (["--to-date", day(1)], ["Day 1"]),
        "b.csv": (["--which", "dates", "--from-date", day(1), "--to-date", day(2)], ["Day 1", "Day 2"]),
        "c.csv": (["--from-date", day(2), "--which", "waiting"], ["Day 3"]),
        "d.csv": (["--all"], ["Day 1", "Day 2", "Day 3"]),
        "e.csv": (["--which", "all", "--from-date", day(3)], ["Day 3"]),
    }
    for file, (line, found) in runs.items():
        assert export.run(words(trial, tmp_path / file, *line), Person(), FakeClock()) == 0
        assert name_in(tmp_path / file) == found
    capsys.readouterr()
    export.run(words(trial, tmp_path / "f.csv", "--from-date", day(9)), Person(), FakeClock())
    assert capsys.readouterr().out == "There is no such request: no file was written.\n"


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["a.csv", "--sealed", "b.zip"],
        ["--sealed", "b.zip", "--all"],
        ["--sealed", "b.zip", "--from", "c.zip", "--key", "k"],
        ["a.csv", "--from", "c.zip"],
        ["a.csv", "--key", "k"],
        ["a.csv", "--which", "dates"],
        ["a.csv", "--from-date", "2026-03-02", "--to-date", "2026-03-01"],
        ["a.csv", "--from-date", "yesterday"],
        ["a.csv", "--which", "some"],
    ],
)
def test_words_that_do_not_go_together_are_refused(trial: DataFolder, line: list[str]) -> None:
    with pytest.raises(WrongUse):
        export.run(words(trial, *line), Person())


def test_a_sealed_copy_is_made_without_a_key_and_opened_elsewhere(
    clinic: Clinic, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(clinic.folder, 1, 2)
    copy, paper, target = tmp_path / "copy.zip", tmp_path / "paper.txt", tmp_path / "calls.csv"
    paper.write_text(clinic.recovery)
    person = Person()

    assert export.run(words(clinic.folder, "--sealed", copy), person, FakeClock()) == 0
    assert capsys.readouterr().out == f"2 sealed files in {copy} (2 in new). Nothing was changed.\n"
    assert read_audit(clinic.folder.audit)[0][-1].who == "command line"

    clinic.folder.root.rename(tmp_path / "far away")
    assert export.run(words(clinic.folder, "--from", copy, "--key", paper, target), person) == 0
    assert capsys.readouterr().out == f"2 requests in {target}.\n"
    assert name_in(target) == ["Day 1", "Day 2"]
    assert person.asked == []
    assert not clinic.folder.root.exists()


def test_a_locked_key_asks_for_its_passphrase(
    clinic: Clinic, passphrase_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(clinic.folder, 1)
    copy, key = tmp_path / "copy.zip", clinic.folder.staff_keys / "anna.age"
    export.run(words(clinic.folder, "--sealed", copy), Person(), FakeClock())
    person = Person(PASSPHRASE)
    line = ("--from", copy, "--key", key)

    assert export.run(words(clinic.folder, *line, tmp_path / "a.csv"), person) == 0
    assert person.asked == [f"Passphrase of {key}: "]
    given = ("--passphrase-file", passphrase_file)
    assert export.run(words(clinic.folder, *line, *given, tmp_path / "b.csv"), Person()) == 0


def test_what_is_amiss_in_a_sealed_copy_is_named(
    clinic: Clinic, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(clinic.folder, 1)
    (first,) = clinic.folder.new.iterdir()
    stored(clinic.folder, 2)
    (junk,) = set(clinic.folder.new.iterdir()) - {first}
    stored(clinic.folder, 3)
    junk.write_bytes(b"junk")
    copy, paper = tmp_path / "copy.zip", tmp_path / "paper.txt"
    paper.write_text(clinic.recovery)
    (clinic.folder.new / "an odd name.age").write_bytes(b"x")
    assert export.run(words(clinic.folder, "--sealed", copy), Person(), FakeClock()) == 1
    assert "Left out: new/an odd name.age: an odd name" in capsys.readouterr().err
    line = ("--from", copy, "--key", paper)

    assert export.run(words(clinic.folder, *line, tmp_path / "a.csv"), Person()) == 1
    said = capsys.readouterr()
    assert said.out.startswith("2 requests in")
    assert "Missing: number 2 of" in said.out
    assert said.err == f"new/{junk.name} did not open.\n"

    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("new/stranger.age", b"x")
    with pytest.raises(SiteError):
        export.run(words(clinic.folder, *line, tmp_path / "b.csv"), Person())
    assert capsys.readouterr().err == "new/stranger.age does not belong there\n"


def test_a_sealed_copy_of_nothing_is_not_written(
    clinic: Clinic, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_spool(clinic.folder)
    assert export.run(words(clinic.folder, "--sealed", tmp_path / "copy.zip"), Person(), FakeClock()) == 0
    assert capsys.readouterr().out == "There is no request: no file was written.\n"
