"""The layouts fit the smallest screen and reach every page."""

import string

import pytest

from kiosk.ui.keyboard.layouts import (
    ALL,
    CODES_LOW,
    DIGITS,
    ERASE,
    LETTERS,
    LETTERS_BIG,
    LETTERS_LOW,
    SHIFT,
    SPACE,
    SPECIAL,
    Keyboard,
)
from kiosk.ui.metrics import EDGE, GAP, KEY_WIDTH

NARROWEST = 222.0  # mm, a screen of 10 inch


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW, CODES_LOW, LETTERS_BIG, DIGITS])
def test_every_page_fills_the_same_grid(keyboard: Keyboard) -> None:
    pages = list(keyboard.pages.values())
    assert {len(page.rows) for page in pages} == {keyboard.rows}
    assert len({page.columns for page in pages}) == 1


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW, CODES_LOW])
def test_no_key_is_narrower_than_16_mm_on_the_smallest_screen(keyboard: Keyboard) -> None:
    for page in keyboard.pages.values():
        pitch = (NARROWEST - 2 * EDGE + GAP) / page.columns
        widths = {key.name: key.span * pitch - GAP for row in page.rows for key in row if key.name}
        assert min(widths.values()) >= KEY_WIDTH, min(widths, key=widths.__getitem__)


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW, LETTERS_BIG])
def test_names_can_be_typed(keyboard: Keyboard) -> None:
    names = {key.name for page in keyboard.pages.values() for row in page.rows for key in row}
    assert set(string.ascii_lowercase) | set("áéíóúüñ-'.") | {ERASE, SPACE} <= names


def test_the_digit_pad_has_no_letters() -> None:
    names = [key.name for row in DIGITS.pages[DIGITS.first].rows for key in row]
    assert sorted(names) == sorted([*string.digits, "+", ERASE])


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW, CODES_LOW])
def test_every_page_can_be_reached_and_left(keyboard: Keyboard) -> None:
    reached = {keyboard.first}
    for _ in keyboard.pages:
        reached |= {lead for page in tuple(reached) for lead in keyboard.pages[page].leads}
    assert reached == set(keyboard.pages)
    assert all(page.leads for page in keyboard.pages.values())


def test_every_group_has_its_page_and_the_way_back() -> None:
    groups = {key.name for row in LETTERS_BIG.pages[LETTERS_BIG.first].rows for key in row if key.name not in SPECIAL}
    assert groups == LETTERS_BIG.pages.keys() - {LETTERS_BIG.first}
    for name in groups:
        keys = {key.name for row in LETTERS_BIG.pages[name].rows for key in row}
        assert set(name) | {ALL} <= keys


def test_the_bigger_keys_have_all_that_the_field_needs() -> None:
    keys = {key.name for page in LETTERS_BIG.pages.values() for row in page.rows for key in row}
    assert {SHIFT, SPACE, ERASE, *string.digits} <= keys


def test_the_bigger_keys_are_30_mm_wide_on_the_smallest_screen() -> None:
    for page in LETTERS_BIG.pages.values():
        pitch = (NARROWEST - 2 * EDGE + GAP) / page.columns
        assert min(key.span * pitch - GAP for row in page.rows for key in row if key.name) >= 30
