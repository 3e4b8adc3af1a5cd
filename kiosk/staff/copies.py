"""Each person's locked copy of the desk key, and in strict mode the PIN in its place: where they lie, what is in them.

In strict mode staff carry their copies with them. What then lies on the kiosk is a PIN for the staff's door, which is
no key: nothing can be unlocked with it, however long somebody guesses.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, read_limited, write_new, write_whole
from kiosk.requests.spool import SUFFIX

PIN_SUFFIX = ".pin"
LEAST_PIN = 8  # digits

# OWASP Password Storage Cheat Sheet (2024), "scrypt": N = 2^17, r = 8, p = 1. Takes 128 MiB and some 0.3 s.
_N, _R, _P = 2**17, 8, 1
_MEMORY = 256 * 1024 * 1024  # bytes; OpenSSL refuses what takes more than 32 MiB unless it is told to
_SALT = 16  # bytes
_PIN = re.compile(rf"[0-9]{{{LEAST_PIN},40}}")
_PIN_FILE_MAX = 4096


@dataclass(frozen=True)
class Carried:
    """What strict mode needs for one person: the new file for the locked copy, and the PIN of the door."""

    key_file: Path
    pin: str

    def __repr__(self) -> str:
        return f"Carried({str(self.key_file)!r})"  # a repr may end in a log


class _PinHash(Struct, frozen=True, forbid_unknown_fields=True):
    salt: bytes
    sha: bytes
    n: int
    r: int
    p: int


def check_pin(pin: str) -> str:
    """Return `pin` if it is long enough; raises `SiteError` with `BAD_INPUT`."""
    if not _PIN.fullmatch(pin) or len(set(pin)) == 1:
        raise SiteError(Fault.BAD_INPUT, f"a PIN has {LEAST_PIN} digits or more, not all the same")
    return pin


def key_file_of(folder: Path, name: str) -> Path:
    """Return the place of the locked copy of `name` in the folder of the staff's keys."""
    return folder / f"{name}{SUFFIX}"


def pin_file_of(folder: Path, name: str) -> Path:
    """Return the place of the PIN's hash of `name` in the folder of the staff's keys."""
    return folder / f"{name}{PIN_SUFFIX}"


def put_copy(folder: Path, name: str, locked: bytes, carried: Carried | None) -> None:
    """Write the locked copy of `name` into `folder`, or where it is carried and the PIN's hash into `folder`.

    Raises `SiteError`; a carried copy is never written over a file that is there.
    """
    if carried is None:
        write_whole(key_file_of(folder, name), locked)
    else:
        put_carried(carried.key_file, locked)
        put_pin(folder, name, carried.pin)


def put_carried(path: Path, locked: bytes) -> None:
    """Write a locked copy into the new file `path`; raises `SiteError`, with `BAD_INPUT` if it is there already."""
    if path.exists():
        raise SiteError(Fault.BAD_INPUT, f"{path} is there already")
    write_new(path, locked)
    fsync_folder(path.parent)


def put_pin(folder: Path, name: str, pin: str) -> None:
    """Write the hash of `pin`; raises `SiteError`."""
    salt = secrets.token_bytes(_SALT)
    kept = _PinHash(salt, _hash(pin, salt, _N, _R, _P), _N, _R, _P)
    write_whole(pin_file_of(folder, name), msgspec.json.encode(kept))


def check_entry(folder: Path, name: str, pin: str) -> None:
    """Raise `SiteError` with `WRONG_PASSPHRASE` unless `pin` is that of `name`; `CORRUPT`, `MISSING` as they come."""
    path = pin_file_of(folder, name)
    try:
        kept = msgspec.json.decode(read_limited(path, _PIN_FILE_MAX), type=_PinHash)
        found = _hash(pin, kept.salt, kept.n, kept.r, kept.p)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        raise SiteError(Fault.CORRUPT, str(path)) from None
    if not hmac.compare_digest(found, kept.sha):
        raise SiteError(Fault.WRONG_PASSPHRASE, str(path))


def _hash(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)
