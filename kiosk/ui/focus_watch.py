"""Follows the control that has the keyboard's focus, and everything that it stands on."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusWatch(QObject):
    """Tells when the focus has gone to another control of the window, and when its control moves or goes."""

    changed = Signal()
    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._on_changed)

    def rest(self) -> None:
        """Stop: the window is closing."""
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.disconnect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it, or what it stands on, moves or goes."""
        if event.type() in _MOVES:
            self.moved.emit()
        return False

    def _on_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # it dies, and with it the control that had the focus
        for old in self._watched:
            if isValid(old):
                old.removeEventFilter(self)
        self._watched = []
        widget = now
        while widget is not None and widget is not self._window and self._window.isAncestorOf(widget):
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self.changed.emit()
