"""The goals of docs/hands.md on few taps of one screen: a rule that is broken shows here at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bench.hands import BIGGER, tapped, typed
from bench.hands_letters import BigKeys, taps_for
from bench.hands_model import PROFILES, Press, Tap
from bench.hands_page import BEGIN, END, write_page
from bench.hands_report import OURS, Cell
from bench.hands_rules import Outcome
from bench.hands_screens import FORM, GLASSES, HOME, KEYS, Kiosk

SEED = 5
BY_NAME = {profile.name: profile for profile in PROFILES}


@pytest.fixture
def kiosk(qtbot: QtBot) -> Iterator[Kiosk]:
    kiosk = Kiosk(GLASSES[0])
    yield kiosk
    kiosk.close()


@pytest.mark.parametrize(
    ("screen", "profile", "least"),
    [(HOME, "tremor", 95.0), (FORM, "numb", 98.0), (KEYS, "steady", 99.0), (KEYS, "strong tremor", 80.0)],
)
def test_taps_on_a_real_screen_come_out_as_meant(kiosk: Kiosk, screen: str, profile: str, least: float) -> None:
    cell = tapped(kiosk, screen, BY_NAME[profile], SEED, 300)
    assert cell.share(OURS) >= least
    assert cell.share(OURS) >= cell.possible - 2
    assert cell.counts[OURS][Outcome.TWICE] == 0
    if profile != "steady":
        assert 100 - cell.share(OURS) < (100 - cell.share("plain")) / 3


@pytest.mark.parametrize(("profile", "least"), [("tremor", 95.0), ("strong tremor", 89.0)])
def test_letters_on_the_bigger_keys_come_out_as_meant(kiosk: Kiosk, profile: str, least: float) -> None:
    cell = typed(kiosk, BY_NAME[profile], SEED, 150)
    assert cell.screen == BIGGER
    assert cell.share(OURS) >= least
    assert cell.counts[OURS][Outcome.TWICE] == 0


def test_taps_do_not_change_the_screen_that_the_next_one_meets(kiosk: Kiosk) -> None:
    kiosk.show(HOME)
    places, targets = kiosk.targets()
    route = kiosk.guide.route
    with kiosk.probed() as surface:
        for place, target in zip(places, targets, strict=True):
            kiosk.tap(Tap(Press(((0.0, *place.middle), (90.0, *place.middle)))))
            assert surface.acted.pop() is target
    assert kiosk.guide.route == route
    assert kiosk.targets()[0] == places


def test_the_bigger_keys_are_measured_on_their_real_pages(kiosk: Kiosk) -> None:
    pages = BigKeys(kiosk).pages
    assert "klmno" in pages[""].number
    assert {"n", "ñ", "all"} <= pages["klmno"].number.keys()
    assert pages["klmno"].places[pages["klmno"].number["n"]].width > 30


def test_what_a_name_costs() -> None:
    assert taps_for("Test Patient") == (12, 23)
    assert taps_for("Ñu") == (3, 4)


def test_the_page_takes_the_figures_between_its_marks(tmp_path: Path) -> None:
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    page = tmp_path / "docs" / "hands.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    counts = {rule: {Outcome.ONCE: 97, Outcome.WRONG: 3} for rule in (OURS, "plain", "30 px")}
    cells = [Cell("1 x 1", screen, "tremor", 100, 96, counts) for screen in (KEYS, BIGGER)]
    for _ in range(2):
        write_page(tmp_path, cells, seed=3, taps=100)
    text = page.read_text()
    assert text.startswith("before")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| 1 x 1 | tremor | 97.0 | 0.4 | 97.0 | 0.4 |" in text
    assert (tmp_path / "docs" / "pictures" / "hands.svg").read_text().startswith("<svg")
