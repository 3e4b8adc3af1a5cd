"""The way in: one finger that rests for three seconds on the clinic's name, and nothing that patients' hands do."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from kiosk.ui.staff.hold import HoldLine
from kiosk.ui.staff.screen import StaffScreen
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Attract, Home, ReadPage, Staff
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.staff import FakeStaffDesk, make_colleague

MM = 1 / 0.2646  # pixels


def name_place(hand: Hand) -> QPoint:
    """Return a point on the clinic's name."""
    labels = [one for one in hand.window.findChildren(Words) if one.isVisible() and one.text() == "Test Clinic"]
    place = QRect(labels[0].mapTo(hand.window, QPoint(0, 0)), labels[0].size())
    return QPoint(place.left() + round(10 * MM), place.center().y())


def touch(hand: Hand, *events: tuple[int, str, QPoint]) -> None:
    """Send events of several fingers at once, without letting time pass."""
    handle = hand.window.windowHandle()
    sent = QTest.touchEvent(handle, hand._device)
    for number, state, place in events:
        if state == "stay":
            sent.stationary(number)
        else:
            getattr(sent, state)(number, place, handle)
    sent.commit()


def is_open(hand: Hand) -> bool:
    return isinstance(hand.window.shown, StaffScreen)


def line(hand: Hand) -> HoldLine:
    return hand.window.findChildren(HoldLine)[0]


@pytest.fixture
def hand(make_kiosk: Kiosks) -> Hand:
    return make_colleague(make_kiosk).hand


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
def test_three_seconds_on_the_waiting_screen_open_the_door(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = make_colleague(make_kiosk, screen=screen).hand
    hand.press_at(name_place(hand))
    hand.wait(2.9)
    assert not is_open(hand)
    hand.wait(0.4)
    assert is_open(hand)
    hand.lift_at(name_place_before(hand))
    hand.settle()
    assert is_open(hand)
    assert hand.guide.route == Staff()


def name_place_before(hand: Hand) -> QPoint:
    return QPoint(100, 60)


@pytest.mark.parametrize("screen", [WIDE, TALL])
def test_the_name_in_the_bar_opens_it_too_and_ends_the_visit(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = make_colleague(make_kiosk, screen=screen).hand
    hand.tap("Touch to start")
    hand.guide.go(ReadPage(next(iter(hand.guide._site.library.pages))))
    hand.guide.visit.text_size = TextSize.LARGE
    hand.settle()
    hand.press_at(name_place(hand))
    hand.wait(3.2)
    assert is_open(hand)
    assert hand.guide.visit.text_size is TextSize.NORMAL
    hand.tap("Leave")
    assert hand.guide.route == Attract()


def test_a_thin_line_grows_from_the_first_second_on_and_nothing_else(hand: Hand) -> None:
    hand.press_at(name_place(hand))
    before = hand.window.grab().toImage()
    hand.wait(0.9)
    assert line(hand).isHidden()
    hand.wait(0.6)
    shares = [line(hand)._share]
    hand.wait(1.0)
    shares.append(line(hand)._share)
    assert not line(hand).isHidden()
    assert shares == sorted(shares)
    assert 0.1 < shares[0] < 0.5 < shares[1] < 1.0
    after = hand.window.grab(line(hand).geometry()).toImage()
    assert after != before.copy(line(hand).geometry())
    assert line(hand).height() * 0.2646 < 1.5
    hand.lift_at(name_place(hand))
    hand.settle()
    hand.wait(0.3)
    assert line(hand).isHidden()


def test_a_short_hold_is_a_touch_like_any_other(hand: Hand) -> None:
    hand.press_at(name_place(hand))
    hand.wait(2.5)
    hand.lift_at(name_place(hand))
    hand.settle()
    assert hand.guide.route == Home()


def test_many_taps_never_open_it(hand: Hand) -> None:
    hand.tap("Touch to start")
    for _ in range(40):
        hand.press_at(name_place(hand))
        hand.wait(0.5)
        hand.lift_at(name_place(hand))
        hand.wait(0.02)
    assert not is_open(hand)


@pytest.mark.parametrize("way", [QPoint(round(6 * MM), 0), QPoint(0, round(5.5 * MM)), QPoint(-round(7 * MM), 20)])
def test_a_finger_that_drifts_never_opens_it(hand: Hand, way: QPoint) -> None:
    hand.tap("Touch to start")
    start = name_place(hand)
    hand.press_at(start)
    for number in range(8):
        hand.move_to(start + way * (number % 2))
        hand.wait(1.0)
    assert not is_open(hand)


def test_a_little_wobble_of_a_steady_finger_does(hand: Hand) -> None:
    start = name_place(hand)
    hand.press_at(start)
    for number in range(6):
        hand.move_to(start + QPoint(round(2 * MM) * (number % 2), 0))
        hand.wait(0.6)
    assert is_open(hand)


def test_a_second_finger_anywhere_prevents_it_for_good(hand: Hand) -> None:
    hand.tap("Touch to start")
    hand.clock.advance(1)
    place, other = name_place(hand), QPoint(900, 600)
    touch(hand, (0, "press", place))
    hand.wait(1.0)
    touch(hand, (0, "stay", place), (1, "press", other))
    hand.wait(0.2)
    touch(hand, (0, "stay", place), (1, "release", other))
    hand.wait(5.0)
    assert not is_open(hand)


def test_a_finger_that_is_down_already_prevents_it(hand: Hand) -> None:
    hand.tap("Touch to start")
    hand.clock.advance(1)
    place, other = name_place(hand), QPoint(900, 600)
    touch(hand, (1, "press", other))
    hand.wait(0.5)
    touch(hand, (1, "stay", other), (0, "press", place))
    hand.wait(5.0)
    assert not is_open(hand)


def test_a_palm_never_opens_it(hand: Hand) -> None:
    hand.tap("Touch to start")
    hand.clock.advance(1)
    place = name_place(hand)
    hand.window.door.taps.down(0, place.x(), place.y(), 40 * MM)
    hand.wait(6.0)
    assert not is_open(hand)


def test_beside_the_name_nothing_opens(hand: Hand) -> None:
    hand.tap("Touch to start")
    for beside in (QPoint(0, round(25 * MM)), QPoint(round(120 * MM), 0)):
        hand.press_at(name_place(hand) + beside)
        hand.wait(4.0)
        hand.lift_at(name_place(hand) + beside)
        assert not is_open(hand)


def test_under_the_question_whether_somebody_is_there_it_does_not(hand: Hand) -> None:
    hand.tap("Touch to start")
    hand.wait(95)
    assert hand.window.is_asking
    hand.press_at(name_place(hand))
    hand.wait(4.0)
    assert not is_open(hand)


def test_keys_open_it_by_a_combination_alone(hand: Hand) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for modifiers in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
        both | Qt.KeyboardModifier.ShiftModifier,
    ):
        QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_S, modifiers)
        hand.settle()
        assert not is_open(hand)
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_S, both)
    hand.settle()
    assert is_open(hand)
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_S, both)
    hand.settle()
    assert is_open(hand)


def test_a_kiosk_without_staffs_side_has_no_door(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.press_at(name_place(hand))
    hand.wait(4.0)
    hand.guide.open_staff()
    assert hand.guide.route == Attract()


def test_it_opens_where_there_are_no_pages(make_kiosk: Kiosks, tmp_path: object) -> None:
    hand = make_kiosk(content=tmp_path, staff=FakeStaffDesk())  # type: ignore[arg-type]
    assert hand.sees("out of order")
    hand.guide.open_staff()
    hand.settle()
    assert is_open(hand)
    assert hand.sees("your passphrase?")
