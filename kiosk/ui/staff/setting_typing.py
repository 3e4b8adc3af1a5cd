"""A setting that is typed: the whole screen, for the keyboard needs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.screens.callback_parts import FormBar, Nav
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.screens.callback_typing import TypingPage
from kiosk.ui.widgets.sides import Sided
from kiosk.visit.key_help import KeyHelp


class SettingTyping(Sided, QWidget):
    """Asks for a text with the one in force in the field."""

    saved = Signal(str)
    left = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._typed = ""
        self._most = 0
        self._title = ""
        self._typing = TypingPage(self)
        self._bar = FormBar(self)
        self._nav = Nav(self)
        self._typing.keys.enter(KeyHelp())
        self._bar.help.hide()
        self._bar.stop.icon_name = "close"
        self._bar.set_progress(0, 0)
        self._nav.more.hide()
        self._typing.typed.connect(self._on_typed)
        self._typing.erased.connect(self._on_erased)
        self._typing.entered.connect(self._on_forward)
        self._typing.keys.changed.connect(self.arrange)
        self._typing.dock.turned.connect(self.turned)
        self._nav.back.clicked.connect(self.left)
        self._bar.stop.clicked.connect(self.left)
        self._nav.forward.clicked.connect(self._on_forward)
        self.retranslate()

    @property
    def field(self) -> QWidget:
        """The field, for the keys."""
        return self._typing.field

    def begin(self, title: str, text: str, most: int) -> None:
        """Ask for a text of `most` characters; `text` is the one in force."""
        self._title, self._most = title, most
        self._typed = text
        self.retranslate()
        self._show()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with what was typed."""
        self._typing.show_problem(sentence)
        self.arrange()

    def wipe(self) -> None:
        """Show nothing of what was typed."""
        self._typed = ""
        self._typing.wipe()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._bar.retranslate()
        self._bar.name.set_wordings(tr("Settings"))
        self._bar.stop.set_wordings(tr("Leave"), "")
        self._typing.retranslate()
        hint = tr("It holds from the next start of the kiosk program.")
        if self._title:
            self._typing.ask(Question((self._title,), hint, "", "", ""), has_letters=True)
        self._nav.back.set_wordings(tr("Back"), "")
        self._nav.forward.set_wordings(tr("Save"))
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        self._typing.restyle(look)
        self._bar.restyle(look)
        for button in self._nav.buttons():
            button.restyle(look)
        self.arrange()

    def resizeEvent(self, event: object) -> None:
        """Arrange the parts anew."""
        self.arrange()

    def arrange(self) -> None:
        """Give the place to the question and its keyboard."""
        if self._look is not None:
            self._typing.setGeometry(self.rect())
            self._typing.arrange(self._look, self._bar, self._nav)

    def _show(self) -> None:
        self._typing.field.set_text(self._typed)
        self._typing.dock.set_capital(not self._typed)

    def _on_typed(self, text: str) -> None:
        if len(self._typed) + len(text) <= self._most:
            self._typed += text
            self._show()

    def _on_erased(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _on_forward(self) -> None:
        self.saved.emit(self._typed.strip())
