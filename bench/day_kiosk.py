"""A whole kiosk for the scripted day: the real parts on a real folder, and a hand that counts its taps and letters."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.clock import SteppedClock
from kiosk.content.shelf import Shelf
from kiosk.desk import CallDesk
from kiosk.paths import CONTENT, DataFolder
from kiosk.settings import Settings, load
from kiosk.staff.drives import Drive
from kiosk.staff.front_desk import FrontDesk
from kiosk.staff.installer import SiteInstaller
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide, Parts
from kiosk.ui.staff.hold import HOLD_S
from kiosk.ui.true_size import TrueSize
from kiosk.ui.widgets.words import Words
from kiosk.upkeep import Upkeep
from kiosk.usage_file import open_usage

_FREE = 1 << 30
_MOST_TURNS = 20


@dataclass(frozen=True)
class Size:
    """A screen: pixels, and the millimetres of one until somebody has measured it."""

    width: int
    height: int
    mm_per_px: float

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"


SIZES = (Size(1280, 800, 0.2646), Size(1024, 600, 0.217))


@dataclass
class Count:
    """What a part of the day took: taps, letters typed and turns of the keyboard, the program's own seconds."""

    what: str
    taps: int = 0
    keys: int = 0
    own_s: float = 0.0

    @property
    def seconds(self) -> float:
        """The whole at one second a tap, a letter being one as well."""
        return self.taps + self.keys + self.own_s


