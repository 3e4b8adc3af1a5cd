"""Runs a program on a terminal of its own and types answers at its prompts."""

import json
import os
import pty
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60  # seconds; only a program that hangs gets there


@dataclass(frozen=True)
class Ended:
    """How the program ended, and all that stood on its terminal."""

    code: int
    said: str


def run_on_terminal(words: list[str], *answers: tuple[str, str]) -> Ended:
    """Run `words`; each answer is a prompt to wait for and what to type then."""
    # In a process of its own: forking the one that runs the tests, with its threads, may hang.
    done = subprocess.run(
        [sys.executable, __file__, json.dumps([words, answers])],
        stdout=subprocess.PIPE,
        check=True,
        timeout=PATIENCE,
        cwd=Path(__file__).parents[2],
    )
    code, said = json.loads(done.stdout)
    return Ended(code, said)


def _converse(words: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background may have been told to ignore it
        os.execvp(words[0], words)  # noqa: S606 - no shell is wanted
    said, seen = b"", 0
    while chunk := _read(terminal):
        said += chunk
        if answers and (place := said.find(answers[0][0].encode(), seen)) >= 0:
            prompt, answer = answers.pop(0)
            seen = place + len(prompt)
            os.write(terminal, f"{answer}\n".encode())
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.decode(errors="replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""  # so a terminal says that the program on it has ended


if __name__ == "__main__":
    print(json.dumps(_converse(*json.loads(sys.argv[1]))))
