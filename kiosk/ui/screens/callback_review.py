"""The form's last page: every answer with a way to change it, the notice, and one explicit yes."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.screens.callback_notice import cut_into_pages
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords, FormBar, Nav
from kiosk.ui.screens.callback_questions import Question, Step
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, measure_width

_BESIDE = 170.0  # mm; in a row that is wider the label stands beside the answer
_LOWER = 0.4  # of a portrait screen: above this nothing is to be tapped
_PAD = 6.0
_YES = 60.0  # mm that the widest button for going on needs at the normal text size


@dataclass(frozen=True)
class Answer:
    """One line of the review; `hidden` is shown in place of `text` until the visitor asks to see it."""

    step: Step
    question: Question
    text: str
    hidden: str = ""


class AnswerRow(Sided, QWidget):
    """One answer: what was asked, what was answered, and the button to change it."""

    change_wanted = Signal(object)  # a Step

    def __init__(self, parent: QWidget, step: Step) -> None:
        super().__init__(parent)
        self._step = step
        self._answer: Answer | None = None
        self._is_open = False
        self._look: Look | None = None
        self._label = FittedWords(self, (SMALL,), color="ink-soft")
        self._value = FittedWords(self, TEXT_SIZES, 700)
        self._value.is_private = True
        for words in (self._label, self._value):
            words.set_place(is_middle=True)
        self._change = TouchButton(self, "quiet", "edit")
        self._show = TouchButton(self, "plain")
        self._change.clicked.connect(self._on_change)
        self._show.clicked.connect(self._on_show)

    def tell(self, answer: Answer) -> None:
        """Show `answer`."""
        self._answer = answer
        self._label.set_wordings(answer.question.label)
        self._change.set_wordings(answer.question.change, tr("Change"), "")
        self._change.choose_wording(1)
        self._show.setVisible(bool(answer.hidden))
        self._say()

    def wipe(self) -> None:
        """Forget the answer."""
        self._answer = None
        self._is_open = False
        self._value.set_wordings("")

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let the buttons act or not."""
        self._change.setEnabled(is_enabled)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        for part in (self._label, self._value, self._change, self._show):
            part.restyle(look)

    def height_for(self, width: int, most: int) -> int:
        """Return the height in pixels that the row needs at `width`; a long answer shrinks before it passes `most`."""
        return self._arrange(width, most)

    def place(self, rect: QRect) -> None:
        """Take `rect` and arrange the parts in it, also where the row stood there already."""
        self.setGeometry(rect)
        self._arrange(rect.width(), rect.height())

    def _arrange(self, width: int, height: int) -> int:
        """Put the parts into `width` and `height` pixels; return the height that they need."""
        assert self._look is not None  # noqa: S101 - callers look first
        look = self._look
        gap, target = look.px(GAP), look.px(TARGET)
        buttons = [self._change] if self._show.isHidden() else [self._show, self._change]
        self._choose_words(width // 2)
        widths = [button.natural_width() for button in buttons]
        room = width - sum(widths) - gap * (len(widths) + 1)
        is_beside = width > look.px(_BESIDE * look.metrics.text_scale)
        start = width * 3 // 10 if is_beside else 0
        label = self._label.fit(start - gap if is_beside else room, height)
        value = self._value_height(room - start, height if is_beside else height - label)
        needed = max(target, max(label, value) if is_beside else label + value)
        if is_beside:
            self._label.setGeometry(0, (height - label) // 2, start - gap, label)
            self._value.setGeometry(start, (height - value) // 2, room - start, value)
        else:
            top = (height - label - value) // 2
            self._label.setGeometry(0, top, room, label)
            self._value.setGeometry(0, top + label, room, value)
        left = width - sum(widths) - gap * (len(widths) - 1)
        for button, taken in zip(buttons, widths, strict=True):
            button.setGeometry(left, (height - target) // 2, taken, target)
            left += taken + gap
        return needed

    def _value_height(self, width: int, height: int) -> int:
        """Return the height of the taller of the hidden and the open answer, and fit the one on show."""
        answer = self._answer
        if answer is None:
            return 0
        other = 0
        if answer.hidden:
            shown = self._value.accessibleName()
            self._value.set_wordings(answer.text)
            other = self._value.fit(width, height)
            self._value.set_wordings(shown)
        return max(other, self._value.fit(width, height))

    def _choose_words(self, room: int) -> None:
        """Let the buttons keep their words where both fit into `room` pixels."""
        self._change.choose_wording(1)
        total = self._change.natural_width() + (0 if self._show.isHidden() else self._show.natural_width())
        if total > room:
            self._change.choose_wording(2)

    def _say(self) -> None:
        if self._answer is None:
            return
        is_hidden = bool(self._answer.hidden) and not self._is_open
        self._value.set_wordings(self._answer.hidden if is_hidden else self._answer.text)
        self._show.set_wordings(tr("Hide") if self._is_open else tr("Show"))
        self._show.setAccessibleDescription(self._answer.question.label)
        if self._look is not None:
            self._arrange(self.width(), self.height())

    def _on_change(self) -> None:
        self.change_wanted.emit(self._step)

    def _on_show(self) -> None:
        self._is_open = not self._is_open
        self._say()


def _number_of_sheets(plan: tuple[int, list[list[AnswerRow]]]) -> tuple[int, int]:
    columns, sheets = plan
    return len(sheets), columns


class ReviewPage(Sided, QWidget):
    """All answers and the notice, on one sheet where they fit, else sheet by sheet."""

    change_wanted = Signal(object)  # a Step

    def __init__(self, parent: QWidget, steps: tuple[Step, ...]) -> None:
        super().__init__(parent)
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._card = Card(self)
        self._notice = Words(self, BODY)
        self._rows = {step: AnswerRow(self, step) for step in steps}
        self._text = ""
        self._is_saving = False
        self._sheet = 0
        self._measure = 0  # pixels of the notice's longest line
        self._sheets: list[tuple[list[AnswerRow], str]] = []
        for row in self._rows.values():
            row.change_wanted.connect(self.change_wanted)

    def tell(self, answers: list[Answer], notice: str) -> None:
        """Show `answers` and the notice."""
        for answer in answers:
            self._rows[answer.step].tell(answer)
        self._text = notice

    def restart(self) -> None:
        """Show the first sheet."""
        self._sheet = 0

    def turn(self, by: int) -> bool:
        """Show the next (1) or the last (-1) sheet; False where there is none."""
        if 0 <= self._sheet + by < len(self._sheets):
            self._sheet += by
            return True
        return False

    @property
    def is_at_the_end(self) -> bool:
        """Whether the sheet in view is the last one, where the visitor says yes."""
        return self._sheet >= len(self._sheets) - 1

    def set_saving(self, *, is_saving: bool) -> None:
        """Say that the request is being saved, and let nothing be changed meanwhile."""
        self._is_saving = is_saving
        for row in self._rows.values():
            row.set_enabled(is_enabled=not is_saving)

    def wipe(self) -> None:
        """Forget the answers."""
        self._sheet = 0
        for row in self._rows.values():
            row.wipe()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._title.restyle(look)
        self._card.restyle(look)
        self._notice.restyle(look)
        for row in self._rows.values():
            row.restyle(look)

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put one sheet in its place; on a low screen the buttons stand in the bar to leave more room below."""
        gap, target = look.px(GAP), look.px(TARGET)
        is_low = look.metrics.is_shallow
        self._measure = measure_width(look, self._notice.size_mm)
        if is_low:
            wanted = look.px(_YES * look.metrics.text_scale) + target + gap * 3
            head, area = bar.place_low(self.rect(), look, max(wanted, self.width() // 3))
            area.adjust(0, look.px(1.0), 0, 0)
        else:
            area = bar.place(self.rect(), look)
            head = QRect(area.left(), area.top(), area.width(), look.metrics.text_px(TITLE_SIZES[0]) * 3 // 2)
            row = QRect(area.left(), area.bottom() + 1 - target, area.width(), target)
            area.adjust(0, head.height() + gap, 0, -target - gap * 2)
        if not self._place_whole(look, area):
            self._place_sheet(look, area)
        self._name_forward(nav)
        self._title.setVisible(not is_low or self._is_saving)
        self._name_title(head, is_low=is_low)
        for button in (nav.back, nav.forward):
            button.setVisible(not is_low or not self._is_saving)
        nav.place(head if is_low else row, gap)

    def _place_whole(self, look: Look, area: QRect) -> bool:
        """Put everything on one sheet, in portrait the notice above the answers; False where it does not fit."""
        rows = list(self._rows.values())
        gap, pad = look.px(GAP), look.px(_PAD)
        if look.metrics.is_portrait:
            lower = round(self.height() * _LOWER)
            width = area.width()
            notice = self._notice_height(self._text, width - 2 * pad) + 2 * pad
            top = max(lower, area.top() + notice + gap * 2)
            card = QRect(area.left(), area.top(), width, notice)
            place = QRect(area.left(), top, width, area.bottom() + 1 - top)
        else:
            width = (area.width() - gap * 5) * 11 // 20
            rest = area.width() - gap * 5 - width
            notice = self._notice_height(self._text, rest - 2 * pad) + 2 * pad
            card = QRect(area.right() + 1 - rest, area.top(), rest, notice)
            place = QRect(area.left(), area.top(), width, area.height())
        heights = [row.height_for(place.width(), place.height() // 2) for row in rows]
        needed = sum(heights) + gap * (len(rows) - 1)
        if needed > place.height() or notice > area.height():
            return False
        self._sheets = [(rows, self._text)]
        self._sheet = 0
        self._show_sheet(look, place, 1, card)
        return True

    def _place_sheet(self, look: Look, area: QRect) -> None:
        """Put the answers on sheets of their own and the notice on the sheets behind them."""
        pad = look.px(_PAD)
        place = area
        if look.metrics.is_portrait:
            place = area.adjusted(0, max(0, round(self.height() * _LOWER) - area.top()), 0, 0)
        is_wide = place.width() > look.px(_BESIDE * look.metrics.text_scale)
        columns, sheets = min(
            ((columns, self._sheets_of_rows(look, place, columns)) for columns in ((1, 2) if is_wide else (1,))),
            key=_number_of_sheets,
        )
        width = min(area.width() - 2 * pad, self._measure)
        texts = cut_into_pages(self._text, self._notice.font(), width, area.height() - pad // 2)
        self._sheets = [(rows, "") for rows in sheets] + [([], text) for text in texts]
        self._sheet = min(self._sheet, len(self._sheets) - 1)
        self._show_sheet(look, place, columns, area)

    def _sheets_of_rows(self, look: Look, place: QRect, columns: int) -> list[list[AnswerRow]]:
        """Return the rows for each sheet, filled line by line."""
        gap = look.px(GAP)
        width = (place.width() - gap * 3 * (columns - 1)) // columns
        rows = list(self._rows.values())
        sheets: list[list[AnswerRow]] = []
        left = 0
        for first in range(0, len(rows), columns):
            line = rows[first : first + columns]
            height = max(row.height_for(width, place.height()) for row in line)
            if height > left:
                sheets.append([])
                left = place.height()
            sheets[-1].extend(line)
            left -= height + gap
        return sheets

    def _show_sheet(self, look: Look, place: QRect, columns: int, card: QRect) -> None:
        rows, text = self._sheets[self._sheet]
        gap, pad = look.px(GAP), look.px(_PAD)
        for row in self._rows.values():
            row.setVisible(row in rows)
        self._card.setVisible(bool(text))
        self._notice.setVisible(bool(text))
        self._notice.setText(text)
        self._card.setGeometry(card)
        spare = pad if len(self._sheets) == 1 else pad // 4
        inner = card.adjusted(pad, spare, -pad, -spare)
        inner.setWidth(min(inner.width(), self._measure))
        self._notice.setGeometry(inner)
        width = (place.width() - gap * 3 * (columns - 1)) // columns
        top = place.top()
        for first in range(0, len(rows), columns):
            line = rows[first : first + columns]
            height = max(row.height_for(width, place.height()) for row in line)
            for number, row in enumerate(line):
                row.place(QRect(place.left() + number * (width + gap * 3), top, width, height))
            top += height + gap

    def _name_title(self, head: QRect, *, is_low: bool) -> None:
        rows, _ = self._sheets[self._sheet]
        if self._is_saving:
            self._title.set_wordings(tr("Saving your request…"), tr("Saving…"))
        elif rows:
            self._title.set_wordings(tr("Is everything right?"))
        else:
            self._title.set_wordings(tr("Before we call you"))
        self.setAccessibleName(self._title.accessibleName())
        self._title.set_place(is_middle=True)
        self._title.fit(head.width(), head.height(), H2 if is_low else TITLE_SIZES[0])
        self._title.setGeometry(head)

    def _name_forward(self, nav: Nav) -> None:
        nav.forward.setEnabled(not self._is_saving)
        nav.back.setEnabled(not self._is_saving)
        if self._is_saving:
            nav.forward.set_wordings(tr("Saving…"))
        elif self.is_at_the_end:
            nav.forward.set_wordings(tr("Yes, call me"))
        elif self._sheets[self._sheet + 1][0]:
            nav.forward.set_wordings(tr("Next: more answers"), tr("Next"))
        elif self._sheets[self._sheet][1]:
            nav.forward.set_wordings(tr("Read on"), tr("Next"))
        else:
            nav.forward.set_wordings(tr("Next: how we use them"), tr("Next"))
        is_yes = self.is_at_the_end
        nav.forward.set_kind("call" if is_yes else "main")
        nav.forward.icon_name = "phone" if is_yes else "forward"

    def _notice_height(self, text: str, width: int) -> int:
        self._notice.setText(text)
        return self._notice.height_for(min(width, self._measure))
