"""The guide: which screen a route shows, what a visit leaves behind, and pages that change while the kiosk runs."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.settings import Idle, Settings
from kiosk.ui.guide import TICK_MS
from kiosk.visit.route import Attract, Home, ReadPage, ShowTopic
from kiosk.visit.visit import Contrast, TextSize
from tests.support.kiosks import CLINIC, SMALL, TALL, Hand, Kiosks
from tests.support.pages import make_content, make_page_file

POLL_S = 2 * TICK_MS / 1000


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def start(make_kiosk: Kiosks, content: Path) -> Hand:
    hand = make_kiosk(content=content)
    hand.tap("Touch to start")
    return hand


def write(content: Path, body: str) -> None:
    """Write the page on sensory nerves anew."""
    make_page_file(content, "types/sensory", body + "\n")


# Pages that change on disk.


def test_a_changed_page_shows_after_two_polls_without_restart(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    assert hand.sees("Nerves carry messages.")
    write(content, "A new text about nerves.")
    hand.wait(2 * POLL_S)
    assert hand.sees("A new text about nerves.")
    assert not hand.sees("Nerves carry messages.")


def test_a_page_that_is_still_being_written_never_shows(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    for length in range(1, 6):
        write(content, "Half of a text. " * length)
        hand.wait(POLL_S)
        assert hand.sees("Nerves carry messages."), "the old page stays while the file changes"
        assert not hand.sees("Half of a text.")
    hand.wait(POLL_S)
    assert hand.sees("Half of a text.")


def test_a_page_broken_on_disk_leads_home_and_comes_back_when_mended(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    file = content / "en" / "types" / "sensory.md"
    good = file.read_bytes()
    file.write_bytes(b"+++\nid = \n+++\nbroken")
    hand.wait(2 * POLL_S)
    assert hand.sees("What would you like to know today?")
    file.write_bytes(good)
    hand.wait(2 * POLL_S)
    assert hand.sees("Nerves carry messages.")


def test_a_page_that_is_deleted_while_it_is_read_leads_home(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    (content / "en" / "types" / "sensory.md").unlink()
    hand.wait(2 * POLL_S)
    assert hand.sees("What would you like to know today?")
    hand.tap("Four types")
    assert hand.sees("Motor nerves")


def test_a_topic_whose_pages_go_leads_home(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ShowTopic("types"))
    shutil.rmtree(content / "en" / "types")
    hand.wait(2 * POLL_S)
    assert hand.sees("What would you like to know today?")
    assert "Four types" not in hand.names()


def test_a_changed_page_keeps_the_place_in_the_text(make_kiosk: Kiosks, content: Path) -> None:
    write(content, "\n\n".join(f"Paragraph {number} of a long page about nerves." for number in range(60)))
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    hand.tap("More below")
    before = hand.scrolled()
    assert before > [0]
    write(content, "\n\n".join(f"Paragraph {number} of a long page about nerves!" for number in range(60)))
    hand.wait(2 * POLL_S)
    assert hand.sees("Paragraph 3 of a long page about nerves!")
    assert hand.scrolled() == before


def test_pages_that_change_do_not_disturb_the_form(make_kiosk: Kiosks, content: Path) -> None:
    hand = start(make_kiosk, content)
    hand.tap("Ask us to call you")
    hand.type("Ana Test")
    write(content, "A new text about nerves.")
    hand.wait(2 * POLL_S)
    hand.tap("Next: your phone number")
    assert hand.sees("What is your phone number?")


def test_a_new_page_shows_in_the_list_that_is_on_show(make_kiosk: Kiosks, content: Path) -> None:
    hand = make_kiosk(TALL, content=content)
    hand.tap("Touch to start")
    hand.tap("Four types")
    make_page_file(content, "types/mixed", title="More than one type", short="Mixed", order=30)
    hand.wait(2 * POLL_S)
    assert {"Motor", "Sensory", "Mixed"} <= set(hand.names())


def test_a_topic_that_grows_while_its_only_page_is_read_lets_the_visitor_choose(
    make_kiosk: Kiosks, content: Path
) -> None:
    hand = start(make_kiosk, content)
    hand.tap("What is peripheral neuropathy?")
    make_page_file(content, "understand/causes", title="Causes", short="Causes", order=30)
    hand.wait(2 * POLL_S)
    assert "Causes" in hand.names()


# The content folder goes and comes back.


def test_without_a_content_folder_the_screen_says_that_it_is_out_of_order(make_kiosk: Kiosks, tmp_path: Path) -> None:
    hand = make_kiosk(content=tmp_path / "none")
    assert hand.sees("This screen is out of order")
    assert hand.sees("front desk")
    assert hand.names() == []
    hand.tap_at(hand.window.rect().center())
    assert hand.sees("This screen is out of order")


def test_a_folder_that_comes_back_brings_the_attract_screen_by_itself(make_kiosk: Kiosks, tmp_path: Path) -> None:
    hand = make_kiosk(content=tmp_path / "content")
    hand.wait(2 * POLL_S)
    make_content(tmp_path)
    hand.wait(2 * POLL_S)
    assert hand.where() == Attract()
    assert hand.sees("Touch to start")
    assert not hand.sees("out of order")


def test_a_folder_that_goes_during_a_visit_and_comes_back(make_kiosk: Kiosks, content: Path, tmp_path: Path) -> None:
    hand = start(make_kiosk, content)
    hand.guide.go(ReadPage("sensory"))
    content.rename(tmp_path / "aside")
    hand.wait(2 * POLL_S)
    assert hand.sees("This screen is out of order")
    (tmp_path / "aside").rename(content)
    hand.wait(2 * POLL_S)
    assert hand.sees("Nerves carry messages.")
    hand.wait(130)
    assert hand.where() == Attract()


def test_a_folder_that_goes_while_the_form_is_open_ends_in_the_sentence_and_no_text(
    make_kiosk: Kiosks, content: Path, tmp_path: Path
) -> None:
    hand = start(make_kiosk, content)
    hand.tap("Ask us to call you")
    hand.type("Ana Test")
    content.rename(tmp_path / "aside")
    hand.wait(2 * POLL_S)
    assert hand.sees("This screen is out of order")
    hand.wait(160)
    assert hand.where() == Attract()
    assert hand.guide.visit.draft is None


def test_an_unreadable_page_does_not_keep_others_from_being_read(make_kiosk: Kiosks, content: Path) -> None:
    (content / "en" / "types" / "odd.md").write_bytes(os.urandom(2000))
    hand = start(make_kiosk, content)
    hand.tap("Four types")
    assert hand.sees("Motor")


# A visit.


def test_a_visit_leaves_nothing_to_the_next_visitor(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    for name in ("Text size", "Contrast", "Treatments", "Surgery"):
        hand.tap(name)
    assert hand.sees("2 of 6 pages read")
    hand.tap("Finish and clear")
    visit = hand.guide.visit
    assert (visit.text_size, visit.contrast, visit.pages_read) == (TextSize.NORMAL, Contrast.LIGHT, set())
    hand.tap("Touch to start")
    hand.tap("Treatments")
    assert hand.sees("1 of 6 pages read")


def test_the_limits_of_idle_come_from_the_settings(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(settings=Settings(clinic=CLINIC, idle=Idle(reading_s=20, form_s=40, countdown_s=10)))
    hand.tap("Touch to start")
    hand.wait(20)
    assert hand.sees("Are you still there?")
    assert hand.sees("10 seconds")
    hand.tap("I am still here")
    hand.tap("Ask us to call you")
    hand.wait(39)
    assert not hand.sees("Are you still there?")
    hand.wait(11)
    assert hand.where() == Attract()


def test_nobody_is_asked_while_nobody_is_here(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.wait(600)
    assert hand.where() == Attract()
    assert not hand.sees("Are you still there?")


def test_a_finger_that_rests_on_the_screen_stops_the_clock(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    blank = hand.window.rect().bottomLeft()
    hand.press_at(blank)
    hand.wait(100)
    assert not hand.sees("Are you still there?")
    hand.lift_at(blank)
    hand.wait(89)
    assert not hand.sees("Are you still there?")
    hand.wait(2)
    assert hand.sees("Are you still there?")
    assert hand.where() == Home()


def test_any_touch_beside_the_question_goes_on_and_acts_on_nothing_below(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    below = hand.place_of("Home").center()
    hand.tap("Treatments")
    hand.wait(91)
    hand.tap_at(below)
    assert not hand.sees("Are you still there?")
    assert hand.where() == ShowTopic("treatments")


def test_there_is_no_way_back_into_a_visit_that_has_ended(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Treatments")
    hand.tap("Finish and clear")
    hand.guide.go_back()
    assert hand.where() == Attract()
    hand.tap("Touch to start")
    hand.tap("Back")
    assert hand.where() == Home()


def test_the_kiosk_looks_at_the_clock_by_itself(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.clock.advance(200)
    hand.guide._timer.start()
    assert hand.wait_for(lambda: hand.where() == Attract())


def test_the_program_builds_what_is_missing_while_nobody_waits(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(is_furnished=False)
    assert hand.sees("Touch to start")
    steps = 1
    while hand.guide.warm_up():
        steps += 1
        assert steps < 20
    hand.tap("Touch to start")
    assert hand.sees("Treatments")


def test_a_touch_before_the_frame_is_there_starts_all_the_same(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(is_furnished=False)
    hand.tap("Touch to start")
    assert hand.where() == Home()
    assert "Treatments" in hand.names()


def test_pages_without_a_topic_tile_are_reached_by_their_link(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.tap("Get help now")
    assert hand.sees("911")


# Two languages.


@pytest.fixture
def two_languages(tmp_path: Path) -> Path:
    content = make_content(tmp_path)
    shutil.copytree(content / "en", content / "es")
    page = content / "es" / "types" / "sensory.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Nerves carry messages.", "Los nervios llevan mensajes."))
    return content


def test_another_language_shows_the_same_page_and_ends_with_the_visit(make_kiosk: Kiosks, two_languages: Path) -> None:
    hand = start(make_kiosk, two_languages)
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    hand.tap("Español")
    assert hand.sees("Los nervios llevan mensajes.")
    assert "English" in hand.names()
    hand.tap("English")
    assert hand.sees("Nerves carry messages.")
    hand.tap("Español")
    hand.wait(130)
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("sensory"))
    assert hand.sees("Nerves carry messages.")


def test_one_language_offers_no_other(make_kiosk: Kiosks, tmp_path: Path) -> None:
    content = make_content(tmp_path)
    make_page_file(content, "types/sensory")
    hand = make_kiosk(content=content)
    hand.tap("Touch to start")
    assert not {"English", "Español"} & set(hand.names())


def test_a_finger_that_is_down_while_the_rest_is_brought_still_starts_the_visit(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(is_furnished=False)
    middle = hand.window.rect().center()
    hand.press_at(middle)
    hand.guide.furnish()
    hand.lift_at(middle)
    hand.settle()
    assert isinstance(hand.guide.route, Home)
