"""The proof that a request is on the disk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Receipt:
    """Given for a stored request and for nothing else; the thank-you screen cannot be built without one.

    `number` is the kiosk's running number, counted from 1; `sha256` the hex digest of the sealed file;
    `saved_at` the wall time with its zone.
    """

    id: UUID
    number: int
    sha256: str
    saved_at: datetime
