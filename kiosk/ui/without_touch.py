"""The window's side for those who do not touch: where the keys act and lead, and what is said of a screen."""

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.announce import announce
from kiosk.ui.screens.base import Screen
from kiosk.visit.route import GetHelp, Route

if TYPE_CHECKING:  # brought after the first paint
    from kiosk.ui.furniture import Furniture


class Stage(Protocol):
    """The window's side; all of it is a `QWidget` too."""

    @property
    def shown(self) -> Screen | None:
        """What is shown."""
        ...

    @property
    def is_asking(self) -> bool:
        """Whether the visitor is asked if they are still there."""
        ...

    def felt_use(self) -> None:
        """Learn that somebody is there."""
        ...

    def stop_asking(self) -> None:
        """Take the question away."""
        ...


class WithoutTouch(QObject):
    """Stands between the window and its keys; does nothing before the window is furnished."""

    back_wanted = Signal()  # where the screen has no page of its own to go back to
    wants = Signal(object)  # a Route

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stage = cast("Stage", window)
        self._furniture: Furniture | None = None

    def bring(self, furniture: "Furniture") -> None:
        """Follow the keys that `furniture` takes in."""
        self._furniture = furniture
        keys = furniture.keys
        keys.used.connect(self._on_key)
        keys.help_wanted.connect(self._on_help_key)
        keys.back_wanted.connect(self._on_back_key)
        keys.unused.connect(self._on_unused_key)

    def depart(self, route: Route) -> None:
        """Learn that the visitor leaves the place `route`."""
        if self._furniture is not None:
            self._furniture.focus.depart(route)

    def arrive(self, route: Route, *, is_same: bool, is_return: bool) -> None:
        """Give the keys a place on the screen now shown, and tell those who do not see it which it is."""
        if self._furniture is not None:
            self._furniture.focus.arrive(route, is_same=is_same, is_return=is_return)
        if not is_same:
            self._announce()

    def turn_over(self) -> None:
        """Go on at another page of the same screen."""
        if self._furniture is not None:
            self._furniture.focus.land()
            self._announce()

    def mend(self) -> None:
        """Soon give the keys another place, if the one that they had is gone."""
        if self._furniture is not None:
            self._furniture.focus.mend()

    def hide(self) -> None:
        """Show no ring until keys are used again."""
        self._window.setProperty("keyboardUsed", False)
        if self._furniture is not None:
            self._furniture.focus.refresh()

    def forget(self) -> None:
        """Show no ring, and forget where it was: the visit is over."""
        self.hide()
        if self._furniture is not None:
            self._furniture.focus.forget()

    def rest(self) -> None:
        """Stop: the window closes."""
        if self._furniture is not None:
            self._furniture.focus.rest()

    def _announce(self) -> None:
        screen = self._stage.shown
        if screen is not None:
            announce(screen, screen.heading())

    def _on_key(self) -> None:
        self._window.setProperty("keyboardUsed", True)
        if not self._stage.is_asking:  # else Tab could not get to the question's second button
            self._stage.felt_use()

    def _on_back_key(self) -> None:
        if not self._step_back():
            self.back_wanted.emit()

    def _step_back(self) -> bool:
        """Go back within what is shown, from the question, a card or a page of the screen's; False if there is none."""
        if self._furniture is None:
            return False
        if self._stage.is_asking:
            self._furniture.question.activate()
            return True
        if self._furniture.focus.close_cover():
            return True
        screen = self._stage.shown
        return screen is not None and screen.step_back()

    def _on_help_key(self) -> None:
        self._stage.felt_use()
        self._stage.stop_asking()
        self.wants.emit(GetHelp())

    def _on_unused_key(self) -> None:
        screen = self._stage.shown
        if self._stage.is_asking and self._furniture is not None:
            self._furniture.question.activate()
        elif screen is not None:
            screen.take_any_key()
