"""Get help now: always there, whatever the pages say, and it never asks anything."""

from pathlib import Path

from kiosk.visit.route import GetHelp, ReadPage
from tests.support.kiosks import SMALL, Hand, Kiosks
from tests.support.pages import make_content, make_page_file


def at_help(make_kiosk: Kiosks, content: Path) -> Hand:
    hand = make_kiosk(content=content)
    hand.tap("Get help now")
    assert hand.where() == GetHelp()
    return hand


def test_without_a_page_the_one_sentence_that_matters_is_there(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    (content / "en" / "urgent" / "help.md").unlink()
    hand = at_help(make_kiosk, content)
    assert hand.sees("In this room, tell the front desk now. Anywhere else, call 911.")


def test_a_page_that_comes_later_shows(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    (content / "en" / "urgent" / "help.md").unlink()
    hand = at_help(make_kiosk, content)
    make_page_file(content, "urgent/help", "Call now.\n", title="Get help now", short="Get help", kind="urgent")
    hand.wait(1.0)
    assert hand.sees("Call now.")


def test_its_links_are_followed(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    body = "See [the feet](../types/sensory.md).\n"
    make_page_file(content, "urgent/help", body, title="Get help now", short="Get help", kind="urgent")
    hand = at_help(make_kiosk, content)
    hand.tap("the feet")
    assert hand.where() == ReadPage("sensory")
    hand.tap("Back")
    assert hand.where() == GetHelp()


def test_a_small_screen_says_where_one_is_and_reads_on(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Get help now")
    assert hand.sees("911")
    turns = 0
    while "More below" in hand.names():
        hand.tap("More below")
        turns += 1
        assert turns < 20  # four lines a screen, and it ends
    assert turns > 0
    hand.tap("Top")
    assert hand.scrolled() == [0]


def test_help_within_help_is_one_place(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Get help now")
    hand.tap("Get help now")
    hand.tap("Back")
    assert hand.sees("What would you like to know today?")
