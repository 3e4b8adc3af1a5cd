"""What a word of the glossary means and how to say it, over the lower part of the screen that it stands on."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Term
from kiosk.i18n import tr
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.focus_loan import FocusLoan
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words

_PAD = 6.0


class TermCard(Sided, QWidget):
    """Lies over its parent until it is closed; what is below it cannot be tapped."""

    closed = Signal()
    covers_targets = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._card = Card(self, "surface", "primary")
        self._term = Words(self, H2, 800, "primary")
        self._say = Words(self, SMALL, 500, "ink-soft")
        self._means = Words(self, BODY)
        self._close = TouchButton(self, "main", "close")
        self._close.clicked.connect(self.close_card)
        self._loan = FocusLoan(self)
        self.hide()

    def show_term(self, term: Term, color: str) -> None:
        """Show what `term` means, its name in the colour token `color`."""
        self._term.color = color
        self._term.setText(term.term[:1].upper() + term.term[1:])
        self._say.setText(tr("Say it like this: {sound}").format(sound=term.say) if term.say else "")
        self._means.setText(term.means)
        self._close.set_wordings(tr("Close"))
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
        """Lie over the lower part of the parent, as high as the words need; too large words give way."""
        parent = self.parentWidget()
        if self._look is None or parent is None or self.isHidden():
            return
        look = self._look
        for fitting in (look, look.for_frame, Look(look.theme, look.metrics.scaled(1.0))):
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
        for part in (self._card, self._term, self._say, self._means, self._close):
            part.restyle(look)

    def _height(self, look: Look, width: int) -> int:
        pad = look.px(_PAD if not look.metrics.is_low else _PAD / 2)
        head, means = self._heights(look, width - 2 * pad)
        return head + look.px(GAP) // 2 + means + 2 * pad

    def _heights(self, look: Look, width: int) -> tuple[int, int]:
        """Return the heights of the upper part, beside the button, and of the meaning at `width`."""
        beside = width - self._close.natural_width() - look.px(GAP)
        shown = [part for part in (self._term, self._say) if not part.isHidden()]
        return max(look.px(TARGET), sum(part.height_for(beside) for part in shown)), self._means.height_for(width)

    def _arrange(self, look: Look) -> None:
        pad = look.px(_PAD if not look.metrics.is_low else _PAD / 2)
        width = self.width() - 2 * pad
        head, means = self._heights(look, width)
        close = self._close.natural_width()
        beside = width - close - look.px(GAP)
        term = self._term.height_for(beside)
        self._card.setGeometry(self.rect())
        self._term.setGeometry(pad, pad, beside, term)
        self._say.setGeometry(pad, pad + term, beside, self._say.height_for(beside))
        self._means.setGeometry(pad, pad + head + look.px(GAP) // 2, width, means)
        self._close.setGeometry(QRect(self.width() - pad - close, pad, close, look.px(TARGET)))
