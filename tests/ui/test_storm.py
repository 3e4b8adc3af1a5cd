"""Storms of random events: never two actions from one press, never a crash, and home is two taps away."""

import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint

from kiosk.i18n import tr
from kiosk.ui.steady import YIELDS_S
from kiosk.visit.route import Home, Route
from tests.support.kiosks import SMALL, WIDE, Hand, Kiosks, Screen
from tests.support.panels import BEGIN, END, ODD, UPDATE, Panel

MOST_TAPS = 2
WAYS = (
    "Home",
    "Finish and clear",
    "Stop and erase",
    "I know them. Clear the screen",
    "Touch to start",
)  # what leads home, or where home is next


def where(hand: Hand) -> Route:
    """Return where the visitor is; ask anew, mypy takes a property for a constant."""
    hand.settle()
    return hand.guide.route


class Counter:
    """Notes every action, and how many presses there have been."""

    def __init__(self, hand: Hand) -> None:
        self.acts = self.presses = 0
        taps = hand.window.door.taps
        self._target_at = hand.window.target_at
        self._down = taps.down
        taps._surface = self  # type: ignore[assignment]
        self._window = hand.window

    def target_at(self, x: float, y: float, reach: float) -> object:
        target = self._target_at(x, y, reach)
        return None if target is None else Counted(target, self)

    def __getattr__(self, name: str) -> object:
        return getattr(self._window, name)


class Counted:
    """A target that counts what is done to it."""

    def __init__(self, target: object, counter: Counter) -> None:
        self.target, self._counter = target, counter

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counted) and self.target == other.target

    def __hash__(self) -> int:
        return hash(self.target)

    def set_pressed(self, is_pressed: bool) -> None:
        self.target.set_pressed(is_pressed)  # type: ignore[attr-defined]

    def activate(self) -> None:
        self._counter.acts += 1
        self.target.activate()  # type: ignore[attr-defined]


def storm(hand: Hand, panel: Panel, counter: Counter, dice: random.Random) -> None:
    """Send one event of any kind, at any place, after any time."""
    hand.clock.advance(dice.choice([0.0, 0.001, 0.02, 0.1, 0.35, 0.5, 1.0, 5.0]))
    size = hand.window.size()
    before = counter.acts

    def place() -> tuple[float, float]:
        if dice.random() < 0.05:
            return dice.choice(ODD), dice.choice(ODD)
        if dice.random() < 0.5 and (names := hand.names()):
            point = hand.place_of(dice.choice(names)).center()
            return float(point.x()), float(point.y())
        return dice.uniform(-50, size.width() + 50), dice.uniform(-50, size.height() + 50)

    roll, most = dice.random(), 1
    if roll < 0.2:
        panel.mouse(dice.choice(["down", "move", "up"]), *place())
    elif roll < 0.22:
        panel.cancel()
    elif roll < 0.23:
        QCoreApplication.sendEvent(hand.window.windowHandle(), QEvent(QEvent.Type.Hide))
    elif roll < 0.235:
        hand.window.resize(*dice.choice([(1920, 1080), (1080, 1920), (1024, 600)]))
    elif roll < 0.28:
        hand.guide.tick()
    elif roll < 0.4:
        x, y = (value if abs(value) < 1e5 else 0.0 for value in place())
        panel.touch((dice.randrange(4), dice.choice(["down", "move", "up"]), x, y))
    else:
        points = [
            (dice.randrange(4), dice.choice(["down", "move", "rest", "up"]), *place())
            for _ in range(dice.choice([0, 1, 1, 1, 2, 10]))
        ]
        panel.odd(dice.choice([BEGIN, UPDATE, END]), *points)
        most = sum(state == "up" for _, state, _, _ in points)  # each finger that lifts has pressed for itself
    assert counter.acts - before <= most


@pytest.mark.parametrize(("seed", "screen"), [(1, WIDE), (2, SMALL), (3, WIDE), (4, SMALL)])
def test_after_a_storm_home_is_two_taps_away(make_kiosk: Kiosks, seed: int, screen: Screen) -> None:
    hand = make_kiosk(screen)
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    panel, counter = Panel(hand), Counter(hand)
    for number in range(2_500):
        storm(hand, panel, counter, dice)
        if number % 250 == 249:
            go_home(hand)
    assert counter.acts > 50


def go_home(hand: Hand) -> None:
    """Get to the home screen within two taps, whatever is down or open."""
    hand.clock.advance(YIELDS_S + 1)
    hand.settle()
    for _ in range(MOST_TAPS):
        if where(hand) == Home() and not hand.window.is_asking:
            return
        names = hand.names()
        way = next((way for way in map(tr, WAYS) if way in names), None)
        hand.tap(way) if way is not None else hand.tap_at(QPoint(hand.window.width() // 2, hand.window.height() // 2))
    assert where(hand) == Home(), (where(hand), hand.names())
