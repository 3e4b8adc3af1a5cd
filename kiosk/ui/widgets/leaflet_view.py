"""A leaflet on its card, as large as the pages are, read by screenfuls."""

from html import escape

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.content.leaflet import Leaflet
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, TARGET
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.read_on import ReadOn
from kiosk.ui.widgets.words import Words, measure_width

_PAD = 8.0  # mm
_LARGER = (1.5, 1.25, 1.0)  # factors of the visitor's text size that are tried, the largest first


class LeafletView(Pane):
    """Shows sentences of the screen's own, then a leaflet's parts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = Card(self)
        self._title = Words(self, H1, 800)
        self._view = PageView(self)
        self.read_on = ReadOn(self._view, self)

    def show_leaflet(self, leaflet: Leaflet, before: str = "", after: str = "", news: str = "") -> None:
        """Show a leaflet between two sentences of the screen's own, and the latest `news`, bold, ahead of all."""
        self._title.setText(leaflet.title)
        self._view.setAccessibleName(leaflet.title)
        self._view.show_html(_html(leaflet, before, after, news), {}, "primary", keep_place=not news)
        self.arrange()

    def wipe(self) -> None:
        """Show nothing."""
        self._title.setText("")
        self._view.wipe()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.read_on.retranslate()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._title.size_mm = look.metrics.title
        for part in (self._card, self._title, self.read_on):
            part.restyle(look)
        self.arrange()

    def go_to_top(self) -> None:
        """Show the start."""
        self._view.go_to_top()

    @property
    def is_read(self) -> bool:
        """Whether the end of the text is shown."""
        return not self._view.can_go_down

    def arrange(self) -> None:
        """Put the title, the text and the buttons to read on in their places."""
        if self._look is None:
            return
        look = self._look
        pad = look.px(_PAD if not look.metrics.is_low else _PAD / 2)
        gap, target = look.px(GAP), look.px(TARGET)
        self._card.setGeometry(self.rect())
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        text = QRect(inner)
        text.setWidth(min(inner.width(), measure_width(look, BODY * _LARGER[0])))
        is_titled = not look.metrics.is_low  # a low window shows it in the top bar
        self._title.setVisible(is_titled)
        if is_titled:
            height = self._title.height_for(text.width())
            self._title.setGeometry(text.left(), text.top(), text.width(), height)
            text.setTop(text.top() + height + look.px(GAP * 1.5))
        is_whole = self._take_largest(text)
        if not is_whole and not self.read_on.is_in_bar:
            text.setBottom(text.bottom() - target - gap)
        self._view.setGeometry(text)
        row = inner.adjusted(0, inner.height() - target, 0, 0)
        self.read_on.place(row, gap)

    def _take_largest(self, area: QRect) -> bool:
        """Show the text as large as it fits whole, never smaller than the visitor's size; whether it fits.

        `area` becomes as narrow as lines of that size may be.
        """
        assert self._look is not None  # noqa: S101 - arrange looks first
        most = area.width()
        for factor in _LARGER:
            scale = self._look.metrics.text_scale * factor
            self._view.restyle(Look(self._look.theme, self._look.metrics.scaled(scale)))
            area.setWidth(min(most, measure_width(self._look, BODY * factor)))
            if self._view.content_height(area.width()) <= area.height():
                return True
        return False


def _html(leaflet: Leaflet, before: str, after: str, news: str) -> str:
    kind = "ol" if leaflet.is_numbered else "ul"
    points = "".join(f"<li>{escape(point)}</li>" for point in leaflet.points)
    parts = [
        f"<p><b>{escape(news)}</b></p>" if news else "",
        f'<p class="small">{escape(before)}</p>' if before else "",
        f"<{kind}>{points}</{kind}>" if points else "",
        f"<p><b>{escape(leaflet.help)}</b></p>" if leaflet.help else "",
        *(f'<p class="small">{escape(line)}</p>' for line in (leaflet.clinic, leaflet.note, after) if line),
    ]
    return "".join(parts)
