"""The program's own screens under the model's taps: real windows, real touch events, time in our hands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bench.hands_model import Place, Press, Tap
from bench.search import ClosedDesk
from kiosk.clock import SteppedClock, SystemClock
from kiosk.content.shelf import Shelf
from kiosk.paths import CONTENT
from kiosk.settings import Settings
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide, Parts
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.steady import Dragged, Scroller, Target
from kiosk.ui.touch import HasTargets, TouchDoor
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.window import KioskWindow
from kiosk.visit.route import AskCall, Home, ShowTopic

HOME, TOPIC, FORM, KEYS = SCREENS = ("home", "topic", "form", "keyboard")
_BETWEEN_TAPS_S = 1.0  # longer than any time of the rule


@dataclass(frozen=True)
class Glass:
    """A screen that a clinic may have: pixels, and the millimetres of one."""

    width: int
    height: int
    mm_per_px: float

    @property
    def name(self) -> str:
        """Return the size in pixels, as people write it."""
        return f"{self.width} x {self.height}"


GLASSES = (Glass(1024, 600, 0.217), Glass(1920, 1080, 0.2646), Glass(1080, 1920, 0.2646))


@dataclass(frozen=True)
class Probe:
    """A target that looks pressed as the real one does, and notes what it would have done."""

    target: Target
    acted: list[Target] = field(compare=False)

    def set_pressed(self, is_pressed: bool) -> None:
        """Hand the look on."""
        self.target.set_pressed(is_pressed)

    def activate(self) -> None:
        """Note the action, so that the next tap meets the same screen."""
        self.acted.append(self.target)


class Watched:
    """The window's surface with probes on all its targets."""

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self.acted: list[Target] = []

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        """Return the window's own target, under a probe."""
        target = self._window.target_at(x, y, reach)
        return Probe(target, self.acted) if target is not None else None

    def scroller_at(self, x: float, y: float) -> Scroller | Dragged | None:
        """Return the window's own ground that scrolls."""
        return self._window.scroller_at(x, y)

    def felt(self) -> None:
        """Let the window know, so that the visit goes on."""
        self._window.felt()

    def missed(self, x: float, y: float) -> None:
        """Show no ring."""


class Kiosk:
    """One kiosk on one glass; there has to be a `QApplication`."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        self._clock = SteppedClock(SystemClock().now())
        shelf, desk = Shelf(CONTENT), ClosedDesk()
        settings = Settings()
        parts = Parts(
            settings, self._clock, lambda: shelf, lambda: desk, glass.mm_per_px, is_trial=False, language="en"
        )
        self.guide = Guide(parts)
        self.guide.window.resize(glass.width, glass.height)
        self.guide.start()
        self.guide.window.show()
        self.guide.furnish()
        self.window = self.guide.window
        self.driver = Driver(self.guide, self._clock)
        self._device = QTest.createTouchDevice()
        self._topic = shelf.library("en").topics[0]

    def show(self, screen: str) -> None:
        """Show one of `SCREENS`."""
        self.window.setUpdatesEnabled(True)
        self.guide.end_visit()
        self.guide.go(Home())
        if screen == TOPIC:
            self.guide.go(ShowTopic(self._topic.id))
        elif screen in (FORM, KEYS):
            self.guide.go(AskCall())
        self.driver.settle()
        if screen == FORM:
            self._answer_up_to_the_time()
        self.window.setUpdatesEnabled(False)  # painting would take most of the time and change nothing

    def close(self) -> None:
        """End the kiosk."""
        self.driver.close()

    def targets(self) -> tuple[list[Place], list[Target]]:
        """Return what can be tapped now: places in mm, and their targets; links in texts and dead buttons are not."""
        places, targets = [], []
        for widget in self.window.root.findChildren(QWidget):
            is_target = hasattr(widget, "touch_targets") and widget.isVisible() and widget.isEnabled()
            if not is_target or getattr(widget, "is_touch_ground", False) or isinstance(widget, PageView):
                continue
            places += [self.place_of(widget, part) for part, _ in _targets_of(widget)]
            targets += [target for _, target in _targets_of(widget)]
        return places, targets

    def place_of(self, widget: QWidget, part: QRect | None = None) -> Place:
        """Return where a widget or a part of it is, in mm of the glass."""
        mm = self.glass.mm_per_px
        part = part or widget.rect()
        corner = widget.mapTo(self.window, part.topLeft())
        return Place(widget.accessibleName(), corner.x() * mm, corner.y() * mm, part.width() * mm, part.height() * mm)

    @contextmanager
    def probed(self) -> Iterator[Watched]:
        """Put the same door on the window that it has, with a surface that notes and does nothing."""
        window = self.window
        surface = Watched(window)
        door = TouchDoor(surface, self._clock, window.door.taps.rule, window)
        door.taps.is_rest = window.door.taps.is_rest
        handle = window.windowHandle()
        handle.removeEventFilter(window.door)
        handle.installEventFilter(door)
        yield surface
        handle.removeEventFilter(door)
        handle.installEventFilter(window.door)
        door.deleteLater()

    def tap(self, tap: Tap) -> None:
        """Touch the glass as the tap says, in the time that it takes."""
        self._clock.advance(_BETWEEN_TAPS_S)
        self._press(tap.press, self._on_glass(tap.second))
        if tap.bounce is not None:
            self._clock.advance(tap.pause / 1000)
            self._press(tap.bounce, None)

    def _press(self, press: Press, second: QPoint | None) -> None:
        handle = self.window.windowHandle()
        told = 0.0
        for number, (at, x, y) in enumerate(press.path):
            self._clock.advance((at - told) / 1000)
            told = at
            event = QTest.touchEvent(handle, self._device)
            point = self._px(x, y)
            is_last = number == len(press.path) - 1
            if number == 0:
                event.press(0, point, handle)
            elif is_last:
                event.release(0, point, handle)
            else:
                event.move(0, point, handle)
            if second is not None:
                self._rest(event, second, is_first=number == 0, is_last=is_last)
            event.commit(False)

    def _rest(self, event: QTest.QTouchEventSequence, point: QPoint, *, is_first: bool, is_last: bool) -> None:
        """Let a second contact come, stay and leave with the first."""
        handle = self.window.windowHandle()
        if is_first:
            event.press(1, point, handle)
        elif is_last:
            event.release(1, point, handle)
        else:
            event.stationary(1)

    def _on_glass(self, second: tuple[float, float] | None) -> QPoint | None:
        """Return where a second contact is, None if there is none or it misses the glass."""
        point = self._px(*second) if second is not None else None
        return point if point is not None and self.window.rect().contains(point) else None

    def _px(self, x: float, y: float) -> QPoint:
        return QPoint(round(x / self.glass.mm_per_px), round(y / self.glass.mm_per_px))

    def _answer_up_to_the_time(self) -> None:
        """Type a name and a number, so that the form asks to choose an answer."""
        for text in ("Ana", "2085550123"):
            self.driver.type(text)
            self.driver.tap(next(name for name in self.driver.names() if name.startswith("Next: ")))


def is_letter(widget: object) -> bool:
    """Whether a target is a key of the keyboard that types a letter."""
    return isinstance(widget, KeyButton) and widget.name.isalpha() and len(widget.name) == 1


def _targets_of(widget: QWidget) -> list[tuple[QRect, Target]]:
    source: HasTargets = widget  # type: ignore[assignment]  # it has the method
    return source.touch_targets()
