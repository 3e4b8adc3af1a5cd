"""Only a drive that somebody plugged in is offered, never the computer's own; what cannot be used says why."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.errors import Fault
from kiosk.staff.drives import Drive, export_folder, find_drives


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class FakeMachine:
    """A computer's lists of disks and of what is mounted, below one folder."""

    def __init__(self, root: Path) -> None:
        self.system = root / "sys"
        self.mounts = root / "mountinfo"
        self.media = root / "media"
        self._lines: list[str] = []
        (self.system / "dev/block").mkdir(parents=True)
        (self.system / "class/block").mkdir(parents=True)
        self.mount("0:21", "proc", Path("/proc"))
        self.disk("vda", "254:0", "devices/pci0/virtio1")
        self.mount("254:0", "/dev/vda", Path("/"))

    def disk(self, name: str, number: str, place: str, *, removable: int = 0, **files: str) -> Path:
        """Add a disk; `files` are what stands in its folder `device`."""
        folder = self.system / place / "block" / name
        (folder / "device").mkdir(parents=True)
        (folder / "removable").write_text(f"{removable}\n")
        for file, text in files.items():
            (folder / "device" / file).write_text(text)
        self._link(number, name, folder)
        return folder

    def part(self, disk: Path, name: str, number: str) -> None:
        """Add a partition."""
        folder = disk / name
        folder.mkdir()
        (folder / "partition").write_text("1\n")
        self._link(number, name, folder)

    def usb(self, name: str, number: str) -> Path:
        """Add a disk in a USB case, which does not call itself removable."""
        port = self.system / "devices/pci0/usb2/2-1"
        port.mkdir(parents=True)
        (port / "uevent").write_text("MAJOR=189\nDEVTYPE=usb_device\n")
        return self.disk(name, number, "devices/pci0/usb2/2-1/2-1:1.0/host6")

    def mount(self, number: str, source: str, path: Path, options: str = "rw,relatime", whole: str = "rw") -> Path:
        """Mount something; below the fake computer's own folder it is made."""
        if path.is_relative_to(self.media):
            path.mkdir(parents=True, exist_ok=True)
        escaped = str(path).replace("\\", "\\134").replace(" ", "\\040")
        self._lines.append(f"36 25 {number} / {escaped} {options} shared:1 - vfat {source} {whole}\n")
        self.mounts.write_text("".join(self._lines))
        return path

    def find(self, data: Path = Path("/srv/kiosk")) -> list[Drive]:
        """Return what is offered."""
        return find_drives(data, mounts=self.mounts, system=self.system)

    def _link(self, number: str, name: str, folder: Path) -> None:
        (self.system / "dev/block" / number).symlink_to(folder)
        (self.system / "class/block" / name).symlink_to(folder)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(8, 1, 7_000_000))
    return FakeMachine(tmp_path)


def test_a_stick_is_offered_with_its_name_and_its_room(machine: FakeMachine) -> None:
    disk = machine.disk("sdb", "8:16", "devices/x", removable=1, vendor="Kingston \n", model="DataTraveler 3\n")
    machine.part(disk, "sdb1", "8:17")
    path = machine.mount("8:17", "/dev/sdb1", machine.media / "MY STICK")

    assert machine.find() == [Drive("MY STICK", "Kingston DataTraveler 3", path, 7_000_000)]


def test_without_one_nothing_is_offered(machine: FakeMachine) -> None:
    assert machine.find() == []


def test_a_disk_in_a_usb_case_and_a_memory_card_are_offered(machine: FakeMachine) -> None:
    machine.usb("sdc", "8:32")
    machine.mount("8:32", "/dev/sdc", machine.media / "Backup")
    machine.disk("mmcblk0", "179:0", "devices/mmc/mmc0:0001")
    (machine.system / "devices/mmc/mmc0:0001/uevent").write_text("DRIVER=mmcblk\nMMC_TYPE=SD\n")
    machine.mount("179:0", "/dev/mmcblk0", machine.media / "card")

    assert [drive.name for drive in machine.find()] == ["Backup", "card"]


def test_a_disk_inside_is_not_offered(machine: FakeMachine) -> None:
    machine.disk("sda", "8:0", "devices/pci0/ata1")
    machine.mount("8:0", "/dev/sda", machine.media / "data")
    machine.disk("mmcblk1", "179:8", "devices/mmc/mmc1:0001")
    (machine.system / "devices/mmc/mmc1:0001/uevent").write_text("MMC_TYPE=MMC\n")
    machine.mount("179:8", "/dev/mmcblk1", machine.media / "soldered")

    assert machine.find() == []


