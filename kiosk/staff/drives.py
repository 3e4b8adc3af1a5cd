"""Where an export can go: drives that were plugged in, and the folder named in the settings.

Nothing has to be ejected: an export has synced its file and the folder around it, and has read the file back, before it
says that it is done. A drive that is pulled out after that has the file; its file system may still count as not
cleanly unmounted, which does no harm to the file.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Fault, SiteError, fault_of
from kiosk.files import site_errors

MOUNTS = Path("/proc/self/mountinfo")
SYSTEM = Path("/sys")
LEAST_FREE = 1_000_000  # bytes; some hundred requests in the largest format

# A disk that holds one of these is the computer's own, even where that is a memory card or stands in a USB case.
_OWN = frozenset(("/", "/boot", "/boot/efi", "/boot/firmware", "/usr", "/var", "/home"))
_OCTAL = re.compile(r"\\([0-7]{3})")
_PLUGGED = ("DEVTYPE=usb_device", "MMC_TYPE=SD")  # lines of a uevent


@dataclass(frozen=True)
class Drive:
    """A place for exports: `name` as it is labelled, `model` as the maker calls it ("" if unknown), `free` in bytes.

    `trouble` says why it cannot be used now.
    """

    name: str
    model: str
    path: Path
    free: int
    trouble: Fault | None = None


@dataclass(frozen=True)
class _Mount:
    device: str  # major:minor
    source: str
    path: Path
    is_writable: bool


def find_drives(data: Path, *, mounts: Path = MOUNTS, system: Path = SYSTEM) -> list[Drive]:
    """Return the removable drives that are mounted, by name; none where the system has no such lists.

    The disk of the data folder `data` is none of them.
    """
    try:
        with site_errors(mounts):
            found = [_mount(line) for line in mounts.read_text(errors="surrogateescape").splitlines()]
    except SiteError:
        return []  # not Linux
    own = {_disk(mount, system) for mount in found if str(mount.path) in _OWN or data.is_relative_to(mount.path)}
    drives: dict[str, Drive] = {}
    for mount in found:
        disk = _disk(mount, system)
        if disk is not None and disk not in own and _is_plugged(disk, system):
            drive = _drive(mount, disk)
            if drive is not None:
                drives.setdefault(mount.device, drive)  # one mounted twice is one drive
    return sorted(drives.values(), key=_name)


def export_folder(setting: str) -> Drive | None:
    """Return the folder `requests.export_folder`, with its trouble where it cannot be used; None where none is set."""
    if not setting:
        return None
    path = Path(setting)
    try:
        if not path.is_dir():
            return Drive(path.name, "", path, 0, Fault.MISSING)
        free = shutil.disk_usage(path).free
    except OSError as error:
        return Drive(path.name, "", path, 0, fault_of(error))
    return Drive(path.name, "", path, free, _trouble(path, free))


def _name(drive: Drive) -> tuple[str, str]:
    return drive.name.casefold(), str(drive.path)


def _mount(line: str) -> _Mount:
    """Return one line of /proc/self/mountinfo (proc_pid_mountinfo(5))."""
    before, _, after = line.partition(" - ")
    _, _, device, _, path, options, *_ = before.split(" ")
    _, source, whole = after.split(" ", 2)
    is_writable = "ro" not in options.split(",") and "ro" not in whole.split(",")
    return _Mount(device, _plain(source), Path(_plain(path)), is_writable)


def _plain(text: str) -> str:
    return _OCTAL.sub(_char, text)


def _char(match: re.Match[str]) -> str:
    return chr(int(match[1], 8))


def _disk(mount: _Mount, system: Path) -> Path | None:
    """Return the folder of the whole disk below /sys/devices that a mount lies on, None for what is no disk.

    Some file systems give a device of their own: then the name of the source tells.
    """
    for link in (system / "dev/block" / mount.device, system / "class/block" / Path(mount.source).name):
        try:
            place = link.resolve(strict=True)
            while slaves := _slaves(place):  # a locked drive lies on the one below
                place = slaves[0].resolve(strict=True)
        except OSError:
            continue
        return place.parent if (place / "partition").exists() else place
    return None


def _slaves(place: Path) -> list[Path]:
    folder = place / "slaves"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _is_plugged(disk: Path, system: Path) -> bool:
    """Return whether a disk says that it can be removed, or hangs on a USB port or in a slot for memory cards."""
    if _line(disk / "removable") == "1":
        return True
    above = [place for place in disk.parents if place.is_relative_to(system.resolve())]
    return any(line in _PLUGGED for place in above for line in _lines(place / "uevent"))


def _drive(mount: _Mount, disk: Path) -> Drive | None:
    try:
        free = shutil.disk_usage(mount.path).free
    except OSError:
        return None  # pulled out, and still in the list
    model = " ".join(part for part in (_line(disk / "device/vendor"), _line(disk / "device/model")) if part)
    name = os.fsencode(mount.path.name).decode(errors="replace")
    return Drive(name, model, mount.path, free, _trouble(mount.path, free) if mount.is_writable else Fault.READ_ONLY)


def _trouble(path: Path, free: int) -> Fault | None:
    """Return why nothing can be written to `path`, which has `free` bytes left; None where something can."""
    if not os.access(path, os.W_OK | os.X_OK):
        return Fault.NO_PERMISSION
    return Fault.DISK_FULL if free < LEAST_FREE else None


def _line(path: Path) -> str:
    return next(iter(_lines(path)), "").strip()


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:
        return []
