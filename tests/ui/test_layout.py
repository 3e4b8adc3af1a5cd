"""Every screen at every size and text size, measured: large targets, far enough apart, all words in their places."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.library import load_library
from kiosk.errors import Fault
from kiosk.paths import CONTENT
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import AskCall, GetHelp, Home, ReadPage, ShowTopic
from tests.support.journey import Traveller
from tests.support.kiosks import SCREENS, FullDiskDesk, Hand, Kiosks
from tests.support.layout import Ruler

LIBRARY = load_library(CONTENT, "en")
TEXTS = ("normal", "large", "largest")
_MORE = (
    "More topics",
    "More pages",
    "More below",
    "More choices",
    "More questions",
    "More results",
    "Next: more answers",
    "Read on",
    "Next: how we use them",
)


def _anchor(name: str, place: tuple[int, int, int, int], *, is_tall: bool) -> tuple[int, ...]:
    """Return what of a button's place stays: the bars keep their buttons, but words may shorten at the free end."""
    left, top, width, height = place
    if name in ("Home", "Back") and not is_tall:
        return (top, height) if name == "Back" else (left, top, height)
    if name == "Ask us to call you":
        return left + width, top, height
    return place


class Survey:
    """Walks through everything and notes what breaks a rule, by screen."""

    def __init__(self, hand: Hand, text: str) -> None:
        self.hand = hand
        self._faults: dict[str, set[str]] = defaultdict(set)
        self._frames: dict[str, set[tuple[int, int, int, int]]] = defaultdict(set)
        self._ruler = Ruler(hand)
        self._traveller = Traveller(hand)
        hand.window.setUpdatesEnabled(False)  # measuring needs no painting
        self.look("attract")
        hand.tap("Touch to start")
        for _ in range(TEXTS.index(text)):
            hand.tap("Text size")

    def look(self, name: str) -> None:
        for fault in self._ruler.faults():
            self._faults[fault].add(name)
        for button, place in self._ruler.frame_places().items():
            self._frames[button].add(place)

    def read(self, name: str) -> None:
        """Look at a screen and at what its "More" buttons show."""
        seen: set[str] = set()
        while True:
            here = f"{sorted(self.hand.names())}{self.hand.scrolled()}"
            if here in seen:
                return
            seen.add(here)
            self.look(name)
            more = next((more for more in _MORE if more in self.hand.names()), None)
            if more is None:
                return
            self.hand.tap(more)

    def walk_pages(self) -> None:
        self.hand.tap("Home")
        self.read("home")
        for topic in LIBRARY.topics:
            self.hand.guide.go(ShowTopic(topic.id))
            self.read(f"topic {topic.id}")
            for page in topic.pages:
                for step in range(max(1, len(page.steps))):
                    self.hand.guide.go(ReadPage(page.id, step))
                    self.read(f"page {page.id}")
        self.hand.guide.go(GetHelp())
        self.read("help")
        self.hand.guide.go(Home())
        self.hand.wait(91)
        self.look("still there")
        self.hand.tap("I am still here")

    def walk_form(self) -> None:
        go = self._traveller
        self.hand.tap("Ask us to call you")
        self.look("form: name")
        self.hand.tap("Next: your phone number")
        self.look("form: name missing")
        for page in ("Letters with accents", "Numbers and signs"):
            if page in self.hand.names():
                self.hand.tap(page)
                self.look(f"form: {page.lower()}")
        self.hand.tap("Letters")
        self.hand.type("Ana")
        self.hand.tap("Next: your phone number")
        self.look("form: phone")
        self.hand.type("208555")
        self.hand.tap("Next: the best time")
        self.look("form: phone short")
        self.hand.type("0123")
        for question, answer, on in (
            ("time", "Any time", "Next: the best time"),
            ("voicemail", "No, please do not", "Next: voicemail"),
            ("topic", "Billing", "Next: what it is about"),
        ):
            self.hand.tap(on)
            self.read(f"form: {question}")
            go.find(answer)
        self.hand.tap("Next: check your answers")
        self.read("form: review")
        go.find("Yes, call me")

    def faults(self) -> list[str]:
        """Return each fault with the screens it was seen on."""
        return [f"{fault} [{', '.join(sorted(names))}]" for fault, names in sorted(self._faults.items())]

    def moved(self) -> list[str]:
        """Return which buttons of the frame are not where they are on other screens of the same size."""
        is_tall = self.hand.window.height() > self.hand.window.width()
        return [
            f"{name}: {sorted(places)}"
            for name, places in self._frames.items()
            if len({_anchor(name, place, is_tall=is_tall) for place in places}) > 1
        ]

    def walk_ends(self, desk: FullDiskDesk) -> None:
        """Look at what comes of a request: not saved, saved, and not taken at all."""
        self.wait_to_see("Your request was not saved")
        self.look("form: not saved")
        desk.fault = None
        self.hand.tap("Try again")
        self.wait_to_see("We will call you")
        self.look("thanks")
        desk.closed = Fault.NO_KEY
        self.hand.guide.go(AskCall())
        self.look("form: closed")

    def wait_to_see(self, text: str) -> None:
        assert self.hand.wait_for(lambda: self.hand.sees(text)), text


