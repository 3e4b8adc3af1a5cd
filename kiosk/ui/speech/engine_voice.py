"""The voice of the system: Qt's speech in a process of its own, which is ended where it does not answer."""

import json
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer

from kiosk.i18n import OWN_NAMES
from kiosk.ui.speech.voice import Manner, Voice

_ROOT = Path(__file__).resolve().parents[3]
_MODULE = "kiosk.ui.speech.engine"
_FIND_MS = 20_000  # speech-dispatcher starts its modules in 2 to 3 s; a slow computer may take longer
_AGAIN_MS = 60_000
_LEAVE_MS = 1_000

_log = logging.getLogger(__name__)


class EngineVoice(Voice):
    """Speaks through `kiosk.ui.speech.engine`; `name` is one of Qt's engines, "" for the system's own."""

    def __init__(self, parent: QObject | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._name = name
        self._number = 0
        self._languages: frozenset[str] = frozenset()
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_FIND_MS)
        self._patience.timeout.connect(self._on_no_answer)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.find)

    @property
    def languages(self) -> frozenset[str]:
        """The languages that can be spoken now."""
        return self._languages

    def find(self) -> None:
        """Start the engine, if it does not run."""
        if self._process is not None:
            return
        process = QProcess(self)
        process.setWorkingDirectory(str(_ROOT))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answer)
        process.finished.connect(self._on_end)
        process.errorOccurred.connect(self._on_end)
        self._process = process
        self._patience.start()
        process.start(sys.executable, ["-m", _MODULE, *([self._name] if self._name else [])])

    def say(self, text: str, manner: Manner) -> int:
        """Hand one sentence to the engine and return its number."""
        self._number += 1
        self._order(say=self._number, text=text, language=manner.language, pace=manner.pace, loudness=manner.loudness)
        return self._number

    def stop(self) -> None:
        """Tell the engine to be silent; what it still says of this sentence is not heard any more."""
        self._order(stop=self._number)
        self._number += 1

    def give_up(self) -> None:
        """End an engine that does not answer and start a new one."""
        self._end()
        self._set_languages(frozenset())
        self.find()

    def close(self) -> None:
        """End the engine."""
        self._again.stop()
        self._end()

    def _order(self, **order: object) -> None:
        if self._process is not None:
            self._process.write(json.dumps(order).encode() + b"\n")

    def _on_answer(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            try:
                answer = json.loads(bytes(process.readLine().data()))
            except ValueError:  # a library of the engine's has written there too
                continue
            if isinstance(answer, dict):
                self._take(answer)

    def _take(self, answer: dict[str, object]) -> None:
        languages = answer.get("languages")
        if isinstance(languages, list):
            self._patience.stop()
            self._set_languages(frozenset(languages) & frozenset(OWN_NAMES))
            _log.info("voice: engine %s, languages %s", answer.get("engine"), sorted(self._languages))
        elif answer.get("started") == self._number:
            self.started.emit(self._number)
        elif answer.get("ended") == self._number:
            self.ended.emit(self._number)
        elif answer.get("failed") == self._number:
            self.failed.emit(self._number, str(answer.get("why")))

    def _on_end(self) -> None:
        """Look again in a while: the engine has died, or could not be started."""
        self._end()
        _log.warning("voice: the engine has ended; it is started again in a minute")
        self._again.start()
        self._set_languages(frozenset())
        self.failed.emit(self._number, "engine-ended")

    def _on_no_answer(self) -> None:
        _log.warning("voice: the engine did not answer; it is started again in a minute")
        self._end()
        self._again.start()

    def _end(self) -> None:
        process, self._process = self._process, None
        self._patience.stop()
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
            signal.disconnect()
        process.kill()
        process.waitForFinished(_LEAVE_MS)
        process.deleteLater()

    def _set_languages(self, languages: frozenset[str]) -> None:
        if languages != self._languages:
            self._languages = languages
            self.changed.emit()
