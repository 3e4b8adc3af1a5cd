"""A page told in steps: one at a time, forward and back, and on at the end."""

from pathlib import Path

import pytest

from kiosk.content.library import load_library
from kiosk.paths import CONTENT
from kiosk.ui.screens.steps import Steps
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.visit.route import Home, ReadPage, ShowTopic
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SCREENS, TALL, Hand, Kiosks
from tests.support.pages import make_content, make_page_file

STEPS = "\n\n".join(f"## Part {number}\n\nNerves carry messages, part {number}." for number in (1, 2, 3))
PAGE = load_library(CONTENT, "en").pages["needling-steps"]


def on(hand: Hand) -> None:
    """Go to the step after this one; on a small screen read this one first."""
    route = hand.where()
    assert isinstance(route, ReadPage)
    ahead = f"Step {route.step + 2}"
    while not (ways := [name for name in hand.names() if name == ahead or name.startswith("Next")]):
        hand.tap("More below")
    hand.tap(ways[0])


def other_steps(hand: Hand) -> set[str]:
    return {name for name in hand.names() if name.startswith("Step ")}


@pytest.mark.parametrize("screen", SCREENS)
def test_all_steps_one_after_the_other(make_kiosk: Kiosks, screen: str) -> None:
    hand = make_kiosk(SCREENS[screen])
    hand.guide.go(ReadPage(PAGE.id))
    hand.settle()
    for number, step in enumerate(PAGE.steps):
        assert hand.where() == ReadPage(PAGE.id, number)
        assert hand.sees(step.title)
        picture = next(one for one in hand.window.findChildren(PictureView) if one.isVisible())
        assert picture.picture == (step.picture or PAGE.picture)
        on(hand)
    assert hand.where() == ReadPage("needling-what")


def test_back_from_a_step_leaves_the_steps(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(Home())
    hand.guide.go(ShowTopic("needling"))
    hand.settle()
    hand.tap("How it works")
    for _ in range(3):
        on(hand)
    hand.tap("Back")
    assert hand.where() == ShowTopic("needling")


def test_the_first_step_has_no_step_before_it(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage(PAGE.id))
    hand.settle()
    assert other_steps(hand) == {"Step 2"}
    hand.tap("Step 2")
    assert other_steps(hand) == {"Step 1", "Step 3"}
    hand.tap("Step 1")
    assert hand.where() == ReadPage(PAGE.id, 0)


@pytest.mark.parametrize(("asked", "shown"), [(99, "Part 3"), (-5, "Part 1")])
def test_a_step_that_is_not_there_is_the_nearest(make_kiosk: Kiosks, tmp_path: Path, asked: int, shown: str) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/told", STEPS, kind="steps", title="Told in steps", short="Told", order=90)
    hand = make_kiosk(content=content)
    hand.guide.go(ReadPage("told", asked))
    assert hand.sees(shown)


def test_the_last_step_of_the_last_page_leads_to_all_pages(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/told", STEPS, kind="steps", title="Told in steps", short="Told", order=90)
    hand = make_kiosk(content=content)
    hand.guide.go(ReadPage("told", 2))
    hand.settle()
    hand.tap("Next: All pages")
    assert hand.where() == ShowTopic("types")


def test_steps_that_change_on_disk_keep_the_step(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/told", STEPS, kind="steps", title="Told in steps", short="Told", order=90)
    hand = make_kiosk(content=content)
    hand.guide.go(ReadPage("told", 1))
    make_page_file(
        content, "types/told", STEPS.replace("carry", "bring"), kind="steps", title="Told in steps", short="Told"
    )
    hand.wait(1.0)
    assert hand.sees("Nerves bring messages, part 2.")


def test_a_link_in_a_step_is_followed(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    body = "## Part 1\n\nSee [the feet](sensory.md).\n\n## Part 2\n\nText."
    make_page_file(content, "types/told", body, kind="steps", title="Told in steps", short="Told", order=90)
    hand = make_kiosk(content=content)
    hand.guide.go(ReadPage("told"))
    hand.settle()
    hand.tap("the feet")
    assert hand.where() == ReadPage("sensory")


def play_tick(hand: Hand) -> None:
    """Let the time of one step pass for the film that plays."""
    steps = next(screen for screen in hand.window.findChildren(Steps) if screen.isVisible())
    assert steps._play.is_playing
    steps._play.next_wanted.emit()
    hand.settle()


def test_the_film_plays_at_the_visitor_s_wish_and_stops_at_its_end(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage(PAGE.id))
    hand.settle()
    hand.tap("Play the steps")
    assert hand.where() == ReadPage(PAGE.id, 1)
    for number in range(2, len(PAGE.steps)):
        play_tick(hand)
        assert hand.where() == ReadPage(PAGE.id, number)
    steps = next(screen for screen in hand.window.findChildren(Steps) if screen.isVisible())
    assert not steps._play.is_playing


def test_any_step_by_hand_and_leaving_stop_the_film(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage(PAGE.id))
    hand.settle()
    steps = next(screen for screen in hand.window.findChildren(Steps) if screen.isVisible())
    for way in ("Stop playing", "Step 3", "Step 1", "Home"):
        hand.guide.go(ReadPage(PAGE.id))
        hand.settle()
        hand.tap("Play the steps")
        assert steps._play.is_playing
        hand.tap(way)
        assert not steps._play.is_playing, way


def test_a_needle_waits_until_somebody_asks_and_then_stays_for_the_visit(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.guide.go(ReadPage(PAGE.id, 2))
    hand.settle()
    view = next(one for one in hand.window.findChildren(PictureView) if one.isVisible())
    without = view.grab().toImage()
    hand.tap("Show me the pictures")
    assert view.grab().toImage() != without
    assert "Show me the pictures" not in hand.names()
    hand.guide.go(ReadPage(PAGE.id, 3))
    hand.settle()
    assert "Show me the pictures" not in hand.names()
    hand.tap("Finish and clear")
    hand.tap("Touch to start")
    hand.guide.go(ReadPage(PAGE.id, 2))
    hand.settle()
    assert view.grab().toImage() == without
    assert "Show me the pictures" in hand.names()


def test_a_picture_without_a_needle_offers_none(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage("feet"))
    hand.settle()
    assert "Show me the pictures" not in hand.names()


def test_upright_with_large_text_the_picture_gives_its_room_to_those_who_read_on(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(TALL)
    hand.guide.go(Home())
    hand.tap("Text size")
    hand.tap("Text size")
    assert hand.guide.visit.text_size is TextSize.LARGEST
    hand.guide.go(ReadPage("feet", 5))
    hand.settle()
    (view,) = [view for view in hand.window.findChildren(PageView) if view.isVisible()]
    low = view.height()
    hand.tap("More below")
    assert view.height() > low * 1.5
    hand.tap("Top")
    assert view.height() == low
