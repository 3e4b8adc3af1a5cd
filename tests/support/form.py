"""The call-back form for tests: desks that take, refuse, hang or break, and a stage where it is tapped by name."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Library
from kiosk.errors import Fault, SiteError
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.settings import Callback as CallbackSettings
from kiosk.settings import Clinic, Settings, Taps
from kiosk.ui.look import Look
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.steady import Dragged, Scroller, Target
from kiosk.ui.theme import THEMES
from kiosk.ui.touch import TouchDoor, nearest_target, rule_in_pixels, scroller_at
from kiosk.visit.route import Route
from kiosk.visit.visit import Contrast, Visit
from tests.support.fakes import FakeClock

SIZES = {"wide": (1920, 1080, 0.2646), "tall": (1080, 1920, 0.2646), "low": (1024, 600, 0.217)}


class FakeDesk:
    """Keeps what was saved in a list, or does what it is told instead."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.closed: Fault | None = None
        self.fault = fault
        self.bug: Exception | None = None
        self.gate: threading.Event | None = None
        self.saved: dict[str, Draft] = {}
        self.calls = 0
        self.threads: list[threading.Thread] = []

    def trouble(self) -> Fault | None:
        return self.closed

    def save(self, draft: Draft) -> Receipt:
        self.calls += 1
        self.threads.append(threading.current_thread())
        if self.gate is not None:
            self.gate.wait(20)
        if self.bug is not None:
            raise self.bug
        if self.fault is not None:
            raise SiteError(self.fault, "requests")
        self.saved[str(draft.id)] = replace(draft)
        return Receipt(draft.id, len(self.saved), "0" * 64, datetime(2026, 3, 2, tzinfo=UTC))


def empty_library() -> Library:
    """Return a library without a page."""
    return Library("en", Path(), Path())


class Stage(QWidget):
    """A window with one screen on it; taps go through the steady-tap door, as in the kiosk."""

    def __init__(self, size: str = "wide", text: float = 1.0, contrast: Contrast = Contrast.LIGHT) -> None:
        super().__init__()
        width, height, mm = SIZES[size]
        self.resize(width, height)
        self.look = Look(THEMES[contrast], Metrics(width, height, mm, text))
        self.clock = FakeClock()
        self.routes: list[Route] = []
        self.winId()
        self.door = TouchDoor(self, self.clock, rule_in_pixels(Taps(), mm), self)
        self.windowHandle().installEventFilter(self.door)

    def put_on(self, screen: Screen, route: Route, visit: Visit) -> None:
        """Show `screen` at `route`."""
        screen.setParent(self)
        screen.setGeometry(self.rect())
        screen.restyle(self.look)
        screen.wants.connect(self.routes.append)
        screen.enter(route, visit)
        screen.show()
        self.show()
        self.activateWindow()

    def control(self, name: str) -> QWidget:
        """Return the control on show with that accessible name; fails if there is none."""
        names = []
        for widget in self.findChildren(QWidget):
            if widget.isVisible() and hasattr(widget, "touch_targets"):
                names.append(widget.accessibleName())
                if widget.accessibleName() == name:
                    return widget
        raise AssertionError(f"no control {name!r} among {names}")

    def sees(self) -> str:
        """Return all words on show."""
        texts = []
        for widget in self.findChildren(QWidget):
            if widget.isVisible() and hasattr(widget, "text"):
                texts.append(str(widget.text()))
        return "\n".join(texts)

    def tap(self, *names: str) -> None:
        """Tap controls one after the other, slowly."""
        for name in names:
            self.clock.advance(1.0)
            widget = self.control(name)
            point = widget.mapTo(self, widget.rect().center())
            QTest.mouseClick(self.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def type(self, text: str) -> None:
        """Type on the touch keyboard."""
        for character in text:
            self.tap("space" if character == " " else character)

    # The steady-tap rule's side.

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        return nearest_target(self, x, y, reach)

    def scroller_at(self, x: float, y: float) -> Scroller | Dragged | None:
        return scroller_at(self, x, y)

    def felt(self) -> None:
        pass

    def missed(self, x: float, y: float) -> None:
        pass

    def touched(self, x: float, y: float, is_hit: bool) -> None:
        pass


def place_of(stage: QWidget, widget: QWidget) -> QRect:
    """Return where `widget` lies on the stage."""
    return QRect(widget.mapTo(stage, QPoint(0, 0)), widget.size())


def make_site(desk: FakeDesk, times: tuple[str, ...] = ("Morning", "Any time")) -> Site:
    """Return what all screens share, for a clinic with a name of its own."""
    settings = Settings(clinic=Clinic(name="Test Clinic"), callback=CallbackSettings(times=times))
    site = Site(settings)
    site.library, site.desk = empty_library(), desk
    return site
