"""The clinic's pages: how each stands in all languages, what is wrong with it, reading it, and signing it off."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.content.disk import languages
from kiosk.content.model import Page, Problem, SignOff
from kiosk.errors import Fault
from kiosk.i18n import language, tr
from kiosk.ui.look import Look
from kiosk.ui.staff.asking import Ask, Capitals
from kiosk.ui.staff.card_list import Item
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.list_tab import ListTab
from kiosk.ui.staff.page_state import PageStatePage
from kiosk.ui.staff.page_words import cells_of_page, note_words, title_of
from kiosk.ui.staff.row import Plan, plan_with
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.views import PageView, SignedRow, SignedState, StateView
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn
from kiosk.visit.route import ReadPage

_COLUMN = 100.0  # mm; with less, times the size of the text, the languages stand below each other, then in one column
_OTHERS = 0.88  # of an equal share, for the columns beside the titles

_Found = tuple[Sequence[PageView], Sequence[Problem] | None]


class PagesTab(ListTab):
    """The list of pages, one page, the questions of a sign-off, or what is said between."""

    icon_name = "book"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent, "search")
        self._codes = languages(room.site.library.root)
        self._rows: Sequence[PageView] = ()
        self._general: Sequence[Problem] | None = None
        self._open: PageView | None = None
        self._wants_reading = False
        self._signing: Page | None = None
        self._page = PageStatePage(self, self._codes)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._list.deed_wanted.connect(self._on_check)
        self._list.list.opened.connect(self._on_opened)
        self._page.left.connect(self._show_list)
        self._page.read_wanted.connect(self._on_read)
        self._page.sign_wanted.connect(self._on_sign)
        self._asking.answered.connect(self._on_answered)
        self._asking.left.connect(self._show_page)
        self._notice.refused.connect(self._show_page)
        self._notice.agreed.connect(self._on_agreed)
        self._reading.done.connect(self._on_rows)
        self._work.done.connect(self._on_signed)
        self._work.failed.connect(self._on_not_signed)

    # The frame's side.

    def name(self) -> str:
        """Return the tab's name."""
        return tr("Pages and sign-off")

    def short_name(self) -> str:
        """Return the name in a word."""
        return tr("Pages")

    def title(self) -> str:
        """Return what is shown."""
        return tr("A page") if self._shown in (self._page, self._notice) else self.name()

    def enter(self) -> None:
        """Show the list; read it when it is shown first."""
        self._show_list()
        if not self._rows and not self._reading.is_busy:
            self._read()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._list.deed.set_wordings(tr("Check all pages"), tr("Check"))
        self._page.retranslate()
        super().retranslate()

    def _plan_for(self, look: Look, width: int) -> Plan:
        """Return title and languages side by side, or what there is room for."""
        codes = self._codes
        wide = (("title", "topic"), *((code, f"{code}-more") for code in codes))
        if width >= look.px(_COLUMN * look.metrics.text_scale) * len(wide):
            return _with_wide_names(plan_with(look, wide, width))
        if width >= look.px(_COLUMN * look.metrics.text_scale) * 2:
            below = tuple(cell for column in wide[1:] for cell in column) if look.metrics.is_portrait else codes
            return _with_wide_names(plan_with(look, (("title", "topic"), below), width))
        return plan_with(look, (("title", *codes),), width)

    # What happens.

    def _read(self) -> None:
        self._is_wrong = False
        self._reading.start(partial(_read, self.room.desk))
        self._say()

    def _on_check(self) -> None:
        self._is_wrong = False
        self._reading.start(partial(_check, self.room.desk))
        self._say()

    def _on_rows(self, found: _Found) -> None:
        self._rows, general = found
        if general is not None or self._general is None:
            self._general = general
        if self._open is not None:
            self._open = next((row for row in self._rows if row.id == self._open.id), None)
        if self._shown is self._page and self._open is not None:
            self._page.show_page(self._open, self.room.clock.now().date())
        self._say()

    def _on_opened(self, row: object) -> None:
        self._open = next((one for one in self._rows if one is row), None)
        self._show_page()

    def _show_list(self) -> None:
        self._open = None
        self._show(self._list)

    def _show_page(self) -> None:
        self._asking.wipe()
        self._wants_reading = False
        self._signing = None
        if self._open is not None:
            self._page.show_page(self._open, self.room.clock.now().date())
        else:
            self._page.show_general(self._general or ())
        self._show(self._page)

    def _close_part(self) -> None:
        if self._shown is self._notice:
            self._show_page()
        else:
            self._show_list()

    def _on_read(self, state: StateView) -> None:
        self._wants_reading = True
        self._notice.ask(
            tr("Read this page as a visitor would?"),
            (tr("This locks the staff's side. To sign the page off, come in again afterwards."), tr("This locks.")),
            tr("No, go back"),
            tr("Yes, read it"),
        )
        self._show(self._notice)

    def _on_agreed(self) -> None:
        state = self._page.state
        if not self._wants_reading or state is None or state.page is None:
            return
        before = language()
        if state.language != before:
            self.language_wanted.emit(state.language)
        if state.page.id in self.room.site.library.pages:
            self.wants.emit(ReadPage(state.page.id))
            return
        if state.language != before:
            self.language_wanted.emit(before)
        said = tr("It is hidden until it is signed off, or it is not in this language. Ask for it on paper.")
        self._notice.tell(tr("Visitors do not see this page"), said, "warning")

    def _on_sign(self, state: StateView) -> None:
        self._signing = state.page
        self._asking.begin(tr("I have checked this page"), _asks())
        self._show(self._asking)

    def _on_answered(self, answers: Sequence[str]) -> None:
        page = self._signing
        if page is None:
            return
        name, credential = answers
        self._notice.wait(tr("Signing the page off…"))
        self._show(self._notice)
        self._work.start(partial(_sign, self.room.desk, page, name, credential))

    def _on_signed(self, signed: SignOff) -> None:
        if self._signing is not None and self._open is not None:  # known at once; reading all pages takes seconds
            before, self._open = self._open, _signed_off(self._open, self._signing, signed)
            self._rows = [self._open if row is before else row for row in self._rows]
        self._signing = None
        if self._general is not None:
            self._on_check()
        else:
            self._read()
        said = tr("Your name and this day are recorded. The page counts as signed off until its text changes.")
        self._notice.tell(tr("The page is signed off"), (said, tr("Until its text changes.")))

    def _on_not_signed(self, fault: Fault | None) -> None:
        self._notice.tell(tr("The page is not signed off"), fault_words(fault), "warning")

    def _say(self) -> None:
        if self._reading.is_busy:
            self._list.say(tr("Reading all pages. This takes a moment."), icon_name="clock")
        elif self._is_wrong:
            self._list.say(fault_words(self._fault), icon_name="warning")
        else:
            wordings = note_words(self._rows, self._general, self.room.clock.now().date())
            self._list.say(*wordings, icon_name="info")
        self._list.deed.setEnabled(not self._reading.is_busy)
        topics = {topic.id: topic.title for topic in (*self.room.site.library.topics, *self.room.site.library.aside)}
        today = self.room.clock.now().date()
        items = [
            Item(
                tr("Open the page {title}").format(title=title_of(row)),
                cells_of_page(row, self._codes, topics, today),
                row,
            )
            for row in self._rows
        ]
        if self._general:
            title = tr("What belongs to no single page")
            items.insert(0, Item(title, {"title": ("warning", title, tr("All pages together"))}, None))
        self._list.list.show_items(items)


