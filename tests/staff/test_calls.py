"""Called, undone, not reached, erased: one request each, whatever else is at work and whatever breaks."""

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, private_folder
from kiosk.requests.spool import Spool
from kiosk.staff import calls
from kiosk.staff.audit import Deed, note, read_audit
from kiosk.staff.calls import could_not_reach, erase_one, mark_called, undo_called
from kiosk.staff.export import Choice, export
from kiosk.staff.items import Item
from kiosk.staff.retention import erase_old
from kiosk.staff.tries import CALLS, read_calls
from tests.support.clinic import Clinic
from tests.support.fakes import START, FakeClock
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_spool
from tests.support.worklists import BusyOpener, day_of, files_of, fill, look, names, the_only

STEPS = 40  # more file operations than a deed takes


def deeds(clinic: Clinic) -> list[tuple[str, str, int, int, int]]:
    lines, broken = read_audit(clinic.folder.audit)
    assert broken == []
    return [(line.who, line.what, line.how_many, line.first, line.last) for line in lines[1:]]


def export_all(clinic: Clinic, target: Path, *, keep: bool = False, include_done: bool = False) -> int:
    choice = Choice(include_done=include_done)
    clock = FakeClock()
    return export(clinic.folder, clinic.opener, target, "csv", clock=clock, who="anna", choice=choice, keep=keep).count


def test_who_was_called_is_done_and_the_others_wait(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 3)
    later = FakeClock(START + timedelta(days=5, hours=6))

    done = mark_called(clinic.folder, look(clinic).items[1], later, "anna")

    assert names(look(clinic)) == ["Patient 1", "Patient 3"]
    assert look(clinic).missing == ()
    assert [item.is_done for item in look(clinic, include_done=True).items] == [False, True, False]
    assert (done.is_done, done.path.exists(), done.record.name) == (True, True, "Patient 2")
    assert day_of(done.path) == later.now().replace(hour=0)
    assert deeds(clinic) == [("anna", "called", 1, 2, 2)]


def test_no_name_and_no_telephone_number_is_written_anywhere(clinic: Clinic, spool: Spool) -> None:
    spool.append(make_draft(name="Zzyzx"))
    item = the_only(clinic)
    could_not_reach(clinic.folder, item, FakeClock(), "anna")
    undo_called(clinic.folder, mark_called(clinic.folder, item, FakeClock(), "anna"), FakeClock(), "anna")

    written = b"".join(path.read_bytes() for path in clinic.folder.root.rglob("*") if path.is_file())

    assert b"Zzyzx" not in written
    assert b"5550123" not in written
    assert b"555" not in (clinic.folder.requests / CALLS).read_bytes().replace(str(item.record.id).encode(), b"")


