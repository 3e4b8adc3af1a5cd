"""Words are plain text, wrap, and count their lines."""

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.banner import Banner
from kiosk.ui.widgets.card import Card, Progress
from kiosk.ui.widgets.ring import Ring
from kiosk.ui.widgets.words import Words, text_width
from kiosk.visit.visit import Contrast
from tests.support.looks import count_color, has_color, make_look, painted

ODD = ["<b>bold</b>", "<img src=x>", "&amp;", "a\nb", "\u202egnirts", "👩‍👩‍👧", "x" * 3000]


@pytest.fixture
def words(board: QWidget) -> Words:
    words = Words(board)
    words.restyle(make_look())
    return words


@pytest.mark.parametrize("text", ODD)
def test_what_was_typed_is_shown_as_it_is(words: Words, text: str) -> None:
    words.setText(text)
    words.resize(500, words.height_for(500))
    assert words.text() == text
    assert has_color(painted(words), make_look().theme["ink"]) or not text.isprintable() or "👩" in text


def test_a_narrower_label_needs_more_height_and_nothing_needs_none(words: Words) -> None:
    words.setText("Long nerves reach the feet, so they are often the first to be hurt.")
    assert words.height_for(200) > words.height_for(2000) > 0
    words.setText("one")
    line = words.height_for(500)
    words.setText("one\ntwo")
    assert words.height_for(500) > line * 1.8
    words.setText("")
    assert (words.height_for(200), words.natural_width()) == (0, 0)


def test_the_natural_width_is_that_of_the_longest_line(words: Words) -> None:
    words.setText("a\na much longer line")
    assert words.natural_width() == text_width("a much longer line", words.font())


def test_the_banner_stands_on_its_own_ground(board: QWidget) -> None:
    banner = Banner(board)
    banner.setText("Trial: do not enter real details")
    banner.restyle(make_look())
    banner.resize(800, 38)
    assert has_color(painted(banner), make_look().theme["call-tint"])


@pytest.mark.parametrize(("share", "least", "most"), [(0.0, 0, 0), (0.5, 0.35, 0.55), (1.0, 0.8, 1.0), (7.0, 0.8, 1.0)])
def test_progress_fills_its_share(board: QWidget, share: float, least: float, most: float) -> None:
    progress = Progress(board, "call")
    progress.resize(200, 12)
    progress.restyle(make_look())
    progress.set_share(share)
    filled = count_color(painted(progress), make_look().theme["call"]) / (200 * 12)
    assert least <= filled <= most


def test_progress_is_seen_in_high_contrast(board: QWidget) -> None:
    progress = Progress(board)
    progress.resize(200, 12)
    look = make_look(contrast=Contrast.HIGH)
    progress.restyle(look)
    progress.set_share(0.5, "primary")
    assert has_color(painted(progress), look.theme["primary"])


def test_nothing_is_painted_before_there_is_a_look(board: QWidget) -> None:
    for widget in (Words(board), Card(board), Progress(board), Ring(board), Banner(board)):
        widget.resize(80, 80)
        assert len({painted(widget).pixel(x, 40) for x in range(80)}) == 1


def test_a_ring_before_there_is_a_look_stays_away(board: QWidget) -> None:
    ring = Ring(board)
    ring.show_at(10, 10)
    assert ring.isHidden()
