"""Questions to ask: tick them, see how many, take them home."""

from pathlib import Path

import pytest

from kiosk.i18n import tr
from kiosk.visit.route import ReadPage, TakeHome
from kiosk.visit.visit import MOST_QUESTIONS
from tests.support.kiosks import SCREENS, SMALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.takehome import QUESTIONS, SPANISH, make_library_to_take_home

TEXTS = ("normal", "large", "largest")
# At the same millimetres finer pixels change nothing but rounding.
CASES = [(screen, text) for screen in SCREENS for text in TEXTS if screen != "fine" or text == "large"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_library_to_take_home(tmp_path)


def at(make_kiosk: Kiosks, content: Path, screen: Screen = WIDE) -> Hand:
    hand = make_kiosk(screen, content=content)
    hand.guide.go(ReadPage("questions"))
    hand.settle()
    return hand


def pick(hand: Hand, question: str) -> None:
    """Tap a question, on whichever page it is."""
    for _ in QUESTIONS:
        if question in hand.names():
            break
        hand.tap("More questions")
    hand.tap(question)


def ticked(hand: Hand) -> list[str]:
    """Return the questions on the screen that say that they are chosen."""
    texts = hand.texts()
    return [texts[number - 1] for number, text in enumerate(texts) if text == tr("Chosen")]


def test_a_tap_chooses_a_question_and_another_one_takes_it_off(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    assert ticked(hand) == []
    hand.tap(QUESTIONS[2])
    assert ticked(hand) == [QUESTIONS[2]]
    assert hand.guide.visit.questions == [("questions", 2)]
    hand.tap(QUESTIONS[2])
    assert ticked(hand) == []
    assert hand.guide.visit.questions == []


def test_a_chosen_question_looks_other_without_its_colours(make_kiosk: Kiosks, content: Path) -> None:
    """In grey, the row has the word and the tick."""
    hand = at(make_kiosk, content)
    place = hand.place_of(QUESTIONS[2])
    before = hand.window.grab(place).toImage()
    hand.tap(QUESTIONS[2])
    after = hand.window.grab(place).toImage()
    right = range(place.width() * 3 // 4, place.width() - 20)
    middle = place.height() // 2
    assert len({before.pixel(x, y) for x in right for y in range(middle - 10, middle + 10)}) == 1
    assert len({after.pixel(x, y) for x in right for y in range(middle - 10, middle + 10)}) > 10


def test_the_bar_counts_and_leads_to_the_own_questions(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    assert not [name for name in hand.names() if name.startswith("See my questions")]
    hand.tap(QUESTIONS[0])
    hand.tap(QUESTIONS[3])
    hand.tap("See my questions (2)")
    assert hand.where() == TakeHome()
    hand.tap("Back")
    assert ticked(hand) == [QUESTIONS[0], QUESTIONS[3]]


@pytest.mark.parametrize(
    ("screen", "words"),
    [
        ("wide", "Your list is full: 10 questions. Untick one to add another."),
        ("small", "The list is full. Untick one."),
    ],
)
def test_a_full_list_says_so_and_takes_no_more(make_kiosk: Kiosks, content: Path, screen: str, words: str) -> None:
    hand = at(make_kiosk, content, SCREENS[screen])
    for question in QUESTIONS[:MOST_QUESTIONS]:
        pick(hand, question)
    assert not hand.sees("list is full")
    pick(hand, QUESTIONS[MOST_QUESTIONS])
    assert hand.sees(words)
    assert QUESTIONS[MOST_QUESTIONS] not in ticked(hand)
    assert len(hand.guide.visit.questions) == MOST_QUESTIONS
    pick(hand, QUESTIONS[0])
    assert not hand.sees("list is full")


def test_another_language_keeps_the_choice_and_the_place(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content, SMALL)
    pick(hand, QUESTIONS[4])
    hand.guide.switch_language("es")
    hand.settle()
    assert ticked(hand) == [SPANISH[4]]


def test_a_question_of_a_page_shows_as_chosen_where_it_is_listed(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.guide.visit.toggle_question("questions", 1)
    hand.guide.go(ReadPage("questions"))
    hand.settle()
    assert ticked(hand) == [QUESTIONS[1]]


def test_the_next_visitor_finds_nothing_chosen(make_kiosk: Kiosks, content: Path) -> None:
    hand = at(make_kiosk, content)
    hand.tap(QUESTIONS[0])
    hand.tap("Finish and clear")
    hand.guide.go(ReadPage("questions"))
    hand.settle()
    assert ticked(hand) == []
    assert not [name for name in hand.names() if name.startswith("See my questions")]


@pytest.mark.parametrize(("screen", "text"), CASES)
def test_the_list_keeps_the_rules_at_every_size(make_kiosk: Kiosks, content: Path, screen: str, text: str) -> None:
    hand = at(make_kiosk, content, SCREENS[screen])
    for _ in range(TEXTS.index(text)):
        hand.tap("Text size")
    faults: set[str] = set()
    for number, question in enumerate(QUESTIONS[: MOST_QUESTIONS + 1]):
        pick(hand, question)
        if number in (0, MOST_QUESTIONS - 1, MOST_QUESTIONS):
            for _ in QUESTIONS:
                faults.update(Ruler(hand).faults())
                if "More questions" in hand.names():
                    hand.tap("More questions")
    assert sorted(faults) == []


@pytest.mark.parametrize("text", TEXTS)
def test_on_a_tall_screen_all_rows_can_be_reached(make_kiosk: Kiosks, content: Path, text: str) -> None:
    hand = at(make_kiosk, content, SCREENS["tall"])
    for _ in range(TEXTS.index(text)):
        hand.tap("Text size")
    first = next(name for name in hand.names() if name in QUESTIONS)
    assert hand.place_of(first).top() >= hand.window.height() * 0.4
