"""Every page is two touches from home, and help, the form and the way home are on every one of them."""

import pytest

from kiosk.content.library import load_library
from kiosk.content.model import Page
from kiosk.paths import CONTENT
from kiosk.visit.route import AskCall, GetHelp, Home, ReadPage, Route
from tests.support.journey import Traveller
from tests.support.kiosks import SCREENS, Hand, Kiosks

LIBRARY = load_library(CONTENT, "en")
PAGES = [(topic.title, page) for topic in LIBRARY.topics for page in topic.pages]
ALWAYS = ("Get help now", "Ask us to call you", "Home", "Back", "Finish and clear", "Text size", "Contrast")


def is_shown(hand: Hand, page: Page) -> bool:
    """Whether `page` is what the visitor reads now: its title and its first words are on the screen."""
    heading = page.steps[0].title if page.steps else page.title
    first = page.questions[0] if page.kind == "questions" else page.short
    return hand.sees(heading) or hand.sees(first)


@pytest.mark.parametrize("screen", ["wide", "tall"])
def test_every_page_is_at_most_two_touches_from_home(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    hand.tap("Touch to start")
    for topic, page in PAGES:
        hand.tap("Home")
        hand.tap(topic)
        if page.short in hand.names():
            hand.tap(page.short)
        assert page.id in hand.guide.visit.pages_read, f"{page.id} was not opened by two touches"
        assert is_shown(hand, page)
        hand.guide.visit.pages_read.clear()


def test_on_a_small_screen_every_page_is_found_by_looking_on(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SCREENS["small"])
    traveller = Traveller(hand)
    hand.tap("Touch to start")
    for topic, page in PAGES:
        hand.tap("Home")
        traveller.find(topic)
        if page.id not in hand.guide.visit.pages_read:
            traveller.find(page.short)
        assert page.id in hand.guide.visit.pages_read
        assert is_shown(hand, page)
        hand.guide.visit.pages_read.clear()


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_the_way_to_help_to_the_form_and_out_is_on_every_page(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    hand.tap("Touch to start")
    routes: list[Route] = [Home(), GetHelp(), *(ReadPage(page.id) for _, page in PAGES)]
    for route in routes:
        hand.guide.go(route)
        hand.settle()
        assert set(ALWAYS) <= set(hand.names()), route


@pytest.mark.parametrize("screen", ["wide", "small"])
def test_help_and_the_form_lead_back_to_the_page_that_was_read(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    hand.tap("Touch to start")
    for page in {page.kind: page for _, page in PAGES}.values():
        here = ReadPage(page.id)
        hand.guide.go(here)
        hand.settle()
        for name, there in (("Get help now", GetHelp()), ("Ask us to call you", AskCall())):
            hand.tap(name)
            assert hand.where() == there
            hand.tap("Back")
            assert hand.where() == here


def test_home_and_back_work_on_every_page(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    for _, page in PAGES:
        hand.guide.go(ReadPage(page.id))
        hand.settle()
        hand.tap("Back")
        assert hand.where() != ReadPage(page.id)
        hand.tap("Home")
        assert hand.where() == Home()
