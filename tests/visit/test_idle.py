"""When a visitor has gone."""

from datetime import timedelta

import pytest

from kiosk.visit.idle import Idle, Phase
from tests.support.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def idle(clock: FakeClock) -> Idle:
    idle = Idle(clock)
    idle.start()
    return idle


def phase(idle: Idle) -> Phase:
    """Ask anew: mypy takes a property for a constant."""
    return idle.phase


def test_nobody_is_asked_while_nobody_is_here(clock: FakeClock) -> None:
    idle = Idle(clock)
    clock.advance(10_000)

    assert phase(idle) is Phase.WAITING
    assert idle.seconds_left == 0


def test_a_reader_is_asked_after_90_seconds_and_gone_after_another_30(idle: Idle, clock: FakeClock) -> None:
    clock.advance(89.9)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(0.2)
    assert phase(idle) is Phase.WARNING
    clock.advance(29.8)
    assert phase(idle) is Phase.WARNING
    clock.advance(0.2)
    assert phase(idle) is Phase.ENDED


def test_somebody_who_types_has_120_seconds(idle: Idle, clock: FakeClock) -> None:
    idle.set_form(is_open=True)
    clock.advance(119.9)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(0.2)
    assert phase(idle) is Phase.WARNING
    clock.advance(30)
    assert phase(idle) is Phase.ENDED


def test_a_reader_has_90_seconds_again_after_the_form(idle: Idle, clock: FakeClock) -> None:
    idle.set_form(is_open=True)
    idle.set_form(is_open=False)
    clock.advance(90)

    assert phase(idle) is Phase.WARNING


def test_the_next_visitor_does_not_inherit_the_forms_time(idle: Idle, clock: FakeClock) -> None:
    idle.set_form(is_open=True)
    idle.stop()
    idle.start()
    clock.advance(90)

    assert phase(idle) is Phase.WARNING


def test_a_touch_gives_the_whole_time_again(idle: Idle, clock: FakeClock) -> None:
    clock.advance(119.9)
    idle.touch()
    assert phase(idle) is Phase.ACTIVE
    clock.advance(89.9)
    assert phase(idle) is Phase.ACTIVE


def test_the_end_of_a_visit_stops_the_count(idle: Idle, clock: FakeClock) -> None:
    idle.stop()
    clock.advance(1_000)

    assert phase(idle) is Phase.WAITING


def test_the_countdown_starts_at_30_and_never_shows_0_before_the_end(idle: Idle, clock: FakeClock) -> None:
    assert idle.countdown_s == 30
    assert idle.seconds_left == 30  # nobody sees it yet
    clock.advance(90)
    seen = [idle.seconds_left]
    for _ in range(60):
        clock.advance(0.5)
        seen.append(idle.seconds_left)

    assert seen == [*(second for second in range(30, 0, -1) for _ in range(2)), 0]


def test_the_count_never_falls_below_0(idle: Idle, clock: FakeClock) -> None:
    clock.advance(10_000)

    assert phase(idle) is Phase.ENDED
    assert idle.seconds_left == 0


def test_a_clinic_can_set_other_times(clock: FakeClock) -> None:
    idle = Idle(clock, reading=timedelta(seconds=20), form=timedelta(seconds=40), countdown=timedelta(seconds=10))
    idle.start()
    clock.advance(20)
    assert (phase(idle), idle.seconds_left, idle.countdown_s) == (Phase.WARNING, 10, 10)
    idle.set_form(is_open=True)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(30)
    assert phase(idle) is Phase.ENDED


def test_more_time_doubles_every_limit_and_the_countdown(idle: Idle, clock: FakeClock) -> None:
    idle.factor = 2
    clock.advance(179.9)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(0.2)
    assert (phase(idle), idle.seconds_left, idle.countdown_s) == (Phase.WARNING, 60, 60)
    idle.set_form(is_open=True)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(240 - 180)
    assert phase(idle) is Phase.WARNING
    clock.advance(59.8)
    assert phase(idle) is Phase.WARNING
    clock.advance(0.2)
    assert phase(idle) is Phase.ENDED


def test_more_time_ends_with_the_visit(idle: Idle, clock: FakeClock) -> None:
    idle.factor = 2
    idle.stop()
    idle.start()
    clock.advance(90)

    assert (phase(idle), idle.countdown_s) == (Phase.WARNING, 30)


def test_a_voice_that_speaks_stops_the_clock_and_gives_the_whole_time_again(idle: Idle, clock: FakeClock) -> None:
    clock.advance(80)
    idle.hold("voice")
    clock.advance(3_600)
    assert (phase(idle), idle.seconds_left) == (Phase.ACTIVE, 30)
    idle.release("voice")
    clock.advance(89.9)
    assert phase(idle) is Phase.ACTIVE
    clock.advance(0.2)
    assert phase(idle) is Phase.WARNING


def test_the_clock_goes_on_when_the_last_hold_ends(idle: Idle, clock: FakeClock) -> None:
    idle.hold("voice")
    idle.hold("finger")
    idle.release("finger")
    clock.advance(500)
    assert phase(idle) is Phase.ACTIVE
    idle.release("voice")
    clock.advance(90)
    assert phase(idle) is Phase.WARNING


def test_ending_a_hold_that_was_not_there_gives_no_time(idle: Idle, clock: FakeClock) -> None:
    clock.advance(90)
    idle.release("voice")

    assert phase(idle) is Phase.WARNING


def test_a_hold_neither_begins_a_visit_nor_outlives_it(idle: Idle, clock: FakeClock) -> None:
    idle.hold("voice")
    idle.stop()
    idle.hold("finger")
    assert phase(idle) is Phase.WAITING
    idle.start()
    clock.advance(90)

    assert phase(idle) is Phase.WARNING


def test_the_countdown_can_be_extended_as_often_as_one_likes(idle: Idle, clock: FakeClock) -> None:
    for _ in range(25):
        clock.advance(119.9)
        assert phase(idle) is Phase.WARNING
        idle.touch()
        assert phase(idle) is Phase.ACTIVE
