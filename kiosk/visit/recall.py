"""Three pictures lead back to a page, for whoever is called away in the middle of it; held in memory for two hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from secrets import choice

from kiosk.clock import Clock

PICTURES = ("apple", "key", "fish", "house", "tree", "star", "cup", "bird", "boat", "sun", "hat", "bell")
LENGTH = 3
KEPT_FOR = timedelta(hours=2)
MOST = 50  # of the 220 codes there are, so that a guess seldom hits

Code = tuple[str, ...]  # names out of `PICTURES`; their order does not matter


@dataclass(frozen=True)
class Place:
    """Where somebody was: a page, its step and the language, and nothing else of the visit."""

    page: str
    step: int
    language: str


class RecallBook:
    """The places that are held, the oldest given up first."""

    def __init__(self, clock: Clock, choose: Callable[[Sequence[Code]], Code] = choice) -> None:
        self._clock = clock
        self._choose = choose
        self._held: dict[frozenset[str], tuple[float, Place]] = {}

    def keep(self, place: Place) -> Code:
        """Hold `place` and return the code that leads back to it."""
        self._forget_old()
        while len(self._held) >= MOST:
            del self._held[next(iter(self._held))]
        free = [code for code in combinations(PICTURES, LENGTH) if frozenset(code) not in self._held]
        code = self._choose(free)
        self._held[frozenset(code)] = (self._clock.monotonic(), place)
        return code

    def find(self, code: Sequence[str]) -> Place | None:
        """Return the place that `code` leads back to, None if there is none (any more)."""
        self._forget_old()
        held = self._held.get(frozenset(code))
        return held[1] if held is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether nobody can come back."""
        self._forget_old()
        return not self._held

    def _forget_old(self) -> None:
        oldest = self._clock.monotonic() - KEPT_FOR.total_seconds()
        self._held = {code: held for code, held in self._held.items() if held[0] >= oldest}
