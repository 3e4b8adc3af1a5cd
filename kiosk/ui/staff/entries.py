"""The requests that the staff's list shows: in order, by how they stand, and which may come from one person."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import Enum, auto
from operator import itemgetter
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
        self._keys: dict[UUID, tuple[bool, float]] = {}  # where each stands in the order
        self._shown: list[UUID] = []
        self._waiting = 0
        self._changed: set[UUID] = set()

    def clear(self) -> None:
        """Forget all."""
        self._all.clear()
        self._keys.clear()
        self._phones.clear()
        self._shown.clear()
        self._waiting = 0
        self._changed.clear()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take more of them; what was read of one before it changed at the screen counts no more."""
        for entry in entries:
            if entry.record.id in self._changed:
                continue
            is_new = entry.record.id not in self._all
            self._put(entry)
            if is_new and self._is_in(entry):
                self._shown.append(entry.record.id)
        self._shown.sort(key=self._keys.__getitem__)

    def replace(self, entry: Entry) -> None:
        """Take a request as it stands now; it stays where it is shown."""
        self._changed.add(entry.record.id)
        self._put(entry)

    def remove(self, entry: Entry) -> None:
        """Forget one that is erased."""
        one = entry.record.id
        self._changed.add(one)
        old = self._all.pop(one, None)
        if old is not None:
            self._count(old, -1)
            del self._keys[one]
            self._shown = [shown for shown in self._shown if shown != one]

    def choose(self, show: Show) -> None:
        """List these from now on."""
        self._show = show
        both = zip(self._keys.items(), self._all.values(), strict=True)  # a look into a dict is slow with such keys
        listed = [(place, one) for (one, place), entry in both if self._is_in(entry)]
        listed.sort(key=itemgetter(0))
        self._shown = [one for _, one in listed]

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

    def count_since(self, first: date | None, *, include_done: bool) -> int:
        """Return how many wait, with `include_done` how many there are, of those asked on `first` or later."""
        if first is None:
            return self.count(Show.ALL if include_done else Show.WAITING)
        return sum(
            (include_done or not entry.is_done) and entry.record.saved_at.date() >= first
            for entry in self._all.values()
        )

    def is_repeated(self, entry: Entry) -> bool:
        """Whether another request that waits has the same telephone number."""
        phone = entry.record.phone_e164
        return not entry.is_done and phone is not None and self._phones[phone] > 1

    def _put(self, entry: Entry) -> None:
        old = self._all.get(entry.record.id)
        if old is not None:
            self._count(old, -1)
        self._count(entry, 1)
        self._all[entry.record.id] = entry
        if old is None or old.is_done is not entry.is_done:
            self._keys[entry.record.id] = _place(entry)

    def _count(self, entry: Entry, step: int) -> None:
        if not entry.is_done:
            self._waiting += step
            self._phones[entry.record.phone_e164 or ""] += step

    def _is_in(self, entry: Entry) -> bool:
        return self._show is Show.ALL or entry.is_done is (self._show is Show.DONE)


def _place(entry: Entry) -> tuple[bool, float]:
    asked = entry.record.saved_at.timestamp()
    return entry.is_done, -asked if entry.is_done else asked
