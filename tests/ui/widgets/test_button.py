"""Buttons: words that shorten, a pressed look, and rows that fit."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_grid, place_row, shorten_to_fit
from tests.support.kiosks import SMALL
from tests.support.looks import count_color, make_look, painted


def make_button(board: QWidget, *wordings: str, kind: str = "main", icon: str = "") -> TouchButton:
    button = TouchButton(board, kind, icon)
    button.restyle(make_look())
    button.set_wordings(*wordings)
    button.resize(button.sizeHint())
    return button


def test_a_button_is_never_smaller_than_a_target(board: QWidget) -> None:
    button = make_button(board, "A")
    assert button.natural_width() >= 76
    assert button.height_for(300) >= 76


def test_the_accessible_name_stays_whole_when_the_words_shorten(board: QWidget) -> None:
    button = make_button(board, "Ask us to call you", "Call me", "", icon="phone")
    assert button.wordings == 3
    button.choose_wording(2)
    assert (button.text(), button.accessibleName()) == ("", "Ask us to call you")
    button.choose_wording(9)
    assert button.text() == ""


def test_words_that_do_not_fit_wrap_and_make_the_button_higher(board: QWidget) -> None:
    button = make_button(board, "What is peripheral neuropathy and what can I do")
    assert button.height_for(220) > button.height_for(2000)


def test_a_button_without_a_look_says_what_is_missing(board: QWidget) -> None:
    with pytest.raises(RuntimeError, match="restyle"):
        TouchButton(board).natural_width()


def test_the_pressed_look_swaps_ground_and_words(board: QWidget) -> None:
    button = make_button(board, "Home")
    colors = make_look().button("main")
    before = count_color(painted(button), colors.fill)
    button.set_pressed(True)
    assert button.isDown()
    after = count_color(painted(button), colors.fill)
    assert before > after * 5


def test_icons_that_lead_on_stand_behind_the_words(board: QWidget) -> None:
    forward, home = make_button(board, "Next", icon="forward"), make_button(board, "Next", icon="home")
    left = QRect(0, 0, forward.width() // 2, forward.height())
    color = make_look().button("main").text
    words = count_color(painted(forward).copy(left), color), count_color(painted(home).copy(left), color)
    assert words[0] != words[1]


def test_a_disabled_button_is_pale(board: QWidget) -> None:
    button = make_button(board, "Home")
    fill = make_look().button("main").fill
    assert count_color(painted(button), fill) > 100
    button.setEnabled(False)
    assert count_color(painted(button), fill) == 0


# Rows.


def test_the_widest_button_shortens_first_until_all_fit(board: QWidget) -> None:
    row = [make_button(board, "Ask us to call you", "Call me"), make_button(board, "Home", "", icon="home")]
    wide = shorten_to_fit(row, 2000, 11)
    assert [button.text() for button in row] == ["Ask us to call you", "Home"]
    shorter = shorten_to_fit(row, sum(wide), 11)
    assert [button.text() for button in row] == ["Call me", "Home"]
    assert sum(shorter) + 11 <= sum(wide)
    shorten_to_fit(row, 300, 11)
    assert row[1].text() == ""


def test_where_nothing_helps_the_widest_is_cut_and_the_row_still_fits(board: QWidget) -> None:
    row = [make_button(board, "Ask us to call you"), make_button(board, "Home")]
    widths = shorten_to_fit(row, 300, 11)
    assert sum(widths) + 11 <= 300


def test_a_row_begins_with_shorter_words_where_that_is_asked(board: QWidget) -> None:
    row = [make_button(board, "Finish and clear", "Finish", "", icon="finish"), make_button(board, "Home")]
    shorten_to_fit(row, 3000, 11, 2)
    assert [button.text() for button in row] == ["", "Home"]


def test_rows_and_grids_say_where_they_end(board: QWidget) -> None:
    row = [make_button(board, "A"), make_button(board, "B"), make_button(board, "C")]
    assert place_row(row, [100, 100, 100], 10, 5, 76, 11) == 10 + 300 + 22
    assert place_grid(row, QRect(0, 0, 311, 500), 2, 76, 11) == 163
    assert [button.pos().toTuple() for button in row] == [(0, 0), (161, 0), (0, 87)]
    assert place_grid([], QRect(0, 7, 300, 500), 2, 76, 11) == 7


def test_sizes_follow_the_screen_s_true_size(board: QWidget) -> None:
    button = make_button(board, "A")
    button.restyle(make_look(SMALL))
    assert button.natural_width() >= 92
