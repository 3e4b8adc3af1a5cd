"""Which side is which: places are written from left to right, and turned round for languages read the other way."""

from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left, language

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object  # a mixin: beside each of Qt's own classes, not above them


class Sided(_Base):
    """A widget whose place is given as if all languages ran from left to right.

    `setGeometry` puts it to the mirrored place of its parent where they do not; `geometry`, `x` and `pos` give back
    what was asked for, so that whoever arranges never thinks of sides. Everything else, `mapTo` above all, is true.
    """

    keeps_sides = False  # whether its children stay as they were placed, such as the keys of a keyboard
    _asked: QRect | None = None

    @overload
    def setGeometry(self, rect: QRect, /) -> None: ...
    @overload
    def setGeometry(self, x: int, y: int, width: int, height: int, /) -> None: ...
    def setGeometry(self, *place: QRect | int) -> None:
        """Take a place in the parent's pixels, counted from the side where lines begin."""
        self._asked = QRect(*place)
        self.settle()

    def geometry(self) -> QRect:
        """Return the place that was asked for."""
        return QRect(self._asked) if self._asked is not None else super().geometry()

    def pos(self) -> QPoint:
        """Return the corner that was asked for."""
        return self.geometry().topLeft()

    def x(self) -> int:
        """Return the distance from the side where lines begin that was asked for."""
        return self.geometry().x()

    def settle(self) -> None:
        """Go where the place asked for is in the language in force, and take along what lies in this widget."""
        if self._asked is None:
            return
        width = self.width()
        rect = QRect(self._asked)
        parent = self.parentWidget()
        if parent is not None and is_right_to_left() and not getattr(parent, "keeps_sides", False):
            rect.moveLeft(parent.width() - rect.x() - rect.width())
        super().setGeometry(rect)
        if self.width() != width and is_right_to_left():
            for child in self.children():
                if isinstance(child, Sided):
                    child.settle()

    def from_start(self, x: float, width: float) -> float:
        """Return the x at which to paint what is `width` wide and begins `x` after the side where lines begin."""
        return self.width() - x - width if is_right_to_left() else x


def direct(window: QWidget) -> None:
    """Let `window` and all in it have the language in force and its direction."""
    window.setLocale(QLocale(language()))
    right_to_left = Qt.LayoutDirection.RightToLeft
    wanted = right_to_left if is_right_to_left() else Qt.LayoutDirection.LeftToRight
    if window.layoutDirection() is wanted:
        return
    window.setLayoutDirection(wanted)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, Sided):
            widget.settle()
