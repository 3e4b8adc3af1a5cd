"""The recovery key on the screen: as text and as a code, for as long as it is copied, and on paper."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.leaflet import Leaflet
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, H2, TARGET
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
        self._is_asking = False
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._hint = FittedWords(self, TEXT_SIZES)
        self._text = FittedWords(self, (H1, 13.0, 11.0, H2, 8.4, BODY), 700)
        self._text.is_private = True
        self._code = CodeView(self)
        self.press = Press(partial(named_printer, printer), self)
        self.press.done.connect(self._on_printed)

    def show_key(self, key: str, clinic: str) -> None:
        """Show the secret line `key`; `clinic` stands on the paper."""
        self._key, self._clinic, self._is_asking = key, clinic, False
        self._text.set_wordings(grouped(key))
        self._code.show_text(key, key)
        self._code.setAccessibleName(tr("The same key as a code"))
        self._say()

    def wipe(self) -> None:
        """Show nothing and keep nothing; nobody is told of a sheet that is on its way."""
        self.press.forget()
        self._key, self._is_asking = "", False
        self._text.set_wordings("")
        self._code.wipe()

    @property
    def is_asking(self) -> bool:
        """Whether it asks if the key shall be printed, and shows none meanwhile."""
        return self._is_asking

    def take_back(self) -> None:
        """Show the key again, and print nothing."""
        self._is_asking = False
        self._say()
        self.turned.emit()

    def print(self) -> None:
        """Ask whether to print, since the system may keep a copy of what it prints; the next time print."""
        self._is_asking = not self._is_asking
        if self._is_asking:
            self._say()
        else:
            self._say(tr("One moment, please. It is being sent to the printer."))
            self._send()
        self.turned.emit()

    def _send(self) -> None:
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
            part.restyle(look.for_notes if look.metrics.is_shallow else look)

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put the words at the left and the code at the right, in portrait below."""
        gap, target = look.px(GAP), look.px(TARGET)
        head = QRect()
        if look.metrics.is_shallow:
            head, area = bar.place_low(self.rect(), look)
        else:
            area = bar.place(self.rect(), look)
        nav.place(QRect(area.left(), area.bottom() + 1 - target, area.width(), target), gap)
        room = area.adjusted(0, 0, 0, -target - gap * 2)
        if not self._fit_words(look, room, self._place_code(look, room, _CODE), head):
            self._fit_words(look, room, self._place_code(look, room, _LEAST_CODE), head)

    def _fit_words(self, look: Look, room: QRect, side: int, head: QRect) -> bool:
        """Put title, hint and key beside the code, or above it; whether all of them fit."""
        gap, is_portrait = look.px(GAP), look.metrics.is_portrait
        between = gap if head.isValid() else gap * 2
        words = QRect(room)
        if is_portrait:
            words.setBottom(room.bottom() - side - gap * 2)
        elif not self._is_asking:
            words.setRight(room.right() - side - gap * 3)
        if not head.isValid():
            title = self._title.fit(words.width(), words.height() // 4)
            self._title.setGeometry(words.left(), words.top(), words.width(), title)
            words.setTop(words.top() + title + gap)
        else:
            self._title.set_place(is_middle=True)
            self._title.fit(head.width(), head.height(), H2)
            self._title.setGeometry(head)
        text = 0 if self._is_asking else self._text.fit(words.width(), words.height() * 2 // 3)
        hint = self._hint.fit(words.width(), words.height() - text - between)
        has_hint = text + between + hint <= words.height()
        self._hint.setVisible(has_hint)  # the title says what is most needed
        top = words.top() + (hint + between if has_hint else 0)
        self._hint.setGeometry(words.left(), words.top(), words.width(), hint)
        self._text.setGeometry(words.left(), top, words.width(), text)
        if is_portrait:  # the code right below the words: one look takes in both
            code = self._code.geometry()
            code.moveTop(min(code.top(), top + text + gap * 6))
            self._code.setGeometry(code)
        return has_hint

    def _place_code(self, look: Look, room: QRect, wanted: float) -> int:
        most = room.height() // 2 if look.metrics.is_portrait else min(room.height(), room.width() * 2 // 5)
        side = self._code.fit(max(look.px(_LEAST_CODE), min(look.px(wanted), most)))
        left = room.left() + (room.width() - side) // 2 if look.metrics.is_portrait else room.right() + 1 - side
        top = room.bottom() + 1 - side if look.metrics.is_portrait else room.top()
        self._code.setGeometry(left, top, side, side)
        return side

    def _say(self, *news: str) -> None:
        if self._is_asking:
            self._title.set_wordings(tr("Print the recovery key?"), tr("Print the key?"))
            news = (
                tr("This computer may keep a copy of what it prints in its print queue, for a day or longer."),
                tr("This computer may keep a copy of what it prints for a while."),
            )
        else:
            self._title.set_wordings(tr("The recovery key: write it down now"), tr("The recovery key"))
        self._text.setVisible(not self._is_asking)
        self._code.setVisible(not self._is_asking)
        self.setAccessibleName(self._title.accessibleName())
        hint = tr(
            "It opens every request when all passphrases are lost. It is shown this once. Copy it by hand or with a "
            "phone that you trust, and keep it in a safe."
        )
        shorter = tr("Shown this once. Keep a copy in a safe."), tr("Shown this once.")
        self._hint.set_wordings(*(news or (hint, *shorter)))

    def _on_printed(self, printed: Printed) -> None:
        if printed is Printed.SENT:
            self._say(tr("It is being printed. Take the paper to a safe place."))
        else:
            self._say(
                tr("The printer does not answer. Write the key down by hand."), tr("The printer does not answer.")
            )
        self.turned.emit()
