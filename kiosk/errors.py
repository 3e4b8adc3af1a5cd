"""The faults of the world that the kiosk expects, told apart from bugs."""

import errno
from enum import StrEnum


class Fault(StrEnum):
    """What went wrong outside the program; screens and the command line turn a code into a sentence."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    NO_PERMISSION = "no-permission"
    IO_ERROR = "io-error"
    MISSING = "missing"
    NO_KEY = "no-key"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a code, not a secret
    CORRUPT = "corrupt"
    UNSAFE_FOLDER = "unsafe-folder"
    IN_USE = "in-use"
    TOO_MANY = "too-many"
    TOO_BIG = "too-big"
    BAD_INPUT = "bad-input"


class SiteError(Exception):
    """A fault of the world: the kiosk tells people and keeps running; everything else is a bug.

    `subject` names the thing (a path, a key, a setting) and never holds a visitor's words.
    """

    def __init__(self, fault: Fault, subject: str) -> None:
        super().__init__(f"{fault.value}: {subject}")
        self.fault = fault
        self.subject = subject


_FAULTS = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EFBIG: Fault.DISK_FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.NO_PERMISSION,
    errno.EPERM: Fault.NO_PERMISSION,
    errno.ENOENT: Fault.MISSING,
    errno.ENOTDIR: Fault.MISSING,
}


def fault_of(error: OSError) -> Fault:
    """Return the fault that an operating system error stands for; `IO_ERROR` for every code not in the table."""
    return _FAULTS.get(error.errno or 0, Fault.IO_ERROR)


def as_site_error(error: OSError, subject: object) -> SiteError:
    """Return the `SiteError` for an operating system error about `subject`; raise it `from error`."""
    return SiteError(fault_of(error), str(subject))
