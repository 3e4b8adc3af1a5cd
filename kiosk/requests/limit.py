"""Holds back a child who sends the form over and over."""

from collections import deque
from datetime import timedelta

from kiosk.clock import Clock

MOST = 10
WINDOW = timedelta(minutes=10)


class RateLimit:
    """At most `most` requests in any `window`, on the clock that nobody can set back."""

    def __init__(self, clock: Clock, most: int = MOST, window: timedelta = WINDOW) -> None:
        self._clock = clock
        self._most = most
        self._window = window.total_seconds()
        self._times: deque[float] = deque(maxlen=most)

    def is_reached(self) -> bool:
        """Return whether the next request must wait."""
        if len(self._times) < self._most:
            return False
        return self._clock.monotonic() - self._times[0] < self._window

    def count(self) -> None:
        """Note that a request was stored just now."""
        self._times.append(self._clock.monotonic())
