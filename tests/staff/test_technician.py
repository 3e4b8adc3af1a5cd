"""The technician's report holds what helps and nothing of a visitor: a marker put everywhere is not in it."""

import logging
import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.health import Finding, Level
from kiosk.logs import start_logging, stop_logging
from kiosk.paths import DataFolder
from kiosk.requests.selftest import run_self_test
from kiosk.runs import RunBook
from kiosk.settings import Printing, SettingProblem, Settings
from kiosk.staff import technician
from kiosk.staff.export import export
from kiosk.staff.technician import save_report
from kiosk.staff.worklist import waiting
from tests.support.clinic import PASSPHRASE, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool

NAME = "Quillfeather Marker"
PHONE = "208 555 0187"
MARKS = tuple(
    mark.encode() for mark in ("Quillfeather", "quillfeather", "555 0187", "5550187", "555-0187", PASSPHRASE, "AGE-SEC")
)


class Report(NamedTuple):
    """A saved report: its bytes, and its parts by name."""

    raw: bytes
    parts: dict[str, bytes]


@pytest.fixture
def log(clinic: Clinic) -> Iterator[None]:
    """Write the program's log into the data folder."""
    root = logging.getLogger("kiosk")
    before = (root.level, root.propagate, logging.raiseExceptions)
    start_logging(clinic.folder.log)
    yield
    stop_logging()
    root.setLevel(before[0])
    root.propagate, logging.raiseExceptions = before[1:]


def saved(target: Path, data: DataFolder, *findings: Finding) -> Report:
    save_report(target, data, data.settings, findings, FakeClock())
    with zipfile.ZipFile(target) as file:
        assert file.testzip() is None
        return Report(target.read_bytes(), {name: file.read(name) for name in file.namelist()})


@pytest.mark.usefixtures("log")
def test_no_word_of_a_visitor_is_in_it(clinic: Clinic, tmp_path: Path) -> None:
    data, clock = clinic.folder, FakeClock()
    spool = make_spool(data, clock)
    for _ in range(3):
        spool.append(make_draft(name=NAME, phone=PHONE))
    (data.tmp / "half.age").write_text(NAME)
    (data.new / "broken.age").write_text(f"{NAME} {PHONE}")
    _log_what_fails()
    export(data, clinic.opener, tmp_path / "out.csv", "csv", clock=clock, who="anna")
    make_spool(data, clock).append(make_draft(name=NAME, phone=PHONE))
    assert waiting(data, clinic.opener).items
    run_self_test(data, clock)
    RunBook(data.runs, clock).begin()
    assert NAME.encode() in b"".join(path.read_bytes() for path in data.root.rglob("*") if path.is_file())

    report = saved(tmp_path / "report.zip", data, Finding("keys", Level.OK, "2 public keys."))

    hits = {name for name, part in report.parts.items() for mark in MARKS if mark in part or mark in name.encode()}
    assert hits == set()
    assert [mark for mark in MARKS if mark in report.raw] == []
    assert b"search failed" in report.parts["log/kiosk.log"]  # the log is there, and says where the error was
    assert b"ValueError" in report.parts["log/kiosk.log"]


def _log_what_fails() -> None:
    """Let the program log errors that quote what a visitor typed, in a form and in the search."""
    log = logging.getLogger("kiosk.ui.saving")
    for what in ("a request was not saved", "the search failed"):
        try:
            raise ValueError(f"cannot use {NAME} {PHONE}")
        except ValueError:
            log.exception("%s", what)


def test_what_helps_is_in_it(clinic: Clinic, tmp_path: Path) -> None:
    data = clinic.folder
    data.settings.write_text('# secret note\n[clinic]\nname = "Test Clinic"\n[idle]\nreading_s = "long"\n')
    RunBook(data.runs, FakeClock()).begin()
    parts = saved(tmp_path / "report.zip", data, Finding("disk", Level.BAD, "It is full.")).parts
    assert parts["findings.txt"] == b"bad   disk: It is full.\n"
    assert b'"Test Clinic"' in parts["settings.json"]
    assert b"secret note" not in parts["settings.json"]
    assert b"idle.reading_s" in parts["settings-problems.txt"]
    assert b"PySide6" in parts["versions.txt"]
    assert b"runs" in parts["state/runs.json"]
    assert b"keys/staff" in parts["folders.txt"]
    assert b"2026-03-02 10:00" in parts["about.txt"]


def test_it_is_for_nobody_else_to_read_and_takes_the_place_of_an_old_one(clinic: Clinic, tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    target.write_text("old")
    saved(target, clinic.folder)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_names_of_staff_are_not_in_it(clinic: Clinic, tmp_path: Path) -> None:
    data = clinic.folder
    data.log.write_text(f"WARNING wrong-passphrase: {data.staff_keys / 'anna.age'}\n")
    places = ("staff-before-20260302T100000", "retired-20260302T100000", "retired-20260302T100000-1", "staff")
    findings = [
        Finding("keys", Level.BAD, f"{data.keys}/{place}/anna{suffix}: it is damaged.")
        for place in places
        for suffix in (".age", ".pin")
    ]
    parts = saved(tmp_path / "report.zip", data, *findings).parts
    assert not [name for name, part in parts.items() if b"anna" in part]
    assert b"keys/staff/....age" in parts["log/kiosk.log"]
    assert b"keys/retired-20260302T100000/....pin" in parts["findings.txt"]


def test_a_setting_that_were_a_secret_is_left_out(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(technician, "load", _load_with_a_secret)
    parts = saved(tmp_path / "report.zip", clinic.folder).parts
    assert b"Office" in parts["settings.json"]
    assert b"hush" not in parts["settings.json"]


class _PrintingOverANetwork(Printing, frozen=True):
    """Stands for a setting that some later version may have."""

    printer: str = "Office"
    server_password: str = "hush"  # noqa: S105 - the test looks for it


def _load_with_a_secret(path: Path) -> tuple[Settings, list[SettingProblem]]:
    return Settings(printing=_PrintingOverANetwork()), []


def test_a_log_that_cannot_be_read_does_not_keep_the_rest_back(clinic: Clinic, tmp_path: Path) -> None:
    data = clinic.folder
    data.log.mkdir()
    data.log.with_name("kiosk.log.1").write_text("older\n")
    parts = saved(tmp_path / "report.zip", data).parts
    assert b"could not be read" in parts["log/kiosk.log.txt"]
    assert parts["log/kiosk.log.1"] == b"older\n"


def test_a_folder_that_cannot_be_written_is_told(clinic: Clinic, tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        save_report(tmp_path / "none" / "report.zip", clinic.folder, clinic.folder.settings, [], FakeClock())
    assert caught.value.fault is Fault.MISSING
    assert os.listdir(tmp_path) == ["data"]  # noqa: PTH208 - nothing half done
