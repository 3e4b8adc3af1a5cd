"""What staff do with the machine itself: clean the screen, measure it, start the program anew, or leave it."""

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, DISPLAY, GAP, H1, H2, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.audit_page import AuditPage
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.words import fault_words
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_grid, shorten_to_fit
from kiosk.visit.route import Calibrate

CLEAN_S = 20
_LEAST = 110.0  # mm; as wide as a button of the page is at least


class Deed(Enum):
    """What can be done here; the values stand in the audit."""

    CLEAN = "clean-screen"
    CALIBRATE = "calibrate"
    RESTART = "restart"
    LEAVE = "leave-program"


class _State(Enum):
    CHOOSING = auto()
    READING = auto()  # the audit
    ASKING = auto()
    CLEANING = auto()


class KioskTab(Tab):
    """The deeds, each but the first behind a second tap, and the way to the audit."""

    icon_name = "screen"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self._state = _State.CHOOSING
        self._deed = Deed.CLEAN
        self._until = 0.0
        self._fault: Fault | None = None
        icons = {Deed.CLEAN: "hand", Deed.CALIBRATE: "screen", Deed.RESTART: "swap", Deed.LEAVE: "close"}
        self._buttons = {deed: TouchButton(self, "plain", icons[deed], BODY) for deed in Deed}
        self._audit_button = TouchButton(self, "plain", "list", BODY)
        self._audit = AuditPage(room.desk, self)
        self._question = FittedWords(self, (H1, 12.0, H2, BODY), 700)
        self._figure = FittedWords(self, (80.0, 60.0, 40.0, DISPLAY), 800, "primary")
        self._yes = TouchButton(self, "call", "check", BODY)
        self._no = TouchButton(self, "plain", "back", BODY)
        self._question.set_place(is_centred=True)
        self._figure.set_place(is_centred=True, is_middle=True)
        for deed, button in self._buttons.items():
            button.clicked.connect(partial(self._ask, deed))
        self._audit_button.clicked.connect(self._on_audit)
        self._audit.left.connect(self._on_no)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self.retranslate()

    def name(self) -> str:
        """Return the tab's name."""
        return tr("This kiosk")

    def short_name(self) -> str:
        """Return the name in a word."""
        return tr("Kiosk")

    def title(self) -> str:
        """Return what is shown."""
        return tr("Who did what") if self._state is _State.READING else self.name()

    @property
    def is_busy(self) -> bool:
        """Whether the audit is being read."""
        return self._audit.is_busy

    def close_tab(self) -> None:
        """Forget what was read."""
        self._audit.close_page()

    def enter(self) -> None:
        """Begin with the buttons."""
        self._fault = None
        self._go(_State.CHOOSING)

    def tick(self) -> None:
        """Count down while the screen is cleaned."""
        if self._state is not _State.CLEANING:
            return
        left = self._until - self.room.clock.monotonic()
        self._be_deaf()
        if left <= 0:
            self._go(_State.CHOOSING)
        elif self._figure.text() != str(self._seconds()):
            self._say()

    def step_back(self) -> bool:
        """Take a question back."""
        if self._state not in (_State.ASKING, _State.READING):
            return False
        self._go(_State.CHOOSING)
        return True

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        words = {
            Deed.CLEAN: tr("Clean the screen"),
            Deed.CALIBRATE: tr("Measure the screen"),
            Deed.RESTART: tr("Restart the kiosk program"),
            Deed.LEAVE: tr("Leave the kiosk program"),
        }
        for deed, button in self._buttons.items():
            button.set_wordings(words[deed])
        self._audit_button.set_wordings(tr("Who did what"))
        self._audit.retranslate()
        self._no.set_wordings(tr("No, go back"), tr("No"))
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the look; on a low screen the buttons grow less."""
        super().restyle(look)
        for button in (*self._all_buttons(), self._yes, self._no):
            button.restyle(look.for_frame)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons into columns, or the question above its two answers."""
        if self._look is None:
            return
        state = self._state
        for button in self._all_buttons():
            button.setVisible(state is _State.CHOOSING)
        self._audit.setVisible(state is _State.READING)
        for button in (self._yes, self._no):
            button.setVisible(state is _State.ASKING)
        self._question.setVisible(bool(self._question.accessibleName()))
        self._figure.setVisible(state is _State.CLEANING)
        gap, target = self.look.px(GAP), self.look.px(TARGET)
        room = self.rect()
        self._audit.setGeometry(room)
        if state is _State.READING:
            return
        if state is _State.CHOOSING:
            self._arrange_buttons(room, gap)
            return
        if state is _State.CLEANING:
            words = self._question.fit(room.width(), room.height() // 3)
            self._question.setGeometry(0, 0, room.width(), words)
            self._figure.fit(room.width(), room.height() - words - gap)
            self._figure.setGeometry(0, words + gap, room.width(), room.height() - words - gap)
            return
        words = self._question.fit(room.width(), room.height() - target - gap * 3)
        self._question.setGeometry(0, gap, room.width(), words)
        answers = [self._no, self._yes]
        widths = shorten_to_fit(answers, room.width() - gap * 5, gap * 5)
        top = min(room.height() - target, words + gap * 6)
        left = (room.width() - sum(widths) - gap * 5) // 2
        self._no.setGeometry(left, top, widths[0], target)
        self._yes.setGeometry(left + widths[0] + gap * 5, top, widths[1], target)

    def _arrange_buttons(self, room: QRect, gap: int) -> None:
        buttons = self._all_buttons()
        least = self.look.px(_LEAST * self.look.for_frame.metrics.text_scale)
        is_high = room.height() >= self.look.px(TARGET) * len(buttons) + gap * (len(buttons) - 1)
        columns = 1 if is_high and room.width() < least * 2 + gap else 2
        width = (room.width() - gap * (columns - 1)) // columns
        height = max(button.height_for(width) for button in buttons)
        rows = -(-len(buttons) // columns)
        height = max(height, min(self.look.px(26.0), (room.height() - gap * 3) // rows))
        bottom = place_grid(buttons, room, columns, height, gap)
        said = self._question.fit(room.width(), max(0, room.height() - bottom - gap * 2), BODY)
        self._question.setGeometry(0, bottom + gap * 2, room.width(), said)

    def _all_buttons(self) -> list[TouchButton]:
        return [*self._buttons.values(), self._audit_button]

    def _on_audit(self) -> None:
        self._audit.begin()
        self._go(_State.READING)

    def _ask(self, deed: Deed) -> None:
        self._deed = deed
        if deed is not Deed.CLEAN:
            self._go(_State.ASKING)
        elif self._note(deed):
            self._until = self.room.clock.monotonic() + CLEAN_S
            self.is_whole = True
            self._go(_State.CLEANING)
            self._be_deaf()

    def _on_no(self) -> None:
        self._go(_State.CHOOSING)

    def _on_yes(self) -> None:
        if self._state is not _State.ASKING or not self._note(self._deed):
            return
        if self._deed is Deed.CALIBRATE:
            self.wants.emit(Calibrate())
        else:
            self.leave_wanted.emit(self._deed is Deed.RESTART)

    def _note(self, deed: Deed) -> bool:
        """Put it into the audit; what cannot be noted is not done."""
        try:
            self.room.desk.note(deed.value)
        except SiteError as error:
            self._fault = error.fault
            self._go(_State.CHOOSING)
            return False
        return True

    def _go(self, state: _State) -> None:
        if state is not _State.READING:
            self._audit.close_page()
        self._state = state
        self.is_whole = state is _State.CLEANING
        self._say()
        self.changed.emit()
        self.turned.emit()

    def _seconds(self) -> int:
        return max(1, -int(-(self._until - self.room.clock.monotonic()) // 1))

    def _say(self) -> None:
        self._question.icon_name = ""
        if self._state is _State.CLEANING:
            said = tr("Wipe the screen now: touching it does nothing.")
            self._question.set_wordings(said, tr("Wipe the screen now."))
            self._figure.set_wordings(str(self._seconds()))
        elif self._state is _State.ASKING:
            questions = {
                Deed.CALIBRATE: tr("Measure the screen? You need a bank card. This locks the staff's side."),
                Deed.RESTART: tr("Restart the kiosk program? Where nothing starts it anew, it ends."),
                Deed.LEAVE: tr("Leave the kiosk program? Visitors cannot use it until somebody starts it."),
            }
            self._question.set_wordings(questions[self._deed])
            yes = {
                Deed.CALIBRATE: tr("Yes, measure"),
                Deed.RESTART: tr("Yes, restart"),
                Deed.LEAVE: tr("Yes, leave"),
            }
            self._yes.set_wordings(yes[self._deed], tr("Yes"))
        else:
            self._question.icon_name = "warning" if self._fault is not None else ""
            self._question.set_wordings(fault_words(self._fault) if self._fault is not None else "")
        self.arrange()

    def _be_deaf(self) -> None:
        """Let no touch react: not on a button, not as a visitor's tap, and not for the lock's clock."""
        door = getattr(self.window(), "door", None)
        if door is not None:
            door.taps.rest_for(max(0.0, self._until - self.room.clock.monotonic()))
