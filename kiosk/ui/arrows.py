"""Where an arrow key leads from one control: into a text, out of it, among its links, else to what lies nearest."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.reading_order import Spot, Way, nearest
from kiosk.ui.stops import host_of, place_in


def goal_of(window: QWidget, now: QWidget, found: list[QWidget], way: Way) -> QWidget | None:
    """Return which of the controls `found` the arrow `way` leads to from `now`; None where nothing lies there."""
    start = _place_of(window, now)
    host = host_of(now, found)
    inner = [stop for stop in found if host_of(stop, found) is now]
    if inner and way is onward(window):
        return inner[0]
    if host is not None:
        links = [stop for stop in found if stop is not now and host_of(stop, found) is host]
        goal = nearest(start, _spots(window, links), way)
        if goal is not None or way in (Way.UP, Way.DOWN):
            return goal or host
    others = [stop for stop in found if stop not in (now, host) and host_of(stop, found) is None]
    return nearest(start, _spots(window, others), way)


def onward(window: QWidget) -> Way:
    """Return the way that reading goes within a line."""
    return Way.LEFT if window.layoutDirection() == Qt.LayoutDirection.RightToLeft else Way.RIGHT


def _spots(window: QWidget, found: list[QWidget]) -> list[Spot[QWidget]]:
    return [Spot(_place_of(window, stop), stop) for stop in found]


def _place_of(window: QWidget, stop: QWidget) -> QRect:
    """Return where arrows come from and lead to, in pixels of the window; of what is in several places, the first."""
    place = place_in(window, stop)
    return stop.focus_places()[0].translated(place.topLeft()) if hasattr(stop, "focus_places") else place
