"""The sizes that staff measured: kept by screen, read back, and never trusted blindly."""

from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.measures import ScreenId, keep_measure, measured, read_measures

WALL = ScreenId("HDMI-1", "Maker", "0001", 1920, 1080)
DESK = ScreenId("HDMI-2", "Maker", "0002", 1920, 1080)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "screens.json"


def test_without_a_file_nothing_is_measured(file: Path) -> None:
    assert read_measures(file) == ()
    assert measured(WALL, ()) == 0.0


def test_each_screen_has_its_own_measure_and_the_last_one_counts(file: Path) -> None:
    keep_measure(file, WALL, 0.3)
    keep_measure(file, DESK, 0.25)
    keep_measure(file, WALL, 0.31)
    measures = read_measures(file)
    assert [measured(screen, measures) for screen in (WALL, DESK)] == [0.31, 0.25]
    assert len(measures) == 2


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (ScreenId("HDMI-1", "Maker", "0001", 1921, 1080), True),  # a scale factor rounds
        (ScreenId("HDMI-1", "Maker", "0001", 1280, 720), False),
        (ScreenId("HDMI-1", "Maker", "0003", 1920, 1080), False),
        (ScreenId("DP-1", "Maker", "0001", 1920, 1080), False),
    ],
)
def test_a_screen_is_known_by_its_names_and_its_dots(file: Path, other: ScreenId, is_same: bool) -> None:
    keep_measure(file, WALL, 0.3)
    assert (measured(other, read_measures(file)) == 0.3) == is_same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "screens": []}',
        '{"screens": [{"screen": 1}]}',
        "[" * 60_000,
        '{"screens": [{"screen": {"name": "", "maker": "", "serial": "", "long_side": 1, "short_side": 1}, '
        '"mm_per_dot": 9.0}]}',
    ],
)
def test_a_file_that_is_not_ours_is_named_and_the_next_measure_mends_it(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        read_measures(file)
    assert caught.value.fault is Fault.CORRUPT
    keep_measure(file, WALL, 0.3)
    assert measured(WALL, read_measures(file)) == 0.3


def test_a_file_that_is_far_too_large_is_neither_read_nor_replaced(file: Path) -> None:
    file.write_bytes(b" " * 70_000)
    with pytest.raises(SiteError) as caught:
        keep_measure(file, WALL, 0.3)
    assert caught.value.fault is Fault.TOO_BIG
