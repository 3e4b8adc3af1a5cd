"""A page on its card: the text by screenfuls, the picture beside or below it, and the buttons to read on."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Library, Page, Picture
from kiosk.content.render import render
from kiosk.i18n import language, left_to_right
from kiosk.settings import Clinic
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, SMALL, TARGET
from kiosk.ui.page_foot import foot
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.page_deeds import PageDeeds
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.read_on import ReadOn
from kiosk.ui.widgets.words import Words, measure_width
from kiosk.visit.visit import Visit

_PAD = 8.0
_PICTURE_SHARE = 0.3  # of the card's width
_BAND = 55.0  # mm: the least height that a picture above the text is worth

# Kind of a callout -> colour tokens of its edge and its ground; "table" are a table's heads.
_CALLOUTS = {
    "note": ("line", "ground"),
    "tip": ("primary", "primary-tint"),
    "warning": ("call", "call-tint"),
    "urgent": ("urgent", "urgent-tint"),
    "sure": ("surface", "surface"),
    "table": ("line", "ground"),
}


def callouts(look: Look) -> dict[str, tuple[str, str]]:
    """Return the colours of the callouts for `kiosk.content.render`."""
    return {kind: (look.theme[edge], look.theme[ground]) for kind, (edge, ground) in _CALLOUTS.items()}


class Article(Pane):
    """Shows one page of the library."""

    wants = Signal(object)  # a Route

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._library: Library | None = None
        self._values: dict[str, str] = {}
        self._color = "primary"
        self._visit: Visit | None = None
        self._kept: dict[tuple[str, str, str], tuple[Page, str, dict[str, Picture]]] = {}
        self.card = Card(self)
        self.title = Words(self, H1, 800)
        self.view = PageView(self)
        self.picture = PictureView(self)
        self.read_on = ReadOn(self.view, self)
        self._pictures: tuple[Picture, ...] = ()
        self._wants_band = False  # whether the picture was to stand above the text when that was last arranged
        self._deeds = PageDeeds(self.view, self)
        self.view.moved.connect(self._on_moved)
        self._deeds.wants.connect(self.wants)
        self._deeds.changed.connect(self._on_changed)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.read_on.retranslate()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.title.size_mm = look.metrics.title
        self.card.restyle(look)
        self.title.restyle(look)
        self.view.restyle(look)
        self.picture.restyle(look)
        self.read_on.restyle(look)
        self._deeds.restyle(look)
        self._show(keep_place=True)

    def show_page(
        self, page: Page, library: Library, values: Mapping[str, str], color: str, visit: Visit | None = None
    ) -> None:
        """Show `page` in a topic's colour, the same page anew at the same place.

        `values` are the clinic's, see `clinic_values`. Without a `visit` there is nothing to put on a list.
        """
        is_same = self._page is not None and self._page.id == page.id
        self._page, self._library, self._color, self._visit = page, library, color, visit
        self._values = dict(values)
        self._deeds.serve(page, library, color, visit)
        self.title.setText(page.title)
        self.view.setAccessibleName(page.title)
        self.picture.show_picture(self._deeds.dressed(page.picture) if page.picture else None, dict(page.labels), color)
        self._show(keep_place=is_same)

    @property
    def hides_needles(self) -> bool:
        """Whether the page has pictures of a needle at a body that nobody has asked for yet."""
        return self._page is not None and self._deeds.hides_needles((self._page.picture, *self._pictures))

    def show_needles(self) -> None:
        """Show the pictures of this topic with their needles."""
        self._deeds.show_needles()

    def show_sentence(self, title: str, sentence: str, color: str) -> None:
        """Show a title and one sentence, where there is no page."""
        self.wipe()
        self._color = color
        self.title.setText(title)
        self.view.setAccessibleName(title)
        self.view.show_html(f"<p><b>{escape(sentence)}</b></p>", {}, color)
        self.arrange()

    def told_parts(self) -> list[QWidget]:
        """Return what a voice reads of the page, in order; what stands beside the page is not read."""
        return [self.title, self.picture, self.view]

    def wipe(self) -> None:
        """Show nothing."""
        self._page = self._visit = None
        self._deeds.wipe()
        self.title.setText("")
        self.view.wipe()
        self.picture.show_picture(None, {}, self._color)

    def arrange(self) -> None:
        """Put title, text, picture and buttons in their places."""
        if self._look is None:
            return
        look = self._look
        pad = look.px(_PAD if not look.metrics.is_low else _PAD / 2)
        self.card.setGeometry(self.rect())
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        if self._has_picture() and self._is_wide(inner):
            self._arrange_beside(inner, pad)
        else:
            self._arrange_below(inner, pad)
        self._deeds.card.place()

    def _arrange_beside(self, inner: QRect, pad: int) -> None:
        assert self._look is not None  # noqa: S101
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        aside = int(inner.width() * _PICTURE_SHARE)
        text = QRect(inner.left(), inner.top(), min(inner.width() - aside - pad, self._measure()), inner.height())
        left = text.right() + 1 + pad
        self._arrange_text(text)
        height = self.picture.height_for(inner.right() + 1 - left)
        height = min(max(height, inner.height() // 2), inner.height() - target - gap * 2)
        self.picture.setGeometry(left, inner.top(), inner.right() + 1 - left, height)
        self.picture.show()
        self.read_on.place(QRect(left, inner.bottom() + 1 - target, inner.right() + 1 - left, target), gap)

    def _arrange_below(self, inner: QRect, pad: int) -> None:
        """Text over the whole width; the picture goes above it where there is height for both, else into the text."""
        assert self._look is not None  # noqa: S101
        look = self._look
        gap, target = look.px(GAP), look.px(TARGET)
        width = min(inner.width(), self._measure())
        top = inner.top()
        band = min(inner.height() * 38 // 100, self.picture.height_for(inner.width()))
        self._wants_band = self._shows_band()
        has_band = self._wants_band and look.metrics.mm(band) >= _BAND
        if has_band:
            self.picture.setGeometry(inner.left(), top, inner.width(), band)
            top += band + pad
        self.picture.setVisible(has_band)
        text = QRect(inner.left(), top, width, inner.bottom() + 1 - top)
        self._arrange_text(text)
        if self.view.content_height(width) > self.view.height() and not self.read_on.is_in_bar:
            self._arrange_text(text.adjusted(0, 0, 0, -target - gap))
        self.read_on.place(QRect(inner.left(), inner.bottom() + 1 - target, inner.width(), target), gap)

    def _shows_band(self) -> bool:
        """Whether the picture stands above the text: upright, until one reads on; then the text needs the room."""
        assert self._look is not None  # noqa: S101
        metrics = self._look.metrics
        return self._has_picture() and metrics.is_portrait and not metrics.is_lowered and self.view.is_at_top

    def _on_moved(self) -> None:
        is_upright = self._look is not None and self._look.metrics.is_portrait
        if is_upright and self._has_picture() and self._wants_band != self._shows_band():
            self.arrange()

    def _arrange_text(self, area: QRect) -> None:
        assert self._look is not None  # noqa: S101
        is_titled = not self._look.metrics.is_low and bool(self.title.text())
        self.title.setVisible(is_titled)
        top = area.top()
        if is_titled:
            height = self.title.height_for(area.width())
            self.title.setGeometry(area.left(), top, area.width(), height)
            top += height + self._look.px(GAP * 1.5)
        self.view.setGeometry(area.left(), top, area.width(), area.bottom() + 1 - top)

    def _show(self, *, keep_place: bool) -> None:
        if self._look is None:
            return
        if self._page is not None and self._library is not None:
            html, pictures = self._rendered(self._page, self._library, self._look)
            end = foot(self._page, self._library, self._look, self._visit)
            self._pictures = tuple(pictures.values())
            shown = {key: self._deeds.dressed(picture) for key, picture in pictures.items()}
            # A low screen has no line to spare for a title that stays.
            title = f"<h2>{escape(self._page.title)}</h2>" if self._look.metrics.is_low else ""
            self.view.show_html(title + html + end, shown, self._color, keep_place=keep_place)
        self.arrange()

    def _rendered(self, page: Page, library: Library, look: Look) -> tuple[str, dict[str, Picture]]:
        """Return a page as HTML without its foot; once made, it serves until page, theme or language change."""
        key = (page.id, language(), look.theme.name)
        kept = self._kept.get(key)
        if kept is None or kept[0] is not page:
            made = render(page, library, callouts(look), values=self._values)
            kept = (page, made.html, dict(made.pictures))
            self._kept[key] = kept
        return kept[1], kept[2]

    def _on_changed(self) -> None:
        self._show(keep_place=True)

    def _has_picture(self) -> bool:
        return self.picture.picture is not None

    def _is_wide(self, inner: QRect) -> bool:
        assert self._look is not None  # noqa: S101
        metrics = self._look.metrics
        text_mm = metrics.mm(inner.width()) * (1 - _PICTURE_SHARE)
        return not metrics.is_portrait and text_mm > 17 * BODY * metrics.text_scale and not metrics.is_low

    def _measure(self) -> int:
        """Return the width in pixels at which even the smallest text of a page keeps to the measure."""
        assert self._look is not None  # noqa: S101
        return measure_width(self._look, SMALL)


def clinic_values(clinic: Clinic) -> dict[str, str]:
    """Return what the clinic's own page may name, by placeholder."""
    return {
        "clinic_name": clinic.name,
        "clinic_phone": left_to_right(clinic.phone.strip()),
        "clinic_hours": clinic.hours,
        "clinic_address": clinic.address,
    }
