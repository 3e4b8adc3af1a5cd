"""Where the keyboard goes next: the order of reading, and the nearest place in a direction; rectangles alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QRect

_Thing = TypeVar("_Thing")
_TOUCH = 1  # pixels that neighbours may share and still stand beside each other
_ASIDE = 2.5  # what lies beside the way counts as so many times further off


class Way(Enum):
    """A direction on the screen."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


@dataclass(frozen=True)
class Spot(Generic[_Thing]):
    """Something and where it is, in pixels of the window."""

    place: QRect
    thing: _Thing


def in_reading_order(spots: Sequence[Spot[_Thing]], *, is_mirrored: bool = False) -> list[_Thing]:
    """Return the things as they are read: row by row, or where there are no rows column by column.

    What free lines cut into rows is read from the top, what they cut into columns from the side where reading begins;
    each row and each column is cut again until one thing is left.
    """
    if len(spots) < 2:
        return [spot.thing for spot in spots]
    rows = _cut(spots, _rows)
    if len(rows) > 1:
        return [thing for row in rows for thing in in_reading_order(row, is_mirrored=is_mirrored)]
    columns = _cut(spots, _columns)
    if len(columns) > 1:
        ordered = reversed(columns) if is_mirrored else columns
        return [thing for column in ordered for thing in in_reading_order(column, is_mirrored=is_mirrored)]
    return [spot.thing for spot in sorted(spots, key=_corner)]  # they overlap


def nearest(start: QRect, spots: Sequence[Spot[_Thing]], way: Way) -> _Thing | None:
    """Return what lies nearest to `start` in the direction `way`: straight on first, else the least far aside."""
    best: _Thing | None = None
    best_cost = float("inf")
    for spot in spots:
        ahead, aside = _distances(start, spot.place, way)
        if ahead is None:
            continue
        middles = abs(_across(start.center().x(), start.center().y(), way) - _middle(spot.place, way))
        cost = ahead + aside * _ASIDE + middles / 1000  # of two as near, the one straight ahead
        if aside > 0:
            cost += 10_000  # whatever lies straight on comes first
        if cost < best_cost:
            best, best_cost = spot.thing, cost
    return best


def _distances(start: QRect, place: QRect, way: Way) -> tuple[float | None, float]:
    """Return how far `place` lies ahead (None: it does not) and how far beside the way, in pixels."""
    dx, dy = way.value
    if dx:
        ahead = place.left() - start.right() if dx > 0 else start.left() - place.right()
        aside = max(start.top() - place.bottom(), place.top() - start.bottom(), 0)
    else:
        ahead = place.top() - start.bottom() if dy > 0 else start.top() - place.bottom()
        aside = max(start.left() - place.right(), place.left() - start.right(), 0)
    return (max(0, ahead) if ahead >= -_TOUCH else None), aside


def _across(x: int, y: int, way: Way) -> int:
    return y if way.value[0] else x


def _middle(place: QRect, way: Way) -> int:
    return _across(place.center().x(), place.center().y(), way)


def _cut(spots: Sequence[Spot[_Thing]], extent: Callable[[QRect], tuple[int, int]]) -> list[list[Spot[_Thing]]]:
    """Return the spots in groups that free lines part from each other."""
    groups: list[list[Spot[_Thing]]] = []
    end = 0
    for spot in sorted(spots, key=lambda one: extent(one.place)):
        first, last = extent(spot.place)
        if not groups or first > end - _TOUCH:
            groups.append([])
            end = last
        groups[-1].append(spot)
        end = max(end, last)
    return groups


def _rows(place: QRect) -> tuple[int, int]:
    return place.top(), place.bottom()


def _columns(place: QRect) -> tuple[int, int]:
    return place.left(), place.right()


def _corner(spot: Spot[_Thing]) -> tuple[int, int]:
    return spot.place.top(), spot.place.left()
