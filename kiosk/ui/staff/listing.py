"""A list that is opened by taps, with the way through it and one deed above: what the tabs of pages and people show."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL, TARGET
from kiosk.ui.staff.card_list import CardList
from kiosk.ui.staff.note import Note
from kiosk.ui.staff.row import Plan
from kiosk.ui.staff.turned import Turners
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_in_turn
from kiosk.ui.widgets.pane import Pane


class Listing(Pane):
    """The list below its deed, a note and two buttons to turn it."""

    deed_wanted = Signal()

    def __init__(self, parent: QWidget, plan_for: Callable[[Look, int], Plan], icon_name: str) -> None:
        super().__init__(parent)
        self.deed = TouchButton(self, "quiet", icon_name)
        self._note = Note(self, (BODY, SMALL), "ink-soft")
        self.list = CardList(self, plan_for)
        self._turners = Turners(self, self.list)
        self.deed.clicked.connect(self.deed_wanted)
        self.list.moved.connect(self._on_moved)

    def say(self, *note: str, icon_name: str = "") -> None:
        """Show `note` above the list, longest wording first."""
        self._note.say(*note, icon_name=icon_name)
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._turners.retranslate()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons above the list grow little."""
        self._look = look
        self._note.restyle(look.for_notes if look.metrics.is_shallow else look)
        for button in (self.deed, *self._turners.buttons):
            button.restyle(look.for_frame)
        self.list.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons above the list, with the note between or below them."""
        look = self._look
        if look is None or self.width() < look.px(TARGET):
            return
        gap, target = look.px(GAP), look.px(TARGET)
        deeds = [] if self.deed.isHidden() else [self.deed]
        turning = [button for button in self._turners.buttons if not button.isHidden()]
        widths = shorten_in_turn([*deeds, *turning], [*turning, *deeds], self.width(), gap)
        between = place_apart(deeds, turning, widths, QRect(0, 0, self.width(), target), gap)
        top = self._note.place(look, between, self.width())
        self.list.setGeometry(0, top, self.width(), self.height() - top)

    def _on_moved(self) -> None:
        is_long = self.list.can_go_up or self.list.can_go_down
        if is_long is self._turners.up.isHidden():
            for button in self._turners.buttons:
                button.setVisible(is_long)
            self.arrange()
