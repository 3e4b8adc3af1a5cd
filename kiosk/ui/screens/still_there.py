"""The question before a visit ends: lies over the dimmed screen; any touch goes on."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr, tr_n
from kiosk.ui.announce import announce
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, EDGE, GAP, TARGET
from kiosk.ui.steady import Target
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Card, Progress
from kiosk.ui.widgets.focus_loan import FocusLoan
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.words import Words

_CARD_WIDTH = 230.0
_PAD = 10.0
_SAID_AGAIN_S = 10  # before the end: screen readers say once more how long there is


class StillThere(Pane):
    """Counts down the last seconds of a visit."""

    is_touch_ground = True

    stays = Signal()
    finishes = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._loan = FocusLoan(self)
        self._card = Card(self)
        self._title = Words(self, 15.0, 800)
        self._text = Words(self, BODY)
        self._progress = Progress(self)
        self._help = Words(self, BODY, color="ink-soft")
        self._stay = TouchButton(self, "main")
        self._finish = TouchButton(self, "quiet")
        self._title.set_place(is_centred=True)
        self._text.set_place(is_centred=True)
        self._help.set_place(is_centred=True)
        self._stay.clicked.connect(self.stays)
        self._finish.clicked.connect(self.finishes)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._title.setText(tr("Are you still there?"))
        self._help.setText(tr("The front desk can help you, in private."))
        self._stay.set_wordings(tr("I am still here"))
        self._finish.set_wordings(tr("Finish and clear"), tr("Finish"))
        self._say()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._title.size_mm = look.metrics.title
        for part in (self._card, self._title, self._text, self._help, self._progress, self._stay, self._finish):
            part.restyle(look)
        self.arrange()

    def count_down(self, seconds: int, of: int) -> None:
        """Show that `seconds` of `of` are left."""
        if seconds != self._seconds and seconds == _SAID_AGAIN_S:
            announce(self, self._words(seconds), is_urgent=True)
        self._seconds = seconds
        self._progress.set_share(seconds / max(1, of))
        self._say()

    def take_focus(self) -> None:
        """Let the keys act on this question alone, and tell those who do not see it."""
        self._loan.take(self._stay)
        announce(self, f"{self._title.text()} {self._text.text()}", is_urgent=True)

    def give_focus_back(self) -> None:
        """Let the keys act again where they did before."""
        self._loan.give_back()

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the whole screen: a touch beside the buttons goes on as well."""
        return [(self.rect(), self)]

    def set_pressed(self, is_pressed: bool) -> None:
        """Show the button for going on as pressed."""
        self._stay.set_pressed(is_pressed)

    def activate(self) -> None:
        """Go on."""
        self.stays.emit()

    def arrange(self) -> None:
        """Centre the card; words that are too large for the screen give way."""
        if self._look is None:
            return
        room = self.height() - 2 * max(0, self._look.px(EDGE) - self._pad())  # the buttons keep away from the bezel
        sizes = (self._look, self._look.for_notes, self._look.least)
        for look, is_close in (*((size, False) for size in sizes), (self._look.least, True)):
            self._text.setText(self._words(self._seconds, is_short=is_close))
            for part in (self._title, self._text, self._help, self._stay, self._finish):
                part.restyle(look)
            if self._arrange(is_close=is_close) <= room:
                break

    def _pad(self) -> int:
        assert self._look is not None  # noqa: S101 - arrange looks first
        return self._look.px(_PAD if not self._look.metrics.is_low else _PAD / 2)

    def _arrange(self, *, is_close: bool) -> int:
        """Put everything into its place, close together or not, and return the height that it needs in pixels."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        px = self._look.px
        gap, target, pad = px(GAP), px(TARGET), self._pad()
        step = px(1) if is_close else gap
        width = min(self.width() - 2 * px(EDGE), round(px(_CARD_WIDTH) * min(1.4, self._look.metrics.text_scale)))
        inner = width - 2 * pad
        title, text, helped = (words.height_for(inner) for words in (self._title, self._text, self._help))
        beside = self._fit_beside(inner - gap * 2)
        rows = target if beside else target * 2 + gap
        height = title + text + helped + rows + px(3) + 2 * pad + step * 7
        card = QRect((self.width() - width) // 2, max(0, (self.height() - height) // 2), width, height)
        self._card.setGeometry(card)
        left, top = card.left() + pad, card.top() + pad
        self._title.setGeometry(left, top, inner, title)
        top += title + step
        self._text.setGeometry(left, top, inner, text)
        top += text + step
        self._help.setGeometry(left, top, inner, helped)
        top += helped + step * 2
        self._progress.setGeometry(left, top, inner, px(3))
        top += px(3) + step * 3
        if beside:
            spare = (inner - self._stay.natural_width() - self._finish.natural_width() - gap * 2) // 4
            stay = self._stay.natural_width() + spare
            finish = self._finish.natural_width() + spare
            left += (inner - stay - finish - gap * 2) // 2
            self._stay.setGeometry(left, top, stay, target)
            self._finish.setGeometry(left + stay + gap * 2, top, finish, target)
        else:
            self._stay.setGeometry(left, top, inner, target)
            self._finish.setGeometry(left, top + target + gap, inner, target)
        return height

    def _fit_beside(self, room: int) -> bool:
        """Let the buttons stand beside each other in `room` pixels, on a low screen with fewer words; False if not."""
        is_low = self._look is not None and self._look.metrics.is_low
        for wording in (0, 1) if is_low else (0,):
            self._finish.choose_wording(wording)
            if self._stay.natural_width() + self._finish.natural_width() <= room:
                return True
        self._finish.choose_wording(0)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("shade"))
            painter.end()

    def _say(self) -> None:
        self._text.setText(self._words(self._seconds))
        self._text.setAccessibleName(self._text.text())
        self.arrange()

    @staticmethod
    def _words(seconds: int, *, is_short: bool = False) -> str:
        if is_short:
            return tr_n(
                "We clear this screen in {count} second.", "We clear this screen in {count} seconds.", seconds
            ).format(count=seconds)
        return tr_n(
            "For your privacy we will clear this screen in {count} second.",
            "For your privacy we will clear this screen in {count} seconds.",
            seconds,
        ).format(count=seconds)
