"""A question with its answers as buttons, one of them chosen; what cannot be had now rests, with the reason on it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.sides import Sided

_ONE_LINE = 1 << 20  # pixels


class Pick(Sided, QWidget):
    """Shows the question beside or above its answers."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._words = FittedWords(self, (BODY, SMALL), 650)
        self._words.set_place(is_middle=True)
        self._buttons: list[TouchButton] = []
        self.index = 0

    def offer(self, question: str, answers: Sequence[str | tuple[str, ...]], resting: Sequence[int] = ()) -> None:
        """Ask `question`; an answer may have shorter wordings, and those in `resting` cannot be chosen.

        What was chosen stays so where it is still there, else the first one that can be.
        """
        self._words.set_wordings(question)
        for button in self._buttons[len(answers) :]:
            button.hide()
            button.deleteLater()
        del self._buttons[len(answers) :]
        for number in range(len(self._buttons), len(answers)):
            button = TouchButton(self)
            button.clicked.connect(partial(self._choose, number))
            self._buttons.append(button)
        for number, (button, answer) in enumerate(zip(self._buttons, answers, strict=True)):
            button.set_wordings(*([answer] if isinstance(answer, str) else answer))
            button.setEnabled(number not in resting)
        if not 0 <= self.index < len(answers) or self.index in resting:
            free = (number for number in range(len(answers)) if number not in resting)
            self.index = next(free, 0)
        self._mark()
        if self._look is not None:
            self.restyle(self._look)

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the answers grow little."""
        self._look = look
        self._words.restyle(look.for_notes)
        for button in self._buttons:
            button.restyle(look.for_controls)

    def question_width(self) -> int:
        """Return the width in pixels that the question needs in one line."""
        assert self._look is not None  # noqa: S101 - restyle comes first
        self._words.fit(_ONE_LINE, self._look.px(TARGET), BODY)
        return self._words.natural_width()

    def place(self, left: int, top: int, width: int, *, beside: int = 0, most: int | None = None) -> int:
        """Take the place there and return the y below; to stay within `most` pixels the answers give up words.

        The answers stand `beside` pixels further on, next to the question, or with 0 below it.
        """
        height = 0
        for wording in range(max((button.wordings for button in self._buttons), default=1)):
            for button in self._buttons:
                button.choose_wording(wording)
            height = self._lay_out(width, beside)
            if most is None or height <= most:
                break
        self.setGeometry(left, top, width, height)
        return top + height

    def _lay_out(self, width: int, beside: int) -> int:
        """Put the question and its answers into `width`; return the height."""
        assert self._look is not None  # noqa: S101 - restyle comes first
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        words = self._words.fit(beside or width, target, BODY)
        self._words.setGeometry(0, 0, beside or width, target if beside else words)
        left, top = beside, 0 if beside else words + gap // 2
        for button in self._buttons:
            wide = min(button.natural_width(), width - beside)
            if left > beside and left + wide > width:
                left, top = beside, top + target + gap
            button.setGeometry(left, top, wide, target)
            button.show()
            left += wide + gap
        return top + target if self._buttons else words

    def _choose(self, number: int) -> None:
        self.index = number
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        for number, button in enumerate(self._buttons):
            is_chosen = number == self.index and button.isEnabled()
            button.set_kind("primary-current" if is_chosen else "plain")
            button.setAccessibleDescription(tr("Chosen") if is_chosen else "")
