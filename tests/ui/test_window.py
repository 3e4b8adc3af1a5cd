"""The window: one screen at a time, a size that may change at any moment, and the banner of a trial."""

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kiosk.settings import Taps
from kiosk.ui.screens.base import Screen
from kiosk.ui.window import KioskWindow
from kiosk.visit.route import AskCall, GetHelp, Home, ReadPage, Route, ShowTopic
from tests.support.fakes import FakeClock
from tests.support.kiosks import SMALL, TALL, WIDE, Hand, Kiosks
from tests.support.layout import Ruler

ROUTES: list[Route] = [
    Home(),
    ShowTopic("types"),
    ReadPage("motor"),
    ReadPage("needling-steps", 2),
    GetHelp(),
    AskCall(),
]


def shown(hand: Hand) -> list[str]:
    return [type(one).__name__ for one in hand.window.findChildren(Screen) if one.isVisible()]


def test_one_screen_at_a_time_is_shown(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    assert shown(hand) == ["Attract"]
    for route in ROUTES:
        hand.guide.go(route)
        assert len(shown(hand)) == 1


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
def test_a_screen_that_turns_or_changes_is_laid_out_anew(make_kiosk: Kiosks, route: Route) -> None:
    hand = make_kiosk(WIDE)
    hand.guide.go(Home())
    hand.guide.go(route)
    for screen in (TALL, WIDE, TALL):
        hand.window.resize(screen.width, screen.height)
        hand.settle()
        assert Ruler(hand).faults() == []


def test_a_turned_screen_keeps_the_place_and_what_was_typed(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(WIDE)
    hand.tap("Ask us to call you")
    hand.type("Ana Test")
    hand.window.resize(TALL.width, TALL.height)
    hand.settle()
    hand.tap("Next: your phone number")
    assert hand.sees("What is your phone number?")
    hand.window.resize(WIDE.width, WIDE.height)
    hand.tap("Back")
    assert hand.guide.visit.draft is not None
    assert hand.guide.visit.draft.name == "Ana Test"


@pytest.mark.parametrize(("is_trial", "sees"), [(True, True), (False, False)])
def test_every_screen_of_a_trial_says_so(make_kiosk: Kiosks, is_trial: bool, sees: bool) -> None:
    hand = make_kiosk(SMALL, is_trial=is_trial)
    assert hand.sees("Trial: do not enter real details") == sees
    for route in ROUTES:
        hand.guide.go(route)
        assert hand.sees("Trial: do not enter real details") == sees


def test_the_first_paint_is_told_once_there_is_a_screen(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(is_furnished=False)
    paints = QSignalSpy(hand.window.first_paint)
    hand.window.update()
    hand.settle()
    assert paints.count() == 1


def test_a_window_without_a_screen_paints_its_ground_and_asks_nothing(qtbot: QtBot) -> None:
    window = KioskWindow(Taps(), FakeClock(), 0.2646, is_trial=False)
    qtbot.addWidget(window, before_close_func=KioskWindow.leave)
    window.resize(300, 200)
    window.place()
    window.ask(10, 30)
    window.stop_asking()
    window.missed(5, 5)
    assert not window.is_asking
    assert window.root is window
    image = window.grab().toImage()
    assert len({image.pixel(x, 100) for x in range(300)}) == 1


def test_a_key_makes_the_focus_visible_and_a_touch_hides_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.window.furnish("").keys.used.emit()
    assert hand.window.property("keyboardUsed")
    hand.tap("Treatments")
    assert not hand.window.property("keyboardUsed")
