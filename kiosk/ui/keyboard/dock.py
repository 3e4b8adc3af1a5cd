"""The touch keyboard inside the window: shows a layout, says what was pressed, keeps no text and learns none."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.keyboard.layouts import ERASE, PAGE_1, PAGE_2, SHIFT, SPACE, SPECIAL, Keyboard
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, H1, H2, SMALL
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import text_width

_PAD = 4.0  # mm above the keys
_KEY_PAD = 1.0  # mm beside a key's label
_SIZES = (H2, 8.4, 7.4, 6.4, 5.4, 4.6, 3.8, 3.2)
_PAD_SIZES = (H1, 12.0, *_SIZES)
_WIDEST = "W"


class KeyButton(TouchButton):
    """One key; its name says what it is in the layout."""

    struck = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        icons = {SHIFT: "shift", ERASE: "backspace"}
        kind = "key-special" if name in SPECIAL and name != SPACE else "key"
        super().__init__(parent, kind, icons.get(name, ""))
        self.name = name
        self.clicked.connect(self._on_clicked)

    def fit(self, look: Look, sizes: tuple[float, ...], widest: str = "") -> None:
        """Take the largest of `sizes` (mm) at which the label, or `widest` in its place, fits the key."""
        room = self._text_room(self.width())
        self.choose_wording(0 if self.name == SPACE else 1)
        for size in (size for size in sizes if look.metrics.text_px(size) >= look.px(SMALL)):
            self.size_mm = size
            words = text_width(widest or self.text(), look.font(size, self.weight)) if self.text() else 0
            if words <= room and look.metrics.text_px(size) <= self.height() * 0.62:
                break
        else:
            self.choose_wording(1)  # a long word for the space key: the wide key says enough
        self.restyle(look)

    def _text_room(self, width: int) -> float:
        return float(width - 2 * self.look.px(_KEY_PAD))

    def _on_clicked(self) -> None:
        self.struck.emit(self.name)


class Dock(Sided, QWidget):
    """A strip with the keys of one page; a key that stands on several pages is one button."""

    keeps_sides = True  # keys stay where hands look for them, whatever the language
    is_silent = True  # a voice does not name the keys

    typed = Signal(str)
    erased = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._keyboard: Keyboard | None = None
        self._page = ""
        self._is_capital = False
        self._keys: dict[str, KeyButton] = {}
        self._place = QRect()

    def show_keyboard(self, keyboard: Keyboard) -> None:
        """Show the first page of `keyboard`; the page in view stays if it is this keyboard's."""
        if keyboard is not self._keyboard:
            self._keyboard = keyboard
            self._page = keyboard.first
            self._fill()

    def restart(self) -> None:
        """Go back to the first page."""
        if self._keyboard is not None and self._page != self._keyboard.first:
            self._page = self._keyboard.first
            self._fill()

    def set_capital(self, is_capital: bool) -> None:
        """Let the next letter be a capital or not."""
        is_capital = is_capital and self._keyboard is not None and self._keyboard.has_capitals
        if is_capital != self._is_capital:
            self._is_capital = is_capital
            self._label()

    @property
    def is_capital(self) -> bool:
        """Whether the next letter is a capital."""
        return self._is_capital

    def height_of(self, look: Look, keyboard: Keyboard, key_height: int) -> int:
        """Return the strip's height in pixels with keys of `key_height`, without what lies below the keys."""
        return look.px(_PAD) + keyboard.rows * key_height + (keyboard.rows - 1) * look.px(GAP)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._fill()
        self.update()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._label()

    def place(self, keys: QRect) -> None:
        """Put the keys into `keys`, in the dock's own pixels."""
        self._place = keys
        keys = keys.translated(round(self.from_start(keys.x(), keys.width())) - keys.x(), 0)
        if self._look is None or self._keyboard is None or keys.isEmpty():
            return
        page = self._keyboard.pages[self._page]
        gap = self._look.px(GAP)
        pitch = (keys.width() + gap) / page.columns
        height = (keys.height() - gap * (len(page.rows) - 1)) // len(page.rows)
        sizes = _SIZES if self._keyboard.has_capitals else _PAD_SIZES
        top = keys.top()
        for row in page.rows:
            column = 0.0
            for key in row:
                left, right = round(column * pitch), round((column + key.span) * pitch)
                column += key.span
                if key.name:
                    button = self._keys[key.name]
                    button.setGeometry(keys.left() + left, top, right - left - gap, height)
                    button.fit(self._look, sizes, "" if key.name in SPECIAL else _WIDEST)
            top += height + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip behind the keys."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("keys"))
            painter.end()

    def _fill(self) -> None:
        """Show the keys of the page in view and hide all others."""
        if self._keyboard is None or self._look is None:
            return
        wanted = [key.name for row in self._keyboard.pages[self._page].rows for key in row if key.name]
        for name in wanted:
            if name not in self._keys:
                self._keys[name] = KeyButton(self, name)
                self._keys[name].struck.connect(self._on_struck)
                self._keys[name].restyle(self._look)
        for name, button in self._keys.items():
            button.setVisible(name in wanted)
        self._label()
        self.place(self._place)

    def _label(self) -> None:
        for name, button in self._keys.items():
            if name not in SPECIAL:
                button.set_wordings(name.upper() if self._is_capital else name)
        self._name_key(SHIFT, tr("Capital letter"), "")
        self._name_key(ERASE, tr("Erase the last one"), "")
        self._name_key(SPACE, tr("space"), "")
        if SHIFT in self._keys:
            self._keys[SHIFT].set_kind("main" if self._is_capital else "key-special")
        if self._keyboard is not None:
            pages = {"letters": tr("Letters"), "accents": tr("Letters with accents"), "digits": tr("Numbers and signs")}
            for name, lead in zip((PAGE_1, PAGE_2), self._keyboard.pages[self._page].leads, strict=False):
                self._name_key(name, pages[lead], self._keyboard.pages[lead].label)

    def _name_key(self, name: str, *wordings: str) -> None:
        if name in self._keys:
            key = self._keys[name]
            has_word = name == SPACE and bool(key.text())  # `fit` has found room for it
            key.set_wordings(*wordings)
            key.choose_wording(0 if has_word else 1)

    def _on_struck(self, name: str) -> None:
        if name == SHIFT:
            self.set_capital(not self._is_capital)
        elif name == ERASE:
            self.erased.emit()
        elif name in (PAGE_1, PAGE_2):
            self._turn_to((PAGE_1, PAGE_2).index(name))
        else:
            text = " " if name == SPACE else name.upper() if self._is_capital else name
            self.set_capital(False)
            self.typed.emit(text)

    def _turn_to(self, number: int) -> None:
        if self._keyboard is not None:
            self._page = self._keyboard.pages[self._page].leads[number]
            self._fill()
