"""Stand-ins for the world that tests can steer."""

from datetime import datetime, timedelta, timezone

from kiosk.clock import SteppedClock

START = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=-7)))


class FakeClock(SteppedClock):
    """A clock that moves only when told to and starts on a Monday morning."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__(start)
