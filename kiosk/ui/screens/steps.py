"""A page told in steps: one large picture and a few words at a time."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, Topic
from kiosk.content.render import render
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, SMALL, TARGET, Metrics
from kiosk.ui.page_foot import foot
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.screens.film import FilmButton, is_film
from kiosk.ui.widgets.article import callouts
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.page_deeds import PageDeeds
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.read_on import ReadOn
from kiosk.ui.widgets.words import Words, measure_width
from kiosk.visit.route import ReadPage, Route, ShowTopic, TakeHome
from kiosk.visit.visit import Visit

_PICTURE_SHARE = 0.56
_SMALL_PICTURE_SHARE = 0.42
_LEAST_PICTURE_SHARE = 0.28
_LARGE = 1.5  # size of the text
_PAD = 8.0


class Steps(Screen):
    """Shows one step of a page, with the way to the step before and the step after."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._page: Page | None = None
        self._topic: Topic | None = None
        self._visit: Visit | None = None
        self._step = 0
        self._shown = ("", 0)  # page and step
        self._card = Card(self)
        self._picture = PictureView(self)
        self._count = Words(self, SMALL, 750)
        self._title = Words(self, 15.0, 800)
        self._view = PageView(self)
        self._read_on = ReadOn(self._view, self)
        self._view.moved.connect(self._on_moved)
        self._read_on.down.set_kind("quiet")
        self._before = TouchButton(self, "quiet", "back")
        self._after = TouchButton(self, "main", "forward")
        self._keep = TouchButton(self, "plain", "qr")
        self._pictures = TouchButton(self, "plain", "pictures")
        self._deeds = PageDeeds(self._view, self)
        self._play = FilmButton(self)
        self._called = TouchButton(self, "plain", "called")
        self._play.hide()
        self._play.next_wanted.connect(self._play_on)
        self._play.stopped.connect(self.frame_changed)
        buttons = (self._before, self._after, self._keep, self._pictures)
        deeds = (self._go_back, self._go_on, self._take_home, self._show_pictures)
        for button, do in zip((*buttons, self._called), (*deeds, self.called_away), strict=True):
            button.hide()
            button.clicked.connect(do)
        self._read_on.changed.connect(self.frame_changed)
        self._deeds.wants.connect(self.wants)
        self._deeds.changed.connect(self._show)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the step that `route` names."""
        if not isinstance(route, ReadPage):
            return
        self._page = self.site.library.page(route.page)
        if self._page is None or not self._page.steps:
            return
        visit.pages_read.add(self._page.id)
        self._visit = visit
        self._topic = self.site.library.topic(self._page.topic)
        self._step = min(max(route.step, 0), len(self._page.steps) - 1)
        self._show()

    def leave(self) -> None:
        """Stop playing."""
        self._play.stop()

    def wipe(self) -> None:
        """Forget the page."""
        self._page = self._topic = self._visit = None
        self._shown = ("", 0)
        self._deeds.wipe()
        self._view.wipe()
        self._title.setText("")
        self._picture.show_picture(None, {}, "primary")

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._read_on.retranslate()
        self._keep.set_wordings(tr("Take this page home"), tr("Take home"), "")
        self._called.set_wordings(tr("I am being called"), tr("Called"), "")
        self._pictures.set_wordings(tr("Show me the pictures"), tr("Pictures"), "")
        self._play.retranslate()
        if self._page is not None:
            self._show()

    def restyle(self, look: Look) -> None:
        """Take the look; the text's colours are made with it."""
        self._read_on.restyle(look)
        self._deeds.restyle(look)
        super().restyle(look)
        self._show()

    def title(self) -> str:
        """Return the step's title."""
        return self._count.text() if self._look is not None and self.look.metrics.is_low else self._title.text()

    def heading(self) -> str:
        """Return which step it is, and its title."""
        return f"{self._count.text()}. {self._title.text()}"

    def own_buttons(self) -> list[TouchButton]:
        """Offer the step before, but for the first, and the one after; behind the last the next page."""
        before = [] if self._step == 0 else [self._before]
        shy = [self._pictures] if self._hides_needles() else []
        is_last = self._page is not None and self._step + 1 == len(self._page.steps)
        keep = [self._keep] if is_last else []
        play = [self._play] if self._page is not None and is_film(self._page) and not is_last else []
        if self._read_on.is_in_bar:  # no room for all at once: they come at the text's end
            return [
                *before,
                *shy,
                *([self._read_on.bar_down] if self._view.can_go_down else [*([] if shy else play), self._after]),
            ]
        return [*before, *shy, *play, *keep, self._called, *self._read_on.bar_buttons([self._after])]

    def told_parts(self) -> list[QWidget]:
        """Return what a voice reads of the step, in order."""
        return [self._count, self._title, self._picture, self._view]

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
        self._picture.setVisible(self._shows_picture())
        if not self._shows_picture():
            text = area
        elif metrics.is_portrait:
            height = min(self._picture.height_for(area.width()), int(area.height() * 0.52))
            self._picture.setGeometry(area.left(), area.top(), area.width(), height)
            text = QRect(area.left(), area.top() + height, area.width(), area.height() - height)
        else:
            width = int(area.width() * _picture_share(metrics))
            self._picture.setGeometry(area.left(), area.top(), width, area.height())
            text = QRect(area.left() + width, area.top(), area.width() - width, area.height())
        self._arrange_text(text.adjusted(pad, pad, -pad, -pad))
        self._deeds.card.place()

    def _shows_picture(self) -> bool:
        """Whether the picture stands there: upright, until one reads on; then the text needs the room."""
        metrics = self.look.metrics
        return not metrics.is_lowered and (not metrics.is_portrait or self._view.is_at_top)

    def _shows_title(self) -> bool:
        """Whether the title stands there: on a low screen until one reads on; then the text needs the room."""
        return not self.look.metrics.is_low or self._view.is_at_top

    def _on_moved(self) -> None:
        if self._look is None:
            return
        if self._picture.isHidden() == self._shows_picture() or self._title.isHidden() == self._shows_title():
            self.arrange()

    def _arrange_text(self, area: QRect) -> None:
        gap, target = self.look.px(GAP), self.look.px(TARGET)
        top = area.top()
        self._count.setVisible(not self.look.metrics.is_low)
        if not self.look.metrics.is_low:
            height = self._count.height_for(area.width())
            self._count.setGeometry(area.left(), top, area.width(), height)
            top += height + gap // 2
        self._title.setVisible(self._shows_title())
        if self._shows_title():
            height = self._title.height_for(area.width())
            self._title.setGeometry(area.left(), top, area.width(), height)
            top += height + (gap // 2 if self.look.metrics.is_low else gap)
        room = area.bottom() + 1 - top
        width = min(area.width(), measure_width(self.look, SMALL))
        if self._view.content_height(width) > room and not self._read_on.is_in_bar:
            room -= target + gap
        self._view.setGeometry(area.left(), top, width, room)
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
        self._view.setAccessibleName(step.title)
        self._deeds.serve(page, self.site.library, color, self._visit)
        picture = step.picture or page.picture
        self._picture.show_picture(self._deeds.dressed(picture) if picture else None, dict(page.labels), color)
        rendered = render(page, self.site.library, callouts(self.look), step.body)
        is_last = self._step + 1 == len(page.steps)
        end = foot(page, self.site.library, self.look, self._visit) if is_last else ""
        pictures = {key: self._deeds.dressed(shown) for key, shown in rendered.pictures.items()}
        is_same, self._shown = self._shown == (page.id, self._step), (page.id, self._step)
        self._view.show_html(rendered.html + end, pictures, color, keep_place=is_same)
        self._before.set_wordings(tr("Step {number}").format(number=self._step), "")
        if self._step + 1 < len(page.steps):
            self._after.set_wordings(tr("Step {number}").format(number=self._step + 2), tr("Next"), "")
        else:
            following = self.site.library.next_page(page)
            name = following.short if following else tr("All pages")
            self._after.set_wordings(tr("Next: {page}").format(page=name), tr("Next"))
        self.arrange()
        self.frame_changed.emit()

    def _play_on(self) -> None:
        """Show the next step, from the last one the first; the last one ends the film."""
        page = self._page
        if page is None:
            return
        step = (self._step + 1) % len(page.steps)
        self.wants.emit(ReadPage(page.id, step))
        if step + 1 == len(page.steps):
            self._play.stop()

    def _hides_needles(self) -> bool:
        return self._page is not None and self._deeds.hides_needles(step.picture for step in self._page.steps)

    def _show_pictures(self) -> None:
        self._deeds.show_needles()
        self._show()

    def _take_home(self) -> None:
        if self._page is not None:
            self.wants.emit(TakeHome(self._page.id))

    def _go_back(self) -> None:
        self._play.stop()
        if self._page is not None:
            self.wants.emit(ReadPage(self._page.id, self._step - 1))

    def _go_on(self) -> None:
        self._play.stop()
        if self._page is None:
            return
        if self._step + 1 < len(self._page.steps):
            self.wants.emit(ReadPage(self._page.id, self._step + 1))
        elif (following := self.site.library.next_page(self._page)) is not None:
            self.wants.emit(ReadPage(following.id))
        else:
            self.wants.emit(ShowTopic(self._page.topic))


def _picture_share(metrics: Metrics) -> float:
    """Return the share of the width that the picture takes beside the words."""
    is_large = metrics.text_scale >= _LARGE
    if is_large and metrics.is_low:
        return _LEAST_PICTURE_SHARE
    return _SMALL_PICTURE_SHARE if is_large or metrics.is_low else _PICTURE_SHARE
