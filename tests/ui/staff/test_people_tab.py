"""The people who can come in: added, removed after two questions, and nothing typed left over."""

import pytest

from kiosk.ui.staff.people_tab import PeopleTab
from tests.support.kiosks import Kiosks
from tests.support.staff import PASSPHRASE, Colleague, make_colleague, make_entry
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
