"""Opened requests in the order of the visits, with all that looks wrong named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from kiosk.requests.record import Record
from kiosk.staff.numbers import Dealt, without
from kiosk.staff.places import request_name


@dataclass(frozen=True)
class Item:
    """One request and where it lies.

    `may_be_in_earlier_file`: an export that broke off, or that was told to keep it, may have written it already.
    `is_done`: it was exported or called and counts as done.
    """

    path: Path
    record: Record
    may_be_in_earlier_file: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Numbers:
    """The running numbers from `first` to `last` of a kiosk, which gets a new id where it has to count anew."""

    kiosk: str
    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True)
class Worklist:
    """The requests in the order of their running numbers, and what is not as it should be.

    `broken` are the names of files that were found unreadable just now; `missing` are running numbers between the
    lowest and the highest that are nowhere and were not dealt with, `doubled` those that are there more than once.
    """

    items: tuple[Item, ...]
    broken: tuple[str, ...]
    missing: tuple[Numbers, ...]
    doubled: tuple[Numbers, ...]


def arrange(
    found: Iterable[Item],
    broken: Iterable[str] = (),
    *,
    dealt: Dealt | None = None,
    include_done: bool = False,
) -> Worklist:
    """Return the worklist of all that was found, of what is done only with `include_done`.

    `dealt`: the numbers that are not missing though they are nowhere.
    """
    items = _in_order(found)
    done = {item.record.id for item in items if item.is_done}
    return Worklist(
        items=tuple(_marked(item, done) for item in items if include_done or not item.is_done),
        broken=tuple(sorted(broken)),
        missing=tuple(_missing(items, dealt or {})),
        doubled=tuple(_doubled(items)),
    )


def where_they_are_now(items: Iterable[Item]) -> Iterator[Item]:
    """Give of what was seen in several places, because it was moved on meanwhile, only where it is now."""
    seen: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        seen[request_name(item.path.name)].append(item)
    for same in seen.values():
        there = same if len(same) == 1 else [item for item in same if item.path.exists()]
        yield from there or same[-1:]  # moved on even from where it was seen last, it is still the same request


def _in_order(items: Iterable[Item]) -> list[Item]:
    found = list(items)
    starts: dict[str, datetime] = {}
    for item in found:
        kiosk, saved_at = item.record.kiosk, item.record.saved_at
        starts[kiosk] = min(starts.get(kiosk, saved_at), saved_at)

    def place(item: Item) -> tuple[datetime, str, int, str]:
        record = item.record
        return starts[record.kiosk], record.kiosk, record.number, str(record.id)

    return sorted(found, key=place)


def _marked(item: Item, done: set[UUID]) -> Item:
    """Mark what waits although it is done as well, such as a copy that was put back."""
    return replace(item, may_be_in_earlier_file=True) if not item.is_done and item.record.id in done else item


def missing_at_end(items: Iterable[Item], last: Numbers, dealt: Dealt) -> list[Numbers]:
    """Return which numbers up to the last one that a kiosk gave come after all that are there, and are nowhere."""
    highest = max((item.record.number for item in items if item.record.kiosk == last.kiosk), default=last.first - 1)
    left = without(highest + 1, last.last, dealt.get(last.kiosk, ()))
    return [Numbers(last.kiosk, first, end) for first, end in left]


def _missing(items: list[Item], dealt: Dealt) -> Iterator[Numbers]:
    for before, after in pairwise(items):
        kiosk, first, last = after.record.kiosk, before.record.number + 1, after.record.number - 1
        if before.record.kiosk == kiosk and first <= last:
            yield from (Numbers(kiosk, *left) for left in without(first, last, dealt.get(kiosk, ())))


def _doubled(items: list[Item]) -> list[Numbers]:
    counted = Counter((item.record.kiosk, item.record.number) for item in items)
    return [Numbers(kiosk, number, number) for (kiosk, number), times in counted.items() if times > 1]
