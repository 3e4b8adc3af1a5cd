"""One key of the touch keyboard: a letter, a group of letters, or a key with a task of its own."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.keyboard.layouts import ALL, ERASE, SHIFT, SPACE, SPECIAL
from kiosk.ui.look import Look
from kiosk.ui.metrics import H1, H2, SMALL
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.words import lay_out, text_width

SIZES = (H2, 8.4, 7.4, 6.4, 5.4, 4.6, 3.8, 3.2)
PAD_SIZES = (H1, 12.0, *SIZES)
WIDEST = "W"
WIDEST_GROUP = "UVWXYZ"
_PAD = 1.0  # mm beside a key's label
_ONE_LINE = 4  # characters of a group that always stand side by side
_MOST_HEIGHT = 0.62  # of the key
_MOST_HEIGHT_GROUP = 0.94


class KeyButton(TouchButton):
    """One key; its name says what it is in the layout."""

    struck = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        icons = {SHIFT: "shift", ERASE: "backspace", ALL: "back"}
        kind = "key-special" if name in SPECIAL and name != SPACE else "key"
        super().__init__(parent, kind, icons.get(name, ""))
        self.name = name
        self._lines = 1  # of a group's letters
        self._fitted: tuple[object, ...] = ()
        self.is_secret = False  # nobody may read over a shoulder which key it was
        self.clicked.connect(self._on_clicked)

    @property
    def is_group(self) -> bool:
        """Whether it opens a page of letters."""
        return self.name not in SPECIAL and len(self.name) > 1

    def set_pressed(self, is_pressed: bool) -> None:
        """Look pressed, unless that would give away what is typed."""
        if not self.is_secret:
            super().set_pressed(is_pressed)

    def set_group(self, name: str, letters: str) -> None:
        """Take the accessible name, and the letters that stand on the key in one line or two."""
        self.set_wordings(name, " ".join(letters), in_two_lines(letters))
        self.choose_wording(self._lines)

    def fit(self, look: Look, sizes: tuple[float, ...], widest: str = "") -> None:
        """Take the largest of `sizes` (mm) at which the label, or `widest` in its place, fits the key."""
        fitted = look, sizes, widest or self.text(), self.width(), self.height()
        if fitted == self._fitted and self.name != SPACE:
            return  # pages turn under a waiting finger, and most keys come back as they were
        self._fitted = fitted
        if self.is_group:
            self._fit_group(look, sizes, widest)
            return
        self.choose_wording(0 if self.name == SPACE else 1)
        if self.name == SPACE:
            self.icon_name = ""
        for size in self._legible(look, sizes):
            self.size_mm = size
            words = text_width(widest or self.text(), look.font(size, self.weight)) if self.text() else 0
            if words <= self._text_room(self.width()) and look.metrics.text_px(size) <= self.height() * _MOST_HEIGHT:
                break
        else:
            if self.name == SPACE:  # its word is too long for it
                self.choose_wording(1)
                self.icon_name = "space"
                self.size_mm = H2
        self.restyle(look)

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the label; the lines of a group in the middle of the key."""
        if not self.is_group:
            super().paint_content(painter, color)
            return
        layouts, height = lay_out(self.text(), self.font(), self.width(), is_centred=True)
        painter.setPen(QColor(color))
        for layout in layouts:
            layout.draw(painter, QPointF(0.0, (self.height() - height) / 2))

    def _fit_group(self, look: Look, sizes: tuple[float, ...], widest: str) -> None:
        """Take one line if it is as large as two lines would be."""
        room = self._text_room(self.width()) - 2 * look.px(_PAD)
        for size in self._legible(look, sizes):
            self.size_mm = size
            font = look.font(size, self.weight)
            for wording, label in ((1, " ".join(widest)), (2, in_two_lines(widest))):
                _, height = lay_out(label, font, room)
                if text_width(label, font) <= room and height <= self.height() * _MOST_HEIGHT_GROUP:
                    self._take_lines(look, wording)
                    return
        self._take_lines(look, 2)

    def _take_lines(self, look: Look, lines: int) -> None:
        self._lines = lines
        self.choose_wording(lines)
        self.restyle(look)

    def _legible(self, look: Look, sizes: tuple[float, ...]) -> list[float]:
        return [size for size in sizes if look.metrics.text_px(size) >= look.px(SMALL)]

    def _text_room(self, width: int) -> float:
        beside = super()._text_room(width) if self.icon_name and self.text() else float(width)
        return beside - 2 * self.look.px(_PAD)

    def _on_clicked(self) -> None:
        self.struck.emit(self.name)


def in_two_lines(letters: str) -> str:
    """Return letters with spaces between them on two lines, the first one no shorter than the second; few on one."""
    if len(letters) <= _ONE_LINE:
        return " ".join(letters)
    half = (len(letters) + 1) // 2
    return f"{' '.join(letters[:half])}\n{' '.join(letters[half:])}"
