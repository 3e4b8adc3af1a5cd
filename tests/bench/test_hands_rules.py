"""Each rule on traces made by hand, and the others against Qt's own button."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bench.hands import faults
from bench.hands_model import Place, Press, Tap
from bench.hands_report import Cell, plot, tables, terminal_lines
from bench.hands_rules import Outcome, fired, nearest, outcome, plain, under, unless_drifted

PLACES = [Place("left", 0, 0, 20, 20), Place("right", 23, 0, 20, 20)]
MM = 0.25  # a pixel


def press(*points: tuple[float, float]) -> Press:
    return Press(tuple((100.0 * number, x, y) for number, (x, y) in enumerate(points)))


@pytest.mark.parametrize(
    ("points", "by_plain", "by_30_px"),
    [
        (((10, 10), (10, 10)), 0, 0),
        (((18, 10), (21, 10)), None, 0),  # released in the gap
        (((18, 10), (24, 10)), None, 0),
        (((2, 10), (18, 10)), 0, None),  # 16 mm are 64 pixels
        (((10, 10), (30, 10), (10, 10)), 0, None),  # it had left, and came back
        (((21, 10), (10, 10)), None, None),  # begun beside it
    ],
)
def test_the_other_rules(points: tuple[tuple[float, float], ...], by_plain: int | None, by_30_px: int | None) -> None:
    assert plain(PLACES, press(*points), MM) == by_plain
    assert unless_drifted(PLACES, press(*points), MM) == by_30_px


@pytest.mark.parametrize("points", [((10, 10), (10, 10)), ((18, 10), (24, 10)), ((2, 10), (18, 10)), ((21, 5), (9, 5))])
def test_the_plain_rule_is_what_a_push_button_does(qtbot: QtBot, points: tuple[tuple[float, float], ...]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    clicked: list[int] = []
    for number, place in enumerate(PLACES):
        button = QPushButton(window)
        button.setGeometry(round(place.left / MM), 0, round(place.width / MM), round(place.height / MM))
        button.clicked.connect(partial(clicked.append, number))
    window.show()
    device, handle = QTest.createTouchDevice(), window.windowHandle()
    first, *_, last = [QPoint(round(x / MM), round(y / MM)) for x, y in points]
    QTest.touchEvent(handle, device).press(0, first, handle).commit()
    QTest.touchEvent(handle, device).move(0, last, handle).commit()
    QTest.touchEvent(handle, device).release(0, last, handle).commit()
    expected = plain(PLACES, press(*points), MM)
    assert clicked == ([] if expected is None else [expected])


def test_a_bounce_fires_again() -> None:
    tap = Tap(press((10, 10), (10, 10)), bounce=press((11, 11), (11, 11)), pause=100)
    assert fired(plain, PLACES, tap, MM) == [0, 0]
    assert outcome(fired(plain, PLACES, tap, MM), 0) is Outcome.TWICE


def test_outcomes() -> None:
    assert outcome([], 0) is Outcome.NOTHING
    assert outcome([0], 0) is Outcome.ONCE
    assert outcome([1], 0) is outcome([0, 1], 0) is outcome([-1], 0) is Outcome.WRONG


def test_the_limit_is_the_nearest_place() -> None:
    assert nearest(PLACES, 21, 10) == 0
    assert nearest(PLACES, 22, 10) == 1
    assert nearest(PLACES, 43, 400) == 1
    assert under(PLACES, 21, 10) is None


def cell(screen: str, profile: str, limit: int, ours: int, other: int, twice: int = 0) -> Cell:
    """Return a cell of 1,000 taps."""
    rest = {Outcome.ONCE: other, Outcome.NOTHING: 1000 - other}
    mine = {Outcome.ONCE: ours, Outcome.TWICE: twice, Outcome.NOTHING: 1000 - ours - twice}
    return Cell("1 x 1", screen, profile, 1000, limit, {"ours": mine, "plain": rest, "30 px": rest})


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (cell("home", "tremor", 980, 980, 800), []),
        (cell("keyboard", "numb", 990, 985, 900), []),
        (cell("keyboard", "numb", 990, 984, 900), ["below the limit"]),
        (cell("keyboard", "numb", 990, 989, 900, twice=1), ["acted twice"]),
        (cell("form", "older", 980, 989, 900), ["the goal is 99.0"]),
        (cell("topic", "tremor", 960, 964, 800), ["the goal is 96.5"]),
        (cell("home", "tremor", 980, 980, 920), ["a quarter of plain", "a quarter of 30 px"]),
        (cell("bigger keys", "strong tremor", 900, 919, 500), ["the goal is 92.0"]),
    ],
)
def test_a_missed_goal_is_named(made: Cell, said: list[str]) -> None:
    found = list(faults([made]))
    assert len(found) == len(said)
    for fault, words in zip(found, said, strict=True):
        assert words in fault
        assert made.name in fault


def test_the_figures_are_in_the_table_on_the_page_and_in_the_plot() -> None:
    made = cell("home", "tremor", 983, 987, 791)
    assert "98.3   98.7" in "\n".join(terminal_lines([made]))
    assert "| home | tremor | 98.3 | 98.7 | 1.3 | 0.0 | 0.0 | 79.1 |" in tables([made])
    assert plot([made], "1 x 1").count("<circle") == 2
