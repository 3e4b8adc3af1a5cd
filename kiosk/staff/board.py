"""The requests as staff look at them: waiting first, the oldest on top, found by a few letters or digits."""

import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from pathlib import Path

from kiosk.requests.draft import Topic
from kiosk.requests.text import clean_text
from kiosk.staff.items import Item
from kiosk.staff.tries import Calls, Tries

LONG_WAIT = timedelta(days=3)
_ORDER = attrgetter("order")
_DIALLED = frozenset("0123456789+-()./ ")


class Show(StrEnum):
    """Which requests are on show."""

    WAITING = "waiting"
    DONE = "done"
    ALL = "all"


@dataclass(eq=False, repr=False, slots=True)
class Row:
    """One request as it is shown; its texts are cleaned, since whoever has the public keys can seal anything.

    `phone` is in national form. `tries`: how often somebody was not reached, None where nobody tried. `letters`,
    `digits`, `same` and `order` are what the board finds and sorts it by.
    """

    item: Item
    tries: Tries | None
    name: str
    phone: str
    best_time: str
    language: str
    letters: str
    digits: str
    same: list["Row"]
    order: tuple[float, str, int]

    def __repr__(self) -> str:
        return f"Row({self.number})"  # a repr may end in a log

    @property
    def number(self) -> int:
        """The running number."""
        return self.item.record.number

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.item.record.topic

    @property
    def voicemail(self) -> bool:
        """Whether a message may be left."""
        return self.item.record.voicemail

    @property
    def asked_at(self) -> datetime:
        """Since when it waits, by the kiosk's clock."""
        return self.item.record.saved_at

    @property
    def please_check(self) -> bool:
        """Whether the numbering plans do not know the number."""
        return not self.item.record.phone_checked

    @property
    def same_person(self) -> tuple[int, ...]:
        """The running numbers of others, waiting or done, with the same telephone number; sorted."""
        return tuple(sorted(other.number for other in self.same if other is not self))

    def waited(self, now: datetime) -> timedelta:
        """Return how long ago it was asked; never less than nothing, though the clock was set back."""
        return max(now - self.asked_at, timedelta())

    def waits_long(self, now: datetime) -> bool:
        """Return whether somebody has been waiting for more than three days."""
        return not self.item.is_done and self.waited(now) > LONG_WAIT

    def has(self, words: Sequence[str], digits: str) -> bool:
        """Return whether all the folded words are in the name and the digits in the number, in any of its forms."""
        return digits in self.digits and all(word in self.letters for word in words)


class Board:
    """All rows; add them as they are opened, and lay out anew what a whole look has found."""

    def __init__(self, calls: Calls | None = None) -> None:
        self._calls = calls or Calls()
        self._rows: dict[Path, Row] = {}
        self._waiting: list[Row] = []
        self._done: list[Row] = []
        self._people: dict[str, list[Row]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._rows)

    def count(self, show: Show) -> int:
        """Return how many requests there are of a kind."""
        return len(self._shown(show))

    def add(self, items: Iterable[Item]) -> None:
        """Put requests into their places; one that is there stays as it is."""
        for item in items:
            if item.path not in self._rows:
                row = self._row(item)
                self._rows[item.path] = row
                insort(self._list_of(item), row, key=_ORDER)

    def change(self, old: Item, new: Item | None, tries: Tries | None = None) -> None:
        """Put `new` in the place of `old` after a deed, None for one that was erased; `tries` where they changed."""
        row = self._rows.pop(old.path, None)
        if row is not None:
            self._list_of(row.item).remove(row)
            row.same.remove(row)
            tries = tries or row.tries
        if new is not None:
            self.add((new,))
            self._rows[new.path].tries = tries

    def lay_out(self, items: Iterable[Item], calls: Calls) -> None:
        """Show these requests and no others, as a look that is over has found them."""
        before, self._calls = self._rows, calls
        self._rows, self._waiting, self._done = {}, [], []
        self._people = defaultdict(list)
        for item in items:
            old = before.get(item.path)
            row = self._again(old, item) if old is not None and old.item.record is item.record else self._row(item)
            self._rows[item.path] = row
            self._list_of(item).append(row)
        self._waiting.sort(key=_ORDER)
        self._done.sort(key=_ORDER)

    def find(self, show: Show, typed: str = "") -> list[Row]:
        """Return the rows of a kind whose name has all the words that are typed, and whose number has the digits.

        What is made of digits and the signs of telephone numbers is looked for in the number as one; capitals and
        accents do not matter in names. What is done comes last, the youngest first.
        """
        parts = typed.split()
        digits = _digits_of("".join(part for part in parts if _DIALLED.issuperset(part)))
        words = [_fold(part) for part in parts if not _DIALLED.issuperset(part)]
        return [row for row in self._shown(show) if row.has(words, digits)]

    def _shown(self, show: Show) -> list[Row]:
        if show is Show.ALL:
            return self._waiting + self._done
        return self._waiting if show is Show.WAITING else self._done

    def _list_of(self, item: Item) -> list[Row]:
        return self._done if item.is_done else self._waiting

    def _row(self, item: Item) -> Row:
        record = item.record
        typed = _digits_of(record.phone_typed)
        key = record.phone_e164 or typed
        same = self._people[key] if key else []  # a forged one need not have a number at all
        row = Row(
            item=item,
            tries=self._calls.of(item.path),
            name=clean_text(record.name),
            phone=clean_text(record.phone_national),
            best_time=clean_text(record.best_time),
            language=clean_text(record.language),
            letters=_fold(record.name),
            digits=" ".join((typed, _digits_of(record.phone_national), _digits_of(record.phone_e164 or ""))),
            same=same,
            order=_order_of(item),
        )
        same.append(row)
        return row

    def _again(self, old: Row, item: Item) -> Row:
        """Return the row of a request that was shown before, with what may have changed since."""
        key = item.record.phone_e164 or _digits_of(item.record.phone_typed)
        old.item, old.tries = item, self._calls.of(item.path)
        old.same, old.order = self._people[key] if key else [], _order_of(item)
        old.same.append(old)
        return old


def _order_of(item: Item) -> tuple[float, str, int]:
    """Return the oldest first for what waits, the youngest first for what is done."""
    record, sign = item.record, -1 if item.is_done else 1
    return sign * record.saved_at.timestamp(), record.kiosk, sign * record.number


def _digits_of(text: str) -> str:
    if text.isascii():
        return "".join(filter(str.isdigit, text))
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _fold(text: str) -> str:
    """Return `text` without capitals and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
