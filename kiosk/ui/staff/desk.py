"""What the staff's screens ask for; what opens a request stands on the other side of this and is never imported."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from kiosk.content.model import Page, SignOff
from kiosk.requests.entry import Batch, Drive, Entry, Exported
from kiosk.ui.staff.house import House
from kiosk.ui.staff.views import LineView, PersonView


class StaffDesk(Protocol):
    """The staff's work; between `enter` and `leave` it holds what opens requests, and nothing else does.

    All that takes long (`enter`, `requests`, `export` and the deeds) is called in a worker thread; `leave` may
    come at any moment from another one. All of them raise `SiteError`.
    """

    @property
    def is_trial(self) -> bool:
        """Whether the kiosk is not set up: then nobody has a passphrase."""
        ...

    @property
    def is_strict(self) -> bool:
        """Whether nothing on this kiosk opens a request: there is a PIN then, no list, and sealed copies alone."""
        ...

    def people(self) -> Sequence[str]:
        """Return the names of those who can come in."""
        ...

    def wait_s(self) -> float:
        """Return for how many seconds nobody may try a passphrase; 0.0 once one may."""
        ...

    def enter(self, name: str, passphrase: str) -> None:
        """Open the desk for a person; takes seconds. Raises `SiteError`, with `WRONG_PASSPHRASE` for a wrong one.

        On trial name and passphrase are "".
        """
        ...

    def leave(self, *, by_hand: bool = False) -> None:
        """Lock it again: what opens requests is forgotten; a `requests` that is under way ends.

        `by_hand`: staff have asked for it.
        """
        ...

    def requests(self) -> Iterator[Batch]:
        """Open all requests, a batch within some 100 ms; in strict mode one empty batch says how many files wait."""
        ...

    def called(self, entry: Entry) -> Entry:
        """Take a request off the list, for the person was reached; return it as it is then."""
        ...

    def undo(self, entry: Entry) -> Entry:
        """Put a request that is done back on the list; return it as it is then."""
        ...

    def not_reached(self, entry: Entry) -> Entry:
        """Count a call that reached nobody; return the request as it is then."""
        ...

    def erase(self, entry: Entry) -> None:
        """Erase a request for good, waiting or done."""
        ...

    def erase_done(self) -> int:
        """Erase everything that is done for good; return how many requests that were."""
        ...

    def formats(self) -> Sequence[str]:
        """Return the formats of an export, such as "xlsx", the usual one first; `SEALED` is the sealed copy."""
        ...

    def drives(self) -> Sequence[Drive]:
        """Return where an export could be written to, with the trouble of what cannot be used now."""
        ...

    def export(
        self,
        form: str,
        drive: Drive,
        *,
        include_done: bool,
        days: int | None = None,
        go_on: Callable[[str, int, int], bool],
    ) -> Exported | None:
        """Write the waiting requests, with `include_done` all, into a new file; None if it was stopped.

        `days`: of these what was asked in the last so many days, 1 being today; None for all. A sealed copy holds all
        files, and what waits goes on waiting but in strict mode. `go_on` is asked with what is done ("opening",
        "writing", "saving", "checking", "finishing") and how many of how many are through; False stops, as long as
        everything can still wait as before.
        """
        ...

    def note(self, what: str) -> None:
        """Put into the audit that the person who is in has done `what`, such as "restart"."""
        ...

    def audit(self) -> tuple[Sequence[LineView], Sequence[int]]:
        """Return who did what, the newest first, and the numbers of the lines that do not hang together."""
        ...

    @property
    def house(self) -> House:
        """What staff look after besides requests."""
        ...

    def sign_page(self, page: Page, name: str, credential: str) -> SignOff:
        """Record that `name` has checked `page` as it was shown."""
        ...

    def staff(self) -> Sequence[PersonView]:
        """Return everybody who can come in, by name; nobody on trial."""
        ...

    def add_person(self, name: str, passphrase: str) -> None:
        """Let somebody new in; takes seconds. `BAD_INPUT` for a name that is taken or will not do.

        `NO_KEY` in strict mode, as for `new_key`: what is needed for it lies on no kiosk.
        """
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Give the person who is in another passphrase, in strict mode another PIN; takes seconds.

        `WRONG_PASSPHRASE` for a wrong old one.
        """
        ...

    def remove_person(self, name: str) -> None:
        """Let `name` in no longer; a copy of the key elsewhere still opens requests, until `new_key`."""
        ...

    def new_key(self, passphrase: str, progress: Callable[[int, int], None]) -> Sequence[str]:
        """Make a new desk key for the person who is in; return whose copies were retired.

        `progress` is told how many of how many requests are sealed anew. Takes seconds.
        """
        ...
