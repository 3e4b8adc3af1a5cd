"""Touch and mouse on a real window: every tap goes through the steady-tap rule, and nothing goes past it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPointingDevice, QTouchEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.ring import Ring
from kiosk.visit.route import AskCall, Attract, GetHelp, Home, ReadPage
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SMALL, Hand, Kiosks

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
FREE = QPoint(960, 540)  # nothing but the attract screen's ground at 1920 x 1080


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def hand(make_kiosk: Kiosks) -> Hand:
    """Return a hand at the home screen."""
    hand = make_kiosk()
    hand.tap("Touch to start")
    return hand


def button(hand: Hand, name: str) -> QAbstractButton:
    return next(one for one in hand.window.findChildren(QAbstractButton) if one.accessibleName() == name)


def mouse(hand: Hand, name: str) -> None:
    point = hand.place_of(name).center()
    QTest.mouseClick(hand.window.windowHandle(), LEFT, NONE, point)


def beside(hand: Hand, name: str, mm: float) -> QPoint:
    """Return the point `mm` millimetres left of a control."""
    place = hand.place_of(name)
    return QPoint(place.left() - round(mm / 0.2646), place.center().y())


def ring(hand: Hand) -> Ring:
    return hand.window.findChildren(Ring)[0]


def test_touch_and_mouse_both_act(hand: Hand) -> None:
    hand.tap("Text size")
    hand.clock.advance(1.0)
    mouse(hand, "Text size")
    assert hand.guide.visit.text_size is TextSize.LARGEST


def test_a_touch_and_the_mouse_press_made_of_it_act_once(hand: Hand) -> None:
    point = hand.place_of("Text size").center()
    handle = hand.window.windowHandle()
    hand.press_at(point)
    QTest.mousePress(handle, LEFT, NONE, point)
    QTest.mouseRelease(handle, LEFT, NONE, point)
    hand.lift_at(point)
    assert hand.guide.visit.text_size is TextSize.LARGE
    hand.clock.advance(0.05)
    mouse(hand, "Text size")  # some platforms send the mouse only after the lift
    assert hand.guide.visit.text_size is TextSize.LARGE


def test_a_double_click_acts_once(hand: Hand) -> None:
    hand.clock.advance(1.0)
    QTest.mouseDClick(hand.window.windowHandle(), LEFT, NONE, hand.place_of("Text size").center())
    assert hand.guide.visit.text_size is TextSize.LARGE


def test_a_double_click_reaches_no_button_past_the_rule(hand: Hand) -> None:
    point = QPointF(hand.place_of("Treatments").center())
    double = QMouseEvent(QEvent.Type.MouseButtonDblClick, point, point, LEFT, LEFT, NONE)
    QCoreApplication.sendEvent(hand.window.windowHandle(), double)
    assert not button(hand, "Treatments").isDown()


@pytest.mark.parametrize("which", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton])
def test_other_mouse_buttons_do_nothing(hand: Hand, which: Qt.MouseButton) -> None:
    hand.clock.advance(1.0)
    QTest.mouseClick(hand.window.windowHandle(), which, NONE, hand.place_of("Treatments").center())
    assert hand.where() == Home()


def test_wheel_and_context_menu_reach_no_widget(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.guide.go(ReadPage("medicines"))
    hand.settle()
    before = hand.scrolled()
    place, handle = hand.window.rect().center(), hand.window.windowHandle()
    wheel = QWheelEvent(
        QPointF(place), QPointF(place), QPoint(0, -400), QPoint(0, -400), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(handle, wheel)
    QCoreApplication.sendEvent(handle, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place))
    hand.settle()
    assert hand.scrolled() == before
    assert hand.where() == ReadPage("medicines")


def test_the_pressed_look_is_painted_before_the_touch_event_returns(hand: Hand) -> None:
    target = button(hand, "Treatments")
    paints = Paints(target)
    hand.clock.advance(1.0)
    point = hand.place_of("Treatments").center()
    taps = hand.window.door.taps  # what the touch event calls; Qt's own test events run the event loop as well
    taps.down(0, point.x(), point.y())
    assert (target.isDown(), paints.count) == (True, 1)
    taps.cancel()
    assert (target.isDown(), paints.count) == (False, 2)


def test_a_cancelled_touch_lets_go(hand: Hand) -> None:
    target = button(hand, "Treatments")
    hand.press_at(hand.place_of("Treatments").center())
    assert target.isDown()
    cancel(hand)
    assert not target.isDown()
    hand.lift_at(hand.place_of("Treatments").center())
    assert hand.where() == Home()


def test_a_second_finger_is_ignored(hand: Hand) -> None:
    first, second = hand.place_of("Treatments").center(), hand.place_of("Four types").center()
    handle, device = hand.window.windowHandle(), touchscreen(hand)
    hand.clock.advance(1.0)
    QTest.touchEvent(handle, device).press(0, first, handle).commit()
    QTest.touchEvent(handle, device).stationary(0).press(1, second, handle).commit()
    QTest.touchEvent(handle, device).stationary(0).release(1, second, handle).commit()
    assert hand.where() == Home()
    QTest.touchEvent(handle, device).release(0, first, handle).commit()
    hand.settle()
    assert hand.sees("Medicines")


def test_a_tap_three_millimetres_beside_a_button_hits_it(hand: Hand) -> None:
    hand.tap_at(beside(hand, "Ask us to call you", 3.0))
    assert hand.where() == AskCall()


def test_a_tap_five_millimetres_beside_everything_shows_a_ring_and_does_nothing(hand: Hand) -> None:
    point = beside(hand, "Ask us to call you", 5.0)
    hand.tap_at(point)
    assert hand.where() == Home()
    assert ring(hand).isVisible()
    assert (ring(hand).geometry().center() - point).manhattanLength() <= 2


def test_the_ring_goes_by_itself(hand: Hand) -> None:
    hand.tap_at(beside(hand, "Ask us to call you", 5.0))
    assert hand.wait_for(ring(hand).isHidden)


def test_the_first_touch_anywhere_starts_and_does_nothing_else(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    assert hand.where() == Attract()
    hand.tap_at(FREE)
    assert hand.where() == Home()
    assert hand.guide.visit.text_size is TextSize.NORMAL


def test_a_first_touch_where_a_tile_will_be_opens_no_topic(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    point = hand.place_of("Four types").center()
    hand.guide.end_visit()
    hand.clock.advance(1.0)
    hand.tap_at(point)
    assert hand.where() == Home()
    hand.clock.advance(-0.9)  # a second tap of the same hand, 0.1 s after the first
    hand.tap_at(point)
    assert hand.where() == Home()


@pytest.mark.parametrize(("name", "route"), [("Get help now", GetHelp()), ("Ask us to call you", AskCall())])
def test_the_attract_screen_s_own_buttons_lead_where_they_say(make_kiosk: Kiosks, name: str, route: object) -> None:
    hand = make_kiosk()
    hand.tap(name)
    assert hand.where() == route


def read_to_a_link(hand: Hand) -> QPoint:
    """Read the page on medicines until a link is on the screen; return its middle."""
    hand.guide.go(ReadPage("medicines"))
    hand.settle()
    while True:
        for view in hand.window.findChildren(PageView):
            links = dict(view.links()) if view.isVisible() else {}
            if "Get help now" in links:
                return view.mapTo(hand.window, links["Get help now"].center())
        hand.tap("More below")


def test_a_drag_that_starts_on_a_link_scrolls_and_does_not_follow_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    place = read_to_a_link(hand)
    before = hand.scrolled()
    hand.press_at(place)
    for step in (40, 60, 80):
        hand.move_to(place + QPoint(0, step))
    assert hand.scrolled() == [value - 80 for value in before]
    hand.lift_at(place + QPoint(0, 80))
    hand.settle()
    assert hand.where() == ReadPage("medicines")


def test_a_tap_on_a_link_follows_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap_at(read_to_a_link(hand))
    assert hand.where() != ReadPage("medicines")
    hand.tap("Back")
    assert hand.where() == ReadPage("medicines")


def touchscreen(hand: Hand) -> QPointingDevice:
    return hand._device


def cancel(hand: Hand) -> None:
    QCoreApplication.sendEvent(hand.window.windowHandle(), QTouchEvent(QEvent.Type.TouchCancel, touchscreen(hand)))
