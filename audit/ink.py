"""Measures contrast on the pixels that were really painted: words, icons, edges and the focus ring."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from audit.measure import Measure, at_least
from audit.painted import Painting, Run, is_cut_off
from audit.ruler import Place
from kiosk.ui.widgets.button import TouchButton
from kiosk.visit.visit import Contrast

_TEXT = {Contrast.LIGHT: ("text contrast", 7.0), Contrast.DARK: ("text contrast", 7.0), Contrast.HIGH: ("high", 10.0)}
_GRAPHIC = 3.0  # WCAG 1.4.11
_ROWS = 10  # of a rectangle's rows of pixels, as many are looked at
_SHARES = (8, 9, 11, 12, 14, 16)  # of 24: places along a side, for an edge may be broken
_OUTSIDE, _INSIDE = 4, 10  # pixels before and behind a control's border


class Pixels:
    """The pixels of a window as 0xRRGGBB."""

    def __init__(self, image: QImage) -> None:
        self._image = image.convertToFormat(QImage.Format.Format_RGB32)
        self.width, self.height = self._image.width(), self._image.height()
        self._memory = memoryview(self._image.constBits()).cast("I")
        self._line = self._image.bytesPerLine() // 4

    def counted(self, rect: QRect) -> Counter[int]:
        """Return how often each colour occurs in `rect`, of which some ten rows are looked at."""
        rect = rect.intersected(QRect(0, 0, self.width, self.height))
        found: Counter[int] = Counter()
        for y in range(rect.top(), rect.bottom() + 1, max(1, rect.height() // _ROWS)):
            start = y * self._line + rect.left()
            found.update(self._memory[start : start + rect.width()])
        return found

    def at(self, x: int, y: int) -> int:
        """Return one pixel; that of the border for a place outside."""
        x, y = min(max(x, 0), self.width - 1), min(max(y, 0), self.height - 1)
        return self._memory[y * self._line + x]


@lru_cache(maxsize=65536)
def luminance(color: int) -> float:
    """Return the relative luminance of 0xRRGGBB, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear((color >> shift & 255) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    first, second = luminance(one & 0xFFFFFF) + 0.05, luminance(other & 0xFFFFFF) + 0.05
    return first / second if first > second else second / first


class InkMeter:
    """Measures words, icons and edges; what a button paints is measured once as long as it looks the same."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def measure(self, painting: Painting, pixels: Pixels, found: list[Place], theme: Contrast) -> Iterator[Measure]:
        """Measure everything painted in `theme` that was not measured before."""
        rule, least = _TEXT[theme]
        for words in _same_ink(painting.runs):
            owner, text = words[0].owner, "".join(run.text for run in words)
            rect = _around(words).toAlignedRect()
            if self._is_new(owner, rect, text) and not is_cut_off(QRectF(rect), owner, owner.window()):
                what = f"{text[:40]!r} ({type(owner).__name__})"
                yield at_least(rule, what, _best(pixels, rect), least, rect)
        for mark in painting.marks:
            rect = mark.rect.toAlignedRect()
            owner = mark.owner
            is_icon = isinstance(owner, TouchButton) and owner.icon_name and _is_small(mark.rect, owner)
            is_whole = is_icon and not is_cut_off(QRectF(rect), owner, owner.window())
            if is_whole and self._is_new(owner, rect, "icon"):
                yield at_least("icon", f"icon of {owner.accessibleName()!r}", _best(pixels, rect), _GRAPHIC, rect)
        for target in found:  # WCAG 1.4.11 does not ask it of what cannot be used now; that has a broken edge here
            if target.widget.isEnabled() and self._is_new(target.widget, target.rect, "border"):
                yield at_least("border", target.name, border_contrast(pixels, target.rect), _GRAPHIC, target.rect)

    def _is_new(self, owner: QWidget, rect: QRect, part: str) -> bool:
        if not isinstance(owner, TouchButton):
            return True
        is_marked = owner.isEnabled(), owner.isChecked(), owner.isDown(), owner.kind
        place = rect.x(), rect.y(), rect.width(), rect.height()
        key = (id(owner), part, is_marked, place, owner.look.theme.name)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def border_contrast(pixels: Pixels, rect: QRect) -> float:
    """Return the contrast of a control's edge, or ground, against what lies beside it: the worst of its sides."""
    steps = range(-_OUTSIDE, _INSIDE)
    across = [rect.top() + rect.height() * share // 24 for share in _SHARES]
    along = [rect.left() + rect.width() * share // 24 for share in _SHARES]
    sides = (
        [[(rect.left() + step, y) for step in steps] for y in across],
        [[(rect.right() - step, y) for step in steps] for y in across],
        [[(x, rect.top() + step) for step in steps] for x in along],
        [[(x, rect.bottom() - step) for step in steps] for x in along],
    )
    return min(max(_step(pixels, way) for way in side) for side in sides)


def _step(pixels: Pixels, way: list[tuple[int, int]]) -> float:
    """Return the strongest contrast on the way into a control against where the way begins."""
    ground = pixels.at(*way[0])
    return max(contrast(ground, color) for color in {pixels.at(x, y) for x, y in way[1:]})


def _same_ink(runs: list[Run]) -> list[list[Run]]:
    """Return what stands in one colour on one line together: a lone comma has too few pixels to measure."""
    seen = [run for run in runs if any(letter.isalnum() for letter in run.text)]
    return [list(words) for _, words in groupby(seen, key=lambda run: (id(run.owner), round(run.line), run.color))]


def _around(runs: list[Run]) -> QRectF:
    rect = QRectF(runs[0].rect)
    for run in runs[1:]:
        rect = rect.united(run.rect)
    return rect


def _best(pixels: Pixels, rect: QRect) -> float:
    """Return the contrast of the ground, the commonest colour, and the ink, what differs from it most."""
    colors = pixels.counted(rect)
    if not colors:
        return 21.0
    ground = colors.most_common(1)[0][0]
    return max(contrast(ground, color) for color in colors)


def _is_small(rect: QRectF, owner: QWidget) -> bool:
    return rect.width() < 0.9 * owner.width() or rect.height() < 0.9 * owner.height()


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
