"""The staff's door: who, and a passphrase that nobody sees, that is kept nowhere, and that cannot be guessed."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from kiosk.errors import Fault
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.staff.door import Step
from kiosk.ui.widgets.field import Field
from kiosk.visit.route import Attract
from tests.support.kiosks import Kiosks
from tests.support.staff import PASSPHRASE, Colleague, make_colleague, make_entry
from tests.support.traces import texts_on_the_heap, traces


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return the only member of staff, before the door."""
    found = make_colleague(make_kiosk, make_entry(1))
    found.open_door()
    return found


def field(anna: Colleague) -> Field:
    return next(one for one in anna.door.findChildren(Field) if one.isVisible())


def test_one_person_is_asked_for_the_passphrase_at_once(anna: Colleague) -> None:
    assert anna.hand.sees("anna, your passphrase?")
    anna.hand.type(PASSPHRASE)
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.is_in)
    assert anna.desk.who == "anna"


def test_several_people_say_who_they_are_first(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, people=("anna", "bea", "carl"))
    anna.open_door()
    assert anna.hand.sees("Who are you?")
    anna.hand.tap("bea")
    anna.hand.tap("Back")
    assert anna.hand.sees("Who are you?")
    anna.hand.tap("carl")
    anna.hand.type(PASSPHRASE)
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.is_in)
    assert anna.desk.who == "carl"
    assert anna.hand.sees("carl · Locks by itself in")


def test_many_people_stand_on_several_pages(make_kiosk: Kiosks) -> None:
    people = [f"colleague-{number}" for number in range(40)]
    anna = make_colleague(make_kiosk, people=people)
    anna.open_door()
    seen = set(anna.hand.names())
    anna.hand.tap("Show more")
    assert "colleague-39" in seen | set(anna.hand.names())


def test_each_letter_is_a_dot(anna: Colleague) -> None:
    anna.hand.type("zqxvk")
    assert field(anna).text() == "•••••"
    assert field(anna).echoMode() is QLineEdit.EchoMode.Password
    anna.hand.tap("Erase the last one")
    assert field(anna).text() == "••••"
    assert traces(anna.hand.window, "zqxv", "qxvk") == []


def test_no_key_lights_up(anna: Colleague) -> None:
    place = anna.hand.place_of("r")
    before = anna.hand.window.grab(place).toImage()
    anna.hand.press_at(place.center())
    assert anna.hand.window.grab(place).toImage() == before
    assert not [key for key in anna.door.findChildren(KeyButton) if key.isDown()]
    anna.hand.lift_at(place.center())
    anna.hand.settle()
    assert field(anna).text() == "•"
    for name in ("Numbers and signs", "Letters", "Bigger keys"):
        anna.hand.tap(name)
    for key in anna.door.findChildren(KeyButton):
        key.set_pressed(True)
        assert not key.isDown()


def test_letters_begin_small_and_a_keyboard_types_too(anna: Colleague) -> None:
    assert "q" in anna.hand.names()
    assert "Q" not in anna.hand.names()
    handle = anna.hand.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    anna.hand.settle()
    for letter in PASSPHRASE:
        QTest.keyClick(handle, Qt.Key(ord(letter.upper())))
    assert field(anna).text() == "•" * len(PASSPHRASE)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert anna.hand.wait_for(lambda: anna.is_in)


def test_a_wrong_one_is_said_and_the_field_is_empty(anna: Colleague) -> None:
    anna.type_wrong()
    assert anna.hand.sees("That is not the passphrase. Please type it again.")
    assert field(anna).text() == ""
    anna.hand.type("q")
    assert not anna.hand.sees("That is not the passphrase")


def test_nothing_typed_is_asked_for_again(anna: Colleague) -> None:
    anna.hand.tap("Open")
    assert anna.hand.sees("Please type your passphrase first.")
    assert anna.desk.wrong == 0


def test_after_five_wrong_ones_everybody_waits_and_there_is_no_field(anna: Colleague) -> None:
    for _ in range(5):
        anna.type_wrong()
    assert anna.door.step is Step.SHUT
    assert anna.hand.sees("You can try again in 30 seconds.")
    assert not [one for one in anna.door.findChildren(Field) if one.isVisible()]
    anna.desk.wait = 29.0
    anna.hand.wait(1)
    assert anna.hand.sees("You can try again in 29 seconds.")
    anna.desk.wait = 300.0
    anna.hand.wait(1)
    assert anna.hand.sees("You can try again in 5 minutes.")
    anna.desk.wait = 0.0
    anna.hand.wait(1)
    assert anna.hand.sees("anna, your passphrase?")


def test_who_comes_while_it_is_shut_waits_as_well(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk)
    anna.desk.wait = 20.0
    anna.open_door()
    assert anna.hand.sees("You can try again in 20 seconds.")


def test_opening_is_said_while_it_takes_long(anna: Colleague) -> None:
    anna.desk.gate = threading.Event()
    anna.hand.type(PASSPHRASE)
    anna.hand.tap("Open")
    assert anna.hand.sees("Opening…")
    anna.desk.gate.set()
    assert anna.hand.wait_for(lambda: anna.is_in)


def test_who_leaves_while_it_opens_finds_it_locked(anna: Colleague) -> None:
    anna.desk.gate = threading.Event()
    anna.hand.type(PASSPHRASE)
    anna.hand.tap("Open")
    anna.hand.tap("Leave")
    threads = [one for one in threading.enumerate() if one.name == "staff"]
    anna.desk.gate.set()
    for thread in threads:
        thread.join(5)
    anna.hand.settle()
    assert anna.desk.who is None
    assert not anna.is_in
    assert anna.hand.guide.route == Attract()


def test_nothing_typed_is_found_afterwards(anna: Colleague) -> None:
    secret = "".join(("black", "bird"))  # else this very line would be found
    anna.hand.type(secret)
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.door.step is Step.PASSPHRASE)
    anna.hand.typed.clear()
    assert traces(anna.hand.window, secret) == []
    anna.hand.tap("Leave")
    assert traces(anna.hand.window, secret) == []
    assert texts_on_the_heap(secret) == []


@pytest.mark.parametrize(
    ("fault", "said"), [(Fault.CORRUPT, "do not fit or are damaged"), (Fault.IO_ERROR, "did not work")]
)
def test_keys_that_cannot_be_read_are_said(make_kiosk: Kiosks, fault: Fault, said: str) -> None:
    anna = make_colleague(make_kiosk)
    anna.desk.fault = fault
    anna.open_door()
    assert anna.hand.sees(said)
    anna.hand.tap("Leave")
    anna.open_door()
    anna.hand.type(PASSPHRASE)
    anna.desk.fault = fault
    anna.hand.tap("Open")
    assert anna.hand.wait_for(lambda: anna.door.step is Step.TROUBLE)
    assert anna.hand.sees(said)


def test_on_trial_nothing_is_asked_and_a_line_says_so(make_kiosk: Kiosks) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), is_trial=True)
    anna.come_in()
    assert anna.hand.sees("Trial: no passphrase is asked")


def test_the_door_closes_after_a_minute(anna: Colleague) -> None:
    anna.hand.wait(55)
    anna.hand.type("q")
    anna.hand.wait(58)
    assert anna.hand.sees("your passphrase?")
    anna.hand.wait(3)
    assert anna.hand.guide.route == Attract()


def test_escape_leaves(anna: Colleague) -> None:
    QTest.keyClick(anna.hand.window.windowHandle(), Qt.Key.Key_Escape)
    anna.hand.settle()
    assert anna.hand.guide.route == Attract()
