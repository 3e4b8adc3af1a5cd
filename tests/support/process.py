"""Runs the kiosk in a process of its own, as the service manager does, and listens to what it says."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 30.0


class Program:
    """A process whose words are taken as they come; ended when left."""

    def __init__(self, words: list[str], *, data: Path, **variables: str) -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KIOSK_DATA": str(data), **variables}
        self._process = subprocess.Popen(
            words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, umask=0o022
        )
        self._said: list[str] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._listen, args=(self._error_output(),), daemon=True)
        self._reader.start()

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *error: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        self._error_output().close()

    @property
    def said(self) -> str:
        """All that it has said on its error output."""
        with self._news:
            return "".join(self._said)

    def wait_for(self, words: str) -> bool:
        """Wait until it has said `words`; False if it ends before, or takes for ever."""
        deadline = time.monotonic() + PATIENCE_S
        with self._news:
            while words not in "".join(self._said):
                if not self._reader.is_alive() or not self._news.wait(max(0.0, deadline - time.monotonic())):
                    return words in "".join(self._said)
            return True

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send the signal; return the exit code and the seconds that it took to end."""
        start = time.monotonic()
        self._process.send_signal(number)
        code = self._process.wait(PATIENCE_S)
        return code, time.monotonic() - start

    def umask(self) -> str:
        """Return the mask that its new files get, as the system tells it; "" where it tells nothing."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((line.split()[1] for line in lines if line.startswith("Umask:")), "")

    def core_limit(self) -> str:
        """Return how many bytes of memory a crash may leave on the disk; "" where the system tells nothing."""
        limits = Path(f"/proc/{self._process.pid}/limits")
        lines = limits.read_text().splitlines() if limits.exists() else []
        return next((line.split()[4] for line in lines if line.startswith("Max core file size")), "")

    def code(self) -> int:
        """Wait until it has ended by itself; return the exit code."""
        code = self._process.wait(PATIENCE_S)
        self._reader.join()
        return code

    def _error_output(self) -> IO[str]:
        assert self._process.stderr is not None
        return self._process.stderr

    def _listen(self, output: IO[str]) -> None:
        for line in output:
            with self._news:
                self._said.append(line)
                self._news.notify_all()
        with self._news:
            self._news.notify_all()


def kiosk(data: Path, *words: str, **variables: str) -> Program:
    """Start `python -m kiosk run` on the data folder `data`."""
    return Program([sys.executable, "-m", "kiosk", "run", *words], data=data, **variables)
