"""The form's page for a typed answer: the question, what was typed, the way on, and the keyboard."""

from dataclasses import replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.keyboard.key_size import KeySize
from kiosk.ui.keyboard.layouts import CODES_LOW, DIGITS, LETTERS, LETTERS_LOW, Keyboard
from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, GAP, H2, KEY_HEIGHT, TARGET
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords, FormBar, Nav
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.sides import Sided

_COLUMN = 400.0  # mm; wider than this the eye has too far to go
_KEYS = (24.0, 22.0, KEY_HEIGHT)  # mm; the first that leaves room for the words
_DIGIT_KEY = 52.0
_CAPITAL_AFTER = (" ", "-")


class TypingPage(Sided, QWidget):
    """Shows a question with its field and keyboard; what is typed goes out as signals and comes back by `show_text`."""

    typed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._has_letters = True
        self._has_accents = True
        self._is_telling = False
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._hint = FittedWords(self, TEXT_SIZES)
        self.field = Field(self)
        self.dock = Dock(self)
        self.keys = KeySize(self, self.dock)
        self.dock.typed.connect(self.typed)
        self.dock.erased.connect(self.erased)
        self.field.typed.connect(self.typed)
        self.field.erased.connect(self.erased)
        self.field.entered.connect(self.entered)

    def ask(self, question: Question, *, has_letters: bool, has_accents: bool = True) -> None:
        """Ask `question` from now on; for one without accents a low screen has the digits a tap away."""
        self._question = question
        self._is_telling = False
        self._has_letters, self._has_accents = has_letters, has_accents
        self.keys.button.setVisible(has_letters)
        self.dock.restart()
        self._title.set_wordings(*question.titles)
        self.setAccessibleName(question.titles[0])
        self.field.setAccessibleName(question.titles[0])
        self.field.setAccessibleDescription(question.hint)
        self.show_problem()

    def reword(self, titles: tuple[str, ...], hint: str) -> None:
        """Take other words for the same question while somebody types."""
        if self._question is not None:
            self._question = replace(self._question, titles=titles, hint=hint)
            self._title.set_wordings(*titles)
            self.show_problem()

    def show_text(self, text: str) -> None:
        """Show what is typed so far; a name begins with a capital, and so does each of its parts."""
        self.field.set_text(text)
        self.dock.set_capital(not text or text.endswith(_CAPITAL_AFTER))

    def show_problem(self, *problem: str) -> None:
        """Show what is amiss, longest wording first, in place of the hint; nothing shows the hint."""
        hint = self._question.hint if self._question is not None else ""
        self._hint.icon_name = "warning" if problem else ""
        self._hint.set_color("call" if problem else "ink-soft", 650 if problem else 400)
        self._hint.set_wordings(*(problem or (hint,)))
        self.field.setAccessibleDescription(problem[0] if problem else hint)

    def tell(self, hint: str) -> None:
        """Show another hint, which is of what is typed: a low screen shows it too, in place of the question."""
        if self._question is not None:
            self._question = replace(self._question, hint=hint)
            self._is_telling = True
            self.show_problem()

    @property
    def problem(self) -> str:
        """Return what is said to be amiss, or ""."""
        return self._hint.accessibleName() if self._hint.icon_name else ""

    def wipe(self) -> None:
        """Show nothing of what was typed."""
        self.field.set_text("")
        self.show_problem()
        self.dock.restart()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        for part in (self._title, self._hint, self.field, self.dock, self.keys.button):
            part.restyle(look)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.dock.retranslate()
        self.keys.retranslate()

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put everything in its place, on a low screen with the question in the bar."""
        nav.back.choose_wording(0)
        self._title.show()
        if not self.problem:
            self.show_problem()
        if look.metrics.is_portrait:
            self._arrange_tall(look, bar, nav)
        elif look.metrics.is_low or not self._arrange_wide(look, bar, nav):
            if self._has_letters:
                self._arrange_low(look, bar, nav)
            else:
                self._arrange_beside(look, bar, nav)
        if self._has_letters and self.keys.is_offered and not self.problem:
            self._offer_keys()

    def _offer_keys(self) -> None:
        """Ask in the place of the hint, on a low screen of the title; nothing else moves."""
        self._hint.set_color("primary", 650)
        self._hint.set_wordings(tr("Are the keys too small? You can have bigger keys."), tr("Are the keys too small?"))
        if self._hint.isHidden():
            self._hint.setGeometry(self._title.geometry())
            self._hint.set_place(is_middle=True)
            self._hint.show()
            self._title.hide()
        self._hint.fit(self._hint.width(), self._hint.height())

    def _arrange_wide(self, look: Look, bar: FormBar, nav: Nav) -> bool:
        """Stack the words above the keyboard; False where they do not fit."""
        keyboard = LETTERS if self._has_letters else DIGITS
        area = bar.place(self.rect(), look)
        gap = look.px(GAP)
        width = min(area.width(), look.px(_COLUMN))
        left = area.left() + (area.width() - width) // 2
        for has_hint in (True, False):
            for size in TITLE_SIZES:
                for key in _KEYS:
                    dock = self.dock.height_of(look, keyboard, look.px(key)) + look.px(EDGE)
                    room = QRect(left, area.top(), width, self.height() - dock - gap * 2 - area.top())
                    if self._stack(look, room, size, has_hint=has_hint or bool(self.problem), nav=nav):
                        self._place_dock(look, keyboard, look.px(key), self.height() - look.px(EDGE))
                        return True
        return False

    def _stack(self, look: Look, room: QRect, size: float, *, has_hint: bool, nav: Nav) -> bool:
        """Put question, hint, field and buttons below one another into `room`; False where they do not fit."""
        gap, target = look.px(GAP), look.px(TARGET)
        field = max(target, look.metrics.text_px(H2) * 5 // 2)
        title = self._title.fit(room.width(), room.height(), size)
        hint = self._hint.fit(room.width(), room.height()) if has_hint else 0
        total = title + hint + field + target + gap * (6 if has_hint else 4)
        if total > room.height():
            return False
        self._hint.setVisible(has_hint)
        top = room.top() + min((room.height() - total) // 3, look.px(12.0))
        self._title.setGeometry(room.left(), top, room.width(), title)
        top += title + gap
        if has_hint:
            self._hint.setGeometry(room.left(), top, room.width(), hint)
            top += hint + gap * 2
        self.field.setGeometry(room.left(), top, room.width(), field)
        top += field + gap * 2
        nav.place(QRect(room.left(), top, room.width(), target), gap, self._own_button())
        return True

    def _arrange_tall(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put the question above, the buttons and the keyboard below."""
        keyboard = LETTERS if self._has_letters else DIGITS
        area = bar.place(self.rect(), look)
        gap, target = look.px(GAP), look.px(TARGET)
        low = area.bottom() + 1
        strip = self.dock.height_of(look, keyboard, look.px(_KEYS[0])) + look.px(4.0)
        self._place_dock(look, keyboard, look.px(_KEYS[0]), low - look.px(4.0), low)
        field = max(target, look.metrics.text_px(H2) * 5 // 2)
        top = low - strip - gap * 3 - target
        nav.place(QRect(area.left(), top, area.width(), target), gap, self._own_button())
        room = QRect(area.left(), area.top(), area.width(), top - gap * 2 - area.top())
        title = self._title.fit(room.width(), room.height() // 2)
        hint = self._hint.fit(room.width(), room.height() // 3)
        self._hint.show()
        total = title + hint + field + gap * 3
        top = room.top() + max(0, room.height() - total) // 2
        self._title.setGeometry(room.left(), top, room.width(), title)
        top += title + gap
        self._hint.setGeometry(room.left(), top, room.width(), hint)
        self.field.setGeometry(room.left(), top + hint + gap * 2, room.width(), field)

    def _arrange_low(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put the question into the bar, the buttons beside the field, and three rows of keys below."""
        gap, target = look.px(GAP), look.px(TARGET)
        head, area = bar.place_low(self.rect(), look)
        words = self._hint if self.problem or self._is_telling else self._title
        self._title.setVisible(words is self._title)
        self._hint.setVisible(words is self._hint)
        words.set_place(is_middle=True)
        words.fit(head.width(), head.height(), H2)
        words.setGeometry(head)
        row = QRect(area.left(), area.top(), area.width(), target)
        back, forward = self._ends(nav, row, gap, row.width() * 2 // 5)
        keys = self.keys.place_beside(row.adjusted(0, 0, -forward - gap, 0), gap)
        self.field.setGeometry(row.adjusted(back + gap, 0, -forward - keys - gap * 2, 0))
        bottom = self.height() - look.px(EDGE)
        free = bottom - row.bottom() - 1 - gap // 2
        keyboard = LETTERS_LOW if self._has_accents else CODES_LOW
        rows = keyboard.rows
        key = (free - look.px(4.0) - (rows - 1) * gap) // rows
        self._place_dock(look, keyboard, max(look.metrics.key_height, min(key, look.px(KEY_HEIGHT))), bottom)

    def _arrange_beside(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put the question into the bar, field and buttons at the left, and the digits at the right."""
        gap, target = look.px(GAP), look.px(TARGET)
        head, area = bar.place_low(self.rect(), look)
        self._title.show()
        self._title.set_place(is_middle=True)
        self._title.fit(head.width(), head.height(), H2)
        self._title.setGeometry(head)
        bottom = area.bottom() + 1
        pad = QRect(area.right() + 1 - area.width() * 2 // 5, area.top(), area.width() * 2 // 5, area.height())
        left = QRect(area.left(), area.top(), area.width() - pad.width() - gap * 2, area.height())
        nav.place(QRect(left.left(), bottom - target, left.width(), target), gap)
        field = QRect(left.left(), bottom - target * 2 - gap, left.width(), target)
        self.field.setGeometry(field)
        room = QRect(left.left(), left.top(), left.width(), field.top() - gap - left.top())
        is_fitting = self._hint.fit(room.width(), room.height()) <= room.height()
        self._hint.setVisible(is_fitting or bool(self.problem))
        self._hint.set_place(is_middle=True)
        self._hint.setGeometry(room)
        self.dock.show_keyboard(DIGITS)
        strip = QRect(pad.left() - gap, pad.top() - gap // 2, self.width() - pad.left() + gap, self.height())
        self.dock.setGeometry(strip.intersected(self.rect()))
        self.dock.place(pad.translated(-self.dock.pos()))

    def _place_dock(self, look: Look, keyboard: Keyboard, key: int, bottom: int, end: int = 0) -> None:
        """Put the keyboard with keys of `key` pixels above `bottom`; the strip goes on to `end` or the screen's end."""
        edge, gap = look.px(EDGE), look.px(GAP)
        self.dock.show_keyboard(keyboard)
        keys = keyboard.rows * key + (keyboard.rows - 1) * gap
        top = bottom - self.dock.height_of(look, keyboard, key)
        self.dock.setGeometry(0, top, self.width(), (end or self.height()) - top)
        most = look.px(_COLUMN) if keyboard.has_capitals else look.px(_DIGIT_KEY) * 3 + gap * 2
        width = min(self.width() - edge * 2, most)
        self.dock.place(QRect((self.width() - width) // 2, bottom - keys - top, width, keys))

    def _own_button(self) -> TouchButton | None:
        return self.keys.for_a_row() if self._has_letters else None

    @staticmethod
    def _ends(nav: Nav, row: QRect, gap: int, room: int) -> tuple[int, int]:
        """Put back and on at the two ends of `row` within `room` pixels together; return their widths."""
        buttons = [nav.back, nav.forward]
        for back, forward in ((0, 0), (0, 1), (1, 1), (1, 2)):
            nav.back.choose_wording(back)
            nav.forward.choose_wording(forward)
            widths = [button.natural_width() for button in buttons]
            if sum(widths) <= room:
                break
        nav.back.setGeometry(row.left(), row.top(), widths[0], row.height())
        nav.forward.setGeometry(row.right() + 1 - widths[1], row.top(), widths[1], row.height())
        return widths[0], widths[1]
