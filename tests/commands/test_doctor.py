"""`kiosk doctor` prints what it found, for people and for programs, and its exit code says whether it is bad."""

import argparse
import json
import zipfile
from pathlib import Path

import pytest

from kiosk.commands import doctor
from kiosk.commands.doctor import examine_printer, examine_speech, run
from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Speech
from tests.support.pages import make_content


def arguments(tmp_path: Path, *, is_json: bool = False) -> argparse.Namespace:
    """Return the command's arguments for a folder of trial keys and good pages."""
    content = tmp_path / "content" if (tmp_path / "content").is_dir() else make_content(tmp_path)
    return argparse.Namespace(json=is_json, data=tmp_path / "data", content=content, settings=None, save=None)


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of the system's engine, which a test machine may have or not."""
    answer = json.dumps({"engine": "test", "languages": ["en", "es"]})
    monkeypatch.setattr(doctor, "_ENGINE", ("-c", f"print({answer!r})"))


def levels(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    return {finding["name"]: finding["level"] for finding in json.loads(capsys.readouterr().out)}


@pytest.mark.usefixtures("qapp")
def test_a_kiosk_in_trial_mode_wants_a_setup_and_nothing_else_of_its_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(arguments(tmp_path, is_json=True))
    found = levels(capsys)
    assert list(found) == [
        *("screen", "fonts", "data folder", "disk", "settings", "program", "touchscreen", "clock", "version"),
        *("keys", "requests", "self-test", "last request", "waiting", "pages", "voice"),
    ]
    assert (found["keys"], found["requests"], found["pages"]) == ("warn", "ok", "ok")


@pytest.mark.usefixtures("qapp")
def test_a_report_is_saved_for_the_technician(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = arguments(tmp_path)
    asked.save = tmp_path / "report.zip"
    run(asked)
    assert "clock" in capsys.readouterr().out
    with zipfile.ZipFile(asked.save) as report:
        assert "ok    clock" in report.read("findings.txt").decode()


@pytest.mark.usefixtures("qapp")
def test_something_bad_makes_the_command_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    data.recipients.write_text("# [nobody]\n")
    assert run(arguments(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert "keys" in shown
    assert "bad" in shown


@pytest.mark.usefixtures("qapp")
def test_a_printer_is_looked_for_only_where_one_is_named() -> None:
    assert examine_printer("") == []
    found = examine_printer("no such printer")
    assert [finding.level for finding in found] == [Level.WARN]
    assert "lpstat" in found[0].sentence


def test_a_voice_is_wanted_for_each_language_that_has_pages(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    assert [finding.level for finding in examine_speech(content, Speech())] == [Level.OK]
    assert examine_speech(content, Speech(enabled=False)) == []


@pytest.mark.parametrize(
    "program", ["print('no answer')", "print('[]')", "import time; time.sleep(9)", "raise SystemExit"]
)
def test_an_engine_that_does_not_answer_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(doctor, "_ENGINE", ("-c", program))
    monkeypatch.setattr(doctor, "_ENGINE_S", 0.5)
    finding = examine_speech(make_content(tmp_path), Speech())[0]
    assert finding.level is Level.WARN
    assert "spd-say" in finding.sentence
