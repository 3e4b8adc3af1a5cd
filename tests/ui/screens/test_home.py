"""The home screen: a tile a topic, however many there are."""

from pathlib import Path

import pytest

from kiosk.visit.route import ShowTopic
from tests.support.kiosks import MIDDLE, SCREENS, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.pages import make_content, make_page_file


def with_topics(folder: Path, count: int) -> Path:
    """Return pages of `count` topics, one page each, and a long title among them."""
    content = make_content(folder)
    tables = [
        f'[[topic]]\nid = "t{number}"\ntitle = "Topic {number} about nerves"\nsummary = "What"\norder = {number}\n'
        for number in range(count)
    ]
    (content / "en" / "topics.toml").write_text("\n".join(tables), encoding="utf-8")
    for number in range(count):
        make_page_file(content, f"t{number}/page{number}", title=f"Page {number}", short=f"Page {number}")
    return content


def tiles(hand: Hand) -> list[str]:
    return [name for name in hand.names() if name.startswith("Topic ")]


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("count", [1, 2, 5, 6, 9, 14])
def test_every_topic_is_found_and_can_be_tapped(make_kiosk: Kiosks, tmp_path: Path, size: str, count: int) -> None:
    hand = make_kiosk(SCREENS[size], content=with_topics(tmp_path, count))
    hand.window.setUpdatesEnabled(False)
    hand.tap("Touch to start")
    found: list[str] = []
    while not set(tiles(hand)) & set(found):
        found += tiles(hand)
        assert Ruler(hand).faults() == []
        if "More topics" not in hand.names():
            break
        hand.tap("More topics")
    assert found == [f"Topic {number} about nerves" for number in range(count)]


def test_after_the_last_topics_the_first_come_again(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Touch to start")
    first = hand.names()
    turns = 0
    while True:
        hand.tap("More topics")
        turns += 1
        if hand.names() == first:
            break
        assert turns < 10
    assert turns > 1


def test_home_begins_with_the_first_topics(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Touch to start")
    first = hand.names()
    hand.tap("More topics")
    hand.tap("Get help now")
    hand.tap("Home")
    assert hand.names() == first


def test_a_tile_opens_its_topic(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("How dry needling works")
    assert hand.where() == ShowTopic("needling")


def test_an_upright_screen_shows_all_topics_at_once(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(TALL)
    hand.tap("Touch to start")
    assert {"Four types", "Treatments", "Your visit"} <= set(hand.names())


@pytest.mark.parametrize("screen", [WIDE, TALL, MIDDLE])
def test_the_question_stands_above_the_tiles(make_kiosk: Kiosks, screen: Screen) -> None:
    hand = make_kiosk(screen)
    hand.tap("Touch to start")
    assert hand.sees("What would you like to know today?")
