"""The form's page for what did not work: what happened, and what to do."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, H2, TARGET
from kiosk.ui.screens.callback_parts import TEXT_SIZES, TITLE_SIZES, FittedWords, FormBar, Nav
from kiosk.ui.widgets.sides import Sided

_COLUMN = 280.0  # mm


class MessagePage(Sided, QWidget):
    """A title and a few sentences above the buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = FittedWords(self, TITLE_SIZES, 800)
        self._text = FittedWords(self, (H2, *TEXT_SIZES))

    def say(self, titles: tuple[str, ...], text: tuple[str, ...], icon_name: str = "warning") -> None:
        """Show a title with a sign and a text, each with its longest wording first."""
        self._title.set_wordings(*titles)
        self.setAccessibleName(f"{titles[0]}. {text[0]}")
        self._title.icon_name = icon_name
        self._text.set_wordings(*text)

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        for part in (self._title, self._text):
            part.restyle(look)

    def arrange(self, look: Look, bar: FormBar, nav: Nav) -> None:
        """Put title and text into the middle of the room above the buttons."""
        gap, target = look.px(GAP), look.px(TARGET)
        if look.metrics.is_shallow:
            _, area = bar.place_low(self.rect(), look)
        else:
            area = bar.place(self.rect(), look)
        nav.place(QRect(area.left(), area.bottom() + 1 - target, area.width(), target), gap)
        width = min(area.width(), look.px(_COLUMN * look.metrics.text_scale))
        left = area.left() + (area.width() - width) // 2
        room = area.height() - target - gap * 2
        title = self._title.fit(width, room * 2 // 5, look.metrics.title)
        text = self._text.fit(width, room - title - gap)
        top = area.top() + max(0, room - title - text - gap * 2) // 3
        self._title.set_place()
        self._title.setGeometry(left, top, width, title)
        self._text.setGeometry(left, top + title + gap * 2, width, text)
