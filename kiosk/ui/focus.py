"""Moves the keyboard's focus: in reading order, by arrows to what lies nearest, and back to where a visitor was."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from kiosk.clock import Clock
from kiosk.ui.arrows import goal_of, onward
from kiosk.ui.focus_watch import FocusWatch
from kiosk.ui.look import Look
from kiosk.ui.reading_order import Way
from kiosk.ui.steady import Target
from kiosk.ui.stops import is_stop, place_in, shown, stops
from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.visit.route import Route


class Stage(Protocol):
    """The window's side; all of it is a `QWidget` too."""

    @property
    def root(self) -> QWidget:
        """What can be used now: the question while it is asked, else everything."""
        ...

    @property
    def shown(self) -> QWidget | None:
        """The screen on show."""
        ...


class Reader(Protocol):
    """A text that is read by screenfuls."""

    def turn(self, by: int) -> bool:
        """Show the next (1) or the last (-1) screenful; False where there is none."""
        ...


class Focus(QObject):
    """The one place that decides which control the keys act on."""

    def __init__(self, window: QWidget, clock: Clock, repeat_s: float) -> None:
        super().__init__(window)
        self._window = window
        self._stage = cast("Stage", window)
        self._clock = clock
        self._repeat_s = repeat_s
        self.ring = FocusRing(window)
        self._marks: dict[Route, str] = {}  # the name of the control that a visitor left a place by
        self._place = QRect()  # where the focus was last
        self._beside: QWidget | None = None  # what it stood on
        self._kept: QWidget | None = None
        self._left: QWidget | None = None  # the screen that has just been left
        self._held: QWidget | None = None
        self._last_select = float("-inf")
        self._is_mending = False
        self._is_late = False  # another screen has come, and nobody has asked yet where the focus is
        self._watch = FocusWatch(window)
        self._watch.changed.connect(self.refresh)
        self._watch.moved.connect(self.mend)

    def restyle(self, look: Look) -> None:
        """Take the colours and sizes of `look`."""
        self.ring.restyle(look)

    @property
    def is_shown(self) -> bool:
        """Whether the ring shows where the keys act: once keys are used, until the screen is touched."""
        return bool(self._window.property("keyboardUsed"))

    @property
    def _is_needed(self) -> bool:
        """Whether anybody wants to know where the focus is: looking for it takes some milliseconds."""
        return self.is_shown or QAccessible.isActive()

    @property
    def takes_text(self) -> bool:
        """Whether what is typed goes into a field."""
        return getattr(self._window.focusWidget(), "takes_text", False) and self.control() is not None

    def control(self) -> QWidget | None:
        """Return the control that has the focus, if it can be used now."""
        widget = self._window.focusWidget()
        root = self.cover() or self._stage.root
        return widget if widget is not None and root.isAncestorOf(widget) and is_stop(widget) else None

    # What keys do.

    def reveal(self) -> None:
        """Show where the focus is; where it is nowhere, give it to the screen's first control."""
        if self._is_late or self.control() is None:
            self.land()
        self.refresh()

    def step(self, by: int) -> None:
        """Go on (1) or back (-1) in reading order, round and round."""
        found = self._stops()
        if not found:
            return
        now = self._window.focusWidget()
        if now in found:
            self._go(found[(found.index(now) + by) % len(found)])
        else:
            self._go(self._nearest_to_last(found))

    def move(self, way: Way) -> None:
        """Go to what lies nearest in the direction `way`; in a text up and down read on."""
        found = self._stops()
        now = self._window.focusWidget()
        if now is None or now not in found:
            self.step(1)
            return
        if self._read(now, way):
            return
        goal = goal_of(self._window, now, found, way)
        if goal is not None:
            self._go(goal)
        elif way in (Way.UP, Way.DOWN):
            self.read_on(1 if way is Way.DOWN else -1)
        else:
            self.step(1 if way is onward(self._window) else -1)  # at a row's end as at a line's: on to the next

    def read_on(self, by: int) -> None:
        """Show the next (1) or the last (-1) screenful of the text on the screen."""
        for stop in self._stops():
            if hasattr(stop, "turn"):
                cast("Reader", stop).turn(by)
                return

    def press(self) -> None:
        """Show the control as pressed; `release` acts. What comes too soon after the last time is a bounce."""
        if self._clock.monotonic() - self._last_select < self._repeat_s:
            return
        self._held = self.control()
        if hasattr(self._held, "set_pressed"):
            cast("Target", self._held).set_pressed(True)

    def release(self) -> None:
        """Act on the control that was pressed, if it still has the focus."""
        held, self._held = self._held, None
        if held is None or not isValid(held):
            return
        if hasattr(held, "set_pressed"):
            held.set_pressed(False)
        if held is not self.control():
            return
        self._last_select = self._clock.monotonic()
        if isinstance(held, QAbstractButton):
            held.click()
        elif hasattr(held, "turn"):
            held.turn(1)

    # What the window tells.

    def depart(self, route: Route) -> None:
        """Remember by which control the visitor leaves the place `route`."""
        self._kept = self._window.focusWidget()
        self._left = self._stage.shown
        if self._kept is not None and self._kept.accessibleName():
            self._marks[route] = self._kept.accessibleName()

    def arrive(self, route: Route, *, is_same: bool, is_return: bool) -> None:
        """Give the focus to what suits the place `route`: where the visitor was, else the screen's first control.

        A control that is still there keeps it: who goes from step to step by one button stays at that button.
        """
        if not self._is_needed:
            self._is_late = True
            return
        found = self._stops()
        mark = self._marks.get(route, "")
        stays = is_same or (self._left is self._stage.shown and not is_return)
        if stays and self._kept in found and (is_same or not hasattr(self._kept, "target")):
            self._go(self._kept)
        elif is_return and (named := [stop for stop in found if stop.accessibleName() == mark]):
            self._go(named[0])
        else:
            self.land()

    def land(self) -> None:
        """Give the focus to the first control of the screen's own content."""
        self._is_late = False
        screen = self._stage.shown
        found = self._stops()
        wanted = screen.first_focus() if screen is not None and hasattr(screen, "first_focus") else None
        own = [stop for stop in found if screen is not None and screen.isAncestorOf(stop)]
        texts = [stop for stop in own if hasattr(stop, "turn")]  # where the arrows read on at once
        self._go(wanted if wanted in found else next(iter(texts or own or found), None))

    def rest(self) -> None:
        """Stop: the window is closing."""
        self._watch.rest()

    def forget(self) -> None:
        """Forget where this visitor was."""
        self._marks.clear()
        self._kept = self._held = self._beside = None

    def refresh(self) -> None:
        """Show the ring where the focus is, above everything."""
        control = self.control() if self.is_shown else None
        if control is None:
            self.ring.hide()
            return
        self._place, self._beside = place_in(self._window, control), control.parentWidget()
        self.ring.show_round(control, self._window.rect())

    def mend(self) -> None:
        """Soon look whether the control is still there, and if not give the focus to the nearest one."""
        if self._is_needed and not self._is_mending:
            self._is_mending = True
            QTimer.singleShot(0, self, self._mend)

    # Inside.

    def cover(self) -> QWidget | None:
        """Return what lies over the screen and must be closed before the keys go on below it."""
        return next((one for one in shown(self._stage.root) if getattr(one, "covers_targets", False)), None)

    def close_cover(self) -> bool:
        """Close what lies over the screen; False where nothing does."""
        cover = self.cover()
        if cover is not None and hasattr(cover, "close_card"):
            cover.close_card()
        return cover is not None

    def _stops(self) -> list[QWidget]:
        return stops(self.cover() or self._stage.root)

    def _go(self, stop: QWidget | None) -> None:
        if stop is not None:
            self._place, self._beside = place_in(self._window, stop), stop.parentWidget()
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _read(self, now: QWidget, way: Way) -> bool:
        if way is Way.DOWN and hasattr(now, "turn"):
            return bool(now.turn(1))
        return way is Way.UP and hasattr(now, "turn") and bool(now.turn(-1))

    def _nearest_to_last(self, found: list[QWidget]) -> QWidget | None:
        if self._place.isNull():
            return found[0]
        beside = [stop for stop in found if stop.parentWidget() is self._beside]
        return min(beside or found, key=self._far_from_last)

    def _far_from_last(self, stop: QWidget) -> int:
        return (place_in(self._window, stop).center() - self._place.center()).manhattanLength()

    def _mend(self) -> None:
        self._is_mending = False
        if self._window.isVisible() and self.control() is None and (found := self._stops()):
            self._go(self._nearest_to_last(found))
        else:
            self.refresh()
