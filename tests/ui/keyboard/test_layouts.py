"""The layouts fit the smallest screen and reach every page."""

import string

import pytest

from kiosk.ui.keyboard.layouts import DIGITS, ERASE, LETTERS, LETTERS_LOW, SPACE, Keyboard
from kiosk.ui.metrics import EDGE, GAP, KEY_WIDTH

NARROWEST = 222.0  # mm, a screen of 10 inch


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW, DIGITS])
def test_every_page_fills_the_same_grid(keyboard: Keyboard) -> None:
    pages = list(keyboard.pages.values())
    assert {len(page.rows) for page in pages} == {keyboard.rows}
    assert len({page.columns for page in pages}) == 1


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW])
def test_no_key_is_narrower_than_16_mm_on_the_smallest_screen(keyboard: Keyboard) -> None:
    for page in keyboard.pages.values():
        pitch = (NARROWEST - 2 * EDGE + GAP) / page.columns
        widths = {key.name: key.span * pitch - GAP for row in page.rows for key in row if key.name}
        assert min(widths.values()) >= KEY_WIDTH, min(widths, key=widths.__getitem__)


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW])
def test_names_can_be_typed(keyboard: Keyboard) -> None:
    names = {key.name for page in keyboard.pages.values() for row in page.rows for key in row}
    assert set(string.ascii_lowercase) | set("áéíóúüñ-'.") | {ERASE, SPACE} <= names


def test_the_digit_pad_has_no_letters() -> None:
    names = [key.name for row in DIGITS.pages[DIGITS.first].rows for key in row]
    assert sorted(names) == sorted([*string.digits, "+", ERASE])


@pytest.mark.parametrize("keyboard", [LETTERS, LETTERS_LOW])
def test_every_page_can_be_reached_and_left(keyboard: Keyboard) -> None:
    reached = {keyboard.first}
    for _ in keyboard.pages:
        reached |= {lead for page in tuple(reached) for lead in keyboard.pages[page].leads}
    assert reached == set(keyboard.pages)
    assert all(page.leads for page in keyboard.pages.values())
