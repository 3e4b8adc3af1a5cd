"""Export on the screen: three questions, work in the background, and one sentence that is true."""

import threading

import pytest

from kiosk.errors import Fault
from kiosk.requests.entry import SEALED
from kiosk.ui.widgets.card import Progress
from tests.support.kiosks import SMALL, Kiosks
from tests.support.staff import PASSPHRASE, Colleague, make_colleague, make_entry


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return somebody at the export of four requests, one of them done."""
    found = make_colleague(make_kiosk, *(make_entry(number) for number in (1, 2, 3)), make_entry(4, is_done=True))
    found.come_in()
    found.hand.tap("Export to a file")
    return found


def test_the_usual_answers_are_chosen_already(anna: Colleague) -> None:
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.exports == [("xlsx", "STICK", False)]
    assert anna.hand.sees("4 requests are in the file requests.xlsx.")
    anna.hand.tap("Back to the list")
    assert anna.rows()


def test_other_answers_are_taken_and_formats_come_from_a_list(anna: Colleague) -> None:
    anna.hand.tap("Contacts (vCard)")
    anna.hand.tap("All (4)")
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
    anna.hand.tap("Export to a file")
    assert anna.hand.sees("No drive was found.")
    assert "Write the file" not in anna.hand.names()


def test_an_empty_export_and_broken_files_are_said(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk)
    anna.come_in()
    anna.hand.tap("Export to a file")
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.hand.sees("There was nothing to write")
    anna.hand.tap("Back to the list")
    anna.desk.entries = {make_entry(1).record.id: make_entry(1)}
    anna.desk.broken = 1
    anna.hand.tap("Export to a file")
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
    anna.hand.tap("Export to a file")
    anna.hand.tap("Table (CSV)")
    anna.hand.tap("Next")
    anna.hand.tap("Back")
    anna.hand.tap("Next")
    anna.hand.tap("All (1)")
    anna.hand.tap("Next")
    anna.hand.tap("STICK")
    anna.hand.tap("Write the file")
    anna.wait_until_done()
    assert anna.desk.exports == [("csv", "STICK", True)]


def test_a_sealed_copy_is_of_all_and_says_what_becomes_of_them(anna: Colleague) -> None:
    anna.hand.tap("Sealed copy (ZIP)")
    assert anna.hand.sees("What waits goes on waiting.")
    assert "All (4)" not in anna.hand.names()
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
    anna.hand.tap("Export to a file")
    assert anna.hand.sees("What is in it counts as done.")
    assert "Excel (XLSX)" not in anna.hand.names()