def test_undone_it_waits_as_if_nothing_had_been(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    before = the_only(clinic)
    day = day_of(before.path)
    later = FakeClock(START + timedelta(days=5))

    back = undo_called(clinic.folder, mark_called(clinic.folder, before, later, "anna"), later, "ben")

    assert back == before == the_only(clinic)
    assert day_of(back.path) == day
    assert deeds(clinic) == [("anna", "called", 1, 1, 1), ("ben", "called-undone", 1, 1, 1)]


def test_undone_after_an_export_it_waits_marked(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    export_all(clinic, tmp_path / "first.csv")

    back = undo_called(clinic.folder, the_only(clinic), FakeClock(), "anna")

    assert back == the_only(clinic)
    assert (back.is_done, back.may_be_in_earlier_file) == (False, True)


def test_called_after_an_export_that_kept_it_and_undone_it_waits_marked(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 1)
    export_all(clinic, tmp_path / "first.csv", keep=True)

    done = mark_called(clinic.folder, the_only(clinic), FakeClock(), "anna")
    back = undo_called(clinic.folder, done, FakeClock(), "anna")

    assert not done.may_be_in_earlier_file
    assert back.may_be_in_earlier_file
    assert look(clinic).items == (back,)


def test_called_then_exported_with_all_and_undone_it_waits_marked(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 1)
    mark_called(clinic.folder, the_only(clinic), FakeClock(), "anna")
    assert export_all(clinic, tmp_path / "all.csv", include_done=True) == 1

    assert undo_called(clinic.folder, the_only(clinic), FakeClock(), "anna").may_be_in_earlier_file


def test_undone_beside_a_copy_that_was_put_back_neither_is_lost(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    copy = clinic.folder.root / "copy"
    shutil.copy(item.path, copy)
    done = mark_called(clinic.folder, item, FakeClock(), "anna")
    shutil.copy(copy, item.path)

    undo_called(clinic.folder, done, FakeClock(), "anna")

    assert len(look(clinic).items) == 2


def test_a_second_tap_changes_nothing_and_leaves_no_line(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    done = mark_called(clinic.folder, item, FakeClock(), "anna")

    assert mark_called(clinic.folder, item, FakeClock(), "anna") == done
    assert undo_called(clinic.folder, item, FakeClock(), "anna") == undo_called(
        clinic.folder, done, FakeClock(), "anna"
    )
    assert [deed[1] for deed in deeds(clinic)] == ["called", "called-undone"]


def test_who_could_not_be_reached_waits_and_is_counted(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 2)
    first, second = look(clinic).items
    clock = FakeClock()

    assert could_not_reach(clinic.folder, first, clock, "anna").count == 1
    clock.advance(3600)
    tries = could_not_reach(clinic.folder, first, clock, "anna")

    assert (tries.count, tries.last) == (2, clock.now())
    known = read_calls(clinic.folder)
    assert known.of(first.path) == tries
    assert known.of(second.path) is None
    assert known.of(mark_called(clinic.folder, first, clock, "anna").path) == tries
    assert deeds(clinic)[:2] == [("anna", "not-reached", 1, 1, 1)] * 2
    assert names(look(clinic)) == ["Patient 2"]


def test_one_is_erased_waiting_or_done_with_its_tries_and_is_not_missed(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 4)
    _, second, third, _ = look(clinic).items
    for item in (second, third):
        could_not_reach(clinic.folder, item, FakeClock(), "anna")
    done = mark_called(clinic.folder, third, FakeClock(), "anna")

    assert erase_one(clinic.folder, second, FakeClock(), "ben")
    assert erase_one(clinic.folder, done, FakeClock(), "ben")
    assert not erase_one(clinic.folder, done, FakeClock(), "ben")

    assert names(look(clinic, include_done=True)) == ["Patient 1", "Patient 4"]
    assert look(clinic).missing == ()
    assert read_calls(clinic.folder).tries == {}
    assert [deed for deed in deeds(clinic) if deed[0] == "ben"] == [
        ("ben", "erase-one", 1, 2, 2),
        ("ben", "erase-one", 1, 3, 3),
    ]


def test_what_is_called_and_erased_after_its_time_is_not_missed(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 4)
    clock = FakeClock()
    for item in look(clinic).items[1:3]:
        mark_called(clinic.folder, item, clock, "anna")
    clock.advance(40 * 24 * 3600)

    assert erase_old(clinic.folder, 30, clock, "kiosk") == 2
    assert look(clinic).missing == ()


@pytest.mark.parametrize("deed", [mark_called, undo_called, could_not_reach])
def test_one_that_is_nowhere_is_told(clinic: Clinic, spool: Spool, deed: object) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    item.path.unlink()

    with pytest.raises(SiteError) as caught:
        deed(clinic.folder, item, FakeClock(), "anna")  # type: ignore[operator]

    assert caught.value.fault is Fault.MISSING
    assert deeds(clinic) == []


@pytest.mark.parametrize("is_late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("error", [KioskDied(), OSError(errno.EIO, "test")], ids=["death", "disk"])
@pytest.mark.parametrize("way", ["called", "undone", "undone-exported"])
def test_a_break_at_any_step_leaves_it_in_one_place_with_a_line(
    clinic: Clinic, tmp_path: Path, error: BaseException, way: str, *, is_late: bool
) -> None:
    make_spool(clinic.folder).append(make_draft())
    for step in range(STEPS):
        item = prepared(clinic, tmp_path / f"{step}.csv", way)
        was_marked = way == "undone-exported"
        before = len(deeds_so_far(clinic))
        disk = FailingDisk(step, error, is_late=is_late)
        with disk.mounted(), contextlib.suppress(SiteError, KioskDied):
            (mark_called if way == "called" else undo_called)(clinic.folder, item, FakeClock(), "anna")
        now = the_only(clinic)
        if now.is_done != item.is_done:
            assert len(deeds_so_far(clinic)) > before
        if not now.is_done:
            assert now.may_be_in_earlier_file == was_marked
        if not disk.has_failed:
            assert now.is_done != item.is_done
            return
    raise AssertionError("a deed has more steps than are tried")


def prepared(clinic: Clinic, file: Path, way: str) -> Item:
    """Return the only request, in the state that a deed begins with."""
    item = the_only(clinic)
    if way == "called":
        return undo_called(clinic.folder, item, FakeClock(), "anna")
    if way == "undone":
        return mark_called(clinic.folder, item, FakeClock(), "anna")
    export_all(clinic, file)
    return the_only(clinic)


def deeds_so_far(clinic: Clinic) -> list[str]:
    return [line.what for line in read_audit(clinic.folder.audit)[0]]


def test_a_full_disk_is_told_and_leaves_it_waiting(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    item = the_only(clinic)

    with FailingDisk(1, OSError(errno.ENOSPC, "full")).mounted(), pytest.raises(SiteError) as caught:
        mark_called(clinic.folder, item, FakeClock(), "anna")

    assert caught.value.fault is Fault.DISK_FULL
    assert look(clinic).items == (item,)


def test_an_export_may_take_it_on_while_it_is_marked(
    clinic: Clinic, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    batch = private_folder(clinic.folder.claimed / "batch")
    utime = os.utime

    def taken_first(path: Path, *arguments: object, **options: object) -> None:
        if item.path.exists():
            item.path.rename(batch / item.path.name)
        utime(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "utime", taken_first)
    done = mark_called(clinic.folder, item, FakeClock(), "anna")
    monkeypatch.undo()

    assert the_only(clinic) == done
    assert undo_called(clinic.folder, done, FakeClock(), "anna").may_be_in_earlier_file


def test_what_is_always_a_step_ahead_is_told_in_the_end(
    clinic: Clinic, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    item = the_only(clinic)

    def never_there(folder: object, path: Path) -> Path:
        return clinic.folder.new / "moved.age"

    monkeypatch.setattr(calls, "find", never_there)
    for deed in (mark_called, erase_one):
        with pytest.raises(SiteError) as caught:
            deed(clinic.folder, item, FakeClock(), "anna")
        assert caught.value.fault is Fault.IN_USE


def test_the_folder_of_an_export_may_be_gone_when_it_is_synced(
    clinic: Clinic, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    export_all(clinic, tmp_path / "first.csv", keep=True)
    item = the_only(clinic)
    sync = fsync_folder

    def sync_late(folder: Path) -> None:
        if folder == item.path.parent:
            folder.rmdir()
        sync(folder)

    monkeypatch.setattr(calls, "fsync_folder", sync_late)
    assert mark_called(clinic.folder, item, FakeClock(), "anna").is_done


def test_calling_while_an_export_runs_loses_nobody_and_repeats_nobody(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 3)
    second = look(clinic).items[1]

    def happenings() -> Iterator[None]:
        yield
        yield
        mark_called(clinic.folder, second, FakeClock(), "ben")
        yield

    target = tmp_path / "calls.csv"
    opener = BusyOpener(clinic.opener, happenings())
    report = export(clinic.folder, opener, target, "csv", clock=FakeClock(), who="anna")

    assert report.count == 2
    assert "Patient 2" not in target.read_text("utf-8-sig")
    assert names(look(clinic)) == []
    assert not undo_called(clinic.folder, second, FakeClock(), "ben").may_be_in_earlier_file


def test_deeds_of_two_programs_at_once_hang_on_one_chain(clinic: Clinic) -> None:
    many = 20
    start = threading.Barrier(2)

    def work(who: str) -> None:
        start.wait()
        for _ in range(many):
            note(clinic.folder.audit, Deed(who=who, what="called"), FakeClock())

    threads = [threading.Thread(target=work, args=(who,)) for who in ("anna", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(deeds(clinic)) == 2 * many


def test_tries_of_two_programs_at_once_are_all_counted(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 1)
    item = the_only(clinic)
    many = 20

    def work() -> None:
        for _ in range(many):
            could_not_reach(clinic.folder, replace(item), FakeClock(), "anna")

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    tries = read_calls(clinic.folder).of(item.path)
    assert tries is not None
    assert tries.count == 2 * many
    assert files_of(clinic.folder) == [f"new/{item.record.id}.age"]
