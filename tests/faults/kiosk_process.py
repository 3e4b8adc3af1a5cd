"""Drives `tests.faults.writer`: a kiosk in a process of its own, which a test may kill."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ack:
    """A receipt that the process told of; `at_ns` is on the machine's monotonic clock."""

    number: int
    id: str
    at_ns: int


class KioskProcess:
    """One run of the writer."""

    def __init__(self, folder: Path, variant: str = "kiosk") -> None:
        self.acks: list[Ack] = []
        self.fault = ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer", str(folder), variant],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._output().readline() == "ready\n"

    def start(self, *, stepping: bool = False) -> None:
        """Let it begin; stepping, it waits for `step` after each receipt."""
        self._tell("step" if stepping else "run")

    def step(self) -> None:
        """Let it store the next request."""
        self._tell("on")

    def wait_for(self, count: int) -> None:
        """Wait until it has told of `count` receipts more, or has ended."""
        for _ in range(count):
            if not self._take(self._output().readline()):
                return

    def kill(self) -> None:
        """End it in the middle of whatever it does, and take what it still told."""
        self._process.send_signal(signal.SIGKILL)
        while self._take(self._output().readline()):
            pass
        self._process.wait()
        self._output().close()
        self._input().close()

    def _take(self, line: str) -> bool:
        words = line.split()
        if not line.endswith("\n") or len(words) < 2:
            return False
        if words[0] == "fault":
            self.fault = words[1]
            return False
        self.acks.append(Ack(int(words[0]), words[1], int(words[2])))
        return True

    def _tell(self, word: str) -> None:
        os.write(self._input().fileno(), f"{word}\n".encode())

    def _output(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout

    def _input(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin
