"""Pages as large cards, by screenfuls."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TILE
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.picture_view import PictureView
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.words import Words

_CARD_MOST = 62.0  # mm: a card higher than this looks lost
_COLUMN_LEAST = 88.0  # mm
_PICTURE_LEAST = 60.0  # mm


class PageList(Pane):
    """Some pages and their heading."""

    page_wanted = Signal(str)
    changed = Signal()  # another screenful: the bar's buttons may change

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._color = "primary"
        self._heading = Words(self, 15.0, 800)
        self._picture = PictureView(self)
        self._picture.hide()
        self._cards: list[Tile] = []
        self.heading_mm = 0.0  # 0: as large as a screen's title
        self._first = 0
        self._per_page = 0
        self._more = TouchButton(self, "main", "forward")
        self._more.hide()
        self._more.clicked.connect(self._show_more)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._more.set_wordings(tr("More pages"), tr("More"))

    def own_buttons(self) -> list[TouchButton]:
        """Return the button to the other pages where not all fit."""
        return [self._more] if self._per_page and self._per_page < len(self._cards) else []

    def show_pages(self, heading: str, pages: tuple[Page, ...], color: str, *, keep_place: bool = False) -> None:
        """Show `pages` below a heading, in the colour token `color`; from the first, unless `keep_place`."""
        self._pages, self._color = pages, color
        self._first = self._first if keep_place and self._first < len(pages) else 0
        for card in self._cards:
            card.setParent(None)
            card.deleteLater()
        self._cards = [self._make_card(page, color) for page in pages]
        self._heading.setText(heading)
        self._heading.color = color
        if self._look is not None:
            self._heading.restyle(self._look)
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._heading.size_mm = self.heading_mm or look.metrics.title
        self._heading.restyle(look)
        self._picture.restyle(look)
        self._more.restyle(look)
        for card in self._cards:
            card.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Place the heading and as many cards as fit."""
        if self._look is None or not self._cards:
            return
        look = self._look
        gap = look.px(GAP if look.metrics.is_low else GAP * 1.6)
        area = self.rect()
        self._heading.setVisible(not look.metrics.is_low)
        if not look.metrics.is_low:
            height = self._heading.height_for(area.width())
            self._heading.setGeometry(0, 0, area.width(), height)
            area.setTop(height + gap)
        columns = 2 if area.width() >= 2 * look.px(_COLUMN_LEAST * look.metrics.for_frame.text_scale) + gap else 1
        if (area.width() - gap) // 2 < max(card.least_width() for card in self._cards):
            columns = 1
        width = (area.width() - gap * (columns - 1)) // columns
        least = max(look.px(TILE), *(card.height_for(width) for card in self._cards))
        most_rows = max(1, (area.height() + gap) // (least + gap))
        rows = min(most_rows, -(-len(self._cards) // columns))
        height = min((area.height() - gap * (rows - 1)) // rows, max(least, look.px(_CARD_MOST)))
        self._per_page = rows * columns
        self._show_picture(area, rows * (height + gap))
        self._place(QRect(area.left(), area.top(), width, height), columns, gap)

    def _show_picture(self, area: QRect, cards: int) -> None:
        """On a portrait screen, move the cards down to where they can be reached and show a picture above them."""
        assert self._look is not None  # noqa: S101 - arrange() has checked
        free = area.height() - cards
        page = next((page for page in self._pages if page.picture), None)
        shown = page.picture if page else None
        is_shown = (
            self._look.metrics.is_portrait and shown is not None and self._look.metrics.mm(free) >= _PICTURE_LEAST
        )
        self._picture.setVisible(is_shown)
        if is_shown and page is not None:
            self._picture.show_picture(shown, dict(page.labels), self._color)
            self._picture.setGeometry(area.left(), area.top(), area.width(), free)
            area.setTop(area.top() + free + self._look.px(GAP * 1.6))

    def _place(self, first: QRect, columns: int, gap: int) -> None:
        for number, card in enumerate(self._cards):
            row, column = divmod(number - self._first, columns)
            is_shown = 0 <= number - self._first < self._per_page
            card.setVisible(is_shown)
            if is_shown:
                card.setGeometry(first.translated(column * (first.width() + gap), row * (first.height() + gap)))
        shown = [card for card in self._cards if not card.isHidden()]
        is_drawn = all(card.fits_picture() for card in shown)  # all with their pictures, or none
        for card in shown:
            card.is_drawn = is_drawn

    def _make_card(self, page: Page, color: str) -> Tile:
        card = Tile(self, color)
        card.set_content(page.short, page.summary, page.picture.path if page.picture else None)
        card.setAccessibleName(page.short)
        card.clicked.connect(self._open_card)
        if self._look is not None:
            card.restyle(self._look)
        return card

    def _open_card(self) -> None:
        opened = self.sender()
        for card, page in zip(self._cards, self._pages, strict=True):
            if card is opened:
                self.page_wanted.emit(page.id)
                return

    def _show_more(self) -> None:
        self._first = self._first + self._per_page if self._first + self._per_page < len(self._cards) else 0
        self.arrange()
        self.changed.emit()
