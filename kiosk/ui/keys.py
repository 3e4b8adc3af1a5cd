"""Which keys of a physical keyboard reach the program: those for reading and typing, and no way out."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_ALLOWED = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Space,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut}


class KeyGate(QObject):
    """Filters the key events of one native window; install it on `QWidget.windowHandle()`."""

    used = Signal()
    back_wanted = Signal()  # Escape
    exit_wanted = Signal()  # Ctrl+Q; trial mode alone listens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let plain text and the allowed keys pass and nothing else."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_press = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if is_press:
                self.exit_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if is_press:
                self.back_wanted.emit()
            return True
        if event.modifiers() & _COMMANDS:
            return True
        is_text = bool(event.text()) and event.text().isprintable()
        if event.key() not in _ALLOWED and not is_text:
            return True
        if is_press:
            self.used.emit()
        return False
