"""`make bench`: the kiosk beside a bare PySide6 window, in one run; medians, and ratios to the bare window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.walk import pss

STARTS = 15
_ROOT = Path(__file__).resolve().parent.parent
_SCREEN = {"screens": [{"name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1080}]}
_GOALS = {
    "first paint, times the bare window": 1.3,
    "tap to new page painted, p50, ms": 16.0,
    "tap to new page painted, p95, ms": 33.0,
    "memory (PSS) after a walk through the pages, MiB": 110.0,
    "request saved, p50, ms": 10.0,
    "search: a key among 2,000 pages, the slowest, ms": 30.0,
}


def main() -> int:
    """Measure, print a table, and return 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        bare, kiosk = [], []
        for number in range(STARTS):  # by turns, so that a busy moment meets both
            bare.append(_start([sys.executable, "-m", "bench.bare"], environment))
            data = Path(folder) / f"data-{number}"
            kiosk.append(_start([sys.executable, "main.py"], environment | {"KIOSK_DATA": str(data)}))
        walk = _inside("bench.walk", environment)
        search = _inside("bench.search", environment)
    bare_paint, kiosk_paint = (statistics.median(seconds for seconds, _ in runs) for runs in (bare, kiosk))
    bare_pss, kiosk_pss = (statistics.median(memory for _, memory in runs) for runs in (bare, kiosk))
    measured = {
        "first paint, times the bare window": kiosk_paint / bare_paint,
        "tap to new page painted, p50, ms": 1000 * _share(walk["pages"], 0.5),
        "tap to new page painted, p95, ms": 1000 * _share(walk["pages"], 0.95),
        "memory (PSS) after a walk through the pages, MiB": walk["pss"],
        "request saved, p50, ms": 1000 * _share(walk["saves"], 0.5),
        "search: a key among 2,000 pages, the slowest, ms": search["key"]["most ms"],
    }
    print(f"1920 x 1080 on the offscreen platform, {STARTS} starts each, {len(walk['pages'])} page changes")
    print(f"command to first paint: bare window {bare_paint * 1000:.0f} ms, kiosk {kiosk_paint * 1000:.0f} ms")
    print(f"memory (PSS) at the first paint: bare window {bare_pss:.0f} MiB, kiosk {kiosk_pss:.0f} MiB")
    print(f"request saved, p99: {1000 * _share(walk['saves'], 0.99):.1f} ms")
    missed = [what for what, goal in _GOALS.items() if measured[what] > goal]
    for what, goal in _GOALS.items():
        print(f"{'MISSED' if what in missed else 'met   '} {what}: {measured[what]:.2f} (goal {goal:g})")
    return int(bool(missed))


def _environment(folder: Path) -> dict[str, str]:
    screen = folder / "screen.json"
    screen.write_text(json.dumps(_SCREEN))
    return dict(os.environ) | {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}


def _start(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds from the command to the line that says "ready", and the memory in MiB at that moment."""
    begun = time.monotonic()
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None  # noqa: S101 - a pipe was asked for
        for line in process.stderr:
            if "ready" in line:
                break
        taken = time.monotonic() - begun
        memory = pss(process.pid)
        process.terminate()
    return taken, memory


def _inside(module: str, environment: dict[str, str]) -> dict[str, Any]:
    """Return what a module that measures from inside a kiosk has found."""
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _share(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
