"""An export hands out each request once; whatever breaks on the way, none is lost, and doubtful ones are marked."""

import contextlib
import csv
import errno
import hashlib
import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock
from kiosk.requests.spool import Spool
from kiosk.staff import export as exporting
from kiosk.staff import new_file
from kiosk.staff.audit import read_audit
from kiosk.staff.export import LOCK, Choice, Report, export, format_of
from kiosk.staff.export_formats import COLUMNS, unguard
from tests.support.clinic import Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_spool
from tests.support.worklists import BusyOpener

STEPS = 80  # more file operations than an export of three requests takes
EARLIER = "may be in an earlier file"


def fill(spool: Spool, many: int) -> None:
    for number in range(1, many + 1):
        spool.append(make_draft(name=f"Patient {number}"))


def run(clinic: Clinic, target: Path, *, keep: bool = False, include_done: bool = False) -> Report:
    return export(
        clinic.folder,
        clinic.opener,
        target,
        "csv",
        clock=FakeClock(),
        who="anna",
        keep=keep,
        choice=Choice(include_done=include_done),
    )


def read_names(target: Path) -> list[str]:
    return [row["Name"] for row in read_rows(target)]


def read_rows(target: Path) -> list[dict[str, str]]:
    rows = csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline=""))
    return [dict(zip(COLUMNS, map(unguard, row), strict=True)) for row in rows][1:]


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_waits_stands_in_the_file_and_is_done(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 3)
    target = tmp_path / "calls.csv"
    report = run(clinic, target)
    assert (report.count, report.marked) == (3, 0)
    assert read_names(target) == ["Patient 1", "Patient 2", "Patient 3"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert len(files_in(clinic.folder.done)) == 3
    assert files_in(clinic.folder.new) == []
    assert list(clinic.folder.claimed.iterdir()) == []
    assert files_in(tmp_path) == sorted(["calls.csv", *(f"data/{name}" for name in files_in(clinic.folder.root))])


def test_a_second_export_finds_nobody_and_writes_no_file(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    run(clinic, tmp_path / "first.csv")
    report = run(clinic, tmp_path / "second.csv")
    assert report.count == 0
    assert not (tmp_path / "second.csv").exists()


def test_kept_ones_wait_on_and_are_marked_in_the_next_file(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    run(clinic, tmp_path / "first.csv", keep=True)
    spool.append(make_draft(name="Patient 3"))
    report = run(clinic, tmp_path / "second.csv")
    assert (report.count, report.marked) == (3, 2)
    assert [row["Remark"] for row in read_rows(tmp_path / "second.csv")] == [EARLIER, EARLIER, ""]
    assert list(clinic.folder.claimed.iterdir()) == []


def test_done_ones_come_along_when_asked_for_and_stay_done(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    run(clinic, tmp_path / "first.csv")
    spool.append(make_draft(name="Patient 3"))
    run(clinic, tmp_path / "second.csv", include_done=True)
    assert [row["Remark"] for row in read_rows(tmp_path / "second.csv")] == ["done", "done", ""]
    assert len(files_in(clinic.folder.done)) == 3


def test_the_audit_tells_what_was_exported_and_no_name(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 3)
    target = tmp_path / "calls.csv"
    run(clinic, target, keep=True)
    run(clinic, tmp_path / "again.csv")
    lines, broken = read_audit(clinic.folder.audit)
    assert broken == []
    assert [line.what for line in lines] == ["setup", "export-keep", "export"]
    kept = lines[1]
    assert (kept.who, kept.how_many, kept.first, kept.last) == ("anna", 3, 1, 3)
    assert kept.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert "Patient" not in clinic.folder.audit.read_text()


def test_a_broken_file_is_set_aside_and_noted(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    (clinic.folder.new / "broken.age").write_bytes(b"junk")
    report = run(clinic, tmp_path / "calls.csv")
    assert report.count == 2
    assert report.worklist.broken == ("broken.age",)
    assert [line.what for line in read_audit(clinic.folder.audit)[0]] == ["setup", "quarantine", "export"]


def test_a_file_that_is_there_is_never_overwritten(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    target = tmp_path / "calls.csv"
    for there in (target.touch, target.unlink, target.mkdir):
        there()
        if target.exists():
            assert_refused(clinic, target, Fault.BAD_INPUT)
    target.rmdir()
    target.symlink_to(tmp_path / "nowhere")
    assert_refused(clinic, target, Fault.BAD_INPUT)


def assert_refused(clinic: Clinic, target: Path, fault: Fault) -> str:
    """Fail unless the export is refused and changes nothing; return what it names."""
    before = files_in(clinic.folder.requests)
    with pytest.raises(SiteError) as caught:
        run(clinic, target)
    assert caught.value.fault is fault
    assert [name for name in files_in(clinic.folder.requests) if name != LOCK] == [
        name for name in before if name != LOCK
    ]
    assert not clinic.folder.claimed.exists() or list(clinic.folder.claimed.iterdir()) == []
    return caught.value.subject


def test_a_target_whose_folder_is_missing_leaves_all_waiting(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    named = assert_refused(clinic, tmp_path / "nowhere" / "calls.csv", Fault.MISSING)
    assert named == str(tmp_path / "nowhere")
    assert run(clinic, tmp_path / "calls.csv").marked == 0


@pytest.mark.parametrize(
    ("code", "fault"), [(errno.ENOSPC, Fault.DISK_FULL), (errno.EROFS, Fault.READ_ONLY), (errno.EIO, Fault.IO_ERROR)]
)
def test_a_disk_that_fails_before_the_file_is_there_leaves_all_waiting(
    clinic: Clinic, spool: Spool, tmp_path: Path, code: int, fault: Fault
) -> None:
    fill(spool, 2)
    for step in range(STEPS):
        target = tmp_path / f"failed-{step}.csv"
        disk = FailingDisk(step, OSError(code, "test"))
        with disk.mounted(), pytest.raises(SiteError) as caught:
            run(clinic, target)
        if target.exists():
            break
        assert caught.value.fault is fault
        assert ".part" not in caught.value.subject
        assert files_in(tmp_path) == sorted(f"data/{name}" for name in files_in(clinic.folder.root))
        assert len(files_in(clinic.folder.new)) == 2
    assert step > 10


@pytest.mark.parametrize("is_late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", [KioskDied(), OSError(errno.EIO, "test")], ids=["death", "disk"])
def test_a_break_at_any_step_loses_none_and_marks_what_may_be_out(
    clinic: Clinic, tmp_path: Path, error: BaseException, *, is_late: bool
) -> None:
    spool = make_spool(clinic.folder)
    steps_met = 0
    for step in range(STEPS):
        fill(spool, 3)
        first, second = tmp_path / f"first-{step}.csv", tmp_path / f"second-{step}.csv"
        disk = FailingDisk(step, error, is_late=is_late)
        with disk.mounted():
            run_until_it_breaks(clinic, first)
        earlier = read_names(first) if first.exists() else []
        run(clinic, second)
        later = read_rows(second) if second.exists() else []
        assert {"Patient 1", "Patient 2", "Patient 3"} <= {*earlier, *(row["Name"] for row in later)}
        for row in later:
            assert row["Remark"] == EARLIER or row["Name"] not in earlier
        assert files_in(clinic.folder.new) == []
        assert files_in(clinic.folder.claimed) == []
        assert read_audit(clinic.folder.audit)[1] == []
        if not disk.has_failed:
            break
        steps_met += 1
    assert 20 < steps_met < STEPS - 1


def run_until_it_breaks(clinic: Clinic, target: Path) -> None:
    with contextlib.suppress(SiteError, KioskDied):
        run(clinic, target)


def test_a_file_that_reads_back_changed_is_not_done(
    clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)

    @contextlib.contextmanager
    def read_rotten(path: Path) -> Iterator[BinaryIO]:
        yield io.BytesIO(b"rotten")

    monkeypatch.setattr(exporting, "read_back", read_rotten)
    with pytest.raises(SiteError) as caught:
        run(clinic, tmp_path / "calls.csv")
    assert caught.value.fault is Fault.IO_ERROR
    monkeypatch.undo()
    assert run(clinic, tmp_path / "again.csv").marked == 1


def test_a_stick_pulled_out_when_the_file_was_on_it_leaves_them_marked(
    clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    stick = tmp_path / "stick"
    stick.mkdir()

    def sync(folder: Path) -> None:
        if folder == stick:
            stick.rename(tmp_path / "in the pocket")
            raise SiteError(Fault.IO_ERROR, str(folder))

    monkeypatch.setattr(new_file, "fsync_folder", sync)
    with pytest.raises(SiteError):
        run(clinic, stick / "calls.csv")
    assert read_names(tmp_path / "in the pocket" / "calls.csv") == ["Patient 1"]
    monkeypatch.undo()
    assert run(clinic, tmp_path / "again.csv").marked == 1


def test_what_lies_beside_the_requests_in_a_batch_stays(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    run(clinic, tmp_path / "first.csv", keep=True)
    (batch,) = clinic.folder.claimed.iterdir()
    (batch / "note.txt").write_text("called twice")
    run(clinic, tmp_path / "second.csv")
    assert files_in(batch) == ["note.txt"]


def test_two_exports_at_once_are_refused(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    with hold_lock(clinic.folder.requests / LOCK):
        assert_refused(clinic, tmp_path / "calls.csv", Fault.IN_USE)


def test_a_folder_without_requests_is_told(clinic: Clinic, tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        run(clinic, tmp_path / "calls.csv")
    assert caught.value.fault is Fault.MISSING


@pytest.mark.parametrize("others", [0, 1])
def test_a_request_that_the_kiosk_takes_back_is_not_exported(
    clinic: Clinic, spool: Spool, tmp_path: Path, others: int
) -> None:
    receipt = spool.append(make_draft(name="Taken back"))

    def happenings() -> Iterator[None]:
        (clinic.folder.new / f"{receipt.id}.age").rename(clinic.folder.tmp / f"{receipt.id}.age")
        for _ in range(others):
            spool.append(make_draft(name="Stays"))
        yield

    opener = BusyOpener(clinic.opener, happenings())
    target = tmp_path / "calls.csv"
    report = export(clinic.folder, opener, target, "csv", clock=FakeClock(), who="anna")
    assert report.count == others
    assert (read_names(target) if target.exists() else []) == ["Stays"] * others


def test_an_export_while_the_kiosk_saves_gets_each_request_once(clinic: Clinic, tmp_path: Path) -> None:
    spool = make_spool(clinic.folder)
    many = 60
    has_begun = threading.Event()

    def save() -> None:
        for number in range(many):
            spool.append(make_draft(name=f"Patient {number}"))
            has_begun.set()

    writer = threading.Thread(target=save)
    writer.start()
    has_begun.wait()
    got: list[str] = []
    is_last = False
    for batch in range(1_000):
        is_last = not writer.is_alive()
        target = tmp_path / f"{batch}.csv"
        report = run(clinic, target)
        assert (report.marked, report.worklist.missing, report.worklist.broken) == (0, (), ())
        got += read_names(target) if report.count else []
        if is_last:
            break
    writer.join()
    assert is_last
    assert sorted(got) == sorted(f"Patient {number}" for number in range(many))


def test_the_format_comes_from_the_ending() -> None:
    assert format_of(Path("a.CSV")) == "csv"
    assert format_of(Path("a.b.xlsx")) == "xlsx"
    assert format_of(Path("a.txt"), "json") == "json"
    for name in ("a", "a.txt", ".csv", ""):
        with pytest.raises(SiteError) as caught:
            format_of(Path(name))
        assert caught.value.fault is Fault.BAD_INPUT


def test_an_export_in_each_format_is_whole(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    target = tmp_path / "calls.json"
    export(clinic.folder, clinic.opener, target, "json", clock=FakeClock(), who="anna")
    assert [entry["name"] for entry in json.loads(target.read_text())] == ["Patient 1", "Patient 2"]
