"""Journeys by keys alone: to a page and back, a word explained, the form to the end, the question, waking it up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.requests.draft import Topic
from kiosk.settings import Keypad, Settings
from kiosk.ui.keys import keypad_keys
from kiosk.ui.widgets.result import ResultButton
from kiosk.visit.route import (
    AskCall,
    Attract,
    BodyMap,
    GetHelp,
    Home,
    ReadPage,
    Recall,
    Search,
    ShowTopic,
    TakeHome,
    Thanks,
)
from kiosk.visit.visit import Contrast, TextSize
from tests.support.keyboard import BACKTAB, DOWN, ENTER, ESCAPE, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, SPACE, TAB, UP, Keys
from tests.support.kiosks import CLINIC, SCREENS, Kiosks, SavingDesk


@pytest.fixture
def keys(make_kiosk: Kiosks) -> Keys:
    return Keys(make_kiosk())


def awake(keys: Keys) -> Keys:
    keys.press(ENTER)
    assert keys.hand.where() == Home()
    return keys


@pytest.mark.parametrize("key", [ENTER, SPACE, Qt.Key.Key_A, Qt.Key.Key_Shift])
def test_any_key_wakes_the_waiting_screen(keys: Keys, key: Qt.Key) -> None:
    keys.press(key)
    assert keys.hand.where() == Home()


def test_on_the_waiting_screen_arrows_and_tab_find_its_other_buttons(keys: Keys) -> None:
    keys.press(RIGHT)
    assert (keys.hand.where(), keys.name) == (Attract(), "Touch to start")
    keys.press(RIGHT)
    assert keys.name == "Ask us to call you"
    keys.press(TAB, ENTER)
    assert keys.hand.where() == GetHelp()


def test_a_page_is_opened_and_back_leads_to_the_tile_it_was_opened_by(keys: Keys) -> None:
    awake(keys).choose("Treatments")
    keys.choose("Surgery")
    assert keys.hand.where() == ReadPage("surgery")
    keys.press(ESCAPE)
    assert keys.name == "Surgery"
    keys.press(ESCAPE)
    assert (keys.hand.where(), keys.name) == (Home(), "Treatments")


def test_a_word_is_explained_on_a_card_that_keeps_the_focus_until_it_is_closed(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(ReadPage("motor"))
    keys.go_to("twitches")
    keys.press(SPACE)
    assert keys.name == "Close"
    keys.press(TAB, DOWN, RIGHT)
    assert keys.name == "Close"
    keys.press(ESCAPE)
    assert (keys.hand.where(), keys.name) == (ReadPage("motor"), "twitches")
    keys.press(SPACE, ENTER)
    assert keys.name == "twitches"


def test_text_size_contrast_and_language_are_changed_with_the_focus_where_it_is(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(ReadPage("motor"))
    keys.choose("Text size", "Text size")
    assert (keys.hand.guide.visit.text_size, keys.name) == (TextSize.LARGEST, "Text size")
    keys.choose("Contrast")
    assert (keys.hand.guide.visit.contrast, keys.name) == (Contrast.DARK, "Contrast")
    keys.choose("Español")
    assert keys.name == "English"


def test_pages_are_read_by_screenfuls_from_anywhere(make_kiosk: Kiosks) -> None:
    keys = awake(Keys(make_kiosk(SCREENS["small"])))
    keys.hand.guide.go(ReadPage("motor"))
    keys.go_to("Home")
    top = keys.hand.scrolled()
    keys.press(PAGE_DOWN)
    assert keys.hand.scrolled() > top
    keys.press(PAGE_UP)
    assert (keys.hand.scrolled(), keys.name) == (top, "Home")


def test_at_the_end_of_a_text_the_focus_is_not_lost_with_the_button_that_goes(make_kiosk: Kiosks) -> None:
    keys = awake(Keys(make_kiosk(SCREENS["wide"])))
    keys.hand.guide.go(ReadPage("motor"))
    keys.go_to("More below")
    for _ in range(20):
        if keys.name != "More below":
            break
        keys.press(ENTER)
    keys.hand.settle()
    assert keys.name == "Top"


def test_the_form_is_filled_in_by_tab_and_a_keyboard(make_kiosk: Kiosks) -> None:
    desk = SavingDesk()
    keys = awake(Keys(make_kiosk(desk=desk)))
    keys.choose("Ask us to call you")
    keys.press(ENTER)
    assert keys.hand.sees("Please type the name to ask for.")
    assert keys.name == "What is your name?"
    keys.type("Test Patient")
    keys.press(ENTER)
    keys.type("2085550123")
    keys.press(ENTER)
    keys.choose("Midday", "Next: voicemail", "No, please do not", "Next: what it is about")
    keys.press(ESCAPE)
    assert keys.name == "No, please do not"
    keys.choose("Next: what it is about", "Book a visit", "Next: check your answers")
    keys.choose("Yes, call me")
    assert keys.hand.wait_for(lambda: isinstance(keys.hand.where(), Thanks))
    (saved,) = desk.saved.values()
    assert (saved.name, saved.best_time, saved.topic) == ("Test Patient", "Midday", Topic.BOOK)
    keys.choose("Go on reading")
    assert keys.hand.where() == Home()


@pytest.mark.parametrize("screen", ["wide", "small", "tall"])
def test_a_name_is_written_on_the_screen_s_keys_by_arrows_alone(make_kiosk: Kiosks, screen: str) -> None:
    keys = awake(Keys(make_kiosk(SCREENS[screen])))
    keys.hand.guide.go(AskCall())
    for letter in ("A", "n", "a"):
        steer(keys, letter)
        keys.press(ENTER)
    keys.hand.typed.append("Ana")
    assert keys.hand.guide.visit.draft is not None
    assert keys.hand.guide.visit.draft.name == "Ana"


def steer(keys: Keys, name: str) -> None:
    """Go to the control called `name` by the shortest way of arrows; raises `LookupError` where there is none."""
    focus = keys.hand.window.furnish("").focus
    start = keys.control
    ways: list[tuple[object, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for key in (UP, DOWN, LEFT, RIGHT):
            focus._go(way[0])  # type: ignore[arg-type]
            keys.down(key)
            keys.up(key)
            if keys.name == name:
                return
            if keys.control not in seen:
                seen.add(keys.control)
                ways.append((keys.control, *way[1:], key))
    raise LookupError(name)


def test_the_search_finds_by_a_keyboard_and_a_result_is_opened(keys: Keys) -> None:
    awake(keys).choose("Search")
    assert (keys.hand.where(), keys.name) == (Search(), "What are you looking for?")
    keys.type("fee")
    results = [one for one in keys.hand.window.findChildren(ResultButton) if one.isVisible()]
    pages = [one for one in results if one.result is not None and one.result.hit.kind == "page"]
    keys.choose(pages[0].accessibleName())
    assert isinstance(keys.hand.where(), ReadPage)
    keys.press(ESCAPE)
    assert keys.hand.where() == Search()


def test_a_part_of_the_body_is_chosen_in_the_picture_and_in_the_list(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(BodyMap())
    keys.choose("Hands, in the picture")
    assert keys.hand.where() == BodyMap("hands")
    keys.choose("Legs")
    assert keys.hand.where() == BodyMap("legs")
    assert keys.control is not None
    assert keys.control.accessibleDescription() == "Chosen"


def test_questions_are_ticked_and_taken_home(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(ReadPage("questions"))
    keys.choose("What will it cost me?", "Can the cause be treated?", "See my questions (2)")
    assert keys.hand.where() == TakeHome()
    keys.choose("Change my list", "What will it cost me?")
    assert len(keys.hand.guide.visit.questions) == 1
    keys.press(ESCAPE)
    assert keys.hand.where() == TakeHome()
    assert "Change my list" in keys.hand.names()


def test_the_three_pictures_are_chosen_by_keys(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(Recall())
    keys.choose("Apple", "Key", "Fish")
    assert keys.hand.sees("These three do not open a page.")
    assert keys.name == "Fish"


def test_steps_go_on_at_one_button(keys: Keys) -> None:
    awake(keys)
    keys.hand.guide.go(ReadPage("needling-steps"))
    keys.go_to("Step 2")
    keys.press(ENTER, ENTER)
    assert (keys.hand.where(), keys.name) == (ReadPage("needling-steps", 2), "Step 4")


def test_under_the_question_only_its_two_buttons_take_the_focus(keys: Keys) -> None:
    awake(keys).choose("Search")
    keys.hand.wait(95)
    assert keys.name == "I am still here"
    keys.press(TAB)
    keys.hand.wait(2)
    assert keys.name == "Finish and clear"
    keys.press(TAB, LEFT, UP, BACKTAB)
    assert keys.name in ("I am still here", "Finish and clear")
    keys.go_to("I am still here")
    keys.press(ENTER)
    keys.hand.wait(1)
    assert (keys.hand.where(), keys.name) == (Search(), "What are you looking for?")


def test_the_question_is_answered_by_escape_by_typing_and_by_finishing(keys: Keys) -> None:
    awake(keys).choose("Search")
    for key in (ESCAPE, Qt.Key.Key_X):
        keys.hand.wait(95)
        assert keys.hand.sees("Are you still there?")
        keys.press(key)
        keys.hand.wait(1)
        assert not keys.hand.sees("Are you still there?")
    keys.hand.wait(95)
    keys.choose("Finish and clear")
    assert keys.hand.where() == Attract()


def test_a_held_key_and_a_bounce_count_once(keys: Keys) -> None:
    awake(keys)
    before = keys.name
    keys.down(TAB)
    for _ in range(5):
        keys.down(TAB, is_repeat=True)
    keys.up(TAB)
    after = keys.name
    keys.press(BACKTAB)
    assert (after != before, keys.name) == (True, before)
    keys.press(ENTER)
    where = keys.hand.where()
    keys.hand.clock.advance(0.1)
    keys.go_to("Home")
    keys.hand.clock.advance(-keys.hand.clock.monotonic() + keys.hand.window.furnish("").focus._last_select + 0.2)
    keys.down(ENTER)
    keys.up(ENTER)
    assert keys.hand.where() == where


def test_a_key_that_is_let_go_elsewhere_does_nothing(keys: Keys) -> None:
    awake(keys)
    keys.hand.clock.advance(1)
    keys.down(ENTER)
    keys.hand.guide.go(ShowTopic("treatments"))
    keys.up(ENTER)
    assert keys.hand.where() == ShowTopic("treatments")


def test_a_touch_hides_the_ring_and_the_next_key_shows_it(keys: Keys) -> None:
    awake(keys)
    ring = keys.hand.window.furnish("").focus.ring
    assert ring.isVisible()
    keys.hand.tap("Treatments")
    assert not ring.isVisible()
    keys.press(DOWN)
    assert ring.isVisible()


def test_a_keypad_s_keys_do_what_the_settings_say(make_kiosk: Kiosks) -> None:
    pad = Keypad(up="F13", down="F14", left="F15", right="F16", select="F17", back="F18", next="F19", previous="F20")
    hand = make_kiosk(settings=Settings(clinic=CLINIC, keypad=pad))
    keys = Keys(hand)
    f = Qt.Key
    keys.press(f.Key_F17)
    assert hand.where() == Home()
    first = keys.name
    keys.press(f.Key_F16)
    assert keys.name != first
    keys.press(f.Key_F15)
    assert keys.name == first
    keys.press(f.Key_F19, f.Key_F20)
    assert keys.name == first
    keys.press(f.Key_F17)
    assert hand.where() == ShowTopic("understand")
    keys.press(f.Key_F1)
    assert hand.where() == GetHelp()
    keys.press(f.Key_F18, f.Key_F18)
    assert (hand.where(), keys.name) == (Home(), first)
    assert QApplication.activePopupWidget() is None


def test_every_name_that_a_setting_allows_is_a_key() -> None:
    from kiosk.settings import KEY_NAMES  # noqa: PLC0415

    for name in KEY_NAMES:
        assert len(keypad_keys(Keypad(select=name, help=""))) == 1
