"""Answers to choose one from: large, marked by shape and fill, on as many pages as they need."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_grid
from kiosk.ui.widgets.words import lay_out, text_width

_EASY = 26.0  # mm; as high as an answer gets where there is room
_MOST_COLUMNS = 3
_PAD = 5.0


class Choice(TouchButton):
    """One answer with a round mark: empty, or filled with a tick."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "primary-choice", size=BODY)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the mark, then the words."""
        look = self.look
        side = self._mark_px()
        pad = look.px(_PAD)
        ring = QRectF(pad, (self.height() - side) / 2, side, side)
        colors = look.button(self.kind)
        painter.setPen(QPen(QColor(color), max(2.0, side / 10)))
        painter.setBrush(QColor(color) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if self.isChecked():
            ground = colors.pressed_fill if self.isDown() else colors.fill
            painter.setPen(QPen(QColor(ground), side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            marks = [(0.27, 0.53), (0.44, 0.70), (0.74, 0.34)]
            painter.drawPolyline([ring.topLeft() + QPointF(side * x, side * y) for x, y in marks])
        layouts, height = lay_out(self.text(), self.font(), self._text_room(self.width()))
        painter.setPen(QColor(color))
        for layout in layouts:
            layout.draw(painter, QPointF(pad * 2 + side, (self.height() - height) / 2))

    def longest_word_fits(self, width: int) -> bool:
        """Whether no word is broken at `width` pixels."""
        room = self._text_room(width)
        return all(text_width(word, self.font()) <= room for word in self.text().split())

    def _text_room(self, width: int) -> float:
        return max(1.0, float(width - self._mark_px() - 3 * self.look.px(_PAD)))

    def _mark_px(self) -> int:
        return self.look.metrics.text_px(self.size_mm)

    def _on_toggled(self, is_checked: bool) -> None:
        self.set_kind("primary-current" if is_checked else "primary-choice")


class Choices(QWidget):
    """The answers of one question, at most one of them chosen."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._buttons: list[Choice] = []
        self._page = 0
        self._pages = 1
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)

    def offer(self, answers: list[str], index: int | None) -> None:
        """Offer `answers`, of which `index` is chosen already."""
        while len(self._buttons) > len(answers):
            extra = self._buttons.pop()
            self._group.removeButton(extra)
            extra.hide()
            extra.deleteLater()
        while len(self._buttons) < len(answers):
            button = Choice(self)
            self._group.addButton(button, len(self._buttons))
            self._buttons.append(button)
            if self._look is not None:
                button.restyle(self._look)
        for button, answer in zip(self._buttons, answers, strict=True):
            button.set_wordings(answer)
        self._page = 0
        self.choose(index)

    def focus_first(self) -> None:
        """Give the keyboard's focus to the chosen answer, or the first."""
        button = self._group.checkedButton() or self._buttons[0]
        button.setFocus()

    def choose(self, index: int | None) -> None:
        """Mark the answer `index`, or none."""
        self._group.setExclusive(False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == index)
        self._group.setExclusive(True)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        for button in self._buttons:
            button.restyle(look)

    @property
    def pages(self) -> int:
        """Return on how many pages the answers stand since the last `arrange`."""
        return self._pages

    def turn(self) -> None:
        """Show the next page of answers, after the last the first."""
        self._page = (self._page + 1) % self._pages
        self.arrange()

    def arrange(self) -> None:
        """Put the answers into the widget: on as few pages, then in as few columns as can be."""
        if self._look is None or not self._buttons:
            return
        gap = self._look.px(GAP)
        columns, rows, height = min(
            (self._plan(columns, gap) for columns in range(1, _MOST_COLUMNS + 1)), key=self._cost
        )
        size = columns * rows
        self._pages = -(-len(self._buttons) // size)
        self._page = min(self._page, self._pages - 1)
        first = self._page * size
        shown = self._buttons[first : first + size]
        for button in self._buttons:
            button.setVisible(button in shown)
        place_grid(shown, QRect(0, 0, self.width(), self.height()), columns, height, gap)

    def _plan(self, columns: int, gap: int) -> tuple[int, int, int]:
        """Return columns, rows on a page, and the height of a row in pixels."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        width = self._column(columns, gap)
        least = max(self._look.px(TARGET), *(button.height_for(width) for button in self._buttons))
        rows = max(1, (self.height() + gap) // (least + gap))
        needed = min(rows, -(-len(self._buttons) // columns))
        spare = (self.height() - gap * (needed - 1)) // needed
        return columns, rows, max(least, min(spare, self._look.px(_EASY)))

    def _cost(self, plan: tuple[int, int, int]) -> tuple[bool, bool, int, int]:
        assert self._look is not None  # noqa: S101 - arrange looks first
        columns, rows, height = plan
        width = self._column(columns, self._look.px(GAP))
        is_broken = not all(button.longest_word_fits(width) for button in self._buttons)
        return is_broken, height > self.height(), -(-len(self._buttons) // (columns * rows)), columns

    def _column(self, columns: int, gap: int) -> int:
        return (self.width() - gap * (columns - 1)) // columns
