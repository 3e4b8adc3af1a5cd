"""Measures a screen with a ruler: how large and how far apart what can be tapped is, and whether all words fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.keyboard.dock import KeyButton
from kiosk.ui.metrics import KEY_HEIGHT, KEY_HEIGHT_LOW, KEY_WIDTH, TARGET
from kiosk.ui.screens.base import Frame, Screen
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.words import Words, text_width
from tests.support.kiosks import Hand

EDGE_MM = 9.9
GAP_MM = 2.9
_KEYS_EDGE_MM = 9.9
_ROUND = 1  # pixel lost to rounding


@dataclass(frozen=True)
class Place:
    """Something on the screen: its name and its rectangle in pixels of the window."""

    name: str
    rect: QRect
    widget: QWidget


class Ruler:
    """Measures the screen that a hand has before it."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._window = hand.window
        self._mm = hand.window._mm_per_px

    def faults(self) -> list[str]:
        """Return everything that breaks a rule on the screen as it is now."""
        targets = self.targets()
        return [
            *self._too_small(targets),
            *self._too_near_the_edge(targets),
            *self._too_near_each_other(targets),
            *self._words_that_do_not_fit(targets),
            *self._labels_that_do_not_fit(targets),
        ]

    def targets(self) -> list[Place]:
        """Return what can be tapped, without links and without the ground behind everything."""
        return [
            Place(widget.accessibleName() or type(widget).__name__, self._rect(widget), widget)
            for widget in self._visible()
            if hasattr(widget, "touch_targets")
            and not getattr(widget, "is_touch_ground", False)
            and not isinstance(widget, PageView)
        ]

    def frame_places(self) -> dict[str, tuple[int, int, int, int]]:
        """Return where the frame's buttons are on a screen with both bars; nothing on the others."""
        screens = [one for one in self._window.findChildren(Screen) if one.isVisible()]
        if not screens or screens[0].frame is not Frame.FULL or self._window.is_asking:
            return {}
        tools = self._window.furnish("").tools
        return {
            button.accessibleName(): (rect.x(), rect.y(), rect.width(), rect.height())
            for button in tools.buttons()
            if button.isVisible() and (rect := self._rect(button))
        }

    def _visible(self) -> list[QWidget]:
        root = self._window.root
        return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]

    def _rect(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def _too_small(self, targets: list[Place]) -> Iterator[str]:
        for target in targets:
            width, height = TARGET, TARGET
            if isinstance(target.widget, KeyButton):
                is_low = self._window.reach.height() * self._mm < 150
                width, height = KEY_WIDTH, KEY_HEIGHT_LOW if is_low else KEY_HEIGHT
            size = (target.rect.width() + _ROUND) * self._mm, (target.rect.height() + _ROUND) * self._mm
            if size[0] < width or size[1] < height:
                yield f"{target.name}: {size[0]:.1f} x {size[1]:.1f} mm, too small"

    def _too_near_the_edge(self, targets: list[Place]) -> Iterator[str]:
        room = self._window.rect()
        for target in targets:
            rect = target.rect
            free = min(rect.left(), rect.top(), room.right() - rect.right(), room.bottom() - rect.bottom())
            if free * self._mm < EDGE_MM:
                yield f"{target.name}: {free * self._mm:.1f} mm from the edge"

    def _too_near_each_other(self, targets: list[Place]) -> Iterator[str]:
        for one, other in combinations(targets, 2):
            if one.rect.intersects(other.rect):
                yield f"{one.name} and {other.name}: overlap"
                continue
            dx = max(one.rect.left() - other.rect.right(), other.rect.left() - one.rect.right()) - 1
            dy = max(one.rect.top() - other.rect.bottom(), other.rect.top() - one.rect.bottom()) - 1
            gap = max(dx, dy) * self._mm
            if gap < GAP_MM:
                yield f"{one.name} and {other.name}: {gap:.1f} mm apart"

    def _words_that_do_not_fit(self, targets: list[Place]) -> Iterator[str]:
        for target in targets:
            button = target.widget
            if not isinstance(button, TouchButton) or not button.text():
                continue
            if isinstance(button, Tile):
                is_fitting = button._words(button.width() - 2).title_height <= button.height()
                is_fitting &= button.least_width() <= button.width()
            elif isinstance(button, KeyButton):
                is_fitting = text_width(button.text(), button.font()) <= button.width()
            else:
                longest = max(text_width(word, button.font()) for word in button.text().split())
                is_fitting = longest - 2 <= button._text_room(button.width())
                is_fitting &= button.height_for(button.width()) <= button.height()
            if not is_fitting:
                yield f"{target.name}: its words do not fit"

    def _labels_that_do_not_fit(self, targets: list[Place]) -> Iterator[str]:
        for label in self._visible():
            if not isinstance(label, Words) or not label.text():
                continue
            indent = label._indent() if hasattr(label, "_indent") else 0
            width = label.width() - indent
            name = label.text()[:40].replace("\n", " ")
            if label.height_for(width) > label.height() + 2:
                yield f"label {name!r}: {label.height_for(width)} px of text on {label.height()} px"
            if max(text_width(word, label.font()) for word in label.text().split()) - 2 > width:
                yield f"label {name!r}: a word is wider than the label"
            rect = self._text_rect(label, indent)
            if not self._window.rect().contains(rect):
                yield f"label {name!r}: runs out of the window"
            for target in targets:
                if target.rect.intersects(rect):
                    yield f"label {name!r}: lies on {target.name}"

    def _text_rect(self, label: Words, indent: int) -> QRect:
        """Return where the label's words are."""
        rect = self._rect(label)
        height = min(rect.height(), label.height_for(label.width() - indent))
        width = min(rect.width(), label.natural_width() + indent)
        top = (
            rect.top() + (rect.height() - height) // 2
            if label.alignment() & Qt.AlignmentFlag.AlignVCenter
            else rect.top()
        )
        is_centred = bool(label.alignment() & Qt.AlignmentFlag.AlignHCenter)
        left = rect.left() + (rect.width() - width) // 2 if is_centred else rect.left()
        return QRect(left, top, width, height)
