"""A receipt means that the request is there: sealed, private, once, and with its place in the chain."""

import errno
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.spool import Spool
from tests.support.fakes import START, FakeClock
from tests.support.requests import (
    FailingDisk,
    assert_unbroken,
    make_draft,
    make_folder,
    make_spool,
    open_sealed,
    waiting,
)


def test_a_request_is_there_before_its_receipt(spool: Spool, folder: DataFolder) -> None:
    draft = make_draft(name="Ngũgĩ")
    receipt = spool.append(draft)
    path = folder.new / f"{draft.id}.age"
    record = open_sealed(folder, path)
    assert (record.id, record.name, record.number, record.previous) == (draft.id, "Ngũgĩ", 1, "")
    assert (record.saved_at, record.boot_time) == (START, 1_000.0)
    assert (receipt.id, receipt.number, receipt.saved_at) == (draft.id, 1, START)
    assert receipt.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(folder.tmp.iterdir()) == []


def test_all_is_private_and_the_file_tells_the_day_alone(spool: Spool, folder: DataFolder) -> None:
    spool.append(make_draft())
    for path in (folder.root, *folder.root.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    status = next(folder.new.iterdir()).stat()
    assert datetime.fromtimestamp(status.st_mtime, UTC) == datetime(2026, 3, 2, tzinfo=UTC)
    assert status.st_size % 4096 > 1024  # one step of padding and the seal


def test_nothing_typed_can_be_found_on_the_disk(spool: Spool, folder: DataFolder) -> None:
    spool.append(make_draft(name="Zzyzx-CANARY"))
    written = b"".join(path.read_bytes() for path in folder.root.rglob("*") if path.is_file())
    for text in ("Zzyzx", "5550123", "555-0123", "555 0123"):
        assert text.encode() not in written
        assert text.encode("utf-16-le") not in written


def test_numbers_run_on_and_each_record_names_the_one_before(folder: DataFolder, clock: FakeClock) -> None:
    for _ in range(3):
        spool = make_spool(folder, clock)
        numbers = [spool.append(make_draft()).number for _ in range(2)]
    assert numbers == [5, 6]
    assert_unbroken(folder)
    assert len({record.kiosk for record in waiting(folder)}) == 1


def test_a_tap_too_many_is_one_request_with_one_receipt(spool: Spool, folder: DataFolder) -> None:
    draft = make_draft()
    receipts = {spool.append(draft) for _ in range(500)}
    assert len(receipts) == len(waiting(folder)) == 1


def test_a_tap_too_many_after_the_export_took_the_request_is_no_second_request(
    spool: Spool, folder: DataFolder
) -> None:
    draft = make_draft()
    receipt = spool.append(draft)
    next(folder.new.iterdir()).unlink()
    assert spool.append(draft) == receipt
    assert waiting(folder) == []


def test_receipts_are_not_kept_for_ever(spool: Spool) -> None:
    drafts = [make_draft() for _ in range(33)]
    first = [spool.append(draft) for draft in drafts][1]
    assert spool.append(drafts[1]) == first
    assert spool.append(drafts[0]).number == 34


def test_a_draft_with_problems_is_a_bug_and_stores_nothing(spool: Spool, folder: DataFolder) -> None:
    with pytest.raises(ValueError, match="name-empty"):
        spool.append(make_draft(name=""))
    assert waiting(folder) == []
    assert spool.append(make_draft()).number == 1


class HastyExport(FakeClock):
    """An export that claims every request the moment that it is in place."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        self.claimed: list[Path] = []
        self._folder = folder
        self._rename = os.rename

    def rename(self, source: Path, target: Path) -> None:
        self._rename(source, target)
        if Path(target).parent == self._folder.new:
            self.claimed.append(self._folder.requests / Path(target).name)
            self._rename(target, self.claimed[-1])


def test_an_export_may_take_a_request_while_it_is_read_back(
    folder: DataFolder, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = HastyExport(folder)
    monkeypatch.setattr(os, "rename", export.rename)
    assert [spool.append(make_draft()).number for _ in range(2)] == [1, 2]
    assert [open_sealed(folder, path).number for path in export.claimed] == [1, 2]


class LyingDisk:
    """Keeps other bytes than it was given once a file is in place."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._rename = os.rename

    def rename(self, source: Path, target: Path) -> None:
        self._rename(source, target)
        if Path(target).parent == self._folder.new:
            Path(target).write_bytes(b"other")


def test_what_cannot_be_read_back_gets_no_receipt(
    folder: DataFolder, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = make_draft()
    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", LyingDisk(folder).rename)
        with pytest.raises(SiteError, match="io-error"):
            spool.append(draft)
    assert spool.append(draft).number == 1
    assert_unbroken(folder)
    assert len(waiting(folder)) == 1


def test_an_export_that_took_the_unconfirmed_request_leaves_no_gap(folder: DataFolder, spool: Spool) -> None:
    draft = make_draft()
    steps = FailingDisk(10_000, OSError())
    with steps.mounted():
        spool.append(make_draft())
    with FailingDisk(steps.count - 2, OSError(errno.EIO, "")).mounted(), pytest.raises(SiteError):
        spool.append(draft)  # in place, but the folder could not be synced
    taken = open_sealed(folder, folder.new / f"{draft.id}.age")
    (folder.new / f"{draft.id}.age").unlink()
    assert (taken.number, spool.append(draft).number) == (2, 3)


def test_a_disk_that_fails_again_while_the_fault_is_mended_gives_no_receipt(folder: DataFolder, spool: Spool) -> None:
    steps = FailingDisk(10_000, OSError())
    with steps.mounted():
        spool.append(make_draft())
    draft = make_draft()
    for good in (steps.count - 2, 0):  # after the rename, then at the very first step of taking it back
        with FailingDisk(good, OSError(errno.EIO, "")).mounted(), pytest.raises(SiteError, match="io-error"):
            spool.append(draft)
    assert spool.append(draft).number == 2
    assert_unbroken(folder)


def test_check_ready_is_content_with_a_good_folder_and_leaves_nothing(spool: Spool, folder: DataFolder) -> None:
    spool.check_ready()
    assert list(folder.tmp.iterdir()) == []
    assert waiting(folder) == []


def test_a_folder_that_somebody_removed_comes_back(spool: Spool, folder: DataFolder) -> None:
    folder.new.rmdir()
    with pytest.raises(SiteError, match="missing"):
        spool.append(make_draft())
    spool.check_ready()
    assert spool.append(make_draft()).number == 1


def test_no_keys_no_requests(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    spool = make_spool(folder)
    for attempt in (spool.check_ready, lambda: spool.append(make_draft())):
        with pytest.raises(SiteError) as caught:
            attempt()
        assert caught.value.fault is Fault.NO_KEY
    assert waiting(folder) == []


def test_keys_are_read_anew_for_each_request(spool: Spool, folder: DataFolder) -> None:
    spool.append(make_draft())
    folder.recipients.write_text("# nobody\n")
    with pytest.raises(SiteError, match="no-key"):
        spool.append(make_draft())


class ForbiddenFolder:
    """A folder that this user may not write to, for a test that runs as root."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def access(self, path: Path, mode: int) -> bool:
        return Path(path) != self._path


@pytest.mark.parametrize("name", ["requests", "new"])
def test_check_ready_looks_at_every_folder(
    spool: Spool, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    forbidden: Path = getattr(folder, name)
    monkeypatch.setattr(os, "access", ForbiddenFolder(forbidden).access)
    with pytest.raises(SiteError) as caught:
        spool.check_ready()
    assert (caught.value.fault, caught.value.subject) == (Fault.NO_PERMISSION, str(forbidden))


def test_a_folder_that_others_can_read_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    folder.root.chmod(0o755)
    with pytest.raises(SiteError, match="unsafe-folder"):
        Spool(folder, FakeClock())


def test_the_start_sweeps_what_a_crash_left_but_no_request(spool: Spool, folder: DataFolder) -> None:
    spool.append(make_draft())
    (folder.tmp / "half.age").write_bytes(b"half")
    (folder.tmp / "self-test-1").write_bytes(b"half")
    (folder.tmp / "lost+found").mkdir()
    make_spool(folder)
    assert [path.name for path in folder.tmp.iterdir()] == ["lost+found"]
    assert len(waiting(folder)) == 1


def test_a_damaged_counter_stops_nothing(spool: Spool, folder: DataFolder) -> None:
    spool.append(make_draft())
    (folder.requests / "chain.json").write_bytes(b"\0\0\0")
    assert make_spool(folder).append(make_draft()).number == 1
    assert len({record.kiosk for record in waiting(folder)}) == 2
