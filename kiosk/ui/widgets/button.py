"""The button of this program: large, painted from the theme, tapped through the steady-tap rule."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.i18n import is_right_to_left
from kiosk.ui.look import Look
from kiosk.ui.metrics import BUTTON, RADIUS_BUTTON, TARGET
from kiosk.ui.steady import Target
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.part import tell_window
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import lay_out, text_width

_PAD = 6.0  # mm beside the words
_BETWEEN = 2.8  # mm between icon and words
_ICON_SHARE = 1.3  # an icon's size as a factor of the text's
_BROKEN = (6.0, 2.0)  # of the edge of a button that rests: lengths in widths of the line
_TRAILING = {"forward", "down"}  # icons that stand behind the words


class TouchButton(Sided, QAbstractButton):
    """A button with an icon, words, or both; of several wordings the bar shows the longest that fits."""

    def __init__(self, parent: QWidget, kind: str = "plain", icon_name: str = "", size: float = BUTTON) -> None:
        super().__init__(parent)
        self.kind = kind
        self.icon_name = icon_name
        self.size_mm = size
        self.weight = 650
        self.is_left = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wordings: tuple[str, ...] = ("",)
        self._look: Look | None = None
        self._widths: dict[str, int] = {}  # of the wordings, in pixels
        self.clicked.connect(self._on_used)

    def set_wordings(self, *wordings: str) -> None:
        """Take the words, longest first; the first is also the accessible name, "" stands for the icon alone."""
        self._wordings = wordings
        self.setAccessibleName(wordings[0])
        self.choose_wording(0)

    def choose_wording(self, index: int) -> None:
        """Show the wording `index`, or the shortest there is."""
        self.setText(self._wordings[min(index, len(self._wordings) - 1)])

    @property
    def wordings(self) -> int:
        """How many wordings there are."""
        return len(self._wordings)

    def set_kind(self, kind: str) -> None:
        """Take the colours of another kind."""
        self.kind = kind
        self.update()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._widths.clear()
        self.setFont(look.font(self.size_mm, self.weight))
        self.update()

    @property
    def look(self) -> Look:
        """The look in force."""
        if self._look is None:
            raise RuntimeError("restyle() comes before the first measure")
        return self._look

    def natural_width(self) -> int:
        """Return the width in pixels that the words shown need on one line, never under the smallest target."""
        if self.text() not in self._widths:
            self._widths[self.text()] = self._measure()
        return self._widths[self.text()]

    def _measure(self) -> int:
        look = self.look
        words = text_width(self.text(), self.font()) if self.text() else 0
        drawn = self._icon_px() if self.icon_name else 0
        between = look.px(_BETWEEN) if words and drawn else 0
        pad = look.px(_PAD) if words else look.px(3)
        return max(look.px(TARGET), words + drawn + between + 2 * pad)

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at `width`, never under the smallest target."""
        look = self.look
        _, height = lay_out(self.text(), self.font(), self._text_room(width))
        return max(look.px(TARGET), int(height) + 2 * look.px(2))

    def sizeHint(self) -> QSize:
        """Return the size that suits the words."""
        return QSize(self.natural_width(), self.look.px(TARGET))

    # The steady-tap rule's side.

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the button itself, all over."""
        return [(self.rect(), self)]

    def set_pressed(self, is_pressed: bool) -> None:
        """Look pressed in the same frame."""
        self.setDown(is_pressed)
        self.repaint()

    def activate(self) -> None:
        """Act as a click does."""
        self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, icon and words."""
        look = self.look
        colors = look.button(self.kind if self.isEnabled() else "resting")
        is_down = self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, colors.pressed_fill if is_down else colors.fill, colors.edge)
        self.paint_content(painter, colors.pressed_text if is_down else colors.text)
        painter.end()

    def paint_ground(self, painter: QPainter, fill: str, edge: str) -> None:
        """Paint the rounded ground with its edge."""
        look = self.look
        width = float(look.theme.edge_px)
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(QColor(edge), width)
        if not self.isEnabled():  # told by the broken edge, and not by paler words
            pen.setDashPattern(_BROKEN)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        radius = min(look.px(RADIUS_BUTTON), rect.height() / 2)
        painter.drawRoundedRect(rect, radius, radius)

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint icon and words as one group."""
        look = self.look
        side = self._icon_px() if self.icon_name else 0
        between = look.px(_BETWEEN) if side and self.text() else 0
        room = self._text_room(self.width())
        layouts, height = lay_out(self.text(), self.font(), room)
        words = max(
            (layout.lineAt(i).naturalTextWidth() for layout in layouts for i in range(layout.lineCount())), default=0.0
        )
        if not self.text():
            words = 0.0
        group = side + between + words
        left = (self.width() - group) / 2 if not self.is_left else float(look.px(_PAD))
        is_trailing = self.icon_name in _TRAILING
        if side:
            x = left + words + between if is_trailing else left
            if is_trailing and self.is_left:
                x = self.width() - look.px(_PAD) - side
            drawn = icon(self.icon_name, color, side, is_mirrored=is_right_to_left())
            painter.drawPixmap(QPointF(self.from_start(x, side), (self.height() - side) / 2), drawn)
        painter.setPen(QColor(color))
        start = left if is_trailing else left + side + between
        for layout in layouts:
            layout.draw(painter, QPointF(self.from_start(start, room), (self.height() - height) / 2))

    def _text_room(self, width: int) -> float:
        look = self.look
        side = self._icon_px() + look.px(_BETWEEN) if self.icon_name else 0
        return max(1.0, float(width - side - 2 * look.px(_PAD / 2)))

    def _on_used(self) -> None:
        tell_window(self)

    def _icon_px(self) -> int:
        return round(self.look.metrics.text_px(self.size_mm) * _ICON_SHARE)
