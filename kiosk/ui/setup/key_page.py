"""The recovery key on the screen: as text and as a code, for as long as it is copied, and on paper."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.leaflet import Leaflet
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, TARGET
from kiosk.ui.printing import Press, Printed, Sheet, named_printer
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords, FormBar, Nav
from kiosk.ui.setup.questions import grouped
from kiosk.ui.widgets.code_view import CodeView
from kiosk.ui.widgets.sides import Sided

_CODE = 75.0  # mm; a phone reads a key off less
_LEAST_CODE = 40.0


class KeyPage(Sided, QWidget):
    """Shows the key until `wipe`."""

    turned = Signal()  # what is said has changed

    def __init__(self, parent: QWidget, printer: str) -> None:
        super().__init__(parent)
        self._key = ""
        self._clinic = ""
        self.can_print = bool(printer)
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._hint = FittedWords(self, TEXT_SIZES)
        self._text = FittedWords(self, (11.0, H2, 8.4, BODY), 700)
        self._text.is_private = True
        self._code = CodeView(self)
        self.press = Press(partial(named_printer, printer), self)
        self.press.done.connect(self._on_printed)

    def show_key(self, key: str, clinic: str) -> None:
        """Show the secret line `key`; `clinic` stands on the paper."""
        self._key, self._clinic = key, clinic
        self._text.set_wordings(grouped(key))
        self._code.show_text(key, key)
        self._code.setAccessibleName(tr("The same key as a code"))
        self._say()

    def wipe(self) -> None:
        """Show nothing and keep nothing; nobody is told of a sheet that is on its way."""
        self.press.forget()
        self._key = ""
        self._text.set_wordings("")
        self._code.wipe()

    def print(self) -> None:
        """Print the key."""
        self._say(tr("One moment, please. It is being sent to the printer."))
        leaflet = Leaflet(
            title=tr("Recovery key of the kiosk"),
            points=(
                grouped(self._key),
                tr("It opens every request, without any passphrase. Keep it in a safe, not beside the kiosk."),
                tr("It is needed when all passphrases are lost. Nobody can make it again."),
            ),
            clinic=self._clinic,
            address=self._key,
        )
        self.press.print(Sheet(leaflet, tr("This square holds the same key.")))

    def heading(self) -> str:
        """Return what is shown, and not the key."""
        return self._title.accessibleName()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        for part in (self._title, self._hint, self._text, self._code):
            part.restyle(look)

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put the words at the left and the code at the right, in portrait below."""
        gap, target = look.px(GAP), look.px(TARGET)
        is_low = look.metrics.is_low and not look.metrics.is_portrait
        head = QRect()
        if is_low:
            head, area = bar.place_low(self.rect(), look)
        else:
            area = bar.place(self.rect(), look)
        nav.place(QRect(area.left(), area.bottom() + 1 - target, area.width(), target), gap)
        room = area.adjusted(0, 0, 0, -target - gap * 2)
        side = self._place_code(look, room)
        words = QRect(room)
        if look.metrics.is_portrait:
            words.setBottom(room.bottom() - side - gap * 2)
        else:
            words.setRight(room.right() - side - gap * 3)
        if is_low:
            self._title.set_place(is_middle=True)
            self._title.fit(head.width(), head.height(), H2)
            self._title.setGeometry(head)
        else:
            title = self._title.fit(words.width(), words.height() // 4)
            self._title.setGeometry(words.left(), words.top(), words.width(), title)
            words.setTop(words.top() + title + gap)
        text = self._text.fit(words.width(), words.height() * 2 // 3)
        hint = self._hint.fit(words.width(), words.height() - text - gap * 2)
        self._hint.setGeometry(words.left(), words.top(), words.width(), hint)
        self._text.setGeometry(words.left(), words.top() + hint + gap * 2, words.width(), text)

    def _place_code(self, look: Look, room: QRect) -> int:
        most = room.height() // 2 if look.metrics.is_portrait else min(room.height(), room.width() * 2 // 5)
        side = self._code.fit(max(look.px(_LEAST_CODE), min(look.px(_CODE), most)))
        left = room.left() + (room.width() - side) // 2 if look.metrics.is_portrait else room.right() + 1 - side
        top = room.bottom() + 1 - side if look.metrics.is_portrait else room.top()
        self._code.setGeometry(left, top, side, side)
        return side

    def _say(self, news: str = "") -> None:
        self._title.set_wordings(tr("The recovery key: write it down now"), tr("The recovery key"))
        self.setAccessibleName(self._title.accessibleName())
        hint = tr(
            "It opens every request when all passphrases are lost. It is shown this once. Copy it by hand or with a "
            "phone that you trust, and keep it in a safe."
        )
        short = tr("Shown this once. Keep a copy in a safe.")
        self._hint.set_wordings(*([news] if news else [hint, short]))

    def _on_printed(self, printed: Printed) -> None:
        if printed is Printed.SENT:
            self._say(tr("It is being printed. Take the paper to a safe place."))
        else:
            self._say(tr("The printer does not answer. Write the key down by hand."))
        self.turned.emit()
