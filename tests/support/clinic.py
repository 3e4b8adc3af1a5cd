"""A clinic that is set up: made once, since locking and opening a key takes seconds; each test gets a copy."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kiosk.paths import DataFolder
from kiosk.staff.access import set_up, unlock
from kiosk.staff.opener import Opener
from tests.support.fakes import FakeClock

STAFF = "anna"
PASSPHRASE = "four words are good"  # noqa: S105 - opens nothing but test data
CLINIC = "Test Clinic"


@dataclass(frozen=True)
class Clinic:
    """A data folder with its keys; `recovery` is the secret line on the paper, `opener` the unlocked desk key."""

    folder: DataFolder
    recovery: str
    opener: Opener


@cache
def _template(place: Path) -> Clinic:
    folder = DataFolder(place / "clinic-template")
    recovery = set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock())
    return Clinic(folder, recovery, unlock(folder, None, PASSPHRASE))


@pytest.fixture
def clinic(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    """Return a fresh copy of a data folder that is set up, with nothing waiting."""
    template = _template(tmp_path_factory.getbasetemp())
    copy = tmp_path / "data"
    shutil.copytree(template.folder.root, copy)
    return Clinic(DataFolder(copy), template.recovery, template.opener)


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """Return a file whose first line is the passphrase."""
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\nnot this line\n")
    return path
