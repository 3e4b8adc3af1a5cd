"""Choosing the three pictures that lead back to the page somebody was called away from."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP
from kiosk.ui.screens.base import Screen, Site
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.code_picture import CodeButton
from kiosk.ui.widgets.layout import place_row
from kiosk.ui.widgets.words import Words
from kiosk.visit.recall import LENGTH, PICTURES
from kiosk.visit.route import Home, Route
from kiosk.visit.visit import Visit

_WORD_SCALE = 1.2  # words on the pictures grow less, so that the pictures keep their room
_SQUARE = 40.0  # mm, at most
_SQUARE_LEAST = 26.0  # mm, with the word below the picture


class RecallScreen(Screen):
    """Twelve pictures, three of which open the page again."""

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._title = Words(self, 15.0, 800)
        self._text = Words(self, BODY)
        self._buttons = [CodeButton(self, name) for name in PICTURES]
        self._home = TouchButton(self, "main", "home")
        self._home.hide()
        self._home.clicked.connect(self._go_home)
        for button in self._buttons:
            button.toggled.connect(self._on_chosen)  # not `clicked`: assistive technology ticks without a click
        self._is_wrong = False
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Begin with none chosen."""
        self._clear()
        self._is_wrong = False
        self.retranslate()

    def renew(self, route: Route, visit: Visit) -> None:
        """Keep what was chosen."""
        self.retranslate()

    def wipe(self) -> None:
        """Forget what was chosen."""
        self._clear()
        self._is_wrong = False

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("Which three pictures did you see?"))
        text = tr("Choose all three. The order does not matter.")
        if self._is_wrong:
            text = tr("These three do not open a page. Try again, or start at the beginning.")
        self._text.setText(text)
        self._text.color = "call" if self._is_wrong else "ink"
        self._home.set_wordings(tr("Start at the beginning"), tr("Start"))
        for button in self._buttons:
            button.retranslate()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; words on the pictures stay at a size that leaves room for the pictures."""
        super().restyle(look)
        scale = 1.0 if look.metrics.is_low else min(look.metrics.text_scale, _WORD_SCALE)
        for button in self._buttons:
            button.restyle(Look(look.theme, look.metrics.scaled(scale)))

    def title(self) -> str:
        """Return the question."""
        return self._title.text()

    def own_buttons(self) -> list[TouchButton]:
        """Offer to do without."""
        return [self._home]

    def arrange(self) -> None:
        """Put the pictures into as many columns as make them largest."""
        if self._look is None:
            return
        look = self.look
        gap = look.px(GAP)
        area = self.rect()
        self._title.size_mm = look.metrics.title
        for part in (self._title, self._text):
            part.restyle(look)
        area.setTop(self._arrange_words(area))
        columns, side = self._best(area)
        width = min(side * 3 // 2, (area.width() - gap * (columns - 1)) // columns)
        rows = -(-len(self._buttons) // columns)
        left = area.left() + (area.width() - width * columns - gap * (columns - 1)) // 2
        top = area.bottom() + 1 - rows * side - (rows - 1) * gap if look.metrics.is_portrait else area.top()
        for row in range(rows):
            shown = self._buttons[row * columns : (row + 1) * columns]
            place_row(shown, [width] * len(shown), left, top + row * (side + gap), side, gap)

    def _arrange_words(self, area: QRect) -> int:
        """Put as many of the words above the pictures as leave these large enough; return the y below them."""
        gap = self.look.px(GAP)
        shown = [self._text] if self.look.metrics.is_low else [self._title, self._text]
        while shown:
            used = sum(part.height_for(area.width()) + gap for part in shown)
            if self._best(area.adjusted(0, used, 0, 0))[1] >= self.look.px(_SQUARE_LEAST):
                break
            shown.pop()
        top = area.top()
        for part in (self._title, self._text):
            part.setVisible(part in shown)
            height = part.height_for(area.width())
            part.setGeometry(area.left(), top, area.width(), height)
            top += height + gap if part in shown else 0
        return top

    def _best(self, area: QRect) -> tuple[int, int]:
        """Return how many columns make the pictures largest, and their height."""
        return max(((columns, self._side(area, columns)) for columns in (3, 4, 6, 12)), key=_second)

    def _side(self, area: QRect, columns: int) -> int:
        gap = self.look.px(GAP)
        rows = -(-len(self._buttons) // columns)
        wide, high = (area.width() - gap * (columns - 1)) // columns, (area.height() - gap * (rows - 1)) // rows
        return min(wide, high, self.look.px(_SQUARE))

    def _on_chosen(self) -> None:
        chosen = [button.name for button in self._buttons if button.isChecked()]
        if len(chosen) < LENGTH:
            return
        place = self.site.recall.find(chosen) if self.site.recall is not None else None
        self._clear()
        self._is_wrong = place is None
        self.retranslate()
        if self._is_wrong:
            announce(self, self._text.text(), is_urgent=True)
        if place is not None:
            self.resumes.emit(place)

    def _clear(self) -> None:
        for button in self._buttons:
            button.setChecked(False)

    def _go_home(self) -> None:
        self.wants.emit(Home())


def _second(pair: tuple[int, int]) -> int:
    return pair[1]
