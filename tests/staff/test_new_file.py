"""A new file is whole or not there, never over another, and its part never stays."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.staff.new_file import NewFile, free_name, read_back, refuse_existing
from kiosk.staff.watch import Watch
from tests.faults.disks import needs_mount, tmpfs
from tests.support.fakes import START


def write(target: Path, data: bytes) -> NewFile:
    new_file = NewFile(target, Watch())
    with new_file.written() as file:
        file.write(data)
    return new_file


def test_it_is_there_and_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "calls.csv"

    assert write(target, b"x" * 100_000).may_be_there
    with read_back(target) as file:
        assert file.read() == b"x" * 100_000
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_it_can_be_written_at_any_place(tmp_path: Path) -> None:
    new_file = NewFile(tmp_path / "a", Watch())
    with new_file.written() as file:
        assert (file.writable(), file.seekable(), file.tell()) == (True, True, 0)
        file.write(b"abc")
        file.seek(1)
        file.write(b"X")
        assert file.seek(0, os.SEEK_END) == 3

    assert (tmp_path / "a").read_bytes() == b"aXc"


def test_a_part_that_a_killed_program_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".a.part").write_bytes(b"old and longer")

    write(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"


def test_what_comes_meanwhile_under_its_name_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "a"
    new_file = NewFile(target, Watch())

    def write_while_another_comes() -> None:
        with new_file.written() as file:
            file.write(b"new")
            target.write_bytes(b"mine")

    with pytest.raises(SiteError) as caught:
        write_while_another_comes()

    assert caught.value.fault is Fault.BAD_INPUT
    assert not new_file.may_be_there
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [target]


def test_a_bug_in_the_middle_leaves_no_part(tmp_path: Path) -> None:
    def write_and_fail() -> None:
        with NewFile(tmp_path / "a", Watch()).written() as file:
            file.write(b"names")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert list(tmp_path.iterdir()) == []


@needs_mount
def test_a_full_drive_is_told_and_left_empty(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "stick", "64k") as disk:
        with pytest.raises(SiteError) as caught:
            write(disk.place / "a", b"x" * 100_000)
        assert caught.value.fault is Fault.DISK_FULL
        assert list(disk.place.iterdir()) == []


def test_a_system_that_forgets_nothing_reads_back_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a", b"new")
    monkeypatch.delattr(os, "posix_fadvise")

    with read_back(tmp_path / "a") as file:
        assert file.read() == b"new"


def test_a_name_is_refused_when_there_is_anything_or_nobody_can_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name, fault in (("link", Fault.BAD_INPUT), (".", Fault.BAD_INPUT), ("link/below", None)):
        if fault is None:
            refuse_existing(tmp_path / name)
            continue
        with pytest.raises(SiteError) as caught:
            refuse_existing(tmp_path / name)
        assert caught.value.fault is fault

    def pulled_out(path: Path) -> None:
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(os, "lstat", pulled_out)
    with pytest.raises(SiteError) as caught:
        refuse_existing(tmp_path / "a")
    assert caught.value.fault is Fault.IO_ERROR


def test_a_name_says_what_and_when_and_is_free(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_name(tmp_path, "requests", "xlsx", START)
        path.touch()
        names.append(path.name)

    assert names == [
        "requests-2026-03-02-1000.xlsx",
        "requests-2026-03-02-1000-2.xlsx",
        "requests-2026-03-02-1000-3.xlsx",
    ]
