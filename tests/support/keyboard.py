"""A visitor who never touches the screen: presses keys and watches where the focus is."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tests.support.kiosks import Hand

NONE = Qt.KeyboardModifier.NoModifier
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
ARROWS = (UP, DOWN, LEFT, RIGHT)
ENTER, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
PAGE_UP, PAGE_DOWN = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
_BETWEEN_KEYS_S = 1.0  # longer than what counts as a bounce
_MOST = 200


class Keys:
    """Presses keys as a platform hands them to the window."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand

    def press(self, *keys: Qt.Key) -> None:
        """Press and release keys one after the other, slowly."""
        for key in keys:
            self.hand.clock.advance(_BETWEEN_KEYS_S)
            self.down(key)
            self.up(key)
            self.hand.settle()

    def down(self, key: Qt.Key, text: str = "", *, is_repeat: bool = False) -> None:
        """Press a key."""
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            self._send(QKeyEvent(kind, key, NONE, text, is_repeat))

    def up(self, key: Qt.Key, text: str = "") -> None:
        """Release a key."""
        self._send(QKeyEvent(QEvent.Type.KeyRelease, key, NONE, text))

    def type(self, text: str) -> None:
        """Type on a real keyboard."""
        self.hand.typed.append(text)
        for char in text:
            key = Qt.Key(ord(char.upper()))
            self.down(key, char)
            self.up(key, char)
        self.hand.settle()

    @property
    def control(self) -> QWidget | None:
        """The control that keys act on."""
        focus = self.hand.window.furnish("").focus
        return focus.control() if focus.is_shown else None

    @property
    def name(self) -> str:
        """Its name, "" where the focus is not shown."""
        return self.control.accessibleName() if self.control is not None else ""

    def round(self, key: Qt.Key = TAB) -> list[QWidget]:
        """Return the controls that one round of `key` visits, beginning at the one with the focus."""
        if self.control is None:
            self.press(key)
        found: list[QWidget] = []
        while len(found) < _MOST:
            control = self.control
            assert control is not None, f"the focus is lost after {[one.accessibleName() for one in found]}"
            if control in found:
                assert control is found[0], f"{key.name} is caught at {control.accessibleName()!r}"
                return found
            found.append(control)
            self.down(key)
            self.up(key)
        raise AssertionError(f"{key.name} does not come back within {_MOST} steps")

    def go_to(self, name: str) -> None:
        """Press Tab until the control called `name` has the focus; raises `LookupError` if it never has."""
        seen: list[str] = []
        for _ in range(_MOST):
            if self.name == name:
                return
            if self.control is not None:
                seen.append(self.name)
            self.press(TAB)
            if len(seen) > 1 and seen.count(self.name) > 2:
                break
        raise LookupError(f"Tab never comes to {name!r}, but to {sorted(set(seen))}")

    def choose(self, *names: str) -> None:
        """Go to the controls called `names` and press Enter, one after the other."""
        for name in names:
            self.go_to(name)
            self.press(ENTER)

    def _send(self, event: QKeyEvent) -> None:
        QCoreApplication.sendEvent(self.hand.window.windowHandle(), event)
