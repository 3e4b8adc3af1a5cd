"""The requests that the staff's list shows: in order, by how they stand, and which may come from one person."""

from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto
from uuid import UUID

from kiosk.requests.entry import Entry


class Show(Enum):
    """Which requests are listed."""

    WAITING = auto()
    DONE = auto()
    ALL = auto()


class Entries:
    """All requests that are open so far, the oldest that waits first and behind those what was done, latest first.

    What changes keeps its place in the list that is shown until another one is chosen, so that it can be undone there.
    """

    def __init__(self) -> None:
        self._all: dict[UUID, Entry] = {}
        self._phones: Counter[str] = Counter()
        self._show = Show.WAITING
        self._shown: list[UUID] = []
        self._waiting = 0

    def clear(self) -> None:
        """Forget all."""
        self._all.clear()
        self._phones.clear()
        self._shown.clear()
        self._waiting = 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Take more of them."""
        for entry in entries:
            self._put(entry)
        self.choose(self._show)

    def replace(self, entry: Entry) -> None:
        """Take a request as it stands now; it stays where it is shown."""
        self._put(entry)

    def choose(self, show: Show) -> None:
        """List these from now on."""
        self._show = show
        self._shown = [entry.record.id for entry in sorted(self._all.values(), key=_place) if self._is_in(entry)]

    @property
    def show(self) -> Show:
        """Which ones are listed."""
        return self._show

    def __len__(self) -> int:
        """Return how many are listed."""
        return len(self._shown)

    def __getitem__(self, number: int) -> Entry:
        """Return the one at place `number` of the list, from 0."""
        return self._all[self._shown[number]]

    def find(self, request: UUID) -> Entry | None:
        """Return a request as it stands now; None if there is none."""
        return self._all.get(request)

    def count(self, show: Show) -> int:
        """Return how many there are by now."""
        return {Show.WAITING: self._waiting, Show.DONE: len(self._all) - self._waiting, Show.ALL: len(self._all)}[show]

    def is_repeated(self, entry: Entry) -> bool:
        """Whether another request that waits has the same telephone number."""
        phone = entry.record.phone_e164
        return not entry.is_done and phone is not None and self._phones[phone] > 1

    def _put(self, entry: Entry) -> None:
        old = self._all.get(entry.record.id)
        for one, step in ((old, -1), (entry, 1)):
            if one is not None and not one.is_done:
                self._waiting += step
                self._phones[one.record.phone_e164 or ""] += step
        self._all[entry.record.id] = entry

    def _is_in(self, entry: Entry) -> bool:
        return self._show is Show.ALL or entry.is_done is (self._show is Show.DONE)


def _place(entry: Entry) -> tuple[bool, float]:
    asked = entry.record.saved_at.timestamp()
    return entry.is_done, -asked if entry.is_done else asked