def _signed_off(row: PageView, page: Page, signed: SignOff) -> PageView:
    """Return `row` with `page` signed off."""
    state = SignedState(row.states[page.language], signed)
    return SignedRow(row.id, row.title, {**row.states, page.language: state})


def _with_wide_names(plan: Plan) -> Plan:
    """Return the layout with more room for titles, which are longer than how a page stands."""
    others = round(plan.widths[0] * _OTHERS)
    return replace(
        plan, widths=(sum(plan.widths) - others * (len(plan.widths) - 1), *(others for _ in plan.widths[1:]))
    )


def _asks() -> list[Ask]:
    """Return the questions of a sign-off."""
    return [
        Ask(
            (tr("Your name?"),),
            tr("It stands on the page and in the audit."),
            _name_objection,
            capitals=Capitals.NAMES,
        ),
        Ask(
            (tr("Your credential, such as PT?"), tr("Your credential?")),
            tr("For example: PT, DPT."),
            _name_objection,
            capitals=Capitals.ALWAYS,
        ),
    ]


def _name_objection(typed: str, before: Sequence[str]) -> tuple[str, ...]:
    return () if typed.strip() else (tr("Please type it first."),)


def _read(desk: StaffDesk, turn: Turn) -> _Found:
    return desk.house.pages(), None


def _check(desk: StaffDesk, turn: Turn) -> _Found:
    return desk.house.check_pages()


def _sign(desk: StaffDesk, page: Page, name: str, credential: str, turn: Turn) -> SignOff:
    return desk.sign_page(page, name, credential)
