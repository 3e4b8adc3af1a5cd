"""What a visitor typed is nowhere once the visit has ended, however it ends and wherever the form stood."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTextEdit

from kiosk.ui.application import BugDoor
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit.route import Attract, ReadPage, Thanks
from tests.support.form import FakeDesk
from tests.support.journey import Traveller, read_journey
from tests.support.kiosks import FullDiskDesk, Hand, Kiosks, SavingDesk, SlowDesk
from tests.support.traces import reachable_texts, texts_on_the_heap, traces

NAME = "Zyxwvu"
DIGITS = "2085550199"
AS_SHOWN = "555-0199"

# The form's steps, and how a visitor gets to each.
WAYS = {
    "name": f'type "{NAME}"',
    "phone": f'tap "Next: your phone number" > type "{DIGITS}"',
    "time": 'tap "Next: the best time" > tap "Morning"',
    "voicemail": 'tap "Next: voicemail" > tap "No, please do not"',
    "topic": 'tap "Next: what it is about" > tap "Billing"',
    "review": 'tap "Next: check your answers" > tap "Show"',
    "change": 'tap "Change the name"',
}
SEND = 'find "Yes, call me"'
SENT: dict[str, tuple[type[FakeDesk], str]] = {
    "saving": (SlowDesk, SEND),
    "thanks": (SavingDesk, f'{SEND} > waits for "We will call you"'),
    "not saved": (FullDiskDesk, f'{SEND} > waits for "Your request was not saved"'),
}


def way_to(step: str) -> str:
    steps = list(WAYS)
    last = steps.index(step) if step in WAYS else steps.index("review")
    way = " > ".join(['tap "Ask us to call you"', *(WAYS[name] for name in steps[: last + 1])])
    return f"{way} > {SENT[step][1]}" if step in SENT else way


def go(hand: Hand, text: str) -> None:
    Traveller(hand).go(read_journey(text, "privacy"))


def by_finish(hand: Hand) -> None:
    if "Finish and clear" not in hand.names():
        hand.tap("Get help now")
    hand.tap("Finish and clear")


def by_idle(hand: Hand) -> None:
    hand.wait(151)


def by_stop(hand: Hand) -> None:
    if "Stop and erase" in hand.names():
        hand.tap("Stop and erase")


def by_bug(hand: Hand) -> None:
    door = BugDoor(hand.clock, hand.guide.end_visit, sys.exit)
    try:
        raise ValueError(f"{NAME} {DIGITS}")
    except ValueError as error:
        door.take(ValueError, error, error.__traceback__)


ENDS: list[Callable[[Hand], None]] = [by_finish, by_idle, by_stop, by_bug]


def let_go(hand: Hand, desk: FakeDesk) -> None:
    """Let the desk finish, and forget what it has taken, as one with a disk would."""
    if desk.gate is not None:
        desk.gate.set()
    for thread in desk.threads:
        thread.join(5)
    hand.settle()
    desk.saved.clear()


def marks_in(hand: Hand) -> list[str]:
    marks = (NAME, DIGITS, AS_SHOWN)
    return traces(hand.window, *marks) + reachable_texts(hand.guide, *marks)


@pytest.mark.parametrize(
    ("step", "end"),
    [
        pytest.param(step, end, id=f"{step}-{end.__name__}")
        for step in (*WAYS, *SENT)
        for end in ENDS
        if end is not by_stop or step in WAYS  # what has been sent cannot be stopped
    ],
)
def test_nothing_typed_is_left(
    make_kiosk: Kiosks, caplog: pytest.LogCaptureFixture, step: str, end: Callable[[Hand], None]
) -> None:
    desk = SENT[step][0]() if step in SENT else SavingDesk()
    hand = make_kiosk(desk=desk)
    go(hand, way_to(step))
    if step != "thanks":  # there the form is over already
        assert marks_in(hand), "a search that finds nothing before the end proves nothing"
    end(hand)
    let_go(hand, desk)
    assert marks_in(hand) == []
    assert NAME not in caplog.text
    assert AS_SHOWN not in caplog.text
    if end is not by_stop:
        assert hand.where() == Attract()


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_nothing_typed_is_left_anywhere_in_the_program(make_kiosk: Kiosks, end: Callable[[Hand], None]) -> None:
    mark = "".join(["Qwx", "vbz"])  # made here, so that no code holds it
    hand = make_kiosk()
    hand.tap("Ask us to call you")
    for letter in mark:
        hand.tap(letter if letter in hand.names() else letter.swapcase())
    hand.settle()
    shown = mark[0] + mark[1:].lower()
    assert texts_on_the_heap(shown), "the positive control"
    end(hand)
    assert texts_on_the_heap(shown) == []


def test_nothing_of_a_stored_request_is_left_anywhere_in_the_program(make_kiosk: Kiosks) -> None:
    mark = "".join(["Kvz", "qwx"])
    hand = make_kiosk(desk=make_kiosk.real_desk())
    go(hand, way_to("review").replace(NAME, mark))
    assert texts_on_the_heap(mark), "the positive control"
    go(hand, f'{SEND} > waits for "We will call you"')
    by_finish(hand)
    hand.typed.clear()
    assert texts_on_the_heap(mark) == []


@pytest.mark.parametrize("place", ["label", "property", "document", "accessible", "attribute", "clipboard", "reach"])
def test_the_search_finds_a_mark_wherever_it_is_put(make_kiosk: Kiosks, place: str) -> None:
    hand = make_kiosk()
    window = hand.window
    assert marks_in(hand) == []
    keeper = QTextEdit(window) if place == "document" else QLabel(window)
    match place:
        case "label" | "document":
            keeper.setProperty("html" if place == "document" else "text", NAME)
        case "property":
            keeper.setProperty("note", NAME)
        case "accessible":
            keeper.setAccessibleDescription(NAME)
        case "attribute":
            keeper.kept = NAME  # type: ignore[union-attr]
        case "clipboard":
            QGuiApplication.clipboard().setText(NAME)
        case "reach":
            hand.guide.visit.pages_read.add(NAME)
    assert marks_in(hand)
    QGuiApplication.clipboard().clear()
    hand.guide.visit.pages_read.clear()


def test_the_draft_itself_is_emptied_whoever_still_holds_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    go(hand, way_to("review"))
    draft = hand.guide.visit.draft
    assert draft is not None
    assert (draft.name, draft.phone) == (NAME, DIGITS)
    hand.guide.end_visit()
    assert (draft.name, draft.phone, draft.best_time, draft.voicemail) == ("", "", "", None)


def test_what_was_read_is_cleared_too(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    go(hand, 'tap "Touch to start" > tap "Treatments" > tap "Get help now" > tap "Home"')
    hand.guide.go(ReadPage("needling-steps", 2))
    views = hand.window.findChildren(PageView)
    assert sum(bool(view.toPlainText()) for view in views) == 3
    hand.guide.end_visit()
    assert not any(view.toPlainText() for view in views)


@pytest.mark.parametrize("where", ["Touch to start", "Ask us to call you"])
def test_a_receipt_that_comes_too_late_is_not_shown_to_the_next_visitor(make_kiosk: Kiosks, where: str) -> None:
    desk = SlowDesk()
    hand = make_kiosk(desk=desk)
    go(hand, way_to("saving"))
    hand.guide.end_visit()
    hand.tap(where)
    let_go(hand, desk)
    hand.tap("Get help now")
    hand.tap("Back")
    assert not isinstance(hand.where(), Thanks)
    assert not hand.sees("We will call you")


def test_a_second_visitor_finds_an_empty_form(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    go(hand, way_to("review"))
    by_finish(hand)
    go(hand, f'tap "Ask us to call you" > sees "Question 1 of 5" > never sees "{NAME}"')
    assert hand.guide.visit.draft is not None
    assert hand.guide.visit.draft.name == ""
