"""What is said of each screen: all that stands on it, and nothing that a person has typed or chosen."""

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.settings import Settings, Speech
from kiosk.ui.screens.base import Screen
from kiosk.ui.speech.script import said_of
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.read_mark import ReadMark
from kiosk.visit.route import AskCall, BodyMap, GetHelp, Home, ReadPage, Route, Search, ShowTopic, TakeHome
from tests.support.kiosks import CLINIC, Hand, Kiosks
from tests.support.voices import FakeVoice, listener

PAGE = ReadPage("sensory")
NAME = "Zyxwvu Tester"
NUMBER = "2085550147"

ROUTES = [
    Home(),
    ShowTopic("needling"),
    PAGE,
    ReadPage("feet"),
    GetHelp(),
    BodyMap(),
    BodyMap("feet"),
    Search(),
]


@pytest.mark.parametrize("route", [*ROUTES, TakeHome("sensory"), AskCall()], ids=repr)
def test_every_screen_says_all_that_stands_on_it(make_kiosk: Kiosks, route: Route) -> None:
    hand, voice = listener(make_kiosk, route)
    screen = hand.window.shown
    assert screen is not None
    assert voice.in_the_air
    voice.finish_all()
    said = " ".join(voice.texts).replace("nine one one", "911")
    for text in _texts(screen):
        assert " ".join(text.split()[:2]) in said, text


def _texts(screen: Screen) -> list[str]:
    """Return the titles and the sentences that a visitor sees on a screen, but for keys."""
    pages = [view.toPlainText() for view in screen.findChildren(PageView) if view.isVisible()]
    lines = [line.strip() for page in pages for line in page.replace("\ufffc", "").split("\n") if line.strip()]
    names: list[QWidget] = list(screen.own_buttons())
    return [*lines, *(said.text for button in names for said in said_of(button))]


def test_what_is_no_page_is_framed_while_it_is_said(make_kiosk: Kiosks) -> None:
    hand, voice = listener(make_kiosk, Home())
    voice.finish()
    mark = hand.window.findChild(ReadMark)
    assert mark is not None
    assert mark.isVisible()
    assert mark.geometry().contains(hand.place_of("What is peripheral neuropathy?"))
    voice.finish_all()
    assert not mark.isVisible()


# The form: nothing that was typed or chosen is said where others hear.


def fill_and_listen(hand: Hand, voice: FakeVoice) -> None:
    """Go through the form with a name and a number, and listen to each of its pages, twice where there is an error."""

    def listen(*names: str) -> None:
        for name in names:
            hand.tap(name)
        hand.tap("Listen")
        voice.finish_all()
        assert "Listen" in hand.names()

    listen()
    listen("Next: your phone number")  # the error: no name
    hand.type(NAME)
    listen()
    listen("Next: your phone number")
    hand.type("208")
    listen("Next: the best time")  # the error: too short
    hand.type(NUMBER[3:])
    listen()
    listen("Next: the best time")
    listen("Morning")
    listen("Next: voicemail")
    listen("No, please do not", "Next: what it is about")
    listen("Book a visit")
    listen("Next: check your answers")
    assert hand.sees(NAME)
    listen("Show")
    hand.tap("Yes, call me")
    assert hand.wait_for(lambda: hand.sees("We will call you"))
    listen()


def test_what_was_typed_is_never_said_to_a_room(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(voice=voice)
    hand.tap("Touch to start")
    hand.guide.go(AskCall())
    fill_and_listen(hand, voice)
    said = " ".join(voice.texts)
    digits = "".join(char for char in said if char.isdigit())
    for secret in ("Zyxwvu", "Tester", "555-0147"):
        assert secret not in said
    assert NUMBER[3:] not in digits
    assert "What is your name?" in voice.texts
    assert "Is everything right?" in voice.texts
    assert not any("We will call you" in text for text in voice.texts), "the time was chosen"


def test_with_headphones_it_may_be_said(make_kiosk: Kiosks) -> None:
    voice = FakeVoice()
    hand = make_kiosk(settings=Settings(clinic=CLINIC, speech=Speech(headphones=True)), voice=voice)
    hand.tap("Touch to start")
    hand.guide.go(AskCall())
    fill_and_listen(hand, voice)
    assert any("Zyxwvu" in text for text in voice.texts)
    assert "Chosen" in voice.texts
