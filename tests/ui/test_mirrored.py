"""The whole window turned round: every control and every word on the other side, nothing else changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.content.pseudo import MIRRORED, STRAIGHT
from kiosk.ui.keyboard.key_button import KeyButton
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.part import Part
from tests.support.kiosks import SCREENS, Hand, Kiosks
from tests.support.walk import stations

_MARKS = str.maketrans("", "", "\u200e\u200f\u2066\u2069")
_CLOSE = 2  # pixels: marks change how a letter and the comma behind it are spaced

Seen = list[tuple[str, str, QRect]]


def controls_and_words(hand: Hand) -> Seen:
    """Return kind, words and rectangle in pixels of the window of all that is visible, and of all links.

    The marks for the direction of words have no width and are left out.
    """
    found: Seen = []
    for widget in hand.window.root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, KeyButton | Part):  # a part is where its parent has drawn it
            continue
        words = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
        found.append((type(widget).__name__, words.translate(_MARKS), place(widget, hand.window)))
        if isinstance(widget, PageView):
            offset = place(widget, hand.window).topLeft()
            links = sorted(widget.links(), key=_name)  # cells of a row are turned round within the text
            found += [("link", name.translate(_MARKS), rect.translated(offset)) for name, rect in links]
    return found


def _name(link: tuple[str, QRect]) -> str:
    return link[0].translate(_MARKS)


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def keys(hand: Hand) -> list[tuple[str, QRect]]:
    """Return the keys that are shown and where they are in the block of all keys."""
    shown = [key for key in hand.window.root.findChildren(KeyButton) if key.isVisible()]
    left = min((key.geometry().x() for key in shown), default=0)
    return [(key.name, key.geometry().translated(-left, 0)) for key in shown]


def flipped(seen: Seen, width: int) -> Seen:
    return [(kind, words, rect.translated(width - 2 * rect.x() - rect.width(), 0)) for kind, words, rect in seen]


def is_same(one: Seen, other: Seen) -> bool:
    """Whether both are the same things at the same places, but for what rounding does."""
    return len(one) == len(other) and all(
        a[:2] == b[:2] and _is_near(a[2], b[2]) for a, b in zip(one, other, strict=True)
    )


def _is_near(one: QRect, other: QRect) -> bool:
    edges = zip(one.getCoords(), other.getCoords(), strict=True)  # type: ignore[call-overload]
    return all(abs(a - b) <= _CLOSE for a, b in edges)


def walked(hand: Hand) -> Iterator[tuple[str, Seen, list[tuple[str, QRect]]]]:
    hand.guide._recall._choose = min  # the same three pictures at each walk
    for name in stations(hand, pages=False):
        yield name, controls_and_words(hand), keys(hand)


@pytest.mark.parametrize("screen", ["wide", "tall", "small"])
def test_every_screen_is_the_mirror_image_of_itself(make_kiosk: Kiosks, screen: str) -> None:
    straight = make_kiosk(SCREENS[screen], language=STRAIGHT)
    expected = list(walked(straight))
    straight.guide.window.hide()
    hand = make_kiosk(SCREENS[screen], language=MIRRORED)

    for (name, seen, struck), (mirrored, wrong_way, same_keys) in zip(expected, walked(hand), strict=True):
        assert mirrored == name
        mirror = flipped(wrong_way, hand.window.width())
        off = [(a, b) for a, b in zip(seen, mirror, strict=False) if not is_same([a], [b])]
        assert is_same(seen, mirror), f"{name}: {off[:4]}"
        assert same_keys == struck, name
        assert hand.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
