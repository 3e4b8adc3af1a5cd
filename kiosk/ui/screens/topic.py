"""A topic: the list of its pages beside the page that is read, or on small screens the list first."""

from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, Topic
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.article import Article, clinic_values
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card, Progress
from kiosk.ui.widgets.page_list import PageList
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import ReadPage, Route, ShowTopic, TakeHome
from kiosk.visit.visit import Visit

_LIST_SHARE = 0.235
_LIST_LEAST = 62.0  # mm
_PROGRESS = 24.0


class TopicScreen(Screen):
    """Reads the pages of one topic."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._topic: Topic | None = None
        self._page: Page | None = None
        self._visit: Visit | None = None
        self._heading = Words(self, SMALL, 750)
        self._choices: list[TouchButton] = []
        self._progress_card = Card(self)
        self._progress_text = Words(self, SMALL, 650)
        self._progress = Progress(self)
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
            self._take_choices()
            pages = self._topic.pages if self._topic else ()
            self._page = pages[0] if pages and (len(pages) == 1 or self._opens_beside(pages[0])) else None
        elif isinstance(route, ReadPage):
            self._page = library.page(route.page)
            self._topic = library.topic(self._page.topic) if self._page else None
            self._take_choices()
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
        for part in (self._heading, self._progress_card, self._progress_text, self._progress, *self._choices):
            part.setVisible(is_beside)
        if is_alone:
            self._list.setGeometry(self.rect())
        elif is_beside:
            self._arrange_beside()
        else:
            self._article.setGeometry(self.rect())

    def _arrange_beside(self) -> None:
        gap = self.look.px(GAP)
        width = _list_width(self.look, self.width())
        top = 0
        height = self._heading.height_for(width)
        self._heading.setGeometry(0, top, width, height)
        top += height + gap
        for choice in self._choices:
            height = choice.height_for(width)
            choice.setGeometry(0, top, width, height)
            top += height + gap
        self._arrange_progress(QRect(0, top + gap, width, self.look.px(_PROGRESS)))
        left = width + self.look.px(11)
        self._article.setGeometry(left, 0, self.width() - left, self.height())

    def _arrange_progress(self, card: QRect) -> None:
        pad = self.look.px(5)
        text = self._progress_text.height_for(card.width() - 2 * pad)
        card.setHeight(text + 2 * pad + self.look.px(6))
        fits = card.bottom() <= self.height()
        for part in (self._progress_card, self._progress_text, self._progress):
            part.setVisible(fits)
        self._progress_card.setGeometry(card)
        self._progress_text.setGeometry(card.left() + pad, card.top() + pad, card.width() - 2 * pad, text)
        bar = self.look.px(3)
        self._progress.setGeometry(card.left() + pad, card.bottom() + 1 - pad - bar, card.width() - 2 * pad, bar)

    def _show(self, *, keep_place: bool = False) -> None:
        topic, page = self._topic, self._page
        if topic is None:
            return
        self._heading.setText(topic.title)
        self._heading.color = topic.color
        self._take_choices()
        if page is not None:
            if self._visit is not None:
                self._visit.pages_read.add(page.id)
            values = clinic_values(self.site.settings.clinic)
            self._article.show_page(page, self.site.library, values, topic.color, self._visit)
            self._name_next()
        else:
            self._list.show_pages(topic.title, topic.pages, topic.color, keep_place=keep_place)
        self._tell_progress(topic)
        if self._look is not None:
            self._heading.update()
            self.arrange()
        self.frame_changed.emit()

    def _take_choices(self) -> None:
        topic, page = self._topic, self._page
        if topic is None:
            return
        while len(self._choices) < len(topic.pages):
            choice = TouchButton(self, "plain", "", BODY)
            choice.is_left = True
            choice.clicked.connect(self._open_choice)
            if self._look is not None:
                choice.restyle(self.look)
            self._choices.append(choice)
        for spare in self._choices[len(topic.pages) :]:
            spare.setParent(None)
            spare.deleteLater()
        del self._choices[len(topic.pages) :]
        for choice, listed in zip(self._choices, topic.pages, strict=True):
            is_current = page is not None and listed.id == page.id
            choice.set_wordings(listed.short)
            choice.set_kind(f"{topic.color}-{'current' if is_current else 'choice'}")

    def _tell_progress(self, topic: Topic) -> None:
        read = self._visit.pages_read if self._visit else set()
        count = sum(page.id in read for page in topic.pages)
        text = tr("{count} of {all} pages read").format(count=count, all=len(topic.pages))
        self._progress_text.setText(text)
        self._progress.set_share(count / len(topic.pages), topic.color)

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
        gap = self.look.px(GAP)
        width = _list_width(self.look, self.width())
        room = self.height() - self._heading.height_for(width) - gap
        return room >= sum(choice.height_for(width) + gap for choice in self._choices)

    def _open_choice(self) -> None:
        chosen = self.sender()
        for choice, page in zip(self._choices, self._topic.pages if self._topic else (), strict=False):
            if choice is chosen:
                self._open(page.id)
                return

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


def _list_width(look: Look, width: int) -> int:
    """Return how wide the list is beside a page on a screen of `width` pixels."""
    return max(look.px(_LIST_LEAST), int(width * _LIST_SHARE))
