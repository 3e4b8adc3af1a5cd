"""The thank-you screen: it says what happens next and nothing about the person."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from kiosk.requests.receipt import Receipt
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.visit.route import Home, Thanks
from kiosk.visit.visit import Visit
from tests.support.form import FakeDesk, Stage, make_site


def show(qtbot: QtBot, size: str = "wide", text: float = 1.0) -> tuple[Stage, ThanksScreen]:
    stage = Stage(size, text)
    qtbot.addWidget(stage)
    screen = ThanksScreen(make_site(FakeDesk()), stage)
    receipt = Receipt(uuid4(), 1, "0" * 64, datetime(2026, 3, 2, tzinfo=UTC))
    stage.put_on(screen, Thanks(receipt, "Morning"), Visit())
    return stage, screen


@pytest.mark.parametrize("size", ["wide", "tall", "low"])
@pytest.mark.parametrize("text", [1.0, 1.8])
def test_it_says_what_happens_next(qtbot: QtBot, size: str, text: float) -> None:
    stage, _screen = show(qtbot, size, text)
    assert "We have your request" in stage.sees()
    assert "We will call you: Morning." in stage.sees()
    stage.grab()


def test_go_on_reading_leads_home(qtbot: QtBot) -> None:
    stage, _screen = show(qtbot)
    stage.tap("Go on reading")
    assert stage.routes == [Home()]


def test_finish_and_clear_is_told(qtbot: QtBot) -> None:
    stage, screen = show(qtbot)
    with qtbot.waitSignal(screen.finish_wanted):
        stage.tap("Finish and clear")


def test_a_wipe_forgets_the_request(qtbot: QtBot) -> None:
    stage, screen = show(qtbot)
    screen.wipe()
    screen.retranslate()
    assert "Morning" not in stage.sees()
