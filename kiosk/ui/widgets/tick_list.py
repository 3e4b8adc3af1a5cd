"""A list to tick under its title and a hint; on a portrait screen it keeps to what a seated person reaches."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP
from kiosk.ui.widgets.check_rows import CheckRows
from kiosk.ui.widgets.layout import first_reached
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.words import Words

_PICTURE_LEAST = 60.0  # mm


class TickList(Pane):
    """Title, hint and rows; above them, where there is room, a page's picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words(self, 15.0, 800)
        self._hint = Words(self, BODY, 500, "ink-soft")
        self._picture = PictureView(self)
        self._picture.hide()
        self._words = "", ""  # the hint, and its short form where it is a warning
        self.rows = CheckRows(self)

    def set_words(self, title: str, hint: str, warning: str = "") -> None:
        """Take title and hint; `warning` is its short form for a low window, where the rows need its room."""
        self._title.setText(title)
        self._words = hint, warning
        self._hint.color = "call" if warning else "ink-soft"
        self.arrange()

    @property
    def hint(self) -> str:
        """The hint."""
        return self._words[0]

    def show_picture(self, page: Page | None) -> None:
        """Take the picture of `page`, None for none."""
        labels = dict(page.labels) if page is not None else {}
        self._picture.show_picture(page.picture if page is not None else None, labels, "primary")

    def wipe(self) -> None:
        """Show nothing."""
        self.rows.offer([], [])
        self.set_words("", "")
        self.show_picture(None)

    def restyle(self, look: Look) -> None:
        """Take the look; on a low screen the hint grows no more than it must."""
        self._look = look
        self._title.size_mm = look.metrics.title
        self._title.restyle(look)
        self._hint.restyle(look.least if look.metrics.is_low else look)
        self._picture.restyle(look)
        self.rows.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put picture, title, hint and rows below each other."""
        if self._look is None:
            return
        look = self._look
        is_low = look.metrics.is_low
        hint, warning = self._words
        self._hint.setText(warning if is_low else hint)
        gap = look.px(GAP if is_low else GAP * 1.6)
        parts = [
            (self._title, not is_low),  # a low window shows it in the top bar
            (self._hint, True),
        ]
        shown = [words for words, is_shown in parts if is_shown and words.text()]
        heights = [words.height_for(self.width()) for words in shown]
        top = first_reached(self) - sum(heights) - gap * len(heights) if look.metrics.is_portrait else 0
        self._show_picture(QRect(0, 0, self.width(), top - gap))
        top = max(0, top)
        for words, _ in parts:
            words.setVisible(words in shown)
        for words, height in zip(shown, heights, strict=True):
            words.setGeometry(0, top, self.width(), height)
            top += height + gap
        self.rows.setGeometry(0, top, self.width(), self.height() - top)

    def _show_picture(self, area: QRect) -> None:
        assert self._look is not None  # noqa: S101 - arrange looks first
        has_room = self._look.metrics.mm(area.height()) >= _PICTURE_LEAST
        self._picture.setVisible(has_room and self._picture.picture is not None)
        self._picture.setGeometry(area)
