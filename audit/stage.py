"""Kiosks to measure: every screen a clinic may have, every language, and desks that do what the audit needs to see."""

import importlib
import importlib.util
import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from kiosk.clock import SteppedClock
from kiosk.content.shelf import Shelf
from kiosk.errors import Fault, SiteError
from kiosk.paths import CONTENT
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.settings import Attract, Clinic, Settings
from kiosk.ui.application import make_application
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide, Parts
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Screen as KioskScreen
from kiosk.visit.visit import Contrast, TextSize

START = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=-7)))
CLINIC = Clinic(
    name="Your Clinic Name", phone="208-555-0100", address="1 Test Street", hours="Monday to Friday, 8 to 5"
)
_SAVING_S = 20.0  # a request that is held back is let go after this, whatever happens


@dataclass(frozen=True)
class Screen:
    """A screen that a clinic may have: pixels, and the millimetres of one."""

    width: int
    height: int
    mm_per_px: float

    def __str__(self) -> str:
        """Return the pixels."""
        return f"{self.width}x{self.height}"


SCREENS = (
    Screen(1024, 600, 0.217),
    Screen(1280, 800, 0.217),
    Screen(1920, 1080, 0.2646),
    Screen(3840, 2160, 0.1323),
    Screen(1080, 1920, 0.2646),
)


@dataclass(frozen=True)
class Case:
    """How the kiosk looks on one walk."""

    screen: Screen
    language: str
    text: TextSize
    theme: Contrast

    def __str__(self) -> str:
        """Return the case in words."""
        return f"{self.screen}, {self.language}, {self.text.name.lower()} text, {self.theme}"


class AuditDesk:
    """Takes every request, unless it is told to fail, to wait or to be closed."""

    def __init__(self) -> None:
        self.closed: Fault | None = None
        self.fault: Fault | None = None
        self.gate = threading.Event()
        self.gate.set()
        self._count = 0

    def trouble(self) -> Fault | None:
        """Say why no request can be taken."""
        return self.closed

    def save(self, draft: Draft) -> Receipt:
        """Give a receipt once the gate is open; raises `SiteError` with the fault it was told of."""
        self.gate.wait(_SAVING_S)
        if self.fault is not None:
            raise SiteError(self.fault, "requests")
        self._count += 1
        return Receipt(draft.id, self._count, "0" * 64, datetime(2026, 3, 2, tzinfo=UTC))


class Stage:
    """One kiosk on one screen in one language, with time in our hands."""

    def __init__(self, screen: Screen, language: str = "en", content: Path = CONTENT) -> None:
        make_application()
        self.screen = screen
        self.language = language
        self.desk = AuditDesk()
        self.clock = SteppedClock(START)
        self._shelf = _shelf(content)
        parts = Parts(
            settings=Settings(clinic=CLINIC, attract=Attract(motion=False)),
            clock=self.clock,
            make_shelf=self._give_shelf,
            make_desk=self._give_desk,
            mm_per_px=screen.mm_per_px,
            is_trial=True,
            language=language,
        )
        self.guide = Guide(parts)
        self.window = self.guide.window
        self.window.resize(screen.width, screen.height)
        self.guide.start()
        self.window.show()
        self.window.activateWindow()
        self.guide.furnish()
        self.driver = Driver(self.guide, self.clock)
        self.library = self._shelf.library(language)
        self.driver.settle()

    def dress(self, text: TextSize, theme: Contrast, *, is_lowered: bool = False) -> None:
        """Choose a text size, a theme and the height of the buttons for the visit."""
        visit = self.guide.visit
        visit.text_size, visit.contrast, visit.is_lowered = text, theme, is_lowered
        self.guide.adjust()
        self.driver.settle()

    @property
    def look(self) -> Look:
        """The look of the screen on show."""
        shown = next(one for one in self.window.findChildren(KioskScreen) if one.isVisible())
        return shown.look

    def close(self) -> None:
        """Close the kiosk."""
        self.desk.gate.set()
        for thread in threading.enumerate():
            if thread.name == "saving":
                thread.join(_SAVING_S)
        self.driver.settle()
        self.guide.end_visit()
        self.driver.close()

    def _give_shelf(self) -> Shelf:
        return self._shelf

    def _give_desk(self) -> AuditDesk:
        return self.desk


def languages() -> tuple[str, ...]:
    """Return the languages of the pages, then those that only measure: stretched by 35 %, and from right to left."""
    made = () if _made() is None else _made().PSEUDO
    return (*Shelf(CONTENT).languages, *made)


def all_cases(known: tuple[str, ...]) -> Iterator[Case]:
    """Give every screen in every language, text size and theme; a made language, whose colours are English, in one."""
    for screen, language, text, theme in itertools.product(SCREENS, known, TextSize, Contrast):
        if theme is Contrast.LIGHT or "-X" not in language:
            yield Case(screen, language, text, theme)


def covering_cases(known: tuple[str, ...]) -> list[Case]:
    """Return few cases in which every two of screen, language, text size and theme that go together meet."""
    wanted = list(all_cases(known))
    missing = {pair for case in wanted for pair in _pairs(case)}
    chosen: list[Case] = []
    while missing:
        best = max(wanted, key=_Gain(missing))
        chosen.append(best)
        missing -= set(_pairs(best))
    return chosen


def _made() -> Any:  # noqa: ANN401 - a module, or None
    """Return the module of the languages that only measure, where there is one."""
    if importlib.util.find_spec("kiosk.content.pseudo") is None:
        return None
    return importlib.import_module("kiosk.content.pseudo")


def _shelf(content: Path) -> Shelf:
    made = _made()
    if made is None:
        return Shelf(content)
    made.learn()
    shelf: Shelf = made.PseudoShelf(content)
    return shelf


class _Gain:
    """How many pairs that are still missing a case would bring."""

    def __init__(self, missing: set[tuple[object, object]]) -> None:
        self._missing = missing

    def __call__(self, case: Case) -> int:
        return len(self._missing.intersection(_pairs(case)))


def _pairs(case: Case) -> list[tuple[object, object]]:
    return list(itertools.combinations((case.screen, case.language, case.text, case.theme), 2))
