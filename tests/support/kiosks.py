"""Whole kiosks for window tests: a clock in our hands, desks that behave as told, and a look for what is left over."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk.content.pseudo import PseudoShelf, learn
from kiosk.desk import CallDesk
from kiosk.errors import Fault
from kiosk.i18n import set_language
from kiosk.paths import CONTENT, DataFolder
from kiosk.settings import Clinic, Settings
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide, Parts
from kiosk.ui.saving import Desk
from kiosk.ui.setup.installer import Installer
from kiosk.ui.speech.voice import Voice
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.true_size import TrueSize
from kiosk.usage import Usage
from kiosk.visit.route import Route
from tests.support.fakes import FakeClock
from tests.support.form import FakeDesk
from tests.support.traces import traces

_JOIN_S = 5.0
_TELLING = 4  # shorter texts than this are found anywhere

CLINIC = Clinic(
    name="Test Clinic", phone="208-555-0100", address="1 Test Street", hours="Monday to Friday, 8 to 5", region="US"
)


@dataclass(frozen=True)
class Screen:
    """A screen that a clinic may have: pixels, and the millimetres of one."""

    width: int
    height: int
    mm_per_px: float


WIDE = Screen(1920, 1080, 0.2646)
TALL = Screen(1080, 1920, 0.2646)
SMALL = Screen(1024, 600, 0.217)
MIDDLE = Screen(1280, 800, 0.2646)
NEAR = Screen(1280, 800, 0.217)  # 13 inch: low, but not as low as the small one
FINE = Screen(3840, 2160, 0.1323)
SCREENS = {"wide": WIDE, "tall": TALL, "small": SMALL, "middle": MIDDLE, "fine": FINE}


class SavingDesk(FakeDesk):
    """Takes every request and gives a receipt."""


class FullDiskDesk(FakeDesk):
    """Seems fine until a request is to be written: the disk is full."""

    def __init__(self) -> None:
        super().__init__(Fault.DISK_FULL)


class NoKeyDesk(FakeDesk):
    """Has no key to seal a request with."""

    def __init__(self) -> None:
        super().__init__()
        self.closed = Fault.NO_KEY


class SlowDesk(FakeDesk):
    """Writes for as long as nobody opens its gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()


class Hand(Driver):
    """A driver that remembers what it typed, so that a test can look for it afterwards."""

    def __init__(self, guide: Guide, clock: FakeClock, desk: Desk) -> None:
        super().__init__(guide, clock)
        self.desk = desk
        self.typed: list[str] = []

    def where(self) -> Route:
        """Return where the visitor is now."""
        return self.guide.route

    def type(self, text: str) -> None:
        """Type `text` on the keyboard on the screen."""
        self.typed.append(text)
        super().type(text)


class Kiosks:
    """Opens kiosks and, after the test, closes them and fails where something is left over."""

    def __init__(self, folder: Path, log: Callable[[], str]) -> None:
        self._folder = folder
        self._log = log
        self._open: list[Hand] = []
        self.clock = FakeClock()

    def __call__(
        self,
        screen: Screen = WIDE,
        *,
        content: Path = CONTENT,
        settings: Settings | None = None,
        desk: Desk | None = None,
        is_trial: bool = False,
        is_furnished: bool = True,
        sign_offs: Path | None = None,
        language: str = "en",
        voice: Voice | None = None,
        usage: Usage | None = None,
        staff: StaffDesk | None = None,
        installer: Installer | None = None,
        true_size: TrueSize | None = None,
    ) -> Hand:
        """Return the hand of a new kiosk that waits for a visitor; its desk takes everything unless one is given."""
        desk = desk or SavingDesk()
        learn()
        shelves = [PseudoShelf(content, sign_offs)]
        parts = Parts(
            settings=settings or Settings(clinic=CLINIC),
            clock=self.clock,
            make_shelf=shelves.pop,
            make_desk=[desk].pop,
            mm_per_px=screen.mm_per_px,
            is_trial=is_trial,
            language=language,
            make_voice=[voice].pop if voice is not None else None,
            make_usage=[usage].pop if usage is not None else None,
            staff=[staff].pop if staff is not None else None,
            installer=[installer].pop if installer is not None else None,
            true_size=true_size,
        )
        guide = Guide(parts)
        guide.window.resize(screen.width, screen.height)
        guide.start()
        guide._timer.stop()  # the hand lets time pass, and nothing else
        guide.window.show()
        guide.window.activateWindow()
        if is_furnished:
            guide.furnish()
            guide.listening.find_voice()
        hand = Hand(guide, self.clock, desk)
        hand.settle()
        self._open.append(hand)
        return hand

    @property
    def data(self) -> DataFolder:
        """The data folder of the real desk."""
        return DataFolder(self._folder / "data")

    def real_desk(self, settings: Settings | None = None) -> CallDesk:
        """Return a desk of a kiosk on trial, which writes into `data`."""
        return CallDesk(self.data, self.clock, settings or Settings(clinic=CLINIC), is_trial=True)

    def close(self) -> None:
        """Close all kiosks; raises `AssertionError` for what is left over: text, timers, threads, windows."""
        left: list[str] = []
        for hand in self._open:
            if isinstance(hand.desk, FakeDesk) and hand.desk.gate is not None:
                hand.desk.gate.set()
            _wait_for_savers()
            left += self._texts_left(hand)
            left += _close(hand)
        self._open.clear()
        set_language("en")
        left += [f"window {widget.objectName() or widget!r}" for widget in QApplication.topLevelWidgets()]
        if left:
            raise AssertionError(f"left over after the kiosk was closed: {left}")

    def _texts_left(self, hand: Hand) -> list[str]:
        """Return where typed text still is after the visit has ended, in the window or the log."""
        hand.settle()
        hand.guide.end_visit()
        texts = [text for text in hand.typed if len(text) >= _TELLING]
        left = [f"what was typed, in {trace}" for trace in (traces(hand.window, *texts) if texts else [])]
        return left + ["what was typed, in the log" for text in texts if text in self._log()]


def _close(hand: Hand) -> list[str]:
    guide, window = hand.guide, hand.window
    timers = [*guide.findChildren(QTimer), *window.findChildren(QTimer)]
    guide.leave()
    left = ["a timer runs on" for timer in timers if timer.isActive() and not timer.isSingleShot()]
    guide.deleteLater()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return left + ["a window that does not die" for _ in (window,) if isValid(window)]


def _wait_for_savers() -> None:
    for thread in threading.enumerate():
        if thread.name == "saving":
            thread.join(_JOIN_S)
            assert not thread.is_alive(), "a request is written for ever"
    QApplication.processEvents()
