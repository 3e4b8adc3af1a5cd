"""Reads a key from a file on the staff's own computer: an age key, a locked one, or the line on the paper."""

import re
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited
from kiosk.staff.opener import Opener

_FILE_MAX = 64 * 1024
_LOCKED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_LINE = re.compile(r"AGE-SECRET-KEY-1(?:\s*[02-9AC-HJ-NP-Z]){58}")  # Bech32, also where it was copied in groups
_WRONG = "Decryption failed"  # what age says where the lock does not open


def key_opener(file: Path, ask: Callable[[], str]) -> Opener:
    """Return the opener for the first key in `file`; `ask` gives the passphrase, and is asked only where it is locked.

    Raises `SiteError`: `BAD_INPUT` where there is no key in it, `WRONG_PASSPHRASE`, `CORRUPT` for a damaged locked key.
    """
    import pyrage  # noqa: PLC0415 - only once there is something to open

    data = read_limited(file, _FILE_MAX).lstrip()
    if data.startswith(_LOCKED):
        try:
            data = pyrage.passphrase.decrypt(data, ask())
        except pyrage.DecryptError as error:
            fault = Fault.WRONG_PASSPHRASE if str(error) == _WRONG else Fault.CORRUPT
            raise SiteError(fault, str(file)) from None
    line = _LINE.search(data.decode("utf-8", "replace").upper())
    try:
        identity = pyrage.x25519.Identity.from_str("".join(line[0].split()) if line is not None else "")
    except pyrage.IdentityError:
        raise SiteError(Fault.BAD_INPUT, f"there is no whole age key in {file}") from None
    return Opener(identity, file.stem)
