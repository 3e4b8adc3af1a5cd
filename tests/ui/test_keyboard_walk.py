"""Everything works without touch: every control is reached in reading order, by Tab and by arrows, on every screen."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.focus import Focus
from kiosk.ui.steady import Target
from kiosk.ui.stops import place_in
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.part import Part
from kiosk.visit.route import (
    AskCall,
    BodyMap,
    GetHelp,
    Home,
    ReadPage,
    Recall,
    Route,
    Search,
    ShowTopic,
    TakeHome,
)
from kiosk.visit.visit import TextSize
from tests.support.keyboard import ARROWS, BACKTAB, DOWN, ENTER, TAB, Keys
from tests.support.kiosks import SCREENS, Hand, Kiosks

ROUTES: list[Route] = [
    Home(),
    ShowTopic("types"),
    ReadPage("motor"),
    ReadPage("needling-steps", 2),
    ReadPage("questions"),
    GetHelp(),
    BodyMap(),
    BodyMap("feet"),
    Search(),
    TakeHome("motor"),
    AskCall(),
    Recall(),
]


def look(hand: Hand, screen_language: str, size: TextSize) -> None:
    """Wake the kiosk and take a language and a text size."""
    hand.tap("Touch to start")
    hand.guide.visit.text_size = size
    hand.guide.adjust()
    if screen_language != "en":
        hand.guide.switch_language(screen_language)
    hand.settle()


def targets(hand: Hand) -> list[tuple[QRect, Target]]:
    """Return what can be tapped now, each thing once, in pixels of the window."""
    found: dict[Target, QRect] = {}
    for widget in hand.window.root.findChildren(QWidget):
        if not hasattr(widget, "touch_targets") or not widget.isVisible() or not widget.isEnabled():
            continue
        if getattr(widget, "is_touch_ground", False):
            continue
        offset = widget.mapTo(hand.window, QPoint(0, 0))
        for place, target in widget.touch_targets():
            found.setdefault(target, place.translated(offset))
    return [(place, target) for target, place in found.items()]


def target_of(stop: QWidget) -> object:
    return stop.target if isinstance(stop, Part) else stop


def focus_of(hand: Hand) -> Focus:
    return hand.window.furnish("").focus


def is_read_before(one: QRect, other: QRect) -> bool:
    """Whether `one` is not wholly below `other`, nor right of it in the same row."""
    is_same_row = one.top() <= other.bottom() and other.top() <= one.bottom()
    return one.left() <= other.left() if is_same_row else one.top() <= other.top()


@pytest.mark.parametrize("size", list(TextSize), ids=lambda size: size.name.lower())
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_tab_visits_every_target_once_and_comes_back(
    make_kiosk: Kiosks, screen: str, language: str, size: TextSize
) -> None:
    hand = make_kiosk(SCREENS[screen])
    look(hand, language, size)
    keys = Keys(hand)
    for route in ROUTES:
        hand.guide.go(route)
        hand.settle()
        visited = keys.round()
        wanted = [target for _, target in targets(hand)]
        texts = [stop for stop in visited if isinstance(stop, PageView | Field)]
        assert len(visited) == len(wanted) + len(texts), route
        assert {target_of(stop) for stop in visited} >= set(wanted), route
        backwards = [visited[0], *reversed(visited[1:])]
        focus_of(hand)._go(visited[0])
        assert keys.round(BACKTAB) == backwards, route


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_arrows_reach_every_control(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    look(hand, "en", TextSize.NORMAL)
    keys = Keys(hand)
    for route in ROUTES:
        hand.guide.go(route)
        hand.settle()
        every = keys.round()
        names = {name_of(stop) for stop in every}
        assert _reached_by_arrows(hand, keys, every[0]) >= names, route


def name_of(stop: QWidget) -> tuple[str, str]:
    return type(stop).__name__, stop.accessibleName()


def _reached_by_arrows(hand: Hand, keys: Keys, start: QWidget) -> set[tuple[str, str]]:
    """Return the names of what arrows reach from `start` with every text on its first screenful."""
    focus = focus_of(hand)
    reached, rest = {name_of(start)}, [start]
    while rest:
        start = rest.pop()
        for key in ARROWS:
            focus._go(start)
            keys.down(key)
            keys.up(key)
            goal = keys.control
            assert goal is not None
            if isinstance(goal, PageView):
                goal.go_to_top()
            if name_of(goal) not in reached:
                reached.add(name_of(goal))
                rest.append(goal)
    return reached


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_the_focus_goes_with_the_eye_within_each_part_of_the_screen(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    look(hand, "en", TextSize.NORMAL)
    keys = Keys(hand)
    for route in (Home(), ReadPage("questions"), Recall(), AskCall()):
        hand.guide.go(route)
        hand.settle()
        visited = keys.round()
        first = min(range(len(visited)), key=lambda number: place_in(hand.window, visited[number]).top())
        ordered = [*visited[first:], *visited[:first]]
        tops = [place_in(hand.window, stop).top() for stop in ordered]
        if route != Home():  # whose large tile stands beside two rows
            assert tops == sorted(tops), route


def test_nothing_happens_on_focus_alone(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    keys = Keys(hand)
    for route in ROUTES:
        hand.guide.go(route)
        hand.settle()
        before = [stop.isChecked() for stop in hand.window.findChildren(QAbstractButton)]
        keys.round()
        assert hand.where() == route
        assert [stop.isChecked() for stop in hand.window.findChildren(QAbstractButton)] == before


def test_the_first_key_shows_the_focus_and_does_no_more(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    keys = Keys(hand)
    keys.press(ENTER)
    assert hand.where() == Home()
    assert keys.name == "What is peripheral neuropathy?"
    keys.press(ENTER)
    assert hand.where() == ShowTopic("understand")


def test_a_page_opens_with_the_focus_on_its_text_and_down_reads_on(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SCREENS["small"])
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("motor"))
    keys = Keys(hand)
    keys.press(TAB)
    view = keys.control
    assert isinstance(view, PageView)
    seen = [view.verticalScrollBar().value()]
    while view.can_go_down:
        keys.press(DOWN)
        seen.append(view.verticalScrollBar().value())
    assert seen == sorted(set(seen))
    for top in reversed(seen[:-1]):
        keys.hand.window.furnish("").focus.read_on(-1)
        assert view.verticalScrollBar().value() == top
