"""Quick stand-ins for age's passphrase lock, which takes seconds, and a clinic whose keys are locked with one."""

import hashlib
from pathlib import Path

import pyrage
import pytest

from kiosk.paths import DataFolder
from kiosk.staff.access import set_up, unlock
from tests.support.clinic import CLINIC, PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock

_HEAD = b"quick-lock\n"
_MARK = 32


class QuickLock:
    """Locks at once, and opens for the right passphrase alone; says of a wrong one what age says."""

    opened = 0  # how often anything was tried to open

    @classmethod
    def encrypt(cls, secret: bytes, passphrase: str) -> bytes:
        """Return `secret` behind a mark of the passphrase."""
        return _HEAD + hashlib.sha256(passphrase.encode()).digest() + secret

    @classmethod
    def decrypt(cls, locked: bytes, passphrase: str) -> bytes:
        """Return the secret; raises `DecryptError` as age does."""
        cls.opened += 1
        if not locked.startswith(_HEAD):
            raise pyrage.DecryptError("Header is invalid")
        rest = locked.removeprefix(_HEAD)
        if rest[:_MARK] != hashlib.sha256(passphrase.encode()).digest():
            raise pyrage.DecryptError("Decryption failed")
        return rest[_MARK:]


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> type[QuickLock]:
    """Put the quick lock in the place of age's."""
    monkeypatch.setattr(QuickLock, "opened", 0)
    monkeypatch.setattr(pyrage, "passphrase", QuickLock)
    return QuickLock


def make_quick_clinic(root: Path) -> Clinic:
    """Return a clinic in `root` that was set up with the quick lock."""
    folder = DataFolder(root / "data")
    recovery = set_up(folder, STAFF, PASSPHRASE, CLINIC, FakeClock())
    return Clinic(folder, recovery, unlock(folder, None, PASSPHRASE))


@pytest.fixture
def quick_clinic(tmp_path: Path, quick_lock: type[QuickLock]) -> Clinic:
    """Return a clinic that was set up with the quick lock."""
    return make_quick_clinic(tmp_path)
