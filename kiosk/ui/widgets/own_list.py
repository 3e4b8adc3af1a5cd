"""The visitor's own questions as a list: what is unticked is off it, and can be ticked again until one goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Library
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.tick_list import TickList
from kiosk.visit.visit import Visit


class OwnList(TickList):
    """Takes questions off a visit's list, one by one or all at once."""

    done = Signal()
    changed = Signal()  # another screenful, or other ticks: the bar's buttons may change

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._visit: Visit | None = None
        self._keys: list[tuple[str, int]] = []
        self._erase = TouchButton(self, "quiet", "erase")
        self._done = TouchButton(self, "main", "check")
        for button in (self._erase, self._done):
            button.hide()
        self.rows.toggled.connect(self._on_toggled)
        self.rows.changed.connect(self.changed)
        self._erase.clicked.connect(self._on_erase)
        self._done.clicked.connect(self.done)

    def begin(self, visit: Visit, library: Library) -> None:
        """List the questions that are on the visit's list now."""
        self._visit = visit
        self._keys = list(visit.questions)
        self.rows.offer([], [])
        self.show_words(library)

    def show_words(self, library: Library) -> None:
        """Show the same list in the words of `library`; a question that is gone from the pages is left out."""
        found = {key: library.question(*key) for key in self._keys}
        self._keys = [key for key in self._keys if found[key] is not None]
        self.rows.offer([found[key] or "" for key in self._keys], self._chosen(), keep_place=True)
        self.set_words(tr("My questions"), tr("Untick what you do not want to ask."))

    def wipe(self) -> None:
        """Forget the questions."""
        self._visit = None
        self._keys = []
        super().wipe()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.rows.retranslate()
        self._erase.set_wordings(tr("Erase my questions"), tr("Erase all"), "")
        self._done.set_wordings(tr("Done"))

    def restyle(self, look: Look) -> None:
        """Take the look, the buttons for the bottom bar too."""
        for button in (self._erase, self._done):
            button.restyle(look)
        super().restyle(look)

    def own_buttons(self) -> list[TouchButton]:
        """Offer the other questions, to erase all, and the way back to the code."""
        return [*self.rows.own_buttons(), *([self._erase] if any(self._chosen()) else []), self._done]

    def _chosen(self) -> list[bool]:
        return [self._visit is not None and key in self._visit.questions for key in self._keys]

    def _on_toggled(self, number: int) -> None:
        if self._visit is not None:
            self._visit.toggle_question(*self._keys[number])
            self._show_ticks()

    def _on_erase(self) -> None:
        if self._visit is not None:
            self._visit.questions.clear()
            self._show_ticks()

    def _show_ticks(self) -> None:
        self.rows.tick(self._chosen())
        self.changed.emit()
