"""Export on the screen: three questions, work in the background, and one sentence that is true."""

import threading
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.requests.entry import SEALED, Drive
from kiosk.ui.staff.export_page import ExportPage
from kiosk.ui.staff.pick import Pick
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from tests.support.kiosks import SMALL, Kiosks
from tests.support.staff import PASSPHRASE, Colleague, make_colleague, make_entry


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return somebody at the export of four requests, one of them done."""
    found = make_colleague(make_kiosk, *(make_entry(number) for number in (1, 2, 3)), make_entry(4, is_done=True))
    found.come_in()
    found.open_export()
    return found


def _places(anna: Colleague) -> list[str]:
    """Return what stands on the buttons behind "Where to?"."""
    where = anna.tab.findChildren(Pick)[-1]
    return [button.text() for button in where.findChildren(TouchButton) if button.isVisible()]


def test_the_usual_answers_are_chosen_already(anna: Colleague) -> None:
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.exports == [("xlsx", "STICK", False)]
    assert anna.hand.sees("4 requests are in the file requests.xlsx.")
    anna.hand.tap("Back to the list")
    assert anna.rows()


def test_other_answers_are_taken_and_formats_come_from_a_list(anna: Colleague) -> None:
    anna.hand.tap("Contacts (vCard)")
    anna.hand.tap("Waiting and done (4)")
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.exports == [("vcf", "STICK", True)]


def test_it_says_how_far_it_is_and_can_be_stopped(anna: Colleague) -> None:
    anna.desk.gate = threading.Event()
    anna.hand.tap("Write the file")
    assert anna.hand.wait_for(lambda: anna.hand.sees("Reading the requests: 2 of 4"))
    assert [bar for bar in anna.tab.findChildren(Progress) if bar.isVisible()]
    assert "Back to the list" not in anna.hand.names()
    assert anna.tab.step_back()
    assert "Stop" in anna.hand.names()
    anna.hand.tap("Stop")
    assert anna.hand.sees("Stopping…")
    anna.desk.gate.set()
    anna.wait_until_done()
    assert anna.hand.sees("Stopped. No file was written, and everything waits as before.")


@pytest.mark.parametrize(("fault", "said"), [(Fault.DISK_FULL, "is full"), (Fault.IO_ERROR, "did not work")])
def test_what_went_wrong_is_said_and_what_to_do(anna: Colleague, fault: Fault, said: str) -> None:
    anna.desk.fault = fault
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.hand.sees(said)
    assert anna.hand.sees("Nothing is lost")


def test_without_a_drive_it_says_what_to_do(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.found = []
    anna.come_in()
    anna.open_export()
    assert anna.hand.sees("No drive was found.")
    assert "Write the file" not in anna.hand.names()


def test_an_empty_export_and_broken_files_are_said(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk)
    anna.come_in()
    anna.open_export()
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.hand.sees("There was nothing to write")
    anna.hand.tap("Back to the list")
    anna.desk.entries = {make_entry(1).record.id: make_entry(1)}
    anna.desk.broken = 1
    anna.open_export()
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.hand.sees("1 request is in the file requests.xlsx. 1 file did not open.")


def test_locking_in_the_middle_stops_it(anna: Colleague) -> None:
    anna.desk.gate = threading.Event()
    anna.hand.tap("Write the file")
    anna.hand.tap("Lock now")
    anna.desk.gate.set()
    for thread in threading.enumerate():
        if thread.name == "staff":
            thread.join(5)
    anna.hand.settle()
    assert not anna.is_in


def test_on_a_small_screen_it_asks_one_thing_at_a_time(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), screen=SMALL)
    anna.come_in()
    anna.open_export()
    anna.hand.tap("Table (CSV)")
    anna.hand.tap("Next")
    anna.hand.tap("Back")
    anna.hand.tap("Next")
    anna.hand.tap("Waiting and done (1)")
    anna.hand.tap("Next")
    anna.hand.tap("Next")
    anna.hand.tap("STICK")
    anna.hand.tap("Next")
    assert anna.hand.sees("Everybody can read the file") or anna.hand.sees("by everybody who finds it")
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.exports == [("csv", "STICK", True)]


def test_only_some_days_can_be_taken_and_the_count_follows(make_kiosk: Kiosks) -> None:
    entries = [make_entry(number) for number in (1, 2, 3, 60)]  # hours ago; the clock shows ten in the morning
    anna = make_colleague(make_kiosk, *entries, make_entry(200, is_done=True))
    anna.come_in()
    anna.open_export()
    anna.hand.tap("Today")
    assert "Those that wait (3)" in anna.hand.names()
    anna.hand.tap("The last 30 days")
    assert "Waiting and done (5)" in anna.hand.names()
    anna.hand.tap("The last 7 days")
    assert "Those that wait (4)" in anna.hand.names()
    assert "Waiting and done (4)" in anna.hand.names()
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.days == 7


def test_drives_say_their_room_and_why_one_cannot_be_used(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.found = [
        Drive(Path("/media/a"), "OLD", free=8_000_000_000, trouble=Fault.READ_ONLY),
        Drive(Path("/media/b"), "NEW", free=12_400_000_000),
        Drive(Path("/srv/calls"), "calls", is_removable=False, free=0, trouble=Fault.MISSING),
    ]
    anna.come_in()
    anna.open_export()
    assert _places(anna) == ["OLD: write-protected", "NEW: 12 GB free", "Folder calls: not there"]
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert [drive for _, drive, _ in anna.desk.exports] == ["NEW"]
    assert anna.hand.sees("You can take the drive out now.")


def test_where_nothing_can_be_used_it_says_why_and_what_to_do(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.found = [
        Drive(Path("/media/a"), "OLD", trouble=Fault.READ_ONLY),
        Drive(Path("/media/b"), "PHOTOS", trouble=Fault.DISK_FULL),
        Drive(Path("/media/c"), "ODD", trouble=Fault.IO_ERROR),
        Drive(Path("/srv/calls"), "calls", is_removable=False, trouble=Fault.MISSING),
    ]
    anna.come_in()
    anna.open_export()
    for said in ("OLD is write-protected", "PHOTOS is full", "did not work", "The folder calls of the settings"):
        assert anna.hand.sees(said)
    assert "Write the file" not in anna.hand.names()


def test_a_drive_that_is_put_in_appears_and_what_was_chosen_stays(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    stick, other = anna.desk.found[0], Drive(Path("/media/other"), "A NEW ONE", free=2_900_000)
    anna.desk.found = []
    anna.come_in()
    anna.open_export()
    assert "STICK" not in anna.hand.names()
    anna.desk.found = [stick]
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: "STICK" in anna.hand.names())
    anna.desk.found = [other, stick]
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: "A NEW ONE: 2 MB free" in anna.hand.names())
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert [drive for _, drive, _ in anna.desk.exports] == ["STICK"]


def test_no_other_drive_comes_under_a_finger(anna: Colleague) -> None:
    stick, other = anna.desk.found[0], Drive(Path("/media/other"), "A NEW ONE")
    point = anna.hand.place_of("STICK").center()
    anna.hand.press_at(point)
    anna.desk.found = [other, stick]
    anna.hand.wait(3)
    anna.wait_until_done()
    assert _places(anna) == ["STICK"]
    anna.hand.lift_at(point)
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: _places(anna) == ["A NEW ONE", "STICK"])


def test_a_sealed_copy_is_of_all_and_says_what_becomes_of_them(anna: Colleague) -> None:
    anna.hand.tap("Sealed copy (ZIP)")
    assert anna.hand.sees("What waits goes on waiting.")
    assert "Waiting and done (4)" not in anna.hand.names()
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert [form for form, _, _ in anna.desk.exports] == [SEALED]


def test_in_strict_mode_there_is_a_pin_no_list_and_the_sealed_copy_alone(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), is_strict=True)
    anna.open_door()
    assert anna.hand.sees("anna, your PIN?")
    anna.desk.enter("anna", PASSPHRASE)
    anna.door.opened.emit("anna")
    anna.wait_until_done()
    anna.hand.settle()
    assert anna.hand.sees("Requests (1)")
    assert anna.hand.sees("Requests are not opened on this kiosk.")
    anna.open_export()
    assert anna.hand.sees("What is in it counts as done.")
    assert "Excel (XLSX)" not in anna.hand.names()


def test_a_drive_that_answers_late_holds_nothing_up_and_is_waited_for(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.looks = threading.Event()
    anna.come_in()
    anna.hand.tap("Export to a file")
    assert anna.hand.sees("Staff: Export to a file")
    assert not anna.hand.sees("Looking for drives…")
    anna.hand.wait(1)
    assert anna.hand.sees("Looking for drives…")
    assert not anna.hand.sees("No drive was found.")
    assert "Write the file" not in anna.hand.names()
    anna.desk.looks.set()
    anna.wait_until_done()
    assert "STICK" in anna.hand.names()
    assert not anna.hand.sees("Looking for drives…")
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert [drive for _, drive, _ in anna.desk.exports] == ["STICK"]


def test_a_look_for_drives_that_fails_finds_none(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1))
    anna.desk.drive_fault = Fault.IO_ERROR
    anna.come_in()
    anna.open_export()
    assert anna.hand.sees("No drive was found.")
    anna.desk.drive_fault = None
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: "STICK" in anna.hand.names())
    anna.desk.drive_fault = Fault.IO_ERROR
    anna.hand.wait(3)
    anna.wait_until_done()
    assert "STICK" in anna.hand.names()


def test_until_it_is_known_how_many_there_are_the_bar_is_empty(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk)
    anna.come_in()
    anna.open_export()
    anna.desk.gate = threading.Event()
    anna.hand.tap("Write the file")
    anna.hand.settle()
    assert anna.hand.sees("Reading the requests…")
    (bar,) = (bar for bar in anna.tab.findChildren(Progress) if bar.isVisible())
    assert bar._share == 0.0
    anna.desk.gate.set()
    anna.wait_until_done()


def test_the_last_result_is_not_said_of_the_next_export(anna: Colleague) -> None:
    page = anna.tab.findChildren(ExportPage)[0]
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert "requests are in the file" in page.accessibleName()
    anna.hand.tap("Back to the list")
    anna.open_export()
    assert page.accessibleName() == ""
