"""What staff should know of the touchscreen: a contact that does not lift, kept in `touch.json` for the doctor."""

from datetime import datetime
from pathlib import Path

import msgspec

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole

MAX_BYTES = 4096


class StuckContact(msgspec.Struct, frozen=True):
    """A contact that stayed where it was: from when, and until when it did, None as long as it does."""

    since: datetime
    until: datetime | None = None


def read_stuck(path: Path) -> StuckContact | None:
    """Return the last contact that did not lift, None if there was none; raises `SiteError`."""
    try:
        return msgspec.json.decode(read_limited(path, MAX_BYTES), type=StuckContact)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return None
        raise
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SiteError(Fault.CORRUPT, str(path)) from error


def keep_stuck(path: Path, contact: StuckContact) -> None:
    """Keep what is known of a contact that does not lift; raises `SiteError`."""
    write_whole(path, msgspec.json.encode(contact))
