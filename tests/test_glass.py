"""A contact that does not lift is kept for the doctor."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.glass import StuckContact, keep_stuck, read_stuck
from kiosk.health import Level, examine_glass
from tests.support.fakes import START


def test_the_doctor_tells_staff_what_to_do_until_it_lifts(tmp_path: Path) -> None:
    file = tmp_path / "touch.json"
    assert [(found.level, found.sentence) for found in examine_glass(file)] == [
        (Level.OK, "No contact is stuck on it.")
    ]
    keep_stuck(file, StuckContact(START))
    (finding,) = examine_glass(file)
    assert finding.level is Level.WARN
    assert "since 2026-03-02 10:00: clean and dry the glass" in finding.sentence
    keep_stuck(file, StuckContact(START, START + timedelta(minutes=5)))
    (finding,) = examine_glass(file)
    assert finding.level is Level.OK
    assert "to 2026-03-02 10:05. It has lifted" in finding.sentence


def test_a_file_that_is_not_ours_is_named(tmp_path: Path) -> None:
    file = tmp_path / "touch.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        read_stuck(file)
    assert caught.value.fault is Fault.CORRUPT
    assert [finding.level for finding in examine_glass(file)] == [Level.BAD]
    file.write_bytes(b" " * 5_000)
    assert [finding.level for finding in examine_glass(file)] == [Level.BAD]
