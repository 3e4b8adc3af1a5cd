"""The hand that tests and the tour use: it finds controls by name, and says what else there is."""

import pytest
from PySide6.QtCore import QPoint

from kiosk.visit.route import Home, ReadPage
from tests.support.kiosks import SMALL, Kiosks


def test_a_name_that_is_not_there_is_answered_with_those_that_are(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    with pytest.raises(LookupError, match=r"'Treatmints' can be tapped; there is .*'Touch to start'"):
        hand.tap("Treatmints")


def test_it_taps_links_by_their_words(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    while "braces" not in hand.names():
        hand.tap("More below")
    hand.tap("braces")
    assert hand.where() == ReadPage("devices")


def test_a_control_that_cannot_be_seen_cannot_be_tapped(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    assert "Touch to start" not in hand.names()
    with pytest.raises(LookupError):
        hand.place_of("Touch to start")


def test_a_roll_of_the_finger_is_a_tap_and_a_long_drag_is_none(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    place = hand.place_of("Home").center()
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    hand.tap_at(place, drift=QPoint(0, -400))
    assert hand.where() == ReadPage("motor")
    hand.tap_at(place, drift=QPoint(25, 0))
    assert hand.where() == Home()


def test_it_types_small_and_capital_letters_and_spaces(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Ask us to call you")
    hand.type("anA oB")
    assert hand.guide.visit.draft is not None
    assert hand.guide.visit.draft.name == "anA oB"


def test_it_waits_for_what_never_comes_only_so_long(make_kiosk: Kiosks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.ui.driver._PATIENCE_MS", 1)
    hand = make_kiosk()
    assert not hand.wait_for(lambda: False)
    assert hand.wait_for(lambda: True)


def test_it_lets_exactly_the_asked_time_pass(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    before = hand.clock.monotonic()
    hand.wait(10.1)
    assert hand.clock.monotonic() - before == pytest.approx(10.1)
