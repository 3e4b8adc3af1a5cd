"""What people read: bars by day and by page, what nobody reads, a table to take away, and the end of counting."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.dates import day_in_year_words, month_words
from kiosk.errors import Fault
from kiosk.health import Level
from kiosk.i18n import tr
from kiosk.tally import Tally
from kiosk.ui.staff.bar_row import BarRow
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.finding_row import FindingRow, Shape
from kiosk.ui.staff.notice import Notice
from kiosk.ui.staff.rows_tab import RowsTab
from kiosk.ui.staff.screenfuls import RowLike
from kiosk.ui.staff.setting_row import SettingRow
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.usage_words import totals
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn
from kiosk.ui.widgets.button import TouchButton
from kiosk.usage import PAGE, VISITS, Usage
from kiosk.usage_file import Row, by_day, by_name, never_read

_ENABLED = "usage.enabled"
_SHORT, _LONG = 30, 365  # days


class View(Enum):
    """What is shown."""

    BY_DAY = auto()
    BY_PAGE = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Counts:
    """What was counted, and whether counting goes on after the next start."""

    rows: Sequence[Row]
    is_on: bool


class UsageTab(RowsTab):
    """Reads the counts when it is opened."""

    icon_name = "chart"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self._counts: Counts | None = None
        self._fault: tuple[Fault | None] | None = None
        self._view = View.BY_DAY
        self._days = _SHORT
        self._times_asked = 0  # how often it was asked whether counting is to end
        self._views = {view: TouchButton(self._list) for view in View}
        self._span = TouchButton(self._list, "quiet", "swap")
        self._list.set_buttons(*self._views.values(), self._span)
        for view, button in self._views.items():
            button.clicked.connect(partial(self._show, view))
        self._span.clicked.connect(self._on_span)
        self._asking = Notice(self)
        self._asking.refused.connect(self.step_back)
        self._asking.agreed.connect(self._ask)
        self._saving.left.connect(self.step_back)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self.retranslate()

    def name(self) -> str:
        """Return the tab's name."""
        return tr("What people read")

    def short_name(self) -> str:
        """Return the name in a word."""
        return tr("Counts")

    def enter(self) -> None:
        """Read the counts anew."""
        self._times_asked, self._is_saving = 0, self._saving.is_busy
        self._start(_read)

    def step_back(self) -> bool:
        """Go back to the plots."""
        is_inside = self._times_asked > 0 or (self._is_saving and not self._saving.is_busy)
        if is_inside:
            self._times_asked, self._is_saving = 0, False
            self._turn()
        return is_inside

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        names = {
            View.BY_DAY: (tr("Visits by day"), tr("By day"), tr("Day")),
            View.BY_PAGE: (tr("By page"), tr("Page")),
            View.OTHER: (tr("In all"), tr("Total")),
        }
        for view, button in self._views.items():
            button.set_wordings(*names[view])
        super().retranslate()
        self._say()

    def arrange(self) -> None:
        """Give the place to the question while there is one."""
        super().arrange()
        self._asking.setVisible(self._is_asking)
        if self._is_asking:
            self._list.hide()
            self._asking.setGeometry(self.rect())

    # What is shown.

    @property
    def _is_asking(self) -> bool:
        return self._times_asked > 0 and self._fault is None

    def _say(self) -> None:
        if self._look is None:
            return
        days = tr("{number} days").format(number=self._days)
        self._span.set_wordings(tr("Last {number} days").format(number=self._days), days, str(self._days))
        is_plot = self._times_asked == 0 and self._counts is not None
        for view, button in self._views.items():
            button.set_kind("primary-current" if view is self._view else "plain")
            button.setAccessibleDescription(tr("Chosen") if view is self._view else "")
            button.setVisible(is_plot)
        self._span.setVisible(is_plot)
        if self._is_asking:
            self._say_question()
        self._list.show_rows(self._rows())
        self.arrange()

    def _turn(self) -> None:
        self._say()
        self.turned.emit()

    def _rows(self) -> list[RowLike]:
        if self._fault is not None:
            return [FindingRow(self._list, Level.WARN, tr("That did not work"), fault_words(*self._fault))]
        if self._counts is None or self._is_asking:
            return []
        bars: list[RowLike] = []
        if self._view is View.BY_DAY:
            bars += self._bars(_by_month(self._visits()) if self._days == _LONG else _by_day(self._visits()))
        elif self._view is View.BY_PAGE:
            bars += self._pages(self._counts.rows)
        else:
            bars += self._bars(totals(self._counts.rows, self._first))
        if not bars:
            bars.append(FindingRow(self._list, Level.OK, tr("There is nothing to show."), "", Shape.PLAIN))
        return [*bars, *self._deeds(is_on=self._counts.is_on)]

    def _bars(self, counted: Sequence[tuple[str, int]]) -> list[RowLike]:
        most = max((number for _, number in counted), default=0)
        longest = max((label for label, _ in counted), key=len, default="")
        return [BarRow(self._list, label, number, most, longest) for label, number in counted] if most else []

    def _pages(self, counted: Sequence[Row]) -> list[RowLike]:
        """Return the pages that were read, the most read first, and below them those that were not."""
        titles = self._titles()
        found = by_name(counted, PAGE, self._first)
        rows = self._bars([(titles.get(name, name), number) for name, number in found])
        never = [titles[page_id] for page_id in never_read(counted, titles, self._first)]
        if rows and never:
            rows.append(FindingRow(self._list, Level.OK, tr("Never read"), " · ".join(never), Shape.PLAIN))
        return rows

    def _deeds(self, *, is_on: bool) -> list[RowLike]:
        save = SettingRow(self._list, tr("Save all counts as a table (CSV)"), icon_name="finish")
        save.clicked.connect(self._on_save)
        if is_on:
            switch = SettingRow(self._list, tr("Stop counting and erase all counts"), icon_name="erase")
            switch.clicked.connect(self._ask)
        else:
            later = tr("It holds from the next start of the kiosk program.")
            switch = SettingRow(self._list, tr("Counting is off. Count again"), later, icon_name="play")
            switch.clicked.connect(partial(self._start, _begin))
        return [save, switch]

    def _say_question(self) -> None:
        first = (tr("Stop counting?"), tr("All that was counted is erased, and nothing is counted any more."))
        second = (tr("Erase all counts for good?"), tr("This cannot be taken back."))
        words, yes = (first, tr("Yes, stop")) if self._times_asked == 1 else (second, tr("Yes, erase"))
        self._asking.ask(*words, tr("No, go back"), yes)

    @property
    def _today(self) -> date:
        return self.room.clock.now().date()

    @property
    def _first(self) -> date:
        return self._today - timedelta(days=self._days)

    def _visits(self) -> list[tuple[date, int]]:
        rows = self._counts.rows if self._counts is not None else ()
        return by_day(rows, VISITS, self._first, self._today - timedelta(days=1))[::-1]

    def _titles(self) -> dict[str, str]:
        return {page_id: page.title for page_id, page in self.room.site.library.pages.items()}

    # What happens.

    def _show(self, view: View) -> None:
        self._view = view
        self._turn()

    def _on_span(self) -> None:
        self._days = _LONG if self._days == _SHORT else _SHORT
        self._turn()

    def _on_save(self) -> None:
        self._is_saving = True
        self._saving.begin(self.room.desk.house.save_counts)
        self._turn()

    def _ask(self) -> None:
        """Ask once more, and after the second yes do it."""
        if self._times_asked < 2:
            self._times_asked += 1
            self._turn()
        else:
            self._times_asked = 0
            self._work.start(partial(_stop, self.room.desk, self.room.site.usage))

    def _start(self, job: Callable[[StaffDesk, Turn], Counts]) -> None:
        self._fault = None
        self._work.start(partial(job, self.room.desk))

    def _on_done(self, counts: Counts) -> None:
        self._fault = None
        self._counts = counts
        self._turn()

    def _on_failed(self, fault: Fault | None) -> None:
        self._fault = (fault,)
        self._turn()


def _read(desk: StaffDesk, turn: Turn) -> Counts:
    return Counts(desk.house.counts(), desk.house.settings().usage.enabled)


def _begin(desk: StaffDesk, turn: Turn) -> Counts:
    desk.note("begin-counting")
    desk.house.change({_ENABLED: True})
    return _read(desk, turn)


def _stop(desk: StaffDesk, usage: Usage, turn: Turn) -> Counts:
    """End counting now and after the next start, and erase what was counted."""
    desk.note("stop-counting")
    desk.house.change({_ENABLED: False})
    if isinstance(usage, Tally):
        usage.stop_and_erase()
    desk.house.erase_counts()
    return _read(desk, turn)


def _by_day(counted: Sequence[tuple[date, int]]) -> list[tuple[str, int]]:
    return [(day_in_year_words(day), number) for day, number in counted]


def _by_month(counted: Sequence[tuple[date, int]]) -> list[tuple[str, int]]:
    months: Counter[str] = Counter()
    for day, number in counted:
        months[month_words(day)] += number
    return list(months.items())
