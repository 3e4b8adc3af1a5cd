"""A page told in steps: one large picture and a few words at a time."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, Topic
from kiosk.content.render import render
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, SMALL, TARGET
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.article import callouts
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.read_on import ReadOn
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import ReadPage, Route, ShowTopic
from kiosk.visit.visit import Visit

_PICTURE_SHARE = 0.56
_SMALL_PICTURE_SHARE = 0.42
_PAD = 8.0


class Steps(Screen):
    """Shows one step of a page, with the way to the step before and the step after."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._page: Page | None = None
        self._topic: Topic | None = None
        self._step = 0
        self._card = Card(self)
        self._picture = PictureView(self)
        self._picture.has_card = True
        self._count = Words(self, SMALL, 750)
        self._title = Words(self, 15.0, 800)
        self._view = PageView(self)
        self._read_on = ReadOn(self._view, self)
        self._read_on.down.set_kind("quiet")
        self._before = TouchButton(self, "quiet", "back")
        self._after = TouchButton(self, "main", "forward")
        self._before.hide()
        self._after.hide()
        self._read_on.changed.connect(self.frame_changed)
        self._view.page_wanted.connect(self._open)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the step that `route` names."""
        if not isinstance(route, ReadPage):
            return
        self._page = self.site.library.page(route.page)
        if self._page is None or not self._page.steps:
            return
        visit.pages_read.add(self._page.id)
        self._topic = self.site.library.topic(self._page.topic)
        self._step = min(max(route.step, 0), len(self._page.steps) - 1)
        self._show()

    def wipe(self) -> None:
        """Forget the page."""
        self._page = self._topic = None
        self._view.wipe()
        self._title.setText("")
        self._picture.show_picture(None, {}, "primary")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._read_on.retranslate()
        if self._page is not None:
            self._show()

    def restyle(self, look: Look) -> None:
        """Take the look; the text's colours are made with it."""
        self._read_on.restyle(look)
        super().restyle(look)
        self._show()

    def title(self) -> str:
        """Return the step's title."""
        return self._count.text() if self._look is not None and self.look.metrics.is_low else self._title.text()

    def own_buttons(self) -> list[TouchButton]:
        """Offer the step before, but for the first, and the one after; behind the last the next page."""
        before = [] if self._step == 0 else [self._before]
        return [*before, *self._read_on.bar_buttons([self._after])]

    def arrange(self) -> None:
        """Put picture and words beside each other, on a portrait screen above each other."""
        if self._look is None or self._page is None:
            return
        metrics = self.look.metrics
        pad = self.look.px(_PAD if not metrics.is_low else _PAD / 2)
        area = self.rect()
        self._card.setGeometry(area)
        self._title.size_mm = BODY if metrics.is_low else H1 if metrics.text_scale < 1.5 else H1 * 0.75
        self._title.restyle(self.look)
        if metrics.is_portrait:
            height = min(self._picture.height_for(area.width()), int(area.height() * 0.52))
            self._picture.setGeometry(area.left(), area.top(), area.width(), height)
            text = QRect(area.left(), area.top() + height, area.width(), area.height() - height)
        else:
            share = _PICTURE_SHARE if metrics.text_scale < 1.5 and not metrics.is_low else _SMALL_PICTURE_SHARE
            width = int(area.width() * share)
            self._picture.setGeometry(area.left(), area.top(), width, area.height())
            text = QRect(area.left() + width, area.top(), area.width() - width, area.height())
        self._arrange_text(text.adjusted(pad, pad, -pad, -pad))

    def _arrange_text(self, area: QRect) -> None:
        gap, target = self.look.px(GAP), self.look.px(TARGET)
        top = area.top()
        self._count.setVisible(not self.look.metrics.is_low)
        if not self.look.metrics.is_low:
            height = self._count.height_for(area.width())
            self._count.setGeometry(area.left(), top, area.width(), height)
            top += height + gap // 2
        height = self._title.height_for(area.width())
        self._title.setGeometry(area.left(), top, area.width(), height)
        top += height + (gap // 2 if self.look.metrics.is_low else gap)
        room = area.bottom() + 1 - top
        if self._view.content_height(area.width()) > room and not self._read_on.is_in_bar:
            room -= target + gap
        self._view.setGeometry(area.left(), top, area.width(), room)
        self._read_on.place(QRect(area.left(), area.bottom() + 1 - target, area.width(), target), gap)

    def _show(self) -> None:
        page = self._page
        if page is None or not page.steps or self._look is None:
            return
        step = page.steps[self._step]
        color = self._topic.color if self._topic else "primary"
        self._count.color = color
        self._count.setText(tr("Step {number} of {all}").format(number=self._step + 1, all=len(page.steps)))
        self._title.setText(step.title)
        self._picture.show_picture(step.picture or page.picture, dict(page.labels), color)
        rendered = render(page, self.site.library, callouts(self.look), step.body)
        self._view.show_html(rendered.html, dict(rendered.pictures), color)
        self._before.set_wordings(tr("Step {number}").format(number=self._step), "")
        if self._step + 1 < len(page.steps):
            self._after.set_wordings(tr("Step {number}").format(number=self._step + 2))
        else:
            following = self.site.library.next_page(page)
            name = following.short if following else tr("All pages")
            self._after.set_wordings(tr("Next: {page}").format(page=name), tr("Next"))
        self.arrange()
        self.frame_changed.emit()

    def _open(self, page_id: str) -> None:
        self.wants.emit(ReadPage(page_id))

    def _go_back(self) -> None:
        if self._page is not None:
            self.wants.emit(ReadPage(self._page.id, self._step - 1))

    def _go_on(self) -> None:
        if self._page is None:
            return
        if self._step + 1 < len(self._page.steps):
            self.wants.emit(ReadPage(self._page.id, self._step + 1))
        elif (following := self.site.library.next_page(self._page)) is not None:
            self.wants.emit(ReadPage(following.id))
        else:
            self.wants.emit(ShowTopic(self._page.topic))
