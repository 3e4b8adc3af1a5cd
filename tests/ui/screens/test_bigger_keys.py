"""Bigger keys as a visitor meets them: one tap away, remembered for the visit, offered after many corrections."""

import pytest

from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.field import Field
from kiosk.visit.route import AskCall, Home, Route, Search
from tests.support.kiosks import SCREENS, SMALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler

TEXTS = ("normal", "large", "largest")
ROUTES: dict[str, Route] = {"form": AskCall(), "search": Search()}
GROUPS = ("abcde", "fghij", "klmno", "pqrst", "uvwxyz")
CASES = [(screen, text) for screen in SCREENS for text in TEXTS if screen != "fine" or text == "large"]


def at(make_kiosk: Kiosks, where: str = "form", screen: Screen = WIDE, text: str = "normal") -> Hand:
    hand = make_kiosk(screen)
    hand.guide.go(Home())
    for _ in range(TEXTS.index(text)):
        hand.guide._next_text_size()
    hand.guide.go(ROUTES[where])
    hand.settle()
    return hand


def typed(hand: Hand) -> str:
    """Return what the field in view shows."""
    return next(field for field in hand.window.findChildren(Field) if field.isVisible()).text()


def tap_letters(hand: Hand, text: str) -> None:
    """Type lower case letters on the bigger keys; capitals come where they come by themselves."""
    for char in text:
        if char == " ":
            hand.tap("space")
            continue
        group = next(group for group in GROUPS if char in group)
        hand.tap(next(name for name in hand.names() if name.lower() == f"letters {' '.join(group)}"))
        hand.tap(next(name for name in hand.names() if name.lower() == char))


def keys(hand: Hand) -> dict[str, KeyButton]:
    found = hand.window.findChildren(KeyButton)
    return {key.accessibleName(): key for key in found if key.isVisible()}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("where", ROUTES)
def test_they_are_one_tap_away_and_one_tap_back(make_kiosk: Kiosks, where: str, screen: str) -> None:
    hand = at(make_kiosk, where, SCREENS[screen])
    usual = set(keys(hand))
    hand.tap("Bigger keys")
    assert len(keys(hand)) == 10
    hand.tap("Usual keys")
    assert set(keys(hand)) == usual


def test_a_name_takes_two_taps_a_letter(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, screen=SMALL)
    hand.tap("Bigger keys")
    tap_letters(hand, "test patient")
    assert typed(hand) == "Test Patient"


def test_spanish_letters_signs_and_numbers(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk)
    hand.tap("Bigger keys")
    for name in ("Letters K L M N O", "Ñ", "Letters u v w x y z", "ú", "Signs", "-", "Letters A B C D E", "Á"):
        hand.tap(name)
    hand.tap("Signs")
    hand.tap("'")
    hand.tap("Numbers")
    hand.tap("1")
    hand.tap("2")  # numbers stay in view: they come several at a time
    hand.tap("All letters")
    hand.tap("Capital letter")
    hand.tap("Letters F G H I J")
    hand.tap("H")
    assert typed(hand) == "Ñú-Á'12H"
    hand.tap("Erase the last one")
    assert typed(hand) == "Ñú-Á'12"


def test_a_wrong_group_is_left_without_typing(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "search")
    hand.tap("Bigger keys")
    hand.tap("Letters f g h i j")
    hand.tap("All letters")
    assert typed(hand) == ""
    assert "Letters f g h i j" in hand.names()


def test_they_are_remembered_for_the_visit_and_forgotten_after_it(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "search")
    hand.tap("Bigger keys")
    hand.guide.go(AskCall())
    hand.settle()
    assert "Usual keys" in hand.names()
    tap_letters(hand, "a")
    hand.guide.go_back()
    hand.settle()
    assert "Usual keys" in hand.names()
    hand.guide.end_visit()
    for route in (Home(), Search(), AskCall()):
        hand.guide.go(route)
    hand.settle()
    assert "Bigger keys" in hand.names()
    assert "Q" in hand.names()


def test_a_second_tap_that_comes_too_soon_belongs_to_the_old_keys(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk)
    hand.tap("Bigger keys")
    hand.tap("Letters A B C D E")
    place = hand.place_of("E").center()
    hand.clock.advance(-0.9)  # the hand waits a second before each tap
    hand.tap_at(place)
    assert typed(hand) == ""
    hand.tap_at(place)
    assert typed(hand) == "E"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("where", ROUTES)
def test_many_corrections_bring_an_offer_that_moves_no_key(make_kiosk: Kiosks, where: str, screen: str) -> None:
    hand = at(make_kiosk, where, SCREENS[screen])
    buttons = [one for one in hand.window.findChildren(TouchButton) if one.isVisible()]
    toggle = next(one for one in buttons if one.accessibleName() == "Bigger keys")
    hand.type("a" if where == "search" else "A")
    places = {name: hand.place_of(name) for name in keys(hand)}
    for _ in range(3):
        assert toggle.kind == "quiet"
        hand.tap("Erase the last one")
        hand.type("a" if where == "search" else "A")
    assert toggle.kind != "quiet"
    assert {name: hand.place_of(name) for name in keys(hand)} == places
    if where == "form":
        assert hand.sees("Are the keys too small?")
    assert Ruler(hand).faults() == []
    hand.tap("Bigger keys")
    assert not hand.sees("Are the keys too small?")


def test_an_offer_goes_away_when_somebody_types_on(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk)
    hand.type("Zqxz")
    for _ in range(3):
        hand.tap("Erase the last one")
    assert hand.sees("Are the keys too small?")
    hand.type("xzzqxqzxqz")
    assert not hand.sees("Are the keys too small?")
    assert hand.sees("So that we know who to ask for.")
    for _ in range(5):
        hand.tap("Erase the last one")
    assert not hand.sees("Are the keys too small?")


def test_a_number_has_large_keys_already(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk)
    hand.tap("Bigger keys")
    tap_letters(hand, "ana")
    hand.tap("Next: your phone number")
    assert not {"Bigger keys", "Usual keys"} & set(hand.names())
    hand.type("208")
    hand.tap("Back")
    assert "Usual keys" in hand.names()


@pytest.mark.parametrize(("screen", "text"), CASES)
@pytest.mark.parametrize("where", ROUTES)
def test_every_page_keeps_the_rules(make_kiosk: Kiosks, where: str, screen: str, text: str) -> None:
    hand = at(make_kiosk, where, SCREENS[screen], text)
    hand.window.setUpdatesEnabled(False)
    hand.tap("Bigger keys")
    for number in range(len(GROUPS) + 2):
        group = [key for key in keys(hand).values() if key.is_group][number]
        assert group.width() * SCREENS[screen].mm_per_px >= 24
        assert Ruler(hand).faults() == []
        hand.tap(group.accessibleName())
        assert Ruler(hand).faults() == []
        hand.tap("All letters")
