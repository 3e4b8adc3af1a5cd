"""Without pages: two sentences, no way on, and nothing that looks broken."""

from pathlib import Path

import pytest

from kiosk.ui.screens.out_of_order import OutOfOrder
from tests.support.kiosks import SCREENS, Kiosks


@pytest.mark.parametrize("screen", SCREENS)
def test_it_says_what_is_wrong_and_what_to_do(make_kiosk: Kiosks, tmp_path: Path, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen], content=tmp_path / "none")
    assert hand.texts() == ["This screen is out of order", "The front desk can help you, in private."]
    assert hand.names() == []


def test_an_empty_folder_is_out_of_order_too(make_kiosk: Kiosks, tmp_path: Path) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    hand = make_kiosk(content=tmp_path / "content")
    assert hand.sees("This screen is out of order")


def test_touches_and_time_change_nothing(make_kiosk: Kiosks, tmp_path: Path) -> None:
    hand = make_kiosk(content=tmp_path / "none")
    for point in (hand.window.rect().center(), hand.window.rect().bottomRight() / 1.01):
        hand.tap_at(point)
    hand.wait(300)
    assert hand.sees("This screen is out of order")
    assert hand.window.findChildren(OutOfOrder)[0].isVisible()
