"""A list that is opened by taps, with the way through it and one deed above: what the tabs of pages and people show."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.card_list import CardList
from kiosk.ui.staff.row import Plan
from kiosk.ui.staff.turned import Turners
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_row, shorten_in_turn
from kiosk.ui.widgets.sides import Sided

_NOTE_LEAST = 60.0  # mm of room beside the buttons; with less the note stands below them


class Listing(Sided, QWidget):
    """The list below its deed, a note and two buttons to turn it."""

    deed_wanted = Signal()

    def __init__(self, parent: QWidget, plan_for: Callable[[Look, int], Plan], icon_name: str) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.deed = TouchButton(self, "quiet", icon_name)
        self._note = FittedWords(self, (BODY, SMALL), 400, "ink-soft")
        self.list = CardList(self, plan_for)
        self._turners = Turners(self, self.list)
        self._note.set_place(is_middle=True)
        self.deed.clicked.connect(self.deed_wanted)
        self.list.moved.connect(self._on_moved)

    def say(self, *note: str, icon_name: str = "") -> None:
        """Show `note` above the list, longest wording first."""
        self._note.icon_name = icon_name if note else ""
        self._note.set_wordings(*(note or ("",)))
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._turners.retranslate()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons above the list grow little."""
        self._look = look
        is_low = look.metrics.is_low and not look.metrics.is_portrait
        self._note.restyle(look.for_notes if is_low else look)
        for button in (self.deed, *self._turners.buttons):
            button.restyle(look.for_frame)
        self.list.restyle(look)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
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
        left = place_row(deeds, widths[: len(deeds)], 0, 0, target, gap) if deeds else 0
        right = self.width() - sum(widths[len(deeds) :]) - gap
        place_row(turning, widths[len(deeds) :], right, 0, target, gap)
        top = self._place_note(QRect(left + gap * 2, 0, right - left - gap * 4, target), target + gap)
        self.list.setGeometry(0, top, self.width(), self.height() - top)

    def _place_note(self, beside: QRect, top: int) -> int:
        assert self._look is not None  # noqa: S101 - arrange looks first
        self._note.setVisible(bool(self._note.accessibleName()))
        if self._note.isHidden():
            return top
        is_wide = beside.width() > self._look.px(_NOTE_LEAST)
        if is_wide and self._note.fit(beside.width(), beside.height()) <= beside.height():
            self._note.setGeometry(beside)
            return top
        height = self._note.fit(self.width(), beside.height())
        self._note.setGeometry(0, top, self.width(), height)
        return top + height + self._look.px(GAP)

    def _on_moved(self) -> None:
        is_long = self.list.can_go_up or self.list.can_go_down
        if is_long is self._turners.up.isHidden():
            for button in self._turners.buttons:
                button.setVisible(is_long)
            self.arrange()
