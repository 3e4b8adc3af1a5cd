"""The whole program in a process of its own: start, refusals, the way out, bugs, and the whole screen."""

import gc
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Kiosk
from kiosk.options import RunOptions
from kiosk.paths import DataFolder
from kiosk.ui.driver import Driver
from kiosk.visit.route import Home
from tests.support.fakes import FakeClock
from tests.support.process import ROOT, Program, kiosk

X_SCREEN = (1366, 768)


def test_it_starts_and_ends_when_told_to(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with kiosk(data) as program:
        assert program.wait_for("ready"), program.said
        assert program.umask() in ("0077", "")
        assert program.core_limit() in ("0", "")
        code, seconds = program.end()
        assert (code, seconds < 2.0) == (0, True)
        assert program.code() == 0
        assert "left with exit code 0" in program.said
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in data.rglob("*") if path.is_file()}
    assert modes <= {0o600}
    assert "ready" in (data / "kiosk.log").read_text(encoding="utf-8")


def test_ctrl_c_ends_it_as_well(tmp_path: Path) -> None:
    with kiosk(tmp_path / "data", "--windowed", "1024x600") as program:
        assert program.wait_for("ready"), program.said
        assert program.end(signal.SIGINT)[0] == 0


def test_a_second_kiosk_on_the_same_data_refuses_in_one_sentence(tmp_path: Path) -> None:
    with kiosk(tmp_path / "data") as first:
        assert first.wait_for("ready"), first.said
        with kiosk(tmp_path / "data") as second:
            assert second.code() == 1
            assert second.said.startswith("The kiosk did not start: another kiosk is running on this data folder")
            assert second.said.count("\n") == 1
        assert first.end()[0] == 0
    with kiosk(tmp_path / "data") as third:
        assert third.wait_for("ready"), third.said


def test_a_killed_kiosk_does_not_keep_the_next_one_from_starting(tmp_path: Path) -> None:
    with kiosk(tmp_path / "data") as first:
        assert first.wait_for("ready"), first.said
        first.end(signal.SIGKILL)
    with kiosk(tmp_path / "data") as second:
        assert second.wait_for("ready"), second.said


def test_a_data_folder_that_others_can_read_is_refused_with_the_way_out(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    with kiosk(data) as program:
        assert program.code() == 1
        assert f"run  chmod 700 {data}" in program.said
        assert program.said.count("\n") == 1


def test_a_broken_settings_file_and_a_missing_content_folder_do_not_stop_it(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[idle]\nreading_s = 'soon'\nodd = 1\n[nothing]\n")
    with kiosk(tmp_path / "data", "--settings", str(settings), "--content", str(tmp_path / "none")) as program:
        assert program.wait_for("ready"), program.said
        assert program.end()[0] == 0
        problems = [line for line in program.said.splitlines() if "setting problem" in line]
        assert len(problems) == 3
        assert all("settings.toml" in line for line in problems)


# The same in this process.


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """Return a kiosk that is built and shown, but whose event loop is the test's."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    data = DataFolder(tmp_path / "data")
    data.root.mkdir(mode=0o700)
    options = RunOptions(windowed=(1280, 800), data=None, content=None, settings=None, language=None)
    program = Kiosk(qapp, data, options, FakeClock())
    program.window.first_paint.connect(program._after_first_paint)
    program.guide.start()
    program.window.resize(1280, 800)
    program.window.show()
    program._bugs.install()
    yield program
    gc.unfreeze()  # the program froze what it had made
    program.leave(0)
    program.guide.deleteLater()
    program.window.deleteLater()


def test_a_bug_ends_the_visit_and_three_in_a_minute_the_program(
    running: Kiosk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    hand = Driver(running.guide, running._clock)  # type: ignore[arg-type]
    hand.settle()
    for _ in range(3):
        hand.tap("Touch to start")
        assert running.guide.route == Home()
        sys.excepthook(ValueError, ValueError("Test Patient"), None)
        hand.settle()
        if not codes:
            assert hand.sees("Touch to start")
    assert codes == [1]
    assert "Test Patient" not in caplog.text


def test_an_unfinished_start_is_warmed_up_a_little_at_a_time(running: Kiosk) -> None:
    hand = Driver(running.guide, running._clock)  # type: ignore[arg-type]
    assert hand.wait_for(lambda: not running.guide.warm_up())
    hand.tap("Ask us to call you")
    assert hand.sees("What is your name?")


# On a real X server without a window manager, as on a kiosk.


@pytest.fixture
def x_server() -> Iterator[str]:
    """Return the address of a screen of its own size."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    size = f"{X_SCREEN[0]}x{X_SCREEN[1]}x24"
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:  # open until the end: the server dies where nobody listens
        number = told.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
        server.terminate()
        server.wait()


_ASK = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from PySide6.QtCore import QTimer
from kiosk import app
from kiosk.ui.window import KioskWindow

def tell(self, *, execute=app.Kiosk._after_first_paint):
    execute(self)
    QTimer.singleShot(500, self.window, lambda: print(
        "shown at", self.window.geometry().getRect(), self.window.windowHandle().geometry().getRect(), file=sys.stderr,
        flush=True))

app.Kiosk._after_first_paint = tell
from kiosk.cli import main
sys.exit(main())
"""


def test_without_a_window_manager_it_covers_the_whole_screen(x_server: str, tmp_path: Path) -> None:
    words = [sys.executable, "-c", _ASK, "run"]
    with Program(words, data=tmp_path / "data", QT_QPA_PLATFORM="xcb", DISPLAY=x_server) as program:
        if not program.wait_for("shown at"):
            if "could not connect" in program.said or "platform plugin" in program.said:
                pytest.skip("Qt's X11 platform cannot be loaded here (its system libraries are missing)")
            pytest.fail(program.said)
        place = (0, 0, *X_SCREEN)
        assert f"shown at {place} {place}" in program.said
        assert program.end()[0] == 0
