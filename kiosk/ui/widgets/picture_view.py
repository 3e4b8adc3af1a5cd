"""A picture on its tinted card, with labels and caption drawn by the program, so that they translate and scale."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.content.model import Picture
from kiosk.content.svg import is_drawing
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, RADIUS_BUTTON, SMALL
from kiosk.ui.widgets.drawing import fitted, label_places, picture, picture_size
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import lay_out, text_width

_PAD = 4.0
_CHIP_PAD = 1.4


@dataclass(frozen=True)
class Illustration:
    """A picture with its labels by key, on the tint of the colour token `color`."""

    picture: Picture
    labels: dict[str, str]
    color: str


class PictureView(Sided, QLabel):
    """One picture, as large as the card allows; to assistive technology an image with the words that stand for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._picture: Picture | None = None
        self._labels: dict[str, str] = {}
        self._color = "primary"
        self.has_card = True

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.update()

    def show_picture(self, shown: Picture | None, labels: dict[str, str], color: str) -> None:
        """Show a picture with its labels by key, on the tint of the colour token `color`; None for an empty card."""
        self._picture, self._labels, self._color = shown, labels, color
        self.setPixmap(QPixmap(1, 1) if shown else QPixmap())  # Qt's label is an image by its pixmap; nobody sees it
        self.setAccessibleName(shown.alt if shown else "")
        self.setAccessibleDescription(shown.caption if shown else "")
        self.update()

    @property
    def illustration(self) -> Illustration | None:
        """What is shown, with its labels and colour."""
        return Illustration(self._picture, self._labels, self._color) if self._picture is not None else None

    @property
    def picture(self) -> Picture | None:  # type: ignore[override]  # a label's own, of another kind, is not used
        """What is shown."""
        return self._picture

    def height_for(self, width: int) -> int:
        """Return the height in pixels that suits the picture at `width`."""
        if self._look is None or self._picture is None:
            return 0
        pad = self._look.px(_PAD)
        natural = picture_size(self._picture, self._look.theme)
        inner = width - 2 * pad
        return round(inner * natural.height() / max(1, natural.width())) + 2 * pad + self._caption_height(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, picture, labels and caption."""
        if self._look is None:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_card:
            has_edge = look.theme.edge_px > 2
            painter.setPen(QPen(look.color("deco"), look.theme.edge_px) if has_edge else Qt.PenStyle.NoPen)
            painter.setBrush(look.color(f"{self._color}-tint"))
            radius = look.px(RADIUS_BUTTON)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        if self._picture is not None:
            self._draw_picture(painter, self._picture)
        painter.end()

    def _draw_picture(self, painter: QPainter, shown: Picture) -> None:
        assert self._look is not None  # noqa: S101 - paintEvent has checked
        look = self._look
        pad = look.px(_PAD)
        inner = self.rect().adjusted(pad, pad, -pad, -pad)
        caption = self._caption_height(inner.width())
        natural = picture_size(shown, look.theme)
        size = fitted(natural, inner.width(), inner.height() - caption)
        total = size.height() + caption
        place = QRect(
            inner.left() + (inner.width() - size.width()) // 2,
            inner.top() + (inner.height() - total) // 2,
            size.width(),
            size.height(),
        )
        painter.drawPixmap(place.topLeft(), picture(shown, look.theme, size))
        if is_drawing(shown.path) and self._labels:
            self._draw_labels(painter, shown, place)
        if caption:
            font = look.font(SMALL, 650)
            layouts, _ = lay_out(shown.caption, font, inner.width(), is_centred=True)
            painter.setPen(look.color(self._color))
            for layout in layouts:
                layout.draw(painter, QPointF(inner.left(), place.bottom() + look.px(GAP)))

    def _draw_labels(self, painter: QPainter, shown: Picture, place: QRect) -> None:
        assert self._look is not None  # noqa: S101 - paintEvent has checked
        look = self._look
        natural = picture_size(shown, look.theme)
        scale = place.width() / max(1, natural.width())
        font = look.for_notes.font(SMALL, 600)
        pad = look.px(_CHIP_PAD)
        taken: list[QRectF] = []
        for key, spot in label_places(shown, look.theme).items():
            text = self._labels.get(key, "")
            width = text_width(text, font) + 2 * pad
            layouts, height = lay_out(text, font, width - 2 * pad)
            # The leader line meets the label at the side towards the picture's middle.
            is_left = spot.center().x() < natural.width() / 2
            left = place.left() + (spot.right() * scale - width if is_left else spot.left() * scale)
            left = max(2.0, min(left, self.width() - width - 2.0))
            middle = place.top() + spot.center().y() * scale
            chip = QRectF(left, middle - height / 2 - pad / 2, width, height + pad)
            if not text or chip.width() > self.width() or any(chip.intersects(other) for other in taken):
                continue  # a label that is cut, or lies on another one, helps nobody
            taken.append(chip)
            painter.setPen(QPen(look.color("line"), 1))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(chip, pad * 1.5, pad * 1.5)
            painter.setPen(look.color("ink"))
            for layout in layouts:
                layout.draw(painter, QPointF(left + pad, middle - height / 2))

    def _caption_height(self, width: int) -> int:
        if self._look is None or self._picture is None or not self._picture.caption:
            return 0
        font = self._look.font(SMALL, 650)
        _, height = lay_out(self._picture.caption, font, width, is_centred=True)
        return int(height) + self._look.px(GAP)
