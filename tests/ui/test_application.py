"""The Qt application: its messages, the screen's true size, the whole screen for the window, and the door for bugs."""

import logging
import os
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.application import (
    BUG_WINDOW_S,
    BugDoor,
    FullScreen,
    has_display,
    hide_cursor,
    make_application,
    screen_facts,
)
from kiosk.visit.route import Attract
from tests.support.fakes import FakeClock
from tests.support.kiosks import Kiosks
from tests.support.traces import traces


@pytest.fixture
def handler() -> Iterator[None]:
    """Give Qt's messages back to pytest after the test."""
    before = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(before)


class Exits:
    """Counts what the door asks for."""

    def __init__(self) -> None:
        self.recovered = 0
        self.gave_up = 0
        self.error: BaseException | None = None
        self.door: BugDoor | None = None

    def recover(self) -> None:
        self.recovered += 1
        if self.error is not None and self.door is not None:
            throw(self.door, self.error)

    def give_up(self) -> None:
        self.gave_up += 1


def throw(door: BugDoor, error: BaseException) -> None:
    """Hand the door an exception as the interpreter does."""
    try:
        raise error
    except BaseException as caught:
        door.take(type(caught), caught, caught.__traceback__)


def make_door() -> tuple[BugDoor, Exits, FakeClock]:
    clock, exits = FakeClock(), Exits()
    exits.door = BugDoor(clock, exits.recover, exits.give_up)
    return exits.door, exits, clock


# Bugs.


def test_a_bug_is_logged_by_its_type_and_place_alone_and_the_visit_ends(caplog: pytest.LogCaptureFixture) -> None:
    door, exits, _ = make_door()
    throw(door, ValueError("Test Patient 208 555 0123"))
    assert (exits.recovered, exits.gave_up) == (1, 0)
    assert "ValueError" in caplog.text
    assert "throw" in caplog.text
    assert "Patient" not in caplog.text


def test_three_bugs_within_a_minute_end_the_program() -> None:
    door, exits, clock = make_door()
    for _ in range(2):
        throw(door, ValueError())
        clock.advance(20)
    throw(door, ValueError())
    assert (exits.recovered, exits.gave_up) == (2, 1)


def test_three_bugs_in_more_than_a_minute_do_not() -> None:
    door, exits, clock = make_door()
    for _ in range(6):
        throw(door, ValueError())
        clock.advance(BUG_WINDOW_S / 2 + 1)
    assert (exits.recovered, exits.gave_up) == (6, 0)


def test_a_bug_while_recovering_does_not_go_round_in_circles() -> None:
    door, exits, _ = make_door()
    exits.error = KeyError("inside")
    throw(door, ValueError())
    assert exits.recovered == 1


def test_a_bug_in_a_slot_brings_back_the_attract_screen(
    make_kiosk: Kiosks, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hand = make_kiosk()
    door = BugDoor(hand.clock, hand.guide.end_visit, sys.exit)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    door.install()
    hand.tap("Ask us to call you")
    hand.type("Zyxwvu")

    def break_down() -> None:
        raise RuntimeError("Zyxwvu")

    tools = hand.window.furnish("").tools
    tools.contrast_wanted.connect(break_down)
    hand.tap("Get help now")
    hand.tap("Contrast")
    assert hand.where() == Attract()
    assert traces(hand.window, "Zyxwvu") == []
    assert "RuntimeError" in caplog.text
    assert "Zyxwvu" not in caplog.text


# Qt's messages and the environment.


def test_qt_s_messages_go_into_the_log(
    qapp: QApplication, handler: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("QT_QPA_GENERIC_PLUGINS", "evdevtouch")
    assert make_application() is qapp
    with caplog.at_level(logging.WARNING, logger="kiosk"):
        qWarning("a warning of Qt's")
    assert "Qt: a warning of Qt's" in caplog.text
    assert "QT_QPA_GENERIC_PLUGINS" not in os.environ
    assert not qapp.quitOnLastWindowClosed()


@pytest.mark.parametrize(("platform", "after"), [("vnc:port=5900", None), ("offscreen", "offscreen"), ("xcb", "xcb")])
def test_the_screen_is_never_offered_to_the_network(
    qapp: QApplication, handler: None, monkeypatch: pytest.MonkeyPatch, platform: str, after: str | None
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    make_application()
    assert os.environ.get("QT_QPA_PLATFORM") == after


def test_every_kind_of_message_has_a_level(qapp: QApplication, handler: None, caplog: pytest.LogCaptureFixture) -> None:
    from kiosk.ui.application import _on_qt_message  # noqa: PLC0415 - Qt ends the program at a fatal message

    with caplog.at_level(logging.DEBUG, logger="kiosk"):
        for kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg, QtMsgType.QtWarningMsg, QtMsgType.QtFatalMsg):
            _on_qt_message(kind, None, "said")  # type: ignore[arg-type]
    assert [record.levelname for record in caplog.records] == ["DEBUG", "INFO", "WARNING", "ERROR"]


# The screen.


def test_the_window_takes_the_whole_screen_and_follows_it(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    full = FullScreen(window, qapp)
    screen: QScreen = qapp.primaryScreen()
    assert window.geometry() == screen.geometry()
    assert window.isVisible()
    screen.geometryChanged.emit(QRect(0, 0, 600, 1024))  # it turned
    assert window.geometry() == QRect(0, 0, 600, 1024)
    qapp.primaryScreenChanged.emit(None)
    screen.geometryChanged.emit(QRect(0, 0, 700, 700))
    assert window.geometry() == QRect(0, 0, 600, 1024)
    qapp.primaryScreenChanged.emit(screen)
    assert window.geometry() == screen.geometry()
    full.deleteLater()


def test_the_facts_about_screen_and_fonts(qapp: QApplication, handler: None) -> None:
    facts = screen_facts()
    size = qapp.primaryScreen().size()
    assert (facts.is_there, facts.width, facts.height) == (True, size.width(), size.height())
    assert facts.family
    assert screen_facts(0.3).mm_per_dot == 0.3
    assert facts.inches > 0


@pytest.mark.parametrize(
    ("variables", "is_there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "x"}, True),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_whether_there_is_a_display(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], is_there: bool) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() == is_there


def test_without_a_display_the_facts_come_from_an_invisible_screen(
    qapp: QApplication, handler: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    assert not screen_facts().is_there


def test_the_window_shows_no_mouse_pointer(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hide_cursor(hand.window)
    assert hand.window.cursor().shape() == Qt.CursorShape.BlankCursor
