"""A plain text of several lines with the design's line height; what was typed is shown as it is, never as markup."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.i18n import is_right_to_left
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, LINE_HEIGHT, MEASURE
from kiosk.ui.widgets.sides import Sided

_UNSEEN = "\u200e\u200f"  # marks of direction
_CHARACTER = 0.44  # width of a character as a factor of the text's size, in lines of narrow letters


def text_option() -> QTextOption:
    """Return how words are laid out: broken between words, in the direction of the language in force."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left():
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option


def lay_out(
    text: str, font: QFont, width: float, spacing: float = 1.0, *, is_centred: bool = False
) -> tuple[list[QTextLayout], float]:
    """Return the laid-out paragraphs of `text` and their height in pixels at `width`."""
    option = text_option()
    metrics = QFontMetricsF(font)
    leading = metrics.lineSpacing() * spacing
    layouts: list[QTextLayout] = []
    top = 0.0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            spare = width - line.naturalTextWidth()
            left = spare / 2 if is_centred else spare if is_right_to_left() else _overhang(paragraph, line, metrics)
            line.setPosition(QPointF(left, top + (leading - line.height()) / 2))
            top += leading
        layout.endLayout()
        layouts.append(layout)
    return layouts, top


def _overhang(paragraph: str, line: QTextLine, metrics: QFontMetricsF) -> float:
    """Return by how many pixels the first letter of `line` begins before the line, as the tail of a j does."""
    first = paragraph[line.textStart() :].lstrip(_UNSEEN)[:1]
    return max(0.0, -metrics.leftBearing(first)) if first else 0.0


def text_width(text: str, font: QFont) -> int:
    """Return the width in pixels of the widest line of `text` without wrapping."""
    metrics = QFontMetricsF(font)
    return int(max(metrics.horizontalAdvance(line) for line in text.split("\n"))) + 2


def measure_width(look: Look, mm: float) -> int:
    """Return the width in pixels at which lines of `mm` text keep to the measure."""
    return int(look.metrics.text_px(mm) * _CHARACTER * MEASURE)


class Words(Sided, QLabel):
    """A text in one font and one colour."""

    def __init__(self, parent: QWidget, size: float = BODY, weight: int = 400, color: str = "ink") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.is_centred = False
        self.is_middle = False
        self.size_mm = size
        self.weight = weight
        self.color = color
        self.spacing = LINE_HEIGHT if size <= BODY else 1.0
        self._look: Look | None = None

    def set_place(self, *, is_centred: bool = False, is_middle: bool = False) -> None:
        """Put the lines in the middle of the width, of the height, or of both."""
        self.is_centred, self.is_middle = is_centred, is_middle
        self.update()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.setFont(look.font(self.size_mm, self.weight))
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the text needs at `width`, in lines no longer than the measure."""
        if not self.text():
            return 0
        _, height = lay_out(self.text(), self.font(), self._line_width(width), self.spacing)
        return int(height) + 1

    def line_starts(self, width: int) -> list[int]:
        """Return at which character each line begins at `width`; of a text without line breaks of its own."""
        layouts, _ = lay_out(self.text(), self.font(), self._line_width(width), self.spacing)
        return [layouts[0].lineAt(number).textStart() for number in range(layouts[0].lineCount())]

    def natural_width(self) -> int:
        """Return the width in pixels of the text without wrapping."""
        return text_width(self.text(), self.font()) if self.text() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        if self._look is None:
            return
        width = self._line_width(self.width())
        layouts, height = lay_out(self.text(), self.font(), width, self.spacing, is_centred=self.is_centred)
        top = (self.height() - height) / 2 if self.is_middle else 0.0
        left = (self.width() - width) / 2 if self.is_centred else self.from_start(0.0, width)
        painter = QPainter(self)
        painter.setPen(self._look.color(self.color))
        for layout in layouts:
            layout.draw(painter, QPointF(left, top))
        painter.end()

    def _line_width(self, width: int) -> int:
        return min(width, measure_width(self._look, self.size_mm)) if self._look is not None else width
