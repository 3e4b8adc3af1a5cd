"""Which keys a visitor types on, and when the bigger ones are offered: after many corrections, and never twice."""

from collections import deque
from dataclasses import dataclass, field

LOOKS_BACK = 10  # keystrokes
MANY = 3  # erasures among them


@dataclass
class KeyHelp:
    """Counts keystrokes and erasures of one visit; of what was typed it knows nothing."""

    is_big: bool = False
    is_offered: bool = False
    _is_declined: bool = False
    _erasures: deque[bool] = field(default_factory=lambda: deque(maxlen=LOOKS_BACK))

    def struck(self, *, is_erasure: bool) -> None:
        """Count a keystroke; who types on past an offer does not want it."""
        self._erasures.append(is_erasure)
        if self.is_offered and len(self._erasures) == LOOKS_BACK and not any(self._erasures):
            self.is_offered, self._is_declined = False, True
        elif not self.is_big and not self._is_declined and sum(self._erasures) >= MANY:
            self.is_offered = True

    def change(self) -> None:
        """Take the other keys; who has gone back to the usual ones knows the way and is offered nothing more."""
        self._is_declined = self._is_declined or self.is_big
        self.is_big = not self.is_big
        self.is_offered = False
        self._erasures.clear()
