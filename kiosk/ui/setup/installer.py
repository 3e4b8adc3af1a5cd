"""What the screens of the first start ask for; what makes keys stands on the other side and is never imported."""

from collections.abc import Mapping
from typing import Protocol

from kiosk.errors import Fault


class Installer(Protocol):
    """Ends trial mode. It keeps nothing: every secret is the caller's, for as long as the caller wants."""

    @property
    def least_passphrase(self) -> int:
        """How many characters a passphrase has at least."""
        ...

    def trouble(self) -> Fault | None:
        """Return why this kiosk cannot be set up at the screen, None where it can."""
        ...

    def is_clinic(self, name: str) -> bool:
        """Whether a clinic can be called that here."""
        ...

    def is_staff(self, name: str) -> bool:
        """Whether a member of staff can be called that here."""
        ...

    def new_recovery_key(self) -> str:
        """Return the secret line of a new recovery key, which is written nowhere and opens nothing yet."""
        ...

    def finish(self, settings: Mapping[str, object], staff: str, passphrase: str, recovery: str) -> None:
        """Make the keys, try them out with a request, write `settings` (key: value), erase what was tried out so far.

        All or nothing; takes seconds and is called in a worker thread. Raises `SiteError`: then the kiosk is on trial
        as before.
        """
        ...

    def restart(self) -> None:
        """Let the program begin anew, as a kiosk that is set up."""
        ...
