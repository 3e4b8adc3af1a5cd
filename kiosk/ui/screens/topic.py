"""A topic: the list of its pages beside the page that is read, or on small screens the list first."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, Topic
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.article import Article, clinic_values
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.page_list import PageList
from kiosk.ui.widgets.side_list import SideList
from kiosk.visit.route import ReadPage, Route, ShowTopic, TakeHome
from kiosk.visit.visit import Visit

_BETWEEN = 11.0  # mm, between list and page


class TopicScreen(Screen):
    """Reads the pages of one topic."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._topic: Topic | None = None
        self._page: Page | None = None
        self._visit: Visit | None = None
        self._side = SideList(self)
        self._article = Article(self)
        self._list = PageList(self)
        self._next = TouchButton(self, "main", "forward")
        self._all = TouchButton(self, "plain", "list")
        self._keep = TouchButton(self, "plain", "qr")
        self._pictures = TouchButton(self, "plain", "pictures")
        self._called = TouchButton(self, "plain", "called")
        for button in (self._next, self._all, self._keep, self._pictures, self._called):
            button.hide()
        self._called.clicked.connect(self.called_away)
        self._keep.clicked.connect(self._take_home)
        self._pictures.clicked.connect(self._show_pictures)
        self._next.clicked.connect(self._go_on)
        self._all.clicked.connect(self._show_list)
        self._article.wants.connect(self.wants)
        self._side.page_wanted.connect(self._open)
        self._list.page_wanted.connect(self._open)
        self._list.changed.connect(self.frame_changed)
        self._article.read_on.changed.connect(self.frame_changed)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show a topic (its list, or its first page beside the list) or one of its pages."""
        self._visit = visit
        library = self.site.library
        if isinstance(route, ShowTopic):
            self._topic = library.topic(route.topic)
            self._show_side()
            pages = self._topic.pages if self._topic else ()
            self._page = pages[0] if pages and (len(pages) == 1 or self._opens_beside(pages[0])) else None
        elif isinstance(route, ReadPage):
            self._page = library.page(route.page)
            self._topic = library.topic(self._page.topic) if self._page else None
            self._show_side()
        self._show()

    def renew(self, route: Route, visit: Visit) -> None:
        """Show the same page, or the same part of the list, as it is now."""
        self._topic = self.site.library.topic(self._topic.id) if self._topic else None
        if self._topic is None:
            self.enter(route, visit)
            return
        self._page = self.site.library.page(self._page.id) if self._page else None
        self._show(keep_place=True)

    def wipe(self) -> None:
        """Forget the page and what was read."""
        self._topic = self._page = self._visit = None
        self._article.wipe()
        self._list.show_pages("", (), "primary")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._article.retranslate()
        self._list.retranslate()
        self._all.set_wordings(tr("All pages"), "")
        self._keep.set_wordings(tr("Take this page home"), tr("Take home"), "")
        self._called.set_wordings(tr("I am being called"), tr("Called"), "")
        self._pictures.set_wordings(tr("Show me the pictures"), tr("Pictures"), "")

    def restyle(self, look: Look) -> None:
        """Take the look; a small screen may now need the list apart from the page."""
        self._look = look
        if self._page is None and self._topic is not None and self._opens_beside(self._topic.pages[0]):
            self._page = self._topic.pages[0]
            self._show()
        super().restyle(look)

    def title(self) -> str:
        """Return the page's title, or the topic's while its list is shown."""
        if self._page is not None:
            return self._page.short if self._look is not None and self.look.metrics.is_low else self._page.title
        return self._topic.title if self._topic else ""

    def own_buttons(self) -> list[TouchButton]:
        """Offer the list where it is not shown, and the way on."""
        if self._page is None:
            return self._list.own_buttons()
        listed = [] if self._has_side_list() or len(self._topic.pages if self._topic else ()) < 2 else [self._all]
        shy = [self._pictures] if self._article.hides_needles else []
        after = [self._next] if self._following() is not None else []
        keep = [self._keep, self._called]
        way = self._article.read_on.bar_buttons(after)
        is_low = self.look.metrics.is_low
        if self._article.read_on.is_in_bar:  # no room for all at once: they come at the text's end, or in its foot
            keep = [] if is_low or self._article.view.can_go_down else keep
        return [*([] if is_low and len(way) > 1 else listed), *shy, *keep, *way]

    def arrange(self) -> None:
        """Put list and page in their places."""
        if self._look is None or self._topic is None:
            return
        is_beside = self._page is not None and self._has_side_list()
        is_alone = self._page is None
        self._list.setVisible(is_alone)
        self._article.setVisible(not is_alone)
        self._side.setVisible(is_beside)
        if is_alone:
            self._list.setGeometry(self.rect())
        elif is_beside:
            self._arrange_beside()
        else:
            self._article.setGeometry(self.rect())

    def _arrange_beside(self) -> None:
        width = SideList.width_in(self.look, self.width())
        self._side.setGeometry(0, 0, width, self.height())
        left = width + self.look.px(_BETWEEN)
        self._article.setGeometry(left, 0, self.width() - left, self.height())

    def _show(self, *, keep_place: bool = False) -> None:
        topic, page = self._topic, self._page
        if topic is None:
            return
        if page is not None:
            if self._visit is not None:
                self._visit.pages_read.add(page.id)
            values = clinic_values(self.site.settings.clinic)
            self._article.show_page(page, self.site.library, values, topic.color, self._visit)
            self._name_next()
        else:
            self._list.show_pages(topic.title, topic.pages, topic.color, keep_place=keep_place)
        self._show_side()
        if self._look is not None:
            self.arrange()
        self.frame_changed.emit()

    def _show_side(self) -> None:
        if self._topic is not None:
            self._side.show_topic(self._topic, self._page, self._visit.pages_read if self._visit else ())

    def _name_next(self) -> None:
        following = self._following()
        name = following.short if isinstance(following, Page) else following.title if following else ""
        self._next.set_wordings(tr("Next: {page}").format(page=name), tr("Next"))

    def _following(self) -> Page | Topic | None:
        """Return the page after this one, after the last one the next topic."""
        if self._page is None or self._topic is None:
            return None
        library = self.site.library
        if (page := library.next_page(self._page)) is not None:
            return page
        return {one.id: after for one, after in pairwise(library.topics)}.get(self._topic.id)

    def _opens_beside(self, page: Page) -> bool:
        return page.kind == "page" and self._has_side_list()

    def _has_side_list(self) -> bool:
        """Whether list and text both have room."""
        if self._look is None or len(self._topic.pages if self._topic else ()) < 2:
            return False
        metrics = self.look.metrics
        if metrics.is_portrait or metrics.is_low or metrics.text_scale > 1.5:
            return False
        return self.height() >= self._side.needed_height(SideList.width_in(self.look, self.width()))

    def _open(self, page_id: str) -> None:
        self.wants.emit(ReadPage(page_id))

    def _go_on(self) -> None:
        following = self._following()
        if isinstance(following, Page):
            self.wants.emit(ReadPage(following.id))
        elif isinstance(following, Topic):
            self.wants.emit(ShowTopic(following.id))

    def _take_home(self) -> None:
        if self._page is not None:
            self.wants.emit(TakeHome(self._page.id))

    def _show_pictures(self) -> None:
        self._article.show_needles()
        self._show()

    def _show_list(self) -> None:
        self._page = None
        self._show()
