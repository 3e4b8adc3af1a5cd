"""What there is to say: in reading order, sentence by sentence, with places that fit the text."""

from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.content.model import Picture
from kiosk.ui.look import Look
from kiosk.ui.metrics import Metrics
from kiosk.ui.speech.script import page_script, said_of, script_of
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.visit.visit import Contrast

LOOK = Look(THEMES[Contrast.LIGHT], Metrics(1920, 1080, 0.2646))


def page(board: QWidget, html: str) -> PageView:
    view = PageView(board)
    view.restyle(LOOK)
    view.resize(600, 400)
    view.show_html(html, {}, "primary")
    board.show()
    view.show()
    return view


def label(board: QWidget, text: str, x: int, y: int) -> QLabel:
    label = QLabel(text, board)
    label.setGeometry(x, y, 100, 40)
    label.show()
    return label


def texts(root: QWidget) -> list[str]:
    return [said.text for said in script_of(root, tells_private=False)]


def test_a_page_is_its_headings_items_sentences_and_callouts(board: QWidget) -> None:
    view = page(
        board,
        "<h2>Feet</h2><p>Look at <b>both</b>. Every day!</p><ul><li>Toes</li><li>Heels. Soles</li></ul>"
        "<table><tr><td></td><td><p>A tip.</p></td></tr></table>",
    )
    assert [said.text for said in page_script(view)] == [
        *("Feet", "Look at both.", "Every day!", "Toes", "Heels.", "Soles", "A tip.")
    ]


def test_places_fit_also_behind_signs_of_two_units(board: QWidget) -> None:
    view = page(board, "<p>\U0001f9b6 A foot. And <i>so</i> on.</p><p>More.</p>")
    for said in page_script(view):
        cursor = QTextCursor(view.document())
        cursor.setPosition(said.start)
        cursor.setPosition(said.end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == said.text


def test_a_picture_in_the_text_is_said_by_its_words(board: QWidget) -> None:
    view = page(board, '<p>Before.</p><p><img src="picture:a" alt="A foot, seen from above."></p><p>After.</p>')
    assert [said.text for said in page_script(view)] == ["Before.", "A foot, seen from above.", "After."]


def test_a_new_line_ends_a_sentence_and_signs_alone_are_not_said(board: QWidget) -> None:
    view = page(board, "<p>Monday<br>Tuesday</p><p>—</p>")
    assert [said.text for said in page_script(view)] == ["Monday", "Tuesday"]


def test_rows_are_said_from_left_to_right_and_from_top_to_bottom(board: QWidget) -> None:
    board.show()
    label(board, "four", 300, 105)
    label(board, "two", 300, 0)
    label(board, "one", 0, 4)
    label(board, "three", 0, 100)
    assert texts(board) == ["one", "two", "three", "four"]


def test_what_is_hidden_silent_or_private_is_not_said(board: QWidget) -> None:
    board.show()
    label(board, "hidden", 0, 0).hide()
    label(board, "silent", 0, 50).setProperty("isSilent", True)
    private = label(board, "private", 0, 100)
    private.is_private = True  # type: ignore[attr-defined]
    label(board, "open", 0, 150)
    assert texts(board) == ["open"]
    assert [said.text for said in script_of(board, tells_private=True)] == ["private", "open"]


def test_a_button_says_its_name_and_what_describes_it(board: QWidget) -> None:
    board.show()
    button = TouchButton(board)
    button.restyle(LOOK)
    button.set_wordings("Feet", "")
    button.setAccessibleDescription("Daily care. And more.")
    button.show()
    assert [said.text for said in said_of(button)] == ["Feet", "Daily care.", "And more."]


def test_which_answer_is_chosen_is_private(board: QWidget) -> None:
    board.show()
    choice = Choice(board)
    choice.restyle(LOOK)
    choice.set_wordings("Morning")
    choice.setChecked(True)
    choice.show()
    assert [said.text for said in said_of(choice)] == ["Morning"]
    assert [said.text for said in said_of(choice, tells_private=True)] == ["Morning", "Chosen"]


def test_a_picture_says_its_words_and_its_caption(board: QWidget) -> None:
    board.show()
    view = PictureView(board)
    view.show_picture(Picture("a", Path("a.svg"), alt="A leg.", caption="Long nerves"), {}, "primary")
    view.show()
    assert [said.text for said in said_of(view)] == ["A leg.", "Long nerves"]


def test_a_card_over_the_rest_is_said_alone(board: QWidget) -> None:
    board.show()
    label(board, "below", 0, 0)
    card = QWidget(board)
    card.covers_targets = True  # type: ignore[attr-defined]
    card.setGeometry(0, 0, 300, 200)
    card.show()
    label(card, "on top", 0, 0)
    assert texts(board) == ["on top"]
