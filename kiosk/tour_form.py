"""The tour's walk through the form: every question, what is said of bad answers, and a request that is saved."""

from kiosk.i18n import tr
from kiosk.tour_walk import Walk
from kiosk.visit.route import Thanks


class FormWalk(Walk):
    """Fills the form in, as a visitor."""

    def walk(self) -> None:
        """Ask for a call."""
        driver = self.driver
        driver.tap(tr("Ask us to call you"))
        self.shoot("The form: the name")
        driver.tap(tr("Next: your phone number"))
        self.shoot("The form: no name yet")
        driver.type("Test Patient")
        self.shoot("The form: a name")
        driver.tap(tr("Next: your phone number"))
        driver.type("2085550")
        driver.tap(tr("Next: the best time"))
        self.shoot("The form: a short number")
        driver.type("123")
        self.shoot("The form: a number")
        driver.tap(tr("Next: the best time"))
        self._choose(tr("Morning"), "best time")
        driver.tap(tr("Next: voicemail"))
        self._choose(tr("No, please do not"), "voicemail")
        driver.tap(tr("Next: what it is about"))
        self._choose(tr("Book a visit"), "about")
        driver.tap(tr("Next: check your answers"))
        self._send()

    def _choose(self, choice: str, caption: str) -> None:
        self.shoot(f"The form: {caption}")
        self.find(choice, tr("More choices"))
        self.shoot(f"The form: {caption}, chosen")

    def _send(self) -> None:
        driver = self.driver
        self.shoot("The form: check your answers")
        while tr("Yes, call me") not in driver.names():
            ways = (tr("Next: more answers"), tr("Next: how we use them"), tr("Read on"))
            driver.tap(next((way for way in ways if way in driver.names()), ways[0]))
            self.shoot("The form: check your answers, further on")
        driver.tap(tr("Yes, call me"))
        driver.wait_for(lambda: isinstance(driver.guide.route, Thanks))
        self.shoot("Saved: thank you")
