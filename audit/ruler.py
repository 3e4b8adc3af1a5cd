"""Measures what can be tapped: how large, how far apart, how far from the edge, with a name, in the same place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from audit.measure import Measure, at_least, at_most, verdict
from audit.painted import rect_of, visible
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.metrics import EDGE, GAP, KEY_HEIGHT, KEY_HEIGHT_LOW, KEY_WIDTH, LOW_KEYS, TARGET, TILE
from kiosk.ui.screens.base import Frame, Screen
from kiosk.ui.screens.body_map import Figure
from kiosk.ui.screens.home import Home
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.tile import Tile

if TYPE_CHECKING:
    from kiosk.ui.window import KioskWindow

CSS_TARGET = 11.6  # mm; 44 CSS pixels (WCAG 2.5.5)
_ROUND = 1.0  # pixel that rounding to whole pixels may take


@dataclass(frozen=True)
class Place:
    """Something that can be tapped: its name and its rectangle in pixels of the window."""

    name: str
    rect: QRect
    widget: QWidget


def targets(window: "KioskWindow") -> list[Place]:
    """Return what can be tapped, without links, grounds and the drawn body, whose parts have buttons of their own."""
    return [
        Place(widget.accessibleName() or type(widget).__name__, rect_of(widget, window), widget)
        for widget in visible(window.root)
        if hasattr(widget, "touch_targets")
        and not getattr(widget, "is_touch_ground", False)
        and not isinstance(widget, PageView | Figure)
        and not _is_under_a_card(widget, window)
    ]


def links(window: "KioskWindow") -> list[Place]:
    """Return the links of the pages on show, with the whole ground on which a finger takes them."""
    found = []
    for view in visible(window.root):
        if not isinstance(view, PageView) or _is_under_a_card(view, window):
            continue
        offset = view.mapTo(window, QPoint(0, 0))
        names = [name for name, _ in view.links()]
        rects = [rect.translated(offset) for rect, _ in view.touch_targets()]
        found += [Place(name, rect, view) for name, rect in zip(names, rects, strict=False)]
    return found


def measure_targets(window: "KioskWindow", mm_per_px: float) -> Iterator[Measure]:
    """Measure every target that is on show."""
    found = targets(window)
    reach = getattr(window, "reach", window.rect())  # the lower part of the window, once the buttons are lowered
    yield from _sizes(found, reach.height() * mm_per_px < LOW_KEYS, mm_per_px)
    yield from _edges(found, window.rect(), mm_per_px)
    yield from _gaps(found, mm_per_px)
    for link in links(window):
        size = min(link.rect.width(), link.rect.height()) * mm_per_px
        yield at_least("link", f"link {link.name!r}", size, CSS_TARGET, link.rect)
    for view in visible(window.root):
        if isinstance(view, PageView):
            beyond = float(view.horizontalScrollBar().maximum())
            yield at_most("sideways", "a page", beyond, 0.0, rect_of(view, window), slack=_ROUND)
    yield from _names(found, {button.accessibleName() for button in window.furnish("").tools.buttons()})


def bar_places(window: "KioskWindow") -> dict[str, tuple[int, int, int, int]]:
    """Return where the frame's buttons are on a screen with both bars; nothing on the others."""
    screens = [one for one in window.findChildren(Screen) if one.isVisible()]
    if not screens or screens[0].frame is not Frame.FULL or window.is_asking:
        return {}
    buttons = window.furnish("").tools.buttons()
    shown = [(button.accessibleName(), rect_of(button, window)) for button in buttons if button.isVisible()]
    return {name: (rect.x(), rect.y(), rect.width(), rect.height()) for name, rect in shown}


def _is_under_a_card(widget: QWidget, window: QWidget) -> bool:
    """Whether something that is not the widget's own lies over all of it, such as the meaning of a word."""
    rect = rect_of(widget, window)
    inner = rect.adjusted(2, 2, -2, -2)
    tops = (window.childAt(point) for point in (inner.topLeft(), inner.center(), inner.bottomRight()))
    return all(
        top is not None and top is not widget and not top.isAncestorOf(widget) and not widget.isAncestorOf(top)
        for top in tops
    )


def _sizes(found: list[Place], is_low: bool, mm: float) -> Iterator[Measure]:
    for target in found:
        width, height = TARGET, TARGET
        rule = "target"
        if isinstance(target.widget, KeyButton):
            rule = "key"
            width, height = KEY_WIDTH, KEY_HEIGHT_LOW if is_low else KEY_HEIGHT
        elif isinstance(target.widget, Tile) and isinstance(target.widget.parentWidget(), Home):
            rule, width, height = "tile", TARGET, TILE
        across = at_least(rule, target.name, target.rect.width() * mm, width, target.rect, slack=_ROUND * mm)
        upright = at_least(rule, target.name, target.rect.height() * mm, height, target.rect, slack=_ROUND * mm)
        yield max(across, upright, key=_badness)
        least = min(target.rect.width(), target.rect.height()) * mm
        yield at_least("css", target.name, least, CSS_TARGET, target.rect)


def _edges(found: list[Place], room: QRect, mm: float) -> Iterator[Measure]:
    for target in found:
        rect = target.rect
        free = min(rect.left(), rect.top(), room.right() - rect.right(), room.bottom() - rect.bottom())
        yield at_least("edge", target.name, free * mm, EDGE, rect, slack=_ROUND * mm / 2)


def _gaps(found: list[Place], mm: float) -> Iterator[Measure]:
    for one, other in combinations(found, 2):
        dx = max(one.rect.left() - other.rect.right(), other.rect.left() - one.rect.right()) - 1
        dy = max(one.rect.top() - other.rect.bottom(), other.rect.top() - one.rect.bottom()) - 1
        gap = max(dx, dy) * mm
        if gap < GAP * 4:
            yield at_least(
                "gap", f"{one.name} and {other.name}", gap, GAP, one.rect.united(other.rect), slack=_ROUND * mm / 2
            )


def _names(found: list[Place], of_bars: set[str]) -> Iterator[Measure]:
    """Say no to a control without a name, and to two of one name unless both do what a button of the bars does."""
    seen: dict[str, Place] = {}
    for target in found:
        name = target.widget.accessibleName().strip()
        first = seen.setdefault(name, target)
        is_good = bool(name) and (first is target or name in of_bars)
        what = target.name if name else f"{target.name} without a name"
        yield verdict("name", what if first is target else f"two controls called {name!r}", target.rect, is_met=is_good)
        widget = target.widget
        has_face = not isinstance(widget, QAbstractButton) or bool(widget.text() or getattr(widget, "icon_name", ""))
        yield verdict("face", target.name, target.rect, is_met=has_face)


def _badness(measure: Measure) -> float:
    return measure.badness
