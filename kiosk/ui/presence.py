"""Whether the visitor is still there: the clock of a visit, what winds it up, and the question before it runs out."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject

from kiosk import settings
from kiosk.clock import Clock
from kiosk.ui.glass_watch import GlassWatch
from kiosk.ui.listening import Listening
from kiosk.ui.window import KioskWindow
from kiosk.visit.idle import Idle, Phase


class Presence(QObject):
    """Counts the time that nobody touches the screen, holds a key or is read to; asks first, then tells of the end."""

    def __init__(
        self,
        window: KioskWindow,
        listening: Listening,
        clock: Clock,
        limits: settings.Idle,
        tell_stuck: Callable[[bool], None] | None,
    ) -> None:
        super().__init__(window)
        self._window, self._listening = window, listening
        seconds = (limits.reading_s, limits.form_s, limits.countdown_s)
        self._idle = Idle(clock, *(timedelta(seconds=limit) for limit in seconds))
        self._glass = GlassWatch(window.door.taps, self._idle, tell_stuck)
        window.felt_somebody.connect(self.touch)

    @property
    def is_somebody(self) -> bool:
        """Whether a visit is under way."""
        return self._idle.phase is not Phase.WAITING

    def begin(self) -> None:
        """Begin to count, if no visit is under way."""
        if not self.is_somebody:
            self._idle.start()

    def end(self) -> None:
        """Stop counting: nobody is here."""
        self._idle.stop()
        self._window.stop_asking()

    def set_form(self, is_open: bool) -> None:
        """Allow the longer quiet time while the form is open."""
        self._idle.set_form(is_open)

    def touch(self) -> None:
        """Start the quiet time anew, if a visit is under way."""
        if self.is_somebody:
            self._idle.touch()

    def stay(self) -> None:
        """Take the answer that the visitor is still there."""
        self.touch()
        self._window.stop_asking()

    def look(self, factor: int) -> bool:
        """Look at the clock, ask what is to be asked, and return whether the visitor has gone.

        `factor` makes every limit so many times as long.
        """
        self._idle.factor = factor
        self._glass.look()
        if self._listening.tick():
            self.touch()  # who listens has the hands in the lap
        phase = self._idle.phase
        if phase is Phase.WARNING:
            self._window.ask(self._idle.seconds_left, self._idle.countdown_s)
            self._listening.ask()
        elif not self._window.door.taps.is_held:
            self._window.stop_asking()
        return phase is Phase.ENDED
