"""The choice between the usual and the bigger keys: one button beside the field, which is also how they are offered."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.keyboard.dock import Dock
from kiosk.ui.metrics import SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.visit.key_help import KeyHelp

_MOST_SHARE = 0.3  # of a row that the field has to share


class KeySize(QObject):
    """Keeps a dock's keys as this visitor wants them, and offers the bigger ones where corrections are many."""

    changed = Signal()  # other keys, or an offer came or went

    def __init__(self, parent: QWidget, dock: Dock) -> None:
        super().__init__(parent)
        self._dock = dock
        self._help = KeyHelp()
        self.button = TouchButton(parent, "quiet", "", SMALL)
        self.button.clicked.connect(self._on_clicked)
        dock.typed.connect(self._on_typed)
        dock.erased.connect(self._on_erased)

    def enter(self, keys: KeyHelp) -> None:
        """Take the keys of this visit."""
        self._help = keys
        self._show()

    def wipe(self) -> None:
        """Take the usual keys: the visit has ended."""
        self.enter(KeyHelp())

    @property
    def is_offered(self) -> bool:
        """Whether bigger keys are offered now."""
        return self._help.is_offered

    def for_a_row(self) -> TouchButton:
        """Return the button with icon and words, for a row of buttons that shorten until they fit."""
        self.button.icon_name = self._icon
        self.button.set_wordings(self._words, "")
        return self.button

    def place_beside(self, row: QRect, gap: int) -> int:
        """Put the button at the right end of `row`: its words in two lines, or its icon; return its width."""
        button, look = self.button, self.button.look
        button.icon_name = ""
        button.set_wordings(self._words, self._words.replace(" ", "\n", 1), "")
        button.choose_wording(1)
        width = button.natural_width()
        if button.height_for(width) > row.height() or width + gap > row.width() * _MOST_SHARE:
            button.icon_name = self._icon
            button.choose_wording(2)
            width = look.px(TARGET)
        button.setGeometry(row.right() + 1 - width, row.top(), width, row.height())
        return width

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._name()

    @property
    def _icon(self) -> str:
        return "keys-usual" if self._help.is_big else "keys-bigger"

    @property
    def _words(self) -> str:
        return tr("Usual keys") if self._help.is_big else tr("Bigger keys")

    def _show(self) -> None:
        self._dock.set_big(is_big=self._help.is_big)
        self._name()

    def _name(self) -> None:
        self.button.icon_name = self._icon
        self.button.set_wordings(self._words, "")
        self.button.set_kind("primary-tile" if self._help.is_offered else "quiet")

    def _on_clicked(self) -> None:
        self._help.change()
        self._show()
        self._dock.turned.emit()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._count(is_erasure=False)

    def _on_erased(self) -> None:
        self._count(is_erasure=True)

    def _count(self, *, is_erasure: bool) -> None:
        was_offered = self.is_offered
        self._help.struck(is_erasure=is_erasure)
        if self.is_offered != was_offered:
            self._name()
            self.changed.emit()
