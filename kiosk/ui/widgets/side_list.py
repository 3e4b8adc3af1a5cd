"""The list of a topic's pages beside the page that is read, with what has been read of it."""

from collections.abc import Collection

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, Topic
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card, Progress
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.words import Words

_SHARE = 0.235
_LEAST = 62.0  # mm
_PROGRESS = 24.0


class SideList(Pane):
    """The topic's name, a button for each page, and a card that tells how many of them are read."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._heading = Words(self, SMALL, 750)
        self._choices: list[TouchButton] = []
        self._card = Card(self)
        self._told = Words(self, SMALL, 650)
        self._progress = Progress(self)

    def show_topic(self, topic: Topic, page: Page | None, read: Collection[str]) -> None:
        """Show the pages of `topic`, `page` as the open one; `read` are the ids of the pages read in this visit."""
        self._heading.setText(topic.title)
        self._heading.color = topic.color
        self._heading.update()
        self._pages = topic.pages
        self._take_choices(topic, page)
        count = sum(one.id in read for one in topic.pages)
        self._told.setText(tr("{count} of {all} pages read").format(count=count, all=len(topic.pages)))
        self._progress.set_share(count / len(topic.pages), topic.color)
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        for part in (self._heading, self._card, self._told, self._progress):
            part.restyle(look)
        for choice in self._choices:
            choice.restyle(look)
        self.arrange()

    @staticmethod
    def width_in(look: Look, width: int) -> int:
        """Return how wide the list is beside a page on a screen of `width` pixels."""
        return max(look.px(_LEAST), int(width * _SHARE))

    def needed_height(self, width: int) -> int:
        """Return the height in pixels of the name and the buttons, which must all have room."""
        if self._look is None:
            return 0
        gap = self._look.px(GAP)
        return self._heading.height_for(width) + gap + sum(one.height_for(width) + gap for one in self._choices)

    def _take_choices(self, topic: Topic, page: Page | None) -> None:
        while len(self._choices) < len(topic.pages):
            choice = TouchButton(self, "plain", "", BODY)
            choice.is_left = True
            choice.clicked.connect(self._on_chosen)
            if self._look is not None:
                choice.restyle(self._look)
            choice.show()
            self._choices.append(choice)
        for spare in self._choices[len(topic.pages) :]:
            spare.setParent(None)
            spare.deleteLater()
        del self._choices[len(topic.pages) :]
        for choice, listed in zip(self._choices, topic.pages, strict=True):
            is_current = page is not None and listed.id == page.id
            choice.set_wordings(listed.short)
            choice.set_kind(f"{topic.color}-{'current' if is_current else 'choice'}")
            choice.setAccessibleDescription(tr("This page is open") if is_current else "")

    def arrange(self) -> None:
        """Put the topic's name, the buttons and how far the visitor is below each other."""
        if self._look is None:
            return
        gap, width = self._look.px(GAP), self.width()
        height = self._heading.height_for(width)
        self._heading.setGeometry(0, 0, width, height)
        top = height + gap
        for choice in self._choices:
            height = choice.height_for(width)
            choice.setGeometry(0, top, width, height)
            top += height + gap
        self._arrange_card(QRect(0, top + gap, width, self._look.px(_PROGRESS)), self._look)

    def _arrange_card(self, card: QRect, look: Look) -> None:
        pad = look.px(5)
        text = self._told.height_for(card.width() - 2 * pad)
        card.setHeight(text + 2 * pad + look.px(6))
        fits = card.bottom() <= self.height()
        for part in (self._card, self._told, self._progress):
            part.setVisible(fits)
        self._card.setGeometry(card)
        self._told.setGeometry(card.left() + pad, card.top() + pad, card.width() - 2 * pad, text)
        bar = look.px(3)
        self._progress.setGeometry(card.left() + pad, card.bottom() + 1 - pad - bar, card.width() - 2 * pad, bar)

    def _on_chosen(self) -> None:
        chosen = self.sender()
        for choice, page in zip(self._choices, self._pages, strict=False):
            if choice is chosen:
                self.page_wanted.emit(page.id)
                return
