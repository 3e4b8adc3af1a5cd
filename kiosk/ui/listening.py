"""Stands between the guide and reading aloud, which comes late, or, without a voice or by the settings, never."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.clock import Clock
from kiosk.ui.screens.base import Site
from kiosk.ui.window import KioskWindow
from kiosk.visit.visit import Visit

if TYPE_CHECKING:  # the first paint does without
    from kiosk.ui.furniture import Furniture
    from kiosk.ui.speech.read_aloud import ReadAloud
    from kiosk.ui.speech.voice import Voice


class Listening(QObject):
    """What the guide asks of reading aloud; does nothing while there is none."""

    def __init__(self, window: KioskWindow, site: Site, clock: Clock, make_voice: "Callable[[], Voice] | None") -> None:
        super().__init__(window)
        self._window, self._site, self._clock = window, site, clock
        self._make_voice = make_voice if site.settings.speech.enabled else None
        self._aloud: ReadAloud | None = None

    def bring(self, furniture: "Furniture") -> None:
        """Bring the voice, if there may be one; nobody hears of it before `find_voice`."""
        if self._make_voice is not None:
            from kiosk.ui.speech.read_aloud import ReadAloud  # noqa: PLC0415 - after the first paint

            self._aloud = ReadAloud(self._window, furniture, self._site, self._make_voice(), self._clock)

    def find_voice(self) -> None:
        """Look whether there is a voice; the button to listen appears when there is."""
        if self._aloud is not None:
            self._aloud.find_voice()

    def serve(self, visit: Visit) -> None:
        """Read for this visitor, who has come to another screen."""
        if self._aloud is not None:
            self._aloud.serve(visit)

    def toggle(self) -> None:
        """Begin to read the screen that is shown, or stop."""
        if self._aloud is not None:
            self._aloud.toggle()

    def hush(self) -> None:
        """Be silent at once."""
        if self._aloud is not None:
            self._aloud.stop()

    def ask(self) -> None:
        """Say the question before the end once, if this visitor has listened."""
        if self._aloud is not None:
            self._aloud.ask()

    def tick(self) -> bool:
        """Look at the clock; return whether a voice reads, which stops the visit's."""
        if self._aloud is None:
            return False
        self._aloud.tick()
        return self._aloud.is_speaking

    def close(self) -> None:
        """Be silent for good."""
        if self._aloud is not None:
            self._aloud.close()
