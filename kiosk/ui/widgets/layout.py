"""Where things go: rows of buttons that shorten their words until they fit."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.metrics import LOWERED_SHARE_UPRIGHT
from kiosk.ui.widgets.button import TouchButton


class Placed(Protocol):
    """What can be given a place."""

    def setGeometry(self, left: int, top: int, width: int, height: int, /) -> None:
        """Take a place, in pixels of the parent."""
        ...


def first_reached(widget: QWidget) -> int:
    """Return where the part of an upright window begins that a seated person reaches, in the pixels of `widget`."""
    window = widget.window()
    top = round(window.height() * (1 - LOWERED_SHARE_UPRIGHT))
    return top - widget.mapTo(window, QPoint(0, 0)).y()


def shorten_to_fit(buttons: Sequence[TouchButton], width: int, gap: int, start: int = 0) -> list[int]:
    """Let the widest buttons take shorter wordings until all fit into `width`; return their widths in pixels.

    `start` is the wording to begin with. Where even the shortest are too wide, the widths are cut to equal shares.
    """
    chosen = [min(start, button.wordings - 1) for button in buttons]
    while True:
        for button, wording in zip(buttons, chosen, strict=True):
            button.choose_wording(wording)
        widths = [button.natural_width() for button in buttons]
        over = sum(widths) + gap * (len(buttons) - 1) - width
        if over <= 0:
            return widths
        shorter = [i for i, button in enumerate(buttons) if chosen[i] + 1 < button.wordings]
        if not shorter:
            break
        chosen[max(shorter, key=widths.__getitem__)] += 1
    widest = max(range(len(buttons)), key=widths.__getitem__)
    widths[widest] = max(buttons[widest].minimumWidth(), widths[widest] - over)
    return widths


def shorten_in_turn(buttons: Sequence[TouchButton], order: Sequence[TouchButton], width: int, gap: int) -> list[int]:
    """Let `buttons` take shorter wordings, one by one in `order`, until all fit into `width`; return their widths.

    One that stands in `order` twice gives up a wording each time; in the end each takes its shortest.
    """
    chosen = dict.fromkeys(buttons, 0)
    steps = [button for button in order if button in chosen]
    while True:
        for button, wording in chosen.items():
            button.choose_wording(wording)
        widths = [button.natural_width() for button in buttons]
        if sum(widths) + gap * (len(buttons) - 1) <= width:
            return widths
        if not steps:
            break
        chosen[steps[0]] += 1
        del steps[0]
    return shorten_to_fit(buttons, width, gap)


def place_row(buttons: Sequence[TouchButton], widths: Sequence[int], left: int, top: int, height: int, gap: int) -> int:
    """Put buttons side by side from `left`; return where the row ends, without a gap behind it."""
    for button, width in zip(buttons, widths, strict=True):
        button.setGeometry(left, top, width, height)
        left += width + gap
    return left - gap


def place_apart(
    left: Sequence[TouchButton], right: Sequence[TouchButton], widths: Sequence[int], row: QRect, gap: int
) -> QRect:
    """Put buttons at both ends of a row, `widths` are those of all in order; return the room between them."""
    place_row(left, widths[: len(left)], row.left(), row.top(), row.height(), gap)
    ends = sum(widths[: len(left)]) + gap * len(left)
    begins = row.width() - sum(widths[len(left) :]) - gap * (len(right) - 1)
    place_row(right, widths[len(left) :], row.left() + begins, row.top(), row.height(), gap)
    return QRect(row.left() + ends, row.top(), begins - gap * len(right[:1]) - ends, row.height())


def place_grid(buttons: Sequence[Placed], area: QRect, columns: int, height: int, gap: int) -> int:
    """Put buttons of equal width into rows of `columns`; return the y below the last row."""
    if not buttons:
        return area.top()
    width = (area.width() - gap * (columns - 1)) // columns
    for number, button in enumerate(buttons):
        row, column = divmod(number, columns)
        button.setGeometry(area.left() + column * (width + gap), area.top() + row * (height + gap), width, height)
    rows = -(-len(buttons) // columns)
    return area.top() + rows * (height + gap) - gap
