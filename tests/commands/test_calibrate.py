"""`kiosk calibrate` opens the page alone, and says afterwards what is believed."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.commands.calibrate import run
from kiosk.commands.doctor import examine_screen
from kiosk.commands.parser import parse
from kiosk.health import Level
from kiosk.measures import read_measures
from kiosk.paths import DataFolder
from kiosk.ui.widgets.button import TouchButton


def press(name: str) -> None:
    """Press a button of the page that is open."""
    widgets = QApplication.topLevelWidgets()
    buttons = [button for window in widgets for button in window.findChildren(TouchButton)]
    next(button for button in buttons if button.accessibleName() == name).click()


def save() -> None:
    for name in ("Much wider", "A little narrower", "Save"):
        press(name)


@pytest.fixture
def closed(qapp: QApplication) -> Iterator[None]:
    """Destroy the window that the command leaves to the end of its process."""
    yield
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("closed")
def test_what_is_measured_is_kept_and_the_doctor_believes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = DataFolder(tmp_path / "data")
    (before, *_) = examine_screen(0.0, data.screens)
    assert before.level is Level.WARN
    assert "kiosk calibrate" in before.sentence
    arguments = parse(["calibrate", "--data", str(data.root), "--windowed", "1024x600"])
    assert isinstance(arguments, Namespace)
    QTimer.singleShot(0, save)
    assert run(arguments) == 0
    said = capsys.readouterr().out
    assert "(measured)" in said
    (measure,) = read_measures(data.screens)
    assert f"{measure.mm_per_dot:.4f} mm a dot" in said
    (after, *_) = examine_screen(0.0, data.screens)
    assert after.level is Level.OK
    assert f"{measure.mm_per_dot:.3f} mm a dot" in after.sentence
    assert "inches" in after.sentence


@pytest.mark.usefixtures("qapp")
def test_the_settings_go_before_it_and_a_damaged_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    file.write_text("{", encoding="utf-8")
    screen, problem, _ = examine_screen(0.3, file)
    assert (screen.level, problem.level) == (Level.OK, Level.BAD)
    assert "settings.toml" in screen.sentence
    assert "screens.json" in problem.sentence


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run(Namespace()) == 1
    assert "No display" in capsys.readouterr().err
