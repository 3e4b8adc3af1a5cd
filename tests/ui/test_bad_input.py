"""Panels and hands that do what none should: never two actions from one press, never a crash, always a way home."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent

from kiosk.ui.steady import STUCK_S, YIELDS_S
from kiosk.visit.route import Attract, Home, ReadPage, Route
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SMALL, Hand, Kiosks
from tests.support.panels import BEGIN, END, ODD, UPDATE, Panel


@pytest.fixture
def hand(make_kiosk: Kiosks) -> Hand:
    """Return a hand at the home screen."""
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.clock.advance(1.0)
    return hand


@pytest.fixture
def panel(hand: Hand) -> Panel:
    return Panel(hand)


def middle(hand: Hand, name: str) -> tuple[float, float]:
    point = hand.place_of(name).center()
    return float(point.x()), float(point.y())


def text_size(hand: Hand) -> TextSize:
    """Ask anew: mypy takes an attribute for a constant."""
    return hand.guide.visit.text_size


def where(hand: Hand) -> Route:
    hand.settle()
    return hand.guide.route


# Many contacts.


def test_of_ten_fingers_at_once_one_acts(hand: Hand, panel: Panel) -> None:
    place = middle(hand, "Text size")
    others = [middle(hand, "Contrast") for _ in range(9)]
    fingers = list(enumerate([place, *others]))
    panel.touch(*((number, "down", *at) for number, at in fingers))
    panel.touch(*((number, "up", *at) for number, at in fingers))
    assert text_size(hand) is TextSize.LARGE
    assert hand.guide.visit.contrast.value == "light"


def test_a_hand_that_rests_on_the_glass_yields_to_a_finger_after_a_while(hand: Hand, panel: Panel) -> None:
    place, rest = middle(hand, "Text size"), (400.0, 1070.0)
    panel.touch((0, "down", *rest))
    hand.wait(YIELDS_S - 1)
    panel.touch((0, "rest", *rest), (1, "down", *place))
    panel.touch((0, "rest", *rest), (1, "up", *place))
    assert text_size(hand) is TextSize.NORMAL
    hand.wait(1)
    for number, after in ((2, TextSize.LARGE), (3, TextSize.LARGEST)):
        place = middle(hand, "Text size")  # which moves as the text grows
        panel.touch((0, "move", rest[0] + 3, rest[1]), (number, "down", *place))
        panel.touch((0, "rest", *rest), (number, "up", *place))
        assert text_size(hand) is after
        hand.clock.advance(1.0)
    panel.touch((0, "up", *rest))
    assert where(hand) == Home()


def test_a_contact_that_has_yielded_does_nothing_when_it_lifts(hand: Hand, panel: Panel) -> None:
    held, place = middle(hand, "Contrast"), middle(hand, "Text size")
    panel.touch((0, "down", *held))
    hand.wait(YIELDS_S)
    panel.touch((0, "rest", *held), (1, "down", *place))
    panel.touch((0, "rest", *held), (1, "up", *place))
    panel.touch((0, "up", *held))
    assert text_size(hand) is TextSize.LARGE
    assert hand.guide.visit.contrast.value == "light"


def test_a_finger_that_never_lifts_is_told_to_staff_and_loses_the_screen(
    hand: Hand, panel: Panel, caplog: pytest.LogCaptureFixture
) -> None:
    place = middle(hand, "Text size")
    panel.touch((0, "down", *place))
    hand.wait(STUCK_S - 1)
    assert "has not lifted" not in caplog.text
    hand.wait(2)
    assert caplog.text.count("has not lifted") == 1
    panel.touch((0, "up", *place))
    assert text_size(hand) is TextSize.NORMAL  # a drop that dries is no press
    hand.wait(1)
    assert "has gone" in caplog.text


def test_a_contact_that_trembles_on_its_place_is_stuck_all_the_same(
    hand: Hand, panel: Panel, caplog: pytest.LogCaptureFixture
) -> None:
    x, y = middle(hand, "Text size")
    panel.touch((0, "down", x, y))
    for number in range(int(STUCK_S) + 2):
        hand.wait(1)
        panel.touch((0, "move", x + number % 3, y))
    assert "has not lifted" in caplog.text


# Rates.


@pytest.mark.parametrize("hertz", [5, 240])
def test_a_slow_and_a_fast_panel_tell_the_same_tap(hand: Hand, panel: Panel, hertz: int) -> None:
    slide(hand, panel, middle(hand, "Text size"), (20.0, 0.0), hertz)
    assert text_size(hand) is TextSize.LARGE


@pytest.mark.parametrize("hertz", [5, 240])
def test_a_slow_and_a_fast_panel_tell_the_same_drift(hand: Hand, panel: Panel, hertz: int) -> None:
    here, there = middle(hand, "Text size"), middle(hand, "Contrast")
    slide(hand, panel, here, (there[0] - here[0], there[1] - here[1]), hertz)
    assert text_size(hand) is TextSize.NORMAL
    assert hand.guide.visit.contrast.value == "dark"


@pytest.mark.parametrize("hertz", [5, 240])
def test_a_slow_and_a_fast_panel_tell_the_same_scroll(make_kiosk: Kiosks, hertz: int) -> None:
    hand = make_kiosk(SMALL)
    hand.guide.go(ReadPage("medicines"))
    hand.settle()
    hand.tap("More below")
    hand.clock.advance(1.0)
    before = hand.scrolled()
    slide(hand, Panel(hand), (300.0, 200.0), (0.0, 100.0), hertz)
    assert hand.scrolled() == [value - 100 for value in before]
    assert where(hand) == ReadPage("medicines")


def slide(hand: Hand, panel: Panel, start: tuple[float, float], way: tuple[float, float], hertz: int) -> None:
    """Slide for a second from `start` by `way`, told so many times a second."""
    panel.touch((0, "down", *start))
    for number in range(1, hertz):
        hand.clock.advance(1 / hertz)
        panel.touch((0, "move", start[0] + way[0] * number / hertz, start[1] + way[1] * number / hertz))
    hand.clock.advance(1 / hertz)
    panel.touch((0, "up", start[0] + way[0], start[1] + way[1]))


# Touch and mouse for one press.


@pytest.mark.parametrize("late", [0.0, 0.05, 0.3, 0.45, 0.5])
@pytest.mark.parametrize("press", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("is_touch_first", [True, False])
def test_touch_and_mouse_for_the_same_press_act_once(
    hand: Hand, panel: Panel, late: float, press: float, is_touch_first: bool
) -> None:
    place = middle(hand, "Text size")

    def touch(state: str) -> None:
        panel.touch((0, state, *place))

    def mouse(state: str) -> None:
        panel.mouse(state, *place)

    first, second = (touch, mouse) if is_touch_first else (mouse, touch)
    steps = [(0.0, first, "down"), (press, first, "up"), (late, second, "down"), (press + late, second, "up")]
    steps.sort(key=when)
    for (now, act, state), (following, _, _) in pairwise([*steps, (steps[-1][0], None, "")]):
        assert act is not None
        act(state)
        hand.clock.advance(following - now)
    assert text_size(hand) is TextSize.LARGE


def when(step: tuple[float, object, str]) -> float:
    return step[0]


# Events that cannot be.


@pytest.mark.parametrize("x", ODD)
@pytest.mark.parametrize("y", [*ODD, 500.0])
def test_a_place_that_is_none_does_nothing(hand: Hand, panel: Panel, x: float, y: float) -> None:
    panel.odd(BEGIN, (0, "down", x, y))
    panel.odd(UPDATE, (0, "move", x, y))
    panel.odd(END, (0, "up", x, y))
    panel.mouse("down", x, y)
    panel.mouse("up", x, y)
    assert where(hand) == Home()


def test_a_press_whose_lift_is_told_from_nowhere_does_nothing(hand: Hand, panel: Panel) -> None:
    panel.odd(BEGIN, (0, "down", *middle(hand, "Text size")))
    panel.odd(UPDATE, (0, "move", float("nan"), 0.0))
    panel.odd(END, (0, "up", float("nan"), float("nan")))
    assert text_size(hand) is TextSize.NORMAL
    hand.tap("Text size")
    assert text_size(hand) is TextSize.LARGE


def test_moves_and_lifts_without_a_press_do_nothing(hand: Hand, panel: Panel) -> None:
    place = middle(hand, "Text size")
    panel.odd(UPDATE, (3, "move", *place))
    panel.odd(END, (3, "up", *place))
    panel.odd(BEGIN, (4, "up", *place))
    panel.odd(BEGIN, (5, "move", *place))
    panel.odd(END, (5, "up", *place))
    panel.mouse("up", *place)
    assert text_size(hand) is TextSize.NORMAL


def test_a_lift_that_was_lost_costs_nothing_but_that_press(hand: Hand, panel: Panel) -> None:
    panel.odd(BEGIN, (0, "down", *middle(hand, "Contrast")))
    hand.clock.advance(1.0)
    panel.odd(BEGIN, (1, "down", *middle(hand, "Text size")))
    panel.odd(END, (1, "up", *middle(hand, "Text size")))
    assert text_size(hand) is TextSize.LARGE
    assert hand.guide.visit.contrast.value == "light"


def test_a_number_that_is_used_again_is_another_press(hand: Hand, panel: Panel) -> None:
    panel.odd(BEGIN, (0, "down", *middle(hand, "Contrast")))
    hand.clock.advance(1.0)
    panel.odd(UPDATE, (0, "down", *middle(hand, "Text size")))
    panel.odd(END, (0, "up", *middle(hand, "Text size")))
    assert text_size(hand) is TextSize.LARGE
    assert hand.guide.visit.contrast.value == "light"


def test_an_end_that_names_nobody_lets_go(hand: Hand, panel: Panel) -> None:
    panel.odd(BEGIN, (0, "down", *middle(hand, "Contrast")))
    panel.odd(END)
    assert not hand.window.door.taps.is_held
    assert hand.guide.visit.contrast.value == "light"


@pytest.mark.parametrize("kind", [QEvent.Type.FocusOut, QEvent.Type.Hide])
def test_a_press_ends_without_acting_when_something_covers_the_window(
    hand: Hand, panel: Panel, kind: QEvent.Type
) -> None:
    place = middle(hand, "Text size")
    panel.odd(BEGIN, (0, "down", *place))
    event = QFocusEvent(kind, Qt.FocusReason.OtherFocusReason) if kind is QEvent.Type.FocusOut else QEvent(kind)
    QCoreApplication.sendEvent(hand.window.windowHandle(), event)
    panel.odd(END, (0, "up", *place))
    assert text_size(hand) is TextSize.NORMAL
    hand.tap("Text size")
    assert text_size(hand) is TextSize.LARGE


def test_a_screen_that_turns_under_the_finger_forgets_it(hand: Hand, panel: Panel) -> None:
    place = middle(hand, "Text size")
    panel.odd(BEGIN, (0, "down", *place))
    hand.window.resize(1080, 1920)
    hand.settle()
    panel.odd(END, (0, "up", *place))
    assert text_size(hand) is TextSize.NORMAL


# The clock.


def test_a_finger_on_the_glass_stops_the_clock(hand: Hand, panel: Panel) -> None:
    place = (400.0, 1070.0)
    panel.touch((0, "down", *place))
    for number in range(60):
        hand.wait(5)
        panel.touch((0, "move", place[0] + 40 * (number % 2), place[1]))
    assert where(hand) == Home()
    assert not hand.window.is_asking
    panel.touch((0, "up", *place))
    hand.wait(89)
    assert not hand.window.is_asking
    hand.wait(2)
    assert hand.window.is_asking


def test_a_contact_that_is_stuck_does_not_keep_the_visit_open(hand: Hand, panel: Panel) -> None:
    panel.touch((0, "down", 400.0, 1070.0))
    hand.wait(STUCK_S + 90 + 31)
    assert where(hand) == Attract()


def test_the_countdown_can_be_extended_more_than_ten_times(hand: Hand) -> None:
    for _ in range(12):
        hand.wait(115)
        assert hand.window.is_asking
        hand.tap("I am still here")
        assert not hand.window.is_asking
    assert where(hand) == Home()


def test_more_time_doubles_the_limits_of_this_visit_alone(hand: Hand) -> None:
    hand.guide.visit.time_factor = 2
    hand.wait(175)
    assert not hand.window.is_asking
    hand.wait(10)
    assert hand.sees("in 54 seconds")
    hand.wait(60)
    assert where(hand) == Attract()
    hand.tap("Touch to start")
    hand.wait(91)
    assert hand.window.is_asking
