"""The touch keyboard inside the window: shows a layout, says what was pressed, keeps no text and learns none."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.keyboard.key_button import PAD_SIZES, SIZES, WIDEST, WIDEST_GROUP, KeyButton
from kiosk.ui.keyboard.layouts import (
    ALL,
    ERASE,
    LETTERS_BIG,
    PAGE_1,
    PAGE_2,
    SHIFT,
    SPACE,
    SPECIAL,
    Keyboard,
)
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.ui.widgets.sides import Sided

_PAD = 4.0  # mm above the keys


class Dock(Sided, QWidget):
    """A strip with the keys of one page; a key that stands on several pages is one button."""

    keeps_sides = True  # keys stay where hands look for them, whatever the language
    is_silent = True  # a voice does not name the keys

    typed = Signal(str)
    erased = Signal()
    turned = Signal()  # a group was opened or closed: other keys lie under the finger now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._usual: Keyboard | None = None
        self._keyboard: Keyboard | None = None
        self._is_big = False
        self._is_secret = False
        self._page = ""
        self._is_capital = False
        self._keys: dict[str, KeyButton] = {}
        self._place = QRect()

    def show_keyboard(self, keyboard: Keyboard) -> None:
        """Show `keyboard`, of letters the bigger keys where these are wanted; the page in view stays if it is there."""
        self._usual = keyboard
        shown = LETTERS_BIG if self._is_big and keyboard.has_capitals else keyboard
        if shown is not self._keyboard:
            self._keyboard = keyboard = shown
            self._page = keyboard.first
            self._fill()

    def set_big(self, *, is_big: bool) -> None:
        """Show letters on fewer, bigger keys in the same place, or on the usual ones."""
        self._is_big = is_big
        if self._usual is not None:
            self.show_keyboard(self._usual)

    def set_secret(self, *, is_secret: bool) -> None:
        """Let no key light up, for what must not be read over a shoulder."""
        self._is_secret = is_secret
        for key in self._keys.values():
            key.is_secret = is_secret

    def restart(self) -> None:
        """Go back to the first page."""
        if self._keyboard is not None and self._page != self._keyboard.first:
            self._page = self._keyboard.first
            self._fill()

    def set_capital(self, is_capital: bool) -> None:
        """Let the next letter be a capital or not."""
        if is_capital != self._is_capital:
            self._is_capital = is_capital
            self._label()

    @property
    def is_capital(self) -> bool:
        """Whether the next letter is a capital; the keyboard may be put up after its text is told."""
        return self._is_capital and self._keyboard is not None and self._keyboard.has_capitals

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
        sizes = SIZES if self._keyboard.has_capitals and not self._keyboard.is_in_groups else PAD_SIZES
        top = keys.top()
        for row in page.rows:
            column = 0.0
            for key in row:
                left, right = round(column * pitch), round((column + key.span) * pitch)
                column += key.span
                if key.name:
                    button = self._keys[key.name]
                    button.setGeometry(keys.left() + left, top, right - left - gap, height)
                    button.fit(self._look, sizes, _widest(key.name))
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
                self._keys[name].is_secret = self._is_secret
                self._keys[name].restyle(self._look)
        for name, button in self._keys.items():
            button.setVisible(name in wanted)
        self._label()
        self.place(self._place)

    def _label(self) -> None:
        for name, button in self._keys.items():
            letters = name.upper() if self.is_capital else name
            if button.is_group:
                button.set_group(_group_name(letters), letters)
            elif name not in SPECIAL:
                button.set_wordings(letters)
        self._name_key(SHIFT, tr("Capital letter"), "")
        self._name_key(ERASE, tr("Erase the last one"), "")
        self._name_key(SPACE, tr("space"), "")
        self._name_key(ALL, tr("All letters"))
        if SHIFT in self._keys:
            self._keys[SHIFT].set_kind("main" if self.is_capital else "key-special")
            self._keys[SHIFT].setAccessibleDescription(tr("On") if self.is_capital else tr("Off"))
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
            self.set_capital(not self.is_capital)
        elif name == ERASE:
            self.erased.emit()
        elif name in (PAGE_1, PAGE_2):
            self._turn_to((PAGE_1, PAGE_2).index(name))
        elif name == ALL or self._keys[name].is_group:
            self._open("" if name == ALL else name)
        else:
            text = " " if name == SPACE else name.upper() if self.is_capital else name
            if self._keyboard is not None and not self._keyboard.stays_on(self._page):
                self._open("")
            self.set_capital(False)
            self.typed.emit(text)

    def _turn_to(self, number: int) -> None:
        if self._keyboard is not None:
            self._page = self._keyboard.pages[self._page].leads[number]
            self._fill()

    def _open(self, group: str) -> None:
        """Show the letters of `group`, "" all groups."""
        if self._keyboard is not None:
            self._page = group or self._keyboard.first
            self._fill()
            self.turned.emit()


def _widest(name: str) -> str:
    if name in SPECIAL:
        return ""
    return WIDEST if len(name) == 1 else WIDEST_GROUP


def _group_name(letters: str) -> str:
    if letters.isalpha():
        return tr("Letters {letters}").format(letters=" ".join(letters))
    return tr("Numbers") if letters.isdigit() else tr("Signs")
