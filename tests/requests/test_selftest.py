"""The daily self-test finds out whether a request could be stored, and its result outlives the night."""

import logging
import os
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests.selftest import examine_self_test, read_self_test, run_self_test
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_folder

HOUR = timedelta(hours=1)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return make_folder(tmp_path)


def test_a_dummy_is_stored_and_erased_and_the_result_kept(data: DataFolder) -> None:
    result = run_self_test(data, FakeClock())
    assert (result.at, result.fault) == (START, None)
    assert read_self_test(data.self_test) == result
    assert list(data.tmp.iterdir()) == list(data.new.iterdir()) == []
    (found,) = examine_self_test(data.self_test, START + 25 * HOUR)
    assert (found.level, "2026-03-02 10:00" in found.sentence) == (Level.OK, True)


def test_a_test_that_failed_is_bad_and_says_what_to_do(data: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    data.recipients.write_text("# nobody\n")
    with caplog.at_level(logging.ERROR):
        assert run_self_test(data, FakeClock()).fault is Fault.NO_KEY
    assert "no-key" in caplog.text
    (found,) = examine_self_test(data.self_test, START)
    assert found.level is Level.BAD
    assert found.sentence.startswith("It failed on 2026-03-02 10:00.")
    assert "kiosk setup" in found.sentence


def test_a_test_that_was_not_made_today_is_told(data: DataFolder) -> None:
    run_self_test(data, FakeClock())
    (found,) = examine_self_test(data.self_test, START + 27 * HOUR)
    assert found.level is Level.WARN


def test_a_result_that_cannot_be_kept_is_told_in_the_log(data: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    data.self_test.mkdir()
    with caplog.at_level(logging.WARNING):
        assert run_self_test(data, FakeClock()).fault is None
    assert "not kept" in caplog.text
    assert [found.level for found in examine_self_test(data.self_test, START)] == [Level.BAD]


def test_before_the_first_test_it_says_so(data: DataFolder) -> None:
    assert read_self_test(data.self_test) is None
    (found,) = examine_self_test(data.self_test, START)
    assert (found.level, "None was made yet" in found.sentence) == (Level.OK, True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"at": "2026-03-02T10:00:00"}', "[" * 100_000])
def test_a_file_that_is_no_result_is_corrupt(data: DataFolder, text: str) -> None:
    data.self_test.write_text(text)
    with pytest.raises(SiteError):
        read_self_test(data.self_test)
    assert os.path.lexists(data.self_test)
