"""The search: what is typed finds pages and words from the first letter on; it stands here until the visit ends."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.search import MOST_TYPED, Hit
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.screens.search_view import SearchView, Shape, State, bare_area
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.result import Result
from kiosk.ui.widgets.term_card import TermCard
from kiosk.visit.route import AskCall, GetHelp, Home, ReadPage, Route
from kiosk.visit.visit import Visit

_TERM_COLOR = "primary"


class SearchScreen(Screen):
    """A field, the keyboard and the results; on a low screen the keyboard and the frame take turns."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._text = ""
        self._results: tuple[Result, ...] = ()
        self._has_keys = True
        self._is_counted = False  # as a search without a result
        self._shown: list[TouchButton] = []
        self._view = SearchView(self)
        self._ground = QWidget(self)  # the meaning of a word keeps within the edges
        self._ground.hide()
        self._card = TermCard(self._ground)
        self._connect()
        self.retranslate()
        _ = site.search  # screens are made while nobody waits; the first letter should not wait for the index

    def _connect(self) -> None:
        view = self._view
        view.dock.typed.connect(self._on_typed)
        view.dock.erased.connect(self._on_erased)
        view.dock.turned.connect(self.turned)
        view.key_size.changed.connect(self.arrange)
        view.field.typed.connect(self._on_typed)
        view.field.erased.connect(self._on_erased)
        view.field.entered.connect(self._on_see)
        view.erase.clicked.connect(self._on_erase_all)
        view.see.clicked.connect(self._on_see)
        view.keys.clicked.connect(self._on_keys)
        view.list.opened.connect(self._on_opened)
        view.list.turned.connect(self.turned)
        self._card.closed.connect(self._ground.hide)
        view.home.clicked.connect(self._on_topics)
        view.advice.topics.clicked.connect(self._on_topics)
        view.help.clicked.connect(self._on_help)
        view.advice.call.clicked.connect(self._on_call)

    # The window's side.

    def enter(self, route: Route, visit: Visit) -> None:
        """Show what was typed in this visit, and what the pages in force have for it."""
        self._view.key_size.enter(visit.keys)
        self._search(keep_place=True)
        if self._has_keys:
            self._view.field.setFocus()

    def first_focus(self) -> QWidget | None:
        """Return the field while it can be typed into, else the first result."""
        return self._view.field if self._has_keys else None

    def step_back(self) -> bool:
        """Bring the keys back where they have made room for the results."""
        if self._has_keys:
            return False
        self._on_keys()
        return True

    def leave(self) -> None:
        """Take the meaning of a word away."""
        self._count_failure()
        self._close_card()

    def wipe(self) -> None:
        """Forget what was typed and found."""
        self._count_failure()
        self._close_card()
        self._text = ""
        self._has_keys = True
        self._view.dock.restart()
        self._view.key_size.wipe()
        self._show((), keep_place=False)

    def retranslate(self) -> None:
        """Show the words of the language in force; what was typed stays."""
        self._view.retranslate()

    def restyle(self, look: Look) -> None:
        """Take the look, the buttons for the bottom bar too."""
        self._view.keys.restyle(look)
        self._card.restyle(look)
        super().restyle(look)
        self._view.restyle_buttons(look.for_frame)
        self._choose_frame()
        self.arrange()

    def title(self) -> str:
        """Return the screen's name."""
        return tr("Search")

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other results, and the keyboard where it is not shown."""
        more = self._view.list.own_buttons() if self._is_listed() else []
        return [*more, *([] if self._has_keys else [self._view.keys])]

    def arrange(self) -> None:
        """Put everything in its place."""
        look = self._look
        if look is None:
            return
        is_bare = self.frame is Frame.FORM
        area = bare_area(look, self.rect()) if is_bare else self.rect()
        self._view.arrange(look, area, self._view.shape(look, area, has_keys=self._has_keys), is_bare=is_bare)
        self._ground.setGeometry(area)
        self._card.place()

    # Typing.

    def _on_typed(self, text: str) -> None:
        self._is_counted = False
        self._text = (self._text + text).lstrip()[:MOST_TYPED]
        self._search()

    def _on_erased(self) -> None:
        self._text = self._text[:-1]
        self._search()

    def _on_erase_all(self) -> None:
        self._count_failure()
        self._text = ""
        self._search()
        self._on_keys()

    def _count_failure(self) -> None:
        """Count a search that is given up without a result: once, however often it is left and come back to."""
        if self._text.strip() and not self._results and not self._is_counted:
            self._is_counted = True
            self.site.usage.search_failed()

    def _search(self, *, keep_place: bool = False) -> None:
        self._close_card()
        hits = self.site.search.find(self._text) if self._text else ()
        self._show(tuple(Result(hit, self._color(hit)) for hit in hits), keep_place=keep_place)

    def _show(self, results: tuple[Result, ...], *, keep_place: bool) -> None:
        view = self._view
        self._results = results
        state = State.FOUND if results else State.NOTHING if self._text.strip() else State.EMPTY
        view.field.set_text(self._text)
        view.erase.setEnabled(bool(self._text))
        view.tell(state, len(results))
        view.list.show_results(results, keep_place=keep_place)
        self._refresh()

    def _close_card(self) -> None:
        self._card.hide()
        self._ground.hide()

    def _refresh(self) -> None:
        self._choose_frame()
        self.arrange()
        if self.own_buttons() != self._shown:
            self._shown = self.own_buttons()
            self.frame_changed.emit()

    def _choose_frame(self) -> None:
        """Give the keyboard the room of the window's bars where there is too little."""
        if self._look is None:
            return
        area = bare_area(self.look, QRect(0, 0, self.look.metrics.width, self.look.metrics.height))
        frame = Frame.FORM if self._view.is_bare(self.look, area, has_keys=self._has_keys) else Frame.FULL
        if frame is not self.frame:
            self.frame = frame
            self.frame_changed.emit()

    def _color(self, hit: Hit) -> str:
        library = self.site.library
        page = library.page(hit.id) if hit.kind == "page" else None
        topic = library.topic(page.topic) if page is not None else None
        return topic.color if topic is not None else _TERM_COLOR

    def _is_listed(self) -> bool:
        """Whether other results are reached from here, not through the button that takes the keys away."""
        if self._look is None:
            return False
        return self._view.shape(self.look, self.rect(), has_keys=self._has_keys) in (Shape.BESIDE, Shape.RESULTS)

    # What can be tapped.

    def _on_see(self) -> None:
        if self._results and not (self._has_keys and self._is_listed()):
            self._has_keys = False
            self._refresh()
            self.turned.emit()

    def _on_keys(self) -> None:
        if not self._has_keys:
            self._has_keys = True
            self._refresh()
            self.turned.emit()
        self._view.field.setFocus()

    def _on_opened(self, hit: Hit) -> None:
        term = self.site.library.glossary.get(hit.id) if hit.kind == "term" else None
        if term is not None:
            self._ground.show()
            self._ground.raise_()
            self._card.show_term(term, _TERM_COLOR)
        elif hit.kind == "page":
            self.wants.emit(ReadPage(hit.id))

    def _on_topics(self) -> None:
        self.wants.emit(Home())

    def _on_help(self) -> None:
        self.wants.emit(GetHelp())

    def _on_call(self) -> None:
        self.wants.emit(AskCall())
