"""The tour of what staff look after besides requests: pages, people, counts, health, settings, the kiosk itself."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from kiosk.i18n import tr
from kiosk.paths import DataFolder
from kiosk.tour_walk import Walk
from kiosk.usage import FORMS_SENT, LANGUAGE, PAGE, VISITS
from kiosk.usage_file import UsageFile

_CLEANING_S = 20
_DAYS = 45


def count_visits(data: DataFolder, pages: Iterable[str], today: date) -> None:
    """Put some weeks of counts into the folder."""
    store, ids = UsageFile(data.usage), list(pages)
    for back in range(_DAYS, 0, -1):
        day = today - timedelta(days=back)
        visits = 0 if day.weekday() > 4 else 6 + back * 7 % 19
        if not visits:
            continue
        counts = Counter({VISITS: visits, f"{LANGUAGE}:en": visits, FORMS_SENT: back % 3})
        for number, page_id in enumerate(ids[:-3]):  # the last ones are never read
            counts[f"{PAGE}:{page_id}"] = visits * 3 // (number + 1)
        store.add(day, counts)


class HouseWalk(Walk):
    """Goes through the tabs behind that of the requests; whoever walks is in, and called `me` with `typed`."""

    def walk(self, data: DataFolder, me: str, other: str, typed: str) -> None:
        """Take a picture of each screen."""
        self._look_at_pages()
        self._look_at_people(me, other, typed)
        self._look_at_counts()
        self._look_at_health(data)
        self._look_at_settings()
        self._look_at_the_kiosk()

    def _look_at_pages(self) -> None:
        driver, more = self.driver, tr("More")
        self.open_tab(tr("Pages and sign-off"))
        self.wait_for_control(tr("Open the page {title}"))
        self.shoot("Staff: the pages")
        driver.tap(tr("Check all pages"))
        self.shoot("Staff: the pages are checked")
        driver.wait_for(lambda: not driver.sees(tr("Reading all pages. This takes a moment.")))
        self.shoot("Staff: the pages, checked")
        start = tr("Open the page {title}").partition("{")[0]
        while not any(name.startswith(start) for name in driver.names()):  # behind what belongs to none
            driver.tap(more)
        driver.tap(self.first(start))
        self.shoot_all("Staff: how a page stands", more)
        driver.tap(tr("Read it as a visitor would"))
        self.shoot("Staff: a page is to be read")
        driver.tap(tr("No, go back"))
        driver.tap(tr("I have checked this page"))
        driver.tap(tr("Next"))
        self.shoot("Staff: signing off asks for a name")
        self.answer("Test Person", tr("Next"))
        driver.type("PT")
        self.shoot("Staff: signing off asks for a credential")
        driver.tap(tr("Done"))
        self.wait(tr("The page is signed off"))
        self.shoot("Staff: a page is signed off")
        driver.tap(tr("Back"))
        driver.wait_for(lambda: not driver.sees(tr("Nobody has signed this page off yet.")))
        self.shoot("Staff: a page that is signed off")

    def _look_at_people(self, me: str, other: str, typed: str) -> None:
        driver, more = self.driver, tr("More")
        self.open_tab(tr("People"))
        person = tr("Open {name}")
        self.wait_for_control(person.format(name=me))
        self.shoot_all("Staff: the people", more)
        self.find(person.format(name=me), more)
        self.shoot("Staff: my own page")
        driver.tap(tr("Back to the people"))
        self._add_somebody()
        self.wait_for_control(person.format(name=me))
        self.find(person.format(name=other), more)
        self.shoot("Staff: another person")
        driver.tap(tr("Remove {name}").format(name=other))
        self.shoot("Staff: removing is asked")
        driver.tap(tr("Yes, remove"))
        self.shoot("Staff: removing is asked twice")
        driver.tap(tr("Yes, remove for good"))
        self.wait_for_control(tr("Yes, a new key"))
        self.shoot("Staff: a new key is offered")
        driver.tap(tr("Yes, a new key"))
        driver.type(typed)
        self.shoot("Staff: a new key asks for the passphrase")
        driver.tap(tr("Done"))
        self.shoot("Staff: a new key is made")
        self.wait(tr("There is a new desk key"))
        self.shoot("Staff: there is a new key")

    def _add_somebody(self) -> None:
        driver = self.driver
        self.wait_for_control(tr("Add a person"))
        driver.tap(tr("Add a person"))
        driver.type("carla")
        self.shoot("Staff: somebody new, the name")
        driver.tap(tr("Next"))
        driver.type("green")
        self.shoot("Staff: somebody new, a passphrase that is too short")
        self.answer(" lamp on stairs", tr("Next"))
        self.answer("green", tr("Done"))
        self.shoot("Staff: somebody new, not the same passphrase")
        self.answer(" lamp on stairs", tr("Done"))
        self.shoot("Staff: somebody new is added")
        self.wait(tr("{name} can come in now").format(name="carla"))
        self.shoot("Staff: somebody new can come in")
        driver.tap(tr("Back"))

    def _look_at_counts(self) -> None:
        driver, more = self.driver, tr("More")
        self.open_tab(tr("What people read"))
        self.wait_for_control(tr("By page"))
        self.shoot("Staff: what people read, by day")
        driver.tap(tr("Last {number} days").format(number=30))
        self.shoot("Staff: what people read in a year")
        driver.tap(tr("By page"))
        self.shoot_all("Staff: what people read, by page", more)
        driver.tap(tr("In all"))
        self.shoot_all("Staff: what people did in all", more)
        self.find(tr("Save all counts as a table (CSV)"), more)
        self._save("Staff: saving the counts")
        self.find(tr("Stop counting and erase all counts"), more)
        self.shoot("Staff: counting is to end")
        self.find(tr("Yes, stop"), more)
        self.shoot("Staff: counts are to be erased")
        self.find(tr("No, go back"), more)

    def _save(self, caption: str) -> None:
        driver = self.driver
        self.wait_for_control(tr("Write the file"))
        self.shoot(caption)
        driver.tap(tr("Write the file"))
        self.wait_for_control(tr("Back"))
        self.shoot(f"{caption}, done")
        driver.tap(tr("Back"))
        driver.settle()

    def _look_at_health(self, data: DataFolder) -> None:
        driver, more = self.driver, tr("More")
        self.open_tab(tr("Kiosk health"))
        self.shoot("Staff: the kiosk's health is looked at")
        self.wait_for_control(tr("Look again"))
        self.shoot_all("Staff: the kiosk's health", more)
        keys = data.recipients.read_bytes()
        data.recipients.write_text("spoiled\n")
        driver.tap(tr("Look again"))
        self.wait_for_control(tr("Look again"))
        self.shoot("Staff: the kiosk is not well")
        data.recipients.write_bytes(keys)
        driver.tap(tr("Look again"))
        self.wait_for_control(tr("Look again"))
        driver.tap(tr("Save a report for the technician"))
        self._save("Staff: a report for the technician")

    def _look_at_settings(self) -> None:
        driver, more = self.driver, tr("More")
        self.open_tab(tr("Settings"))
        self.wait_for_control(tr("Name of the clinic"))
        self.shoot_all("Staff: the settings", more)
        self._open_setting(tr("Name of the clinic"))
        self.shoot("Staff: a setting that is typed")
        driver.tap(tr("Back"))
        self._open_setting(tr("Country for telephone numbers"))
        driver.tap(tr("Erase the last one"))
        driver.tap(tr("Save"))
        driver.wait_for(lambda: driver.sees(tr("Please type the two capital letters of a country, such as US.")))
        self.shoot("Staff: a setting that cannot be")
        driver.tap(tr("Back"))
        self._open_setting(tr("Times to choose from"))
        self.shoot("Staff: a setting of several lines")
        driver.tap(tr("Back"))
        self._open_setting(tr("First language"))
        self.shoot("Staff: a setting to choose")
        driver.tap(tr("Back"))
        self._open_setting(tr("Keep requests that are done"))
        self.shoot("Staff: a setting that is a number")
        driver.tap(tr("{number} more").format(number=10))
        driver.tap(tr("Save"))
        self.wait(tr("Saved"))
        self.shoot("Staff: a setting is saved")

    def _open_setting(self, name: str) -> None:
        self.find(name, tr("More"))

    def _look_at_the_kiosk(self) -> None:
        driver = self.driver
        self.open_tab(tr("This kiosk"))
        self.shoot("Staff: this kiosk")
        for deed in (tr("Measure the screen"), tr("Restart the kiosk program"), tr("Leave the kiosk program")):
            driver.tap(deed)
            self.shoot(f"Staff: {deed}?")
            driver.tap(tr("No, go back"))
        driver.tap(tr("Who did what"))
        self.wait_for_control(tr("More"))
        self.shoot("Staff: who did what")
        driver.tap(tr("Back to this kiosk"))
        driver.tap(tr("Clean the screen"))
        driver.wait(3)
        self.shoot("Staff: the screen is cleaned")
        driver.wait(_CLEANING_S)
