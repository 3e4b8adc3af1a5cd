"""Opens sealed requests, for as long as one member of staff is at work."""

from typing import Any

from kiosk.errors import Fault, SiteError
from kiosk.requests.record import Record, decode

SEALED_MAX = 32 * 1024  # bytes; the largest record a form can make is sealed into under 12 KiB


class Opener:
    """Holds a secret key in memory; `who` names the person that it was unlocked for."""

    def __init__(self, identity: Any, who: str) -> None:  # noqa: ANN401 - pyrage has no types
        self._identity = identity
        self.who = who

    def __repr__(self) -> str:
        return f"Opener({self.who!r})"  # a repr may end in a log

    @property
    def public_key(self) -> str:
        """The `age1…` key that requests must have been sealed for."""
        return str(self._identity.to_public())

    def open(self, sealed: bytes) -> Record:
        """Return the record in a sealed file; raises `SiteError` with `CORRUPT` for all that is not one."""
        import pyrage  # noqa: PLC0415 - not for the first paint

        if len(sealed) > SEALED_MAX:
            raise SiteError(Fault.CORRUPT, "a request")
        try:
            return decode(pyrage.decrypt(sealed, [self._identity]))
        except (pyrage.DecryptError, SiteError):
            # Without the cause: nothing of what was inside may end in a log.
            raise SiteError(Fault.CORRUPT, "a request") from None
