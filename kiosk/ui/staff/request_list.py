"""Thousands of requests in a list that scrolls: only the rows in view are widgets, and they are used again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.settings import Callback
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, LOW_FRAME_SCALE, TARGET
from kiosk.ui.staff.entries import Entries
from kiosk.ui.staff.row import Plan, Row, cells_of, plan_of
from kiosk.ui.staff.words import since_words
from kiosk.ui.steady import Target
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.sides import Sided

_CARD_LEAST = 150.0  # mm; before a row's words have less, the buttons give up theirs


class RequestList(Sided, QWidget):
    """Shows `entries` from the one at the top on; follows a finger, and turns by whole screenfuls."""

    opened = Signal(object)  # an Entry
    deed_wanted = Signal(object)
    missed = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget, entries: Entries, now: Callable[[], datetime], form: Callback) -> None:
        super().__init__(parent)
        self._entries = entries
        self._now = now
        self._form = form
        self._look: Look | None = None
        self._rows: list[Row] = []
        self._top = 0.0  # pixels of the whole list that are above the widget
        self._plan = Plan((), (), 1)
        self._widths = (0, 0)
        self._wordings = (0, 0)
        self._probes = (TouchButton(self), TouchButton(self))
        for probe in self._probes:
            probe.hide()

    @property
    def pitch(self) -> int:
        """From the top of one row to that of the next, in pixels."""
        return self._plan.height + (self._look.px(GAP) if self._look is not None else 0)

    @property
    def page(self) -> int:
        """How many rows are in view whole."""
        gap = self.pitch - self._plan.height
        return max(1, (self.height() + gap) // self.pitch)

    @property
    def whole_height(self) -> int:
        """How high the rows are that are in view whole, in pixels."""
        return self.page * self.pitch - (self.pitch - self._plan.height)

    @property
    def can_go_up(self) -> bool:
        """Whether there are rows above."""
        return self._top > 0

    @property
    def can_go_down(self) -> bool:
        """Whether there are rows below."""
        return self._top < self._lowest()

    def turn(self, by: int) -> None:
        """Show the next (1) or the last (-1) screenful, whole rows of it."""
        first = round(self._top / self.pitch) + by * self.page
        self._top = float(min(max(0, first) * self.pitch, self._lowest()))
        self.refresh()

    def scroll_by(self, pixels: float) -> None:
        """Follow a finger."""
        before = self._top
        self._top = min(max(0.0, self._top + pixels), float(self._lowest()))
        if self._top != before:
            self._place()
            self.moved.emit()

    def owns(self, target: Target) -> bool:
        """Whether the target stands in one of the rows."""
        return isinstance(target, QWidget) and self.isAncestorOf(target)

    def go_to_top(self) -> None:
        """Show the first row on top."""
        self._top = 0.0
        self.refresh()

    def wipe(self) -> None:
        """Show nothing, and know nothing."""
        self._top = 0.0
        for row in self._rows:
            row.wipe()
            row.hide()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for row in self._rows:
            row.restyle(look, self._small(look))
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self.arrange()

    def arrange(self) -> None:
        """Measure a row and keep the one on top there."""
        look = self._look
        if look is None or self.width() < look.px(TARGET):
            return
        first = self._top / self.pitch
        self._measure_buttons(look)
        card = self.width() - sum(self._widths) - 2 * look.px(GAP)
        self._plan = plan_of(look, card, self.height(), self._form)
        gap = look.px(GAP)
        spread = (self.height() + gap) // self.page - gap  # the rows share what is too little for one more
        self._plan = replace(self._plan, height=max(self._plan.height, min(spread, round(self._plan.height * 1.25))))
        needed = self.height() // self.pitch + 2
        while len(self._rows) < needed:
            self._add_row(look)
        for row in self._rows:
            row.resize(self.width(), self._plan.height)
        self._top = min(round(first) * float(self.pitch), float(self._lowest()))
        self.refresh()

    def refresh(self) -> None:
        """Show the entries as they stand now."""
        if self._look is None:
            return
        self._top = min(self._top, float(self._lowest()))
        for row in self._rows:
            row.entry = None
        self._place()
        self.moved.emit()

    def _place(self) -> None:
        """Put the rows where they are in view; one that comes into it takes another request."""
        assert self._look is not None  # noqa: S101 - who calls has looked
        pitch, used = self.pitch, set()
        first = int(self._top // pitch)
        last = min(len(self._entries), int((self._top + self.height() - 1) // pitch) + 1)
        for number in range(first, last):
            row = self._rows[number % len(self._rows)]
            used.add(row)
            entry = self._entries[number]
            if row.entry is not entry:
                since = since_words(entry, self._now())
                row.show_entry(entry, cells_of(entry, since, is_repeated=self._entries.is_repeated(entry)))
                row.arrange(self._look, self._plan, self._widths, self._wordings)
            row.setGeometry(0, round(number * pitch - self._top), self.width(), self._plan.height)
            row.show()
        for row in self._rows:
            if row not in used and not row.isHidden():
                row.hide()
                row.wipe()

    def _add_row(self, look: Look) -> None:
        row = Row(self)
        row.hide()
        row.restyle(look, self._small(look))
        row.opened.connect(self.opened)
        row.deed_wanted.connect(self.deed_wanted)
        row.missed.connect(self.missed)
        self._rows.append(row)

    def _measure_buttons(self, look: Look) -> None:
        """Let the buttons keep their words while the row's own have room beside them."""
        miss, deed = self._probes
        miss.icon_name, deed.icon_name = "no-answer", "check"
        for probe in self._probes:
            probe.restyle(self._small(look))
        longest = max((tr("Mark called"), tr("Undo")), key=len)
        count = " (9)"
        for wordings in ((0, 0), (1, 0), (2, 0), (2, 1)):
            miss.set_wordings((tr("Could not reach") + count, tr("No answer") + count, "")[wordings[0]])
            deed.set_wordings((longest, "")[wordings[1]])
            self._widths = (miss.natural_width(), deed.natural_width())
            self._wordings = wordings
            if self.width() - sum(self._widths) - 2 * look.px(GAP) >= look.px(_CARD_LEAST) * look.metrics.text_scale:
                break

    @staticmethod
    def _small(look: Look) -> Look:
        return Look(look.theme, look.metrics.scaled(min(look.metrics.text_scale, LOW_FRAME_SCALE)))

    def _lowest(self) -> int:
        """Return the furthest that the list goes up: so that the last rows stand there whole."""
        return max(0, (len(self._entries) - self.page) * self.pitch)
