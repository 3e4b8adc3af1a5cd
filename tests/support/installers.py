"""The first start for window tests: an installer without disk and keys, and who uses it."""

import threading
from collections.abc import Mapping

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.ui.setup.questions import Step
from kiosk.ui.setup.wizard import Wizard
from tests.support.kiosks import WIDE, Hand, Kiosks, Screen

KEY = "AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KH7W9Z"
PASSPHRASE = "quiet river song"  # noqa: S105 - opens nothing
FULL_NAME = "Test Clinic"


class FakeInstaller:
    """Keeps in memory what it was asked to do."""

    least_passphrase = 12

    def __init__(self) -> None:
        self.fault: Fault | None = None  # of the next deed
        self.refuses: Fault | None = None
        self.done: list[tuple[dict[str, object], str, str, str]] = []
        self.restarts = 0
        self.gate: threading.Event | None = None

    def trouble(self) -> Fault | None:
        return self.refuses

    def is_clinic(self, name: str) -> bool:
        return bool(name)

    def is_staff(self, name: str) -> bool:
        return bool(name) and " " not in name

    def new_recovery_key(self) -> str:
        return KEY

    def finish(self, settings: Mapping[str, object], staff: str, passphrase: str, recovery: str) -> None:
        if self.gate is not None:
            assert self.gate.wait(10)
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise SiteError(fault, "a test")
        self.done.append((dict(settings), staff, passphrase, recovery))

    def restart(self) -> None:
        self.restarts += 1


class Fitter:
    """Whoever installs a kiosk, and counts the taps beside typing."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.taps = 0
        self.keys = 0

    @property
    def wizard(self) -> Wizard:
        return self.hand.window.findChildren(Wizard)[0]

    @property
    def step(self) -> Step:
        return self.wizard.step

    def tap(self, name: str) -> None:
        self.taps += 1
        self.hand.tap(name)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isdigit() and letter not in self.hand.names():
                self._turn_to(tr("Numbers and signs"))
            elif letter.isalpha() and not {letter, letter.swapcase()} & set(self.hand.names()):
                self._turn_to(tr("Letters"))
            self.keys += 1
            self.hand.type(letter)

    def begin(self) -> None:
        self.tap(tr("Set up this kiosk"))

    def answer(self, text: str) -> None:
        """Type an answer and go on."""
        self.type(text)
        self.tap(tr("Next"))

    def go_to(self, step: Step) -> None:
        """Answer everything before `step`."""
        self.begin()
        while self.step is not step:
            self.do_step()

    def do_step(self) -> None:
        match self.step:
            case Step.CLINIC:
                self.answer(FULL_NAME)
            case Step.PHONE:
                self.answer("2085550100")
                if self.step is Step.PHONE:  # numbers for examples are in no plan
                    self.tap(tr("Next"))
            case Step.HOURS:
                self.answer("Monday to Friday")
            case Step.STAFF:
                self.answer("anna")
            case Step.PASSPHRASE | Step.AGAIN:
                self.answer(PASSPHRASE)
            case Step.SIZE:
                self.tap(tr("A little wider"))
                self.tap(tr("Save"))
            case Step.KEY:
                self.tap(tr("I have a copy"))
            case Step.CHECK:
                self.answer(self.wizard._answers.recovery[-4:].lower())
            case Step.READY:
                self.tap(tr("Set up now"))
                assert self.hand.wait_for(self._is_through)
            case _:
                self.tap(tr("Next"))

    def _is_through(self) -> bool:
        return self.step in (Step.DONE, Step.TROUBLE)

    def _turn_to(self, page: str) -> None:
        """Turn to the keys of `page`, which may lie behind another page."""
        self.keys += 1
        for name in (page, tr("Letters with accents"), tr("Letters")):
            if name in self.hand.names():
                self.hand.tap(name)
                break
        if page not in (name,):
            self._turn_to(page)


def make_fitter(
    make_kiosk: Kiosks, screen: Screen = WIDE, *, installer: FakeInstaller | None = None, **options: object
) -> tuple[Fitter, FakeInstaller]:
    """Return whoever installs a kiosk on trial."""
    found = installer or FakeInstaller()
    return Fitter(make_kiosk(screen, is_trial=True, installer=found, **options)), found  # type: ignore[arg-type]
