"""Where the visitor hands a request in."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.desk import CallDesk
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Callback, Settings
from tests.support.fakes import FakeClock
from tests.support.requests import FailingDisk, make_draft, waiting


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def desk(folder: DataFolder, clock: FakeClock) -> CallDesk:
    return CallDesk(folder, clock, Settings(), is_trial=True)


def test_nothing_is_prepared_before_it_is_needed(folder: DataFolder, desk: CallDesk) -> None:
    assert not folder.root.exists()

    assert desk.trouble() is None
    assert folder.trial_key.is_file()
    assert folder.recipients.is_file()


def test_a_request_is_stored_and_counted_up(folder: DataFolder, desk: CallDesk) -> None:
    first, second = desk.save(make_draft()), desk.save(make_draft(name="Test Patient Two"))

    assert (first.number, second.number) == (1, 2)
    assert [record.name for record in waiting(folder)] == ["Test Patient", "Test Patient Two"]


def test_the_same_request_handed_in_twice_is_one(folder: DataFolder, desk: CallDesk) -> None:
    draft = make_draft()

    assert desk.save(draft) == desk.save(draft)
    assert len(waiting(folder)) == 1


def test_ten_requests_in_ten_minutes_are_enough(desk: CallDesk, clock: FakeClock) -> None:
    for _ in range(10):
        assert desk.trouble() is None
        desk.save(make_draft())

    assert desk.trouble() is Fault.TOO_MANY
    clock.advance(599)
    assert desk.trouble() is Fault.TOO_MANY
    clock.advance(1)
    assert desk.trouble() is None


def test_a_clinic_can_set_its_own_limit(folder: DataFolder, clock: FakeClock) -> None:
    settings = Settings(callback=Callback(max_requests=1, window_minutes=2))
    desk = CallDesk(folder, clock, settings, is_trial=True)

    desk.save(make_draft())

    assert desk.trouble() is Fault.TOO_MANY
    clock.advance(120)
    assert desk.trouble() is None


def test_without_keys_the_form_is_not_offered_and_no_keys_are_made(folder: DataFolder, clock: FakeClock) -> None:
    desk = CallDesk(folder, clock, Settings(), is_trial=False)

    assert desk.trouble() is Fault.NO_KEY
    with pytest.raises(SiteError) as caught:
        desk.save(make_draft())
    assert caught.value.fault is Fault.NO_KEY
    assert not folder.recipients.exists()
    assert not folder.trial_key.exists()


def test_the_form_is_offered_again_when_the_keys_are_there(folder: DataFolder, clock: FakeClock) -> None:
    desk = CallDesk(folder, clock, Settings(), is_trial=False)
    assert desk.trouble() is Fault.NO_KEY

    prepare_trial(folder)

    assert desk.trouble() is None


def test_a_data_folder_that_others_can_look_into_takes_no_request(folder: DataFolder, desk: CallDesk) -> None:
    folder.root.mkdir()
    folder.root.chmod(0o755)

    assert desk.trouble() is Fault.UNSAFE_FOLDER
    folder.root.chmod(0o700)
    assert desk.trouble() is None


def test_visitors_and_the_warming_up_can_ask_at_once(folder: DataFolder, desk: CallDesk) -> None:
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(desk.save, [make_draft() for _ in range(8)]))

    assert sorted(receipt.number for receipt in receipts) == list(range(1, 9))
    assert len(waiting(folder)) == 8


def test_a_full_disk_takes_no_request_and_says_so(folder: DataFolder, desk: CallDesk) -> None:
    assert desk.trouble() is None
    full = FailingDisk(0, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    with full.mounted():
        assert desk.trouble() is Fault.DISK_FULL
    assert desk.trouble() is None


def test_a_request_that_was_not_stored_does_not_count(folder: DataFolder, clock: FakeClock) -> None:
    desk = CallDesk(folder, clock, Settings(callback=Callback(max_requests=1)), is_trial=True)
    assert desk.trouble() is None
    draft = make_draft()
    full = FailingDisk(0, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    with full.mounted(), pytest.raises(SiteError):
        desk.save(draft)

    assert desk.trouble() is None
    assert desk.save(draft).number == 1
