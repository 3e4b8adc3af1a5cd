"""Widgets of equal size in columns, on as many pages as they need."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.widgets.layout import Placed, place_grid
from kiosk.ui.widgets.sides import Sided

_MOST_COLUMNS = 3
_WIDEST = 330.0  # mm: where a row is wider, the eye loses what stands at its end


class Cell(Placed, Protocol):
    """What stands in a grid."""

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at `width`."""
        ...

    def longest_word_fits(self, width: int) -> bool:
        """Whether no word is broken at `width` pixels."""
        ...

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        ...

    def setVisible(self, visible: bool, /) -> None:
        """Be on the page that is shown, or not."""
        ...


class PagedGrid(Sided, QWidget):
    """Cells in reading order; `easy` is the height in mm that one gets where there is room."""

    def __init__(self, parent: QWidget, easy: float) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._easy = easy
        self._page = 0
        self._pages = 1
        self.cells: Sequence[Cell] = ()
        self.used_height = 0  # pixels, of the page that is shown

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        for cell in self.cells:
            cell.restyle(look)

    @property
    def pages(self) -> int:
        """Return on how many pages the cells stand since the last `arrange`."""
        return self._pages

    def turn(self) -> None:
        """Show the next page, after the last the first."""
        self._page = (self._page + 1) % self._pages
        self.arrange()

    def show_first(self) -> None:
        """Go back to the first page; `arrange` shows it."""
        self._page = 0

    def arrange(self) -> None:
        """Put the cells into the widget: on as few pages, then in as few columns as can be."""
        if self._look is None or not self.cells:
            return
        gap = self._look.px(GAP)
        columns, rows, height = min(
            (self._plan(columns, gap) for columns in range(1, _MOST_COLUMNS + 1)), key=self._cost
        )
        size = columns * rows
        self._pages = -(-len(self.cells) // size)
        self._page = min(self._page, self._pages - 1)
        first = self._page * size
        shown = range(first, first + size)
        for number, cell in enumerate(self.cells):
            cell.setVisible(number in shown)
        area = QRect(0, 0, self.width(), self.height())
        self.used_height = place_grid(self.cells[first : first + size], area, columns, height, gap)

    def _plan(self, columns: int, gap: int) -> tuple[int, int, int]:
        """Return columns, rows on a page, and the height of a row in pixels."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        width = self._column(columns, gap)
        least = max(self._look.px(TARGET), *(cell.height_for(width) for cell in self.cells))
        rows = max(1, (self.height() + gap) // (least + gap))
        needed = min(rows, -(-len(self.cells) // columns))
        spare = (self.height() - gap * (needed - 1)) // needed
        return columns, rows, max(least, min(spare, self._look.px(self._easy)))

    def _cost(self, plan: tuple[int, int, int]) -> tuple[bool, bool, int, bool, int]:
        assert self._look is not None  # noqa: S101 - arrange looks first
        columns, rows, height = plan
        width = self._column(columns, self._look.px(GAP))
        is_broken = not all(cell.longest_word_fits(width) for cell in self.cells)
        pages = -(-len(self.cells) // (columns * rows))
        return is_broken, height > self.height(), pages, width > self._look.px(_WIDEST), columns

    def _column(self, columns: int, gap: int) -> int:
        return (self.width() - gap * (columns - 1)) // columns
