"""`kiosk export`: says what it did, and refuses in time."""

from argparse import Namespace
from pathlib import Path

import pytest

from kiosk.commands import export
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.staff.audit import read_audit
from tests.support.clinic import Clinic, clinic, passphrase_file
from tests.support.fakes import FakeClock
from tests.support.people import Person
from tests.support.requests import make_draft, make_spool

__all__ = ["clinic", "passphrase_file"]


def words(data: DataFolder, file: Path, **given: object) -> Namespace:
    nothing = {"format": None, "all": False, "keep": False, "staff": None, "passphrase_file": None}
    return Namespace(data=data.root, file=file, **{**nothing, **given})


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
