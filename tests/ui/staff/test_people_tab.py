"""The people who can come in: added, removed after two questions, and nothing typed left over."""

import pytest

from kiosk.ui.staff.people_tab import PeopleTab
from tests.support.kiosks import Kiosks
from tests.support.staff import PASSPHRASE, PIN, Colleague, make_colleague, make_entry
from tests.support.traces import traces

NEW = "green lamp on stairs"


def is_idle(anna: Colleague) -> bool:
    tab = anna.hand.window.findChildren(PeopleTab)[0]
    return not (tab._reading.is_busy or tab._work.is_busy)


def wait(anna: Colleague) -> None:
    assert anna.hand.wait_for(lambda: is_idle(anna))


@pytest.fixture
def anna(make_kiosk: Kiosks) -> Colleague:
    """Return anna at the list of the people."""
    found = make_colleague(make_kiosk, make_entry(1))
    found.come_in()
    found.hand.tap("People")
    wait(found)
    return found


@pytest.fixture
def strict(make_kiosk: Kiosks) -> Colleague:
    """Return anna at the list of the people of a kiosk on which no key lies."""
    found = make_colleague(make_kiosk, make_entry(1), is_strict=True, people=("anna", "bea"))
    found.come_in()
    found.hand.tap("People")
    wait(found)
    return found


def test_somebody_new_is_added_with_a_passphrase_typed_twice(anna: Colleague) -> None:
    hand = anna.hand
    hand.tap("Add a person")
    hand.type("bea")
    hand.tap("Next")
    hand.type("green")
    assert hand.sees("Too short: 7 more characters")
    hand.type(NEW.removeprefix("green"))
    assert hand.sees("Strong")
    hand.tap("Next")
    hand.type("green")
    hand.tap("Done")
    assert hand.sees("That is another one.")
    hand.type(NEW.removeprefix("green"))
    assert traces(hand.window, NEW) == []
    hand.tap("Done")
    wait(anna)
    assert hand.sees("bea can come in now")
    assert anna.desk.names == ["anna", "bea"]
    assert traces(hand.window, NEW) == []


def test_removing_is_asked_twice_and_offers_a_new_key(anna: Colleague) -> None:
    anna.desk.names += ["bea", "carl"]
    hand = anna.hand
    hand.tap("Requests (1)")
    hand.tap("People")
    wait(anna)
    hand.tap("Open bea")
    hand.tap("Remove bea")
    hand.tap("Yes, remove")
    assert "bea" in anna.desk.names
    hand.tap("Yes, remove for good")
    wait(anna)
    assert anna.desk.names == ["anna", "carl"]
    hand.tap("Yes, a new key")
    hand.type(PASSPHRASE)
    hand.tap("Done")
    wait(anna)
    assert hand.sees("There is a new desk key")
    assert hand.sees("add them again: carl")


def test_a_wrong_old_passphrase_changes_nothing(anna: Colleague) -> None:
    hand = anna.hand
    hand.tap("Open anna")
    hand.tap("Change my passphrase")
    hand.type("wrong wrong wrong")
    hand.tap("Next")
    hand.type(NEW)
    hand.tap("Next")
    hand.type(NEW)
    hand.tap("Done")
    wait(anna)
    assert hand.sees("Nothing was changed.")
    assert anna.desk.noted == []


def test_where_no_key_lies_on_the_kiosk_nobody_is_added_and_it_says_how_it_is_done(strict: Colleague) -> None:
    hand = strict.hand
    assert "Add a person" not in hand.names()
    assert hand.sees("No key lies on this kiosk. To add a person, run “kiosk staff add”")
    assert hand.sees("PIN of ")
    assert not hand.sees("assphrase")
    hand.tap("Open bea")
    assert hand.sees("Only this person can change the PIN")
    assert not hand.sees("assphrase")


def test_a_pin_is_changed_on_digits_and_shows_as_dots(strict: Colleague) -> None:
    hand = strict.hand
    hand.tap("Open anna")
    hand.tap("Change my PIN")
    assert "q" not in hand.names()
    hand.tap("Next")
    assert hand.sees("Please type your PIN first.")
    hand.type(PIN)
    hand.tap("Next")
    hand.type("1111111")
    hand.tap("Next")
    assert hand.sees("Too short: 1 more digit")
    hand.type("1")
    hand.tap("Next")
    assert hand.sees("The same digit all the time is no PIN.")
    for _ in range(8):
        hand.tap("Erase the last one")
    hand.type(PIN)
    hand.tap("Next")
    assert hand.sees("That is the old PIN.")
    hand.type("5")
    hand.tap("Next")
    hand.type(PIN)
    hand.tap("Done")
    assert hand.sees("That is another one.")
    hand.type("5")
    assert traces(hand.window, f"{PIN}5") == []
    hand.tap("Done")
    wait(strict)
    assert hand.sees("Your PIN is changed")
    assert strict.desk.noted == ["pin"]
    hand.tap("Back")
    wait(strict)
    assert hand.sees("This is you")


def test_a_pin_that_is_far_too_long_is_not_taken(strict: Colleague) -> None:
    hand = strict.hand
    hand.tap("Open anna")
    hand.tap("Change my PIN")
    hand.type(PIN)
    hand.tap("Next")
    hand.type("20260302" * 5 + "1")
    hand.tap("Next")
    assert hand.sees("40 digits at most")


def test_removing_in_strict_mode_says_that_a_copy_is_carried(strict: Colleague) -> None:
    hand = strict.hand
    hand.tap("Open bea")
    hand.tap("Remove bea")
    hand.tap("Yes, remove")
    hand.tap("Yes, remove for good")
    wait(strict)
    assert strict.desk.names == ["anna"]
    assert hand.sees("bea is removed")
    assert hand.sees("“kiosk staff rekey”")
    assert "Yes, a new key" not in hand.names()
    hand.tap("Back")
    wait(strict)
    hand.tap("Open anna")
    assert hand.sees("Add a second person with the command")
