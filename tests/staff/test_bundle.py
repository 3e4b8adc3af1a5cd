"""A sealed copy holds every sealed file as it is, says what it holds, and needs no key to be made."""

import contextlib
import errno
import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, read_limited
from kiosk.paths import DataFolder
from kiosk.requests.spool import Spool
from kiosk.staff import bundle as bundling
from kiosk.staff.audit import read_audit
from kiosk.staff.bundle import Copied, make_bundle
from kiosk.staff.calls import mark_called, undo_called
from kiosk.staff.claims import LOCK
from kiosk.staff.manifest import FILE_MAX
from kiosk.staff.opener import Opener
from kiosk.staff.retention import erase_all_done
from kiosk.staff.unbundle import read_bundle
from kiosk.staff.watch import Stage, Stopped, Watch
from tests.support.clinic import Clinic
from tests.support.drives import PulledDrive
from tests.support.fakes import FakeClock
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_spool
from tests.support.worklists import files_of, fill, look, names, the_only

STEPS = 200  # more file operations than a copy of a few requests takes


def copy(
    clinic: Clinic,
    target: Path,
    *,
    opener: Opener | None = None,
    counts_as_done: bool = False,
    watch: Watch | None = None,
) -> Copied:
    return make_bundle(
        clinic.folder,
        target,
        clock=FakeClock(),
        who="anna",
        opener=opener,
        counts_as_done=counts_as_done,
        watch=watch,
    )


def in_zip(target: Path) -> tuple[list[str], dict[str, Any]]:
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        found = sorted(name for name in archive.namelist() if name != "manifest.json")
        return found, json.loads(archive.read("manifest.json"))


@pytest.fixture
def full(clinic: Clinic, spool: Spool) -> Clinic:
    """Return a clinic with a request in each place."""
    fill(spool, 4)
    first, second, _, _ = look(clinic).items
    done = mark_called(clinic.folder, first, FakeClock(), "anna")
    exported = done.path.with_name(f"{first.record.id}.age")
    done.path.rename(exported)
    undo_called(clinic.folder, first, FakeClock(), "anna")
    mark_called(clinic.folder, second, FakeClock(), "anna")
    (clinic.folder.new / "broken.age").write_bytes(b"junk")
    look(clinic)
    return clinic


def test_every_sealed_file_is_in_it_as_it_is_and_all_stays_as_it_was(full: Clinic, tmp_path: Path) -> None:
    before = files_of(full.folder)
    target = tmp_path / "copy.zip"

    made = copy(full, target)

    found, manifest = in_zip(target)
    assert found == before == files_of(full.folder)
    assert made.count == 5
    assert manifest["counts"] == {"new": 2, "claimed": 1, "done": 1, "quarantine": 1}
    assert manifest["made_at"] == "2026-03-02T10:00:00-07:00"
    for entry in manifest["files"]:
        data = (full.folder.requests / entry["name"]).read_bytes()
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert read_bundle(target).manifest == made.manifest
    assert target.stat().st_mode & 0o777 == 0o600
    line = read_audit(full.folder.audit)[0][-1]
    assert (line.who, line.what, line.how_many) == ("anna", "sealed-copy", 5)
    assert line.sha256 == made.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()


def test_it_tells_nobodys_hour_and_nobodys_name(full: Clinic, tmp_path: Path) -> None:
    copy(full, tmp_path / "copy.zip")

    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100600}
    assert b"Patient" not in (tmp_path / "copy.zip").read_bytes()


def test_without_a_key_it_says_that_numbers_show_later_and_what_is_known(full: Clinic, tmp_path: Path) -> None:
    copy(full, tmp_path / "copy.zip")

    _, manifest = in_zip(tmp_path / "copy.zip")
    kiosk = the_kiosk(full)
    assert manifest["numbers"].startswith("Made without a key")
    assert (manifest["missing"], manifest["twice"]) == (None, None)
    assert manifest["kiosks"] == [kiosk]
    assert manifest["given"] == [{"kiosk": kiosk, "first": 1, "last": 4}]
    assert manifest["dealt"] == [{"kiosk": kiosk, "first": 1, "last": 2}]


def the_kiosk(clinic: Clinic) -> str:
    return look(clinic).items[0].record.kiosk


def test_with_a_key_it_says_what_is_missing_and_what_is_there_twice(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 5)
    items = look(clinic).items
    items[1].path.unlink()
    items[4].path.unlink()
    (clinic.folder.new / "twin.age").write_bytes(items[2].path.read_bytes())

    copy(clinic, tmp_path / "copy.zip", opener=clinic.opener)

    kiosk = the_kiosk(clinic)
    _, manifest = in_zip(tmp_path / "copy.zip")
    assert manifest["missing"] == [{"kiosk": kiosk, "first": 2, "last": 2}, {"kiosk": kiosk, "first": 5, "last": 5}]
    assert manifest["twice"] == [{"kiosk": kiosk, "first": 3, "last": 3}]
    assert manifest["kiosks"] == [kiosk]


