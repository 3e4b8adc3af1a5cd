"""A voice that makes no sound: it remembers what it was handed, and speaks as a test tells it to."""

from kiosk.ui.speech.voice import Manner, Voice
from kiosk.visit.route import ReadPage, Route
from tests.support.kiosks import WIDE, Hand, Kiosks
from tests.support.kiosks import Screen as Size


class FakeVoice(Voice):
    """Knows some languages; `finish` ends the sentence in the air, `fail` breaks it off."""

    def __init__(self, *languages: str) -> None:
        super().__init__()
        self._known = frozenset(languages or ("en", "es"))
        self._found: frozenset[str] = frozenset()
        self._number = 0
        self.said: list[tuple[str, Manner]] = []
        self.in_the_air = ""
        self.given_up = 0
        self.is_closed = False

    @property
    def languages(self) -> frozenset[str]:
        """What it can speak, once it was looked for."""
        return self._found

    @property
    def texts(self) -> list[str]:
        """All that it was ever handed."""
        return [text for text, _ in self.said]

    def find(self) -> None:
        """Answer at once."""
        self._found = self._known
        self.changed.emit()

    def say(self, text: str, manner: Manner) -> int:
        """Hold a sentence in the air."""
        assert not self.is_closed, "spoken after the end"
        self._number += 1
        self.in_the_air = text
        self.said.append((text, manner))
        return self._number

    def stop(self) -> None:
        """Drop the sentence."""
        self.in_the_air = ""
        self._number += 1

    def give_up(self) -> None:
        """Count that somebody gave up."""
        self.given_up += 1
        self.in_the_air = ""

    def close(self) -> None:
        """Say nothing any more."""
        self.in_the_air = ""
        self.is_closed = True

    # What tests do.

    def begin(self) -> None:
        """Let the sentence be heard."""
        self.started.emit(self._number)

    def finish(self, times: int = 1) -> None:
        """Say the sentence in the air to its end, and so on with the next ones."""
        for _ in range(times):
            if self.in_the_air:
                self.in_the_air = ""
                self.ended.emit(self._number)

    def fail(self) -> None:
        """Break off."""
        self.in_the_air = ""
        self.failed.emit(self._number, "the test wants it")

    def finish_all(self) -> None:
        """Say everything that there is to say."""
        while self.in_the_air:
            self.finish()


def listener(make_kiosk: Kiosks, route: Route | None = None, size: Size = WIDE) -> tuple[Hand, FakeVoice]:
    """Return a hand that has begun to listen to `route`, a page, and the voice."""
    voice = FakeVoice()
    hand = make_kiosk(size, voice=voice)
    hand.tap("Touch to start")
    hand.guide.go(route or ReadPage("sensory"))
    hand.settle()
    hand.tap("Listen")
    return hand, voice
