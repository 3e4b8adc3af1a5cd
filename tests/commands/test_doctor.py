"""`kiosk doctor` prints what it found, for people and for programs, and its exit code says whether it is bad."""

import argparse
import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kiosk.commands import doctor
from kiosk.commands.doctor import examine_pages, examine_printer, examine_sign_offs, examine_speech, run
from kiosk.content.library import load_library
from kiosk.content.signoff import Entry, Record
from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Pages, Speech
from tests.support.pages import make_content, make_page_file


def arguments(tmp_path: Path, *, is_json: bool = False) -> argparse.Namespace:
    """Return the command's arguments for a folder of trial keys and good pages."""
    content = tmp_path / "content" if (tmp_path / "content").is_dir() else make_content(tmp_path)
    return argparse.Namespace(json=is_json, data=tmp_path / "data", content=content, settings=None)


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
        *("screen", "fonts", "data folder", "disk", "settings", "program", "keys", "requests", "pages", "voice")
    ]
    assert (found["keys"], found["requests"], found["pages"]) == ("warn", "ok", "ok")


@pytest.mark.usefixtures("qapp")
def test_something_bad_makes_the_command_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    data.recipients.write_text("# [nobody]\n")
    assert run(arguments(tmp_path)) == 1
    shown = capsys.readouterr().out
    assert "keys" in shown
    assert "bad" in shown


def test_pages_are_counted_and_broken_ones_are_counted_too(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    good = examine_pages(content, "en")
    assert good.level is Level.OK
    make_page_file(content, "types/broken", title="")
    bad = examine_pages(content, "en")
    assert bad.level is Level.WARN
    assert "kiosk check" in bad.sentence


def test_where_only_signed_pages_are_shown_their_number_counts(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    file = tmp_path / "signoff.json"
    assert examine_sign_offs(content, Pages(), file) == []
    assert [found.level for found in examine_sign_offs(content, Pages(require_sign_off=True), file)] == [Level.BAD]
    page = next(iter(load_library(content, "en").pages.values()))
    entry = Entry(page.id, "en", page.text_hash, "Test Clinician", "PT", date(2026, 3, 2))
    file.write_bytes(msgspec.json.encode(Record(pages=(entry,))))
    signed = examine_sign_offs(content, Pages(require_sign_off=True), file)
    assert [found.level for found in signed] == [Level.OK]
    assert "now: 1;" in signed[0].sentence
    file.write_text("{", encoding="utf-8")
    assert [found.level for found in examine_sign_offs(content, Pages(), file)] == [Level.BAD]


@pytest.mark.usefixtures("qapp")
def test_a_printer_is_looked_for_only_where_one_is_named() -> None:
    assert examine_printer("") == []
    found = examine_printer("no such printer")
    assert [finding.level for finding in found] == [Level.WARN]
    assert "lpstat" in found[0].sentence


def test_no_page_at_all_is_bad(tmp_path: Path) -> None:
    assert examine_pages(tmp_path / "nowhere", "en").level is Level.BAD
    assert examine_pages(make_content(tmp_path), "xx").level is Level.BAD


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
