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
    """Counts the time since the last touch on a monotonic clock."""

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
        self._limit = self._reading
        self._factor = 1

    def start(self) -> None:
        """Begin to count: somebody is here."""
        self._limit = self._reading
        self.touch()

    def stop(self) -> None:
        """Stop counting: nobody is here."""
        self._last_touch = None

    def touch(self) -> None:
        """Start the quiet time anew."""
        self._last_touch = self._clock.monotonic()

    def set_factor(self, factor: int) -> None:
        """Make every limit `factor` times as long, the countdown too."""
        self._factor = factor

    def set_form(self, is_open: bool) -> None:
        """Allow the longer quiet time while the form is open."""
        self._limit = self._form if is_open else self._reading

    @property
    def phase(self) -> Phase:
        """How the visit stands now."""
        if self._last_touch is None:
            return Phase.WAITING
        quiet = self._clock.monotonic() - self._last_touch
        if quiet < self._limit * self._factor:
            return Phase.ACTIVE
        return Phase.WARNING if quiet < (self._limit + self._countdown) * self._factor else Phase.ENDED

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the end, never more than the countdown, never below 0."""
        if self._last_touch is None:
            return 0
        left = self._last_touch + (self._limit + self._countdown) * self._factor - self._clock.monotonic()
        return max(0, ceil(min(left, self._countdown * self._factor)))

    @property
    def countdown_s(self) -> int:
        """Seconds that the countdown lasts."""
        return int(self._countdown * self._factor)
