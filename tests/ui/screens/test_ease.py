"""What makes the kiosk easier: settings in force at once, gone with the visit; and what the buttons do, in words."""

import pytest

from kiosk.ui.screens.base import Frame
from kiosk.ui.screens.base import Screen as KioskScreen
from kiosk.ui.widgets.icon_row import Explanation, Setting
from kiosk.visit.route import (
    AskCall,
    Attract,
    BodyMap,
    ButtonHelp,
    Ease,
    GetHelp,
    Home,
    ReadPage,
    Route,
    Search,
    ShowTopic,
)
from kiosk.visit.visit import Contrast, TextSize
from tests.support.kiosks import FINE, MIDDLE, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler

EVERYWHERE: tuple[Route, ...] = (
    Home(),
    ShowTopic("types"),
    ReadPage("sensory"),
    ReadPage("needling-steps", 1),
    GetHelp(),
    BodyMap(),
    BodyMap("feet"),
    Search(),
    ReadPage("questions"),
    AskCall(),
    Ease(),
    ButtonHelp(),
)


def at_ease(make_kiosk: Kiosks, screen: Screen = WIDE) -> Hand:
    hand = make_kiosk(screen)
    hand.tap("Touch to start")
    hand.tap("Make it easier")
    return hand


def setting(hand: Hand, name: str) -> str:
    """Return the setting called `name` as it stands, such as "More time: Off"; on a small screen look for it."""
    for _ in range(6):
        found = [one for one in hand.names() if one.startswith(f"{name}: ")]
        if found:
            return found[0]
        hand.tap("Show more")
    raise LookupError(name)


def change(hand: Hand, name: str) -> str:
    hand.tap(setting(hand, name))
    return setting(hand, name)


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
def test_a_tap_changes_a_setting_at_once_and_says_how_it_stands(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = at_ease(make_kiosk, screen)
    assert change(hand, "Text size") == "Text size: Large"
    assert hand.guide.visit.text_size is TextSize.LARGE
    assert change(hand, "Colors") == "Colors: Dark"
    assert hand.guide.visit.contrast is Contrast.DARK
    assert change(hand, "More time") == "More time: On"
    assert change(hand, "Your hand") == "Your hand: Left"


def test_the_language_changes_in_place(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    hand.tap("Language: English")
    assert hand.where() == Ease()
    assert hand.sees("Más fácil de usar")
    assert "Idioma: Español" in hand.names()


def test_everything_is_as_before_once_the_visit_ends(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    for name in ("Text size", "Colors", "More time", "Lower the buttons", "Your hand"):
        change(hand, name)
    hand.tap("Finish and clear")
    hand.tap("Touch to start")
    assert hand.window.reach == hand.window.rect()
    assert hand.place_of("Home").left() < hand.place_of("Ask us to call you").left()
    hand.tap("Make it easier")
    standing = {setting(hand, name) for name in ("Text size", "Colors", "More time", "Lower the buttons", "Your hand")}
    off = {"Text size: Normal", "Colors: Light", "More time: Off", "Lower the buttons: Off", "Your hand: Right"}
    assert standing == off


def test_more_time_doubles_the_quiet_time_and_the_countdown(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    change(hand, "More time")
    hand.wait(178)
    assert not hand.sees("Are you still there?")
    hand.wait(4)
    assert hand.sees("Are you still there?")
    hand.wait(56)
    assert hand.where() == Ease()
    hand.wait(6)
    assert hand.where() == Attract()


def test_without_it_the_time_is_the_usual_one(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    change(hand, "More time")
    change(hand, "More time")
    hand.wait(92)
    assert hand.sees("Are you still there?")


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize(("screen", "share"), [(WIDE, 0.5), (FINE, 0.5), (TALL, 0.4)])
def test_lowered_buttons_are_all_within_reach_on_every_screen(
    make_kiosk: Kiosks, screen: Screen, share: float, text: TextSize
) -> None:
    hand = at_ease(make_kiosk, screen)
    change(hand, "Lower the buttons")
    hand.guide.visit.text_size = text
    hand.guide.adjust()
    for route in EVERYWHERE:
        hand.guide.go(route)
        hand.settle()
        tops = {name: hand.place_of(name).top() for name in hand.names()}
        assert min(tops.values()) >= screen.height * share - 1, (route, tops)
        assert Ruler(hand).faults() == [], route


def test_the_question_whether_somebody_is_there_is_within_reach_too(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    change(hand, "Lower the buttons")
    hand.wait(92)
    assert hand.place_of("I am still here").top() > WIDE.height / 2


def test_above_lowered_buttons_stand_the_title_and_the_picture(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    change(hand, "Lower the buttons")
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    stage = hand.window.furnish("").stage
    assert stage.isVisible()
    assert stage.geometry().bottom() < hand.window.reach.top() + 1
    assert any("Sensory nerves" in text for text in hand.texts())
    hand.guide.visit.is_lowered = False
    hand.guide.adjust()
    assert not stage.isVisible()


@pytest.mark.parametrize("screen", [SMALL, Screen(1280, 800, 0.17)])
def test_on_a_low_screen_nothing_needs_lowering(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = at_ease(make_kiosk, screen)
    with pytest.raises(LookupError):
        setting(hand, "Lower the buttons")


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL, MIDDLE])
def test_for_the_left_hand_the_bottom_bar_is_the_other_way_round(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = at_ease(make_kiosk, screen)
    change(hand, "Your hand")
    for route in EVERYWHERE:
        hand.guide.go(route)
        hand.settle()
        shown = [one for one in hand.window.findChildren(KioskScreen) if one.isVisible()]
        if shown[0].frame is Frame.FULL:
            assert hand.place_of("Home").left() > hand.place_of("Back").left()
        assert Ruler(hand).faults() == [], route


@pytest.mark.parametrize("text", list(TextSize))
@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL, MIDDLE])
def test_both_screens_keep_the_rules_at_every_size(make_kiosk: Kiosks, screen: Screen, text: TextSize) -> None:
    hand = at_ease(make_kiosk, screen)
    hand.guide.visit.text_size = text
    hand.guide.adjust()
    for route in (Ease(), ButtonHelp()):
        hand.guide.go(route)
        hand.settle()
        seen: set[tuple[str, ...]] = set()
        while (here := tuple(hand.texts())) not in seen:
            seen.add(here)
            assert Ruler(hand).faults() == []
            for row in hand.window.findChildren(Setting) + hand.window.findChildren(Explanation):
                if row.isVisible():
                    assert row.height_for(row.width()) <= row.height(), row.accessibleName()
                    assert row.longest_word_fits(row.width()), row.accessibleName()
            if "Show more" in hand.names():
                hand.tap("Show more")


def test_the_buttons_are_explained_by_their_own_names(make_kiosk: Kiosks) -> None:
    hand = at_ease(make_kiosk)
    tools = {button.accessibleName() for button in hand.window.furnish("").tools.buttons()}
    hand.tap("What do the buttons do?")
    assert hand.where() == ButtonHelp()
    explained: set[str] = set()
    for _ in range(3):
        explained |= {text.split(":")[0] for text in hand.texts() if ":" in text}
        if "Show more" in hand.names():
            hand.tap("Show more")
    assert tools - {"Español", "Listen"} <= explained  # there is no voice here
    assert hand.sees("The front desk can help you, in private.")
