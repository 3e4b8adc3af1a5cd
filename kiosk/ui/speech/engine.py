"""A process of its own that lets Qt speak: `python -m kiosk.ui.speech.engine [NAME]`; a line of JSON each way.

Qt's way to speech-dispatcher waits for its answers: one that hangs would freeze the window, and hold Python's lock too,
so that no thread could help. Here only this process hangs, and the kiosk ends it.

In:  {"say": 7, "text": "…", "language": "en", "pace": 0.0, "loudness": 0.6}   {"stop": 7}
Out: {"engine": "speechd", "languages": ["en", "es"]}   {"started": 7}   {"ended": 7}   {"failed": 7, "why": "…"}
The end of the input ends the process.
"""

import faulthandler
import json
import sys
from threading import Thread
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

_BEGIN_S = 18
_SETTLE_MS = 150  # what the engine still says of the sentence before has come by then
_FIRST = {"en": ("US", "GB"), "es": ("MX", "419", "US", "ES")}  # where a language is spoken: the first that there is
_VOICES = ("(America", "(Latin America)", "(Mexico)")  # espeak-ng has eight of English, the first from the Caribbean
_NO_ENGINE = "mock"  # Qt's own stand-in, which makes no sound: taken only by its name


class Engine(QObject):
    """Speaks with one of Qt's engines."""

    asked = Signal(str)  # a line of the input
    over = Signal()  # the end of the input

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = 0
        self._language = ""
        self._is_heard = False
        self._waiting: dict[str, Any] | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._say_waiting)
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        known = [engine for engine in QTextToSpeech.availableEngines() if engine != _NO_ENGINE]
        self._speech = QTextToSpeech(name or (known[0] if known else "none"), self)
        self._locales = _locales_of(self._speech)
        self._speech.stateChanged.connect(self._on_state)
        _tell(engine=self._speech.engine(), languages=sorted(self._locales))

    def read(self) -> None:
        """Hand on the lines of the input, in a thread of its own."""
        for line in sys.stdin:
            self.asked.emit(line)
        self.over.emit()

    def _answer(self, line: str) -> None:
        order = json.loads(line)
        was_speaking = self._is_heard or self._speech.state() is QTextToSpeech.State.Speaking
        self._number, self._is_heard = 0, False
        if was_speaking:
            self._speech.stop()
            self._settling.start()
        self._waiting = order if "say" in order else None
        if not self._settling.isActive():
            self._say_waiting()

    def _say_waiting(self) -> None:
        order, self._waiting = self._waiting, None
        if order is None:
            return
        locale = self._locales.get(order["language"])
        if locale is None:
            _tell(failed=order["say"], why=f"no voice for {order['language']}")
            return
        if order["language"] != self._language:
            self._language = order["language"]
            self._speech.setLocale(locale)
            if (voice := _voice_of(self._speech)) is not None:
                self._speech.setVoice(voice)
        self._speech.setRate(order["pace"])
        self._speech.setVolume(order["loudness"])
        self._number = order["say"]
        self._speech.say(order["text"])

    def _on_state(self, state: QTextToSpeech.State) -> None:
        if not self._number:
            return
        if state is QTextToSpeech.State.Speaking:
            self._is_heard = True
            _tell(started=self._number)
        elif state is QTextToSpeech.State.Error:
            _tell(failed=self._number, why=self._speech.errorString())
            self._number = 0
        elif state is QTextToSpeech.State.Ready and self._is_heard:
            _tell(ended=self._number)
            self._number, self._is_heard = 0, False


def _locales_of(speech: QTextToSpeech) -> dict[str, QLocale]:
    """Return for each language the locale to speak it in."""
    found: dict[str, list[str]] = {}
    for locale in speech.availableLocales():
        language, _, place = locale.name().partition("_")
        found.setdefault(language, []).append(place)
    chosen: dict[str, QLocale] = {}
    for language, places in found.items():
        place = next((first for first in _FIRST.get(language, ()) if first in places), sorted(places)[0])
        chosen[language] = QLocale(f"{language}_{place}")
    return chosen


def _voice_of(speech: QTextToSpeech) -> QVoice | None:
    """Return the plainest voice of the language in force: not a character's, and from where the language is."""
    plain = [voice for voice in speech.availableVoices() if "+" not in voice.name()]
    near = [voice for voice in plain if any(place in voice.name() for place in _VOICES)]
    return next(iter(near or plain), None)


def _tell(**answer: object) -> None:
    print(json.dumps(answer), flush=True)


def main() -> int:
    """Speak until the input ends."""
    application = QCoreApplication(sys.argv)
    faulthandler.dump_traceback_later(_BEGIN_S, exit=True)  # needs no lock of Python's, which a hanging engine holds
    engine = Engine(sys.argv[1] if len(sys.argv) > 1 else "")
    faulthandler.cancel_dump_traceback_later()
    engine.over.connect(application.quit)
    Thread(target=engine.read, daemon=True).start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
