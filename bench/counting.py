"""What counting costs a visitor: pages and the ends of visits with it and without, by turns.

usage: python -m bench.counting        prints a table; milliseconds until the new page, or the first screen, is painted
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.walk import SIZE, _timed
from kiosk.app import Kiosk
from kiosk.clock import SteppedClock, SystemClock
from kiosk.files import private_folder
from kiosk.options import RunOptions
from kiosk.paths import data_folder
from kiosk.ui.application import make_application
from kiosk.ui.driver import Driver

RUNS = 4  # of each
VISITS = 30  # of a run
WAYS = ("off", "on")


def main() -> int:
    """Measure by turns, and print medians, and what 95 of 100 take at most."""
    found: dict[str, dict[str, list[float]]] = {way: {"page": [], "end of a visit": []} for way in WAYS}
    for _ in range(RUNS):
        for way in WAYS:
            told = subprocess.run(
                [sys.executable, "-m", "bench.counting", way], check=True, stdout=subprocess.PIPE, text=True
            )
            for what, values in json.loads(told.stdout.splitlines()[-1]).items():
                found[way][what] += values
    for what in ("page", "end of a visit"):
        for way in WAYS:
            values = sorted(1000 * seconds for seconds in found[way][what])
            p95 = values[int(len(values) * 0.95)]
            p50 = statistics.median(values)
            print(f"{what:>15}, counting {way:<3}  {len(values):>4} times  p50 {p50:6.1f}  p95 {p95:6.1f}")
    return 0


def one_run(way: str) -> dict[str, list[float]]:
    """Return the seconds of each page change and each end of a visit of one kiosk."""
    os.umask(0o077)
    found: dict[str, list[float]] = {"page": [], "end of a visit": []}
    with tempfile.TemporaryDirectory() as folder:
        data = data_folder(Path(folder) / "data")
        private_folder(data.root)
        data.settings.write_text(f"[usage]\nenabled = {str(way == 'on').lower()}\n[speech]\nenabled = false\n")
        clock = SteppedClock(SystemClock().now())
        program = Kiosk(make_application(), data, RunOptions(windowed=SIZE, data=data.root), clock)
        program.window.resize(*SIZE)
        program.guide.start()
        program.window.show()
        QApplication.processEvents()
        program.warm_up_all()
        driver = Driver(program.guide, clock)
        for _ in range(VISITS):
            driver.tap("Touch to start")
            driver.tap("Treatments")
            found["page"] += [_timed(driver, name) for name in driver.names() if name.startswith("Next: ")]
            found["page"].append(_timed(driver, "Medicines"))
            found["page"].append(_timed(driver, "Get help now"))
            found["end of a visit"].append(_timed(driver, "Finish and clear"))
        program.leave(0)
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one_run(sys.argv[1])))
        sys.exit()
    sys.exit(main())
