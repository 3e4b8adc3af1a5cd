"""What a word of the glossary means and how to say it, over the lower part of the screen that it stands on."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Term
from kiosk.i18n import tr
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.focus_loan import FocusLoan
from kiosk.ui.widgets.layout import shorten_to_fit
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, measure_width

_PAD = 6.0


class TermCard(Sided, QWidget):
    """Lies over its parent until it is closed; what is below it cannot be tapped."""

    closed = Signal()
    covers_targets = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._is_long = False
        self._card = Card(self, "surface", "primary")
        self._term = Words(self, H2, 800, "primary")
        self._say = Words(self, SMALL, 500, "ink-soft")
        self._means = PageView(self)
        self._down = TouchButton(self, "quiet", "down")
        self._up = TouchButton(self, "quiet", "up")
        self._down.clicked.connect(self._means.go_down)
        self._up.clicked.connect(self._means.go_to_top)
        self._means.moved.connect(self._offer)
        self._close = TouchButton(self, "main", "close")
        self._close.clicked.connect(self.close_card)
        self._loan = FocusLoan(self)
        self.hide()

    def show_term(self, term: Term, color: str) -> None:
        """Show what `term` means, its name in the colour token `color`."""
        self._term.color = color
        self._term.setText(term.term[:1].upper() + term.term[1:])
        self._say.setText(tr("Say it like this: {sound}").format(sound=term.say) if term.say else "")
        self._means.setAccessibleName(term.means)
        self._means.show_html(f"<p>{escape(term.means)}</p>", {}, color)
        self._close.set_wordings(tr("Close"), "")
        self._down.set_wordings(tr("Read on"), "")
        self._up.set_wordings(tr("Back to the start"), "")
        self.setAccessibleName(term.term)
        self.setAccessibleDescription(term.means)
        self.show()
        self.raise_()
        self.place()
        self._loan.take(self._close)
        announce(self, f"{self._term.text()}. {self._say.text()} {term.means}")

    def close_card(self) -> None:
        """Show again what the card lies over."""
        self.hide()
        self._loan.give_back()
        self.closed.emit()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._dress(look)
        self.place()

    def place(self) -> None:
        """Lie over the lower part of the parent, as high as the words need.

        Too large words give way as far as they may; what has no room even then is read by screenfuls.
        """
        parent = self.parentWidget()
        if self._look is None or parent is None or self.isHidden():
            return
        look = self._look
        for fitting in (look, look.for_notes, look.least):
            self._dress(fitting)
            height = self._height(fitting, parent.width())
            if height <= parent.height():
                break
        # On a low screen what is left above the card would be half a line.
        height = parent.height() if look.metrics.is_low else min(height, parent.height())
        self.setGeometry(0, parent.height() - height, parent.width(), height)
        self._arrange(fitting)

    def _dress(self, look: Look) -> None:
        self._say.setVisible(bool(self._say.text()) and not look.metrics.is_low)
        for part in (self._card, self._term, self._say, self._means, self._down, self._up, self._close):
            part.restyle(look)

    def _height(self, look: Look, width: int) -> int:
        """Return the height in pixels that all words need at `width`, with nothing to read on to."""
        pad = self._pad(look)
        room = width - 2 * pad
        head = self._head(look, room - self._close.natural_width() - look.px(GAP))
        return head + look.px(GAP) // 2 + self._means.content_height(self._line(look, room)) + 2 * pad

    def _head(self, look: Look, width: int) -> int:
        """Return the height of the upper part, whose words have `width` beside the buttons."""
        shown = [part for part in (self._term, self._say) if not part.isHidden()]
        return max(look.px(TARGET), sum(part.height_for(width) for part in shown))

    def _arrange(self, look: Look) -> None:
        pad, gap, target = self._pad(look), look.px(GAP), look.px(TARGET)
        area = self.rect().adjusted(pad, pad, -pad, -pad)
        is_long = self._height(look, self.width()) > self.height()
        self._is_long = is_long
        total = shorten_to_fit([self._close], target if is_long else area.width() // 2, gap)[0]
        self._close.setGeometry(area.right() + 1 - total, area.top(), total, target)
        for button in (self._down, self._up):  # one of them at a time
            button.choose_wording(1)
            button.setGeometry(area.right() + 1 - total - gap - target, area.top(), target, target)
        beside = area.width() - total - gap - (target + gap if is_long else 0)
        head, term = self._head(look, beside), self._term.height_for(beside)
        self._card.setGeometry(self.rect())
        self._term.setGeometry(pad, pad, beside, term)
        self._say.setGeometry(pad, pad + term, beside, self._say.height_for(beside))
        below = area.adjusted(0, head + gap // 2, 0, 0)
        self._means.setGeometry(below.left(), below.top(), self._line(look, below.width()), below.height())
        self._offer()

    @staticmethod
    def _line(look: Look, width: int) -> int:
        """Return how wide the meaning is within `width`."""
        return min(width, measure_width(look, BODY))

    def _pad(self, look: Look) -> int:
        return look.px(_PAD if not look.metrics.is_low else _PAD / 2)

    def _offer(self) -> None:
        """Show the way to what does not fit, and back to the start."""
        self._down.setVisible(self._is_long and self._means.can_go_down)
        self._up.setVisible(self._is_long and not self._means.can_go_down)
