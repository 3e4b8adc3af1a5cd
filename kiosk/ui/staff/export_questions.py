"""What an export asks: in which format, which requests, asked when, where to; one by one where there is little room."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.entry import SEALED
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.ui.staff.entries import Entries
from kiosk.ui.staff.export_words import DAYS, days_words, form_words, which_words
from kiosk.ui.staff.pick import Pick
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.where import Where


class Questions(QObject):
    """The questions as children of a page, which places them; what is not to be asked is hidden."""

    answered = Signal()

    def __init__(self, room: Room, entries: Entries, page: QWidget) -> None:
        super().__init__(page)
        self.is_counted = False  # all requests have been read
        self.is_one_by_one = False
        self.number = 0  # of the one that is asked then; behind the last one stands what is to be known
        self._room = room
        self._entries = entries
        self._look: Look | None = None
        self._form, self._which, self._days = (Pick(page) for _ in range(3))
        self.where = Where(page)
        self._form.chosen.connect(self.answered)
        self._days.chosen.connect(self._on_days)

    @property
    def form(self) -> str:
        """Which format was chosen."""
        return self._room.desk.formats()[self._form.index]

    @property
    def is_sealed(self) -> bool:
        """Whether a sealed copy was chosen, which is always of all requests."""
        return self.form == SEALED

    @property
    def include_done(self) -> bool:
        """Whether what is done was chosen as well."""
        return self._which.index == 1

    @property
    def days(self) -> int | None:
        """Of how many days, today being the first; None for all."""
        return None if self.is_sealed else DAYS[self._days.index]

    @property
    def is_first(self) -> bool:
        """Whether there is no question before."""
        return not self.is_one_by_one or self.number == 0

    @property
    def is_last(self) -> bool:
        """Whether all have been asked."""
        return not self.is_one_by_one or self.number == len(self._asked())

    def retranslate(self) -> None:
        """Ask in the language in force."""
        self._form.offer(tr("Format"), [form_words(form) for form in self._room.desk.formats()])
        which = [which_words(include_done=done, count=self._count(include_done=done)) for done in (False, True)]
        self._which.offer(tr("Which requests?"), which)
        self._days.offer(tr("Asked when?"), [days_words(days) for days in DAYS])
        self.where.retranslate()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for pick in self._all():
            pick.restyle(look)

    def place(self, width: int, most: int, *, is_asking: bool) -> int:
        """Put them below each other, or the one that is its turn, within `most` pixels; return the y below."""
        assert self._look is not None  # noqa: S101 - the page styles before it arranges
        gap = self._look.px(GAP)
        asked = self._asked()
        for pick in self._all():
            pick.setVisible(is_asking and pick in asked)
        beside = max((pick.question_width() for pick in asked), default=0) + gap * 2
        if beside * 3 > width:
            beside = 0
        top = 0
        for pick in asked:
            top = pick.place(0, top, width, beside=beside) + gap
        self.is_one_by_one = len(asked) > 1 and top > most
        if not is_asking or not asked:
            return 0
        if self.is_one_by_one:
            self.number = min(self.number, len(asked))
            for number, pick in enumerate(asked):
                pick.setVisible(number == self.number)
            if self.number == len(asked):
                return 0
            top = asked[self.number].place(0, 0, width, most=most) + gap
        return top + gap

    def _all(self) -> list[Pick]:
        return [self._form, self._which, self._days, self.where]

    def _asked(self) -> list[Pick]:
        """Return what is to be asked; with nowhere to write to it is of no use to ask."""
        if not self.where.has_place:
            return [self.where] if self.where.drives else []
        return [self._form, self.where] if self.is_sealed else self._all()

    def _count(self, *, include_done: bool) -> int | None:
        days = DAYS[self._days.index]
        if not self.is_counted:
            return None
        first = None if days is None else self._room.clock.now().date() - timedelta(days=days - 1)
        return self._entries.count_since(first, include_done=include_done)

    def _on_days(self) -> None:
        self.retranslate()
        self.answered.emit()
