"""People, pages, sign-off and the audit at every size, text size and language: large targets, no word cut."""

from collections import defaultdict

import pytest

from kiosk.content.pseudo import STRETCHED
from kiosk.i18n import tr
from kiosk.ui.metrics import GAP
from kiosk.ui.staff.notice import Notice
from kiosk.ui.staff.pages_tab import PagesTab
from kiosk.ui.staff.people_tab import PeopleTab
from kiosk.visit.visit import Contrast, TextSize
from tests.support.kiosks import SCREENS, Kiosks
from tests.support.layout import Ruler
from tests.support.staff import Colleague, make_colleague, make_entry, make_line

PEOPLE = ("anna", "bea", "someone-else")
NEW = "green lamp on stairs"


class Look:
    """Measures what a colleague has before them, and keeps the faults by state."""

    def __init__(self, anna: Colleague) -> None:
        self.anna = anna
        self.faults: dict[str, set[str]] = defaultdict(set)
        self._ruler = Ruler(anna.hand)

    def look(self, state: str) -> None:
        self.anna.hand.settle()
        for fault in self._ruler.faults():
            self.faults[fault].add(state)

    def tap(self, name: str, state: str = "") -> None:
        """Tap what is called `name`, or begins with it, wait for what comes of it, and measure it as `state`."""
        hand, start = self.anna.hand, name.partition("{")[0]
        while not any(found.startswith(start) for found in hand.names()):
            hand.tap(tr("More"))
        hand.tap(next(found for found in hand.names() if found.startswith(start)))
        assert hand.wait_for(self._is_idle)
        if state:
            self.look(state)

    def open_tab(self, name: str) -> None:
        self.anna.open_tab(name)
        assert self.anna.hand.wait_for(self._is_idle)
        self.look(name)

    def _is_idle(self) -> bool:
        window = self.anna.hand.window
        pages = [work for one in window.findChildren(PagesTab) for work in (one._reading, one._work)]
        people = [work for one in window.findChildren(PeopleTab) for work in (one._reading, one._work)]
        return not any(work.is_busy for work in (*pages, *people))


def come_in(anna: Colleague, text: TextSize) -> None:
    anna.open_door()
    visit = anna.hand.guide.visit
    visit.text_size = text
    visit.contrast = Contrast.HIGH if text is TextSize.LARGEST else Contrast.LIGHT
    anna.hand.guide.adjust()
    anna.hand.settle()
    anna.hand.tap("anna")
    anna.hand.type(anna.desk.secret)
    anna.hand.tap(tr("Open"))
    assert anna.hand.wait_for(anna._is_read)


def walk_people(look: Look) -> None:
    hand = look.anna.hand
    look.open_tab(tr("People"))
    look.tap(tr("Open {name}"), "own page")
    look.tap(tr("Change my passphrase"), "old passphrase")
    look.tap(tr("Next"), "no old passphrase")
    hand.type(look.anna.desk.secret)
    look.tap(tr("Next"), "new passphrase")
    hand.type("aaaaaaaaaaaaa")
    look.look("weak passphrase")
    look.tap(tr("Next"), "once more")
    hand.type("a")
    look.tap(tr("Done"), "not the same")
    look.tap(tr("Cancel"))
    look.tap(tr("Add a person"), "a name")
    look.tap(tr("Next"), "no name")
    hand.type("bea")
    look.tap(tr("Next"), "a name that is taken")
    look.tap(tr("Cancel"))
    look.tap(tr("Open {name}").format(name="bea"), "somebody's page")
    look.tap(tr("Remove {name}"), "remove?")
    look.tap(tr("Yes, remove"), "really?")
    look.tap(tr("Yes, remove for good"), "a new key?")
    look.tap(tr("Yes, a new key"), "whose key")
    hand.type(look.anna.desk.secret)
    look.tap(tr("Done"), "a new key")
    look.tap(tr("Back"), "alone in the list")
    look.tap(tr("Open {name}"), "alone")


def walk_pages(look: Look) -> None:
    hand = look.anna.hand
    look.open_tab(tr("Pages and sign-off"))
    look.tap(tr("Check all pages"), "checked")
    look.tap(tr("Open the page {title}"), "a page")
    look.tap(tr("Read it as a visitor would"), "read?")
    look.tap(tr("No, go back"))
    look.tap(tr("I have checked this page"), "a name to sign")
    look.tap(tr("Next"), "no name to sign")
    hand.type("Mo")
    look.tap(tr("Next"), "credential")
    hand.type("PT")
    look.tap(tr("Done"), "signed")


def walk_kiosk(look: Look) -> None:
    look.open_tab(tr("This kiosk"))
    hand = look.anna.hand
    hand.tap(tr("Who did what"))
    look.anna.wait_for_tab()
    look.look("audit")


@pytest.mark.parametrize("text", [TextSize.NORMAL, TextSize.LARGEST], ids=["normal", "largest"])
@pytest.mark.parametrize("screen", ["small", "middle", "wide", "tall"])
@pytest.mark.parametrize("language", ["en", "es", STRETCHED])
def test_everything_is_large_and_whole(make_kiosk: Kiosks, screen: str, text: TextSize, language: str) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), screen=SCREENS[screen], language=language, people=PEOPLE)
    anna.desk.lines = [make_line(what, how_many=12) for what in ("called", "export", "sealed-copy-done") * 20]
    look = Look(anna)
    come_in(anna, text)
    walk_people(look)
    walk_pages(look)
    walk_kiosk(look)

    assert dict(look.faults) == {}


@pytest.mark.parametrize("text", [TextSize.NORMAL, TextSize.LARGEST], ids=["normal", "largest"])
@pytest.mark.parametrize("screen", ["small", "tall"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_strict_mode_too(make_kiosk: Kiosks, screen: str, text: TextSize, language: str) -> None:
    anna = make_colleague(
        make_kiosk, make_entry(1), screen=SCREENS[screen], language=language, people=PEOPLE, is_strict=True
    )
    look = Look(anna)
    come_in(anna, text)
    look.open_tab(tr("People"))
    look.tap(tr("Open {name}"), "own page")
    look.tap(tr("Change my PIN"), "old PIN")
    look.tap(tr("Next"), "no PIN")
    anna.hand.type(anna.desk.secret)
    look.tap(tr("Next"), "new PIN")
    anna.hand.type("1")
    look.tap(tr("Next"), "short PIN")
    look.tap(tr("Cancel"))
    look.tap(tr("Open {name}").format(name="bea"), "somebody's page")
    look.tap(tr("Remove {name}"))
    look.tap(tr("Yes, remove"))
    look.tap(tr("Yes, remove for good"), "removed")

    assert dict(look.faults) == {}


@pytest.mark.parametrize("name", ["bea", "someone-else"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_question_for_a_new_key_ends_above_its_answers(make_kiosk: Kiosks, language: str, name: str) -> None:
    anna = make_colleague(make_kiosk, make_entry(1), screen=SCREENS["small"], language=language, people=PEOPLE)
    look = Look(anna)
    come_in(anna, TextSize.LARGEST)
    look.open_tab(tr("People"))
    look.tap(tr("Open {name}").format(name=name))
    for answer in (tr("Remove {name}"), tr("Yes, remove"), tr("Yes, remove for good")):
        look.tap(answer)
    notice = next(one for one in anna.hand.window.findChildren(Notice) if one.isVisible())

    look_in_force = notice._look
    assert look_in_force is not None
    words, gap = notice._text, look_in_force.px(GAP)
    assert words.geometry().bottom() + gap <= notice._no.geometry().top()
    assert words.height_for(words.width()) <= words.height()
