"""The touch keyboard: what a tap on a key sends, capitals, pages, and sizes."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.keyboard.layouts import DIGITS, LETTERS, LETTERS_LOW, Keyboard
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, SMALL, Metrics
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.words import text_width
from kiosk.visit.visit import Contrast


class Typed:
    """Notes what a dock sends; "<" for the backspace."""

    def __init__(self, dock: Dock) -> None:
        self.text = ""
        self.window = dock.window()  # Python keeps it alive for the test
        dock.typed.connect(self._on_typed)
        dock.erased.connect(self._on_erased)

    def _on_typed(self, text: str) -> None:
        self.text += text

    def _on_erased(self) -> None:
        self.text += "<"


def make_dock(qtbot: QtBot, keyboard: Keyboard, *, text: float = 1.0, width: float = 202.0) -> tuple[Dock, Typed]:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(1024, 600)
    look = Look(THEMES[Contrast.LIGHT], Metrics(1024, 600, 0.217, text))
    dock = Dock(root)
    dock.setGeometry(root.rect())
    dock.restyle(look)
    dock.show_keyboard(keyboard)
    height = keyboard.rows * look.metrics.key_height + (keyboard.rows - 1) * look.px(GAP)
    dock.place(QRect(look.px(10.0), 20, look.px(width), height))
    root.show()
    return dock, Typed(dock)


def keys(dock: Dock) -> dict[str, KeyButton]:
    return {key.accessibleName(): key for key in dock.findChildren(KeyButton) if key.isVisible()}


def strike(dock: Dock, *names: str) -> None:
    for name in names:
        keys(dock)[name].activate()


def test_a_key_sends_its_letter(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, LETTERS)
    strike(dock, "t", "e", "space", "Erase the last one")
    assert typed.text == "te <"


def test_shift_makes_one_capital(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, LETTERS)
    strike(dock, "Capital letter", "A", "b")
    assert typed.text == "Ab"


def test_shift_can_be_taken_back(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, LETTERS)
    strike(dock, "Capital letter", "Capital letter", "a")
    assert typed.text == "a"


def test_pages_turn_and_come_back_under_the_same_finger(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, LETTERS)
    strike(dock, "Letters with accents")
    back = keys(dock)["Letters"]
    strike(dock, "ñ", "Numbers and signs", "4", "Letters")
    assert keys(dock)["Letters with accents"] is back
    strike(dock, "q")
    assert typed.text == "ñ4q"


def test_the_low_keyboard_leads_round_all_its_pages(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, LETTERS_LOW)
    strike(dock, "Letters with accents", "é", "Numbers and signs", "7", "Letters", "z")
    assert typed.text == "é7z"


def test_restart_shows_the_letters_again(qtbot: QtBot) -> None:
    dock, _typed = make_dock(qtbot, LETTERS)
    strike(dock, "Numbers and signs")
    dock.restart()
    assert "q" in keys(dock)


def test_the_digit_pad_knows_no_capitals(qtbot: QtBot) -> None:
    dock, typed = make_dock(qtbot, DIGITS)
    dock.set_capital(True)
    assert not dock.is_capital
    strike(dock, "2", "0", "8", "+")
    assert typed.text == "208+"


def test_an_empty_dock_is_harmless(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    dock = Dock(root)
    dock.restart()
    dock.retranslate()
    dock.place(QRect(0, 0, 100, 100))
    dock.set_capital(True)
    dock.repaint()
    assert not dock.is_capital
    assert not keys(dock)


@pytest.mark.parametrize("keyboard", [LETTERS_LOW, DIGITS])
@pytest.mark.parametrize("text", [1.0, 1.35, 1.8])
def test_keys_are_large_apart_and_hold_their_labels(qtbot: QtBot, keyboard: Keyboard, text: float) -> None:
    dock, _typed = make_dock(qtbot, keyboard, text=text)
    look = Look(THEMES[Contrast.LIGHT], Metrics(1024, 600, 0.217, text))
    for page in keyboard.pages:
        if page != keyboard.first:
            strike(dock, {"accents": "Letters with accents", "digits": "Numbers and signs"}[page])
        shown = list(keys(dock).values())
        for key in shown:
            assert look.metrics.mm(key.width()) >= 15.9, key.name
            assert look.metrics.mm(key.height()) >= 15.9, key.name
            assert look.metrics.text_px(key.size_mm) >= look.px(SMALL)
            if key.text():
                assert text_width(key.text(), key.font()) <= key.width() - look.px(1.0), key.text()
        for one, other in combinations(shown, 2):
            least = look.px(GAP) - 1
            assert not one.geometry().adjusted(-least, -least, least, least).intersects(other.geometry())


def test_a_capital_that_is_told_before_the_letters_come_back_is_kept(qtbot: QtBot) -> None:
    dock, _ = make_dock(qtbot, DIGITS)
    dock.set_capital(True)
    assert "1" in keys(dock)
    dock.show_keyboard(LETTERS)
    assert dock.is_capital
    assert "A" in keys(dock)


@pytest.mark.parametrize("text", [1.0, 1.8])
def test_the_space_key_shows_its_word_or_a_sign_for_it(qtbot: QtBot, text: float) -> None:
    for width in (202.0, 150.0, 100.0):
        dock, _ = make_dock(qtbot, LETTERS_LOW, text=text, width=width)
        space = keys(dock)["space"]
        assert bool(space.text()) != bool(space.icon_name)
        assert text_width(space.text(), space.font()) <= space.width()
