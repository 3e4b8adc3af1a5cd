"""Words that are a third longer, as other languages need them: everything still fits."""

import pytest

from kiosk.content.pseudo import STRETCHED
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SCREENS, Kiosks
from tests.support.layout import Ruler
from tests.support.walk import stations

_COVERED = "a word is explained"  # its card lies over what the ruler finds below it


@pytest.mark.parametrize("text", [TextSize.NORMAL, TextSize.LARGEST])
@pytest.mark.parametrize("screen", ["wide", "tall"])
def test_longer_words_fit_everywhere(make_kiosk: Kiosks, screen: str, text: TextSize) -> None:
    hand = make_kiosk(SCREENS[screen], language=STRETCHED)
    faults = set()
    for name in stations(hand, pages=False):
        while name == "home" and hand.guide.visit.text_size is not text:
            hand.guide._next_text_size()
            hand.settle()
        if name != _COVERED:
            faults |= {(name, fault) for fault in Ruler(hand).faults()}

    assert faults == set()
