"""The frame's bars: the same tools on every screen, with as many words as there is room for."""

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.ui.bars import Tools
from kiosk.ui.look import Look
from kiosk.ui.metrics import Metrics
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.button import TouchButton
from kiosk.visit.visit import Contrast
from tests.support.kiosks import SMALL, TALL, WIDE, Screen


def make_tools(board: QWidget, screen: Screen, *lodgers: str, text: float = 1.0, clinic: str = "Test Clinic") -> Tools:
    board.resize(screen.width, screen.height)
    tools = Tools(board, clinic)
    tools.setGeometry(board.rect())
    tools.restyle(Look(THEMES[Contrast.LIGHT], Metrics(screen.width, screen.height, screen.mm_per_px, text)))
    own = [TouchButton(board) for _ in lodgers]
    for button, words in zip(own, lodgers, strict=True):
        button.set_wordings(words)
    tools.house("A title", own)
    tools.arrange()
    return tools


@pytest.mark.parametrize("screen", [WIDE, TALL, SMALL])
@pytest.mark.parametrize("lodgers", [(), ("Next",), ("All pages", "Next: more")])
@pytest.mark.parametrize("is_bilingual", [False, True])
def test_what_is_left_for_the_screen_lies_between_the_bars(
    board: QWidget, screen: Screen, lodgers: tuple[str, ...], is_bilingual: bool
) -> None:
    tools = make_tools(board, screen, *lodgers)
    tools.offer_language("es" if is_bilingual else "")
    body = tools.arrange()
    board.show()
    shown = [one for one in tools.findChildren(TouchButton) if one.isVisible()]
    assert len(shown) == 9 + len(lodgers) + is_bilingual
    assert body.height() > screen.height * 0.3
    assert not [one.accessibleName() for one in shown if one.geometry().intersects(body)]
    assert all(tools.rect().contains(one.geometry()) for one in shown)


def test_a_wide_bar_names_its_tools_and_a_small_one_shows_their_icons(board: QWidget) -> None:
    wide = make_tools(board, WIDE)
    assert (wide.text_size.text(), wide.contrast.text()) == ("Text size", "Contrast")
    small = make_tools(board, SMALL)
    assert (small.text_size.text(), small.text_size.accessibleName()) == ("", "Text size")
    assert small.help.text() == "Get help now"


def test_the_corner_shows_the_clinic_and_on_low_screens_the_title(board: QWidget) -> None:
    assert make_tools(board, WIDE).name.text() == "Test Clinic"
    assert make_tools(board, SMALL).name.text() == "A title"


def test_a_name_that_is_too_long_gives_way_to_the_tools(board: QWidget) -> None:
    tools = make_tools(board, WIDE, clinic="A clinic with a name that goes on and on " * 6)
    assert tools.name.isHidden()
    assert not tools.help.isHidden()


def test_the_note_stands_where_no_buttons_are(board: QWidget) -> None:
    assert not make_tools(board, WIDE).note.isHidden()
    assert make_tools(board, WIDE, "Next").note.isHidden()


def test_buttons_of_a_screen_that_has_gone_are_hidden(board: QWidget) -> None:
    tools = make_tools(board, WIDE, "Next")
    lodger = next(one for one in tools.findChildren(TouchButton) if one.text() == "Next")
    assert not lodger.isHidden()
    tools.house("", [])
    assert lodger.isHidden()


def test_another_language_is_offered_in_its_own_words(board: QWidget) -> None:
    tools = make_tools(board, WIDE)
    assert tools.language.isHidden()
    tools.offer_language("es")
    tools.retranslate()
    wanted: list[str] = []
    tools.language_wanted.connect(wanted.append)
    tools.language.click()
    assert (tools.language.text(), wanted) == ("Español", ["es"])
    tools.offer_language("")
    assert tools.language.isHidden()
