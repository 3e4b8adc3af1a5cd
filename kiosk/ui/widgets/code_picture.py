"""One of the small pictures of a code, with its name below it; it can be looked at, or chosen."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Picture
from kiosk.i18n import tr
from kiosk.paths import ASSETS
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, RADIUS_BUTTON, SMALL
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import fitted, icon, picture, picture_size
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import lay_out, text_width

_MARK = 9.0  # mm: the tick of a chosen picture
_OVER = 2.6  # mm by which a word may be wider than its picture's place
_WORD_SIZES = (SMALL, 6.0, 5.4)  # mm; a long word on a small picture gets a smaller size and is not broken


def code_names() -> dict[str, str]:
    """Return what the pictures are called in the language in force, by name."""
    return {
        "apple": tr("Apple"),
        "key": tr("Key"),
        "fish": tr("Fish"),
        "house": tr("House"),
        "tree": tr("Tree"),
        "star": tr("Star"),
        "cup": tr("Cup"),
        "bird": tr("Bird"),
        "boat": tr("Boat"),
        "sun": tr("Sun"),
        "hat": tr("Hat"),
        "bell": tr("Bell"),
    }


def _paint(painter: QPainter, name: str, rect: QRect, look: Look, color: QColor) -> None:
    """Draw the picture `name` and its word into `rect`."""
    word = code_names().get(name, "")
    words = rect.adjusted(-look.px(_OVER), 0, look.px(_OVER), 0)
    fonts = [look.font(size, 650) for size in _WORD_SIZES]
    fonts.insert(1, _closer(fonts[0]))
    font = next((one for one in fonts if text_width(word, one) <= words.width()), fonts[-1])
    layouts, height = lay_out(word, font, words.width(), is_centred=True)
    path = ASSETS / "illustrations" / f"code-{name}.svg"
    room = rect.adjusted(0, 0, 0, -int(height) - look.px(GAP) // 2)
    if path.is_file() and not room.isEmpty():
        shown = Picture(path.name, path)
        size = fitted(picture_size(shown, look.theme), room.width(), room.height())
        left = room.left() + (room.width() - size.width()) // 2
        top = room.top() + (room.height() - size.height()) // 2
        painter.drawPixmap(left, top, picture(shown, look.theme, size))
    painter.setPen(color)
    for layout in layouts:
        layout.draw(painter, QPointF(words.left(), rect.bottom() - height))


def _closer(font: QFont) -> QFont:
    """Return `font` with its letters one pixel closer together: rather than smaller ones."""
    closer = QFont(font)
    closer.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -1)
    return closer


class CodePicture(Sided, QWidget):
    """A picture to remember."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._name = ""

    def show_name(self, name: str) -> None:
        """Show the picture `name`, "" for none."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        """Show the word of the language in force."""
        self.setAccessibleName(code_names().get(self._name, ""))
        self.update()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height in pixels that suits `width`: a square, and the word below it."""
        assert self._look is not None  # noqa: S101 - the screen has a look before it arranges
        _, height = lay_out(code_names()["apple"], self._look.font(SMALL, 650), width)
        return width + int(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, picture and word."""
        if self._look is None or not self._name:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = look.theme.edge_px
        painter.setPen(QPen(look.color("line"), width))
        painter.setBrush(look.color("surface"))
        radius = look.px(RADIUS_BUTTON)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width, width, -width, -width), radius, radius)
        pad = look.px(GAP)
        _paint(painter, self._name, self.rect().adjusted(pad, pad, -pad, -pad), look, look.color("ink"))
        painter.end()


class CodeButton(TouchButton):
    """A picture to choose; a tick and a thick edge say that it is chosen."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, "plain")
        self.name = name
        self.setCheckable(True)

    def retranslate(self) -> None:
        """Show the word of the language in force."""
        self.set_wordings(code_names()[self.name])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the picture, its word, and a tick once it is chosen."""
        look = self.look
        colors = look.button("primary-tile" if self.isChecked() else "plain")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_down = self.isDown()
        self.paint_ground(painter, colors.pressed_fill if is_down else colors.fill, colors.edge)
        pad = look.px(GAP)
        color = QColor(colors.pressed_text if is_down else colors.text)
        _paint(painter, self.name, self.rect().adjusted(pad, pad, -pad, -pad), look, color)
        if self.isChecked():
            side = look.px(_MARK)
            left = round(self.from_start(self.width() - side - pad, side))
            painter.drawPixmap(left, pad, icon("check", look.theme["primary"], side))
        painter.end()
