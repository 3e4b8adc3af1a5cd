"""Writes a new file on somebody's drive: whole or not at all, read back from the drive, and never over another."""

import contextlib
import io
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from kiosk.errors import Fault, SiteError
from kiosk.files import FILE_MODE, fsync_folder, site_errors
from kiosk.staff.watch import Stage, Watch


def refuse_existing(target: Path) -> None:
    """Raise `SiteError` with `BAD_INPUT` if there is anything under the name `target`."""
    with site_errors(target):
        try:
            os.lstat(target)
        except FileNotFoundError:
            return
    raise SiteError(Fault.BAD_INPUT, f"{target} is there already")


def free_name(folder: Path, what: str, ending: str, now: datetime) -> Path:
    """Return a name for a new file in `folder` that says what and when, such as requests-2026-03-02-1040.xlsx."""
    stem = f"{what}-{now:%Y-%m-%d-%H%M}"
    target, count = folder / f"{stem}.{ending}", 1
    with site_errors(folder):
        while os.path.lexists(target):
            count += 1
            target = folder / f"{stem}-{count}.{ending}"
    return target


class NewFile:
    """The file `target` (0600) while it is made.

    `may_be_there` tells whether somebody could find it: from the rename on it is True even where the drive has been
    pulled out since and nothing can be seen any more.
    """

    def __init__(self, target: Path, watch: Watch) -> None:
        self.may_be_there = False
        self._target = target
        self._watch = watch
        self._part = target.with_name(f".{target.name}.part")

    @contextlib.contextmanager
    def written(self) -> Iterator[BinaryIO]:
        """Give a file to write to, and put it under its name once the block is over, synced with its folder.

        Raises `SiteError`: `BAD_INPUT` if there is something under that name. After anything that breaks the block the
        part is removed, since it may hold names and numbers. Raises `Stopped` until it has its name.
        """
        with contextlib.ExitStack() as undoing:
            with site_errors(self._target):
                self._part.unlink(missing_ok=True)
                undoing.callback(_remove, self._part)
                handle = self._open()
                undoing.push(contextlib.closing(handle))
                yield cast("BinaryIO", handle)
                self._watch.step(Stage.SAVING, 0, 1)
                os.fsync(handle.fileno())
                handle.close()
            self._watch.step(Stage.SAVING, 1, 1)  # the last moment at which somebody can stop
            refuse_existing(self._target)
            with site_errors(self._target):
                self._rename()
            undoing.pop_all()
        fsync_folder(self._target.parent)

    def _open(self) -> "_Handle":
        try:
            return _Handle(os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
        except FileNotFoundError:
            raise SiteError(Fault.MISSING, str(self._target.parent)) from None

    def _rename(self) -> None:
        self.may_be_there = True
        with contextlib.ExitStack() as failed:
            failed.callback(self._look_again)
            self._part.rename(self._target)
            failed.pop_all()

    def _look_again(self) -> None:
        """Only a part that is still there proves that the rename was not done."""
        self.may_be_there = not os.path.lexists(self._part)


@contextlib.contextmanager
def read_back(target: Path) -> Iterator[BinaryIO]:
    """Give the file for reading, from the drive and not from what the system remembers of it. Raises `SiteError`."""
    with site_errors(target), target.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # a synced file can be dropped from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        yield file


class _Handle(io.RawIOBase):
    """A file that is written with nothing in between, so that each fault shows where it happens."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def fileno(self) -> int:
        return self._handle

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._handle, offset, whence)

    def write(self, data: Any) -> int:  # noqa: ANN401 - bytes or a view of them
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            os.close(self._handle)
        super().close()


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
