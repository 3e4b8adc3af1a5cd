"""Thousands of requests in a list that scrolls: only the rows in view are widgets, and they are used again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.entry import Entry
from kiosk.settings import Callback
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.staff.entries import Entries
from kiosk.ui.staff.row import Plan, Row, cells_of, plan_of
from kiosk.ui.staff.words import since_words
from kiosk.ui.steady import Target
from kiosk.ui.touch import is_touched
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.sides import Sided

_SPREAD = 1.25  # of the height that a row needs, at most
_STILL_MS = 80  # after which a list that no finger holds stands still
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
        self.page = 1  # how many rows are in view whole
        self._room = QRect()
        self._timer = QTimer(self)
        self._timer.setInterval(_STILL_MS)
        self._timer.timeout.connect(self._thaw)
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
            self._timer.start()  # pictures of the rows move more smoothly than all that they are made of
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
        self._timer.stop()
        self._top = 0.0
        for row in self._rows:
            row.wipe()
            row.hide()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for row in self._rows:
            row.restyle(look, look.for_controls)
        self.lay_out()

    def take_room(self, room: QRect) -> None:
        """Fill `room` with whole rows; what is left over stays free below them."""
        if room != self._room:
            self._room = room
            self.lay_out()

    def lay_out(self) -> None:
        """Measure a row, and show as many as fit; what stood on top stays there."""
        look, room = self._look, self._room
        if look is None or room.width() < look.px(TARGET):
            return
        first = self._top / self.pitch
        self.resize(room.size())
        self._measure_buttons(look)
        gap = look.px(GAP)
        plan = plan_of(look, room.width() - sum(self._widths) - 2 * gap, room.height(), self._form)
        rows = max(1, (room.height() + gap) // (plan.height + gap))
        spread = (room.height() + gap) // rows - gap  # the rows share what is too little for one more
        height = max(plan.height, min(spread, round(plan.height * _SPREAD)))
        self._plan, self.page = replace(plan, height=height), rows
        self.setGeometry(room.left(), room.top(), room.width(), rows * (height + gap) - gap)
        while len(self._rows) < rows + 2:
            self._add_row(look)
        for row in self._rows:
            row.forget()
        self._top = min(round(first) * float(self.pitch), float(self._lowest()))
        self.refresh()

    def refresh(self) -> None:
        """Show the entries as they stand now."""
        if self._look is None:
            return
        self._thaw()
        self._top = min(self._top, float(self._lowest()))
        self._place()
        self.moved.emit()

    def _place(self) -> None:
        """Put the rows where they are in view; one that comes into it takes another request."""
        pitch, now, used = self.pitch, self._now(), set()
        first = int(self._top // pitch)
        last = min(len(self._entries), int((self._top + self.height() - 1) // pitch) + 1)
        for number in range(first, last):
            row = self._rows[number % len(self._rows)]
            used.add(row)
            self._fill(row, self._entries[number], now)
            row.setGeometry(0, round(number * pitch - self._top), self.width(), self._plan.height)
            row.show()
            if self._timer.isActive():
                row.freeze()
        for row in self._rows:
            if row not in used and not row.isHidden():
                row.hide()
                row.wipe()

    def _fill(self, row: Row, entry: Entry, now: datetime) -> None:
        """Let `row` show `entry`, if it does not do so already."""
        assert self._look is not None  # noqa: S101 - who calls has looked
        since, is_repeated = since_words(entry, now), self._entries.is_repeated(entry)
        if row.shows(entry, since, is_repeated):
            return
        row.thaw()
        row.resize(self.width(), self._plan.height)
        row.show_entry(entry, cells_of(entry, now, is_repeated=is_repeated))
        row.arrange(self._look, self._plan, self._widths, self._wordings)

    def _thaw(self) -> None:
        """Let the rows be what they are again, once no finger moves them any more."""
        if self._timer.isActive() and not is_touched(self):
            self._timer.stop()
            for row in self._rows:
                row.thaw()

    def _add_row(self, look: Look) -> None:
        row = Row(self)
        row.hide()
        row.restyle(look, look.for_controls)
        row.opened.connect(self.opened)
        row.deed_wanted.connect(self.deed_wanted)
        row.missed.connect(self.missed)
        self._rows.append(row)

    def _measure_buttons(self, look: Look) -> None:
        """Let the buttons keep their words while the row's own have room beside them."""
        miss, deed = self._probes
        miss.icon_name, deed.icon_name = "no-answer", "check"
        for probe in self._probes:
            probe.restyle(look.for_controls)
        longest = max((tr("Mark called"), tr("Undo")), key=len)
        count = " (9)"
        for wordings in ((0, 0), (1, 0), (2, 0), (2, 1)):
            miss.set_wordings((tr("Could not reach") + count, tr("No answer") + count, "")[wordings[0]])
            deed.set_wordings((longest, "")[wordings[1]])
            self._widths = (miss.natural_width(), deed.natural_width())
            self._wordings = wordings
            if self.width() - sum(self._widths) - 2 * look.px(GAP) >= look.px(_CARD_LEAST) * look.metrics.text_scale:
                break

    def _lowest(self) -> int:
        """Return the furthest that the list goes up: so that the last rows stand there whole."""
        return max(0, (len(self._entries) - self.page) * self.pitch)
