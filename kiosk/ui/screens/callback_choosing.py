"""The form's page for a chosen answer: the question, the answers, the way on."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, H2, TARGET
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords, FormBar, Nav
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.widgets.choice import Choices
from kiosk.ui.widgets.sides import Sided

_COLUMN = 300.0  # mm
_LOWER = 0.4  # of a portrait screen: above this nothing is to be tapped


class ChoosingPage(Sided, QWidget):
    """Shows a question with its answers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint_text = ""
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._hint = FittedWords(self, TEXT_SIZES)
        self.choices = Choices(self)

    def ask(self, question: Question, answers: list[str], index: int | None) -> None:
        """Ask `question` from now on; answer `index` is chosen already."""
        self._hint_text = question.hint
        self._title.set_wordings(*question.titles)
        self.setAccessibleName(question.titles[0])
        self.choices.setAccessibleName(question.titles[0])
        self.choices.offer(answers, index)
        self.show_problem()

    def show_problem(self, *problem: str) -> None:
        """Show what is amiss, longest wording first, in place of the hint; nothing shows the hint."""
        self._hint.icon_name = "warning" if problem else ""
        self._hint.set_color("call" if problem else "ink-soft", 650 if problem else 400)
        self._hint.set_wordings(*(problem or (self._hint_text,)))

    @property
    def problem(self) -> str:
        """Return what is said to be amiss, or ""."""
        return self._hint.accessibleName() if self._hint.icon_name else ""

    def wipe(self) -> None:
        """Show nothing as chosen."""
        self.choices.choose(None)
        self.show_problem()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        for part in (self._title, self._hint, self.choices):
            part.restyle(look)

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put everything in its place: the buttons at the bottom, the answers in the room between."""
        gap, target = look.px(GAP), look.px(TARGET)
        if look.metrics.is_shallow:
            area = self._place_low_words(look, bar)
            self._place_answers(area, target, gap)
        else:
            area = bar.place(self.rect(), look)
            if not look.metrics.is_portrait:
                width = min(area.width(), look.px(_COLUMN * max(1.0, look.metrics.text_scale)))
                area.setRect(area.left() + (area.width() - width) // 2, area.top(), width, area.height())
            for size, has_hint in ((TITLE_SIZES[0], True), (H2, True), (H2, bool(self.problem))):
                rest = self._place_words(look, area, size, has_hint=has_hint)
                self._place_answers(rest, target, gap)
                if self.choices.pages == 1:
                    break
        nav.more.setVisible(self.choices.pages > 1)
        nav.place(QRect(area.left(), area.bottom() + 1 - target, area.width(), target), gap)

    def _place_answers(self, area: QRect, target: int, gap: int) -> None:
        self.choices.setGeometry(area.adjusted(0, 0, 0, -target - gap * 3))
        self.choices.arrange()

    def _place_low_words(self, look: Look, bar: FormBar) -> QRect:
        head, area = bar.place_low(self.rect(), look)
        words = self._hint if self.problem else self._title
        self._title.setVisible(words is self._title)
        self._hint.setVisible(words is self._hint)
        words.set_place(is_middle=True)
        words.fit(head.width(), head.height(), H2)
        words.setGeometry(head)
        return area.adjusted(0, look.px(1.0), 0, 0)

    def _place_words(self, look: Look, area: QRect, size: float, *, has_hint: bool) -> QRect:
        """Put question and hint above the answers; return the room for the answers, in portrait the lower part."""
        gap = look.px(GAP)
        title = self._title.fit(area.width(), area.height() // 3, size)
        hint = self._hint.fit(area.width(), area.height() // 4) if has_hint else 0
        needed = gap + title + (hint + gap if has_hint else 0)
        end = area.top() + needed + gap * 2
        if look.metrics.is_portrait:
            end = max(end, round(self.height() * _LOWER))
        top = end - gap * 2 - needed + gap
        self._title.show()
        self._title.setGeometry(area.left(), top, area.width(), title)
        self._hint.setVisible(has_hint)
        self._hint.setGeometry(area.left(), top + title + gap, area.width(), hint)
        return QRect(area.left(), end, area.width(), area.bottom() + 1 - end)
