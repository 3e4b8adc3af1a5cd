"""A tab of rows that are looked at a screenful at a time, and of which a file can be written to a drive."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.look import Look
from kiosk.ui.staff.save_page import SavePage
from kiosk.ui.staff.screenfuls import Screenfuls
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.work import Work

_COLUMN = 150.0  # mm; a sentence of three lines, or the longest title of a page


class RowsTab(Tab):
    """Gives its place to the rows or to the question where the file is to go; `_say` fills it."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self._is_saving = False
        self._list = Screenfuls(self, _COLUMN)
        self._saving = SavePage(room.desk, self)
        self._work = Work(self)
        self._list.turned.connect(self.turned)

    @property
    def is_busy(self) -> bool:
        """Whether it is reading or writing, or looking where to."""
        return self._work.is_busy or self._saving.is_busy or self._saving.is_looking

    def tick(self) -> None:
        """Look for drives while it is asked where to."""
        if self._is_saving:
            self._saving.tick()

    def close_tab(self) -> None:
        """Wait for nothing any more."""
        self._work.stop()
        self._saving.close_page()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._list.retranslate()
        self._saving.retranslate()

    def restyle(self, look: Look) -> None:
        """Take the look, and measure the rows again."""
        super().restyle(look)
        self._say()

    def arrange(self) -> None:
        """Give the place to the rows, or to the question where the file is to go."""
        self._list.setVisible(not self._is_saving)
        self._saving.setVisible(self._is_saving)
        (self._saving if self._is_saving else self._list).setGeometry(self.rect())

    def _say(self) -> None:
        """Show the rows as they are now."""
        raise NotImplementedError
