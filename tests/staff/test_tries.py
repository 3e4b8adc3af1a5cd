"""How often somebody was tried: a small file that may break without breaking anything else."""

import errno
import logging
from pathlib import Path

import pytest

from kiosk.requests.spool import Spool
from kiosk.staff import tries
from kiosk.staff.calls import could_not_reach
from kiosk.staff.retention import erase_all_done
from kiosk.staff.tries import CALLS, Calls, forget_erased, read_calls
from tests.support.clinic import Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import FailingDisk
from tests.support.worklists import fill, look


def tried(clinic: Clinic, spool: Spool, many: int = 1) -> Path:
    """Store requests and try each once; return the file of the tries."""
    fill(spool, many)
    for item in look(clinic).items:
        could_not_reach(clinic.folder, item, FakeClock(), "anna")
    return clinic.folder.requests / CALLS


def test_nobody_was_tried_in_a_fresh_folder(clinic: Clinic) -> None:
    assert read_calls(clinic.folder) == Calls({}, is_lost=False)


@pytest.mark.parametrize(
    "content", [b"", b"junk", b"\xff", b"[]", b'{"x":{"count":0,"last":"2026-03-02T10:00:00Z"}}', b'{"x":{"count":1}}']
)
def test_a_damaged_file_is_told_and_counted_anew(
    clinic: Clinic, spool: Spool, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tried(clinic, spool)
    file.write_bytes(content)

    with caplog.at_level(logging.WARNING):
        assert read_calls(clinic.folder) == Calls({}, is_lost=True)
    assert "counted anew" in caplog.text

    (item,) = look(clinic).items
    assert could_not_reach(clinic.folder, item, FakeClock(), "anna").count == 1
    assert not read_calls(clinic.folder).is_lost


def test_a_file_that_cannot_be_read_is_told(clinic: Clinic) -> None:
    clinic.folder.requests.mkdir(mode=0o700)
    (clinic.folder.requests / CALLS).mkdir()

    assert read_calls(clinic.folder).is_lost


def test_tries_of_erased_requests_go_away_and_the_others_stay(clinic: Clinic, spool: Spool) -> None:
    tried(clinic, spool, 3)
    first, second, third = look(clinic).items
    second.path.unlink()

    erase_all_done(clinic.folder, FakeClock(), "anna")

    known = read_calls(clinic.folder)
    assert [known.of(item.path) is not None for item in (first, second, third)] == [True, False, True]


def test_one_that_is_undone_past_the_look_keeps_its_tries(
    clinic: Clinic, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried(clinic, spool)
    (item,) = look(clinic).items
    looks = iter([[], [item.path]])
    monkeypatch.setattr(tries, "sealed_files", lambda folder: next(looks))

    forget_erased(clinic.folder)

    assert read_calls(clinic.folder).of(item.path) is not None


def test_a_full_disk_keeps_nobody_from_erasing(clinic: Clinic, spool: Spool, caplog: pytest.LogCaptureFixture) -> None:
    tried(clinic, spool)
    look(clinic).items[0].path.unlink()

    with FailingDisk(1, OSError(errno.ENOSPC, "full")).mounted():
        forget_erased(clinic.folder)

    assert "stay for now" in caplog.text
    assert len(read_calls(clinic.folder).tries) == 1
