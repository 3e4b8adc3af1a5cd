"""An icon beside a name and a sentence: as a thing to tap that changes a setting, and as a thing to read."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, LARGEST_FROM, RADIUS_BUTTON, RADIUS_CHIP, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import lay_out, text_width

_PAD = 4.0  # mm
_ICON = 11.0  # mm
_ICON_MOST = 1.5  # how much larger an icon gets with the text
_SPACING = 1.1
_CHIP_PAD = 3.0  # mm beside the words of a chip
_CHIP_HEIGHT = 1.7  # as a factor of its text's size


class IconRow:
    """Where icon, name and sentence go at one width; `chip` is the widest text at the right end, "" for none."""

    def __init__(self, look: Look, width: int, name: str, sentence: str, chips: tuple[str, ...] = ()) -> None:
        self._look = look
        self._font = (look.least if look.metrics.is_low else look).font(BODY, 750)
        self._pad = look.px(_PAD)
        self._side = look.px(_ICON * min(_ICON_MOST, look.metrics.text_scale))
        self.left = self._pad * 2 + self._side
        self.room = width - self.left - self._pad
        self.chip_width = max((text_width(chip, look.font(SMALL, 700)) for chip in chips), default=0)
        self.chip_width += 2 * look.px(_CHIP_PAD) if chips else 0
        self.chip_height = round(look.metrics.text_px(SMALL) * _CHIP_HEIGHT) if chips else 0
        self.is_chip_beside = self.chip_width < self.room * 0.45
        words = self.room - (self.chip_width + self._pad if self.is_chip_beside and chips else 0)
        self.words_width = max(1, words)
        self._name, self._name_height = lay_out(name, self._font, self.words_width)
        spacing = 1.0 if look.metrics.is_low else _SPACING
        self._sentence, self._sentence_height = lay_out(sentence, look.for_notes.font(SMALL), self.words_width, spacing)
        below = 0 if self.is_chip_beside or not chips else self.chip_height + look.px(1.5)
        self.height = int(self._name_height + self._sentence_height + below) + 2 * look.px(
            2 if look.metrics.is_low else 3
        )

    def fits(self, name: str) -> bool:
        """Whether no word of `name` is broken."""
        return self.chip_width <= self.room and all(
            text_width(word, self._font) <= self.words_width for word in name.split()
        )

    def paint(self, painter: QPainter, row: Sided, icon_name: str, ink: str, soft: str) -> float:
        """Paint all but the chip into the widget `row`; return the y below the words."""
        height = row.height()
        x = row.from_start(self._pad, self._side)
        left = row.from_start(self.left, self.words_width)
        painter.drawPixmap(QPointF(x, (height - self._side) / 2), icon(icon_name, ink, self._side))
        below = 0 if self.is_chip_beside or not self.chip_width else self.chip_height + self._look.px(1.5)
        top = (height - self._name_height - self._sentence_height - below) / 2
        painter.setPen(QColor(ink))
        for layout in self._name:
            layout.draw(painter, QPointF(left, top))
        painter.setPen(QColor(soft))
        for layout in self._sentence:
            layout.draw(painter, QPointF(left, top + self._name_height))
        return float(top + self._name_height + self._sentence_height)


class Setting(TouchButton):
    """One setting of the visitor: what it is, what it does, and in a chip what it is set to; a tap takes the next."""

    def __init__(self, parent: QWidget, icon_name: str) -> None:
        super().__init__(parent, "plain", icon_name)
        self._name = self._sentence = self._value = ""
        self._values: tuple[str, ...] = ()
        self.hide()  # until a grid shows it

    def show_setting(self, name: str, sentence: str, values: tuple[str, ...], number: int) -> None:
        """Take the words; the setting stands at the value `number` of `values`."""
        self._name, self._sentence, self._values = name, sentence, values
        self._value = values[number]
        self.setAccessibleName(f"{name}: {self._value}")
        self.setAccessibleDescription(sentence)
        self.set_kind("plain" if number == 0 else "quiet")

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at `width`."""
        return max(self.look.px(TARGET), self._row(width).height)

    def longest_word_fits(self, width: int) -> bool:
        """Whether no word of the name is broken at `width` pixels."""
        return self._row(width).fits(self._name)

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the words, and the chip with what is set."""
        look = self.look
        row = self._row(self.width())
        is_down = self.isDown()
        below = row.paint(painter, self, self.icon_name, color, color)
        width, height = row.chip_width, row.chip_height
        left = self.width() - look.px(_PAD) - width if row.is_chip_beside else row.left
        top = (self.height() - height) / 2 if row.is_chip_beside else below + look.px(1.5)
        chip = QRectF(self.from_start(left, width), top, width, height)
        colors = look.button("main" if self.kind == "quiet" else "plain")
        painter.setPen(QPen(QColor(color if is_down else colors.edge), look.theme.edge_px))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_down else QColor(colors.fill))
        painter.drawRoundedRect(chip, look.px(RADIUS_CHIP), look.px(RADIUS_CHIP))
        layouts, tall = lay_out(self._value, look.font(SMALL, 700), width, is_centred=True)
        painter.setPen(QColor(color if is_down else colors.text))
        for layout in layouts:
            layout.draw(painter, QPointF(chip.left(), chip.top() + (height - tall) / 2))

    def _row(self, width: int) -> IconRow:
        metrics = self.look.metrics
        has_room = not (metrics.is_low and metrics.text_scale > LARGEST_FROM)  # the page of all buttons says it as well
        return IconRow(self.look, width, self._name, self._sentence if has_room else "", self._values)


class Explanation(Sided, QLabel):
    """What one button does; nothing to tap."""

    def __init__(self, parent: QWidget, icon_name: str) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon_name = icon_name
        self._name = self._sentence = ""
        self._look: Look | None = None
        self.hide()  # until a grid shows it

    def explain(self, name: str, sentence: str) -> None:
        """Take the words."""
        self._name, self._sentence = name, sentence
        self.setText(f"{name}: {sentence}")

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at `width`."""
        row = self._row(width)
        return row.height if row is not None else 0

    def longest_word_fits(self, width: int) -> bool:
        """Whether no word of the name is broken at `width` pixels."""
        row = self._row(width)
        return row is not None and row.fits(self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a card with icon and words."""
        row = self._row(self.width())
        if self._look is None or row is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("deco"), theme.edge_px))
        painter.setBrush(self._look.color("surface"))
        radius = self._look.px(RADIUS_BUTTON)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        row.paint(painter, self, self._icon_name, theme["ink"], theme["ink-soft"])
        painter.end()

    def _row(self, width: int) -> IconRow | None:
        return IconRow(self._look, width, self._name, self._sentence) if self._look is not None else None
