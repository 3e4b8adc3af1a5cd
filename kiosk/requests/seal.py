"""Turns a record into a file that only the clinic's keys open; knows public keys alone."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited

LEAST_RECIPIENTS = 2  # the desk key and the recovery key on paper: losing one of them loses no request
STEP = 1024  # bytes; the length of a sealed file tells nothing of the length of a name
SEALED_MAX = 64 * 1024  # bytes of a sealed file, far above the largest record

_FILE_MAX = 64 * 1024


def read_recipients(path: Path) -> tuple[str, ...]:
    """Return the distinct public keys in `path` (`age1…` lines; a `#` begins a comment).

    Raises `SiteError` with `NO_KEY` if there are fewer than two or a line is something else; other faults as they come.
    """
    try:
        lines = read_limited(path, _FILE_MAX).decode().splitlines()
    except UnicodeDecodeError as error:
        raise SiteError(Fault.NO_KEY, str(path)) from error
    except SiteError as error:
        raise SiteError(Fault.NO_KEY, str(path)) if error.fault is Fault.MISSING else error from error
    keys = (line.partition("#")[0].strip() for line in lines)
    recipients = tuple(dict.fromkeys(key for key in keys if key))
    if len(recipients) < LEAST_RECIPIENTS:
        raise SiteError(Fault.NO_KEY, str(path))
    return recipients


def fingerprint(recipients: Iterable[str]) -> str:
    """Return 16 hex digits in fours to compare by eye, the same for the same keys in any order.

    64 bits: whoever would put other keys in their place cannot find some that look alike.
    """
    digits = hashlib.sha256("\n".join(sorted(recipients)).encode()).hexdigest()
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def pad(data: bytes) -> bytes:
    """Return `data` with spaces after it, up to a multiple of `STEP` bytes: JSON stays JSON."""
    return data + b" " * (-len(data) % STEP)


class Sealer:
    """Seals for a set of public keys, each of which can open every file alone."""

    def __init__(self, path: Path) -> None:
        """Read the public keys in `path`; raises `SiteError` with `NO_KEY` if they are not at least two good ones."""
        from pyrage import RecipientError, x25519  # noqa: PLC0415 - not for the first paint

        self.recipients = read_recipients(path)
        try:
            self._keys = [x25519.Recipient.from_str(key) for key in self.recipients]
        except RecipientError as error:
            raise SiteError(Fault.NO_KEY, str(path)) from error

    def seal(self, data: bytes) -> bytes:
        """Return `data`, padded and sealed, as an age file."""
        import pyrage  # noqa: PLC0415 - not for the first paint

        return bytes(pyrage.encrypt(pad(data), self._keys))
