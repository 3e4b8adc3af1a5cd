"""Plays the steps of a page one after the other, where they are states of one drawing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page
from kiosk.i18n import tr
from kiosk.ui.widgets.button import TouchButton

PLAY_MS = 8_000  # a step while it plays: its words are some 40, and older people read some 3 a second aloud


class FilmButton(TouchButton):
    """Starts and stops the film."""

    next_wanted = Signal()  # also at once when it starts
    stopped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "plain", "play")
        self._timer = QTimer(self)
        self._timer.setInterval(PLAY_MS)
        self._timer.timeout.connect(self.next_wanted)
        self.clicked.connect(self._toggle)

    @property
    def is_playing(self) -> bool:
        """Whether the film runs."""
        return self._timer.isActive()

    def retranslate(self) -> None:
        """Say what a tap does now."""
        self.set_wordings(tr("Stop playing") if self.is_playing else tr("Play the steps"), tr("Play"), "")
        self.icon_name = "pause" if self.is_playing else "play"
        self.update()

    def stop(self) -> None:
        """Play no longer."""
        self._timer.stop()
        self.retranslate()
        self.stopped.emit()

    def _toggle(self) -> None:
        if self.is_playing:
            self.stop()
        else:
            self._timer.start()
            self.retranslate()
            self.next_wanted.emit()


def is_film(page: Page) -> bool:
    """Whether the steps are states of one drawing, one for each."""
    pictures = [step.picture for step in page.steps]
    return len(pictures) > 1 and None not in pictures and len({shown.path for shown in pictures if shown}) == 1
