"""A topic: its pages in a list, one of them read, and the way from page to page."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kiosk.content.library import load_library
from kiosk.content.signoff import Entry, Record
from kiosk.paths import CONTENT
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit.route import Home, ReadPage, ShowTopic
from tests.support.kiosks import MIDDLE, SCREENS, SMALL, TALL, WIDE, Hand, Kiosks
from tests.support.pages import make_content, make_page_file


def at(make_kiosk: Kiosks, topic: str, screen: str = "wide", content: Path = CONTENT) -> Hand:
    hand = make_kiosk(SCREENS[screen], content=content)
    hand.guide.go(Home())
    hand.guide.go(ShowTopic(topic))
    hand.settle()
    return hand


def test_a_wide_screen_shows_the_list_beside_the_first_page(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "types")
    assert hand.sees("Motor nerves: how you move")
    assert {"Motor nerves", "Sensory nerves", "Autonomic nerves", "More than one type"} <= set(hand.names())
    assert hand.sees("1 of 4 pages read")
    hand.tap("Autonomic nerves")
    assert hand.sees("2 of 4 pages read")
    hand.tap("Autonomic nerves")
    assert hand.sees("2 of 4 pages read")


@pytest.mark.parametrize("screen", ["tall", "small"])
def test_other_screens_show_the_list_first(make_kiosk: Kiosks, screen: str) -> None:
    hand = at(make_kiosk, "types", screen)
    assert hand.guide.visit.pages_read == set()
    hand.tap("Motor nerves")
    assert hand.where() == ReadPage("motor")
    hand.tap("All pages")
    assert "Sensory nerves" in hand.names()


def test_a_topic_with_one_page_opens_it(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "understand/what", title="What it is", short="What it is", sources=[])
    for screen in ("wide", "tall", "small"):
        hand = at(make_kiosk, "understand", screen, content=content)
        assert hand.guide.visit.pages_read == {"what"}
        assert "All pages" not in hand.names()


def test_steps_do_not_open_by_themselves(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "needling")
    assert {"How it works", "What it is"} & set(hand.names())
    assert hand.guide.visit.pages_read == set()


def test_the_last_page_of_the_last_topic_leads_nowhere(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "clinic")
    assert not [name for name in hand.names() if name.startswith("Next")]


def test_a_larger_text_puts_the_list_away_and_the_page_stays(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "types")
    hand.tap("Sensory nerves")
    for _ in range(2):
        hand.tap("Text size")
    assert hand.sees("Sensory nerves: what you feel")
    hand.tap("All pages")
    assert "Motor nerves" in hand.names()
    hand.tap("Text size")  # normal again
    assert hand.sees("Motor nerves: how you move")


def test_a_link_leads_to_another_topic_and_back(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(WIDE)
    hand.guide.go(ReadPage("motor"))
    hand.settle()
    while "exercise" not in hand.names():
        hand.tap("More below")
    hand.tap("exercise")
    assert hand.where() == ReadPage("therapy")
    hand.tap("Back")
    assert hand.where() == ReadPage("motor")


def test_a_page_begins_at_its_top(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "treatments")
    hand.tap("More below")
    assert hand.scrolled() != [0]
    hand.tap("Surgery")
    assert hand.scrolled() == [0]


def test_every_page_says_where_it_comes_from_and_that_nobody_has_checked_it(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "types")
    assert hand.sees("Not yet checked by your clinic.")
    assert hand.sees("Where this comes from:")


def test_a_checked_page_names_who_checked_it(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/sensory", sources=[])
    page = load_library(content, "en").pages["sensory"]
    entry = Entry("sensory", "en", page.text_hash, "Test Clinician", "PT", date(2026, 3, 2))
    signed = tmp_path / "signoff.json"
    signed.write_bytes(msgspec.json.encode(Record(pages=(entry,))))
    hand = make_kiosk(content=content, sign_offs=signed)
    hand.guide.go(ReadPage("sensory"))
    assert hand.sees("Checked by your clinic: Test Clinician, PT, on March 2, 2026.")
    assert not hand.sees("Where this comes from")
    make_page_file(content, "types/sensory", "Another text.\n", sources=[])
    hand.wait(2)
    assert hand.sees("Another text.")
    assert hand.sees("Not yet checked by your clinic.")


def test_many_sources_are_counted(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    names = [f"source{number}" for number in range(6)]
    tables = [f'[{name}]\ntitle = "Title {name}"\npublisher = "{name.title()}"\n' for name in names]
    (content / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
    make_page_file(content, "types/sensory", sources=names)
    make_page_file(content, "types/motor", title="Motor", short="Motor", order=10, sources=[])
    make_page_file(content, "understand/what", title="What it is", short="What it is", sources=[])
    make_page_file(content, "urgent/help", title="Get help now", short="Get help", kind="urgent", sources=[])
    hand = make_kiosk(content=content)
    hand.guide.go(ReadPage("sensory"))
    assert hand.sees("Source3 and 2 more")
    assert not hand.sees("Source4")


def test_the_page_on_the_clinic_says_what_the_settings_say(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.guide.go(ReadPage("about"))
    for words in ("Test Clinic", "208-555-0100", "1 Test Street", "Monday to Friday"):
        assert hand.sees(words)
    assert not hand.sees("Not yet checked")


def test_a_list_longer_than_the_screen_goes_on(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    for number in range(12):
        make_page_file(content, f"types/page{number:02}", title=f"Page {number}", short=f"Page {number}", order=number)
    for screen in (SMALL, TALL, MIDDLE):
        hand = make_kiosk(screen, content=content)
        hand.tap("Touch to start")
        hand.tap("Four types")
        found: set[str] = set()
        for _ in range(14):
            found |= {name for name in hand.names() if name.startswith("Page ")}
            if "More pages" in hand.names():
                hand.tap("More pages")
        assert len(found) == 12


@pytest.mark.parametrize("theme", [1, 2])
def test_other_colours_keep_the_text(make_kiosk: Kiosks, theme: int) -> None:
    hand = at(make_kiosk, "types")
    before = [view.toPlainText() for view in hand.window.findChildren(PageView) if view.isVisible()]
    picture = hand.window.grab().toImage()
    for _ in range(theme):
        hand.tap("Contrast")
    assert [view.toPlainText() for view in hand.window.findChildren(PageView) if view.isVisible()] == before
    assert hand.window.grab().toImage() != picture


def test_upright_the_picture_gives_its_room_to_the_text_once_somebody_reads_on(make_kiosk: Kiosks) -> None:
    hand = at(make_kiosk, "types", "tall")
    hand.tap("Motor nerves")
    (view,) = [view for view in hand.window.findChildren(PageView) if view.isVisible()]
    low = view.height()
    hand.tap("More below")
    assert view.height() > low * 1.5
    hand.tap("Top")
    assert view.height() == low
