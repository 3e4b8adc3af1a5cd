"""A hand for the tour and the tests: finds controls by their accessible names and taps them by touch events."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, QRect
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.clock import SteppedClock
from kiosk.i18n import tr
from kiosk.ui.guide import TICK_MS, Guide
from kiosk.ui.widgets.page_view import PageView

_BETWEEN_TAPS_S = 1.0  # longer than any time of the steady-tap rule
_PATIENCE_MS = 15_000


class Driver:
    """Drives one kiosk whose clock is in our hands."""

    def __init__(self, guide: Guide, clock: SteppedClock) -> None:
        self.guide = guide
        self.window = guide.window
        self.clock = clock
        self._device: QPointingDevice = QTest.createTouchDevice()

    def settle(self) -> None:
        """Let everything that is due happen and be painted."""
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        """End the kiosk and its window for good."""
        self.guide.leave()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def tap(self, name: str) -> None:
        """Tap the control (or the link) called `name`; raises `LookupError` with what could be tapped instead."""
        self.tap_at(self.place_of(name).center())

    def tap_at(self, point: QPoint, *, drift: QPoint | None = None) -> None:
        """Touch the window at `point`, roll to `point + drift` where one is given, and lift."""
        self.press_at(point)
        if drift is not None:
            self.move_to(point + drift)
        self.lift_at(point + drift if drift is not None else point)
        self.settle()

    def press_at(self, point: QPoint) -> None:
        """Put the finger down."""
        self.clock.advance(_BETWEEN_TAPS_S)
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, self._device).press(0, point, handle).commit()

    def move_to(self, point: QPoint) -> None:
        """Move the finger that is down."""
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, self._device).move(0, point, handle).commit()

    def lift_at(self, point: QPoint) -> None:
        """Lift the finger."""
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, self._device).release(0, point, handle).commit()

    def type(self, text: str) -> None:
        """Type `text` on the keyboard that is on the screen, a key a character."""
        for char in text:
            if char == " ":
                self.tap(tr("space"))
                continue
            if char not in self.names() and char.swapcase() in self.names():
                self.tap(tr("Capital letter"))
            self.tap(char)

    def wait(self, seconds: float) -> None:
        """Let `seconds` pass, with the window looking at the clock as often as it does in life."""
        step = TICK_MS / 1000
        while seconds > 0:
            self.clock.advance(min(step, seconds))
            seconds -= step
            self.guide.tick()
        self.settle()

    def wait_for(self, condition: Callable[[], bool]) -> bool:
        """Let the program work until `condition` holds; False if it does not within some real seconds."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not condition() and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.settle()
        return condition()

    def sees(self, text: str) -> bool:
        """Whether `text` can be read on the screen now."""
        return any(text in shown for shown in self.texts())

    def texts(self) -> list[str]:
        """Return all words on the screen: labels, names of controls, pages."""
        found = []
        for widget in self._visible():
            if isinstance(widget, QLabel) and widget.pixmap().isNull():
                found.append(widget.text())
            elif isinstance(widget, PageView):
                found.append(widget.toPlainText())
            elif widget.accessibleName():
                found += [widget.accessibleName(), widget.accessibleDescription()]
        return [text for text in found if text]

    def scrolled(self) -> list[int]:
        """Return how far the pages on the screen are scrolled, in pixels."""
        return [view.verticalScrollBar().value() for view in self._visible() if isinstance(view, PageView)]

    def names(self) -> list[str]:
        """Return the accessible names of all controls that can be tapped now."""
        return [name for name, _ in self._controls()]

    def place_of(self, name: str) -> QRect:
        """Return where the control or link called `name` is, in pixels of the window."""
        for found, place in self._controls():
            if found == name:
                return place
        raise LookupError(f"nothing called {name!r} can be tapped; there is {sorted(set(self.names()))}")

    def _controls(self) -> list[tuple[str, QRect]]:
        found: list[tuple[str, QRect]] = []
        for widget in self._visible():
            if not hasattr(widget, "touch_targets") or not widget.isEnabled():
                continue
            offset = widget.mapTo(self.window, QPoint(0, 0))
            if isinstance(widget, PageView):
                found += [(name, place.translated(offset)) for name, place in widget.links()]
            elif widget.accessibleName():
                found.append((widget.accessibleName(), widget.rect().translated(offset)))
        return found

    def _visible(self) -> list[QWidget]:
        return [widget for widget in self.window.root.findChildren(QWidget) if widget.isVisible()]
