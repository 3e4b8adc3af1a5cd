"""The pages as staff see them: how each stands, reading it as a visitor, and signing it off by name."""

import threading

import pytest

from kiosk.errors import Fault
from kiosk.ui.staff.pages_tab import PagesTab
from kiosk.visit.route import ReadPage
from tests.support.kiosks import Kiosks
from tests.support.staff import Colleague, make_colleague, make_entry

START = "Open the page "


def is_idle(anna: Colleague) -> bool:
    tab = anna.hand.window.findChildren(PagesTab)[0]
    return not (tab._reading.is_busy or tab._work.is_busy)


def open_first(anna: Colleague) -> None:
    anna.hand.tap(next(name for name in anna.hand.names() if name.startswith(START)))


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return somebody at the list of the pages."""
    found = make_colleague(make_kiosk, make_entry(1))
    found.come_in()
    found.hand.tap("Pages and sign-off")
    assert found.hand.wait_for(lambda: is_idle(found))
    return found


def test_a_page_is_signed_off_by_name_and_credential(anna: Colleague) -> None:
    open_first(anna)
    assert anna.hand.sees("Nobody has signed this page off yet.")
    anna.hand.tap("I have checked this page")
    anna.hand.tap("Next")
    assert anna.hand.sees("Please type it first.")
    anna.hand.type("Test Person")
    anna.hand.tap("Next")
    anna.hand.type("PT")
    anna.hand.tap("Done")
    assert anna.hand.wait_for(lambda: is_idle(anna))
    assert anna.hand.sees("The page is signed off")
    assert [signed[1:] for signed in anna.desk.signed] == [("en", "Test Person", "PT")]


def test_what_cannot_be_recorded_is_not_signed_off(anna: Colleague) -> None:
    open_first(anna)
    anna.hand.tap("I have checked this page")
    anna.hand.type("Test Person")
    anna.hand.tap("Next")
    anna.hand.type("PT")
    anna.desk.fault = Fault.DISK_FULL
    anna.hand.tap("Done")
    assert anna.hand.wait_for(lambda: is_idle(anna))
    assert anna.hand.sees("The page is not signed off")
    assert anna.desk.signed == []


def test_reading_a_page_as_a_visitor_locks(anna: Colleague) -> None:
    open_first(anna)
    anna.hand.tap("Read it as a visitor would")
    assert anna.hand.sees("This locks the staff's side.")
    anna.hand.tap("Yes, read it")
    assert isinstance(anna.hand.where(), ReadPage)
    assert anna.desk.who is None


def test_a_page_counts_as_signed_off_before_all_are_read_again(
    anna: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read = threading.Event()
    read = anna.desk.house.pages
    monkeypatch.setattr(anna.desk.house, "pages", lambda: is_read.wait(5.0) and read())
    open_first(anna)
    anna.hand.tap("I have checked this page")
    anna.hand.type("Test Person")
    anna.hand.tap("Next")
    anna.hand.type("PT")
    anna.hand.tap("Done")
    assert anna.hand.wait_for(lambda: anna.hand.sees("The page is signed off"))
    anna.hand.tap("Back")
    seen = anna.hand.sees("Signed off by Test Person, PT")
    is_read.set()
    assert seen
    assert anna.hand.wait_for(lambda: is_idle(anna))
