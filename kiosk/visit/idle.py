"""When a visitor has gone: quiet time, then a question with a countdown, then the end."""

from datetime import timedelta
from enum import Enum
from math import ceil

from kiosk.clock import Clock

READING = timedelta(seconds=90)  # WCAG 2.2.1 asks for warning and extension; access-and-privacy A16 gives the numbers
FORM = timedelta(seconds=120)
COUNTDOWN = timedelta(seconds=30)


class Phase(Enum):
    """How the visit stands."""

    WAITING = "nobody here"
    ACTIVE = "reading or typing"
    WARNING = "asked whether they are still there"
    ENDED = "gone"


class Idle:
    """Counts the time since the last touch on a monotonic clock; `factor` makes every limit so many times as long."""

    def __init__(
        self,
        clock: Clock,
        reading: timedelta = READING,
        form: timedelta = FORM,
        countdown: timedelta = COUNTDOWN,
    ) -> None:
        self._clock = clock
        self._reading = reading.total_seconds()
        self._form = form.total_seconds()
        self._countdown = countdown.total_seconds()
        self._last_touch: float | None = None
        self._is_form = False
        self._holds: set[str] = set()
        self.factor = 1

    def start(self) -> None:
        """Begin to count: somebody is here."""
        self._is_form = False
        self.touch()

    def stop(self) -> None:
        """Stop counting: nobody is here, and whatever held the clock has gone with them."""
        self._last_touch = None
        self._holds.clear()
        self.factor = 1

    def touch(self) -> None:
        """Start the quiet time anew."""
        self._last_touch = self._clock.monotonic()

    def set_form(self, is_open: bool) -> None:
        """Allow the longer quiet time while the form is open."""
        self._is_form = is_open

    def hold(self, reason: str) -> None:
        """Stop the clock for `reason`, such as a voice that speaks; nothing happens where nobody is counted."""
        if self._last_touch is not None:
            self._holds.add(reason)

    def release(self, reason: str) -> None:
        """End the hold of `reason`; with the last one the whole quiet time begins."""
        if reason not in self._holds:
            return
        self._holds.remove(reason)
        if not self._holds:
            self.touch()

    @property
    def phase(self) -> Phase:
        """How the visit stands now."""
        if self._last_touch is None:
            return Phase.WAITING
        if self._quiet < self._limit:
            return Phase.ACTIVE
        return Phase.WARNING if self._quiet < self._limit + self._countdown_now else Phase.ENDED

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the end, never more than the countdown, never below 0."""
        if self._last_touch is None:
            return 0
        left = self._limit + self._countdown_now - self._quiet
        return max(0, ceil(min(left, self._countdown_now)))

    @property
    def countdown_s(self) -> int:
        """Seconds that the countdown lasts."""
        return int(self._countdown_now)

    @property
    def _quiet(self) -> float:
        """Seconds without a touch; none while something holds the clock."""
        if self._last_touch is None or self._holds:
            return 0.0
        return self._clock.monotonic() - self._last_touch

    @property
    def _limit(self) -> float:
        return (self._form if self._is_form else self._reading) * self.factor

    @property
    def _countdown_now(self) -> float:
        return self._countdown * self.factor
