"""A list whose rows are opened by a tap, a screenful at a time; only what is in view is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.ui.staff.row import Cells, Plan, RowCard
from kiosk.ui.widgets.sides import Sided

_SPREAD = 1.25  # of the height that a row needs, at most


@dataclass(frozen=True)
class Item:
    """One row: what its button is called, its words by cell, and what a tap opens."""

    name: str
    cells: Cells
    what: object


class CardList(Sided, QWidget):
    """Shows items laid out by `plan_for(look, width)`; `moved` says that there is more or less above or below."""

    opened = Signal(object)  # the `what` of an item
    moved = Signal()

    def __init__(self, parent: QWidget, plan_for: Callable[[Look, int], Plan]) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._plan_for = plan_for
        self._items: Sequence[Item] = ()
        self._cards: list[RowCard] = []
        self._first = 0
        self._page = 1

    @property
    def can_go_up(self) -> bool:
        """Whether there are rows above."""
        return self._first > 0

    @property
    def can_go_down(self) -> bool:
        """Whether there are rows below."""
        return self._first + self._page < len(self._items)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; as far down as before."""
        self._items = items
        self.arrange()

    def turn(self, by: int) -> None:
        """Show the next (1) or the last (-1) screenful."""
        self._first += by * self._page
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        self._look = look
        for card in self._cards:
            card.restyle(look)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows anew."""
        self.arrange()

    def arrange(self) -> None:
        """Show as many whole rows as there is room for."""
        look = self._look
        if look is None or self.width() < look.px(GAP) or self.height() < look.px(GAP):
            return
        gap = look.px(GAP)
        plan = self._plan_for(look, self.width())
        if plan.height > self.height():  # what comes last in a column is what can be missed
            share = self.height() / plan.height
            table = tuple(column[: max(1, int(len(column) * share))] for column in plan.table)
            plan = replace(plan, table=table, height=self.height())
        rows = self._page = max(1, (self.height() + gap) // (plan.height + gap))
        height = max(plan.height, min((self.height() + gap) // rows - gap, round(plan.height * _SPREAD)))
        self._first = max(0, min(self._first, len(self._items) - rows))
        while len(self._cards) < rows:
            self._add_card(look)
        shown = self._items[self._first : self._first + rows]
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(shown))
            if number < len(shown):
                self._fill(card, shown[number], replace(plan, height=height))
                card.setGeometry(0, number * (height + gap), self.width(), height)
        self.moved.emit()

    @staticmethod
    def _fill(card: RowCard, item: Item, plan: Plan) -> None:
        card.set_plan(plan)
        card.show_cells(item.cells, is_done=False)
        card.setAccessibleName(item.name)
        card.setAccessibleDescription(". ".join(words for _, words, *_ in item.cells.values() if words))

    def _add_card(self, look: Look) -> None:
        card = RowCard(self)
        card.restyle(look)
        card.clicked.connect(partial(self._open, len(self._cards)))
        self._cards.append(card)

    def _open(self, number: int) -> None:
        place = self._first + number
        if place < len(self._items):
            self.opened.emit(self._items[place].what)
