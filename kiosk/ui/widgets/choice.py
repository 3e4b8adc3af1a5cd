"""Answers to choose one from: large, marked by shape and fill, on as many pages as they need."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.ui.metrics import BODY
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.paged_grid import PagedGrid
from kiosk.ui.widgets.words import lay_out, text_width

_EASY = 26.0  # mm; as high as an answer gets where there is room
_PAD = 5.0


class Choice(TouchButton):
    """One answer with a round mark: empty, or filled with a tick."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "primary-choice", size=BODY)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # tells assistive technology that it is one of several
        self.toggled.connect(self._on_toggled)

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the mark, then the words."""
        look = self.look
        side = self._mark_px()
        pad = look.px(_PAD)
        ring = QRectF(self.from_start(pad, side), (self.height() - side) / 2, side, side)
        colors = look.button(self.kind)
        painter.setPen(QPen(QColor(color), max(2.0, side / 10)))
        painter.setBrush(QColor(color) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if self.isChecked():
            ground = colors.pressed_fill if self.isDown() else colors.fill
            painter.setPen(QPen(QColor(ground), side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            marks = [(0.27, 0.53), (0.44, 0.70), (0.74, 0.34)]
            painter.drawPolyline([ring.topLeft() + QPointF(side * x, side * y) for x, y in marks])
        room = self._text_room(self.width())
        layouts, height = lay_out(self.text(), self.font(), room)
        painter.setPen(QColor(color))
        for layout in layouts:
            layout.draw(painter, QPointF(self.from_start(pad * 2 + side, room), (self.height() - height) / 2))

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


class Choices(PagedGrid):
    """The answers of one question, at most one of them chosen."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _EASY)
        self._buttons: list[Choice] = []
        self.cells = self._buttons
        self._group = QButtonGroup(self)
        self._is_told = False  # what is chosen is being shown, not chosen
        self._was_chosen = False  # before the press
        self._group.idToggled.connect(self._on_toggled)
        self._group.idPressed.connect(self._on_pressed)
        self._group.idClicked.connect(self._on_clicked)

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
        self.show_first()
        self.choose(index)

    def first_focus(self) -> QWidget | None:
        """Return the chosen answer if it is shown, else the first that is."""
        shown = [button for button in self._buttons if not button.isHidden()]
        chosen = [button for button in shown if button.isChecked()]
        return next(iter(chosen or shown), None)

    def _on_toggled(self, index: int, is_checked: bool) -> None:
        # Not `clicked`: assistive technology ticks without a click.
        if is_checked and not self._is_told:
            self.chosen.emit(index)

    def _on_pressed(self, index: int) -> None:
        self._was_chosen = self._buttons[index].isChecked()

    def _on_clicked(self, index: int) -> None:
        if self._was_chosen:  # chosen again, which toggles nothing
            self.chosen.emit(index)

    def choose(self, index: int | None) -> None:
        """Mark the answer `index`, or none."""
        self._is_told = True
        self._group.setExclusive(False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == index)
        self._group.setExclusive(True)
        self._is_told = False
