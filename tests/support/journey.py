"""Journeys through the kiosk as clinic staff would tell them: `tap "Treatments" > sees "Medicines" > wait 5 s`.

Steps stand one after the other with `>` between them, or on lines of their own; `#` begins a remark. The first lines
may set the stage: `screen: small`, `desk: no key`. The steps:

tap "NAME"          touch the button or link of that name
find "NAME"         turn on (More topics, Next, Read on ...) until it is there, then touch it
touch beside        touch the screen where there is nothing
type "TEXT"         type on the keyboard on the screen
sees "TEXT"         these words are on the screen
never sees "TEXT"   these words are not on the screen
sees button "NAME"  there is a button of that name
wait 5 s            let time pass (s or min)
waits for "TEXT"    the kiosk works until the words are on the screen
saved 1             so many requests have been stored since the kiosk started
text is normal      the size of the text is normal, large or largest
colors are light    the colors are light, dark or contrast
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

from kiosk.visit.visit import TextSize
from tests.support.form import FakeDesk
from tests.support.kiosks import SCREENS, FullDiskDesk, Hand, Kiosks, NoKeyDesk, SavingDesk

DESKS: dict[str, type[FakeDesk]] = {"saving": SavingDesk, "full disk": FullDiskDesk, "no key": NoKeyDesk}
_ON = (
    "More topics",
    "More pages",
    "More choices",
    "More questions",
    "More results",
    "More below",
    "Next: more answers",
    "Next: how we use them",
    "Read on",
)
_MOST_TURNS = 30
_BESIDE = 4.5  # mm from every button that still is a touch beside all of them


class JourneyError(Exception):
    """A journey that cannot be read, or that went another way than it tells; says where and what there was instead."""


@dataclass(frozen=True)
class Step:
    """One step and where it stands."""

    place: str
    text: str


@dataclass(frozen=True)
class Journey:
    """A stage and what happens on it."""

    name: str
    steps: tuple[Step, ...]
    screen: str = "wide"
    desk: str = "saving"


def read_journey(text: str, name: str) -> Journey:
    """Return the journey in `text`; raises `JourneyError` for a line that is none."""
    stage = {"screen": "wide", "desk": "saving"}
    known: dict[str, list[str]] = {"screen": list(SCREENS), "desk": list(DESKS)}
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}:{number}"
        told = line.split("#")[0].strip().removeprefix(">").strip()
        key, colon, value = told.partition(": ")
        if colon and key in stage:
            if value not in known[key]:
                raise JourneyError(f"{place}: there is no {key} {value!r}; there is {', '.join(known[key])}")
            stage[key] = value
        elif told:
            steps += [Step(place, part.strip()) for part in _split(told)]
    for step in steps:
        _match(step)
    return Journey(name, tuple(steps), **stage)


def read_journeys(folder: Path) -> Iterator[Journey]:
    """Give the journeys of all text files in `folder`."""
    for path in sorted(folder.glob("*.txt")):
        yield read_journey(path.read_text(encoding="utf-8"), path.name)


@dataclass
class Traveller:
    """Goes a journey with a hand."""

    hand: Hand
    saved: Callable[[], int] = field(default=lambda: 0)

    def go(self, journey: Journey) -> None:
        """Do all steps; raises `JourneyError` where one cannot be done or does not hold."""
        for step in journey.steps:
            do, words = _match(step)
            try:
                do(self, *words)
            except (LookupError, JourneyError) as error:
                raise JourneyError(f"{step.place}: {step.text}: {error.args[0]}") from error

    def tap(self, name: str) -> None:
        self.hand.tap(name)

    def find(self, name: str) -> None:
        for _ in range(_MOST_TURNS):
            names = self.hand.names()
            if name in names:
                self.hand.tap(name)
                return
            way = next((way for way in _ON if way in names), None)
            if way is None:
                break
            self.hand.tap(way)
        self.hand.tap(name)

    def touch_beside(self) -> None:
        self.hand.tap_at(blank_point(self.hand))

    def type(self, text: str) -> None:
        self.hand.type(text)

    def sees(self, text: str) -> None:
        if not self.hand.sees(text):
            raise JourneyError(f"it is not on the screen; there is {self._on_screen()}")

    def never_sees(self, text: str) -> None:
        if self.hand.sees(text):
            raise JourneyError("it is on the screen")

    def sees_button(self, name: str) -> None:
        self.hand.place_of(name)

    def wait(self, count: str, unit: str) -> None:
        self.hand.wait(int(count) * {"s": 1, "min": 60}[unit])

    def waits_for(self, text: str) -> None:
        if not self.hand.wait_for(lambda: self.hand.sees(text)):
            raise JourneyError(f"it did not come; there is {self._on_screen()}")

    def count_saved(self, count: str) -> None:
        if self.saved() != int(count):
            raise JourneyError(f"{self.saved()} requests are saved")

    def text_is(self, size: str) -> None:
        now = TextSize(self.hand.window._look.metrics.text_scale).name.lower()
        if now != size:
            raise JourneyError(f"the text is {now}")

    def colors_are(self, theme: str) -> None:
        now = self.hand.window._look.theme.name.value
        if now != theme:
            raise JourneyError(f"the colors are {now}")

    def _on_screen(self) -> str:
        return " | ".join(dict.fromkeys(self.hand.texts()))


def travel(make_kiosk: Kiosks, journey: Journey) -> Hand:
    """Open the kiosk that `journey` asks for and go the journey; return the hand at its end."""
    desk = DESKS[journey.desk]()
    hand = make_kiosk(SCREENS[journey.screen], desk=desk)
    Traveller(hand, lambda: len(desk.saved)).go(journey)
    return hand


def blank_point(hand: Hand) -> QPoint:
    """Return a point on the screen that is beside every button."""
    reach = round(_BESIDE / hand.window._mm_per_px)
    places = [hand.place_of(name).adjusted(-reach, -reach, reach, reach) for name in set(hand.names())]
    area: QRect = hand.window.rect()
    for y in range(area.height() // 2, area.height(), 10):
        for x in range(area.width() // 2, area.width(), 10):
            if not any(place.contains(x, y) for place in places):
                return QPoint(x, y)
    raise JourneyError("there is no place beside the buttons")


_QUOTED = r'"([^"]+)"'
_STEPS: list[tuple[re.Pattern[str], Callable[..., None]]] = [
    (re.compile(rf"tap {_QUOTED}"), Traveller.tap),
    (re.compile(rf"find {_QUOTED}"), Traveller.find),
    (re.compile(r"touch beside"), Traveller.touch_beside),
    (re.compile(rf"type {_QUOTED}"), Traveller.type),
    (re.compile(rf"sees {_QUOTED}"), Traveller.sees),
    (re.compile(rf"never sees {_QUOTED}"), Traveller.never_sees),
    (re.compile(rf"sees button {_QUOTED}"), Traveller.sees_button),
    (re.compile(r"wait (\d+) (s|min)"), Traveller.wait),
    (re.compile(rf"waits for {_QUOTED}"), Traveller.waits_for),
    (re.compile(r"saved (\d+)"), Traveller.count_saved),
    (re.compile(r"text is (normal|large|largest)"), Traveller.text_is),
    (re.compile(r"colors are (light|dark|contrast)"), Traveller.colors_are),
]


def _match(step: Step) -> tuple[Callable[..., None], tuple[str, ...]]:
    for pattern, do in _STEPS:
        if found := pattern.fullmatch(step.text):
            return do, found.groups()
    known = ", ".join(pattern.pattern.replace(_QUOTED, '"..."').replace("(\\d+)", "5") for pattern, _ in _STEPS)
    raise JourneyError(f"{step.place}: {step.text!r} is not a step; there is {known}")


def _split(line: str) -> list[str]:
    """Cut a line at every `>` that is not within quotation marks."""
    return [part for part in re.findall(r'(?:"[^"]*"|[^">])+', line) if part.strip()]
