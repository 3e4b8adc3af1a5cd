"""The staff's door: who is it, and the passphrase, which is neither shown nor kept."""

from enum import Enum, auto
from functools import partial
from time import sleep

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, TARGET
from kiosk.ui.screens.callback_message import MessagePage
from kiosk.ui.screens.callback_parts import FittedWords, FormBar
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.typing_place import DOT, TypingPlace
from kiosk.ui.staff.words import fault_words, wait_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.titled_grid import TitledGrid
from kiosk.ui.widgets.words import text_width

_MOST = 200  # characters
_EASY = 26.0  # mm; as high as a name gets where there is room
_HINT = 7.4
_PAINT_S = 0.15  # unlocking lets nothing else happen, so "Opening…" must be on the screen before


class Step(Enum):
    """How the door stands."""

    NAMES = auto()
    PASSPHRASE = auto()
    OPENING = auto()
    SHUT = auto()  # nobody may try for a while
    TROUBLE = auto()


class NameButton(TouchButton):
    """A member of staff."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, "primary-choice", "person", BODY)
        self.set_wordings(name)

    def longest_word_fits(self, width: int) -> bool:
        """Whether the name is not broken at `width` pixels."""
        return all(text_width(word, self.font()) <= self._text_room(width) for word in self.text().split())


class LowTitle(FittedWords):
    """The question, which a low screen has in its bar."""

    def place(self, bar: FormBar, frame: QRect, look: Look) -> QRect:
        """Put the bar into `frame`, and on a low screen these words; return what is left below."""
        if look.metrics.is_portrait or not look.metrics.is_low:
            return bar.place(frame, look)
        head, area = bar.place_low(frame, look)
        self.set_place(is_middle=True)
        self.fit(head.width(), head.height())
        self.setGeometry(head)
        self.show()
        return area.adjusted(0, look.px(GAP), 0, 0)


class Door(TypingPlace):
    """Asks for name and passphrase, and opens the desk in a thread."""

    opened = Signal(str)  # who is in

    def __init__(self, desk: StaffDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.step = Step.NAMES
        self._who = ""
        self._typed: list[str] = []
        self._fault: Fault | None = None
        self._said = ""
        self._names: list[NameButton] = []
        self._low_title = LowTitle(self, (H2, BODY), 800)
        self._grid = TitledGrid(self, _EASY, _HINT)
        self._message = MessagePage(self)
        self._work = Work(self)
        self.set_secret(is_secret=True)
        self._grid.changed.connect(self.arrange)
        self._grid.changed.connect(self.turned)
        self._work.done.connect(self._on_opened)
        self._work.failed.connect(self._on_failed)
        self.retranslate()

    def begin(self) -> None:
        """Ask who it is; where there is one person alone at once for the passphrase, on trial for nothing."""
        if self._desk.is_trial:
            self._open("", "")
            return
        try:
            people = list(self._desk.people())
        except SiteError as error:
            self._fault = error.fault
            self._go(Step.TROUBLE)
            return
        self._names = [NameButton(self._grid.grid, name) for name in people]
        for button in self._names:
            button.clicked.connect(partial(self._choose, button.accessibleName()))
        self._grid.show_cells(self._names, self._names)
        if len(people) == 1:
            self._who = people[0]
        self._ask()

    def close_door(self) -> None:
        """Forget what was typed; whatever is being opened is locked again."""
        self._work.stop()
        self._typed.clear()
        self._typing.wipe()

    def tick(self) -> None:
        """Count the time down for which the door stays shut."""
        if self.step is Step.SHUT:
            if self._desk.wait_s() <= 0:
                self._ask()
            elif wait_words(self._desk.wait_s()) != self._said:
                self._say()
                self.arrange()

    def step_back(self) -> None:
        """Go back to the names, or away from the door."""
        if self.step is Step.PASSPHRASE and len(self._names) > 1:
            self._who = ""
            self._ask()
        else:
            self.left.emit()

    def first_focus(self) -> QWidget | None:
        """Return the field, or the first name."""
        if self.step is Step.PASSPHRASE:
            return self._typing.field
        return self._names[0] if self.step is Step.NAMES and self._names else None

    def heading(self) -> str:
        """Return what is asked or told."""
        if self.step is Step.NAMES:
            return tr("Who are you?")
        return self._typing.accessibleName() if self.step is Step.PASSPHRASE else self._message.accessibleName()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._bar.retranslate()
        self._bar.name.set_wordings(tr("For staff only"))
        self._bar.stop.set_wordings(tr("Leave"), "")
        self._grid.retranslate()
        self._low_title.set_wordings(tr("Who are you?"))
        self._grid.set_words(tr("Who are you?"), tr("This part of the kiosk is for the clinic's staff."))
        self._typing.retranslate()
        self._nav.back.set_wordings(tr("Back"), "")
        self._nav.forward.set_wordings(tr("Open"))
        self._say()

    def arrange(self) -> None:
        """Put what this step shows in its place."""
        if self._look is None:
            return
        is_typing = self.step is Step.PASSPHRASE
        is_told = self.step in (Step.OPENING, Step.SHUT, Step.TROUBLE)
        self._grid.setVisible(self.step is Step.NAMES)
        self._typing.setVisible(is_typing)
        self._message.setVisible(is_told)
        self._low_title.hide()
        self._nav.back.setVisible(is_typing)
        self._nav.forward.setVisible(is_typing)
        if is_typing:
            super().arrange()
        elif is_told:
            self._message.setGeometry(self.rect())
            self._message.arrange(self._look, self._bar, self._nav)
        else:
            self._place_names(self._look)

    def _place_names(self, look: Look) -> None:
        area = self._low_title.place(self._bar, self.rect(), look)
        self._grid.setGeometry(area)
        self._grid.arrange()
        gap, target = look.px(GAP), look.px(TARGET)
        for more in self._grid.own_buttons():
            more.setParent(self)
            more.show()
            self._grid.setGeometry(area.adjusted(0, 0, 0, -target - gap))
            width = min(area.width(), more.natural_width())
            more.setGeometry(area.right() + 1 - width, area.bottom() + 1 - target, width, target)

    # What happens.

    def _choose(self, name: str) -> None:
        self._who = name
        self._ask()

    def _ask(self) -> None:
        """Ask for what is missing, if anybody may try now."""
        if self._desk.wait_s() > 0:
            self._go(Step.SHUT)
        else:
            self._go(Step.PASSPHRASE if self._who else Step.NAMES)

    def _go(self, step: Step) -> None:
        self.step = step
        self._typed.clear()
        self._show_dots()
        self._say()
        self.arrange()
        self.turned.emit()

    def _say(self) -> None:
        match self.step:
            case Step.PASSPHRASE:
                self._typing.ask(
                    _question(self._who, is_pin=self._desk.is_strict), has_letters=not self._desk.is_strict
                )
                self._typing.dock.set_capital(False)
            case Step.OPENING:
                self._message.say((tr("Opening…"),), (tr("This takes a moment."),), "lock")
            case Step.SHUT:
                self._said = wait_words(self._desk.wait_s())
                self._message.say((tr("Too many wrong tries"), tr("Please wait")), (self._said,))
            case Step.TROUBLE:
                self._message.say((tr("This cannot be opened"),), (fault_words(self._fault),))

    def _show_dots(self) -> None:
        self._typing.field.set_text(DOT * len(self._typed))

    def _on_typed(self, text: str) -> None:
        if self.step is Step.PASSPHRASE and len(self._typed) + len(text) <= _MOST:
            self._typed.extend(text)
            self._show_dots()
            if self._typing.problem:
                self._typing.show_problem()
                self.arrange()

    def _on_erased(self) -> None:
        if self._typed:
            self._typed.pop()
            self._show_dots()

    def _on_forward(self) -> None:
        if self.step is not Step.PASSPHRASE:
            return
        if self._typed:
            self._open(self._who, "".join(self._typed))
        else:
            self._typing.show_problem(_nothing_typed(is_pin=self._desk.is_strict))
            self.arrange()

    def _open(self, who: str, typed: str) -> None:
        self._who = who
        self._go(Step.OPENING)
        self._work.start(partial(_enter, self._desk, who, typed))

    def _on_opened(self, who: object) -> None:
        self.opened.emit(str(who))

    def _on_failed(self, fault: Fault | None) -> None:
        if fault is Fault.WRONG_PASSPHRASE or fault is Fault.TOO_MANY:
            self._ask()
            if self.step is Step.PASSPHRASE:
                self._typing.show_problem(*_wrong(is_pin=self._desk.is_strict))
                self.arrange()
        else:
            self._fault = fault
            self._go(Step.TROUBLE)


def _enter(desk: StaffDesk, who: str, typed: str, turn: Turn) -> str:
    """Open the desk; locked again where nobody waits for it any more."""
    sleep(_PAINT_S)
    desk.enter(who, typed)
    if turn.is_stopped:
        desk.leave()
    return who


def _question(who: str, *, is_pin: bool) -> Question:
    if is_pin:
        hint = tr("Nobody sees what you type: each digit is a dot.")
        return Question((tr("{name}, your PIN?").format(name=who), tr("Your PIN?")), hint, "", "", "")
    hint = tr("Nobody sees what you type: each letter is a dot.")
    return Question((tr("{name}, your passphrase?").format(name=who), tr("Your passphrase?")), hint, "", "", "")


def _nothing_typed(*, is_pin: bool) -> str:
    return tr("Please type your PIN first.") if is_pin else tr("Please type your passphrase first.")


def _wrong(*, is_pin: bool) -> tuple[str, ...]:
    of_pin = tr("That is not the PIN. Please type it again.")
    of_words = tr("That is not the passphrase. Please type it again.")
    return of_pin if is_pin else of_words, tr("Wrong. Please type it again."), tr("Wrong. Try again.")
