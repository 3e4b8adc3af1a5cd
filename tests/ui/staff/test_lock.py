"""The lock: by hand, by the clock and by every end, and behind it nothing is left of what staff saw."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from kiosk.errors import Fault, SiteError
from kiosk.settings import Attract as AttractSettings
from kiosk.settings import Settings
from kiosk.settings import Staff as StaffSettings
from kiosk.staff.front_desk import FrontDesk
from kiosk.ui.application import BugDoor
from kiosk.ui.staff.frame import StaffFrame
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Attract, Home
from kiosk.visit.visit import TextSize
from tests.support.clinic import PASSPHRASE, Clinic, clinic
from tests.support.kiosks import CLINIC, Kiosks
from tests.support.requests import make_draft, make_spool
from tests.support.staff import Colleague, FakeStaffDesk, make_colleague, make_entry
from tests.support.traces import texts_on_the_heap, traces

__all__ = ["clinic"]


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return a member of staff who is in."""
    found = make_colleague(make_kiosk, *(make_entry(number) for number in range(1, 30)))
    found.come_in()
    return found


def by_hand(anna: Colleague) -> None:
    anna.hand.tap("Lock now")


def by_time(anna: Colleague) -> None:
    anna.hand.wait(301)


def by_bug(anna: Colleague) -> None:
    try:
        raise ValueError("a bug")
    except ValueError as error:
        BugDoor(anna.hand.clock, anna.hand.guide.end_visit, sys.exit).take(ValueError, error, error.__traceback__)


def by_help_key(anna: Colleague) -> None:
    QTest.keyClick(anna.hand.window.windowHandle(), Qt.Key.Key_F1)
    anna.hand.settle()
    anna.hand.guide.end_visit()


def by_the_end_of_the_program(anna: Colleague) -> None:
    anna.hand.guide._staff.rest()  # type: ignore[union-attr]
    anna.hand.guide.end_visit()


ENDS: list[Callable[[Colleague], None]] = [by_hand, by_time, by_bug, by_help_key, by_the_end_of_the_program]


@pytest.mark.parametrize("end", ENDS)
def test_every_end_locks_and_leaves_nothing(anna: Colleague, end: Callable[[Colleague], None]) -> None:
    anna.hand.tap("Open the request of Test Patient 29")
    assert anna.hand.sees("(208) 555-0129")
    end(anna)
    anna.hand.settle()
    assert anna.desk.who is None
    assert not anna.is_in
    assert anna.hand.guide.route == Attract()
    assert traces(anna.hand.window, "Test Patient", ") 555-01") == []


def picture(anna: Colleague) -> tuple[QImage, str]:
    """Return what is on the screen; the headline as its words, whose edges Qt draws a hair differently at times."""
    headline = max(anna.hand.window.shown.findChildren(Words), key=Words.natural_width)  # type: ignore[union-attr]
    shot = anna.hand.window.grab().toImage()
    painter = QPainter(shot)
    painter.eraseRect(headline.geometry())
    painter.end()
    return shot, headline.text()


def test_the_screen_is_that_of_the_attract_screen_to_the_pixel(make_kiosk: Kiosks) -> None:
    desk = FakeStaffDesk(make_entry(1))
    still = Settings(clinic=CLINIC, attract=AttractSettings(motion=False))
    anna = Colleague(make_kiosk(staff=desk, settings=still), desk)
    before = picture(anna)
    anna.come_in()
    anna.hand.tap("Text size")
    anna.hand.tap("Lock now")
    assert picture(anna) == before


def test_the_countdown_is_seen_and_a_touch_starts_it_anew(anna: Colleague) -> None:
    anna.hand.wait(29)
    assert anna.hand.sees("Locks by itself in 4:3")
    anna.hand.wait(240)
    assert anna.hand.sees("Locks by itself in 0:3")
    anna.hand.tap("All (29)")
    anna.hand.wait(0.5)
    assert anna.hand.sees("Locks by itself in 4:59")
    anna.hand.wait(295)
    assert anna.is_in
    QTest.keyClick(anna.hand.window.windowHandle(), Qt.Key.Key_Tab)
    anna.hand.wait(295)
    assert anna.is_in
    anna.hand.wait(6)
    assert not anna.is_in


def test_the_time_is_the_clinics(make_kiosk: Kiosks) -> None:
    desk = FakeStaffDesk(make_entry(1))
    settings = Settings(clinic=CLINIC, staff=StaffSettings(lock_minutes=1))
    anna = Colleague(make_kiosk(staff=desk, settings=settings), desk)
    anna.come_in()
    anna.hand.wait(58)
    assert anna.is_in
    anna.hand.wait(3)
    assert not anna.is_in


def test_text_size_and_language_change_while_somebody_is_in(anna: Colleague) -> None:
    anna.hand.tap("Text size")
    size = anna.hand.guide.visit.text_size
    assert size is TextSize.LARGE
    anna.hand.tap("Español")
    assert anna.is_in
    assert "English" in anna.hand.names()
    anna.hand.guide.end_visit()
    anna.hand.tap("Touch to start")
    assert anna.hand.guide.visit.text_size is not size
    assert anna.hand.guide.route == Home()


def test_new_pages_do_not_throw_staff_out(anna: Colleague) -> None:
    anna.hand.guide._take_pages(anna.hand.guide._shelf)  # type: ignore[arg-type]
    anna.hand.settle()
    assert anna.is_in
    assert anna.desk.who == "anna"


def test_locking_while_requests_are_read_stops_it(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, *(make_entry(number) for number in range(1, 30)))
    anna.desk.batch = 1
    anna.come_in()
    anna.desk.gate = threading.Event()
    anna.tab.read()
    anna.hand.tap("Lock now")
    threads = [one for one in threading.enumerate() if one.name == "staff"]
    anna.desk.gate.set()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
    anna.hand.settle()
    assert traces(anna.hand.window, "Test Patient") == []


def test_the_key_leaves_memory_with_its_holder(make_kiosk: Kiosks, clinic: Clinic) -> None:
    name = "".join(("Quentin ", "Example"))  # else this very line would be found
    spool = make_spool(clinic.folder)
    spool.append(make_draft(name=name))
    desk = FrontDesk(clinic.folder, make_kiosk.clock, Settings(clinic=CLINIC))
    anna = Colleague(make_kiosk(staff=desk), desk)  # type: ignore[arg-type]
    anna.open_door()
    anna.hand.type(PASSPHRASE)
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.is_in and "Quentin" in " ".join(anna.hand.names()))
    assert desk._inside is not None
    held = weakref.ref(desk._inside)
    frames = [weakref.ref(one) for one in anna.hand.window.findChildren(StaffFrame)]
    anna.hand.tap("Lock now")
    for thread in threading.enumerate():
        if thread.name == "staff":
            thread.join(5)
    anna.hand.settle()
    anna.hand.typed.clear()
    gc.collect()
    assert held() is None
    assert all(frame() is None for frame in frames)
    assert texts_on_the_heap(name) == []
    with pytest.raises(SiteError) as caught:
        desk.note("anything")
    assert caught.value.fault is Fault.NO_KEY
