"""The list of requests: read in the background, worked off row by row, and quick with ten thousand."""

import threading
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import Entry
from kiosk.ui.screens.callback_questions import time_words
from kiosk.ui.staff.request_list import RequestList
from kiosk.ui.staff.request_page import RequestPage
from kiosk.ui.staff.row import Row
from kiosk.ui.staff.words import phone_of, short_topic
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.words import Words
from kiosk.visit.visit import TextSize
from tests.support.fakes import START
from tests.support.kiosks import SMALL, Kiosks
from tests.support.staff import Colleague, make_colleague, make_entry


def in_with(make_kiosk: Kiosks, *entries: Entry) -> Colleague:
    anna = make_colleague(make_kiosk, *entries)
    anna.come_in()
    return anna


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return somebody who is in, with thirty requests that wait and two that are done."""
    done = [make_entry(number, is_done=True) for number in (31, 32)]
    return in_with(make_kiosk, *(make_entry(number) for number in range(1, 31)), *done)


def described(anna: Colleague, name: str) -> str:
    cards = [row.card for row in anna.tab.findChildren(Row) if row.isVisible()]
    return next(card.accessibleDescription() for card in cards if card.accessibleName().endswith(name))


def test_who_waits_longest_is_on_top(anna: Colleague) -> None:
    assert anna.rows()[:3] == ["Test Patient 30", "Test Patient 29", "Test Patient 28"]
    assert anna.hand.sees("Staff: Requests (30)")


def test_a_row_says_everything(anna: Colleague) -> None:
    said = described(anna, "Test Patient 30")
    for what in ("(208) 555-0130", "Waiting 1 day", "Afternoon", "Book a visit", "English", "Voicemail: no"):
        assert what in said


def test_marks_are_seen(make_kiosk: Kiosks) -> None:
    again = make_entry(104)  # the number of Test Patient 4
    anna = in_with(make_kiosk, make_entry(3), make_entry(4), again, make_entry(6, may_be_in_earlier_file=True))
    assert "Please check the number" in described(anna, "Patient 3")
    assert "Perhaps the same person" in described(anna, "Patient 4")
    assert "Perhaps the same person" in described(anna, "Patient 104")
    assert "May be in an earlier file" in described(anna, "Patient 6")
    anna.hand.tap("Called: Test Patient 104")
    anna.wait_until_done()
    assert "Perhaps the same person" not in described(anna, "Patient 4")


def test_who_has_waited_three_days_is_marked(make_kiosk: Kiosks) -> None:
    anna = in_with(make_kiosk, make_entry(71), make_entry(72), make_entry(74, is_done=True))
    assert "Please call soon" not in described(anna, "Patient 71")
    assert "Please call soon" in described(anna, "Patient 72")
    anna.hand.tap("Open the request of Test Patient 72")
    assert anna.hand.sees("Please call soon")
    anna.hand.tap("Back to the list")
    anna.hand.tap("Done (1)")
    assert "Please call soon" not in described(anna, "Patient 74")


def test_a_row_with_a_mark_says_everything_once(make_kiosk: Kiosks) -> None:
    anna = in_with(make_kiosk, make_entry(3, tries=2), make_entry(4, tries=1))
    said = described(anna, "Patient 3")
    for what in ("Waiting 3 hours", "Any time", "Please check the number", "Not reached: 2 times"):
        assert said.count(what) == 1
    assert described(anna, "Patient 4").count("Not reached: 1 time") == 1


def test_one_tap_marks_called_and_one_takes_it_back_in_the_same_row(anna: Colleague) -> None:
    place = anna.hand.place_of("Called: Test Patient 30")
    anna.hand.tap("Called: Test Patient 30")
    anna.wait_until_done()
    assert anna.desk.entries[make_entry(30).record.id].is_done
    assert anna.rows()[0] == "Test Patient 30"
    assert anna.hand.sees("Staff: Requests (29)")
    assert anna.hand.place_of("Undo: Test Patient 30") == place
    assert "Could not reach Test Patient 30" not in anna.hand.names()
    anna.hand.tap("Undo: Test Patient 30")
    anna.wait_until_done()
    assert not anna.desk.entries[make_entry(30).record.id].is_done
    assert anna.hand.sees("Staff: Requests (30)")


def test_a_call_that_reached_nobody_is_counted(anna: Colleague) -> None:
    for count in (1, 2):
        anna.hand.tap("Could not reach Test Patient 29")
        anna.wait_until_done()
        shown = [row.miss.text() for row in anna.tab.findChildren(Row) if row.entry and row.entry.tries]
        assert shown == [f"Could not reach ({count})"]
    assert "Not reached: 2 times" in described(anna, "Patient 29")


def test_filters_show_what_waits_what_is_done_and_all(anna: Colleague) -> None:
    anna.hand.tap("Done (2)")
    assert anna.rows() == ["Test Patient 31", "Test Patient 32"]
    anna.hand.tap("All (32)")
    assert anna.rows()[0] == "Test Patient 30"
    anna.hand.tap("Called: Test Patient 30")
    anna.wait_until_done()
    anna.hand.tap("Waiting (29)")
    assert anna.rows()[0] == "Test Patient 29"


def test_the_list_turns_by_whole_rows(anna: Colleague) -> None:
    first = anna.rows()
    anna.hand.tap("More")
    second = anna.rows()
    assert second[0] == f"Test Patient {30 - len(first)}"
    anna.hand.tap("Up")
    assert anna.rows() == first
    while "More" in anna.hand.names():
        anna.hand.tap("More")
    assert anna.rows()[-1] == "Test Patient 1"
    assert len(anna.rows()) == len(first)


def test_the_list_follows_a_finger_and_a_drag_presses_nothing(anna: Colleague) -> None:
    place = anna.hand.place_of("Called: Test Patient 25")
    anna.hand.tap_at(place.center(), drift=QPoint(0, -place.height() * 3))
    assert anna.rows()[-1] < "Test Patient 22"
    assert "Test Patient 30" not in anna.rows()
    assert not any(entry.is_done for entry in anna.desk.entries.values() if entry.record.number < 31)


def test_nobody_waiting_is_said(make_kiosk: Kiosks) -> None:
    anna = in_with(make_kiosk)
    assert anna.hand.sees("Nobody is waiting for a call.")
    anna.hand.tap("Done (0)")
    assert anna.hand.sees("Nothing is done yet.")


def test_a_request_opened_is_there_to_be_dialled(anna: Colleague) -> None:
    anna.hand.tap("Open the request of Test Patient 30")
    for text in ("Test Patient 30", "(208) 555-0130", "Best time: Afternoon", "No, please do not", "English"):
        assert anna.hand.sees(text)
    assert anna.hand.sees("Asked on March 1, 2026 at 04:00")
    anna.hand.tap("Could not reach")
    anna.wait_until_done()
    assert anna.hand.sees("Not reached: 1 time")
    anna.hand.tap("Mark called")
    anna.wait_until_done()
    anna.hand.tap("Undo")
    anna.wait_until_done()
    anna.hand.tap("Mark called")
    anna.wait_until_done()
    anna.hand.tap("Back to the list")
    assert "Undo: Test Patient 30" in anna.hand.names()


def test_escape_goes_back_to_the_list_and_no_further(anna: Colleague) -> None:
    anna.hand.tap("Open the request of Test Patient 30")
    for _ in range(2):
        QTest.keyClick(anna.hand.window.windowHandle(), Qt.Key.Key_Escape)
        anna.hand.settle()
        assert anna.is_in
        assert anna.rows()[0] == "Test Patient 30"


def test_keys_alone_mark_a_request(anna: Colleague) -> None:
    handle = anna.hand.window.windowHandle()
    for _ in range(60):
        QTest.keyClick(handle, Qt.Key.Key_Tab)
        anna.hand.settle()
        focus = anna.hand.window.focusWidget()
        if focus is not None and focus.accessibleName() == "Called: Test Patient 30":
            break
    anna.hand.clock.advance(1)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    anna.wait_until_done()
    assert anna.desk.entries[make_entry(30).record.id].is_done


@pytest.mark.parametrize(
    ("fault", "said"), [(Fault.DISK_FULL, "is full"), (Fault.MISSING, "no longer there"), (Fault.BAD_INPUT, "restart")]
)
def test_what_could_not_be_done_is_said_and_shows_as_before(anna: Colleague, fault: Fault, said: str) -> None:
    anna.desk.fault = fault
    anna.hand.tap("Called: Test Patient 30")
    anna.wait_until_done()
    assert anna.hand.sees(said)
    assert "Called: Test Patient 30" in anna.hand.names()
    anna.hand.tap("Called: Test Patient 30")
    anna.wait_until_done()
    assert not anna.hand.sees(said)


def test_files_that_did_not_open_are_said(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.broken = 2
    anna.come_in()
    assert anna.hand.sees("2 files did not open")


def test_the_list_is_there_while_the_rest_is_being_opened(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, *(make_entry(number) for number in range(1, 250)))
    anna.open_door()
    anna.desk.batch = 10
    anna.hand.type("quiet river song")
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.is_in)
    anna.desk.gate = threading.Event()
    anna.tab.read()
    assert anna.hand.wait_for(lambda: len(anna.rows()) > 0)
    assert anna.hand.sees("Opening requests: 10 of 249")
    assert [bar for bar in anna.tab.findChildren(Progress) if bar.isVisible()]
    anna.hand.tap(f"Called: {anna.rows()[0]}")
    anna.hand.tap("All (10)")
    assert len(anna.rows()) > 5
    anna.desk.gate.set()
    anna.wait_until_done()
    assert anna.hand.sees("Requests (248)")
    assert not [bar for bar in anna.tab.findChildren(Progress) if bar.isVisible()]


def test_under_a_finger_no_row_becomes_another_person(make_kiosk: Kiosks) -> None:
    young, old = [make_entry(number) for number in (1, 2)], [make_entry(number) for number in (50, 51)]
    anna = make_colleague(make_kiosk, *young, *old)
    anna.desk.batch = 2
    anna.come_in()
    anna.desk.gate = threading.Event()
    anna.tab.read()
    assert anna.hand.wait_for(lambda: anna.rows() == ["Test Patient 2", "Test Patient 1"])
    point = anna.hand.place_of("Called: Test Patient 2").center()
    anna.hand.press_at(point)
    anna.desk.gate.set()
    assert anna.hand.wait_for(lambda: not anna.tab._reading.is_busy)
    assert anna.rows() == ["Test Patient 2", "Test Patient 1"]
    anna.hand.lift_at(point)
    anna.wait_until_done()
    assert anna.desk.entries[young[1].record.id].is_done
    anna.hand.wait(0.5)
    assert anna.rows()[0] == "Test Patient 51"


def test_ten_thousand_are_a_handful_of_widgets(make_kiosk: Kiosks) -> None:
    entries = [make_entry(number) for number in range(1, 10_001)]
    anna = make_colleague(make_kiosk, *entries)
    anna.desk.batch = 2_000
    anna.come_in()
    assert anna.hand.sees("Requests (10000)")
    listed = anna.tab.findChildren(RequestList)[0]
    for _ in range(50):
        listed.scroll_by(977.0)
    assert len(anna.tab.findChildren(Row)) < 15
    anna.hand.tap("Done (0)")
    anna.hand.tap("All (10000)")
    assert anna.rows()[0] == "Test Patient 10000"


def test_waiting_is_said_anew_after_a_while(make_kiosk: Kiosks) -> None:
    entry = make_entry(1)
    nearly_two_hours = START - timedelta(minutes=118)
    anna = in_with(make_kiosk, replace(entry, record=msgspec.structs.replace(entry.record, saved_at=nearly_two_hours)))
    assert "Waiting 1 hour" in described(anna, "Patient 1")
    for _ in range(3):
        anna.hand.wait(58)
        anna.hand.tap("Waiting (1)")
    assert "Waiting 2 hours" in described(anna, "Patient 1")


def test_a_long_name_is_whole_in_the_request(make_kiosk: Kiosks) -> None:
    name = "Test Patient " + "of a Very Long Name " * 3
    entry = make_entry(1)
    anna = in_with(make_kiosk, replace(entry, record=msgspec.structs.replace(entry.record, name=name.strip())))
    anna.hand.tap(f"Open the request of {name.strip()}")
    assert anna.hand.sees(name.strip())


@pytest.mark.parametrize("name", ["Test Patient", "Test Patient of-a-Very-Long-Name Villanueva"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_of_a_request_is_missing_however_large_the_text(make_kiosk: Kiosks, language: str, name: str) -> None:
    entry = make_entry(3, tries=2, may_be_in_earlier_file=True)
    entry = replace(entry, record=msgspec.structs.replace(entry.record, name=name))
    anna = make_colleague(make_kiosk, entry, screen=SMALL, language=language)
    anna.come_in()
    anna.hand.tap(tr("Open the request of {name}").format(name=name))
    anna.hand.guide.visit.text_size = TextSize.LARGEST
    anna.hand.guide.adjust()
    anna.hand.settle()
    page = anna.tab.findChildren(RequestPage)[0]
    seen: list[Words] = [part for part in page.findChildren(Words) if part.isVisible()]
    if tr("More") in anna.hand.names():
        anna.hand.tap(tr("More"))
        seen += [part for part in page.findChildren(Words) if part.isVisible()]
        anna.hand.tap(tr("Up"))
    said = " ".join(part.text() for part in seen)
    waiting = tr_n("Waiting {number} hour", "Waiting {number} hours", 3).format(number=3)
    for what in (name, "(208) 555-0103", time_words("Any time"), "English", short_topic(entry.record.topic), waiting):
        assert what in said
    sizes = {part.text(): part.font().pixelSize() for part in seen}
    others = [size for text, size in sizes.items() if text not in (name, phone_of(entry))]
    assert min(sizes[name], sizes[phone_of(entry)]) >= max(others)


def test_on_a_small_screen_the_tabs_stand_behind_a_button(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), screen=SMALL)
    anna.come_in()
    assert "This kiosk" not in anna.hand.names()
    anna.hand.tap("Menu")
    anna.hand.tap("This kiosk")
    assert "Clean the screen" in anna.hand.names()
    anna.hand.tap("Menu")
    QTest.keyClick(anna.hand.window.windowHandle(), Qt.Key.Key_Escape)
    anna.hand.settle()
    assert "Clean the screen" in anna.hand.names()


def test_a_request_is_erased_after_two_questions(anna: Colleague) -> None:
    anna.hand.tap("Open the request of Test Patient 30")
    anna.hand.tap("Erase")
    assert anna.hand.sees("Erase the request of Test Patient 30?")
    anna.hand.tap("No, go back")
    assert anna.hand.sees("(208) 555-0130")
    anna.hand.tap("Erase")
    anna.hand.tap("Yes, erase")
    assert anna.hand.sees("This person still waits for a call.")
    assert make_entry(30).record.id in anna.desk.entries
    anna.hand.tap("Yes, for good")
    anna.wait_until_done()
    assert anna.hand.sees("1 request is erased.")
    assert make_entry(30).record.id not in anna.desk.entries
    anna.hand.tap("Back")
    assert anna.rows()[0] == "Test Patient 29"
    assert anna.hand.sees("Staff: Requests (29)")


def test_all_that_is_done_is_erased_after_two_questions_with_the_count(anna: Colleague) -> None:
    assert "Erase all that is done" not in anna.hand.names()
    anna.hand.tap("Done (2)")
    anna.hand.tap("Erase all that is done")
    assert anna.hand.sees("Erase all 2 requests that are done?")
    anna.hand.tap("Yes, erase")
    assert anna.hand.sees("Really erase 2 requests for good?")
    anna.hand.tap("Yes, for good")
    anna.wait_until_done()
    assert anna.hand.sees("2 requests are erased.")
    assert not any(entry.is_done for entry in anna.desk.entries.values())
    anna.hand.tap("Back")
    anna.wait_until_done()
    anna.hand.tap("Done (0)")
    assert anna.hand.sees("Nothing is done yet.")


def test_what_could_not_be_erased_is_said_and_stays(anna: Colleague) -> None:
    anna.hand.tap("Open the request of Test Patient 30")
    anna.hand.tap("Erase")
    anna.hand.tap("Yes, erase")
    anna.desk.fault = Fault.READ_ONLY
    anna.hand.tap("Yes, for good")
    anna.wait_until_done()
    assert anna.hand.sees("It is not erased, or not all of it.")
    anna.hand.tap("Back")
    anna.hand.tap("Back to the list")
    assert anna.rows()[0] == "Test Patient 30"


def test_nothing_of_the_requests_is_kept_when_the_desk_is_left(anna: Colleague) -> None:
    tab = anna.tab
    tab.close_tab()
    assert tab._batch is None
    assert len(tab.entries) == 0


def test_escape_takes_the_question_back(anna: Colleague) -> None:
    anna.hand.tap("Done (2)")
    anna.hand.tap("Erase all that is done")
    assert anna.tab.step_back()
    anna.hand.settle()
    assert "Erase all that is done" in anna.hand.names()
