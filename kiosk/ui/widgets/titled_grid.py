"""A title, a hint and below them a grid of rows with a button to the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, H1
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.paged_grid import Cell, PagedGrid
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.words import Words


class TitledGrid(Pane):
    """The cells of `grid` below their title; a low window has the title in its bar and no room for the hint."""

    changed = Signal()  # another page: the bar's buttons may change

    def __init__(self, parent: QWidget, easy: float, hint_size: float) -> None:
        super().__init__(parent)
        self._title = Words(self, H1, 800)
        self._hint = Words(self, hint_size, 500, "ink-soft")
        self.grid = PagedGrid(self, easy)
        self._more = TouchButton(self, "main", "forward")
        self._more.hide()
        self._more.clicked.connect(self._on_more)

    def set_words(self, title: str, hint: str) -> None:
        """Take title and hint."""
        self._title.setText(title)
        self._hint.setText(hint)

    def show_cells(self, cells: Sequence[Cell], shown: Sequence[Cell]) -> None:
        """Show those of `cells` that are in `shown`."""
        for cell in cells:
            cell.setVisible(False)
        self.grid.cells = shown
        if self._look is not None:
            self.grid.restyle(self._look)

    def show_first(self) -> None:
        """Go back to the first page."""
        self.grid.show_first()

    def own_buttons(self) -> list[TouchButton]:
        """Return the button to the rest where not all fit."""
        return [self._more] if self.grid.pages > 1 else []

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._more.set_wordings(tr("Show more"), tr("More"))

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._title.size_mm = look.metrics.title
        for part in (self._title, self._hint, self.grid, self._more):
            part.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put title, hint and grid below each other."""
        if self._look is None:
            return
        gap = self._look.px(GAP * 1.6)
        metrics = self._look.metrics
        # A low window has its title in the bar, a lowered one above all of this.
        told = [] if metrics.is_low else [self._hint] if metrics.is_lowered else [self._title, self._hint]
        shown = [(words, words.height_for(self.width())) for words in told]
        heads = sum(height + gap for _, height in shown)
        self.grid.setGeometry(0, heads, self.width(), self.height() - heads)
        self.grid.arrange()
        if metrics.is_portrait:  # as low as can be: what stands there is reached best
            used = self.grid.used_height
            self.grid.setGeometry(0, self.height() - used, self.width(), used)
        top = self.grid.y() - heads
        for words in (self._title, self._hint):
            words.setVisible(words in told)
        for words, height in shown:
            words.setGeometry(0, top, self.width(), height)
            top += height + gap

    def _on_more(self) -> None:
        self.grid.turn()
        self.changed.emit()
