"""Says when what is done once a day is due: at its hour, or as soon as the program runs if that hour was missed."""

from datetime import datetime, time, timedelta

from kiosk.clock import Clock

SIX = time(6)  # before a clinic opens, and late enough for a computer that is switched on in the morning


class Daily:
    """One thing a day; `last` is when it was done last, None if never or not known."""

    def __init__(self, clock: Clock, at: time = SIX, last: datetime | None = None) -> None:
        self._clock = clock
        self._at = at
        self._last = last

    def due(self) -> bool:
        """Whether it has not been done since its hour last came; a clock that was set back counts as that too."""
        now = self._clock.now()
        hour = now.replace(hour=self._at.hour, minute=self._at.minute, second=0, microsecond=0)
        if hour > now:
            hour -= timedelta(days=1)
        return self._last is None or self._last < hour or self._last > now + timedelta(days=1)

    def done(self) -> None:
        """Take note that it was done now, well or not: it is due again tomorrow."""
        self._last = self._clock.now()
