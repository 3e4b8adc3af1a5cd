"""The question before the end: counts down in words, and lets nothing below it be touched."""

import pytest

from kiosk.settings import Idle, Settings
from kiosk.visit.route import Attract, Home
from tests.support.kiosks import CLINIC, SCREENS, Hand, Kiosks


def asked(make_kiosk: Kiosks, screen: str = "wide") -> Hand:
    hand = make_kiosk(SCREENS[screen])
    hand.tap("Touch to start")
    hand.wait(90)
    assert hand.sees("Are you still there?")
    return hand


@pytest.mark.parametrize("screen", SCREENS)
def test_only_its_own_buttons_can_be_touched(make_kiosk: Kiosks, screen: str) -> None:
    hand = asked(make_kiosk, screen)
    assert set(hand.names()) == {"I am still here", "Finish and clear"}


def test_it_counts_down_in_words(make_kiosk: Kiosks) -> None:
    hand = asked(make_kiosk)
    assert hand.sees("in 30 seconds.")
    hand.wait(20)
    assert hand.sees("in 10 seconds.")
    hand.wait(9)
    assert hand.sees("in 1 second.")
    hand.wait(1)
    assert hand.where() == Attract()


def test_going_on_starts_the_time_anew(make_kiosk: Kiosks) -> None:
    hand = asked(make_kiosk)
    hand.wait(25)
    hand.tap("I am still here")
    assert hand.where() == Home()
    hand.wait(85)
    assert not hand.sees("Are you still there?")
    hand.wait(5)
    assert hand.sees("in 30 seconds.")


def test_finishing_ends_at_once(make_kiosk: Kiosks) -> None:
    hand = asked(make_kiosk)
    hand.tap("Finish and clear")
    assert hand.where() == Attract()


def test_a_touch_beside_shows_the_button_for_going_on_as_pressed(make_kiosk: Kiosks) -> None:
    hand = asked(make_kiosk)
    before = hand.window.grab().toImage()
    corner = hand.window.rect().topLeft() / 2
    hand.press_at(corner)
    assert hand.window.grab().toImage() != before
    hand.lift_at(corner)
    hand.settle()
    assert not hand.sees("Are you still there?")


def test_a_palm_on_the_glass_goes_on_too(make_kiosk: Kiosks) -> None:
    hand = asked(make_kiosk)
    taps = hand.window.door.taps
    hand.clock.advance(1.0)
    taps.down(0, 900, 900, 10_000.0)
    taps.up(0, 900, 900)
    hand.wait(1)
    assert not hand.sees("Are you still there?")


def test_the_question_comes_back_for_the_next_visitor_with_the_clinic_s_seconds(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(settings=Settings(clinic=CLINIC, idle=Idle(reading_s=10, form_s=10, countdown_s=5)))
    for _ in range(2):
        hand.tap("Touch to start")
        hand.wait(10)
        assert hand.sees("in 5 seconds.")
        hand.wait(5)
        assert hand.where() == Attract()
