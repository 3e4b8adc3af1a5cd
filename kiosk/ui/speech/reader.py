"""Goes through a screen's sentences with a voice that may fail, end late or never: the reading then stops."""

import logging
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.ui.speech.script import Utterance
from kiosk.ui.speech.voice import Manner, Voice

START_S = 8.0  # until a sentence can be heard; an engine that had to start needs 3
END_S = 4.0  # until it has ended, and besides for each character:
CHARACTER_S = 0.18  # espeak-ng at the slowest takes 0.10

_log = logging.getLogger(__name__)


class Stand(Enum):
    """How the reading stands."""

    SILENT = auto()
    SPEAKING = auto()
    PAUSED = auto()
    FAILED = auto()


class Reader(QObject):
    """Says one utterance after the other. Pausing is our own: stop, and say the sentence again."""

    changed = Signal()  # another sentence, or another stand

    def __init__(self, voice: Voice, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._clock = clock
        self._script: Sequence[Utterance] = ()
        self._sounds: Sequence[str] = ()
        self._index = 0
        self._manner = Manner("en", 0.0, 1.0)
        self._number = 0
        self._until = 0.0
        self.stand = Stand.SILENT
        voice.started.connect(self._on_started)
        voice.ended.connect(self._on_ended)
        voice.failed.connect(self._on_failed)

    @property
    def current(self) -> Utterance | None:
        """The sentence that is said, or at which the reading pauses."""
        has_one = self.stand in (Stand.SPEAKING, Stand.PAUSED) and self._index < len(self._script)
        return self._script[self._index] if has_one else None

    def start(self, script: Sequence[Utterance], sounds: Sequence[str], manner: Manner) -> None:
        """Read `script` from its first sentence; `sounds` are its texts as the voice should say them."""
        self._script, self._sounds, self._manner = script, sounds, manner
        self._index = 0
        self._say(1)

    def pause(self) -> None:
        """Be silent, and keep the place."""
        if self.stand is Stand.SPEAKING:
            self._voice.stop()
            self._set(Stand.PAUSED)

    def go_on(self) -> None:
        """Say the sentence again at which the reading paused."""
        if self.stand is Stand.PAUSED:
            self._say(1)

    def move(self, by: int) -> None:
        """Say the sentence before (-1) or after (1); before the first there is the first, after the last the end."""
        if self.stand in (Stand.SPEAKING, Stand.PAUSED):
            self._index = max(0, self._index + by)
            self._say(by)

    def take_manner(self, manner: Manner) -> None:
        """Speak like this from now on; the sentence that is being said is said again, so that one hears it."""
        self._manner = manner
        if self.stand is Stand.SPEAKING:
            self._say(1)

    def stop(self) -> None:
        """Be silent at once and forget everything."""
        if self.stand is Stand.SPEAKING:
            self._voice.stop()
        self._script, self._sounds, self._index = (), (), 0
        self._set(Stand.SILENT)

    def tick(self) -> None:
        """Look at the clock: a voice that does not tell when it has ended is left alone, and so is the visitor."""
        if self.stand is Stand.SPEAKING and self._clock.monotonic() >= self._until:
            self._voice.stop()
            self._fail("no-answer")
            self._voice.give_up()

    def _say(self, by: int) -> None:
        """Say the sentence in turn, in direction `by` past those whose place is no longer shown."""
        while 0 <= self._index < len(self._script) and not is_shown(self._script[self._index]):
            self._index += by
        if not 0 <= self._index < len(self._script):
            self.stop()
            return
        self._until = self._clock.monotonic() + START_S
        self._number = self._voice.say(self._sounds[self._index], self._manner)
        self._set(Stand.SPEAKING)

    def _on_started(self, number: int) -> None:
        if self.stand is Stand.SPEAKING and number == self._number:
            self._until = self._clock.monotonic() + END_S + CHARACTER_S * len(self._sounds[self._index])

    def _on_ended(self, number: int) -> None:
        if self.stand is Stand.SPEAKING and number == self._number:
            self._index += 1
            self._say(1)

    def _on_failed(self, number: int, why: str) -> None:
        if self.stand is Stand.SPEAKING and number == self._number:
            self._fail(why)

    def _fail(self, why: str) -> None:
        _log.warning("voice: the reading was stopped: %s", why)  # the engine's word, never the visitor's
        self._script, self._sounds, self._index = (), (), 0
        self._set(Stand.FAILED)

    def _set(self, stand: Stand) -> None:
        self.stand = stand
        self.changed.emit()


def is_shown(utterance: Utterance) -> bool:
    """Whether the place of a sentence can be seen."""
    try:
        return utterance.widget is None or utterance.widget.isVisible()
    except RuntimeError:  # Qt has deleted it: the tiles of other topics, for one
        return False
