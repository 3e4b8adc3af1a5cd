"""Kiosks that are not well, as their data folders show it."""

import os
from datetime import timedelta
from pathlib import Path

from kiosk.glass import StuckContact, keep_stuck
from kiosk.paths import DataFolder
from kiosk.requests.selftest import run_self_test
from kiosk.runs import EVERY_S, RunBook
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool


def run_for_an_hour(data: DataFolder, clock: FakeClock) -> None:
    book = RunBook(data.runs, clock)
    book.begin()
    clock.advance(EVERY_S)
    book.tick()


def nothing(data: DataFolder, content: Path, clock: FakeClock) -> None:
    """Leave the kiosk as it is after its set-up."""


def amiss(data: DataFolder, content: Path, clock: FakeClock) -> None:
    """Let much be amiss at once."""
    RunBook(data.runs, clock).begin()
    run_for_an_hour(data, clock)
    make_spool(data, clock).append(make_draft())
    run_self_test(data, clock)
    keep_stuck(data.glass, StuckContact(clock.now()))
    data.settings.write_text("[idle]\nreading_s = 'soon'\n[keys]\non_kiosk = false\n[pages]\nrequire_sign_off = true\n")
    (data.staff_keys / "anna.age").parent.mkdir(parents=True, exist_ok=True)
    (data.staff_keys / "anna.age").touch()
    data.quarantine.mkdir(parents=True)
    (data.quarantine / "one.age").touch()
    clock.advance(timedelta(days=5).total_seconds())
    ahead = clock.now().timestamp() + 5000
    data.log.touch()
    os.utime(data.log, (ahead, ahead))


def broken(data: DataFolder, content: Path, clock: FakeClock) -> None:
    """Let what can be read be readable no more."""
    data.recipients.write_text("# nobody\n")
    data.settings.write_text("=")
    for path in (data.runs, data.glass, data.self_test, data.sign_offs):
        path.write_text("{")
