"""This pair of Python and PySide6 survives a long day: some pairs lose a reference to None with every void call."""

import os
import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for _ in range(1_000):
    label.setText("a")
before = sys.getrefcount(None)
for _ in range(60_000):
    label.setText("a")
drift = sys.getrefcount(None) - before
assert abs(drift) < 100, drift
"""


def test_sixty_thousand_void_calls_keep_the_process_alive() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
