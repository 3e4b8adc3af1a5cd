"""The doctor says of keys and requests what staff must know."""

import os
from pathlib import Path

import pytest

from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests import checkup
from kiosk.requests.checkup import examine_queue, examine_requests, examine_strict
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_draft, make_folder, make_spool, waiting


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_a_kiosk_that_nobody_has_set_up_works_and_wants_a_setup(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    keys, requests, *_ = examine_requests(data, clock)
    assert (keys.level, requests.level) == (Level.WARN, Level.OK)
    assert "kiosk setup" in keys.sentence
    assert data.trial.recipients.is_file()
    assert not data.is_set_up


def test_a_kiosk_that_is_set_up_shows_its_keys_by_their_fingerprint(tmp_path: Path, clock: FakeClock) -> None:
    data = DataFolder(tmp_path / "data")
    prepare_trial(data)
    data.recipients.write_text("# a\n" + data.recipients.read_text())
    keys, requests, *_ = examine_requests(data, clock)
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
    keys, requests, *_ = examine_requests(data, clock)
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


def found_in(data: DataFolder, clock: FakeClock) -> dict[str, tuple[Level, str]]:
    return {finding.name: (finding.level, finding.sentence) for finding in examine_queue(data, clock.now())}


def test_the_queue_tells_days_and_no_hours(tmp_path: Path, clock: FakeClock) -> None:
    data = make_folder(tmp_path)
    assert found_in(data, clock) == {
        "last request": (Level.OK, "None has been saved yet."),
        "waiting": (Level.OK, "Nobody waits."),
    }
    make_spool(data, clock).append(make_draft())
    at = clock.now().timestamp()
    os.utime(data.requests / "chain.json", (at, at))
    assert found_in(data, clock) == {
        "last request": (Level.OK, "The last one was saved on 2026-03-02 (today)."),
        "waiting": (Level.OK, "Waiting: 1, the oldest since 2026-03-02 (today)."),
    }
    clock.advance(24 * 3600)
    assert "(yesterday)" in found_in(data, clock)["waiting"][1]
    clock.advance(2 * 24 * 3600)
    assert found_in(data, clock)["waiting"][0] is Level.OK
    clock.advance(24 * 3600)
    level, sentence = found_in(data, clock)["waiting"]
    assert level is Level.WARN
    assert sentence == "Waiting: 1, the oldest since 2026-03-02 (4 days ago). Please call."


def test_who_stands_in_an_export_waits_as_well(tmp_path: Path, clock: FakeClock) -> None:
    data = make_folder(tmp_path)
    make_spool(data, clock).append(make_draft())
    batch = data.claimed / "batch"
    batch.mkdir(parents=True)
    (data.claimed / "note.txt").touch()
    for path in data.new.iterdir():
        path.rename(batch / path.name)
    assert "Waiting: 1," in found_in(data, clock)["waiting"][1]


def test_in_the_evening_the_day_is_not_tomorrow(tmp_path: Path) -> None:
    evening = FakeClock(START.replace(hour=20))  # in UTC it is the next day already
    data = make_folder(tmp_path)
    make_spool(data, evening).append(make_draft())
    assert "since 2026-03-02 (today)" in found_in(data, evening)["waiting"][1]


def test_files_that_did_not_open_are_told(tmp_path: Path, clock: FakeClock) -> None:
    data = make_folder(tmp_path)
    data.quarantine.mkdir(parents=True)
    (data.quarantine / "one.age").write_bytes(b"?")
    assert found_in(data, clock)["quarantine"][0] is Level.WARN


def test_a_request_that_is_taken_away_meanwhile_is_not_counted(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make_folder(tmp_path)
    monkeypatch.setattr(checkup, "_sealed", {data.new: [data.new / "gone.age"], data.quarantine: []}.__getitem__)
    assert found_in(data, clock)["waiting"] == (Level.OK, "Nobody waits.")
