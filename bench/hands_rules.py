"""What other rules make of the same taps on the same places, what nobody can do better, and what came of a tap."""

import math
from collections.abc import Callable, Sequence
from enum import Enum

from bench.hands_model import Place, Press, Tap

MOST_DRIFT_PX = 30.0

Rule = Callable[[Sequence[Place], Press, float], int | None]


class Outcome(Enum):
    """What came of a tap."""

    ONCE = "once"
    NOTHING = "nothing"
    WRONG = "wrong"
    TWICE = "twice"


def under(places: Sequence[Place], x: float, y: float) -> int | None:
    """Return which of the places lies under a point."""
    return next((number for number, place in enumerate(places) if place.holds(x, y)), None)


def nearest(places: Sequence[Place], x: float, y: float) -> int:
    """Return which of the places is nearest to a point: with the landing point alone nobody can do better."""
    return min(range(len(places)), key=lambda number: places[number].distance(x, y))


def plain(places: Sequence[Place], press: Press, mm_per_px: float) -> int | None:
    """Return what a `QPushButton` does: it fires where press and release lie inside of it."""
    at = under(places, *press.down)
    return at if at == under(places, *press.lift) else None


def unless_drifted(places: Sequence[Place], press: Press, mm_per_px: float) -> int | None:
    """Return what fires at release unless the finger has drifted more than 30 pixels."""
    x, y = press.down
    far = max(math.hypot(at_x - x, at_y - y) for _, at_x, at_y in press.path)
    return under(places, x, y) if far <= MOST_DRIFT_PX * mm_per_px else None


RULES: dict[str, Rule] = {"plain": plain, "30 px": unless_drifted}


def fired(rule: Rule, places: Sequence[Place], tap: Tap, mm_per_px: float) -> list[int]:
    """Return what a tap fires under another rule, its bounce included; both know no second contact."""
    presses = [tap.press, *([tap.bounce] if tap.bounce is not None else [])]
    found = [rule(places, press, mm_per_px) for press in presses]
    return [number for number in found if number is not None]


def outcome(fired_ones: Sequence[int], wanted: int) -> Outcome:
    """Return what came of a tap that meant `wanted`."""
    if not fired_ones:
        return Outcome.NOTHING
    if any(number != wanted for number in fired_ones):
        return Outcome.WRONG
    return Outcome.ONCE if len(fired_ones) == 1 else Outcome.TWICE
