"""Places that are turned round, and what stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QWidget

from kiosk.content.pseudo import MIRRORED, STRAIGHT, learn, marked
from kiosk.content.search import Hit
from kiosk.i18n import is_right_to_left, left_to_right, own_name, set_language
from kiosk.ui.look import Look
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card, Progress
from kiosk.ui.widgets.check_rows import CheckRow, Place
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.page_sides import turn_paragraphs, turned_tables
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.result import Result, ResultButton
from kiosk.ui.widgets.sides import Sided, direct
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.words import Words
from tests.support.looks import make_look, painted

_CLOSE = 5  # pixels: the first and the last letter have other edges


class Block(Sided, QWidget):
    """A widget that others lie in."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave English in force."""
    learn()
    yield
    set_language("en")


def where(widget: QWidget) -> tuple[int, int]:
    """Return where a widget begins and ends in its parent, in truth."""
    rect = QWidget.geometry(widget)
    return rect.x(), rect.width()


def test_a_place_counts_from_the_side_where_lines_begin(board: QWidget) -> None:
    card = Card(board)
    card.setGeometry(100, 10, 300, 50)
    assert where(card) == (100, 300)
    set_language(MIRRORED)
    card.setGeometry(QRect(100, 10, 300, 50))

    assert where(card) == (board.width() - 400, 300)
    assert (card.x(), card.pos().y(), card.geometry()) == (100, 10, QRect(100, 10, 300, 50))


def test_a_wider_parent_takes_its_parts_along(board: QWidget) -> None:
    set_language(MIRRORED)
    block = Block(board)
    card = Card(block)
    card.setGeometry(0, 0, 50, 50)
    block.setGeometry(0, 0, 400, 100)
    assert where(card) == (350, 50)


def test_switching_the_direction_turns_what_is_there(board: QWidget) -> None:
    block = Block(board)
    card = Card(block)
    idle = Card(block)  # nobody has placed it yet
    block.setGeometry(0, 0, 400, 100)
    card.setGeometry(0, 0, 50, 50)
    before = where(idle)
    for language, place, direction in (
        (MIRRORED, (350, 50), Qt.LayoutDirection.RightToLeft),
        ("en", (0, 50), Qt.LayoutDirection.LeftToRight),
    ):
        set_language(language)
        direct(board)
        assert (where(card), board.layoutDirection(), card.layoutDirection()) == (place, direction, direction)
    assert where(idle) == before


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb", "dv", "ar-EG", MIRRORED])
def test_these_are_read_from_right_to_left(language: str) -> None:
    set_language(language)

    assert is_right_to_left()
    assert left_to_right("+1 208-555-0100") == "\u2066+1 208-555-0100\u2069"
    assert left_to_right("") == ""


@pytest.mark.parametrize("language", ["en", "es", "vi", "zh", STRAIGHT])
def test_these_are_not(language: str) -> None:
    set_language(language)

    assert not is_right_to_left()
    assert left_to_right("208-555-0100") == "208-555-0100"


def test_a_language_is_named_by_itself_or_by_its_code() -> None:
    assert [own_name(code) for code in ("es", "es-MX", "ar", "xx")] == ["Español", "Español", "العربية", "xx"]


# What is painted: the same at the other side.


def button(board: QWidget, look: Look) -> QWidget:
    one = TouchButton(board, "plain", "forward")
    one.is_left = True
    one.set_wordings(marked("Go on"))
    return one


def choice(board: QWidget, look: Look) -> QWidget:
    one = Choice(board)
    one.set_wordings(marked("Morning"))
    one.setChecked(True)
    return one


def row(board: QWidget, look: Look) -> QWidget:
    one = CheckRow(board)
    one.place = Place.BESIDE
    one.set_wordings(marked("What can help me"))
    return one


def tile(board: QWidget, look: Look) -> QWidget:
    one = Tile(board, "types")
    one.set_content(marked("Four types"), "", None)
    return one


