"""The doctor says of keys and requests what staff must know."""

from pathlib import Path

import pytest

from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests.checkup import examine_requests, examine_strict
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool, waiting


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_a_kiosk_that_nobody_has_set_up_works_and_wants_a_setup(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    keys, requests = examine_requests(data, clock)
    assert (keys.level, requests.level) == (Level.WARN, Level.OK)
    assert "kiosk setup" in keys.sentence
    assert data.trial.recipients.is_file()
    assert not data.is_set_up


def test_a_kiosk_that_is_set_up_shows_its_keys_by_their_fingerprint(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    data.recipients.write_text("# a\n" + data.recipients.read_text())
    keys, requests = examine_requests(data, clock)
    assert (keys.level, requests.level) == (Level.OK, Level.OK)
    assert keys.sentence.startswith("2 public keys, fingerprint ")


def test_looking_disturbs_no_request_that_is_being_written(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    make_spool(data).append(make_draft())
    (data.tmp / "half.age").write_bytes(b"half")
    examine_requests(data, clock)
    assert [path.name for path in data.tmp.iterdir()] == ["half.age"]
    assert len(waiting(data)) == 1


def test_a_lost_key_is_bad_and_so_is_the_spool_without_it(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    data.recipients.write_text("# nobody\n")
    keys, requests = examine_requests(data, clock)
    assert (keys.level, requests.level) == (Level.BAD, Level.BAD)
    assert str(data.recipients) in keys.sentence
    assert "kiosk setup" in keys.sentence


def test_a_staff_key_on_a_kiosk_that_should_have_none_is_named(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    data.staff_keys.mkdir(parents=True)
    (data.staff_keys / "anna.pin").touch()
    strict = Keys(on_kiosk=False)
    assert examine_strict(data, Keys()) == []
    assert [finding.level for finding in examine_strict(data, strict)] == [Level.OK]
    (data.staff_keys / "anna.age").touch()
    (finding,) = examine_strict(data, strict)
    assert finding.level is Level.WARN
    assert "anna.age" in finding.sentence
    assert examine_strict(data, Keys()) == []
