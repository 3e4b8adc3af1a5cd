"""No step at which a kiosk can die, or its disk can fail, breaks a promise or the chain."""

import errno
import random
from pathlib import Path

import pytest

from kiosk.errors import SiteError
from kiosk.paths import DataFolder
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.requests.spool import Spool
from tests.support.requests import (
    FailingDisk,
    KioskDied,
    assert_unbroken,
    make_draft,
    make_folder,
    make_spool,
    waiting,
)

STEPS = 40  # more file operations than one request takes
SEED = 20_261_120


def steps_of_one_request(tmp_path: Path) -> int:
    """Return how many file operations one request takes."""
    spool = make_spool(make_folder(tmp_path / "count"))
    disk = FailingDisk(STEPS, AssertionError("more steps than expected"))
    with disk.mounted():
        spool.append(make_draft())
    return disk.count


def append_on(disk: FailingDisk, spool: Spool, draft: Draft) -> Receipt | None:
    """Return the receipt, None where the disk failed or the kiosk died before there was one."""
    try:
        with disk.mounted():
            return spool.append(draft)
    except (SiteError, KioskDied):
        return None


def assert_kept(folder: DataFolder, receipts: list[Receipt | None]) -> None:
    """Fail unless every request with a receipt waits under its number, and the chain is unbroken."""
    assert_unbroken(folder)
    numbers = {record.id: record.number for record in waiting(folder)}
    for receipt in receipts:
        assert receipt is None or numbers[receipt.id] == receipt.number


@pytest.mark.parametrize("is_late", [False, True], ids=["before", "after"])
def test_a_crash_at_any_step_loses_no_receipt_and_breaks_no_chain(tmp_path: Path, *, is_late: bool) -> None:
    steps = steps_of_one_request(tmp_path)
    assert steps > 15
    folder = make_folder(tmp_path)
    receipts: list[Receipt | None] = [make_spool(folder).append(make_draft())]
    for step in range(steps + 1):
        disk = FailingDisk(step, KioskDied(), is_late=is_late)
        found = append_on(disk, make_spool(folder), make_draft())
        assert (found is None) is (step < steps)
        spool = make_spool(folder)
        assert list(folder.tmp.iterdir()) == []
        receipts += [found, spool.append(make_draft())]
        assert_kept(folder, receipts)


@pytest.mark.parametrize("is_late", [False, True], ids=["undone", "done"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_disk_fault_at_any_step_is_told_and_the_next_try_works(tmp_path: Path, code: int, *, is_late: bool) -> None:
    steps = steps_of_one_request(tmp_path)
    folder = make_folder(tmp_path)
    spool = make_spool(folder)
    receipts: list[Receipt | None] = [spool.append(make_draft())]
    for step in range(steps):
        draft = make_draft()
        found = append_on(FailingDisk(step, OSError(code, ""), is_late=is_late), spool, draft)
        receipts += [found, spool.append(draft)]
        assert sum(record.id == draft.id for record in waiting(folder)) == 1
        assert_kept(folder, receipts)
    assert len(waiting(folder)) == steps + 1


def test_a_fault_and_then_a_crash_at_any_step_of_mending_it_breaks_nothing(tmp_path: Path) -> None:
    steps = steps_of_one_request(tmp_path)
    folder = make_folder(tmp_path)
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    receipts: list[Receipt | None] = []
    for fault in range(steps):
        spool = make_spool(folder)
        draft, other = make_draft(), make_draft()
        receipts.append(append_on(FailingDisk(fault, OSError(errno.EIO, "")), spool, draft))
        again = draft if points.random() < 0.7 else other
        crash = FailingDisk(points.randrange(STEPS), KioskDied(), is_late=points.random() < 0.5)
        receipts.append(append_on(crash, spool, again))
        receipts.append(make_spool(folder).append(make_draft()))
        assert_kept(folder, receipts)


def test_a_fault_while_a_fault_is_mended_breaks_nothing(tmp_path: Path) -> None:
    steps = steps_of_one_request(tmp_path)
    folder = make_folder(tmp_path)
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    spool = make_spool(folder)
    receipts: list[Receipt | None] = []
    for fault in range(steps):
        draft = make_draft()
        for step in (fault, points.randrange(STEPS), points.randrange(STEPS)):
            receipts.append(append_on(FailingDisk(step, OSError(errno.EIO, "")), spool, draft))
            assert_kept(folder, receipts)
        receipts.append(spool.append(draft))
        assert_kept(folder, receipts)
