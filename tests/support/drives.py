"""Drives that are pulled out in the middle of something."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class PulledDrive:
    """Lets `good` operations on the drive at `place` pass; with the next one it is gone, for that and for all later.

    What was there when it was pulled can be looked at again after the block, as on another computer.
    """

    BY_PATH = ("open", "rename", "unlink", "stat", "lstat", "mkdir")
    BY_HANDLE = ("write", "fsync")

    def __init__(self, place: Path, good: int) -> None:
        self.count = 0
        self._place = place
        self._good = good
        self._handles: set[int] = set()

    @property
    def is_out(self) -> bool:
        """Whether it was pulled out."""
        return self.count > self._good

    @contextmanager
    def plugged_in(self) -> Iterator["PulledDrive"]:
        """Use this drive for the block."""
        true = {name: getattr(os, name) for name in (*self.BY_PATH, *self.BY_HANDLE)}
        for name, operation in true.items():
            setattr(os, name, self._by_path(operation) if name in self.BY_PATH else self._by_handle(operation))
        try:
            yield self
        finally:
            for name, operation in true.items():
                setattr(os, name, operation)

    def _by_path(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(path: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the operation takes and gives
            is_mine = isinstance(path, str | os.PathLike) and Path(os.fspath(path)).is_relative_to(self._place)
            if is_mine:
                self._use()
            result = operation(path, *arguments, **options)
            if is_mine and operation.__name__ == "open":
                self._handles.add(result)
            elif operation.__name__ == "open":
                self._handles.discard(result)  # the number of one that was closed
            return result

        return run

    def _by_handle(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(handle: int, *arguments: Any) -> Any:  # noqa: ANN401
            if handle in self._handles:
                self._use()
            return operation(handle, *arguments)

        return run

    def _use(self) -> None:
        self.count += 1
        if self.is_out:
            raise OSError(errno.EIO, "pulled out")
