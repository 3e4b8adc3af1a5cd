"""The staff's screens at every size, text size and language: large targets, far enough apart, no word cut."""

from collections import defaultdict

import pytest

from kiosk.ui.screens.base import Screen as AnyScreen
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SCREENS, Kiosks
from tests.support.layout import Ruler
from tests.support.staff import Colleague, make_colleague, make_entry


class Look:
    """Measures what a colleague has before them, and keeps the faults by state."""

    def __init__(self, anna: Colleague, text: TextSize) -> None:
        self.anna = anna
        self.faults: dict[str, set[str]] = defaultdict(set)
        self._ruler = Ruler(anna.hand)
        self._text = text

    def take_text(self) -> None:
        """Let the text be as large as it is to be."""
        guide = self.anna.hand.guide
        guide.visit.text_size = self._text
        guide.adjust()
        self.anna.hand.settle()

    def look(self, state: str) -> None:
        self.anna.hand.settle()
        for fault in self._ruler.faults():
            self.faults[fault].add(state)

    def tap(self, *names: str) -> None:
        for name in names:
            self.anna.hand.tap(name)
            self.anna.wait_until_done()


def walk(look: Look) -> None:
    """Go through everything."""
    anna, hand = look.anna, look.anna.hand
    anna.open_door()
    look.take_text()
    look.look("names")
    hand.tap("anna")
    look.look("passphrase")
    anna.type_wrong()
    look.look("wrong")
    anna.desk.wait = 30.0
    hand.type("x")
    hand.tap("Open")
    assert hand.wait_for(lambda: hand.sees("You can try again"))
    look.look("shut")
    anna.desk.wait = 0.0
    hand.wait(1)
    hand.type("quiet river song")
    hand.tap("Open")
    assert hand.wait_for(anna._is_read)
    look.look("list")
    first = anna.rows()[0]
    look.tap(f"Could not reach {first}", f"Called: {first}")
    look.look("called")
    hand.tap("More")
    look.look("further on")
    look.tap(f"Open the request of {anna.rows()[0]}")
    look.look("request")
    look.tap("Back to the list", "Export to a file")
    look.look("export")
    while "Next" in hand.names():
        hand.tap("Next")
        look.look("export, further on")
    look.tap("Write the file")
    look.look("exported")
    look.tap("Back to the list")
    if "Menu" in hand.names():
        hand.tap("Menu")
        look.look("menu")
    hand.tap("This kiosk")
    look.look("kiosk")
    hand.tap("Leave the kiosk program")
    look.look("question")
    hand.tap("No, go back")
    hand.tap("Clean the screen")
    look.look("cleaning")


@pytest.mark.parametrize("text", TextSize, ids=lambda text: text.name.lower())
@pytest.mark.parametrize("screen", SCREENS)
def test_everything_is_large_and_whole(make_kiosk: Kiosks, screen: str, text: TextSize) -> None:
    entries = [make_entry(number) for number in range(1, 20)]
    anna = make_colleague(make_kiosk, *entries, screen=SCREENS[screen], people=("anna", "bea", "someone-else"))
    anna.desk.broken = 1
    look = Look(anna, text)
    walk(look)

    assert dict(look.faults) == {}
    assert isinstance(anna.hand.window.shown, AnyScreen)
