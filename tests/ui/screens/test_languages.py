"""The page to choose a language."""

from pathlib import Path
from shutil import copytree

import pytest

from kiosk.i18n import OWN_NAMES
from kiosk.paths import CONTENT
from kiosk.ui.widgets.choice import Choice
from kiosk.visit.route import Home, Languages
from tests.support.kiosks import SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler

MANY = ("fr", "pt", "ru", "so", "vi", "zh")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return pages in eight languages."""
    made = copytree(CONTENT, tmp_path / "pages")
    for code in MANY:
        copytree(made / "es", made / code)
    return made


def opened(make_kiosk: Kiosks, screen: Screen, content: Path) -> Hand:
    hand = make_kiosk(screen, content=content)
    hand.tap("Touch to start")
    hand.guide.go(Languages())
    hand.settle()
    return hand


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
def test_every_language_can_be_found_and_reached(make_kiosk: Kiosks, content: Path, screen: Screen) -> None:
    hand = opened(make_kiosk, screen, content)
    wanted, seen = {OWN_NAMES[code] for code in ("en", "es", *MANY)}, set[str]()
    for _ in wanted:
        seen |= wanted & set(hand.names())
        assert Ruler(hand).faults() == []
        if "More choices" in hand.names():
            hand.tap("More choices")

    assert seen == wanted


def test_the_language_in_force_is_marked_and_leads_back_too(make_kiosk: Kiosks, content: Path) -> None:
    hand = opened(make_kiosk, WIDE, content)
    marked = [one.text() for one in hand.window.findChildren(Choice) if one.isVisible() and one.isChecked()]
    assert marked == ["English"]
    hand.tap("English")

    assert (hand.where(), hand.guide.visit.language) == (Home(), "en")


def test_low_on_an_upright_screen_the_languages_are_within_reach(make_kiosk: Kiosks, content: Path) -> None:
    hand = opened(make_kiosk, TALL, content)

    assert hand.place_of("English").top() >= TALL.height * 0.4 - 1


def test_after_the_visit_the_clinics_language_is_marked_again(make_kiosk: Kiosks, content: Path) -> None:
    hand = opened(make_kiosk, WIDE, content)
    hand.tap("Français")
    assert hand.guide.visit.language == "fr"
    hand.guide.end_visit()
    hand.settle()

    assert hand.sees("Touch to start")
