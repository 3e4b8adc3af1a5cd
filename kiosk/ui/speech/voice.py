"""What the kiosk needs of a voice: it says one sentence after the other and tells when each has ended."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Manner:
    """How to say something: a language as "en", the pace from -1 (slowest) to 1 with 0 as usual, loudness 0 to 1."""

    language: str
    pace: float
    loudness: float


class Voice(QObject):
    """One voice for the whole kiosk. Sentences are numbered; a signal about an old number may come late."""

    started = Signal(int)  # the sentence can be heard from now on
    ended = Signal(int)  # it has been said to its end; never after `stop`
    failed = Signal(int, str)  # it will not be said, or not to its end; the reason is for the log
    changed = Signal()  # other languages than before

    @property
    def languages(self) -> frozenset[str]:
        """The languages that can be spoken now; empty while nobody knows."""
        raise NotImplementedError

    def find(self) -> None:
        """Look which languages can be spoken, without waiting; `changed` tells the answer."""
        raise NotImplementedError

    def say(self, text: str, manner: Manner) -> int:
        """Say one sentence, without waiting, in place of what is being said; return its number."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent at once."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Leave an engine that does not answer, and look for a new one."""
        raise NotImplementedError

    def close(self) -> None:
        """Be silent for good."""
        raise NotImplementedError
