"""What is done once a day is due at its hour, or at start when the hour was missed."""

from datetime import datetime, timedelta

import pytest

from kiosk.daily import Daily
from tests.support.fakes import START, FakeClock

HOUR = 3600.0


def at(hour: int, day: int = 2) -> datetime:
    return START.replace(day=day, hour=hour)


def test_it_is_due_at_six_once_a_day() -> None:
    clock = FakeClock(at(10))
    daily = Daily(clock, last=at(6))
    hours = []
    for hour in range(10, 10 + 72):
        if daily.due():
            hours.append(hour % 24)
            daily.done()
        clock.advance(HOUR)
    assert hours == [6, 6, 6]


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        (None, at(10), True),  # never
        (at(6, day=1), at(10), True),  # missed this morning
        (at(6, day=1), at(5), False),  # not yet
        (at(5), at(6), True),
        (at(6), at(10), False),
        (at(10, day=28), at(10), True),  # the clock was set back by weeks: else nothing would be tested until then
        (at(11), at(10), False),  # by an hour, in autumn
    ],
)
def test_at_start_it_is_due_when_it_was_missed(last: datetime | None, now: datetime, is_due: bool) -> None:
    assert Daily(FakeClock(now), last=last).due() is is_due


def test_done_well_or_not_it_is_due_again_the_next_day_only() -> None:
    clock = FakeClock(at(10))
    daily = Daily(clock)
    daily.done()
    assert not daily.due()
    clock.advance(timedelta(hours=20).total_seconds())
    assert daily.due()
