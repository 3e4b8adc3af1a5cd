"""A dotted word opens its meaning over the page, and the page stays where it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.term_card import TermCard
from kiosk.visit.route import ReadPage
from kiosk.visit.visit import TextSize
from tests.support.kiosks import MIDDLE, SMALL, TALL, WIDE, Hand, Kiosks, Screen
from tests.support.layout import Ruler
from tests.support.pages import make_content, make_page_file

GLOSSARY = """\
[[term]]
id = "neuropathy"
term = "neuropathy"
forms = ["neuropathies"]
say = "noo-ROP-uh-thee"
means = "Damage to one or more nerves."

[[term]]
id = "reflex"
term = "reflex"
means = "A quick move that you do not plan."

[[term]]
id = "therapist"
term = "therapist"
means = "A trained person with a license, who helps you to move better, to be steadier on your feet and to hurt less."
"""
BODY = (
    "Words on neuropathy and more neuropathy, and a reflex, says a therapist.\n\n"
    + "\n\n".join(f"Line {n}." for n in range(40))
    + "\n"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path)
    (folder / "en" / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    make_page_file(folder, "types/sensory", BODY)
    make_page_file(folder, "types/motor", "Another page.\n", title="Motor", short="Motor", order=30)
    return folder


def reading(make_kiosk: Kiosks, content: Path, screen: Screen = WIDE) -> Hand:
    hand = make_kiosk(screen, content=content)
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    return hand


def card_of(hand: Hand) -> TermCard | None:
    return next((card for card in hand.window.findChildren(TermCard) if card.isVisible()), None)


def test_a_word_is_explained_where_it_stands(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content)
    assert hand.names().count("neuropathy") == 1  # its first place alone
    hand.tap("neuropathy")
    assert hand.sees("Damage to one or more nerves.")
    assert hand.sees("Say it like this: noo-ROP-uh-thee")
    assert hand.where() == ReadPage("sensory")
    assert set(hand.scrolled()) == {0}
    hand.tap("Close")
    assert card_of(hand) is None


def test_a_word_without_a_sound_says_none(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content)
    hand.tap("reflex")
    assert hand.sees("A quick move that you do not plan.")
    assert not hand.sees("Say it like this")


def test_what_the_card_covers_cannot_be_tapped(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content, SMALL)
    view = next(view for view in hand.window.findChildren(PageView) if view.isVisible())
    word = dict(view.links())["neuropathy"]
    hand.tap("neuropathy")
    card = card_of(hand)
    assert card is not None
    hand.tap_at(card.mapTo(hand.window, QPoint(card.width() // 3, card.height() - 4)))
    assert card_of(hand) is card
    assert word.isValid()


def test_another_page_takes_the_card_away(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content)
    hand.tap("neuropathy")
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    assert card_of(hand) is None


def test_the_end_of_the_visit_takes_it_away(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content)
    hand.tap("neuropathy")
    hand.guide.end_visit()
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    assert card_of(hand) is None


def test_what_has_no_room_on_the_card_is_read_on(make_kiosk: Kiosks, content: Path) -> None:
    hand = reading(make_kiosk, content, SMALL)
    hand.guide.visit.text_size = TextSize.LARGEST
    hand.guide.adjust()
    hand.settle()
    while "therapist" not in hand.names():
        hand.tap("More below")
    hand.tap("therapist")
    assert "Read on" in hand.names()
    while "Read on" in hand.names():
        hand.tap("Read on")
    hand.tap("Back to the start")
    assert "Read on" in hand.names()
    hand.tap("Close")
    assert card_of(hand) is None


@pytest.mark.parametrize("screen", [WIDE, SMALL, TALL, MIDDLE], ids=["wide", "small", "tall", "middle"])
@pytest.mark.parametrize("turns", [0, 2], ids=["normal", "largest"])
def test_the_card_fits(make_kiosk: Kiosks, content: Path, screen: Screen, turns: int) -> None:
    hand = make_kiosk(screen, content=content)
    hand.tap("Touch to start")
    for _ in range(turns):
        hand.tap("Text size")
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    while "neuropathy" not in hand.names():
        hand.tap("More below")
    hand.tap("neuropathy")
    card = card_of(hand)
    assert card is not None
    assert card.y() >= 0
    assert [
        fault for fault in Ruler(hand).faults() if "overlap" not in fault and "lies on" not in fault
    ] == []  # it lies over the page on purpose
