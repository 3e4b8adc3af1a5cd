"""Requests for tests: complete drafts, a spool ready to use, disks that fail, and the clinic's side to look inside."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage
from pyrage import x25519

from kiosk.clock import Clock
from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Draft, Topic
from kiosk.requests.record import Record, decode
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from tests.support.fakes import FakeClock


def make_draft(**changes: Any) -> Draft:  # noqa: ANN401 - whatever the draft's fields take
    """Return a complete draft, with `changes`."""
    draft = Draft(
        name="Test Patient",
        phone="208 555 0123",
        best_time="Morning",
        voicemail=False,
        topic=Topic.BOOK,
        consent=Consent("1", "en"),
    )
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft


def make_folder(root: Path) -> DataFolder:
    """Return a private data folder with keys in `root`."""
    folder = DataFolder(root / "data")
    prepare_trial(folder)
    return folder


def make_spool(folder: DataFolder, clock: Clock | None = None) -> Spool:
    """Return a spool as a kiosk has it after its start."""
    spool = Spool(folder, clock or FakeClock())
    spool.sweep()
    return spool


def open_sealed(folder: DataFolder, path: Path) -> Record:
    """Return what the clinic reads in a sealed file, with the first of its two keys."""
    key = folder.trial_key.read_text().split()[0]
    return decode(pyrage.decrypt(path.read_bytes(), [x25519.Identity.from_str(key)]))


def waiting(folder: DataFolder) -> list[Record]:
    """Return the waiting requests in the order of their running numbers."""
    return sorted((open_sealed(folder, path) for path in folder.new.iterdir()), key=lambda record: record.number)


def assert_unbroken(folder: DataFolder) -> None:
    """Fail if the running numbers of the waiting requests have a gap or a double, or a digest does not fit."""
    before = ""
    for number, record in enumerate(waiting(folder), start=1):
        assert record.number == number
        assert record.previous == before
        before = hashlib.sha256((folder.new / f"{record.id}.age").read_bytes()).hexdigest()


class KioskDied(BaseException):
    """Stands for the end of the process in the middle of a file operation."""


class FailingDisk:
    """Lets `good` file operations pass and fails at the next: once, or for ever after when the process dies there.

    `error` is raised in place of the operation, or after it was done when `is_late`.
    """

    OPERATIONS: tuple[str, ...] = ("mkdir", "open", "write", "fsync", "rename", "unlink", "utime")

    def __init__(self, good: int, error: BaseException, *, is_late: bool = False) -> None:
        self.count = 0
        self._good = good
        self._error = error
        self._is_late = is_late

    @contextmanager
    def mounted(self) -> Iterator["FailingDisk"]:
        """Use this disk for the block."""
        true = {name: getattr(os, name) for name in self.OPERATIONS}
        for name, operation in true.items():
            setattr(os, name, self._counted(operation))
        try:
            yield self
        finally:
            for name, operation in true.items():
                setattr(os, name, operation)

    @property
    def has_failed(self) -> bool:
        """Whether the fault was met."""
        return self.count > self._good

    def _counted(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the operation takes and gives
            self.count += 1
            is_dead = isinstance(self._error, KioskDied) and self.has_failed
            if self.count != self._good + 1 and not is_dead:
                return operation(*arguments, **options)
            if self._is_late and self.count == self._good + 1:
                operation(*arguments, **options)
            raise self._error

        return run
