"""Ten requests in ten minutes are enough for one screen."""

from datetime import timedelta

from kiosk.requests.limit import RateLimit
from tests.support.fakes import FakeClock


def test_the_eleventh_request_waits_until_the_first_is_ten_minutes_old() -> None:
    clock = FakeClock()
    limit = RateLimit(clock)
    for _ in range(10):
        assert not limit.is_reached()
        limit.count()
        clock.advance(1)
    assert limit.is_reached()
    clock.advance(589)
    assert limit.is_reached()
    clock.advance(1)
    assert not limit.is_reached()
    limit.count()
    assert limit.is_reached()
    clock.advance(1)
    assert not limit.is_reached()


def test_requests_that_trickle_in_are_never_held_back() -> None:
    clock = FakeClock()
    limit = RateLimit(clock, most=2, window=timedelta(minutes=1))
    for _ in range(50):
        assert not limit.is_reached()
        limit.count()
        clock.advance(30)
