"""Rows of any height, one screenful at a time: nothing is ever cut, and two buttons lead on and back."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_to_fit
from kiosk.ui.widgets.pane import Pane


class RowLike(Protocol):
    """What stands in a row."""

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width where there are two columns."""
        ...

    def pieces(self, width: int, room: int) -> "Sequence[RowLike]":
        """Return rows that stand in its place, none of them higher than `room` at `width`; none where it fits."""
        ...

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the row needs at `width`."""
        ...

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        ...

    def setGeometry(self, rect: QRect, /) -> None:
        """Take a place."""
        ...

    def setVisible(self, is_visible: bool, /) -> None:
        """Show or hide."""
        ...

    def deleteLater(self) -> None:
        """Go."""
        ...


class Screenfuls(Pane):
    """Shows rows from one on; in the row of buttons above them stand those of its owner, then its own two.

    `least` is the width in mm that a column needs at the normal text size; with room for two there are two.
    """

    turned = Signal()

    def __init__(self, parent: QWidget, least: float) -> None:
        super().__init__(parent)
        self._least = least
        self._rows: list[RowLike] = []
        self._shown: list[RowLike] = []  # the same, but for those that were too high: their pieces
        self._cut_for: tuple[object, ...] = ()
        self._bands: list[list[RowLike]] = []  # what stands side by side
        self._heights: list[int] = []  # of the bands
        self._first = 0  # band
        self._next = 0
        self._buttons: list[TouchButton] = []
        self._up = TouchButton(self, "plain", "up")
        self._down = TouchButton(self, "plain", "down")
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self.retranslate()

    def set_buttons(self, *buttons: TouchButton) -> None:
        """Take the owner's buttons, children of this widget, in their order; hidden ones take no room."""
        self._buttons = list(buttons)

    def set_least(self, least: float) -> None:
        """Take another width of a column, for the rows that are shown next."""
        self._least = least

    def show_rows(self, rows: Sequence[RowLike], *, keeps_place: bool = False) -> None:
        """Show other rows, children of this widget, from the first on."""
        for row in {*self._rows, *self._shown}:
            row.setVisible(False)
            row.deleteLater()
        self._rows, self._shown, self._cut_for = list(rows), [], ()
        if not keeps_place:
            self._first = 0
        if self._look is not None:
            for row in self._rows:
                row.restyle(self._look)
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._up.set_wordings(tr("Up"), "")
        self._down.set_wordings(tr("More"), "")

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for button in (*self._buttons, self._up, self._down):
            button.restyle(look.for_controls)
        for row in self._rows:
            row.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons above as many whole rows as fit."""
        if self._look is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        own = [button for button in self._buttons if not button.isHidden()]
        self._cut(self.height() - target - gap, self._look)
        self._band()
        is_long = sum(self._heights) + gap * (len(self._heights) - 1) > self.height() - (target + gap if own else 0)
        self._up.setVisible(is_long)
        self._down.setVisible(is_long)
        turners = [self._up, self._down] if is_long else []
        top = 0
        if own or turners:
            widths = shorten_to_fit([*own, *turners], self.width() - gap * 2, gap)
            place_apart(own, turners, widths, QRect(0, 0, self.width(), target), gap)
            top = target + gap
        self._place_rows(top, gap)
        self._up.setEnabled(self._first > 0)
        self._down.setEnabled(self._next < len(self._bands))

    @property
    def _columns(self) -> int:
        assert self._look is not None  # noqa: S101 - arrange looks first
        least = self._look.px(self._least * self._look.metrics.text_scale)
        return 2 if self.width() >= least * 2 + self._look.px(GAP) else 1

    def _width_of(self, row: RowLike) -> int:
        assert self._look is not None  # noqa: S101 - arrange looks first
        columns = 1 if row.is_wide else self._columns
        return (self.width() - self._look.px(GAP) * (columns - 1)) // columns

    def _cut(self, room: int, look: Look) -> None:
        """Cut the rows that are too high for a screenful into pieces, if size or look have changed."""
        if self._cut_for == (self.width(), room, look):
            return
        self._cut_for = (self.width(), room, look)
        for piece in set(self._shown) - set(self._rows):
            piece.setVisible(False)
            piece.deleteLater()
        self._shown = []
        for row in self._rows:
            pieces = row.pieces(self._width_of(row), room)
            for piece in pieces:
                piece.restyle(look)
            row.setVisible(False)
            self._shown += pieces or [row]

    def _band(self) -> None:
        """Put those that need no whole width side by side."""
        self._bands = []
        for row in self._shown:
            last = self._bands[-1] if self._bands else []
            if last and not row.is_wide and not last[0].is_wide and len(last) < self._columns:
                last.append(row)
            else:
                self._bands.append([row])
        self._heights = [max(row.height_for(self._width_of(row)) for row in band) for band in self._bands]
        self._first = min(self._first, max(0, len(self._bands) - 1))

    def _place_rows(self, top: int, gap: int) -> None:
        self._next = self._first
        for number, (band, height) in enumerate(zip(self._bands, self._heights, strict=True)):
            is_shown = number == self._next and (top + height <= self.height() or number == self._first)
            left = 0
            for row in band:
                row.setVisible(is_shown)
                if is_shown:
                    width = self._width_of(row)
                    row.setGeometry(QRect(round(self.from_start(left, width)), top, width, height))
                    left += width + gap
            if is_shown:
                top += height + gap
                self._next += 1

    def _on_down(self) -> None:
        if self._next < len(self._bands):
            self._first = self._next
            self.arrange()
            self.turned.emit()

    def _on_up(self) -> None:
        """Go back by so many rows as fit above the first one."""
        if self._look is None:
            return
        gap = self._look.px(GAP)
        room = self.height() - self._look.px(TARGET) - gap
        while self._first > 0:
            self._first -= 1
            room -= self._heights[self._first] + gap
            if self._first and room < self._heights[self._first - 1]:
                break
        self.arrange()
        self.turned.emit()
