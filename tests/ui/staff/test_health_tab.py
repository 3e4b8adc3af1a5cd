"""The kiosk's health on the screen: a verdict in words, every finding, and a report that lands where it is said."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.health import Finding, Level
from kiosk.requests.entry import Drive
from kiosk.settings import Settings, Speech
from tests.support.kiosks import CLINIC, SMALL, TALL, Kiosks
from tests.support.staff import Colleague, FakeStaffDesk, make_colleague
from tests.support.voices import FakeVoice

FULL = Finding("disk", Level.BAD, "3 MB are free: make room.")
OLD = Finding("pages", Level.WARN, "Two pages want a review.")


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    found = make_colleague(make_kiosk)
    found.come_in()
    return found


def test_a_kiosk_that_is_well_is_green_in_words(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    assert anna.hand.sees("Green: the kiosk is well")
    assert anna.hand.sees("Disk: well")
    assert anna.hand.sees("100 MB are free.")


@pytest.mark.parametrize(
    ("finding", "verdict", "named"),
    [
        (FULL, "Red: the kiosk is not well", "Disk: not well"),
        (OLD, "Green: the kiosk works", "Pages: please look at it"),
    ],
)
def test_what_is_amiss_is_said_with_its_sentence(anna: Colleague, finding: Finding, verdict: str, named: str) -> None:
    anna.desk.house.found = (finding,)
    anna.open_tab("Kiosk health")
    assert anna.hand.sees(verdict)
    assert anna.hand.sees(named)
    assert anna.hand.sees(finding.sentence)


def test_it_looks_again_when_asked(anna: Colleague) -> None:
    anna.desk.house.found = (FULL,)
    anna.open_tab("Kiosk health")
    anna.desk.house.found = ()
    anna.hand.tap("Look again")
    anna.wait_for_tab()
    assert anna.desk.house.looked == 2
    assert anna.hand.sees("Green: the kiosk is well")
    assert not anna.hand.sees(FULL.sentence)


def test_a_fault_while_looking_is_said(anna: Colleague) -> None:
    anna.desk.house.fault = Fault.DISK_FULL
    anna.open_tab("Kiosk health")
    assert anna.hand.sees("It cannot be looked at")
    assert "Save a report for the technician" not in anna.hand.names()


def test_the_report_goes_to_the_drive_that_was_chosen(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    anna.hand.tap("Save a report for the technician")
    anna.wait_for_tab()
    anna.hand.tap("Write the file")
    anna.wait_for_tab()
    assert anna.desk.house.saved == ["STICK/kiosk-report.zip"]
    assert anna.hand.sees("The file kiosk-report.zip is written. You can take the drive out now.")
    anna.hand.tap("Back")
    assert anna.hand.sees("Disk: well")


def test_a_report_that_cannot_be_written_is_said(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    anna.hand.tap("Save a report for the technician")
    anna.wait_for_tab()
    anna.desk.house.fault = Fault.DISK_FULL
    anna.hand.tap("Write the file")
    anna.wait_for_tab()
    assert anna.hand.sees("is full")
    anna.screen.step_back()
    assert anna.hand.sees("Disk: well")


def test_without_a_drive_it_says_what_to_do(anna: Colleague) -> None:
    anna.desk.found = []
    anna.open_tab("Kiosk health")
    anna.hand.tap("Save a report for the technician")
    anna.wait_for_tab()
    assert anna.hand.sees("No drive was found.")
    assert "Write the file" not in anna.hand.names()
    anna.desk.found = [Drive(Path("/media/stick"), "STICK", trouble=Fault.READ_ONLY)]
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: anna.hand.sees("STICK is write-protected. Move the small switch"))
    assert "Write the file" not in anna.hand.names()
    anna.desk.found = [Drive(Path("/media/stick"), "STICK")]
    anna.hand.wait(3)
    assert anna.hand.wait_for(lambda: "Write the file" in anna.hand.names())


def test_a_drive_that_answers_late_does_not_stop_the_screen(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    anna.desk.looks = threading.Event()
    anna.hand.tap("Save a report for the technician")
    anna.hand.wait(1)
    assert anna.hand.sees("Looking for drives…")
    assert "Write the file" not in anna.hand.names()
    anna.desk.looks.set()
    anna.wait_for_tab()
    assert "Write the file" in anna.hand.names()


def test_on_a_small_screen_every_finding_is_reached_by_screenfuls(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, screen=SMALL)
    anna.desk.house.found = tuple(Finding(f"thing {number}", Level.OK, f"Number {number}.") for number in range(8))
    anna.come_in()
    anna.open_tab("Kiosk health")
    seen: set[int] = set()
    for _ in range(9):
        seen |= {number for number in range(8) if anna.hand.sees(f"Number {number}.")}
        if "More" in anna.hand.names():
            anna.hand.tap("More")
    assert seen == set(range(8))
    for _ in range(9):
        if "Up" in anna.hand.names():
            anna.hand.tap("Up")
    assert anna.hand.sees("Green: the kiosk is well")


def test_in_another_language_it_looks_anew(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    anna.desk.house.found = (Finding("disk", Level.OK, "Hay 100 MB libres."),)
    anna.hand.guide.switch_language("es")
    anna.wait_for_tab()
    assert anna.hand.sees("Hay 100 MB libres.")
    assert not anna.hand.sees("100 MB are free.")
    assert anna.desk.house.looked == 2


def test_another_language_elsewhere_makes_no_look(anna: Colleague) -> None:
    anna.open_tab("Kiosk health")
    anna.open_tab("This kiosk")
    anna.hand.guide.switch_language("es")
    anna.wait_for_tab()
    assert anna.desk.house.looked == 1


class SilentVoice(FakeVoice):
    """Never answers."""

    def find(self) -> None:
        """Look, and find nothing."""


@pytest.mark.parametrize(
    ("make_voice", "is_on", "said"),
    [
        (FakeVoice, True, "The system's voice reads aloud in English, Español."),
        (partial(FakeVoice, "en"), True, "No voice speaks Español"),
        (SilentVoice, True, "The system's speech does not answer"),
        (FakeVoice, False, "Reading aloud is switched off"),
    ],
)
def test_the_voice_is_told(make_kiosk: Kiosks, make_voice: Callable[[], FakeVoice], is_on: bool, said: str) -> None:
    desk = FakeStaffDesk()
    settings = Settings(clinic=CLINIC, speech=Speech(enabled=is_on))
    anna = Colleague(make_kiosk(TALL, staff=desk, voice=make_voice(), settings=settings), desk)
    anna.come_in()
    anna.open_tab("Kiosk health")
    assert anna.hand.sees("Voice: ")
    assert anna.hand.sees(said)
