"""Sending the call-back form: one press is one request, and only a receipt is thanked for."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from kiosk.errors import Fault
from kiosk.ui.saving import Saver
from kiosk.ui.screens.callback_questions import fault_words
from kiosk.visit.route import AskCall, Thanks
from tests.support.form import FakeDesk
from tests.ui.screens.test_callback import Form


def hanging_form(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> tuple[Form, threading.Event]:
    """Return a form at its review whose desk answers only when the event is set, and is given up at once."""
    monkeypatch.setattr("kiosk.ui.screens.callback.Saver", quick_saver)
    desk = FakeDesk()
    desk.gate = threading.Event()
    form = Form(qtbot, desk)
    form.fill()
    return form, desk.gate


def quick_saver(desk: FakeDesk, parent: object) -> Saver:
    return Saver(desk, parent, limit_s=0.05)  # type: ignore[arg-type]


def test_the_button_is_dead_after_the_press(qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    form = Form(qtbot, desk)
    form.fill()
    form.stage.tap("Yes, call me")
    assert "Saving your request…" in form.stage.sees()
    assert not form.stage.control("Saving…").isEnabled()
    form.stage.tap("Saving…", "Saving…", "Back", "Stop and erase", "Change the name")
    assert "Saving your request…" in form.stage.sees()
    with qtbot.waitSignal(form.screen._saver.saved):
        desk.gate.set()
    assert desk.calls == 1
    assert len(form.stage.routes) == 1


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_is_told_and_leads_to_the_front_desk(qtbot: QtBot, fault: Fault) -> None:
    form = Form(qtbot, FakeDesk(fault))
    form.fill()
    with qtbot.waitSignal(form.screen._saver.failed):
        form.stage.tap("Yes, call me")
    seen = form.stage.sees()
    assert "Your request was not saved" in seen
    assert fault_words(fault) in seen
    assert "Please ask at the front desk." in seen
    assert form.stage.routes == []


def test_a_bug_is_told_as_not_saved(qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.bug = RuntimeError("Ana")
    form = Form(qtbot, desk)
    form.fill()
    with qtbot.waitSignal(form.screen._saver.failed):
        form.stage.tap("Yes, call me")
    assert "Your request was not saved" in form.stage.sees()


def test_a_retry_keeps_the_answers_and_the_id(qtbot: QtBot) -> None:
    desk = FakeDesk(Fault.DISK_FULL)
    form = Form(qtbot, desk)
    form.fill()
    assert form.visit.draft is not None
    number = str(form.visit.draft.id)
    with qtbot.waitSignal(form.screen._saver.failed):
        form.stage.tap("Yes, call me")
    desk.fault = None
    with qtbot.waitSignal(form.screen._saver.saved):
        form.stage.tap("Try again")
    assert list(desk.saved) == [number]
    assert isinstance(form.stage.routes[-1], Thanks)


def test_after_a_fault_the_answers_can_be_looked_at(qtbot: QtBot) -> None:
    form = Form(qtbot, FakeDesk(Fault.IO_ERROR))
    form.fill()
    with qtbot.waitSignal(form.screen._saver.failed):
        form.stage.tap("Yes, call me")
    form.stage.tap("Back to your answers")
    assert "Ana" in form.stage.sees()


def test_too_many_requests_offer_no_retry(qtbot: QtBot) -> None:
    form = Form(qtbot, FakeDesk(Fault.TOO_MANY))
    form.fill()
    with qtbot.waitSignal(form.screen._saver.failed):
        form.stage.tap("Yes, call me")
    assert "Try again" not in form.stage.sees()


def test_a_slow_disk_is_not_called_a_failure_and_the_late_receipt_is_thanked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, gate = hanging_form(qtbot, monkeypatch)
    with qtbot.waitSignal(form.screen._saver.unsure):
        form.stage.tap("Yes, call me")
    assert "We could not confirm your request" in form.stage.sees()
    assert "not saved" not in form.stage.sees()
    with qtbot.waitSignal(form.screen._saver.saved):
        gate.set()
    assert isinstance(form.stage.routes[-1], Thanks)
    assert form.desk.calls == 1


def test_after_stop_and_erase_a_late_receipt_moves_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    form, gate = hanging_form(qtbot, monkeypatch)
    with qtbot.waitSignal(form.screen._saver.unsure):
        form.stage.tap("Yes, call me")
    form.stage.tap("Stop and erase")
    gate.set()
    qtbot.waitUntil(lambda: bool(form.desk.saved))
    form.screen._saver.close()
    qtbot.wait(1)
    assert form.stage.routes == []


def test_saved_while_the_visitor_reads_for_help_is_thanked_for_on_return(qtbot: QtBot) -> None:
    desk = FakeDesk()
    desk.gate = threading.Event()
    form = Form(qtbot, desk)
    form.fill()
    form.stage.tap("Yes, call me", "Get help now")
    form.screen.leave()
    form.screen.hide()
    with qtbot.waitSignal(form.screen._saver.saved):
        desk.gate.set()
    assert not any(isinstance(route, Thanks) for route in form.stage.routes)
    form.screen.enter(AskCall(), form.visit)
    form.screen.show()
    qtbot.waitUntil(lambda: isinstance(form.stage.routes[-1], Thanks))
    assert desk.calls == 1
