"""The reader: one sentence after the other, and no voice that fails, hangs or comes late can hold it."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.speech.reader import CHARACTER_S, END_S, START_S, Reader, Stand
from kiosk.ui.speech.script import Utterance
from kiosk.ui.speech.voice import Manner
from tests.support.fakes import FakeClock
from tests.support.voices import FakeVoice

USUAL = Manner("en", 0.0, 0.6)
LOUD = Manner("en", 0.0, 1.0)
TEXTS = ["One.", "Two.", "Three."]


class Reading:
    """A reader in the middle of three sentences."""

    def __init__(self) -> None:
        self.voice = FakeVoice()
        self.clock = FakeClock()
        self.reader = Reader(self.voice, self.clock)
        self.reader.start([Utterance(text) for text in TEXTS], TEXTS, USUAL)

    def stands(self, stand: Stand) -> bool:
        """Whether the reading stands like this now."""
        return self.reader.stand is stand


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    return Reading()


def test_every_sentence_is_said_once_and_then_there_is_silence(reading: Reading) -> None:
    reading.voice.finish_all()
    assert reading.voice.texts == TEXTS
    assert reading.stands(Stand.SILENT)
    assert reading.reader.current is None


def test_a_pause_keeps_the_place_and_says_the_sentence_again(reading: Reading) -> None:
    reading.voice.finish()
    reading.reader.pause()
    assert reading.voice.in_the_air == ""
    assert reading.reader.current == Utterance("Two.")
    reading.reader.go_on()
    assert reading.voice.texts == ["One.", "Two.", "Two."]


def test_back_and_on_say_the_neighbours_also_out_of_a_pause(reading: Reading) -> None:
    reading.reader.move(1)
    reading.reader.move(-1)
    reading.reader.move(-1)
    reading.reader.pause()
    reading.reader.move(1)
    assert reading.voice.texts == ["One.", "Two.", "One.", "One.", "Two."]
    reading.reader.move(1)
    reading.reader.move(1)
    assert reading.stands(Stand.SILENT)


def test_another_manner_is_heard_at_once_but_not_in_a_pause(reading: Reading) -> None:
    reading.reader.take_manner(LOUD)
    assert reading.voice.said == [("One.", USUAL), ("One.", LOUD)]
    reading.reader.pause()
    reading.reader.take_manner(USUAL)
    assert reading.voice.in_the_air == ""


def test_a_late_word_of_an_old_sentence_changes_nothing(reading: Reading) -> None:
    reading.reader.move(1)
    reading.voice.ended.emit(1)
    reading.voice.failed.emit(1, "late")
    assert reading.voice.in_the_air == "Two."
    reading.reader.stop()
    reading.voice.ended.emit(2)
    assert reading.voice.texts == ["One.", "Two."]


def test_a_voice_that_fails_ends_the_reading(reading: Reading, caplog: pytest.LogCaptureFixture) -> None:
    reading.voice.fail()
    assert reading.stands(Stand.FAILED)
    assert "the reading was stopped" in caplog.text
    assert "One." not in caplog.text
    reading.reader.move(1)
    reading.reader.go_on()
    assert reading.voice.texts == ["One."]


def test_a_voice_that_never_begins_is_given_up(reading: Reading) -> None:
    reading.clock.advance(START_S - 0.1)
    reading.reader.tick()
    assert reading.stands(Stand.SPEAKING)
    reading.clock.advance(0.2)
    reading.reader.tick()
    assert reading.stands(Stand.FAILED)
    assert reading.voice.given_up == 1


def test_a_voice_that_never_ends_is_given_up(reading: Reading) -> None:
    reading.voice.begin()
    reading.clock.advance(END_S + CHARACTER_S * len("One.") - 0.1)
    reading.reader.tick()
    assert reading.stands(Stand.SPEAKING)
    reading.clock.advance(0.2)
    reading.reader.tick()
    assert reading.stands(Stand.FAILED)


def test_a_pause_may_last(reading: Reading) -> None:
    reading.reader.pause()
    reading.clock.advance(1_000)
    reading.reader.tick()
    assert reading.stands(Stand.PAUSED)


def test_what_is_no_longer_shown_is_passed_over(board: QWidget) -> None:
    board.show()
    shown, hidden, dead = QLabel("a", board), QLabel("b", board), QLabel("c", board)
    shown.show()
    hidden.hide()
    dead.show()
    voice = FakeVoice()
    reader = Reader(voice, FakeClock())
    script = [Utterance("hidden", hidden), Utterance("shown", shown), Utterance("dead", dead), Utterance("bare")]
    dead.setParent(None)
    dead.deleteLater()
    board.window().repaint()
    reader.start(script, ["hidden", "shown", "dead", "bare"], USUAL)
    voice.finish_all()
    assert voice.texts == ["shown", "bare"]
