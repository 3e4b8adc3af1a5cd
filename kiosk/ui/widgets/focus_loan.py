"""Borrows the keyboard's focus for something that lies over the screen, and gives it back to where it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class FocusLoan:
    """For one widget that covers others for a while."""

    def __init__(self, cover: QWidget) -> None:
        self._cover = cover
        self._before: QWidget | None = None

    def take(self, control: QWidget) -> None:
        """Give the focus to `control`, which is part of the cover."""
        before = self._cover.window().focusWidget()
        if before is None or not self._cover.isAncestorOf(before):
            self._before = before
        control.setFocus(Qt.FocusReason.PopupFocusReason)

    def give_back(self) -> None:
        """Give the focus back, if who had it is still on the screen."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.window() is self._cover.window():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """Give nothing back: the screen is another."""
        self._before = None
