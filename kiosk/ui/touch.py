"""The door for taps: every touch and mouse event of the window goes through the steady-tap rule, and none past it."""

from math import hypot
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.settings import Taps
from kiosk.ui.steady import MOUSE, Dragged, Scroller, SteadyTaps, Surface, TapRule, Target

# Compositors make mouse presses of touches (and drivers touches of mouse presses) up to half a second late; so long
# after one kind, and a little longer, the other kind presses nothing.
OTHER_KIND_S = 0.6

_MOUSE_EVENTS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}
_TOUCH_EVENTS = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_GONE = {QEvent.Type.FocusOut, QEvent.Type.Hide}  # of the window: something else has come over it
_SWALLOWED = {
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
    QEvent.Type.NativeGesture,
    QEvent.Type.ContextMenu,
}

_MARKS: dict[tuple[type, str], bool] = {}


class HasTargets(Protocol):
    """A widget with places to tap: itself, or parts of it."""

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the places in the widget's own pixels, each with what a tap on it does."""
        ...


def rule_in_pixels(taps: Taps, mm_per_px: float) -> TapRule:
    """Return the settings' numbers in pixels and seconds."""
    return TapRule(
        reach=taps.reach_mm / mm_per_px,
        drift=taps.drift_mm / mm_per_px,
        palm=taps.palm_mm / mm_per_px,
        repeat=taps.repeat_ms / 1000,
        settle=taps.settle_ms / 1000,
    )


def nearest_target(root: QWidget, x: float, y: float, reach: float) -> Target | None:
    """Return the visible target of `root` under the point (pixels of `root`), else the nearest within `reach`.

    A widget with `is_touch_ground` is the ground behind others: it is taken where nothing else is near. One with
    `covers_targets` lies over others: on it only its own parts are there.
    """
    point = QPoint(round(x), round(y))
    best: Target | None = None
    ground: Target | None = None
    best_distance = reach
    cover = _cover_at(root, point)
    for widget in (root, *root.findChildren(QWidget)) if cover is None else cover.findChildren(QWidget):
        if not _has(widget, "touch_targets") or not widget.isVisible():
            continue
        offset = widget.mapTo(root, QPoint(0, 0))
        shown = widget.visibleRegion().boundingRect()
        for place, target in cast("HasTargets", widget).touch_targets():
            rect = place.intersected(shown).translated(offset)
            if rect.isEmpty():
                continue
            if _has(widget, "is_touch_ground"):
                ground = target
                continue
            if rect.contains(point):
                return target if widget.isEnabled() else None  # a dead button passes nothing on to its neighbours
            if not widget.isEnabled():
                continue
            distance = _distance(rect, x, y)
            if distance <= best_distance:
                best, best_distance = target, distance
    return best or ground


def _has(widget: QWidget, what: str) -> bool:
    """Whether a class has a mark or a method; Qt classes are slow to say that they lack one, and a touch asks many."""
    key = type(widget), what
    if key not in _MARKS:
        _MARKS[key] = bool(getattr(type(widget), what, False))
    return _MARKS[key]


def _cover_at(root: QWidget, point: QPoint) -> QWidget | None:
    for widget in root.findChildren(QWidget):
        is_cover = _has(widget, "covers_targets") and widget.isVisible()
        if is_cover and widget.rect().contains(widget.mapFrom(root, point)):
            return widget
    return None


def scroller_at(root: QWidget, x: float, y: float) -> Scroller | Dragged | None:
    """Return the innermost widget under the point that scrolls, or that can be dragged."""
    widget = root.childAt(round(x), round(y))
    while widget is not None and widget is not root:
        if hasattr(widget, "scroll_by"):
            return cast("Scroller", widget)
        if hasattr(widget, "drag_by"):
            return cast("Dragged", widget)
        widget = widget.parentWidget()
    return None


def rests_at(root: QWidget, x: float, y: float) -> bool:
    """Whether the point lies on a widget with `is_rest`, on which hands may lie while others tap elsewhere."""
    point = QPoint(round(x), round(y))
    return any(
        widget.isVisible() and widget.rect().contains(widget.mapFrom(root, point))
        for widget in root.findChildren(QWidget)
        if _has(widget, "is_rest")
    )


class TouchDoor(QObject):
    """Filters the events of one native window; install it on `QWidget.windowHandle()`."""

    def __init__(self, surface: Surface, clock: Clock, rule: TapRule, parent: QObject) -> None:
        super().__init__(parent)
        self.taps = SteadyTaps(surface, clock, rule)
        self._clock = clock
        self._last_of = {True: float("-inf"), False: float("-inf")}  # when a mouse, a finger pressed or lifted last

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take all touch and mouse events away from the widgets."""
        kind = event.type()
        if kind in _TOUCH_EVENTS:
            self._touch(cast("QTouchEvent", event))
            event.accept()
            return True
        if kind in _MOUSE_EVENTS:
            self._mouse(cast("QMouseEvent", event))
            return True
        if kind in _GONE:
            self.taps.cancel()
        return kind in _SWALLOWED or super().eventFilter(watched, event)

    def _touch(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() in (QEvent.Type.TouchCancel, QEvent.Type.TouchBegin):
            self.taps.lost()  # before the first finger nothing is down, whatever we have been told
        for point in points:
            position = point.position()
            x, y = position.x(), position.y()
            if point.state() == QEventPoint.State.Pressed:
                size = point.ellipseDiameters()
                self._down(point.id(), x, y, max(size.width(), size.height()))
            elif point.state() == QEventPoint.State.Updated:
                self.taps.move(point.id(), x, y)
            elif point.state() == QEventPoint.State.Released:
                self._up(point.id(), x, y)
        if event.type() == QEvent.Type.TouchEnd:  # the last finger has lifted
            self.taps.lost()

    def _mouse(self, event: QMouseEvent) -> None:
        position = event.position()
        if event.type() == QEvent.Type.MouseMove:
            self.taps.move(MOUSE, position.x(), position.y())
        elif event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._down(MOUSE, position.x(), position.y())
            else:
                self._up(MOUSE, position.x(), position.y())

    def _down(self, contact: int, x: float, y: float, width: float = 0.0) -> None:
        now, is_mouse = self._clock.monotonic(), contact == MOUSE
        if now - self._last_of[not is_mouse] >= OTHER_KIND_S:
            self._last_of[is_mouse] = now
            self.taps.down(contact, x, y, width)

    def _up(self, contact: int, x: float, y: float) -> None:
        self._last_of[contact == MOUSE] = self._clock.monotonic()
        self.taps.up(contact, x, y)


def is_touched(widget: QWidget) -> bool:
    """Whether a finger is down in the window of `widget`: what it is on must not become something else."""
    door = getattr(widget.window(), "door", None)
    return isinstance(door, TouchDoor) and door.taps.is_held


def _distance(rect: QRect, x: float, y: float) -> float:
    dx = max(rect.left() - x, 0.0, x - rect.right())
    dy = max(rect.top() - y, 0.0, y - rect.bottom())
    return hypot(dx, dy)
