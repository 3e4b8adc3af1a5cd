"""The order of reading and the nearest place, on rectangles alone."""

from PySide6.QtCore import QRect

from kiosk.ui.reading_order import Spot, Way, in_reading_order, nearest


def spots(**places: tuple[int, int, int, int]) -> list[Spot[str]]:
    return [Spot(QRect(*place), name) for name, place in places.items()]


GRID = spots(d=(110, 60, 100, 50), b=(110, 0, 100, 50), a=(0, 0, 100, 50), c=(0, 60, 100, 50))
HERO = spots(last=(110, 60, 100, 50), right=(110, 0, 100, 50), hero=(0, 0, 100, 110))


def test_rows_are_read_before_columns() -> None:
    assert in_reading_order(GRID) == ["a", "b", "c", "d"]
    assert in_reading_order(GRID, is_mirrored=True) == ["b", "a", "d", "c"]


def test_what_stands_beside_several_rows_is_a_column() -> None:
    assert in_reading_order(HERO) == ["hero", "right", "last"]
    assert in_reading_order(HERO, is_mirrored=True) == ["right", "last", "hero"]


def test_what_overlaps_is_read_by_its_corner() -> None:
    assert in_reading_order(spots(b=(50, 50, 100, 100), a=(0, 0, 100, 100))) == ["a", "b"]
    assert in_reading_order(spots(alone=(0, 0, 1, 1))) == ["alone"]


def test_an_arrow_leads_straight_on_before_aside() -> None:
    around = spots(right=(110, 0, 50, 50), far=(400, 0, 50, 50), aside=(60, 90, 40, 40), below=(0, 200, 50, 50))
    start = QRect(0, 0, 50, 50)
    assert nearest(start, around, Way.RIGHT) == "right"
    assert nearest(start, around, Way.DOWN) == "below"
    assert nearest(start, around[2:3], Way.DOWN) == "aside"
    assert nearest(start, around, Way.UP) is None
    assert nearest(QRect(400, 0, 50, 50), around, Way.LEFT) == "right"