class Hand(Driver):
    """Taps and types, and counts it for the last of `under_way`, the parts of the day that have begun."""

    def __init__(self, guide: Guide, clock: SteppedClock, under_way: list[Count]) -> None:
        super().__init__(guide, clock)
        self._under_way = under_way
        self._is_typing = False

    def tap(self, name: str) -> None:
        """Tap a control by its name."""
        for count in self._under_way[-1:]:
            if self._is_typing:
                count.keys += 1
            else:
                count.taps += 1
        super().tap(name)

    def type(self, text: str) -> None:
        """Type on the keyboard on the screen, turning to its other pages where a letter is not on this one."""
        self._is_typing = True
        try:
            for letter in text:
                self._turn_to(letter)
                super().type(letter)
        finally:
            self._is_typing = False

    def tap_any(self, *names: str) -> None:
        """Tap the first of `names` that is there."""
        there = self.names()
        self.tap(next((name for name in names if name in there), names[0]))

    def tap_first(self, pattern: str) -> None:
        """Tap the uppermost control whose name begins as `pattern` does."""
        start = pattern.partition("{")[0]
        found = [name for name in self.names() if name.startswith(start)]
        self.tap(min(found, key=self._top))

    def find(self, name: str, *ways: str) -> None:
        """Tap `name`, turning on by one of `ways` until it is there; raises `LookupError` where it never is."""
        self.turn_to(name, *ways)
        self.tap(name)

    def turn_to(self, name: str, *ways: str) -> None:
        """Turn on by one of `ways` until there is a control `name`, or often enough."""
        for _ in range(_MOST_TURNS):
            if name in self.names():
                return
            self.tap_any(*ways)

    def hold_name(self, clinic: str) -> None:
        """Rest a finger on the clinic's name for as long as the staff's door asks."""
        labels = [one for one in self.window.findChildren(Words) if one.isVisible() and one.text() == clinic]
        place = QRect(labels[0].mapTo(self.window, QPoint(0, 0)), labels[0].size())
        point = QPoint(place.left() + place.height() // 2, place.center().y())
        for count in self._under_way[-1:]:
            count.taps += 1
        self.press_at(point)
        self.wait(HOLD_S + 0.4)
        self.lift_at(point)
        self.settle()

    def await_text(self, text: str) -> None:
        """Let the program work until `text` is on the screen; raises `LookupError` where it never comes."""
        if not self.wait_for(partial(self.sees, text)):
            raise LookupError(f"{text!r} does not come; there is {self.texts()}")

    def await_control(self, name: str) -> None:
        """Let the program work until there is a control `name`; raises `LookupError` where it never comes."""
        if not self.wait_for(partial(self._has, name)):
            raise LookupError(f"no {name!r} comes; there is {self.texts()}")

    def await_any(self, *names: str) -> None:
        """Let the program work until there is a control of `names`; raises `LookupError` where none ever comes."""
        if not self.wait_for(partial(self._has_any, names)):
            raise LookupError(f"none of {names} comes; there is {self.texts()}")

    def picture(self) -> QImage:
        """Return what is on the screen."""
        self.settle()
        return self.window.grab().toImage()

    def _has_any(self, names: tuple[str, ...]) -> bool:
        return not set(names).isdisjoint(self.names())

    def _has(self, name: str) -> bool:
        return name in self.names()

    def _top(self, name: str) -> int:
        return self.place_of(name).top()

    def _turn_to(self, letter: str) -> None:
        pages = ("Numbers and signs", "Letters with accents", "Letters")
        turns = 0
        while letter != " " and not {letter, letter.swapcase()} & set(self.names()):
            turns += 1
            if turns > len(pages):
                raise LookupError(f"no key for {letter!r}; there is {sorted(set(self.names()))}")
            wanted = pages if letter.isdigit() or not letter.isalpha() else tuple(reversed(pages))
            self.tap_any(*wanted)


class DayKiosk:
    """The program on one data folder, started and ended as often as the day asks for; `stick` is the drive."""

    def __init__(self, data: DataFolder, clock: SteppedClock, size: Size, stick: Path) -> None:
        self.data = data
        self.clock = clock
        self.size = size
        self.stick = stick
        self.counts: list[Count] = []
        self._under_way: list[Count] = []
        self.restarts = 0
        self._upkeep: Upkeep | None = None
        self._guide: Guide | None = None

    @contextmanager
    def part(self, what: str) -> Iterator[Count]:
        """Count what is done from here on as `what`."""
        count = Count(what)
        self.counts.append(count)
        self._under_way.append(count)
        begun = time.perf_counter()
        try:
            yield count
        finally:
            count.own_s += time.perf_counter() - begun
            self._under_way.remove(count)

    def start(self) -> Hand:
        """Start the program; returns the hand before its screen."""
        settings, _ = load(self.data.settings)
        is_trial = not self.data.is_set_up
        true_size = TrueSize(settings.screen.mm_per_px, self.data.screens)
        desk = CallDesk(self.data.active, self.clock, settings, is_trial=is_trial)
        guide = self._guide = Guide(self._parts(settings, true_size, desk))
        true_size.changed.connect(guide.window.take_size)
        guide.window.resize(self.size.width, self.size.height)
        guide.start()
        guide.window.show()
        guide.window.activateWindow()
        guide.furnish()
        desk.warm_up()
        self._upkeep = Upkeep(self.data, self.clock)
        self._upkeep.begin()
        self._upkeep.tick(is_quiet=True)
        hand = Hand(guide, self.clock, self._under_way)
        hand.settle()
        return hand

    def stop(self) -> None:
        """End the program and its window."""
        guide, self._guide = self._guide, None
        if guide is None:
            return
        guide.leave()
        if self._upkeep is not None:
            self._upkeep.wait()
        guide.window.deleteLater()
        guide.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def window(self) -> QWidget:
        """Return the window of the program that runs; raises `LookupError` where none does."""
        if self._guide is None:
            raise LookupError("no program runs")
        return self._guide.window

    def _parts(self, settings: Settings, true_size: TrueSize, desk: CallDesk) -> Parts:
        is_trial = not self.data.is_set_up
        return Parts(
            settings=settings,
            clock=self.clock,
            make_shelf=partial(Shelf, CONTENT, self.data.sign_offs),
            make_desk=[desk].pop,
            mm_per_px=self.size.mm_per_px,
            is_trial=is_trial,
            language=settings.pages.language,
            true_size=true_size,
            make_usage=partial(open_usage, self.data.usage, self.clock, is_enabled=settings.usage.enabled),
            staff=partial(FrontDesk, self.data, self.clock, settings, find_drives=self._drives),
            installer=partial(SiteInstaller, self.data, self.clock, self._restart) if is_trial else None,
        )

    def _drives(self, _: Path) -> Sequence[Drive]:
        return [Drive(self.stick.name, "", self.stick, _FREE)]

    def _restart(self) -> None:
        self.restarts += 1
