"""What has been answered at the first start so far; nothing of it is kept anywhere else."""

from collections.abc import Callable
from functools import partial

from kiosk.i18n import language
from kiosk.requests.phone import as_typed, check
from kiosk.ui.setup.installer import Installer
from kiosk.ui.setup.questions import CHECKED, OTHER, PARTS, TYPED, Step
from kiosk.ui.setup.words import amiss


class Answers:
    """Letters as they were typed, a region, and the recovery key that is shown.

    `has_size`: the screen can be measured.
    """

    def __init__(self, installer: Installer, region: str, *, has_size: bool) -> None:
        self._installer = installer
        self._has_size = has_size
        self.typed: dict[Step, list[str]] = {step: [] for step in TYPED}
        self.region = region
        self.recovery = ""
        self._doubted = ""  # a telephone number that was asked about

    def __repr__(self) -> str:
        return "Answers()"  # a repr may end in a log

    def forget(self) -> None:
        """Keep nothing."""
        for typed in self.typed.values():
            typed.clear()
        self.recovery = self._doubted = ""

    def path(self) -> list[Step]:
        """Return the steps of this kiosk, up to the last that waits for somebody."""
        leaves_out = {Step.WORKING, Step.DONE}
        if self.region != OTHER:
            leaves_out.add(Step.COUNTRY)
        if not self._has_size:
            leaves_out.add(Step.SIZE)
        return [step for part in PARTS for step in part if step not in leaves_out]

    def text(self, step: Step) -> str:
        """Return what was typed, without blanks at its ends."""
        return "".join(self.typed[step]).strip()

    def country(self) -> str:
        """Return the code of the country, chosen or typed."""
        return self.region or self.text(Step.COUNTRY).upper()

    def phone(self) -> str:
        """Return the telephone number in the form of the country."""
        return as_typed(phone, self.country()) if (phone := self.text(Step.PHONE)) else ""

    def problem_of(self, step: Step) -> tuple[str, ...]:
        """Return what is amiss with what was typed, longest wording first; nothing where it can be taken."""
        text = self.text(step)
        match step:
            case Step.PHONE:
                is_good = not text or text == self._doubted or check(text, self.country()).looks_right
                self._doubted = text
            case Step.PASSPHRASE:
                is_good = len(self.typed[step]) >= self._installer.least_passphrase
            case Step.AGAIN:
                is_good = self.typed[step] == self.typed[Step.PASSPHRASE]
            case Step.CHECK:
                is_good = text.upper() == self.recovery[-CHECKED:]
            case Step.CLINIC:
                is_good = self._installer.is_clinic(text)
            case Step.STAFF:
                is_good = self._installer.is_staff(text)
            case Step.COUNTRY:
                is_good = len(text) == 2 and text.isascii() and text.isalpha()
            case _:
                is_good = True
        return () if is_good else amiss(step)

    def deed(self) -> Callable[[], None]:
        """Return what sets the kiosk up as it was answered."""
        settings: dict[str, object] = {
            "pages.language": language(),
            "clinic.name": self.text(Step.CLINIC),
            "clinic.region": self.country(),
            "clinic.phone": self.phone(),
            "clinic.hours": self.text(Step.HOURS),
        }
        typed = "".join(self.typed[Step.PASSPHRASE])
        return partial(self._installer.finish, settings, self.text(Step.STAFF), typed, self.recovery)
