"""Rows of any height, one screenful at a time: no row is ever cut, and two buttons lead on and back."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, LOW_FRAME_SCALE, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_row, shorten_to_fit
from kiosk.ui.widgets.sides import Sided


def small_look(look: Look) -> Look:
    """Return the look of the staff's buttons, which grow little, so that the work has room."""
    return Look(look.theme, look.metrics.scaled(min(look.metrics.text_scale, LOW_FRAME_SCALE)))


class RowLike(Protocol):
    """What stands in a row."""

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


class Screenfuls(Sided, QWidget):
    """Shows `rows` from `first` on; in the row of buttons above them stand those of its owner, then its own two."""

    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._rows: list[RowLike] = []
        self._first = 0
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

    def show_rows(self, rows: Sequence[RowLike], *, keeps_place: bool = False) -> None:
        """Show other rows, children of this widget, from the first on."""
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = list(rows)
        self._first = min(self._first, max(0, len(self._rows) - 1)) if keeps_place else 0
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
            button.restyle(small_look(look))
        for row in self._rows:
            row.restyle(look)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows anew."""
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons above as many whole rows as fit."""
        if self._look is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        own = [button for button in self._buttons if not button.isHidden()]
        heights = [row.height_for(self.width()) for row in self._rows]
        is_long = sum(heights) + gap * len(heights) > self.height() - (target + gap if own else 0)
        self._up.setVisible(is_long)
        self._down.setVisible(is_long)
        turners = [self._up, self._down] if is_long else []
        top = 0
        if own or turners:
            widths = shorten_to_fit([*own, *turners], self.width() - gap * 2, gap)
            place_row(own, widths[: len(own)], 0, 0, target, gap)
            left = self.width() - sum(widths[len(own) :]) - gap
            place_row(turners, widths[len(own) :], left, 0, target, gap)
            top = target + gap
        self._place_rows(heights, top, gap)
        self._up.setEnabled(self._first > 0)
        self._down.setEnabled(self._next < len(self._rows))

    def _place_rows(self, heights: list[int], top: int, gap: int) -> None:
        self._next = self._first
        for number, (row, height) in enumerate(zip(self._rows, heights, strict=True)):
            is_shown = number == self._next and (top + height <= self.height() or number == self._first)
            row.setVisible(is_shown)
            if is_shown:
                row.setGeometry(QRect(0, top, self.width(), height))
                top += height + gap
                self._next += 1

    def _on_down(self) -> None:
        if self._next < len(self._rows):
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
            room -= self._rows[self._first].height_for(self.width()) + gap
            before = self._rows[self._first - 1].height_for(self.width()) if self._first else 0
            if room < before:
                break
        self.arrange()
        self.turned.emit()
