"""A tile of the home screen: a picture, a title and a line of what is behind it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Picture
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, H2, RADIUS_CARD
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import fitted, picture, picture_size
from kiosk.ui.widgets.words import lay_out, text_width
from kiosk.visit.visit import Contrast

_PAD = 6.0
_PICTURE_MOST = 90.0
_PICTURE_LEAST = 16.0
_HERO_TITLE = H1 * 0.8
_BESIDE = 1.9  # a tile wider than this factor of its height has the picture beside the words


class Tile(TouchButton):
    """A large button for a topic or a page; the hero is filled with the main colour."""

    def __init__(self, parent: QWidget, color: str, *, is_hero: bool = False) -> None:
        super().__init__(parent, f"{color}-tile")
        self.color = color
        self.is_hero = is_hero
        self.title = ""
        self.summary = ""
        self.drawing: Path | None = None
        self.needs_summary = True
        self.is_drawn = True

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`; the hero is filled but in high contrast, where drawings need black."""
        is_filled = self.is_hero and look.theme.name is not Contrast.HIGH
        self.kind = "main" if is_filled else f"{self.color}-tile"
        super().restyle(look)

    def set_content(self, title: str, summary: str, drawing: Path | None) -> None:
        """Take what the tile shows."""
        self.title, self.summary, self.drawing = title, summary, drawing
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.setText(title)
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the title needs at `width`; picture and summary take what more there is."""
        look = self.look
        words = self._words(width - 2 * look.px(_PAD))
        return int(words.height if self.needs_summary else words.title_height) + 2 * look.px(_PAD - 1)

    def least_width(self) -> int:
        """Return the width in pixels that the title's longest word needs."""
        return self._longest_word(self._title_mm(0)) + 2 * self.look.px(_PAD)

    def _longest_word(self, title_mm: float) -> int:
        words = self.title.replace("-", "- ").split() or [""]
        font = self.look.font(title_mm, 750)
        return max(text_width(word, font) for word in words)

    def paint_ground(self, painter: QPainter, fill: str, edge: str) -> None:
        """Paint the rounded card."""
        look = self.look
        line = float(look.theme.edge_px)
        rect = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(QColor(edge), line))
        painter.setBrush(QColor(fill))
        radius = look.px(RADIUS_CARD)
        painter.drawRoundedRect(rect, radius, radius)

    def fits_picture(self) -> bool:
        """Whether the tile, at its present size, has room for its picture beside or above the words."""
        return not self._plan().picture.isEmpty()

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint picture and words."""
        plan = self._plan()
        if self.is_drawn:
            self._paint_picture(painter, plan.picture)
        else:
            plan = self._without_picture()
        at = QPointF(self.from_start(plan.at.x(), plan.words.width), plan.at.y())
        plan.words.draw(painter, at, color, self._title_color(color))

    def _plan(self) -> "_Plan":
        """Put the picture beside or above the words, whichever leaves it larger; without room the words alone."""
        pad = self.look.px(_PAD)
        inner = self._inner()
        if self.drawing is None:
            return self._without_picture()
        if inner.width() > inner.height() * _BESIDE:
            place = QRect(inner.left(), inner.top(), min(inner.height() * 4 // 3, inner.width() // 3), inner.height())
            room = inner.adjusted(place.width() + pad, 0, 0, 0)
            words = self._words(room.width())
            if words.height > inner.height() + pad or place.width() < self.look.px(_PICTURE_LEAST):
                return self._without_picture()
            return _Plan(place, words, QPointF(room.left(), room.top() + (room.height() - words.height) / 2))
        words = self._words(inner.width())
        height = words.fit(self.height() - pad)
        free = inner.height() - int(height) - self.look.px(GAP)
        if free < self.look.px(_PICTURE_LEAST):
            return self._without_picture()
        place = QRect(inner.left(), inner.top(), inner.width(), free)
        return _Plan(place, words, QPointF(inner.left(), inner.bottom() + 1 - height))

    def _without_picture(self) -> "_Plan":
        inner = self._inner()
        words = self._fitting_words(inner.width())
        height = words.fit(self.height() - self.look.px(_PAD))
        return _Plan(QRect(), words, QPointF(inner.left(), inner.top() + (inner.height() - height) / 2))

    def _inner(self) -> QRect:
        pad = self.look.px(_PAD)
        return self.rect().adjusted(pad, pad, -pad, -pad)

    def _title_color(self, color: str) -> str:
        if self.isDown() or self.kind == "main":
            return color
        return self.look.theme[self.color]

    def _paint_picture(self, painter: QPainter, place: QRect) -> None:
        if self.drawing is None or place.isEmpty():
            return
        look = self.look
        shown = Picture(self.drawing.name, self.drawing)
        natural = picture_size(shown, look.theme)
        size = fitted(natural, place.width(), min(place.height(), look.px(_PICTURE_MOST)))
        top = place.top() + (place.height() - size.height()) / 2
        left = self.from_start(place.left(), size.width())
        painter.drawPixmap(QPointF(left, top), picture(shown, look.theme, size))

    def _words(self, width: int) -> "_TileWords":
        return _TileWords(self, width, self._title_mm(width))

    def _fitting_words(self, width: int) -> "_TileWords":
        """Return the words with the largest title that is no higher than the tile."""
        words = self._words(width)
        for mm in (H2, BODY):
            if words.title_height <= self.height() - self.look.px(_PAD):
                break
            words = _TileWords(self, width, mm)
        return words

    def _title_mm(self, width: int) -> float:
        if self.look.metrics.is_low:
            return BODY
        is_large = self.is_hero and width > self.look.px(90) and width > self._longest_word(_HERO_TITLE)
        return _HERO_TITLE if is_large else H2

    def sizeHint(self) -> QSize:
        """Return a size that suits the words."""
        width = self.look.px(60)
        return QSize(width, self.height_for(width))


class _TileWords:
    """Title and summary, laid out for one width."""

    def __init__(self, tile: Tile, width: int, title_mm: float) -> None:
        look = tile.look
        self.width = width
        self._title, self.title_height = lay_out(tile.title, look.font(title_mm, 750), width)
        self._summary, summary_height = lay_out(tile.summary, look.font(BODY), width, 1.1)
        self._has_summary = bool(tile.summary)
        self._summary_top = self.title_height + look.px(1.5)
        self.height = self._summary_top + summary_height if self._has_summary else self.title_height

    def fit(self, height: float) -> float:
        """Leave the summary out where it is higher than `height`; return the height in pixels of what is left."""
        if self.height > height:
            self._has_summary = False
            self.height = self.title_height
        return self.height

    def draw(self, painter: QPainter, at: QPointF, color: str, title_color: str) -> None:
        """Draw both at `at`."""
        painter.setPen(QColor(title_color))
        for layout in self._title:
            layout.draw(painter, at)
        painter.setPen(QColor(color))
        for layout in self._summary if self._has_summary else ():
            layout.draw(painter, QPointF(at.x(), at.y() + self._summary_top))


@dataclass(frozen=True)
class _Plan:
    """Where a tile's picture (empty: none) and its words go, in the tile's own pixels."""

    picture: QRect
    words: _TileWords
    at: QPointF
