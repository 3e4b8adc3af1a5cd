"""The ring round the control that keys act on: thick enough, clear of control and ground in every theme."""

import pytest
from PySide6.QtGui import QColor

from kiosk.ui.metrics import FOCUS_LINE
from kiosk.ui.stops import place_in
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.focus_ring import BAND
from kiosk.visit.route import AskCall, Attract, GetHelp, Home, ReadPage, Route, Search
from kiosk.visit.visit import Contrast
from tests.support.keyboard import TAB, Keys
from tests.support.kiosks import WIDE, Hand, Kiosks
from tests.ui.test_theme import contrast

LEAST = 3.0  # WCAG 2.2, 2.4.13
GROUNDS = ("ground", "surface", "keys", "primary-tint", "types-tint", "treatments-tint", "body-tint", "urgent-tint")


@pytest.mark.parametrize("theme", list(Contrast))
def test_the_ring_stands_out_from_every_ground_and_from_the_band_inside(theme: Contrast) -> None:
    colors = THEMES[theme]
    for ring, band, grounds in (("focus", "surface", GROUNDS), ("night-ink", "night", ("night",))):
        assert contrast(colors[ring], colors[band]) >= LEAST
        assert [ground for ground in grounds if contrast(colors[ring], colors[ground]) < LEAST] == []


def test_the_ring_is_a_millimetre_thick_and_keeps_clear_of_neighbours() -> None:
    assert FOCUS_LINE >= 1.0
    assert FOCUS_LINE + BAND < 3.0  # the least gap between two controls


def measured(hand: Hand, keys: Keys) -> tuple[float, float, float]:
    """Return how thick the ring is left of the control in mm, and its contrast to what is outside and inside of it."""
    assert keys.control is not None
    place = place_in(hand.window, keys.control)
    image = hand.window.grab().toImage()
    y = place.center().y()
    row = [image.pixelColor(x, y).name() for x in range(max(0, place.left() - 14), place.left())]
    runs: list[list[str]] = []
    for color in row:
        if not runs or runs[-1][0] != color:
            runs.append([])
        runs[-1].append(color)
    ring = max((run for run in runs[1:]), key=lambda run: contrast(run[0], runs[0][0]) * (len(run) > 1))
    number = runs.index(ring)
    inside = runs[number + 1][0] if number + 1 < len(runs) else image.pixelColor(place.left() + 4, y).name()
    plain = [run for run in runs[number + 1 :] if len(run) > 1]
    inner = plain[0][0] if plain else inside
    return len(ring) * WIDE.mm_per_px, contrast(ring[0], runs[0][0]), contrast(ring[0], inner)


@pytest.mark.parametrize("theme", list(Contrast))
@pytest.mark.parametrize(
    ("route", "name"),
    [
        (Attract(), "Touch to start"),
        (Home(), "Treatments"),
        (Home(), "Home"),
        (Home(), "Ask us to call you"),
        (GetHelp(), "Get help now"),
        (Search(), "q"),
        (AskCall(), "Next: your phone number"),
        (ReadPage("motor"), "More below"),
    ],
)
def test_on_the_screen_the_ring_is_as_thick_and_as_clear(
    make_kiosk: Kiosks, theme: Contrast, route: Route, name: str
) -> None:
    hand = make_kiosk()
    if not isinstance(route, Attract):
        hand.tap("Touch to start")
        hand.guide.go(route)
    hand.guide.visit.contrast = theme
    hand.guide.adjust()
    keys = Keys(hand)
    keys.press(TAB)
    keys.go_to(name)
    hand.settle()
    thick, outside, inside = measured(hand, keys)
    assert thick >= 1.0
    assert outside >= LEAST
    assert inside >= LEAST


def test_the_ring_lies_above_everything_and_takes_no_touch(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    keys = Keys(hand)
    keys.press(TAB)
    ring = hand.window.furnish("").focus.ring
    assert ring is hand.window.children()[-1]
    hand.tap("What is peripheral neuropathy?")
    assert not ring.isVisible()
    assert QColor(THEMES[Contrast.LIGHT]["focus"]).isValid()
