"""A QR code with the sentence that says what to do with it, as large as the place allows."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kiosk.content.codes import Code
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL
from kiosk.ui.widgets.code_view import CodeView
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, text_width

_MOST = 130.0  # mm: a phone at 40 cm sees four times this, and a larger code is read no better
_GOOD = 75.0  # mm: the sentence stands below the code only where the code keeps this much


class CodePanel(Sided, QWidget):
    """The code above or beside its sentence; where there is no room for that, `says` is False and the code is alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._address = ""
        self._view = CodeView(self)
        self._words = Words(self, SMALL, 600)
        self.says = False

    def show_text(self, text: str, address: str = "") -> None:
        """Show `text`, or where there is one the address of the same text; nothing for two empty ones."""
        self._address = address
        self._view.show_text(text, address)

    def wipe(self) -> None:
        """Show nothing and keep nothing."""
        self._view.wipe()
        self._words.setText("")

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._view.restyle(look)
        self._words.restyle(look)

    def turn(self) -> None:
        """Show the next code, after the last the first."""
        self._view.turn()

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes since the last `fit`."""
        return self._view.codes

    @property
    def number(self) -> int:
        """Which of the codes is shown, from 1."""
        return self._view.number + 1

    def instruction(self) -> str:
        """Return what to do with a code."""
        return " ".join((tr("Point your phone's camera at this square."), self.promise()))

    def promise(self) -> str:
        """Return what comes of it."""
        if self._address:
            return tr("It opens this page on the clinic's website.")
        return tr("No internet is needed.")

    def request(self) -> str:
        """Return which of several codes is shown, and what to do with it."""
        what = tr("Point your phone's camera at this square.")
        count = len(self.codes)
        if count < 2:
            return what
        return " ".join((tr("Code {number} of {count}.").format(number=self.number, count=count), what))

    def sentence(self) -> str:
        """Return all that is said of the code that is shown."""
        return f"{self.request()} {self.promise()}"

    def fit(self, width: int, height: int, *, is_beside: bool) -> QSize:
        """Arrange the panel within `width` x `height` pixels and return the size that it takes; nothing for no text."""
        assert self._look is not None  # noqa: S101 - screens style before they arrange
        room = min(width, height, self._look.px(_MOST))
        size = QSize()
        for words in (H2, BODY, SMALL) if is_beside else (BODY, SMALL):
            self._words.size_mm = words
            self._words.restyle(self._look)
            size = self._with_words(width, height, room, is_beside=is_beside)
            if not size.isEmpty():
                break
        self.says = not size.isEmpty()
        if not self.says:
            side = self._view.fit(room)
            self._view.setGeometry(0, 0, side, side)
            size = QSize(side, side)
        self._words.setVisible(self.says)
        self._view.setAccessibleName(self.sentence())
        self.setVisible(not size.isEmpty())
        return size

    def _with_words(self, width: int, height: int, room: int, *, is_beside: bool) -> QSize:
        """Put the code and its words into place and return their size, which is empty if they do not both fit."""
        assert self._look is not None  # noqa: S101
        gap = self._look.px(GAP * 2)
        side = self._view.fit(room)
        self._words.setText(self.sentence())
        if not is_beside:
            side = self._view.fit(min(room, height - gap - self._words.height_for(side)))
            self._words.setText(self.sentence())
        beside = width - side - gap if is_beside else side
        words = self._words.height_for(beside)
        is_broken = any(text_width(word, self._words.font()) > beside for word in self._words.text().split())
        if side < self._look.px(_GOOD) or is_broken or words > (side if is_beside else height - side - gap):
            return QSize()
        self._view.setGeometry(0, 0, side, side)
        if is_beside:
            self._words.setGeometry(side + gap, (side - words) // 2, beside, words)
            return QSize(width, side)
        self._words.setGeometry(0, side + gap, side, words)
        return QSize(side, side + gap + words)
