"""The real voice over Qt's own stand-in for an engine, in its process; and engines that die, hang or are not there."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.speech import engine_voice
from kiosk.ui.speech.engine_voice import EngineVoice
from kiosk.ui.speech.voice import Manner
from kiosk.visit.route import ReadPage
from tests.support.kiosks import Kiosks

PATIENCE_MS = 20_000
ENGLISH = Manner("en", -0.2, 0.6)


class Heard(QObject):
    """Notes what a voice tells."""

    def __init__(self, voice: EngineVoice) -> None:
        super().__init__()
        self.told: list[tuple[str, int]] = []
        voice.started.connect(self._on_started)
        voice.ended.connect(self._on_ended)
        voice.failed.connect(self._on_failed)

    def _on_started(self, number: int) -> None:
        self.told.append(("started", number))

    def _on_ended(self, number: int) -> None:
        self.told.append(("ended", number))

    def _on_failed(self, number: int, _why: str) -> None:
        self.told.append(("failed", number))


@pytest.fixture
def voice(qtbot: QtBot) -> Iterator[EngineVoice]:
    """Return a voice over Qt's mock engine, which speaks English and no Spanish."""
    voice = EngineVoice(name="mock")
    with qtbot.waitSignal(voice.changed, timeout=PATIENCE_MS):
        voice.find()
    yield voice
    voice.close()


@pytest.fixture
def other_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts another program in the place of the engine."""

    def put(text: str) -> None:
        (tmp_path / "stand_in.py").write_text(text)
        monkeypatch.setattr(engine_voice, "_ROOT", tmp_path)
        monkeypatch.setattr(engine_voice, "_MODULE", "stand_in")

    return put


def test_the_languages_of_the_engine_are_told(voice: EngineVoice) -> None:
    assert voice.languages == frozenset({"en"})


def test_a_sentence_begins_and_ends(voice: EngineVoice, qtbot: QtBot) -> None:
    heard = Heard(voice)
    with qtbot.waitSignal(voice.ended, timeout=PATIENCE_MS):
        number = voice.say("Nerves carry messages.", ENGLISH)
    assert heard.told == [("started", number), ("ended", number)]


def test_a_new_sentence_takes_the_place_of_the_old(voice: EngineVoice, qtbot: QtBot) -> None:
    heard = Heard(voice)
    with qtbot.waitSignal(voice.started, timeout=PATIENCE_MS):
        first = voice.say("Many words that take a while to say, one after the other, and more of them.", ENGLISH)
    with qtbot.waitSignal(voice.ended, timeout=PATIENCE_MS):
        second = voice.say("Few words.", ENGLISH)
    assert ("ended", first) not in heard.told
    assert heard.told[-2:] == [("started", second), ("ended", second)]


def test_after_a_stop_nothing_ends(voice: EngineVoice, qtbot: QtBot) -> None:
    heard = Heard(voice)
    with qtbot.waitSignal(voice.started, timeout=PATIENCE_MS):
        voice.say("Many words that take a while to say, one after the other, and more of them.", ENGLISH)
    voice.stop()
    with qtbot.waitSignal(voice.ended, timeout=PATIENCE_MS):
        last = voice.say("Few words.", ENGLISH)
    assert [number for what, number in heard.told if what == "ended"] == [last]


def test_a_language_without_a_voice_fails(voice: EngineVoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS):
        voice.say("Los nervios.", Manner("es", 0.0, 0.6))


def test_an_engine_that_is_given_up_comes_back(voice: EngineVoice, qtbot: QtBot) -> None:
    with qtbot.waitSignals([voice.changed, voice.changed], timeout=PATIENCE_MS):
        voice.give_up()
    with qtbot.waitSignal(voice.ended, timeout=PATIENCE_MS):
        voice.say("Here again.", ENGLISH)


def test_an_engine_that_dies_is_told_and_looked_for_again_later(
    qtbot: QtBot, other_program: Callable[[str], None]
) -> None:
    other_program(
        'import sys; print(\'noise\\n[]\\n{"engine": "x", "languages": ["en"]}\', flush=True); sys.stdin.readline()'
    )
    voice = EngineVoice()
    with qtbot.waitSignal(voice.changed, timeout=PATIENCE_MS):
        voice.find()
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS):
        voice.say("Never heard.", ENGLISH)
    assert voice.languages == frozenset()
    assert voice._again.isActive()
    voice.close()


def test_an_engine_that_does_not_answer_is_ended(qtbot: QtBot, other_program: Callable[[str], None]) -> None:
    other_program("import sys; sys.stdin.read()")
    voice = EngineVoice()
    voice._patience.setInterval(50)
    with qtbot.waitSignal(voice._patience.timeout, timeout=PATIENCE_MS):
        voice.find()
    assert voice._process is None
    assert voice._again.isActive()
    voice.close()


def test_without_qts_speech_there_is_no_voice(
    qtbot: QtBot, other_program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    other_program("import there_is_no_such_module")
    voice = EngineVoice()
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS):
        voice.find()
    assert voice.languages == frozenset()
    monkeypatch.setattr(sys, "executable", "/there/is/no/such/program")
    with qtbot.waitSignal(voice.failed, timeout=PATIENCE_MS):
        voice.find()
    voice.close()


def test_a_visitor_listens_to_a_page_over_the_real_engine(make_kiosk: Kiosks, voice: EngineVoice) -> None:
    hand = make_kiosk(voice=voice)
    hand.tap("Touch to start")
    hand.guide.go(ReadPage("sensory"))
    hand.settle()
    heard = Heard(voice)
    hand.tap("Listen")
    assert hand.wait_for(lambda: len(heard.told) >= 3)
    hand.tap("Stop listening")
    assert [what for what, _ in heard.told[:3]] == ["started", "ended", "started"]
