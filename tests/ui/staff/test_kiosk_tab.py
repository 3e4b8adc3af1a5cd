"""What staff do with the machine: each deed behind a second tap and in the audit, and a screen that can be wiped."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy

from kiosk.errors import Fault
from kiosk.visit.route import Attract, Calibrate
from tests.support.kiosks import Kiosks
from tests.support.staff import Colleague, make_colleague, make_entry


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return somebody at the tab of the machine."""
    found = make_colleague(make_kiosk, make_entry(1))
    found.come_in()
    found.hand.tap("This kiosk")
    return found


@pytest.mark.parametrize(
    ("deed", "yes", "noted"),
    [
        ("Leave the kiosk program", "Yes, leave", "leave-program"),
        ("Restart the kiosk program", "Yes, restart", "restart"),
    ],
)
def test_leaving_and_restarting_need_a_second_tap(anna: Colleague, deed: str, yes: str, noted: str) -> None:
    guide = anna.hand.guide
    spies = {"leave-program": QSignalSpy(guide.exit_wanted), "restart": QSignalSpy(guide.restart_wanted)}
    anna.hand.tap(deed)
    anna.hand.tap("No, go back")
    assert anna.desk.noted == []
    anna.hand.tap(deed)
    anna.hand.tap(yes)
    assert anna.desk.noted == [noted]
    assert {name: spy.count() for name, spy in spies.items()} == {"leave-program": 0, "restart": 0} | {noted: 1}
    assert anna.desk.who is None


def test_measuring_locks_and_leads_to_the_bank_card(anna: Colleague) -> None:
    anna.hand.tap("Measure the screen")
    anna.hand.tap("Yes, measure")
    assert anna.desk.noted == ["calibrate"]
    assert anna.hand.where() == Calibrate()
    assert anna.desk.who is None
    anna.hand.tap("Keep the old size")
    assert anna.hand.where() == Attract()


def test_what_cannot_be_noted_is_not_done(anna: Colleague) -> None:
    spy = QSignalSpy(anna.hand.guide.exit_wanted)
    anna.hand.tap("Leave the kiosk program")
    anna.desk.fault = Fault.DISK_FULL
    anna.hand.tap("Yes, leave")
    assert spy.count() == 0
    assert anna.hand.sees("is full")


def test_while_the_screen_is_cleaned_no_touch_does_anything(anna: Colleague) -> None:
    anna.hand.tap("Clean the screen")
    assert anna.hand.sees("Wipe the screen now")
    assert anna.hand.sees("20")
    for second in range(19):
        for point in (QPoint(400, 400), anna.hand.place_of("Lock now").center()):
            anna.hand.press_at(point)
            anna.hand.clock.advance(-0.5)
            anna.hand.lift_at(point)
            anna.hand.clock.advance(-0.5)
        anna.hand.wait(1)
        assert anna.is_in, second
    assert anna.hand.sees("Wipe the screen now")
    anna.hand.wait(1.5)
    assert anna.desk.noted == ["clean-screen"]
    anna.hand.tap("Lock now")
    assert not anna.is_in


def test_the_way_back_from_a_question(anna: Colleague) -> None:
    anna.hand.tap("Leave the kiosk program")
    anna.screen.step_back()
    assert "Clean the screen" in anna.hand.names()
    anna.screen.step_back()
    assert "Clean the screen" in anna.hand.names()