def test_the_disk_that_the_computer_starts_from_is_not_offered_though_it_is_a_card(machine: FakeMachine) -> None:
    disk = machine.disk("sdd", "8:48", "devices/y", removable=1)
    machine.part(disk, "sdd1", "8:49")
    machine.part(disk, "sdd2", "8:50")
    machine.mount("8:49", "/dev/sdd1", Path("/boot/firmware"))
    machine.mount("8:50", "/dev/sdd2", machine.media / "rest")

    assert machine.find() == []


def test_the_disk_of_the_data_folder_is_not_offered(machine: FakeMachine) -> None:
    machine.disk("sde", "8:64", "devices/z", removable=1)
    path = machine.mount("8:64", "/dev/sde", machine.media / "kiosk")

    assert machine.find(path / "data") == []
    assert [drive.name for drive in machine.find()] == ["kiosk"]


@pytest.mark.parametrize(("options", "whole"), [("ro,relatime", "rw"), ("rw", "ro,sync")])
def test_one_that_cannot_be_written_to_says_so(machine: FakeMachine, options: str, whole: str) -> None:
    machine.disk("sr0", "11:0", "devices/cd", removable=1)
    machine.mount("11:0", "/dev/sr0", machine.media / "disc", options, whole)

    assert [(drive.name, drive.trouble) for drive in machine.find()] == [("disc", Fault.READ_ONLY)]


def test_one_that_is_full_says_so(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.disk("sdb", "8:16", "devices/x", removable=1)
    machine.mount("8:16", "/dev/sdb", machine.media / "photos")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(8, 8, 999_999))

    assert [(drive.name, drive.free, drive.trouble) for drive in machine.find()] == [
        ("photos", 999_999, Fault.DISK_FULL)
    ]


def test_one_that_this_user_may_not_write_to_says_so(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.disk("sdb", "8:16", "devices/x", removable=1)
    machine.mount("8:16", "/dev/sdb", machine.media / "theirs")
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    assert [(drive.name, drive.trouble) for drive in machine.find()] == [("theirs", Fault.NO_PERMISSION)]


def test_one_that_is_pulled_out_meanwhile_is_not_offered(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.disk("sdb", "8:16", "devices/x", removable=1)
    machine.mount("8:16", "/dev/sdb", machine.media / "gone")

    def gone(path: Path) -> Usage:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", gone)
    assert machine.find() == []


def test_one_that_is_mounted_twice_is_offered_once(machine: FakeMachine) -> None:
    machine.disk("sdb", "8:16", "devices/x", removable=1)
    machine.mount("8:16", "/dev/sdb", machine.media / "b")
    machine.mount("8:16", "/dev/sdb", machine.media / "a")

    assert [drive.name for drive in machine.find()] == ["b"]


def test_a_locked_stick_counts_as_the_one_below(machine: FakeMachine) -> None:
    disk = machine.disk("sdb", "8:16", "devices/x", removable=1, model="Safe")
    machine.part(disk, "sdb1", "8:17")
    cover = machine.disk("dm-0", "253:0", "devices/virtual")
    (cover / "slaves").mkdir()
    (cover / "slaves/sdb1").symlink_to(disk / "sdb1")
    machine.mount("253:0", "/dev/mapper/luks-1", machine.media / "secret")

    assert [(drive.name, drive.model) for drive in machine.find()] == [("secret", "Safe")]


def test_a_file_system_with_a_device_of_its_own_is_found_by_its_source(machine: FakeMachine) -> None:
    disk = machine.disk("sdb", "8:16", "devices/x", removable=1)
    (disk / "slaves").mkdir()
    machine.mount("0:57", "/dev/sdb", machine.media / "btrfs")

    assert [drive.name for drive in machine.find()] == ["btrfs"]


def test_where_the_system_has_no_such_lists_there_are_none(tmp_path: Path) -> None:
    assert find_drives(tmp_path, mounts=tmp_path / "nothing", system=tmp_path) == []


def test_on_this_computer_it_breaks_nothing(tmp_path: Path) -> None:
    assert all(drive.path.is_dir() for drive in find_drives(tmp_path))


def test_no_folder_is_offered_where_none_is_set() -> None:
    assert export_folder("") is None


def test_the_folder_of_the_settings_is_offered_with_its_room(tmp_path: Path) -> None:
    found = export_folder(str(tmp_path))

    assert found is not None
    assert (found.name, found.path, found.trouble) == (tmp_path.name, tmp_path, None)
    assert found.free == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.1)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trouble() -> Fault | None:
        found = export_folder(str(tmp_path))
        return None if found is None else found.trouble

    assert export_folder(str(tmp_path / "gone")) == Drive("gone", "", tmp_path / "gone", 0, Fault.MISSING)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert trouble() is Fault.NO_PERMISSION

    def refuse(path: Path) -> Usage:
        raise PermissionError(13, "no")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert trouble() is Fault.NO_PERMISSION
