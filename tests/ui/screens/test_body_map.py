"""The body map: a part of the body leads to pages, by its button and by the figure; it never says what somebody has."""

from pathlib import Path

import pytest

from kiosk.content.body_map import REGIONS
from kiosk.content.library import load_library
from kiosk.paths import CONTENT
from kiosk.ui.screens.body_map import Figure, region_names
from kiosk.visit.route import BodyMap, GetHelp, Home, ReadPage
from tests.support.kiosks import MIDDLE, SCREENS, SMALL, TALL, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.pages import make_content, make_page_file

LIBRARY = load_library(CONTENT, "en")


def at_map(make_kiosk: Kiosks, screen: str = "wide") -> Hand:
    hand = make_kiosk(SCREENS[screen])
    hand.tap("Touch to start")
    hand.guide.go(BodyMap())
    hand.settle()
    return hand


def figure_of(hand: Hand) -> Figure:
    return next(figure for figure in hand.window.findChildren(Figure) if figure.isVisible())


def test_a_tile_at_home_leads_to_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Where do you feel it?")
    assert hand.where() == BodyMap()
    assert hand.sees("This is not a test")


@pytest.mark.parametrize("region", REGIONS)
def test_a_button_shows_the_pages_of_its_part(make_kiosk: Kiosks, region: str) -> None:
    hand = at_map(make_kiosk)
    hand.tap(region_names()[region])
    assert hand.where() == BodyMap(region)
    first = LIBRARY.pages[LIBRARY.body_map[region].pages[0]]
    hand.tap(first.short)
    assert hand.where() in (ReadPage(first.id), GetHelp())
    hand.tap("Back")
    assert hand.where() == BodyMap(region)


@pytest.mark.parametrize("region", REGIONS)
def test_the_figure_can_be_tapped(make_kiosk: Kiosks, region: str) -> None:
    hand = at_map(make_kiosk)
    figure = figure_of(hand)
    places = [place for place, target in figure.touch_targets() if getattr(target, "region", "") == region]
    assert places, f"the drawing has no place for {region}"
    hand.tap_at(figure.mapTo(hand.window, places[0].center()))
    assert hand.where() == BodyMap(region)


def test_choosing_another_part_is_the_same_place(make_kiosk: Kiosks) -> None:
    hand = at_map(make_kiosk)
    hand.tap("Feet")
    hand.tap("Hands")
    assert hand.sees("Hands: pages for you")
    hand.tap("Back")
    assert hand.where() == Home()


def test_help_is_among_the_first_pages_where_a_sign_belongs(make_kiosk: Kiosks) -> None:
    hand = at_map(make_kiosk)
    urgent = LIBRARY.urgent
    assert urgent is not None
    for region, entry in LIBRARY.body_map.items():
        hand.guide.go(BodyMap(region))
        hand.settle()
        assert (hand.names().count(urgent.short) > 1) == entry.urgent, region  # once in the bar, once among the pages


@pytest.mark.parametrize("screen", ["small", "tall"])
def test_where_there_is_no_room_for_both_a_button_leads_back_to_the_parts(make_kiosk: Kiosks, screen: str) -> None:
    hand = at_map(make_kiosk, screen)
    hand.tap("Feet")
    assert "Hands" not in hand.names()
    hand.tap("Another part of the body")
    assert "Hands" in hand.names()


@pytest.mark.parametrize("screen", [SMALL, TALL, MIDDLE], ids=["small", "tall", "middle"])
@pytest.mark.parametrize("turns", [0, 1, 2], ids=["normal", "large", "largest"])
def test_it_keeps_the_rules(make_kiosk: Kiosks, screen: Screen, turns: int) -> None:
    hand = make_kiosk(screen)
    hand.tap("Touch to start")
    for _ in range(turns):
        hand.tap("Text size")
    for region in ("", *REGIONS):
        hand.guide.go(BodyMap(region))
        hand.settle()
        assert Ruler(hand).faults() == [], region


def test_a_folder_without_a_map_has_no_tile_and_no_place(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/sensory")
    hand = make_kiosk(content=content)
    hand.tap("Touch to start")
    assert "Where do you feel it?" not in hand.names()
    hand.guide.go(BodyMap("feet"))
    hand.settle()
    assert hand.sees("What would you like to know today?")
