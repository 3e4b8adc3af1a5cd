"""Which pages the clinic has signed off: `signoff.json`, by page, language and the hash of the text that was read."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from kiosk.content.model import Page, SignOff
from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited

MAX_BYTES = 4 * 1024 * 1024
VERSION = 1
MAX_NAME = 80


class Entry(msgspec.Struct, frozen=True):
    """One page in one language, signed off as it read on that day; `hash` is `Page.text_hash`."""

    page: str
    language: str
    hash: str
    by: str
    credential: str
    on: date


class Record(msgspec.Struct, frozen=True):
    """The whole file; a page may stand in it several times, once for each text that was signed."""

    version: int = VERSION
    pages: tuple[Entry, ...] = ()


SignOffs = Mapping[tuple[str, str, str], SignOff]


def read_sign_offs(path: Path) -> SignOffs:
    """Return the sign-offs of the file `path` by page, language and hash; none without a file; raises `SiteError`."""
    return sign_offs_in(read_record(path))


def read_record(path: Path) -> Record:
    """Return all that stands in the file `path`, nothing if there is none; raises `SiteError`."""
    try:
        data = read_limited(path, MAX_BYTES)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return Record()
        raise
    try:
        record = msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SiteError(Fault.CORRUPT, str(path)) from error
    if record.version != VERSION:
        raise SiteError(Fault.CORRUPT, str(path))
    return record


def sign_offs_in(record: Record) -> SignOffs:
    """Return the sign-offs of a record by page, language and hash; of several the last one counts."""
    return {
        (entry.page, entry.language, entry.hash): SignOff(_shown(entry.by), _shown(entry.credential), entry.on)
        for entry in record.pages
    }


def sign_off_of(page: Page, sign_offs: SignOffs) -> SignOff | None:
    """Return who signed off `page` as it reads now, None if nobody did or it has changed since."""
    return sign_offs.get((page.id, page.language, page.text_hash))


def _shown(name: str) -> str:
    """Return `name` as it may stand at a page's foot: on one line, no longer than a name is."""
    letters = "".join(letter if letter.isprintable() else " " for letter in name[: 4 * MAX_NAME])
    return " ".join(letters.split())[:MAX_NAME]
