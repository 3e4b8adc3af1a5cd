"""Health, usage and settings at every size, text size and language: large targets, far enough apart, no word cut."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from kiosk.content.pseudo import STRETCHED
from kiosk.health import Finding
from kiosk.i18n import tr
from kiosk.paths import CONTENT, DataFolder
from kiosk.staff.health_card import examine_all
from kiosk.staff.signoffs import quick_rows
from kiosk.usage import FORMS_BEGUN, HELP, LANGUAGE, PAGE, TEXT_SIZE, VISITS
from kiosk.usage_file import Row
from kiosk.visit.visit import TextSize
from tests.support.fakes import START, FakeClock
from tests.support.health import amiss, broken
from tests.support.houses import FakeHouse
from tests.support.kiosks import MIDDLE, SMALL, TALL, WIDE, Kiosks
from tests.support.layout import Ruler
from tests.support.requests import make_folder
from tests.support.staff import Colleague, make_colleague

SCREENS = {"wide": WIDE, "tall": TALL, "small": SMALL, "middle": MIDDLE}
MOST_TURNS = 60
SETTINGS = """\
[clinic]
name = "Valley Physical Therapy and Rehabilitation, Main Street"
address = "1234 North Test Street, Suite 5678, Test Town near Another Test Town, ID 83700, opposite the Test Library"
hours = "Monday to Thursday, 8 to 5; Friday, 8 to 12; the first Saturday of each month by appointment, 9 to 12"
[callback]
times = ["Early in the morning, before ten o'clock", "Around noon", "In the afternoon", "In the evening", "Any time"]
"""


class SickHouse(FakeHouse):
    """Finds what the doctor finds in a data folder that is not well, in the language in force."""

    def __init__(self, data: DataFolder, clock: FakeClock) -> None:
        super().__init__()
        self._data, self._clock = data, clock

    def findings(self) -> Sequence[Finding]:
        """Look anew."""
        return examine_all(self._data, self._data.settings, CONTENT, self._clock)


class Look:
    """Measures what a colleague has before them, and keeps the faults by state."""

    def __init__(self, anna: Colleague) -> None:
        self.anna = anna
        self.faults: dict[str, set[str]] = defaultdict(set)
        self._ruler = Ruler(anna.hand)

    def look(self, state: str) -> None:
        """Measure what is shown."""
        self.anna.hand.settle()
        for fault in self._ruler.faults():
            self.faults[fault].add(state)

    def look_through(self, state: str) -> None:
        """Measure every screenful, and go on to the last one."""
        for number in range(MOST_TURNS):
            self.look(f"{state} {number}")
            if tr("More") not in self.anna.hand.names():
                return
            self.anna.hand.tap(tr("More"))
        raise AssertionError(f"{state} has no end")

    def tap(self, *names: str) -> None:
        """Tap one after the other, further on in the list where it is not there."""
        for name in names:
            for _ in range(MOST_TURNS):
                if name in self.anna.hand.names():
                    break
                self.anna.hand.tap(tr("More"))
            self.anna.hand.tap(name)
            self.anna.wait_for_tab()


def make_rows() -> list[Row]:
    """Return the counts of a month."""
    days = [START.date() - timedelta(days=number) for number in range(1, 30)]
    things = ((VISITS, ""), (FORMS_BEGUN, ""), (LANGUAGE, "es"), (TEXT_SIZE, "largest"), (HELP, "buttons"))
    pages = [(PAGE, row.id) for row in quick_rows(CONTENT, Path("no-sign-offs.json"))][:40:2]
    return [Row(day, what, name, 7 + day.day) for day in days for what, name in (*things, *pages)]


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return make_folder(tmp_path)


@pytest.fixture
def look(make_kiosk: Kiosks, data: DataFolder, screen: str, text: TextSize, language: str) -> Look:
    """Return what looks at a kiosk with long settings, counts of a month, and a sick house."""
    amiss(data, CONTENT, make_kiosk.clock)
    anna = make_colleague(make_kiosk, screen=SCREENS[screen], language=language)
    house = SickHouse(data, make_kiosk.clock)
    house.file = data.root / "long.toml"
    house.file.write_text(SETTINGS, encoding="utf-8")
    house.rows = make_rows()
    anna.desk.house = house
    anna.come_in()
    guide = anna.hand.guide
    guide.visit.text_size = text
    guide.adjust()
    anna.hand.settle()
    return Look(anna)


_COMBINATIONS = [
    pytest.param(screen, text, language, id=f"{screen}-{text.name.lower()}-{language}")
    for screen, text, language in product(SCREENS, TextSize, ("en", "es", STRETCHED))
    if language != STRETCHED or text is TextSize.NORMAL
]
everywhere = pytest.mark.parametrize(("screen", "text", "language"), _COMBINATIONS)


@everywhere
def test_health_is_large_and_whole(look: Look, data: DataFolder) -> None:
    look.anna.open_tab(tr("Kiosk health"))
    look.look_through("findings")
    look.tap(tr("Save a report for the technician"))
    look.anna.wait_for_tab()
    look.look("report")
    look.tap(tr("Write the file"))
    look.look("written")
    broken(data, CONTENT, FakeClock())
    look.tap(tr("Back"), tr("Look again"))
    look.look_through("damages")
    assert dict(look.faults) == {}


@everywhere
def test_what_people_read_is_large_and_whole(look: Look) -> None:
    look.anna.open_tab(tr("What people read"))
    look.look_through("by day")
    look.tap(tr("Last {number} days").format(number=30))
    look.look_through("by month")
    look.tap(tr("By page"))
    look.look_through("by page")
    look.tap(tr("In all"))
    look.look_through("in all")
    look.tap(tr("Stop counting and erase all counts"))
    look.look("first question")
    assert {tr("No, go back"), tr("Yes, stop")} <= set(look.anna.hand.names())
    look.anna.hand.tap(tr("Yes, stop"))
    look.look("second question")
    assert {tr("No, go back"), tr("Yes, erase")} <= set(look.anna.hand.names())
    assert dict(look.faults) == {}


@everywhere
def test_settings_are_large_and_whole(look: Look) -> None:
    look.anna.open_tab(tr("Settings"))
    look.look_through("all")
    for name in (tr("Keep requests that are done"), tr("Show only pages that are signed off")):
        look.anna.open_tab(tr("Settings"))
        look.tap(name)
        if name == tr("Show only pages that are signed off"):
            assert {tr("Yes"), tr("No")} <= set(look.anna.hand.names())
        look.look_through(name)
        look.tap(tr("Back"))
    look.anna.open_tab(tr("Settings"))
    look.tap(tr("Times to choose from"))
    assert "Early in the morning, before ten o'clock" in look.anna.hand.names()
    look.look_through("times")
    look.tap(tr("Add a line"))
    look.look("typing")
    look.anna.hand.tap(tr("Back"))
    look.anna.open_tab(tr("Settings"))
    look.tap(tr("Country for telephone numbers"), "x", tr("Save"))
    look.look("a wrong country")
    assert dict(look.faults) == {}
