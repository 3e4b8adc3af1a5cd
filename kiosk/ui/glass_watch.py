"""Looks at the glass several times a second: a finger on it stops the clock, and one that never lifts is reported."""

import logging
from collections.abc import Callable

from kiosk.ui.steady import STUCK_S, SteadyTaps
from kiosk.visit.idle import Idle

_log = logging.getLogger(__name__)
_FINGER = "finger"


class GlassWatch:
    """Stands between the contacts and the clock; `tell` learns when a contact is stuck and when it no longer is."""

    def __init__(self, taps: SteadyTaps, idle: Idle, tell: Callable[[bool], None] | None) -> None:
        self._taps = taps
        self._idle = idle
        self._tell = tell
        self._is_stuck = False

    def look(self) -> None:
        """Do what is due."""
        self._taps.let_stuck_go()
        if self._taps.is_held:
            self._idle.hold(_FINGER)
        else:
            self._idle.release(_FINGER)
        is_stuck = self._taps.longest_rest >= STUCK_S
        if is_stuck == self._is_stuck:
            return
        self._is_stuck = is_stuck
        if is_stuck:
            _log.warning("a contact has not lifted from the screen for %d s: clean and dry the glass", STUCK_S)
        else:
            _log.info("the contact that did not lift from the screen has gone")
        if self._tell is not None:
            self._tell(is_stuck)
