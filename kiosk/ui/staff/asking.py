"""Questions that staff answer on the touch keyboard; a secret is dots, and nothing typed is kept afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.staff.typing_place import DOT, TypingPlace

_MOST = 80  # characters of an answer
_MOST_SECRET = 200


class Capitals(Enum):
    """Where the keyboard offers capitals by itself."""

    NEVER = auto()
    NAMES = auto()  # at the beginning of each word
    ALWAYS = auto()


@dataclass(frozen=True)
class Ask:
    """A question: titles with the longest wording first, and `objection` to an answer, given those before it.

    `objection` is a sentence, longest wording first too, or nothing for a good answer. Without `has_letters` there are
    digits alone. `judge` says in words how strong a secret is so far.
    """

    titles: tuple[str, ...]
    hint: str
    objection: Callable[[str, Sequence[str]], tuple[str, ...]]
    is_secret: bool = False
    has_letters: bool = True
    judge: Callable[[str], str] | None = None
    capitals: Capitals = Capitals.NEVER


class Asking(TypingPlace):
    """Asks one after the other; `answered` has all answers, which are forgotten here before it is sent."""

    answered = Signal(object)  # a list of str

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._asks: Sequence[Ask] = ()
        self._at = 0
        self._typed: list[str] = []
        self._answers: list[list[str]] = []

    def begin(self, name: str, asks: Sequence[Ask]) -> None:
        """Ask `asks` from the first on; `name` says in the bar what it is for."""
        self.wipe()
        self._name, self._asks = name, asks
        self._bar.show()
        self.retranslate()
        self._go(0)

    def wipe(self) -> None:
        """Forget all that was typed."""
        self._typed.clear()
        self._answers.clear()
        self._typing.wipe()

    def step_back(self) -> None:
        """Go to the question before, from the first one away."""
        if self._at == 0:
            self.left.emit()
        else:
            del self._answers[self._at - 1 :]
            self._go(self._at - 1)

    def heading(self) -> str:
        """Return what is asked."""
        return self._typing.accessibleName()

    def retranslate(self) -> None:
        """Show the words of the language in force; the questions keep theirs."""
        self._bar.retranslate()
        self._bar.name.set_wordings(self._name)
        self._bar.stop.set_wordings(tr("Cancel"), "")
        self._typing.retranslate()
        self._nav.back.set_wordings(tr("Back"), "")
        self._say_forward()

    def arrange(self) -> None:
        """Fill the whole place while something is asked."""
        if self._asks and not self.isHidden():
            super().arrange()

    def _go(self, at: int) -> None:
        self._at = at
        self._typed.clear()
        ask = self._asks[at]
        self.set_secret(is_secret=ask.is_secret)
        self._typing.ask(Question(ask.titles, ask.hint, "", "", ""), has_letters=ask.has_letters)
        self._bar.set_progress(at + 1, len(self._asks))
        self._bar.count.set_wordings(tr("{number} of {total}").format(number=at + 1, total=len(self._asks)))
        self._say_forward()
        self._show_typed()
        self.arrange()
        self.turned.emit()

    def _say_forward(self) -> None:
        is_last = self._at + 1 >= len(self._asks)
        self._nav.forward.set_wordings(tr("Done") if is_last else tr("Next"))

    def _show_typed(self) -> None:
        ask = self._asks[self._at]
        is_judged = ask.judge is not None and bool(self._typed)
        self._typing.field.set_text(DOT * len(self._typed) if ask.is_secret else "".join(self._typed))
        is_start = not self._typed or self._typed[-1] in (" ", "-")
        is_capital = ask.capitals is Capitals.ALWAYS or (ask.capitals is Capitals.NAMES and is_start)
        self._typing.dock.set_capital(is_capital)
        if ask.judge is not None:
            said = ask.judge("".join(self._typed)) if is_judged else ask.hint
            titles = (said,) if is_judged and self._is_shallow else ask.titles
            self._typing.reword(titles, said)
        elif self._typing.problem:
            self._typing.show_problem()
        self.arrange()

    @property
    def _is_shallow(self) -> bool:
        """Whether there is no room for a hint, so that the title says how strong a secret is."""
        return self._look is not None and self._look.metrics.is_shallow

    def _on_typed(self, text: str) -> None:
        most = _MOST_SECRET if self._asks[self._at].is_secret else _MOST
        if len(self._typed) + len(text) <= most:
            self._typed.extend(text)
            self._show_typed()

    def _on_erased(self) -> None:
        if self._typed:
            self._typed.pop()
            self._show_typed()

    def _on_forward(self) -> None:
        ask, typed = self._asks[self._at], "".join(self._typed)
        objection = ask.objection(typed, ["".join(answer) for answer in self._answers])
        if objection:
            self._typing.show_problem(*objection)
            self.arrange()
            return
        self._answers.append(list(self._typed))
        if self._at + 1 < len(self._asks):
            self._go(self._at + 1)
            return
        answers = ["".join(answer) for answer in self._answers]
        self.wipe()
        self.answered.emit(answers)
