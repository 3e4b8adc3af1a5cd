"""A list whose rows are opened by a tap, a screenful at a time; only what is in view is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.ui.staff.row import Cells, Plan, RowCard
from kiosk.ui.staff.turned import Turned

_SPREAD = 1.25  # of the height that a row needs, at most


@dataclass(frozen=True)
class Item:
    """One row: what its button is called, its words by cell, and what a tap opens."""

    name: str
    cells: Cells
    what: object


class CardList(Turned):
    """Shows items laid out by `plan_for(look, width)`."""

    opened = Signal(object)  # the `what` of an item

    def __init__(self, parent: QWidget, plan_for: Callable[[Look, int], Plan]) -> None:
        super().__init__(parent)
        self._plan_for = plan_for
        self._items: Sequence[Item] = ()
        self._cards: list[RowCard] = []
        self._page = 1

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; as far down as before."""
        self._items = items
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

    def _in_view(self) -> int:
        return self._page

    def _many(self) -> int:
        return len(self._items)

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