def result(board: QWidget, look: Look) -> QWidget:
    one = ResultButton(board)
    one.restyle(look)
    one.show_result(Result(Hit("page", "a", marked("Motor nerves")), "types"), 0, 7.4)
    return one


def words(board: QWidget, look: Look) -> QWidget:
    one = Words(board)
    one.setText(marked("Some words"))
    return one


def warning(board: QWidget, look: Look) -> QWidget:
    one = FittedWords(board, (7.4,))
    one.icon_name = "warning"
    one.set_wordings(marked("Please choose"))
    return one


def progress(board: QWidget, look: Look) -> QWidget:
    one = Progress(board)
    one.set_share(0.25)
    return one


def field(board: QWidget, look: Look) -> QWidget:
    one = Field(board)
    one.set_text("208-555")
    return one


def ink(widget: QWidget) -> tuple[int, int]:
    """Return from which to which column the middle of a widget has another colour than its ground."""
    image = painted(widget)
    ground = image.pixel(image.width() // 2, image.height() // 4)
    marks = [x for x in range(20, image.width() - 20) if any(image.pixel(x, y) != ground for y in middle(image))]
    return marks[0], marks[-1]


def middle(image: QImage) -> range:
    return range(image.height() // 4, image.height() * 3 // 4)


@pytest.mark.parametrize("make", [button, choice, row, tile, result, words, warning, progress, field])
def test_what_is_painted_moves_to_the_other_side(board: QWidget, make: object) -> None:
    look, found = make_look(), []
    for language in (STRAIGHT, MIRRORED):
        set_language(language)
        widget = make(board, look)  # type: ignore[operator]
        widget.restyle(look)
        widget.setGeometry(0, 0, 800, 80)
        found.append(ink(widget))
    (left, right), (other_left, other_right) = found

    assert abs(left - (799 - other_right)) <= _CLOSE, found
    assert abs(right - (799 - other_left)) <= _CLOSE, found
    assert make in (button, result) or right < 700, "the two sides look alike, so this proves nothing"


def test_arrows_turn_and_telephones_do_not() -> None:
    def image(name: str, *, is_mirrored: bool) -> QImage:
        return icon(name, "#000000", 40, is_mirrored=is_mirrored).toImage()

    for name in ("back", "forward", "list"):
        assert image(name, is_mirrored=True) == image(name, is_mirrored=False).flipped(Qt.Orientation.Horizontal)
        assert image(name, is_mirrored=True) != image(name, is_mirrored=False)
    for name in ("phone", "home", "search", "help-octagon", "play"):
        assert image(name, is_mirrored=True) == image(name, is_mirrored=False)


# Pages.


def test_cells_of_a_row_change_sides_with_all_that_is_in_them() -> None:
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    html = f"<p>a</p><table><tr><td width=8></td><td>b{inner}</td>\n</tr></table><p>c</p>"

    turned = turned_tables(html)

    assert turned == (
        "<p>a</p><table><tr><td>b<table><tr><td>y</td><td>x</td></tr></table></td>"
        "<td width=8>\u200b</td></tr></table><p>c</p>"
    )


def test_paragraphs_run_from_right_to_left_whatever_they_begin_with(board: QWidget) -> None:
    document = QTextDocument()
    document.setHtml("<p>EMG</p><ul><li>one</li></ul>")
    turn_paragraphs(document)

    block = document.begin()
    while block.isValid():
        assert block.textDirection() is Qt.LayoutDirection.RightToLeft
        block = block.next()


def test_a_page_has_its_text_at_the_right(board: QWidget) -> None:
    sides = []
    board.show()
    for language in ("en", MIRRORED):
        set_language(language)
        view = PageView(board)
        view.restyle(make_look())
        view.setGeometry(0, 0, 800, 300)
        view.show()
        view.show_html('<p>EMG <a href="page:a">here</a></p>', {}, "primary")
        (_, rect), *_ = view.links()
        sides.append(rect.center().x() > 400)

    assert sides == [False, True]
