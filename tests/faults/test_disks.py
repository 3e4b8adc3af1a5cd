"""A disk that is full, read-only or forbidden: the visitor is told the truth, and all goes on once it is mended."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.draft import Draft
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from tests.faults.disks import needs_mount, tmpfs
from tests.faults.kiosk_process import ROOT
from tests.support.requests import assert_unbroken, make_draft, make_folder, make_spool, waiting

SMALL = 100  # requests; more than the small disk holds
NOBODY = 65_534  # a user without rights


def assert_refused(spool: Spool, draft: Draft, fault: Fault) -> None:
    """Fail unless both the form beforehand and the saving itself say `fault`."""
    with pytest.raises(SiteError) as caught:
        spool.check_ready()
    assert caught.value.fault is fault
    with pytest.raises(SiteError) as caught:
        spool.append(draft)
    assert caught.value.fault is fault


def fill(spool: Spool) -> Draft:
    """Store requests until the disk is full; return the draft that found no room."""
    for _ in range(SMALL):
        draft = make_draft()
        try:
            spool.append(draft)
        except SiteError as error:
            assert error.fault is Fault.DISK_FULL  # noqa: PT017 - the draft is wanted as well
            return draft
    raise AssertionError("the disk was not small enough")


@needs_mount
@pytest.mark.parametrize("size", ["100k", "104k", "108k", "112k"])  # the disk is full at another step of a request
def test_a_full_disk_loses_nothing_and_room_mends_it(tmp_path: Path, size: str) -> None:
    with tmpfs(tmp_path / "disk", size) as disk:
        folder = make_folder(disk.place)
        ballast = disk.place / "ballast"
        ballast.write_bytes(b"x" * 20_000)
        spool = make_spool(folder)
        unlucky = fill(spool)
        stored = len(waiting(folder))
        assert stored > 1
        for _ in range(3):
            with pytest.raises(SiteError, match="disk-full"):
                spool.append(unlucky)
        assert len(waiting(folder)) == stored
        assert make_spool(folder)  # a kiosk started on a full disk sweeps and says so later
        ballast.unlink()
        spool.check_ready()
        assert spool.append(unlucky).number == stored + 1
        assert_unbroken(folder)


@needs_mount
def test_a_disk_that_turns_read_only_is_told_before_the_first_question(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "disk", "1m") as disk:
        folder = make_folder(disk.place)
        spool = make_spool(folder)
        spool.append(make_draft())
        disk.remount("ro")
        draft = make_draft()
        assert_refused(spool, draft, Fault.READ_ONLY)
        with pytest.raises(SiteError, match="read-only"):
            prepare_trial(DataFolder(disk.place / "other"))
        disk.remount("rw")
        spool.check_ready()
        assert spool.append(draft).number == 2
        assert_unbroken(folder)


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    spool = make_spool(folder)
    spool.append(make_draft())
    draft = make_draft()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))  # a sealed request is larger: a short write
    try:
        assert_refused(spool, draft, Fault.DISK_FULL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(folder.tmp.iterdir()) == []
    assert spool.append(draft).number == 2
    assert_unbroken(folder)


FORBIDDEN = """
import os, sys
from pathlib import Path
from tests.faults.test_disks import as_nobody
as_nobody(Path(sys.argv[1]))
"""


def as_nobody(root: Path) -> None:
    """Lose the right to write to each folder in turn; run in a process of its own, which gives up being root."""
    make_spool(make_folder(root / "first")).append(make_draft())  # loads all code while it may still be read
    if os.geteuid() == 0:
        os.chown(root, NOBODY, NOBODY)
        os.chdir(root)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    folder = make_folder(Path("second") if os.getcwd() == str(root) else root / "second")  # noqa: PTH109
    spool = make_spool(folder)
    spool.append(make_draft())
    for number, place in enumerate((folder.tmp, folder.new, folder.requests), start=2):
        draft = make_draft()
        place.chmod(0o500)
        assert_refused(spool, draft, Fault.NO_PERMISSION)
        place.chmod(0o700)
        assert spool.append(draft).number == number
    assert_unbroken(folder)


def test_a_permission_that_is_lost_between_two_requests_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDEN, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
