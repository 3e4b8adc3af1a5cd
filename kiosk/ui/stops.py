"""What the keyboard can stop at on the screen, in the order in which the screen is read."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.reading_order import Spot, in_reading_order


def stops(root: QWidget) -> list[QWidget]:
    """Return the controls under `root` that can be seen and used, in reading order.

    The order follows what is seen, not how the program is built: a button that a screen lends to the bottom bar is read
    there, in every language and at every text size.
    """
    is_mirrored = root.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return [stop for group in _order(_groups(root, root), is_mirrored=is_mirrored) for stop in group]


def shown(root: QWidget) -> Iterator[QWidget]:
    """Give all widgets under `root` that are shown."""
    for child in root.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            yield child
            yield from shown(child)


def is_stop(widget: QWidget) -> bool:
    """Whether the keyboard can stop at `widget`: it can have the focus, can be used, and can be seen."""
    # Not `TabFocus`: Qt takes that from all answers of a question but the chosen one.
    has_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return has_focus and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def place_in(window: QWidget, widget: QWidget) -> QRect:
    """Return where `widget` is, in pixels of `window`."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def host_of(stop: QWidget, among: list[QWidget]) -> QWidget | None:
    """Return the stop that `stop` lies in, such as the text that a link stands in."""
    parent = stop.parentWidget()
    while parent is not None:
        if parent in among:
            return parent
        parent = parent.parentWidget()
    return None


class _Group:
    """A widget with stops in it; it is read as one thing unless something else lies on it."""

    def __init__(self, place: QRect, own: list[QWidget], parts: "list[_Group]") -> None:
        self.place = place
        self.own = own
        self.parts = parts


def _groups(widget: QWidget, root: QWidget) -> list[_Group]:
    found: list[_Group] = []
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isHidden() or child.isWindow():
            continue
        if hasattr(child, "show_parts"):
            child.show_parts()
        parts = _groups(child, root)
        own = [child] if is_stop(child) else []
        if own or parts:
            found.append(_Group(place_in(root, child), own, parts))
    return found


def _order(groups: list[_Group], *, is_mirrored: bool) -> list[list[QWidget]]:
    spots = [Spot(group.place, group) for group in _opened(groups)]
    return [_stops_of(group, is_mirrored=is_mirrored) for group in in_reading_order(spots, is_mirrored=is_mirrored)]


def _stops_of(group: _Group, *, is_mirrored: bool) -> list[QWidget]:
    inner = _order(group.parts, is_mirrored=is_mirrored) if group.parts else []
    return group.own + [stop for stops in inner for stop in stops]


def _opened(groups: list[_Group]) -> list[_Group]:
    """Open the groups that lie below others, the largest first: their parts are read among the others."""
    groups = list(groups)
    while True:
        covered = [group for group in groups if group.parts and not group.own and _is_overlapped(group, groups)]
        if not covered:
            return groups
        largest = max(covered, key=_area)
        groups.remove(largest)
        groups += largest.parts


def _is_overlapped(group: _Group, groups: list[_Group]) -> bool:
    return any(other is not group and other.place.intersects(group.place) for other in groups)


def _area(group: _Group) -> int:
    return group.place.width() * group.place.height()
