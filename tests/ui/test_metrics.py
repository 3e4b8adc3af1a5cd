"""Millimetres become pixels, on every screen and at every text size."""

import pytest

from kiosk.ui import metrics
from kiosk.ui.metrics import BODY, BUTTON, DISPLAY, H1, H2, SMALL, TARGET, Metrics, believable
from kiosk.visit.visit import TextSize

DESK = Metrics(1920, 1080, 0.2646)  # 23 inches
PORTRAIT = Metrics(1080, 1920, 0.2646)
SMALLEST = Metrics(1024, 600, 0.2168)  # 10 inches
WALL = Metrics(3840, 2160, 0.3171)  # 55 inches

SCREENS = (DESK, PORTRAIT, SMALLEST, WALL)


@pytest.mark.parametrize(
    ("mm", "pixels"), [(20.0, 76), (30.0, 113), (16.0, 60), (3.0, 11), (10.0, 38), (7.4, 28), (6.6, 25), (27.0, 102)]
)
def test_millimetres_become_the_pixels_of_the_design(mm: float, pixels: int) -> None:
    assert DESK.px(mm) == pixels


def test_pixels_become_millimetres() -> None:
    assert DESK.mm(1000) == pytest.approx(264.6)
    assert DESK.mm(DESK.px(TARGET)) == pytest.approx(TARGET, abs=0.2646)


def test_nothing_vanishes() -> None:
    assert DESK.px(0.01) == 1


@pytest.mark.parametrize(
    ("said", "believed"), [(0.2646, 0.2646), (0.10, 0.10), (0.60, 0.60), (0.05, 0.10), (0.0, 0.10), (1.2, 0.60)]
)
def test_an_unbelievable_screen_is_brought_into_what_screens_are(said: float, believed: float) -> None:
    assert believable(said) == believed


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("size", [BODY, SMALL, BUTTON])
def test_running_text_grows_by_the_whole_factor(screen: Metrics, size: float) -> None:
    pixels = [screen.scaled(step.value).text_px(size) for step in TextSize]

    assert pixels == [screen.px(size), screen.px(size * 1.35), screen.px(size * 1.8)]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("step", TextSize)
def test_no_text_is_smaller_than_it_may_be(screen: Metrics, step: TextSize) -> None:
    named = [SMALL, BUTTON, BODY, H2, H1, DISPLAY]
    pixels = [screen.scaled(step.value).text_px(size) for size in named]

    assert min(pixels) >= screen.px(6.6)
    assert pixels == sorted(pixels)


@pytest.mark.parametrize(("size", "factor"), [(H2, 1.6), (H1, 1.4), (DISPLAY, 1.2)])
def test_titles_grow_less_than_text(size: float, factor: float) -> None:
    assert DESK.scaled(1.8).text_px(size) == DESK.px(size * factor)
    assert DESK.text_px(size) == DESK.px(size)


def test_another_text_size_changes_nothing_else() -> None:
    large = DESK.scaled(1.35)

    assert (large.width, large.height, large.mm_per_px, large.text_scale) == (1920, 1080, 0.2646, 1.35)
    assert large.px(TARGET) == DESK.px(TARGET)


def test_a_screen_that_stands_is_told_from_one_that_lies() -> None:
    assert [screen.is_portrait for screen in SCREENS] == [False, True, False, False]
    assert not Metrics(800, 800, 0.25).is_portrait


def test_a_screen_is_low_under_180_mm() -> None:
    assert [screen.is_low for screen in SCREENS] == [False, False, True, False]
    assert Metrics(1024, 599, 0.3).is_low
    assert not Metrics(1024, 600, 0.3).is_low


def test_a_screen_is_low_sooner_for_the_largest_text_and_its_frame_agrees() -> None:
    low = Metrics(1366, 768, 0.2526, text_scale=1.8)  # 15.6 inch, 194 mm high

    assert low.is_low
    assert low.for_frame.is_low
    assert low.mm(low.key_height) == pytest.approx(20, abs=0.26)  # its keys have room enough
    assert not Metrics(1366, 768, 0.2526).is_low


def test_on_a_low_screen_titles_and_keys_shrink_and_nothing_else() -> None:
    assert (SMALLEST.title, DESK.title) == (H2, H1)
    assert SMALLEST.mm(SMALLEST.key_height) == pytest.approx(16, abs=0.22)
    assert DESK.mm(DESK.key_height) == pytest.approx(20, abs=0.27)
    assert SMALLEST.mm(SMALLEST.px(TARGET)) == pytest.approx(20, abs=0.22)


def test_on_a_low_screen_the_bars_words_grow_less() -> None:
    assert SMALLEST.scaled(1.8).for_frame.text_scale == 1.2
    assert SMALLEST.scaled(1.0).for_frame.text_scale == 1.0
    assert DESK.scaled(1.8).for_frame.text_scale == 1.8


def test_tools_keep_their_icons_alone_where_room_is_scarce() -> None:
    assert not DESK.is_tight
    assert not DESK.scaled(1.35).is_tight
    assert DESK.scaled(1.8).is_tight
    assert SMALLEST.is_tight
    assert not PORTRAIT.is_tight
    assert Metrics(1000, 1900, 0.259).is_tight


def test_the_smallest_target_is_20_mm_and_the_smallest_text_6_6() -> None:
    assert (metrics.TARGET, metrics.TILE, metrics.GAP, metrics.EDGE, metrics.SMALL) == (20, 30, 3, 10, 6.6)
