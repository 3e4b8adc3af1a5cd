"""The tour's walk through the first start: every question, what is said of bad answers, and a kiosk that is set up."""

from kiosk.i18n import tr
from kiosk.tour_walk import Walk
from kiosk.visit.visit import Contrast, TextSize

_TYPED = "four words are good"


class SetupWalk(Walk):
    """Goes through the screens of the first start of a kiosk on trial."""

    def walk(self, text: TextSize, theme: Contrast) -> None:
        """Take a picture of each screen in that text size and theme, and close the kiosk."""
        driver, forward = self.driver, tr("Next")
        self.shoot("First start: the way to it")
        driver.tap(tr("Set up this kiosk"))
        driver.guide.visit.text_size, driver.guide.visit.contrast = text, theme
        driver.guide.adjust()
        driver.settle()
        self.shoot("First start: the language")
        driver.tap(forward)
        driver.tap(forward)
        self.shoot("First start: no name yet")
        driver.type("Your Clinic")
        self.shoot("First start: the clinic's name")
        driver.tap(forward)
        self.shoot("First start: the country")
        driver.tap(forward)
        driver.type("2085550100")
        self.shoot("First start: the phone number")
        driver.tap(forward)
        self.shoot("First start: the hours")
        driver.tap(forward)
        self.shoot("First start: the screen's size")
        driver.tap(tr("A little wider"))
        driver.tap(tr("Save"))
        self._make_keys(forward)
        driver.close()

    def _make_keys(self, forward: str) -> None:
        driver = self.driver
        self.shoot("First start: the first member of staff")
        self.answer("anna", forward)
        driver.type("four words")
        self.shoot("First start: a passphrase that is too short")
        self.answer(_TYPED.removeprefix("four words"), forward)
        self.answer("four", forward)
        self.shoot("First start: not the same passphrase")
        self.answer(_TYPED, forward)
        self.shoot("First start: the recovery key")
        key = next(text for text in driver.texts() if text.startswith("AGE-SECRET-KEY-1"))
        driver.tap(self.first(tr("I have a copy")))
        self.shoot("First start: the end of the key")
        self.answer(key[-4:].lower(), forward)
        self.shoot("First start: ready")
        driver.tap(tr("Set up now"))
        self.shoot("First start: setting up")
        self.wait(tr("This kiosk is set up"))
        self.shoot("First start: done")
