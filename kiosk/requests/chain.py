"""The running number of a kiosk's requests, kept so that no crash leaves a gap or uses a number twice."""

import logging
import secrets
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole
from kiosk.requests.record import Place

_MAX_BYTES = 4096
_log = logging.getLogger(__name__)


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """A request's running number and the SHA-256 hex digest of its sealed file; 0 and "" before the first."""

    number: int
    sha256: str


class Chain(Struct, frozen=True, forbid_unknown_fields=True):
    """The last link, the id of its request, and the link to go back to if that request was never put in place."""

    kiosk: str
    last: Link
    id: str
    before: Link

    def next_place(self) -> Place:
        """Return where the next record stands."""
        return Place(self.kiosk, self.last.number + 1, self.last.sha256)

    def with_next(self, request_id: str, sha256: str) -> "Chain":
        """Return the chain with one more request."""
        return Chain(self.kiosk, Link(self.last.number + 1, sha256), request_id, self.last)

    def without_last(self) -> "Chain":
        """Return the chain as it was before the last request."""
        return Chain(self.kiosk, self.before, "", self.before)


def read_chain(path: Path) -> Chain:
    """Return the chain in `path`; where there is none that can be read, a new one under a new kiosk id.

    The new id keeps a damaged file from making numbers that look used twice. Raises `SiteError` for a disk fault.
    """
    try:
        return msgspec.json.decode(read_limited(path, _MAX_BYTES), type=Chain)
    except (msgspec.DecodeError, UnicodeDecodeError):
        _log.warning("%s is damaged: requests are counted anew under a new kiosk id", path)
    except SiteError as error:
        if error.fault is not Fault.MISSING:
            raise
    start = Link(0, "")
    return Chain(secrets.token_hex(4), start, "", start)


def write_chain(path: Path, chain: Chain) -> None:
    """Put `chain` on the disk, all or nothing; raises `SiteError`."""
    write_whole(path, msgspec.json.encode(chain))
