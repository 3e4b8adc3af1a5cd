"""A running kiosk, measured from inside: a finger's lift to the new page painted, a request saved, memory at the end.

usage: python -m bench.walk        prints JSON: seconds of each page change and each saved request, MiB of memory (PSS)
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.app import Kiosk
from kiosk.clock import SteppedClock, SystemClock
from kiosk.files import private_folder
from kiosk.options import RunOptions
from kiosk.paths import DataFolder, data_folder
from kiosk.requests.draft import Consent, Draft
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.ui.application import make_application
from kiosk.ui.driver import Driver
from kiosk.ui.guide import Guide

SIZE = (1920, 1080)
ROUNDS = 12
SAVES = 200


def main() -> int:
    """Walk through the pages, save requests, and print what was measured."""
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as folder:
        data = data_folder(Path(folder) / "data")
        private_folder(data.root)
        clock = SteppedClock(SystemClock().now())
        program = Kiosk(make_application(), data, RunOptions(windowed=SIZE, data=data.root), clock)
        program.window.resize(*SIZE)
        program.guide.start()
        program.window.show()
        QApplication.processEvents()
        program.warm_up_all()
        result = {"pages": page_changes(program.guide, clock), "saves": saves(data), "pss": pss("self")}
        program.leave(0)
    print(json.dumps(result))
    return 0


def page_changes(guide: Guide, clock: SteppedClock) -> list[float]:
    """Return the seconds of each tap to its page painted: home, topics, and on through their pages."""
    driver = Driver(guide, clock)
    driver.tap("Touch to start")
    found: list[float] = []
    for _ in range(ROUNDS):
        for topic in ("Four types", "Treatments", "What is peripheral neuropathy?"):
            found.append(_timed(driver, "Home"))
            found.append(_timed(driver, topic))
            found += [_timed(driver, name) for name in driver.names() if name.startswith("Next: ")]
    return found


def saves(folder: DataFolder) -> list[float]:
    """Return the seconds of each request saved, from the draft to the receipt."""
    trial = folder.trial
    prepare_trial(trial)
    spool = Spool(trial, SystemClock())
    found = []
    for _ in range(SAVES):
        consent = Consent("1", "en")
        draft = Draft(name="Test Patient", phone="208-555-0123", best_time="Morning", voicemail=False, consent=consent)
        begun = time.perf_counter()
        spool.append(draft)
        found.append(time.perf_counter() - begun)
    return found


def pss(process: int | str) -> float:
    """Return a process's share of memory in MiB (Linux; 0 elsewhere)."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def _timed(driver: Driver, name: str) -> float:
    place = driver.place_of(name).center()
    driver.press_at(place)
    begun = time.perf_counter()
    driver.lift_at(place)
    QApplication.processEvents()
    taken = time.perf_counter() - begun
    driver.settle()
    return taken


if __name__ == "__main__":
    sys.exit(main())
