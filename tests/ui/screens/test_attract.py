"""The screen that waits: the clinic's own lines one after the other, and a way in wherever one touches."""

from pathlib import Path

import pytest

from kiosk.settings import Attract as AttractSettings
from kiosk.settings import Settings
from kiosk.ui.metrics import EDGE, GAP
from kiosk.ui.screens.attract import Attract
from kiosk.ui.widgets.banner import Banner
from kiosk.visit.route import Home
from tests.support.kiosks import CLINIC, SCREENS, SMALL, Hand, Kiosks
from tests.support.pages import make_content

LINES = """
[[line]]
headline = "First line?"
text = "Touch to read more."
[[line]]
headline = "Second line?"
text = "Touch to read on."
"""
FRAMES = 100  # of 120 ms: twelve seconds


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = make_content(tmp_path)
    (content / "en" / "attract.toml").write_text(LINES)
    return content


def screen(hand: Hand) -> Attract:
    return hand.window.findChildren(Attract)[0]


def let_run(hand: Hand, frames: int) -> None:
    for _ in range(frames):
        screen(hand)._tick()
    hand.settle()


def test_the_lines_of_the_clinic_follow_each_other(make_kiosk: Kiosks, content: Path) -> None:
    hand = make_kiosk(content=content)
    assert hand.sees("First line?")
    let_run(hand, FRAMES)
    assert hand.sees("Second line?")
    assert not hand.sees("First line?")
    let_run(hand, FRAMES)
    assert hand.sees("First line?")


def test_lines_of_the_settings_stand_in_place_of_those_of_the_pages(make_kiosk: Kiosks, content: Path) -> None:
    lines = AttractSettings(lines=("Welcome to our clinic", "Bienvenidos"))
    hand = make_kiosk(content=content, settings=Settings(clinic=CLINIC, attract=lines))
    assert hand.sees("Welcome to our clinic")
    let_run(hand, FRAMES)
    assert hand.sees("Bienvenidos")
    assert not hand.sees("Touch to read")


def test_a_new_visitor_begins_with_the_first_line(make_kiosk: Kiosks, content: Path) -> None:
    hand = make_kiosk(content=content)
    let_run(hand, FRAMES)
    hand.tap("Touch to start")
    hand.tap("Finish and clear")
    assert hand.sees("First line?")


def test_without_lines_the_kiosk_has_its_own(make_kiosk: Kiosks, content: Path) -> None:
    (content / "en" / "attract.toml").unlink()
    hand = make_kiosk(content=content)
    assert hand.sees("Numb or tingling feet?")


def test_it_rests_while_somebody_reads_and_never_moves_where_that_is_not_wanted(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    timer = screen(hand)._timer
    assert timer.isActive()
    hand.tap("Touch to start")
    assert not timer.isActive()
    still = make_kiosk(settings=Settings(clinic=CLINIC, attract=AttractSettings(motion=False)))
    assert not screen(still)._timer.isActive()


def test_the_picture_moves(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    before = screen(hand).grab().toImage()
    let_run(hand, 5)
    assert screen(hand).grab().toImage() != before


@pytest.mark.parametrize("size", SCREENS)
def test_a_touch_anywhere_on_the_ground_wakes(make_kiosk: Kiosks, size: str) -> None:
    hand = make_kiosk(SCREENS[size])
    assert hand.sees("Test Clinic")
    start = screen(hand)._start
    hand.press_at(hand.window.rect().topRight() / 2)
    assert start.isDown()
    hand.lift_at(hand.window.rect().topRight() / 2)
    assert hand.where() == Home()


def test_on_a_small_screen_the_clinic_s_name_keeps_off_the_stripe_of_a_trial(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    (stripe,) = hand.window.findChildren(Banner)
    look = screen(hand).look
    assert screen(hand).clinic_name().y() >= stripe.height() + look.px(GAP)
    assert stripe.height() == look.px(EDGE)
