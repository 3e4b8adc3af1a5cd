"""Paragraphs that are read a screenful at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.ui.metrics import BODY, GAP, H2, SMALL
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.turned import Turned


@dataclass(frozen=True)
class Paragraph:
    """Words with a sign before them or none."""

    text: str
    icon: str = ""
    is_title: bool = False


class Sheet(Turned):
    """Shows as many whole paragraphs as there is room for, one at least."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[FittedWords] = []
        self._starts = [0]  # the first paragraph of each screenful

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these from the first on."""
        for words in self._words:
            words.hide()
            words.setParent(None)
            words.deleteLater()
        self._words = [self._make(paragraph) for paragraph in paragraphs]
        self._first = 0
        if self._look is not None:
            self.restyle(self._look)

    def arrange(self) -> None:
        """Put the paragraphs of this screenful below each other."""
        look = self._look
        if look is None or self.width() < look.px(GAP) or self.height() < look.px(GAP):
            return
        gap = look.px(GAP)
        heights = [words.fit(self.width(), self.height()) for words in self._words]
        self._starts, used = [0], 0
        for number, height in enumerate(heights):
            if used and used + height > self.height():
                self._starts.append(number)
                used = 0
            used += height + gap
        self._first = max(0, min(self._first, len(self._starts) - 1))
        first, last = [*self._starts, len(self._words)][self._first : self._first + 2]
        top = 0
        for number, words in enumerate(self._words):
            is_shown = first <= number < last
            words.setVisible(is_shown)
            if is_shown:
                words.setGeometry(0, top, self.width(), heights[number])
                top += heights[number] + gap
        self.moved.emit()

    def _in_view(self) -> int:
        return 1

    def _many(self) -> int:
        return len(self._starts)

    def _make(self, paragraph: Paragraph) -> FittedWords:
        sizes = (H2, BODY) if paragraph.is_title else (BODY, SMALL)
        words = FittedWords(self, sizes, 800 if paragraph.is_title else 400)
        words.icon_name = paragraph.icon
        words.set_wordings(paragraph.text)
        return words
