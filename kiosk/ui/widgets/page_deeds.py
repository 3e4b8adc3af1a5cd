"""What a page's text lets a visitor do: open another page, have a word explained, put a question on the own list."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Library, Page, Picture
from kiosk.content.svg import has_needle
from kiosk.i18n import tr
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.page_foot import ASK, KEEP, SEE
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.term_card import TermCard
from kiosk.visit.route import ReadPage, TakeHome
from kiosk.visit.visit import Visit


class PageDeeds(QObject):
    """Answers the links of a page view; the meaning of a word lies over the widget `ground`."""

    wants = Signal(object)  # a Route
    changed = Signal()  # the list of questions: what the page shows of it is old

    def __init__(self, view: PageView, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._page: Page | None = None
        self._library: Library | None = None
        self._visit: Visit | None = None
        self._color = "primary"
        self._term = ""
        self.card = TermCard(ground)
        view.page_wanted.connect(self._open)
        view.term_wanted.connect(self._explain)
        view.deed_wanted.connect(self._do)

    def serve(self, page: Page, library: Library, color: str, visit: Visit | None) -> None:
        """Answer for `page` from now on; without a `visit` there is no list and no needle."""
        is_same = self._page is not None and self._page.id == page.id
        self._page, self._library, self._color, self._visit = page, library, color, visit
        if not is_same:
            self.card.hide()
        elif not self.card.isHidden():
            self._explain(self._term)  # maybe in another language

    def wipe(self) -> None:
        """Answer nothing."""
        self._page = self._visit = None
        self.card.hide()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self.card.restyle(look)

    # Pictures of needles wait until a visitor asks for them, topic by topic.

    def hides_needles(self, pictures: Iterable[Picture | None]) -> bool:
        """Whether one of the page's `pictures` would show a needle at a body if somebody asked for it."""
        if self._visit is None or self._sees_needles:
            return False
        return any(picture is not None and has_needle(picture.path, picture.state) for picture in pictures)

    def show_needles(self) -> None:
        """Show the pictures of this topic with their needles until the visit ends."""
        if self._page is not None and self._visit is not None:
            self._visit.pictures_shown.add(self._page.topic)

    def dressed(self, picture: Picture) -> Picture:
        """Return `picture` as this visitor may see it."""
        return replace(picture, shows_needles=True) if self._sees_needles else picture

    @property
    def _sees_needles(self) -> bool:
        page, visit = self._page, self._visit
        return page is not None and visit is not None and page.topic in visit.pictures_shown

    def _open(self, page_id: str) -> None:
        self.wants.emit(ReadPage(page_id))

    def _explain(self, term_id: str) -> None:
        term = self._library.glossary.get(term_id) if self._library is not None else None
        self._term = term_id
        if term is not None:
            self.card.show_term(term, self._color)
        else:
            self.card.hide()

    def _do(self, deed: str) -> None:
        if deed == SEE:
            self.wants.emit(TakeHome())
        elif deed == KEEP and self._page is not None:
            self.wants.emit(TakeHome(self._page.id))
        elif deed == ASK and self._visit is not None and self._page is not None:
            key = (self._page.id, 0)
            self._visit.toggle_question(*key)
            self.changed.emit()
            is_listed = key in self._visit.questions
            words = tr("The question is on your list.") if is_listed else tr("The question is off your list.")
            announce(self._ground, words)