# At the same millimetres finer pixels change nothing but rounding.
CASES = [(screen, text) for screen in SCREENS for text in TEXTS if screen != "fine" or text == "large"]


@pytest.mark.parametrize(("screen", "text"), CASES)
def test_every_screen_keeps_the_rules(make_kiosk: Kiosks, screen: str, text: str) -> None:
    desk = FullDiskDesk()
    survey = Survey(make_kiosk(SCREENS[screen], desk=desk), text)
    survey.walk_pages()
    survey.walk_form()
    survey.walk_ends(desk)
    assert survey.faults() == []
    assert survey.moved() == []


@pytest.mark.parametrize("screen", SCREENS)
def test_the_sentences_without_pages_fit(make_kiosk: Kiosks, tmp_path: Path, screen: str) -> None:
    assert Ruler(make_kiosk(SCREENS[screen], content=tmp_path / "none")).faults() == []


@pytest.mark.parametrize("screen", SCREENS)
def test_the_trial_s_banner_lies_on_nothing(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen], is_trial=True)
    for name in ("Touch to start", "Ask us to call you", "Get help now"):
        assert hand.sees("Trial: do not enter real details")
        assert Ruler(hand).faults() == []
        hand.tap(name)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda button: button.resize(40, 76), "Home: target 10.6"),
        (lambda button: button.move(2, button.y()), "Home: edge 0.5"),
        (lambda button: button.move(button.x() + 5, button.y()), "Home and Back: gap 1.6"),
        (lambda button: button.move(button.x() + 90, button.y()), "Home and Back: gap -"),
        (
            lambda button: button.set_wordings("Home is where all topics are"),
            "(TouchButton): cut",
        ),
    ],
)
def test_the_ruler_sees_what_is_wrong(make_kiosk: Kiosks, spoil: Callable[[TouchButton], None], said: str) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    assert Ruler(hand).faults() == []
    spoil(hand.window.furnish("").tools.home)
    assert any(said in fault for fault in Ruler(hand).faults())


def test_the_ruler_sees_words_that_are_cut_or_covered(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    label = next(
        one for one in hand.window.findChildren(Words) if "What would you like" in one.text() and one.isVisible()
    )
    label.resize(label.width(), 20)
    assert any("(Words): cut" in fault for fault in Ruler(hand).faults())
    label.setGeometry(0, 0, 90, 1900)
    assert any("broken" in fault for fault in Ruler(hand).faults())
    label.setGeometry(0, 300, 1000, 100)
    assert any("overlap" in fault for fault in Ruler(hand).faults())
