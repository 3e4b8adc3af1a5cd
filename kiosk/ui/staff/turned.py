"""What is looked at a screenful at a time, and the two buttons that lead through it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.pane import Pane


class Turned(Pane):
    """Shows what there is from `_first` on; `moved` says that there is more or less above or below."""

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = 0

    @property
    def can_go_up(self) -> bool:
        """Whether there is something above."""
        return self._first > 0

    @property
    def can_go_down(self) -> bool:
        """Whether there is something below."""
        return self._first + self._in_view() < self._many()

    def turn(self, by: int) -> None:
        """Show the next (1) or the last (-1) screenful."""
        self._first += by * self._in_view()
        self.arrange()

    def arrange(self) -> None:
        """Show a screenful, from no further down than there is something."""
        raise NotImplementedError

    def _in_view(self) -> int:
        """Return how many are in view."""
        raise NotImplementedError

    def _many(self) -> int:
        """Return how many there are."""
        raise NotImplementedError


class Turners(QObject):
    """Up and down; whoever shows them says where they stand."""

    def __init__(self, parent: QWidget, what: Turned) -> None:
        super().__init__(parent)
        self._what = what
        self.up = TouchButton(parent, "plain", "up")
        self.down = TouchButton(parent, "plain", "down")
        self.buttons = [self.up, self.down]
        self.up.clicked.connect(partial(what.turn, -1))
        self.down.clicked.connect(partial(what.turn, 1))
        what.moved.connect(self._on_moved)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.up.set_wordings(tr("Up"), "")
        self.down.set_wordings(tr("More"), "")

    def _on_moved(self) -> None:
        self.up.setEnabled(self._what.can_go_up)
        self.down.setEnabled(self._what.can_go_down)
