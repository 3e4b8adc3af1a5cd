"""A QR code on the screen: whole pixels a module, dark on white in every theme, one of several at a time."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.content.codes import MODULE_MM, Code, code, codes
from kiosk.ui.look import Look
from kiosk.ui.theme import THEMES
from kiosk.ui.widgets.sides import Sided
from kiosk.visit.visit import Contrast


def code_image(shown: Code) -> QImage:
    """Return a code as a picture of one pixel a module."""
    paper = THEMES[Contrast.LIGHT]  # cameras want dark on light, whatever the eyes want
    dark, light = QColor(paper["ink"]).rgb(), QColor(paper["surface"]).rgb()
    image = QImage(shown.modules, shown.modules, QImage.Format.Format_RGB32)
    for y, row in enumerate(shown.rows):
        for x, is_dark in enumerate(row):
            image.setPixel(x, y, dark if is_dark else light)
    return image


class CodeView(Sided, QWidget):
    """Shows a text, or the address of a page, as one code or several."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._text = ""
        self._address = ""
        self._made: dict[int, tuple[Code, ...]] = {}  # by the modules that there was room for
        self._codes: tuple[Code, ...] = ()
        self._turns = 0
        self._image = QImage()

    def show_text(self, text: str, address: str = "") -> None:
        """Show `text`, or where there is one the address of the same text; nothing for two empty ones."""
        if (text, address) != (self._text, self._address):
            self.wipe()
            self._text, self._address = text, address

    def wipe(self) -> None:
        """Show nothing and keep nothing."""
        self._text = self._address = ""
        self._made.clear()
        self._turns = 0
        self._take(())

    def restyle(self, look: Look) -> None:
        """Take the sizes of `look`."""
        self._look = look
        self.update()

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes since the last `fit`."""
        return self._codes

    @property
    def number(self) -> int:
        """Which of the codes is shown, from 0."""
        return self._turns % len(self._codes) if self._codes else 0

    def turn(self) -> None:
        """Show the next code, after the last the first."""
        self._turns = self.number + 1
        self._take(self._codes)

    def fit(self, room: int) -> int:
        """Make the codes for a square of `room` pixels a side and return the side that they take of it."""
        if self._look is None or not (self._text or self._address):
            return 0
        module = self.least_module(self._look)
        most = room // module
        if most not in self._made:
            # An address is never cut in two: half of one leads nowhere.
            self._made[most] = (code(self._address),) if self._address else codes(self._text, most)
        self._take(self._made[most])
        modules = max(one.modules for one in self._codes)
        return modules * max(module, room // modules)

    @staticmethod
    def least_module(look: Look) -> int:
        """Return the whole pixels that a module needs at least."""
        return max(1, -int(-MODULE_MM / look.metrics.mm_per_px // 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code in the middle of its white ground, sharp."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(THEMES[Contrast.LIGHT]["surface"]))
        side = self._image.width() * (self.width() // self._image.width())
        painter.drawImage(QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side), self._image)
        painter.end()

    def _take(self, found: tuple[Code, ...]) -> None:
        self._codes = found
        self._image = code_image(found[self.number]) if found else QImage()
        self.update()
