"""Questions to ask: a list to tick, and the way to what was ticked."""

from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page
from kiosk.i18n import tr
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.tick_list import TickList
from kiosk.visit.route import ReadPage, Route, TakeHome
from kiosk.visit.visit import MOST_QUESTIONS, Visit


class QuestionsScreen(Screen):
    """Shows a page of kind "questions"; what is ticked stands in the visit and dies with it."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._page: Page | None = None
        self._visit: Visit | None = None
        self._is_full = False
        self._list = TickList(self)
        self._see = TouchButton(self, "main", "list")
        self._see.hide()
        self._see.clicked.connect(self._on_see)
        self._list.rows.toggled.connect(self._on_toggled)
        self._list.rows.changed.connect(self.frame_changed)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the page of `route`, with the visitor's questions ticked."""
        before = self._page.id if self._page is not None and visit is self._visit else ""
        self._visit = visit
        self._page = self.site.library.page(route.page) if isinstance(route, ReadPage) else None
        self._is_full = False
        page = self._page
        if page is None:
            return
        visit.pages_read.add(page.id)
        self._list.show_picture(page)
        self._list.rows.offer(page.questions, self._chosen(), keep_place=before == page.id)
        self._tell()

    def wipe(self) -> None:
        """Forget what was ticked."""
        self._page = self._visit = None
        self._list.wipe()
        self._name_see(0)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._list.rows.retranslate()
        if self._page is not None:
            self._tell()

    def restyle(self, look: Look) -> None:
        """Take the look, the button for the bottom bar too."""
        self._see.restyle(look)
        super().restyle(look)

    def title(self) -> str:
        """Return the page's title."""
        return self._page.short if self._page is not None else ""

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other questions, and the visitor's own once there are some."""
        see = [self._see] if self._visit is not None and self._visit.questions else []
        return [*self._list.rows.own_buttons(), *see]

    def arrange(self) -> None:
        """Fill the screen with the list."""
        self._list.setGeometry(self.rect())

    def _chosen(self) -> list[bool]:
        page, visit = self._page, self._visit
        if page is None or visit is None:
            return []
        return [(page.id, number) in visit.questions for number in range(len(page.questions))]

    def _tell(self) -> None:
        """Say what to do, or that the list is full; and how many are on it."""
        hint, warning = tr("Tap the questions that you want to ask."), ""
        if self._is_full:
            hint = tr("Your list is full: {count} questions. Untick one to add another.").format(count=MOST_QUESTIONS)
            warning = tr("The list is full. Untick one.")
        self._list.set_words(self._page.title if self._page is not None else "", hint, warning)
        self._name_see(len(self._visit.questions) if self._visit is not None else 0)
        self.frame_changed.emit()

    def _name_see(self, count: int) -> None:
        self._see.set_wordings(
            tr("See my questions ({count})").format(count=count),
            tr("My questions ({count})").format(count=count),
            f"({count})",
        )

    def _on_toggled(self, number: int) -> None:
        if self._page is None or self._visit is None:
            return
        self._is_full = not self._visit.toggle_question(self._page.id, number)
        self._list.rows.tick(self._chosen())
        self._tell()
        if self._is_full:
            announce(self, self._list.hint, is_urgent=True)

    def _on_see(self) -> None:
        self.wants.emit(TakeHome())
