"""What is said beside a row of buttons, or below it where there is no room."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP
from kiosk.ui.screens.callback_parts import FittedWords

_LEAST = 60.0  # mm of room beside the buttons


class Note(FittedWords):
    """A sentence, hidden while there is none."""

    def __init__(self, parent: QWidget, sizes: tuple[float, ...], color: str = "ink") -> None:
        super().__init__(parent, sizes, 400, color)
        self.set_place(is_middle=True)

    def say(self, *wordings: str, icon_name: str = "") -> None:
        """Say the longest of `wordings` that fits, longest first; without one there is no note."""
        self.icon_name = icon_name if wordings else ""
        self.set_wordings(*(wordings or ("",)))

    def place(self, look: Look, between: QRect, width: int) -> int:
        """Take the room `between` the buttons, or `width` below them; return the y at which both end."""
        gap = look.px(GAP)
        end = between.bottom() + 1 + gap
        self.setVisible(bool(self.accessibleName()))
        if self.isHidden():
            return end
        room = between.adjusted(gap, 0, -gap, 0)
        fits = room.width() > look.px(_LEAST) and 0 < self.fit(room.width(), room.height()) <= room.height()
        if fits:  # a height of 0: a word is too wide
            self.setGeometry(room)
            return end
        height = self.fit(width, room.height())
        self.setGeometry(0, end, width, height)
        return end + height + gap
