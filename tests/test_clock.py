"""Time as the program asks for it."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import SteppedClock, SystemClock
from tests.support.fakes import START, FakeClock


def test_the_machines_wall_time_knows_its_zone() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()

    assert now.utcoffset() is not None
    assert before <= now <= datetime.now(UTC)


def test_the_machines_other_times_do_not_run_backwards() -> None:
    clock = SystemClock()

    assert clock.monotonic() <= clock.monotonic()
    assert 0 < clock.boot_time() <= clock.boot_time()


def test_the_time_since_the_start_counts_sleep_where_the_platform_can_tell() -> None:
    assert SystemClock().boot_time() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=60)


def test_the_time_since_the_start_is_monotonic_where_it_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")

    before = time.monotonic()
    assert before <= SystemClock().boot_time() <= time.monotonic()


@pytest.mark.parametrize("clock", [FakeClock(), SteppedClock(START)])
def test_a_stepped_clock_moves_only_when_told_to(clock: SteppedClock) -> None:
    assert (clock.now(), clock.monotonic(), clock.boot_time()) == (START, 1_000, 1_000)

    clock.advance(90)
    clock.advance(0.5)

    assert clock.now() == START + timedelta(seconds=90.5)
    assert clock.monotonic() == clock.boot_time() == 1_090.5
