"""The staff's screens at every size, text size and language: large targets, far enough apart, no word cut."""

from collections import defaultdict

import pytest

from kiosk.content.pseudo import STRETCHED
from kiosk.i18n import tr
from kiosk.ui.screens.base import Screen as AnyScreen
from kiosk.ui.staff.door import Step
from kiosk.visit.visit import TextSize
from tests.support.kiosks import SCREENS, Kiosks
from tests.support.layout import Ruler
from tests.support.staff import Colleague, make_colleague, make_entry

PEOPLE = ("anna", "bea", "someone-else")


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

    def filter(self, name: str) -> None:
        self.tap(next(found for found in self.anna.hand.names() if found.startswith(f"{name} (")))


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
    hand.tap(tr("Open"))
    assert hand.wait_for(lambda: anna.door.step is Step.SHUT)
    look.look("shut")
    anna.desk.wait = 0.0
    hand.wait(1)
    hand.type("quiet river song")
    hand.tap(tr("Open"))
    assert hand.wait_for(anna._is_read)
    look.look("list")
    first = anna.rows()[0]
    look.tap(tr("Could not reach {name}").format(name=first), tr("Called: {name}").format(name=first))
    look.look("called")
    walk_erasing_all(look)
    hand.tap(tr("More"))
    look.look("further on")
    look.tap(tr("Open the request of {name}").format(name=anna.rows()[0]))
    look.look("request")
    if tr("More") in hand.names():
        look.tap(tr("More"))
        look.look("request, further on")
    look.tap(tr("Erase"))
    look.look("erase")
    look.tap(tr("Yes, erase"))
    look.look("erase for good")
    look.tap(tr("No, go back"))
    look.tap(tr("Back to the list"), tr("Export to a file"))
    look.look("export")
    while tr("Next") in hand.names():
        hand.tap(tr("Next"))
        look.look("export, further on")
    look.tap(tr("Write the file"))
    look.look("exported")
    look.tap(tr("Back to the list"))
    if tr("Menu") in hand.names():
        hand.tap(tr("Menu"))
        look.look("menu")
    walk_kiosk(look)


def walk_erasing_all(look: Look) -> None:
    """Go through what is asked before everything that is done is erased."""
    look.filter(tr("Done"))
    look.look("done")
    look.tap(tr("Erase all that is done"))
    look.look("erase all")
    look.tap(tr("Yes, erase"))
    look.look("erase all for good")
    look.tap(tr("No, go back"))
    look.filter(tr("Waiting"))


def walk_kiosk(look: Look) -> None:
    """Go through the tab of the machine."""
    hand = look.anna.hand
    hand.tap(tr("This kiosk"))
    look.look("kiosk")
    hand.tap(tr("Leave the kiosk program"))
    look.look("question")
    hand.tap(tr("No, go back"))
    hand.tap(tr("Clean the screen"))
    look.look("cleaning")


@pytest.mark.parametrize("text", TextSize, ids=lambda text: text.name.lower())
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "es", STRETCHED])
def test_everything_is_large_and_whole(make_kiosk: Kiosks, screen: str, text: TextSize, language: str) -> None:
    entries = [make_entry(number) for number in range(1, 20)]
    anna = make_colleague(make_kiosk, *entries, screen=SCREENS[screen], language=language, people=PEOPLE)
    anna.desk.broken = 1
    look = Look(anna, text)
    walk(look)

    assert dict(look.faults) == {}
    assert isinstance(anna.hand.window.shown, AnyScreen)
