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

    @classmethod
    def with_new_key(cls, who: str) -> "Opener":
        """Return the opener of a key that did not exist before."""
        from pyrage import x25519  # noqa: PLC0415 - not for the first paint

        return cls(x25519.Identity.generate(), who)

    @classmethod
    def from_line(cls, line: str, who: str) -> "Opener":
        """Return the opener of the secret key in `line`; raises `SiteError` with `CORRUPT` if it is none."""
        from pyrage import IdentityError, x25519  # noqa: PLC0415 - not for the first paint

        try:
            return cls(x25519.Identity.from_str(line), who)
        except IdentityError:
            raise SiteError(Fault.CORRUPT, "a secret key") from None

    @property
    def public_key(self) -> str:
        """The `age1…` key that requests must have been sealed for."""
        return str(self._identity.to_public())

    def open(self, sealed: bytes) -> Record:
        """Return the record in a sealed file; raises `SiteError` with `CORRUPT` for all that is not one."""
        try:
            return decode(self.text_of(sealed))
        except SiteError:
            # Without the cause: nothing of what was inside may end in a log.
            raise SiteError(Fault.CORRUPT, "a request") from None

    def text_of(self, sealed: bytes) -> bytes:
        """Return what a sealed file holds, padding and all; raises `SiteError` with `CORRUPT` if it does not open."""
        import pyrage  # noqa: PLC0415 - not for the first paint

        if len(sealed) > SEALED_MAX:
            raise SiteError(Fault.CORRUPT, "a request")
        try:
            return bytes(pyrage.decrypt(sealed, [self._identity]))
        except pyrage.DecryptError:
            raise SiteError(Fault.CORRUPT, "a request") from None

    def locked_with(self, passphrase: str) -> bytes:
        """Return the key as an age file that `passphrase` opens: the one way in which it leaves. Takes 1 to 3 s."""
        from pyrage import passphrase as lock  # noqa: PLC0415 - not for the first paint

        return bytes(lock.encrypt(f"{self._identity}\n".encode(), passphrase))
