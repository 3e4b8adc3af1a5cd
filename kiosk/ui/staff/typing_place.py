"""What all places have where staff type: the question with its keyboard, a bar above, and the ways back and on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.screens.callback_parts import FormBar, Nav
from kiosk.ui.screens.callback_typing import TypingPage
from kiosk.ui.widgets.pane import Pane
from kiosk.visit.key_help import KeyHelp

DOT = "\N{BULLET}"  # shown for each letter of a secret


class TypingPlace(Pane):
    """Fills its room with the question; what is typed goes to the methods at the end."""

    left = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typing = TypingPage(self)
        self._bar = FormBar(self)
        self._nav = Nav(self)
        self._typing.keys.enter(KeyHelp())
        self._bar.help.hide()
        self._bar.set_progress(0, 0)
        self._bar.stop.icon_name = "close"
        self._nav.more.hide()
        self._typing.typed.connect(self._on_typed)
        self._typing.erased.connect(self._on_erased)
        self._typing.entered.connect(self._on_forward)
        self._typing.keys.changed.connect(self.arrange)
        self._typing.dock.turned.connect(self.turned)
        self._bar.stop.clicked.connect(self.left)
        self._nav.back.clicked.connect(self.step_back)
        self._nav.forward.clicked.connect(self._on_forward)

    def first_focus(self) -> QWidget | None:
        """Return the field."""
        return self._typing.field

    def set_secret(self, *, is_secret: bool) -> None:
        """Take a secret from now on, or what may be seen."""
        mode = QLineEdit.EchoMode
        self._typing.field.setEchoMode(mode.Password if is_secret else mode.Normal)
        self._typing.dock.set_secret(is_secret=is_secret)

    def arrange(self) -> None:
        """Give the whole place to the question and its keyboard."""
        if self._look is not None:
            self._typing.setGeometry(self.rect())
            self._typing.arrange(self._look, self._bar, self._nav)

    def step_back(self) -> None:
        """Go back, from the first question away."""
        self.left.emit()

    def _on_typed(self, text: str) -> None:
        raise NotImplementedError

    def _on_erased(self) -> None:
        raise NotImplementedError

    def _on_forward(self) -> None:
        raise NotImplementedError
