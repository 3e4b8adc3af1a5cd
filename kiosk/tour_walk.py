"""What the walks of the tour share: finding a control by how its name begins, waiting for words, staff tabs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr

if TYPE_CHECKING:
    from kiosk.ui.driver import Driver

_MOST_PICTURES = 6  # of one list


class Walk:
    """Goes through screens; `shoot` takes a picture with its caption."""

    def __init__(self, driver: "Driver", shoot: Callable[["Driver", str], None]) -> None:
        self.driver = driver
        self._take = shoot

    def shoot(self, caption: str) -> None:
        """Take a picture."""
        self._take(self.driver, caption)

    def shoot_all(self, caption: str, more: str) -> None:
        """Take a picture of the first screenfuls, as long as the control `more` leads to another one."""
        for number in range(1, _MOST_PICTURES + 1):
            self.shoot(caption if number == 1 else f"{caption} ({number})")
            if more not in self.driver.names():
                return
            self.driver.tap(more)

    def tap(self, *names: str) -> None:
        """Tap the first of `names` that is there; raises `LookupError` where none is."""
        there = self.driver.names()
        self.driver.tap(next((name for name in names if name in there), names[0]))

    def find(self, name: str, more: str) -> None:
        """Tap `name`, looked for from the top of a list on by `more`; raises `LookupError` where it never is."""
        for way in (tr("Up"), more):
            while name not in self.driver.names() and way in self.driver.names():
                self.driver.tap(way)
        self.driver.tap(name)

    def first(self, pattern: str) -> str:
        """Return the first name that begins as `pattern` does; raises `SiteError` where there is none."""
        start = pattern.partition("{")[0]
        for name in self.driver.names():
            if name.startswith(start):
                return name
        raise SiteError(Fault.MISSING, f"{pattern}; there is {sorted(set(self.driver.names()))}")

    def type(self, text: str) -> None:
        """Type on the keyboard on the screen, turning to its page with the digits and back."""
        for char in text:
            if char not in self.driver.names() and char.isdigit():
                self.find(tr("Numbers and signs"), tr("Letters with accents"))
            elif char.isalpha() and not {char, char.swapcase()} & set(self.driver.names()):
                self.find(tr("Letters"), tr("Letters with accents"))
            self.driver.type(char)

    def answer(self, text: str, forward: str) -> None:
        """Type an answer and go on."""
        self.type(text)
        self.driver.tap(forward)

    def wait(self, text: str) -> None:
        """Wait until `text` can be read; raises `SiteError` where it never comes."""
        if not self.driver.wait_for(lambda: self.driver.sees(text)):
            raise SiteError(Fault.MISSING, f"{text}; there is {self.driver.texts()}")

    def wait_for_control(self, pattern: str) -> None:
        """Wait until there is a control whose name begins as `pattern` does; raises `SiteError` where none comes."""
        start = pattern.partition("{")[0]
        if not self.driver.wait_for(lambda: any(name.startswith(start) for name in self.driver.names())):
            raise SiteError(Fault.MISSING, f"{pattern}; there is {sorted(set(self.driver.names()))}")

    def open_tab(self, name: str) -> None:
        """Go to another tab of the staff's, on a small screen through the menu."""
        if tr("Menu") in self.driver.names():
            self.driver.tap(tr("Menu"))
        self.driver.tap(self.first(name))
