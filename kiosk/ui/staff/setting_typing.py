"""A setting that is typed: the whole screen, for the keyboard needs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.screens.callback_questions import Question
from kiosk.ui.staff.typing_place import TypingPlace


class SettingTyping(TypingPlace):
    """Asks for a text with the one in force in the field."""

    saved = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._most = 0
        self._title = ""
        self.retranslate()

    def begin(self, title: str, text: str, most: int) -> None:
        """Ask for a text of `most` characters; `text` is the one in force."""
        self._title, self._most = title, most
        self._typed = text
        self.retranslate()
        self._show()

    def show_problem(self, *wordings: str) -> None:
        """Say what is wrong with what was typed, longest wording first."""
        self._typing.show_problem(*wordings)
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
