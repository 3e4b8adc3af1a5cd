"""One start of the kiosk or of a bare window with one label; prints what it measured as JSON.

usage: python -m bench.child kiosk|bare|pages STARTED
STARTED is the parent's `time.monotonic()` just before it started this process.
"""

import json
import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

SIZE = (1920, 1080)


def main() -> int:
    """Measure what the command line asks for."""
    kind, started = sys.argv[1], float(sys.argv[2])
    if kind == "bare":
        print(json.dumps(bare(started)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            os.umask(0o077)
            print(json.dumps(kiosk(started, Path(folder) / "data", walks=kind == "pages")))
    return 0


def bare(started: float) -> dict[str, float]:
    """Show a window with one label; return the seconds to its first paint and its memory in MiB."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Window(QLabel):
        painted = 0.0

        def event(self, event: QEvent) -> bool:
            handled = super().event(event)
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = time.monotonic()
            return handled

    application = QApplication([])
    window = Window("One label")
    window.resize(*SIZE)
    window.show()
    while not window.painted:
        application.processEvents()
    return {"first_paint": window.painted - started, "pss": pss()}


def kiosk(started: float, data: Path, *, walks: bool) -> dict[str, object]:
    """Start the kiosk as `kiosk run` does; with `walks`, go through the pages and save requests as well."""
    from kiosk.app import Kiosk
    from kiosk.clock import SteppedClock
    from kiosk.files import private_folder
    from kiosk.options import RunOptions
    from kiosk.paths import data_folder
    from kiosk.ui.application import make_application

    folder = data_folder(data)
    private_folder(folder.root)
    application = make_application()
    clock = SteppedClock(_now())
    program = Kiosk(application, folder, RunOptions(windowed=SIZE, data=data), clock)
    painted: list[float] = []

    def on_paint() -> None:
        painted.append(time.monotonic())

    program.window.first_paint.connect(on_paint)
    program.window.resize(*SIZE)
    program.guide.start()
    program.window.show()
    while not painted:
        application.processEvents()
    result: dict[str, object] = {"first_paint": painted[0] - started}
    if walks:
        from bench.walk import page_changes, saves

        while program.guide.warm_up():
            pass
        result["pages"] = page_changes(program.guide, clock)
        result["saves"] = saves(folder)
    result["pss"] = pss()
    return result


def pss() -> float:
    """Return this process's share of memory in MiB (Linux; 0 elsewhere)."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def _now() -> datetime:
    from kiosk.clock import SystemClock

    return SystemClock().now()


if __name__ == "__main__":
    raise SystemExit(main())
