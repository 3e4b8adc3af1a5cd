"""Which keys of a keyboard or a keypad reach the program, and what they do; no key leads out."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.settings import Keypad
from kiosk.ui.focus import Focus
from kiosk.ui.reading_order import Way


class Act(Enum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    READ_ON = "read on"
    READ_BACK = "read back"
    SELECT = "select"
    BACK = "back"
    HELP = "help"


_KEYS = {
    Qt.Key.Key_Tab: Act.NEXT,
    Qt.Key.Key_Backtab: Act.PREVIOUS,
    Qt.Key.Key_Up: Act.UP,
    Qt.Key.Key_Down: Act.DOWN,
    Qt.Key.Key_Left: Act.LEFT,
    Qt.Key.Key_Right: Act.RIGHT,
    Qt.Key.Key_PageDown: Act.READ_ON,
    Qt.Key.Key_PageUp: Act.READ_BACK,
    Qt.Key.Key_Return: Act.SELECT,
    Qt.Key.Key_Enter: Act.SELECT,
    Qt.Key.Key_Space: Act.SELECT,
    Qt.Key.Key_Escape: Act.BACK,
}
_TYPING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace}  # what a field takes
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STAFF = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_EVENTS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut}


def keypad_keys(keypad: Keypad) -> dict[Qt.Key, Act]:
    """Return what the keys of the clinic's keypad do."""
    acts = (Act.UP, Act.DOWN, Act.LEFT, Act.RIGHT, Act.NEXT, Act.PREVIOUS, Act.SELECT, Act.BACK, Act.HELP)
    named = {act: str(getattr(keypad, act.value)) for act in acts}
    return {getattr(Qt.Key, f"Key_{name}"): act for act, name in named.items() if name}


class KeyGate(QObject):
    """Filters the key events of one native window; install it on `QWidget.windowHandle()`.

    A key that is held counts once: hands that shake or do not feel hold keys longer than they mean to.
    """

    used = Signal()
    back_wanted = Signal()
    help_wanted = Signal()
    unused = Signal()  # a key that does nothing here
    exit_wanted = Signal()  # Ctrl+Q; trial mode alone listens
    staff_wanted = Signal()  # Ctrl+Alt+S

    def __init__(self, parent: QObject, focus: Focus, keypad: Keypad) -> None:
        super().__init__(parent)
        self._focus = focus
        self._pad = keypad_keys(keypad)
        self._doings: dict[Act, Callable[[], None]] = {
            Act.NEXT: partial(focus.step, 1),
            Act.PREVIOUS: partial(focus.step, -1),
            Act.UP: partial(focus.move, Way.UP),
            Act.DOWN: partial(focus.move, Way.DOWN),
            Act.LEFT: partial(focus.move, Way.LEFT),
            Act.RIGHT: partial(focus.move, Way.RIGHT),
            Act.READ_ON: partial(focus.read_on, 1),
            Act.READ_BACK: partial(focus.read_on, -1),
            Act.SELECT: focus.press,
            Act.BACK: self.back_wanted.emit,
            Act.HELP: self.help_wanted.emit,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what the key does; let what is typed into a field pass, and nothing else."""
        if event.type() not in _EVENTS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.type() == QEvent.Type.KeyPress:
                self.exit_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_S and event.modifiers() == _STAFF:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.staff_wanted.emit()
            return True
        if event.modifiers() & _COMMANDS or event.isAutoRepeat():
            return True
        if self._is_typed(event):
            if event.type() == QEvent.Type.KeyPress:
                self.used.emit()
            return False
        act = self._act(event)
        if event.type() == QEvent.Type.KeyPress:
            self._press(act)
        elif event.type() == QEvent.Type.KeyRelease and act is Act.SELECT:
            self._focus.release()
        return True

    def _act(self, event: QKeyEvent) -> Act | None:
        key = Qt.Key(event.key())
        return self._pad.get(key) or _KEYS.get(key)

    def _is_typed(self, event: QKeyEvent) -> bool:
        """Whether the key is one for the field that has the focus."""
        if not self._focus.takes_text or event.key() in self._pad:
            return False
        return event.key() in _TYPING or (bool(event.text()) and event.text().isprintable())

    def _press(self, act: Act | None) -> None:
        was_shown = self._focus.is_shown
        if act is None:
            self.unused.emit()
            return
        self.used.emit()
        # Before the ring is shown nobody knows what a key would act on: the first one shows it and does no more.
        if was_shown or act in (Act.BACK, Act.HELP, Act.READ_ON, Act.READ_BACK):
            self._doings[act]()
            return
        self._focus.reveal()
        if act is Act.SELECT:
            self.unused.emit()
