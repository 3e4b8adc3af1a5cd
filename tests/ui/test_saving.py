"""Saving in a worker thread: every way it can end, and nothing left over."""

import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.errors import Fault
from kiosk.requests.receipt import Receipt
from kiosk.ui.saving import Saver
from tests.support.form import FakeDesk
from tests.support.requests import make_draft


class Heard:
    """Notes what a saver tells."""

    def __init__(self, saver: Saver) -> None:
        self.receipts: list[Receipt] = []
        self.faults: list[Fault | None] = []
        self.unsure = 0
        saver.saved.connect(self.receipts.append)
        saver.failed.connect(self.faults.append)
        saver.unsure.connect(self._on_unsure)

    def _on_unsure(self) -> None:
        self.unsure += 1


@pytest.fixture
def home(qtbot: QtBot) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    assert not [thread for thread in threading.enumerate() if thread.name == "saving"]


def test_a_saved_request_brings_its_receipt(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    saver = Saver(desk, home)
    draft = make_draft()
    with qtbot.waitSignal(saver.saved) as told:
        saver.save(draft)
    assert told.args is not None
    assert told.args[0].id == draft.id
    assert desk.threads[0] is not threading.current_thread()


def test_the_desk_gets_a_copy_that_the_visitor_cannot_pull_away(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    saver = Saver(desk, home)
    draft = make_draft(name="Test Patient")
    with qtbot.waitSignal(saver.saved):
        saver.save(draft)
        draft.wipe()
        desk.gate.set()
    assert [saved.name for saved in desk.saved.values()] == ["Test Patient"]


@pytest.mark.parametrize("fault", [Fault.DISK_FULL, Fault.TOO_MANY, Fault.NO_KEY])
def test_a_fault_is_told(qtbot: QtBot, home: QObject, fault: Fault) -> None:
    saver = Saver(FakeDesk(fault), home)
    with qtbot.waitSignal(saver.failed) as told:
        saver.save(make_draft())
    assert told.args == [fault]


def test_a_bug_is_logged_without_words_and_told_as_not_saved(
    qtbot: QtBot, home: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    desk = FakeDesk()
    desk.bug = ValueError("Test Patient 2085550123")
    saver = Saver(desk, home)
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(saver.failed) as told:
        saver.save(make_draft())
    assert told.args == [None]
    assert "ValueError" in caplog.text
    assert "Test Patient" not in caplog.text


def test_no_answer_in_time_is_told_and_the_late_receipt_follows(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    saver = Saver(desk, home, limit_s=0.01)
    heard = Heard(saver)
    with qtbot.waitSignal(saver.unsure):
        saver.save(make_draft())
    assert not heard.receipts
    with qtbot.waitSignal(saver.saved):
        desk.gate.set()
    assert heard.faults == []


def test_a_retry_while_the_first_try_hangs_is_the_same_try(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    saver = Saver(desk, home, limit_s=0.01)
    draft = make_draft()
    with qtbot.waitSignal(saver.unsure):
        saver.save(draft)
    with qtbot.waitSignal(saver.saved):
        saver.save(draft)
        desk.gate.set()
    assert desk.calls == 1


def test_a_retry_after_a_fault_is_the_same_request(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk(Fault.DISK_FULL)
    saver = Saver(desk, home)
    draft = make_draft()
    with qtbot.waitSignal(saver.failed):
        saver.save(draft)
    desk.fault = None
    with qtbot.waitSignal(saver.saved):
        saver.save(draft)
    assert list(desk.saved) == [str(draft.id)]


def test_a_visitor_who_has_gone_is_told_nothing(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    saver = Saver(desk, home)
    heard = Heard(saver)
    saver.save(make_draft())
    saver.forget()
    desk.gate.set()
    qtbot.waitUntil(lambda: bool(desk.saved))
    saver.close()
    qtbot.wait(1)
    assert (heard.receipts, heard.faults, heard.unsure) == ([], [], 0)


def test_the_next_visitor_waits_for_the_disk_and_gets_the_right_receipt(qtbot: QtBot, home: QObject) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    saver = Saver(desk, home)
    first, second = make_draft(), make_draft()
    saver.save(first)
    saver.forget()
    with qtbot.waitSignal(saver.saved) as told:
        saver.save(second)
        desk.gate.set()
    assert told.args is not None
    assert told.args[0].id == second.id
    saver.close()
    qtbot.wait(1)


def test_an_answer_after_the_program_has_ended_is_dropped(qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    parent = QObject()
    saver = Saver(desk, parent)
    saver.save(make_draft())
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    desk.gate.set()
    desk.threads[0].join(5)
    assert not desk.threads[0].is_alive()
