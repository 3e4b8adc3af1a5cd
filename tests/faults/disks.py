"""Real file systems for tests: small, read-only, and one whose power can be cut. Need root and Linux."""

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN of Linux
_NO_LOG_FLUSH = 2  # neither data nor journal reach the disk any more: a power cut

needs_mount = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting a file system needs root on Linux",
)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


class Tmpfs:
    """A small file system in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def remount(self, option: str) -> None:
        """Mount it anew, with "ro" or "rw"."""
        done = _run("mount", "-o", f"remount,{option}", str(self.place))
        assert done.returncode == 0, done.stderr


@contextmanager
def tmpfs(place: Path, size: str) -> Iterator[Tmpfs]:
    """Mount a tmpfs of `size` at `place` for the block; skips the test where that is not allowed."""
    place.mkdir(mode=0o700)
    done = _run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "none", str(place))
    if done.returncode != 0:
        pytest.skip(f"a tmpfs cannot be mounted here: {done.stderr.strip()}")
    try:
        yield Tmpfs(place)
    finally:
        _run("umount", "-l", str(place))


class CuttableDisk:
    """An ext4 file system in a file, whose power can be cut."""

    def __init__(self, image: Path, place: Path) -> None:
        self.place = place
        self._image = image

    def mount(self) -> None:
        """Mount it; what the journal holds comes back, as after a power cut. Skips the test without a loop device."""
        # A journal commit every minute, not every five seconds: only a sync brings data to the disk in time.
        done = _run("mount", "-t", "ext4", "-o", "loop,commit=60", str(self._image), str(self.place))
        if done.returncode != 0:
            pytest.skip(f"a file cannot be mounted as a disk here: {done.stderr.strip()}")

    def unmount(self) -> None:
        """Unmount it, whether it is mounted or not."""
        _run("umount", str(self.place))

    def cut(self) -> None:
        """Cut the power: from here on nothing more reaches the disk."""
        handle = os.open(self.place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(handle)


@contextmanager
def cuttable_disk(folder: Path) -> Iterator[CuttableDisk]:
    """Make and mount a fresh disk in `folder` for the block; skips the test where that cannot be done."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 is not installed")
    image, place = folder / "disk.img", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    made = _run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))
    assert made.returncode == 0, made.stderr
    disk = CuttableDisk(image, place)
    disk.mount()
    try:
        yield disk
    finally:
        disk.unmount()
        image.unlink()
