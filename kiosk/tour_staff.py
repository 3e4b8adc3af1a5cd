"""The tour's walk behind the staff's door: a clinic made for it, test patients who wait, every screen of the staff."""

from datetime import timedelta
from pathlib import Path

from kiosk.clock import SteppedClock
from kiosk.desk import CallDesk
from kiosk.i18n import tr
from kiosk.paths import DataFolder
from kiosk.requests.draft import TOPICS, Consent, Draft
from kiosk.settings import Callback, Clinic, Keys, Requests, Settings
from kiosk.staff.access import set_up, unlock
from kiosk.staff.copies import Carried
from kiosk.staff.drives import Drive
from kiosk.staff.front_desk import FrontDesk
from kiosk.staff.people import add_person
from kiosk.tour_house import HouseWalk, count_visits
from kiosk.tour_walk import Walk
from kiosk.visit.visit import Contrast, TextSize

PEOPLE = 14
_STAFF, _OTHER = "anna", "bea"
_TYPED = "four words are good"
_PIN = "20260302"
_TRIES = 5  # wrong ones, until nobody may try for a while
_SHUT_S = 31.0
_SPOKEN = ("en", "es", "other")
_BETWEEN = timedelta(hours=2)


class StaffClinic:
    """A data folder that is set up, with requests of test patients, and what works on it."""

    def __init__(self, folder: Path, clinic: Clinic, clock: SteppedClock, *, is_strict: bool = False) -> None:
        self.clock = clock
        self.data = DataFolder(folder)
        stick = folder.parent / "STICK"
        stick.mkdir(exist_ok=True)
        self.settings = Settings(
            clinic=clinic,
            requests=Requests(export_folder=str(stick)),
            callback=Callback(max_requests=PEOPLE + 1),
            keys=Keys(on_kiosk=not is_strict),
        )
        before = SteppedClock(clock.now() - PEOPLE * _BETWEEN)
        carried = Carried(folder.parent / "carried.age", _PIN) if is_strict else None
        set_up(self.data, _STAFF, _TYPED, clinic.name, before, carried=carried)
        if not is_strict:
            add_person(self.data, unlock(self.data, _STAFF, _TYPED), _OTHER, _TYPED, before)
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


class StaffWalk(Walk):
    """Goes through the staff's screens."""

    def walk(self, clinic: StaffClinic, pages: list[str], text: TextSize, theme: Contrast) -> None:
        """Take a picture of each screen in that text size and theme, and close the kiosk."""
        driver = self.driver
        driver.guide.open_staff()
        driver.guide.visit.text_size, driver.guide.visit.contrast = text, theme
        driver.guide.adjust()
        driver.settle()
        if clinic.front_desk.is_strict:
            self._be_strict()
        else:
            count_visits(clinic.data, pages, driver.clock.now().date())
            self._come_in()
            self._work_off()
            self._export()
            HouseWalk(driver, self._take).walk(clinic.data, _STAFF, _OTHER, _TYPED)
        driver.tap(tr("Lock now"))
        self.shoot("Staff: locked")
        driver.close()

    def _come_in(self) -> None:
        driver = self.driver
        self.shoot("Staff: who it is")
        driver.tap(_STAFF)
        self.shoot("Staff: the passphrase")
        driver.type("four")
        self.shoot("Staff: what is typed is dots")
        for number in range(_TRIES):
            driver.tap(tr("Open"))
            driver.wait_for(self._is_asked_again)
            if number == 0:
                self.shoot("Staff: a wrong passphrase")
            if number < _TRIES - 1:
                driver.type("four")
        self.shoot("Staff: too many wrong tries")
        driver.wait(_SHUT_S)
        driver.type(_TYPED)
        driver.tap(tr("Open"))
        self.shoot("Staff: opening")
        self.wait(tr("Requests ({number})").format(number=PEOPLE))
        self.shoot("Staff: the requests")

    def _is_asked_again(self) -> bool:
        is_wrong = self.driver.sees(tr("Wrong. Try again.")) or self.driver.sees(tr("Please wait"))
        return is_wrong or not self.driver.sees(tr("Opening…"))

    def _work_off(self) -> None:
        driver = self.driver
        driver.tap(self.first(tr("Called: {name}")))
        self.wait(tr("Requests ({number})").format(number=PEOPLE - 1))
        self.shoot("Staff: called, and how to take it back")
        if tr("More") in driver.names():
            driver.tap(tr("More"))
            self.shoot("Staff: more requests")
        driver.tap(self.first(tr("Open the request of {name}")))
        self.shoot("Staff: a request to dial from")
        driver.tap(tr("Could not reach"))
        self.wait(tr("Could not reach") + " (1)")
        self.shoot("Staff: nobody was reached")
        driver.tap(tr("Erase"))
        self.shoot("Staff: a request is to be erased")
        driver.tap(tr("No, go back"))
        self.tap(tr("Back to the list"), tr("Waiting"))
        self._show_done()

    def _show_done(self) -> None:
        driver = self.driver
        driver.tap(self.first(tr("Done")))
        self.shoot("Staff: what is done")
        driver.tap(tr("Erase all that is done"))
        self.shoot("Staff: all that is done is to be erased")
        driver.tap(tr("No, go back"))
        driver.tap(self.first(tr("Waiting")))

    def _export(self) -> None:
        driver = self.driver
        self._open_export()
        self.shoot("Staff: export")
        while tr("Next") in driver.names():
            driver.tap(tr("Next"))
            self.shoot("Staff: export, further on")
        driver.tap(tr("Write the file"))
        self.shoot("Staff: the file is written")
        self.wait_for_control(tr("Back to the list"))
        self.shoot("Staff: exported")
        driver.tap(tr("Back to the list"))
        self.wait(tr("Requests ({number})").format(number=0))
        self.shoot("Staff: nobody waits")
        self._open_export()
        driver.tap(self.first(tr("Sealed copy (ZIP)")))
        self.shoot("Staff: a sealed copy")
        self.find(tr("Write the file"), tr("Next"))
        self.wait_for_control(tr("Back to the list"))
        self.shoot("Staff: a sealed copy is made")
        driver.tap(tr("Back to the list"))

    def _open_export(self) -> None:
        self.driver.tap(tr("Export to a file"))
        self.driver.wait_for(self._has_drives)

    def _has_drives(self) -> bool:
        return not {tr("Next"), tr("Write the file")}.isdisjoint(self.driver.names())

    def _be_strict(self) -> None:
        driver = self.driver
        self.shoot("Staff, no key on the kiosk: the PIN")
        self.answer("1234", tr("Open"))
        driver.wait_for(self._is_asked_again)
        self.shoot("Staff, no key on the kiosk: a wrong PIN")
        self.answer(_PIN, tr("Open"))
        self.wait_for_control(tr("Export to a file"))
        self.shoot("Staff, no key on the kiosk: the requests")
        self._open_export()
        self.shoot("Staff, no key on the kiosk: export")
        self.find(tr("Write the file"), tr("Next"))
        self.wait_for_control(tr("Back to the list"))
        self.shoot("Staff, no key on the kiosk: exported")
        driver.tap(tr("Back to the list"))
        driver.settle()
        self.open_tab(tr("People"))
        self.wait_for_control(tr("Open {name}"))
        self.shoot("Staff, no key on the kiosk: the people")
