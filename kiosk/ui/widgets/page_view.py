"""A page's text: read by screenfuls, no line cut, links as targets, nothing fetched but the page's pictures."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPaintEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Picture
from kiosk.i18n import language
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, TARGET
from kiosk.ui.steady import Target
from kiosk.ui.widgets import page_links, read_text
from kiosk.ui.widgets.drawing import fitted, picture, picture_size
from kiosk.ui.widgets.link_parts import LinkParts
from kiosk.ui.widgets.page_place import place_at, y_of
from kiosk.ui.widgets.page_text import fill
from kiosk.ui.widgets.screenfuls import Screenfuls

_IMAGE = "picture:"
_SHARED = 2  # pixels at the top in which the underline of the line before may lie, or the edge of a callout
_TELLING = 60  # letters that are found again in a text, and nowhere else


@dataclass(frozen=True)
class _LinkTarget:
    """A link in the text; two of the same address are the same target."""

    view: "PageView"
    href: str

    def set_pressed(self, is_pressed: bool) -> None:
        """Mark the link's words in the same frame."""
        self.view.mark_link(self.href if is_pressed else "")

    def activate(self) -> None:
        """Ask for what the link stands for."""
        self.view.follow(self.href)


class PageView(Screenfuls):
    """Shows the HTML that `kiosk.content.render` makes, and links `do:NAME` of the screen it is part of."""

    page_wanted = Signal(str)  # a page's id
    term_wanted = Signal(str)  # the id of a word of the glossary
    deed_wanted = Signal(str)  # the NAME of a link `do:NAME`

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._look: Look | None = None
        self._pictures: dict[str, Picture] = {}
        self._html = ""
        self._language = ""
        self._color = "primary"
        self._pressed = ""
        self._read = (0, 0)
        self._parts = LinkParts(self, self.viewport())
        self.moved.connect(self._parts.grow_old)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look` and show the page in them."""
        self._look = look
        self.setFont(look.font(BODY))
        self._fill()
        self._take_place()

    def show_html(self, html: str, pictures: dict[str, Picture], color: str, *, keep_place: bool = False) -> None:
        """Show a page whose headings take the colour token `color`; from its top, unless `keep_place`."""
        y = self.verticalScrollBar().value() if keep_place else 0
        is_found = True
        if (html, pictures, color) != (self._html, self._pictures, self._color):
            words = self.toPlainText()[self._reads_from :][:_TELLING]
            place = place_at(self.document(), y, self._end()) if y and language() != self._language else None
            self._html, self._pictures, self._color = html, pictures, color
            self._language = language()
            self._fill()
            if place is not None:  # lines of another language break elsewhere: the same pixel is another sentence
                y, is_found = y_of(self.document(), place, self._end()), False
            else:
                found = self.toPlainText().find(words) if self._reads_from else 0  # a low screen adds the title
                self._reads_from, is_found = max(0, found), found >= 0
        if keep_place and is_found:
            self.verticalScrollBar().setValue(y)
            self._take_place()
        else:
            self._read_from(y)

    def wipe(self) -> None:
        """Show nothing."""
        self.show_html("", {}, "primary")

    def mark_sentence(self, start: int, end: int) -> None:
        """Mark the text from `start` to `end` (Qt's positions) as being read aloud; nothing where both are equal."""
        self._read = (start, end)
        if self._look is not None:
            read_text.tint(self, start, end, self._look)

    def show_sentence(self, start: int, end: int) -> None:
        """Turn to the screenful that shows the text from `start` to `end`, or begin one with it where none does."""
        places = page_links.rects(self.document(), start, end)
        if not places:
            return
        top, bottom = places[0].top(), places[-1].bottom()
        bar = self.verticalScrollBar()
        if bar.value() <= top and bottom <= self._bottom() + 1:
            return
        if top < bar.value():
            self.go_to_top()
        while self._bottom() <= top and self.can_go_down:
            self.go_down()
        if bottom > self._bottom() + 1 and bar.value() < int(top):
            self._read_from(int(top))

    # The steady-tap rule's side.

    def owns(self, target: Target) -> bool:
        """Whether the target is a link of this text."""
        return isinstance(target, _LinkTarget) and target.view is self

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the links that are shown, each at least as high as a target."""
        if self._look is None:
            return []
        least = self._look.px(TARGET)
        shown = self.shown_links()
        rects = [rect for _, rect in shown]
        return [(page_links.grown(rect, least, rects), self.target(href)) for href, rect in shown]

    def target(self, href: str) -> Target:
        """Return what a tap on the link `href` is meant for."""
        return _LinkTarget(self, href)

    def follow(self, href: str) -> None:
        """Tell what the link `href` stands for."""
        if href.startswith(page_links.TERM):
            self.term_wanted.emit(href.removeprefix(page_links.TERM))
        elif href.startswith(page_links.DEED):
            self.deed_wanted.emit(href.removeprefix(page_links.DEED))
        else:
            self.page_wanted.emit(href.removeprefix(page_links.PAGE))

    def shown_terms(self) -> list[str]:
        """Return the ids of the words of the glossary that are shown."""
        hrefs = [target.href for _, target in self.touch_targets() if isinstance(target, _LinkTarget)]
        return [href.removeprefix(page_links.TERM) for href in hrefs if href.startswith(page_links.TERM)]

    # The keyboard's side, and that of assistive technology.

    def show_parts(self) -> None:
        """Let each link that is shown be a part of its own."""
        self._parts.show()

    def links(self) -> list[tuple[str, QRect]]:
        """Return the words of the links that are shown and where, in the view's own pixels."""
        return [(page_links.words(self.document(), href), rect) for href, rect in self.shown_links()]

    def shown_links(self) -> list[tuple[str, QRect]]:
        """Return the links that are shown and where, a link over two lines twice."""
        edge = self._bottom() - self.verticalScrollBar().value()
        return [(href, rect) for href, rect in self._link_rects() if rect.top() >= 0 and rect.bottom() <= edge]

    def mark_link(self, href: str) -> None:
        """Show the link `href` as pressed; "" for none."""
        self._pressed = href
        self.viewport().repaint()

    # Qt's side.

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer with the page's own pictures and nothing else; never with None, which makes Qt ask without end."""
        key = (name.toString() if isinstance(name, QUrl) else name).removeprefix(_IMAGE)
        if kind == QTextDocument.ResourceType.ImageResource.value and key in self._pictures and self._look is not None:
            shown = self._pictures[key]
            natural = picture_size(shown, self._look.theme)
            width = min(self.viewport().width(), self._look.px(120))
            size = fitted(natural, width, self._look.px(90))
            return picture(shown, self._look.theme, size).toImage()
        return QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then cover the line that would be cut at the lower edge, and what is left of one above."""
        super().paintEvent(event)
        if self._look is None:
            return
        painter = QPainter(self.viewport())
        if self._pressed:
            color = self._look.color(self._color)
            color.setAlphaF(0.35)
            for href, rect in self._link_rects():
                if href == self._pressed:
                    painter.fillRect(rect, color)
        read_text.underline(painter, self, *self._read, self._look)
        cut = self._bottom() - self.verticalScrollBar().value()
        painter.fillRect(QRect(0, cut, self.viewport().width(), self.viewport().height()), self._look.color("surface"))
        if not self.is_at_top:
            painter.fillRect(QRect(0, 0, self.viewport().width(), _SHARED), self._look.color("surface"))
        painter.end()

    def _fill(self) -> None:
        if self._look is not None:
            fill(self, self._html, self._look, self._color)
            self.mark_sentence(*self._read)
            self.moved.emit()

    def _link_rects(self) -> list[tuple[str, QRect]]:
        offset = -self.verticalScrollBar().value()
        return [(href, rect.translated(0, offset)) for href, rect in page_links.links(self.document())]
