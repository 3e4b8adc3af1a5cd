"""Time as the program asks for it, so that tests and the tour can set it."""

import time
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The three times that the program needs."""

    def now(self) -> datetime:
        """Return the wall time with the local zone; it may jump."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards; only differences mean anything."""
        ...

    def boot_time(self) -> float:
        """Return seconds since the machine started, sleep included."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the wall time with the local zone."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()

    def boot_time(self) -> float:
        """Return seconds since the machine started; where the platform cannot tell, the monotonic time."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


class SteppedClock:
    """A clock that moves only when told to, for the tour and for tests."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._seconds = 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._seconds += seconds

    def now(self) -> datetime:
        """Return the start plus what has passed."""
        return self._start + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        """Return the seconds that have passed, and a thousand."""
        return 1_000.0 + self._seconds

    def boot_time(self) -> float:
        """Return the same as `monotonic`."""
        return self.monotonic()
