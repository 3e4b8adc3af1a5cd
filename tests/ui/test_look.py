"""The look: fonts that are found, colours of the theme, and sizes of the screen."""

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from kiosk.ui.look import FAMILIES
from kiosk.ui.metrics import BODY
from kiosk.ui.theme import THEMES
from kiosk.visit.visit import Contrast
from tests.support.kiosks import FINE, SMALL, WIDE
from tests.support.looks import make_look


def test_the_font_has_the_size_in_millimetres(qapp: QApplication) -> None:
    for screen in (WIDE, SMALL, FINE):
        assert make_look(screen).font(BODY).pixelSize() == round(BODY / screen.mm_per_px)
    assert make_look(text=1.8).font(BODY).pixelSize() > make_look().font(BODY).pixelSize()


def test_one_of_our_fonts_is_found(qapp: QApplication) -> None:
    family = QFontInfo(make_look().font(BODY)).family()
    assert any(family.startswith(name.split(" ")[0]) for name in FAMILIES), family


def test_the_weight_is_kept(qapp: QApplication) -> None:
    assert make_look().font(BODY, 800).weight() == 800


@pytest.mark.parametrize("contrast", list(Contrast))
def test_colours_and_buttons_come_from_the_theme(contrast: Contrast) -> None:
    look = make_look(contrast=contrast)
    assert look.color("ink").name().upper() == THEMES[contrast]["ink"].upper()
    assert look.button("main").fill == THEMES[contrast]["primary"]


def test_on_a_low_screen_the_frame_grows_less_than_the_text() -> None:
    assert make_look(SMALL, text=1.8).for_frame.metrics.text_scale == 1.2
    assert make_look(WIDE, text=1.8).for_frame.metrics.text_scale == 1.8