def test_a_request_that_is_just_being_stored_does_not_look_missing(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 2)
    last = look(clinic).items[1].path
    last.rename(clinic.folder.tmp / last.name)

    copy(clinic, tmp_path / "copy.zip", opener=clinic.opener)

    _, manifest = in_zip(tmp_path / "copy.zip")
    assert manifest["given"][0]["last"] == 1
    assert manifest["missing"] == []


@pytest.mark.parametrize("has_chain", [False, True])
def test_where_the_kiosk_gave_no_number_nothing_is_known(
    clinic: Clinic, spool: Spool, tmp_path: Path, *, has_chain: bool
) -> None:
    fill(spool, 1)
    chain = clinic.folder.requests / "chain.json"
    chain.write_bytes(b"junk")
    if not has_chain:
        chain.unlink()

    copy(clinic, tmp_path / "copy.zip", opener=clinic.opener)

    _, manifest = in_zip(tmp_path / "copy.zip")
    assert (manifest["given"], manifest["missing"]) == ([], [])
    assert manifest["kiosks"] == [the_kiosk(clinic)]


def test_where_there_is_nothing_no_file_is_written(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    made = copy(clinic, tmp_path / "copy.zip")

    assert (made.count, made.sha256) == (0, "")
    assert not (tmp_path / "copy.zip").exists()


def test_for_a_kiosk_without_a_key_a_copy_can_count_as_done(full: Clinic, tmp_path: Path) -> None:
    copy(full, tmp_path / "first.zip", counts_as_done=True)

    assert look(full).items == ()
    assert list(full.folder.claimed.iterdir()) == []
    assert read_audit(full.folder.audit)[0][-1].what == "sealed-copy-done"
    assert len(files_of(full.folder)) == 5
    for item in look(full, include_done=True).items:
        assert undo_called(full.folder, item, FakeClock(), "anna").may_be_in_earlier_file


def test_a_copy_is_no_export_and_marks_nobody(full: Clinic, tmp_path: Path) -> None:
    before = look(full, include_done=True)

    copy(full, tmp_path / "copy.zip")

    assert look(full, include_done=True) == before


def test_what_is_no_request_is_left_out_and_named(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    (clinic.folder.quarantine).mkdir(mode=0o700)
    (clinic.folder.quarantine / "huge.age").write_bytes(b"x" * (FILE_MAX + 1))
    (clinic.folder.new / "an odd name.age").write_bytes(b"x")
    (clinic.folder.new / "link.age").symlink_to(clinic.folder.settings)
    (clinic.folder.new / "folder.age").mkdir()

    made = copy(clinic, tmp_path / "copy.zip")

    assert made.manifest.left_out == [
        "new/an odd name.age: an odd name",
        "new/folder.age: io-error",
        "new/link.age: an odd name",
        "quarantine/huge.age: too-big",
    ]
    assert made.count == 1
    assert read_bundle(tmp_path / "copy.zip").manifest == made.manifest


def test_too_many_files_are_told(clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(spool, 3)
    monkeypatch.setattr(bundling, "MOST_FILES", 2)

    with pytest.raises(SiteError) as caught:
        copy(clinic, tmp_path / "copy.zip")

    assert caught.value.fault is Fault.TOO_MANY
    assert not (tmp_path / "copy.zip").exists()


def test_a_file_that_is_there_a_missing_folder_and_an_export_at_work_are_told(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 1)
    (tmp_path / "mine.zip").write_bytes(b"mine")
    for target, fault in (("mine.zip", Fault.BAD_INPUT), ("nowhere/copy.zip", Fault.MISSING)):
        with pytest.raises(SiteError) as caught:
            copy(clinic, tmp_path / target, counts_as_done=True)
        assert caught.value.fault is fault
    with hold_lock(clinic.folder.requests / LOCK), pytest.raises(SiteError) as caught:
        copy(clinic, tmp_path / "copy.zip")
    assert caught.value.fault is Fault.IN_USE
    with pytest.raises(SiteError) as caught:
        make_bundle(DataFolder(tmp_path / "typo"), tmp_path / "copy.zip", clock=FakeClock(), who="anna")
    assert caught.value.fault is Fault.MISSING
    assert not look(clinic).items[0].may_be_in_earlier_file


@pytest.mark.parametrize("counts_as_done", [False, True])
@pytest.mark.parametrize("stage", [Stage.OPENING, Stage.WRITING, Stage.SAVING])
def test_a_stopped_copy_leaves_everything_as_it_was(
    full: Clinic, tmp_path: Path, stage: Stage, *, counts_as_done: bool
) -> None:
    before = files_of(full.folder)
    watch = Watch(lambda now, done, whole: watch.stop() if now is stage else None)

    with pytest.raises(Stopped):
        copy(full, tmp_path / "copy.zip", opener=full.opener, counts_as_done=counts_as_done, watch=watch)

    assert files_of(full.folder) == before
    assert list(tmp_path.glob("*copy*")) == []


def test_a_drive_pulled_out_at_any_moment_loses_nobody(clinic: Clinic, tmp_path: Path) -> None:
    spool = make_spool(clinic.folder)
    fates = []
    for good in range(STEPS):
        fill(spool, 2)
        place = tmp_path / f"stick-{good}"
        place.mkdir()
        drive = PulledDrive(place, good)
        with drive.plugged_in(), contextlib.suppress(SiteError):
            copy(clinic, place / "copy.zip", counts_as_done=True)
        on_it = (place / "copy.zip").exists()
        waits = look(clinic)
        assert names(waits) == ([] if not drive.is_out else ["Patient 1", "Patient 2"])
        if on_it and drive.is_out:
            assert all(item.may_be_in_earlier_file for item in waits.items)
        fates.append((on_it, sum(item.may_be_in_earlier_file for item in waits.items)))
        if not drive.is_out:
            break
        copy(clinic, tmp_path / f"second-{good}.zip", counts_as_done=True)
        erase_all_done(clinic.folder, FakeClock(), "anna")
    assert fates.count((False, 0)) > 10
    assert fates.count((False, 2)) == 1
    assert fates[-1] == (True, 0)


@pytest.mark.parametrize("is_late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", [KioskDied(), OSError(errno.EIO, "test")], ids=["death", "disk"])
def test_a_break_at_any_step_loses_none_and_marks_what_may_be_out(
    clinic: Clinic, tmp_path: Path, error: BaseException, *, is_late: bool
) -> None:
    spool = make_spool(clinic.folder)
    spool.append(make_draft())
    for step in range(STEPS):
        target = tmp_path / f"{step}.zip"
        disk = FailingDisk(step, error, is_late=is_late)
        with disk.mounted(), contextlib.suppress(SiteError, KioskDied):
            copy(clinic, target, counts_as_done=True)
        item = the_only(clinic)
        if target.exists():
            assert item.is_done or item.may_be_in_earlier_file
            assert read_bundle(target).manifest.counts["quarantine"] == 0
        if not disk.has_failed:
            assert item.is_done
            return
        if item.is_done:
            undo_called(clinic.folder, item, FakeClock(), "anna")
    raise AssertionError("a copy has more steps than are tried")


def test_a_copy_that_reads_back_changed_is_told(
    clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    copy(clinic, tmp_path / "other.zip")
    fill(spool, 1)

    @contextlib.contextmanager
    def read_other(target: Path) -> Iterator[BinaryIO]:
        with (tmp_path / "other.zip").open("rb") as file:
            yield file

    monkeypatch.setattr(bundling, "read_back", read_other)
    with pytest.raises(SiteError) as caught:
        copy(clinic, tmp_path / "copy.zip")
    assert caught.value.fault is Fault.IO_ERROR


def test_what_moves_or_comes_while_it_is_copied_is_in_it_once(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 3)
    items = sorted(look(clinic).items, key=lambda item: item.path.name)

    def happen() -> Iterator[None]:
        mark_called(clinic.folder, items[0], FakeClock(), "ben")  # copied in a moment, from where it was
        yield
        mark_called(clinic.folder, items[0], FakeClock(), "ben")
        mark_called(clinic.folder, items[2], FakeClock(), "ben")  # not copied yet
        spool.append(make_draft(name="Late"))
        yield

    happenings = happen()
    watch = Watch(lambda stage, done, whole: next(happenings, None) if stage is Stage.WRITING else None)
    made = copy(clinic, tmp_path / "copy.zip", watch=watch)

    ids = [member.name.split("/")[1].split(".")[0] for member in made.manifest.files]
    assert len(ids) == len(set(ids)) == 4
    assert made.manifest.counts == {"new": 2, "claimed": 0, "done": 2, "quarantine": 0}


def test_what_is_called_between_reading_and_taking_is_copied_from_where_it_is(
    clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    read = read_limited

    def read_then_call(path: Path, limit: int) -> bytes:
        data = read(path, limit)
        mark_called(clinic.folder, item, FakeClock(), "ben")
        return data

    monkeypatch.setattr(bundling, "read_limited", read_then_call)
    made = copy(clinic, tmp_path / "copy.zip", counts_as_done=True)

    assert made.manifest.counts["done"] == 1
    assert made.count == 1


def test_copies_while_the_kiosk_saves_hold_each_request_at_last(clinic: Clinic, tmp_path: Path) -> None:
    spool = make_spool(clinic.folder)
    many = 30

    def save() -> None:
        for number in range(many):
            spool.append(make_draft(name=f"Patient {number}"))

    writer = threading.Thread(target=save)
    writer.start()
    total = 0
    for number in range(1_000):
        is_last = not writer.is_alive()
        counts = copy(clinic, tmp_path / f"{number}.zip", counts_as_done=True).manifest.counts
        total += counts["new"]
        assert counts["claimed"] == 0
        if is_last:
            break
    writer.join()
    assert total == many
