"""A walk over every kind of screen and state, in whatever language is in force."""

from collections.abc import Iterator

from kiosk.content.model import Library
from kiosk.i18n import tr
from kiosk.ui.screens.base import Screen
from kiosk.visit.route import (
    BodyMap,
    ButtonHelp,
    Ease,
    GetHelp,
    Home,
    ReadPage,
    Recall,
    Search,
    ShowTopic,
    TakeHome,
    Thanks,
)
from tests.support.kiosks import Hand

_IDLE_S = 95.0


def stations(hand: Hand, *, pages: bool = True) -> Iterator[str]:
    """Go from screen to screen and give a name for each; ends with the waiting screen, everything cleared."""
    yield "waiting"
    hand.tap(tr("Touch to start"))
    yield "home"
    library = hand.guide._site.library
    yield from _reading(hand, library, pages=pages)
    yield from _searching(hand)
    yield from _taking_home(hand, library)
    yield from _making_easier(hand)
    yield from _asking(hand)
    yield from _leaving(hand)


def _go(hand: Hand, route: object) -> None:
    hand.guide.go(route)  # type: ignore[arg-type]
    hand.settle()


def _reading(hand: Hand, library: Library, *, pages: bool) -> Iterator[str]:
    for topic in library.topics:
        _go(hand, ShowTopic(topic.id))
        yield f"topic {topic.id}"
    kinds = {page.kind: page for page in library.pages.values()}
    for page in library.pages.values() if pages else kinds.values():
        for step in range(max(1, len(page.steps))):
            _go(hand, ReadPage(page.id, step))
            yield f"page {page.id} {step}"
            for number in range(1, 20):
                if tr("More below") not in hand.names():
                    break
                hand.tap(tr("More below"))
                yield f"page {page.id} {step}, screenful {number}"
    yield from _explaining(hand, library)
    _go(hand, GetHelp())
    yield "help"
    for region in ("", "feet"):
        _go(hand, BodyMap(region))
        yield f"body map {region}"


def _explaining(hand: Hand, library: Library) -> Iterator[str]:
    term = next(iter(library.glossary.values()))
    _go(hand, ReadPage(next(page.id for page in library.pages.values() if page.kind == "page")))
    screen = next(one for one in hand.window.findChildren(Screen) if one.isVisible())
    screen._article._deeds._explain(term.id)  # type: ignore[attr-defined]
    hand.settle()
    yield "a word is explained"
    hand.tap(tr("Close"))


def _searching(hand: Hand) -> Iterator[str]:
    _go(hand, Search())
    yield "search"
    for letters in ("n", "q"):
        hand.type(letters)
        yield f"search, {letters} more"
    hand.type("qqq")
    yield "search, nothing found"
    hand.tap(tr("Erase"))


def _taking_home(hand: Hand, library: Library) -> Iterator[str]:
    page = next(page for page in library.pages.values() if page.key_points)
    _go(hand, TakeHome(page.id))
    yield "take a page home"
    _go(hand, TakeHome())
    yield "no questions"
    hand.guide.visit.toggle_question(page.id, 0)
    _go(hand, Home())
    _go(hand, TakeHome())
    yield "my questions"
    while tr("Change my list") not in hand.names():
        hand.tap(tr("More below"))
    hand.tap(tr("Change my list"))
    yield "my list"
    _go(hand, Recall())
    yield "three pictures"
    _go(hand, Home())


def _making_easier(hand: Hand) -> Iterator[str]:
    for route, name in ((Ease(), "make it easier"), (ButtonHelp(), "what the buttons do")):
        _go(hand, route)
        yield name
        if tr("Show more") in hand.names():
            hand.tap(tr("Show more"))
            yield f"{name}, the rest"
    visit = hand.guide.visit
    visit.is_lowered = visit.is_left_handed = True
    hand.guide.adjust()
    for lowered in (Home(), ShowTopic("types"), Ease()):
        _go(hand, lowered)
        yield f"{lowered}, lowered, for the left hand"
    visit.is_lowered = visit.is_left_handed = False
    hand.guide.adjust()
    _go(hand, Home())


def _asking(hand: Hand) -> Iterator[str]:
    hand.tap(tr("Ask us to call you"))
    yield "name"
    hand.tap(tr("Next: your phone number"))
    yield "name, missing"
    hand.type("Quincy")
    yield "name, typed"
    hand.tap(tr("Next: your phone number"))
    yield "phone"
    hand.type("2085550")
    hand.tap(tr("Next: the best time"))
    yield "phone, short"
    hand.type("123")
    for name, way, answer in (
        ("time", tr("Next: the best time"), tr("Morning")),
        ("voicemail", tr("Next: voicemail"), tr("No, please do not")),
        ("about", tr("Next: what it is about"), tr("Book a visit")),
    ):
        hand.tap(way)
        yield name
        while answer not in hand.names():
            hand.tap(tr("More choices"))
        hand.tap(answer)
        yield f"{name}, chosen"
    hand.tap(tr("Next: check your answers"))
    yield "review"
    yield from _sending(hand)


def _sending(hand: Hand) -> Iterator[str]:
    number = 0
    while tr("Yes, call me") not in hand.names():
        number += 1
        ways = (tr("Next: more answers"), tr("Next: how we use them"), tr("Read on"))
        hand.tap(next(way for way in ways if way in hand.names()))
        yield f"review, sheet {number}"
    hand.tap(tr("Yes, call me"))
    assert hand.wait_for(lambda: isinstance(hand.where(), Thanks))
    yield "thanks"


def _leaving(hand: Hand) -> Iterator[str]:
    hand.tap(tr("Home"))
    hand.wait(_IDLE_S)
    yield "still there?"
    hand.tap(tr("I am still here"))
    page = next(page.id for page in hand.guide._site.library.pages.values() if page.kind == "page")
    _go(hand, ReadPage(page))
    hand.guide.call_away()
    hand.settle()
    yield "called away"
    hand.guide.end_visit()
    hand.settle()
    yield "waiting for somebody to come back"
