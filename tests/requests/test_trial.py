"""Trial keys are made on the spot, once, and never in the place of real ones."""

from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.seal import read_recipients
from kiosk.requests.trial import prepare_trial
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_spool, waiting


def test_a_kiosk_that_nobody_has_set_up_can_take_requests(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data" / "trial")
    prepare_trial(folder)
    make_spool(folder).append(make_draft())
    assert [record.name for record in waiting(folder)] == ["Test Patient"]
    assert len(folder.trial_key.read_text().splitlines()) == 2
    assert folder.trial_key.stat().st_mode & 0o777 == 0o600
    assert "SECRET" not in folder.recipients.read_text()


def test_a_second_start_keeps_the_keys(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "trial")
    prepare_trial(folder)
    before = read_recipients(folder.recipients)
    prepare_trial(folder)
    assert read_recipients(folder.recipients) == before


def test_the_keys_of_a_kiosk_that_is_set_up_are_never_replaced(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    prepare_trial(folder)
    folder.trial_key.unlink()
    before = folder.recipients.read_bytes()
    with pytest.raises(SiteError) as caught:
        prepare_trial(folder)
    assert caught.value.fault is Fault.NO_KEY
    assert folder.recipients.read_bytes() == before


def test_a_crash_at_any_step_leaves_keys_that_can_be_opened_for_or_none(tmp_path: Path) -> None:
    steps = 0
    has_died = True
    while has_died:
        folder = DataFolder(tmp_path / f"trial-{steps}")
        disk = FailingDisk(steps, KioskDied())
        try:
            with disk.mounted():
                prepare_trial(folder)
        except KioskDied:
            pass
        has_died = disk.has_failed
        prepare_trial(folder)
        make_spool(folder).append(make_draft())
        assert len(waiting(folder)) == 1
        steps += 1
    assert steps > 10
