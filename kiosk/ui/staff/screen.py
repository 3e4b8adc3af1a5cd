"""The screen of the staff: the door first, their work behind it, and after the lock nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.door import Door
from kiosk.ui.staff.frame import StaffFrame
from kiosk.ui.staff.tab import Room
from kiosk.visit.route import Route
from kiosk.visit.visit import Visit

DOOR_S = 60.0  # without a touch, until the door is left again


class StaffScreen(Screen):
    """Holds what staff see for as long as they are in; `lock` lets go of all of it."""

    frame = Frame.BARE

    exit_wanted = Signal()
    restart_wanted = Signal()

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._desk: StaffDesk | None = None
        self._clock: Clock | None = None
        self._page: Door | StaffFrame | None = None
        self._visit: Visit | None = None
        self._touched = 0.0

    def serve(self, desk: StaffDesk, clock: Clock) -> None:
        """Take the desk and the clock, once."""
        self._desk, self._clock = desk, clock

    def enter(self, route: Route, visit: Visit) -> None:
        """Show the door, unless somebody is in."""
        self._visit = visit
        if self._page is None and self._desk is not None:
            door = Door(self._desk, self)
            door.opened.connect(self._on_opened)
            door.left.connect(self.finish_wanted)
            self._show(door)
            door.begin()

    def renew(self, route: Route, visit: Visit) -> None:
        """Keep what is shown, in the words of the language in force."""
        self.retranslate()

    def leave(self) -> None:
        """Lock."""
        self.lock()

    def wipe(self) -> None:
        """Lock."""
        self.lock()

    def lock(self) -> None:
        """Let go of the desk's key, and of everything that was shown."""
        page, self._page = self._page, None
        self._visit = None
        if page is not None:
            page.close_door() if isinstance(page, Door) else page.close_frame()
            page.hide()
            page.setParent(None)
            page.deleteLater()
        if self._desk is not None:
            self._desk.leave()

    def touch(self) -> None:
        """Learn that somebody is there."""
        if self._clock is not None:
            self._touched = self._clock.monotonic()

    def tick(self) -> None:
        """Lock when nobody has touched the screen for too long."""
        if self._page is None or self._clock is None:
            return
        left = self._seconds_left(self._clock.monotonic())
        if left <= 0:
            self.finish_wanted.emit()
        else:
            self._page.tick() if isinstance(self._page, Door) else self._page.count_down(left)

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        if self._page is not None:
            self._page.retranslate()
            self.arrange()

    def arrange(self) -> None:
        """Give the whole place to the door, or to what is behind it."""
        if self._page is not None:
            self._page.setGeometry(self.rect())

    def step_back(self) -> bool:
        """Go back within what is shown."""
        if self._page is not None:
            self._page.step_back()
        return True

    def first_focus(self) -> QWidget | None:
        """Return what the door or the tab begins with."""
        return self._page.first_focus() if self._page is not None else None

    def heading(self) -> str:
        """Return what is shown; never what stands in a request."""
        return self._page.heading() if self._page is not None else ""

    def _seconds_left(self, now: float) -> float:
        limit = DOOR_S if isinstance(self._page, Door) else self.site.settings.staff.lock_minutes * 60.0
        return limit - (now - self._touched)

    def _show(self, page: Door | StaffFrame) -> None:
        old, self._page = self._page, page
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
        page.turned.connect(self.turned)
        self.touch()
        if self._look is not None:
            page.setGeometry(self.rect())
            page.restyle(self._look)
        page.show()

    def _on_opened(self, who: str) -> None:
        if not isinstance(self._page, Door) or self._desk is None or self._clock is None:
            return
        self._page.close_door()
        frame = StaffFrame(Room(self._desk, self.site, self._clock, who), self)
        frame.lock_wanted.connect(self._on_lock_wanted)
        frame.wants.connect(self.wants)
        frame.language_wanted.connect(self.language_wanted)
        frame.text_size_wanted.connect(self._on_text_size)
        frame.leave_wanted.connect(self._on_leave)
        self._show(frame)
        frame.begin()
        self.turned.emit()

    def _on_lock_wanted(self) -> None:
        if self._desk is not None:
            self._desk.leave(by_hand=True)
        self.finish_wanted.emit()

    def _on_text_size(self) -> None:
        if self._visit is not None:
            self._visit.next_text_size()
            self.adjusted.emit()

    def _on_leave(self, is_restart: bool) -> None:
        self.lock()
        (self.restart_wanted if is_restart else self.exit_wanted).emit()
