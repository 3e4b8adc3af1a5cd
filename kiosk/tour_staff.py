"""The tour's walk behind the staff's door: a clinic made for it, test patients who wait, every screen of the staff."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import SteppedClock
from kiosk.desk import CallDesk
from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.paths import DataFolder
from kiosk.requests.draft import TOPICS, Consent, Draft
from kiosk.settings import Callback, Clinic, Requests, Settings
from kiosk.staff.access import set_up
from kiosk.staff.drives import Drive
from kiosk.staff.front_desk import FrontDesk
from kiosk.visit.visit import Contrast, TextSize

if TYPE_CHECKING:
    from kiosk.ui.driver import Driver

PEOPLE = 14
_STAFF = "anna"
_TYPED = "four words are good"
_SPOKEN = ("en", "es", "other")
_BETWEEN = timedelta(hours=2)


class StaffClinic:
    """A data folder that is set up, with requests of test patients, and what works on it."""

    def __init__(self, folder: Path, clinic: Clinic, clock: SteppedClock) -> None:
        self.data = DataFolder(folder)
        stick = folder.parent / "STICK"
        stick.mkdir(exist_ok=True)
        self.settings = Settings(
            clinic=clinic, requests=Requests(export_folder=str(stick)), callback=Callback(max_requests=PEOPLE + 1)
        )
        if not self.data.is_set_up:
            before = SteppedClock(clock.now() - PEOPLE * _BETWEEN)
            set_up(self.data, _STAFF, _TYPED, clinic.name, before)
            self._let_patients_ask(before)
        self.call_desk = CallDesk(self.data, clock, self.settings, is_trial=False)
        self.front_desk = FrontDesk(self.data, clock, self.settings, find_drives=_no_drives)

    def _let_patients_ask(self, clock: SteppedClock) -> None:
        desk = CallDesk(self.data, clock, self.settings, is_trial=False)
        times = self.settings.callback.times
        for number in range(PEOPLE):
            clock.advance(_BETWEEN.total_seconds() * 0.97)
            is_short = number == 2
            desk.save(
                Draft(
                    name=f"Test Patient {number + 1}",
                    phone="555 0199" if is_short else f"208 555 01{number % 9:02d}",
                    phone_accepted=is_short,
                    best_time=times[number % len(times)],
                    voicemail=bool(number % 2),
                    topic=TOPICS[number % len(TOPICS)],
                    language=_SPOKEN[number % len(_SPOKEN)],
                    consent=Consent("1", "en"),
                )
            )


def _no_drives(_: Path) -> list[Drive]:
    """Leave out what happens to be plugged in where the tour is made."""
    return []


class StaffWalk:
    """Goes through the staff's screens; `shoot` takes a picture with its caption."""

    def __init__(self, driver: "Driver", shoot: Callable[["Driver", str], None]) -> None:
        self._driver = driver
        self._take = shoot

    def walk(self, text: TextSize, theme: Contrast) -> None:
        """Take a picture of each screen in that text size and theme, and close the kiosk."""
        driver = self._driver
        driver.guide.open_staff()
        driver.guide.visit.text_size, driver.guide.visit.contrast = text, theme
        driver.guide.adjust()
        driver.settle()
        self._shoot("Staff: the passphrase")
        driver.type("four")
        self._shoot("Staff: what is typed is dots")
        driver.type(_TYPED.removeprefix("four"))
        driver.tap(tr("Open"))
        self._shoot("Staff: opening")
        self._wait(tr("Requests ({number})").format(number=PEOPLE))
        self._shoot("Staff: the requests")
        self._work_off()
        self._export()
        self._look_after_the_kiosk()
        driver.tap(tr("Lock now"))
        self._shoot("Staff: locked")
        driver.close()

    def _work_off(self) -> None:
        driver = self._driver
        driver.tap(self._first(tr("Called: {name}")))
        self._wait(tr("Requests ({number})").format(number=PEOPLE - 1))
        self._shoot("Staff: called, and how to take it back")
        if tr("More") in driver.names():
            driver.tap(tr("More"))
            self._shoot("Staff: more requests")
        driver.tap(self._first(tr("Open the request of {name}")))
        self._shoot("Staff: a request to dial from")
        driver.tap(tr("Back to the list"))
        self._show_done()

    def _show_done(self) -> None:
        done = next(name for name in self._driver.names() if name.startswith(tr("Done")))
        self._driver.tap(done)
        self._shoot("Staff: what is done")
        self._driver.tap(next(name for name in self._driver.names() if name.startswith(tr("Waiting"))))

    def _export(self) -> None:
        driver = self._driver
        driver.tap(tr("Export to a file"))
        self._shoot("Staff: export")
        while tr("Next") in driver.names():
            driver.tap(tr("Next"))
            self._shoot("Staff: export, further on")
        driver.tap(tr("Write the file"))
        driver.wait_for(lambda: tr("Back to the list") in driver.names())
        self._shoot("Staff: exported")
        driver.tap(tr("Back to the list"))
        self._wait(tr("Requests ({number})").format(number=0))
        self._shoot("Staff: nobody waits")

    def _look_after_the_kiosk(self) -> None:
        driver = self._driver
        if tr("Menu") in driver.names():
            driver.tap(tr("Menu"))
            self._shoot("Staff: the menu of a small screen")
        driver.tap(tr("This kiosk"))
        self._shoot("Staff: this kiosk")
        driver.tap(tr("Leave the kiosk program"))
        self._shoot("Staff: a question before it is done")
        driver.tap(tr("No, go back"))
        driver.tap(tr("Clean the screen"))
        driver.wait(3)
        self._shoot("Staff: the screen is cleaned")
        driver.wait(20)

    def _first(self, pattern: str) -> str:
        start = pattern.partition("{")[0]
        return next(name for name in self._driver.names() if name.startswith(start))

    def _wait(self, text: str) -> None:
        if not self._driver.wait_for(lambda: self._driver.sees(text)):
            raise SiteError(Fault.IO_ERROR, text)

    def _shoot(self, caption: str) -> None:
        self._take(self._driver, caption)
