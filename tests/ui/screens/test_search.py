"""The search on the screen: letters bring results, a result opens, and nothing typed outlives the visit."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.content.library import load_library
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.screens.search import SearchScreen
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.result import ResultButton
from kiosk.visit.route import AskCall, GetHelp, Home, ReadPage, Search
from tests.support.kiosks import MIDDLE, NEAR, SCREENS, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.pages import make_content, make_page_file
from tests.support.traces import reachable_texts, traces

TEXTS = ("normal", "large", "largest")
# At the same millimetres finer pixels change nothing but rounding.
CASES = [(screen, text) for screen in SCREENS for text in TEXTS if screen != "fine" or text == "large"]
MARK = "zyxwvuts"
TOLD = "A numb foot may not feel the water, so it is tested with the elbow first."
GLOSSARY = """\
[[term]]
id = "numb"
term = "numb"
means = "Without feeling."
"""
TITLES = {
    "bath": "Water that is warm and is not too hot",
    "boots": "Boots, shoes and slippers for numb feet",
    "bones": "What happens to bones and to muscles",
    "balance": "Balance, falls and how to be safe at home",
    "burns": "Burns and scalds: what to do at once",
    "breath": "Breathing out slowly before you go to bed",
    "brain": "Brain, spine and the peripheral neuropathies",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = make_content(tmp_path)
    for number, (name, title) in enumerate(TITLES.items()):
        body = f"{TOLD if name == 'bath' else 'Better be safe.'}\n"
        make_page_file(content, f"types/{name}", body, title=title, short=name.capitalize(), order=20 + number)
    (content / "en" / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    return content


def at(make_kiosk: Kiosks, content: Path, screen: Screen = WIDE, text: str = "normal") -> Hand:
    hand = make_kiosk(screen, content=content)
    hand.guide.go(Home())
    hand.guide.go(Search())
    for _ in range(TEXTS.index(text)):
        hand.guide._next_text_size()
    hand.settle()
    return hand


def results(hand: Hand) -> list[ResultButton]:
    """Return the results on the screen, from top to bottom."""
    return [one for one in hand.window.findChildren(ResultButton) if one.isVisible()]


def titles(hand: Hand) -> list[str]:
    return [one.text() for one in results(hand)]


def typed(hand: Hand) -> str:
    """Return what the field of the search shows."""
    return only(hand).findChildren(Field)[0].text()


def only(hand: Hand) -> SearchScreen:
    return hand.window.findChildren(SearchScreen)[0]


def see_all(hand: Hand) -> None:
    hand.tap(next(name for name in hand.names() if name.startswith("See ") and "result" in name))


def test_it_says_what_to_do(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    assert hand.sees("Type a word, such as “feet”.")
    assert hand.sees("What you type is not kept.")
    assert titles(hand) == []


def test_each_letter_brings_results_and_may_take_them_away(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("b")
    assert hand.sees("7 results")
    assert len(titles(hand)) >= 4
    hand.type("at")
    assert titles(hand) == [TITLES["bath"]] or titles(hand)[0] == TITLES["bath"]
    hand.type("qx")
    assert titles(hand) == []
    assert hand.sees("We found nothing for that.")
    for _ in range(2):
        hand.tap("Erase the last one")
    assert TITLES["bath"] in titles(hand)


def test_a_result_shows_the_sentence_with_the_words_found_in_bold(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("elb")
    (button,) = results(hand)
    layout = button._context(button._text_room(button.width()))
    assert layout is not None
    assert layout.text() == TOLD == button.accessibleDescription()
    bold = [one for one in layout.formats() if one.format.fontWeight() > 700]
    assert [layout.text()[one.start : one.start + one.length] for one in bold] == ["elbow"]


def test_a_sentence_is_shown_whole_or_not_at_all(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("elb")
    (button,) = results(hand)
    shown = set()
    for room in range(60, 900, 20):
        layout = button._context(room)
        shown.add(layout.text() if layout is not None else "")
    assert shown == {"", "Touch, heat, cold and pain", TOLD}


def test_a_page_opens_and_back_leads_to_what_was_typed(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("bat")
    hand.tap(TITLES["bath"])
    assert hand.where() == ReadPage("bath")
    hand.tap("Back")
    assert hand.where() == Search()
    assert typed(hand) == "bat"
    assert TITLES["bath"] in titles(hand)


def test_a_term_is_explained_in_place(make_kiosk: Kiosks, content: Path) -> None:
    for screen in (WIDE, TALL, SMALL):
        hand = at(make_kiosk, content, screen)
        hand.type("num")
        if screen is SMALL:
            see_all(hand)
        hand.tap("Numb")
        assert hand.where() == Search()
        assert hand.sees("Without feeling.")
        hand.tap("Close")
        assert not [name for name in hand.names() if name == "Close"]
        hand.tap("Numb")
        hand.guide.go_back()
        hand.guide.go(Search())
        hand.settle()
        assert "Close" not in hand.names()


def test_typing_on_takes_the_meaning_away(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("num")
    hand.tap("Numb")
    QTest.keyClicks(only(hand).findChildren(Field)[0], "b")
    hand.settle()
    assert "Close" not in hand.names()
    assert typed(hand) == "numb"


@pytest.mark.parametrize("screen", SCREENS)
def test_where_nothing_is_found_there_are_ways_on(make_kiosk: Kiosks, content: Path, screen: str) -> None:
    for way, there in (("See all topics", Home()), ("Ask us to call you", AskCall())):
        hand = at(make_kiosk, content, SCREENS[screen])
        hand.type("qx")
        assert hand.sees("We found nothing for that.") or hand.sees("Nothing found.")
        hand.tap(way)
        assert hand.where() == there


def test_erase_clears_all(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    assert "Erase" not in hand.names()
    hand.type("bat")
    hand.tap("Erase")
    assert typed(hand) == ""
    assert titles(hand) == []
    assert hand.sees("Type a word")


def test_a_space_before_the_first_letter_is_not_typed(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type(" ")
    assert typed(hand) == ""
    hand.type("b a")
    assert typed(hand) == "b a"


def test_no_more_than_can_be_searched_is_taken(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    QTest.keyClicks(only(hand).findChildren(Field)[0], "b" * 205)
    assert len(typed(hand)) == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_all_results_are_seen_by_looking_on(make_kiosk: Kiosks, content: Path, screen: str) -> None:
    hand = at(make_kiosk, content, SCREENS[screen])
    hand.type("b")
    if not {"More results", "More"} & set(hand.names()) and len(titles(hand)) < len(TITLES):
        see_all(hand)
    seen: list[str] = []
    while not set(titles(hand)) & set(seen):
        seen += titles(hand)
        if "More results" in hand.names():
            hand.tap("More results")
    assert sorted(seen) == sorted(TITLES.values())


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("screen", [SMALL, NEAR, MIDDLE], ids=["small", "near", "middle"])
def test_results_stand_above_the_keys_where_the_frame_would_leave_no_room(
    make_kiosk: Kiosks, content: Path, screen: Screen, text: str
) -> None:
    hand = at(make_kiosk, content, screen, text)
    hand.type("b")
    assert titles(hand) or "See all 7 results" in hand.names()
    assert "q" in hand.names()
    assert Ruler(hand).faults() == []


def test_on_a_small_screen_the_keys_and_the_frame_take_turns(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content, SMALL)
    assert "Text size" not in hand.names()
    hand.type("b")
    assert len(titles(hand)) == 1
    see_all(hand)
    assert {"Text size", "Back", "Show the keys"} <= set(hand.names())
    assert "q" not in hand.names()
    first = titles(hand)[0]
    hand.tap(first)
    hand.tap("Back")
    assert titles(hand)[0] == first
    hand.tap("Show the keys")
    assert {"q", "Home", "Get help now"} <= set(hand.names())
    assert typed(hand) == "b"
    hand.tap("Get help now")
    assert hand.where() == GetHelp()
    hand.tap("Back")
    hand.tap("Home")
    assert hand.where() == Home()


def test_a_real_keyboard_types_and_its_enter_key_shows_all(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content, SMALL)
    field = only(hand).findChildren(Field)[0]
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "bx")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.settle()
    assert len(titles(hand)) == 2
    assert "Show the keys" in hand.names()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("text", ["normal", "largest"])
def test_the_keys_stay_where_they_are_while_somebody_types(
    make_kiosk: Kiosks, content: Path, screen: str, text: str
) -> None:
    hand = at(make_kiosk, content, SCREENS[screen], text)
    places = {hand.place_of("q").getRect()}
    for letters in ("b", "at", "qx"):
        hand.type(letters)
        places.add(hand.place_of("q").getRect())
    assert len(places) == 1


def test_another_language_searches_its_own_pages(make_kiosk: Kiosks, content: Path) -> None:
    english = content / "en" / "types" / "bath.md"
    spanish = content / "es" / "types" / "bath.md"
    spanish.parent.mkdir(parents=True)
    spanish.write_text(english.read_text().replace(TITLES["bath"], "Batas"))
    (content / "es" / "topics.toml").write_text((content / "en" / "topics.toml").read_text())
    hand = at(make_kiosk, content)
    hand.type("bat")
    hand.tap("Español")
    assert titles(hand) == ["Batas"]
    assert typed(hand) == "bat"


def test_changed_pages_are_searched_anew(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("wal")
    assert titles(hand) == []
    make_page_file(content, "types/walk", title="A walk", short="Walk")
    hand.wait(2)
    assert titles(hand) == ["A walk"]
    assert "walk" in load_library(content, "en").pages


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_nothing_typed_outlives_the_visit(make_kiosk: Kiosks, content: Path, screen: str) -> None:
    hand = at(make_kiosk, content, SCREENS[screen])
    hand.type(MARK)
    assert traces(hand.window, MARK)
    hand.tap("Erase the last one")
    hand.guide.end_visit()
    assert traces(hand.window, MARK, MARK[:-1]) == []
    hand.typed.clear()
    assert reachable_texts(hand.guide, MARK[:-1]) == []


def test_the_next_visitor_finds_an_empty_search(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content, SMALL)
    hand.type("b")
    see_all(hand)
    hand.guide.end_visit()
    assert results(hand) == []
    assert not any(one.result or one.text() for one in hand.window.findChildren(ResultButton))
    hand.guide.go(Search())
    hand.settle()
    assert typed(hand) == ""
    assert "q" in hand.names()
    assert hand.sees("Type a word")


@pytest.mark.parametrize(("screen", "text"), CASES)
def test_it_keeps_the_rules_of_all_screens(make_kiosk: Kiosks, content: Path, screen: str, text: str) -> None:
    hand = at(make_kiosk, content, SCREENS[screen], text)
    faults = Ruler(hand).faults()
    for letters in ("b", "a", "qx"):
        hand.type(letters)
        faults += Ruler(hand).faults()
    hand.tap("Erase")
    hand.type("b")
    if "More results" not in hand.names():
        see_all(hand)
    for _ in TITLES:
        faults += Ruler(hand).faults()
        hand.tap("More results")
    assert sorted(set(faults)) == []
    assert results(hand)


def test_the_keyboard_is_not_taken_for_the_form_s(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.type("bat")
    hand.tap("Ask us to call you")
    (form,) = (dock for dock in hand.window.findChildren(Dock) if dock.isVisible())
    assert not only(hand).isAncestorOf(form)
    hand.tap("Stop and erase")
    assert hand.where() == Search()
    assert typed(hand) == "bat"
