"""`make bench`: the kiosk beside a bare PySide6 window, in one run; medians, and ratios to the bare window."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

STARTS = 11
_GOALS = {
    "first paint, times the bare window": 1.3,
    "tap to new page painted, p50, ms": 16.0,
    "tap to new page painted, p95, ms": 33.0,
    "memory (PSS) after a walk through the pages, MiB": 110.0,
    "request saved, p50, ms": 10.0,
}


def main() -> int:
    """Measure, print a table, and return 1 if a goal is missed."""
    bare, kiosk = [], []
    for _ in range(STARTS):  # by turns, so that a busy moment meets both
        bare.append(_child("bare"))
        kiosk.append(_child("kiosk"))
    walk = _child("pages")
    bare_paint = statistics.median(run["first_paint"] for run in bare)
    kiosk_paint = statistics.median(run["first_paint"] for run in kiosk)
    measured = {
        "first paint, times the bare window": kiosk_paint / bare_paint,
        "tap to new page painted, p50, ms": 1000 * _share(walk["pages"], 0.5),
        "tap to new page painted, p95, ms": 1000 * _share(walk["pages"], 0.95),
        "memory (PSS) after a walk through the pages, MiB": walk["pss"],
        "request saved, p50, ms": 1000 * _share(walk["saves"], 0.5),
    }
    print(f"platform {os.environ['QT_QPA_PLATFORM']}, {STARTS} starts each, {len(walk['pages'])} page changes")
    print(f"first paint: bare window {bare_paint * 1000:.0f} ms, kiosk {kiosk_paint * 1000:.0f} ms (medians)")
    bare_pss = statistics.median(run["pss"] for run in bare)
    print(f"memory (PSS): bare window {bare_pss:.0f} MiB, kiosk at its first screen {_median_pss(kiosk):.0f} MiB")
    print(f"request saved, p99: {1000 * _share(walk['saves'], 0.99):.1f} ms")
    missed = 0
    for what, goal in _GOALS.items():
        is_met = measured[what] <= goal
        missed += not is_met
        print(f"{'met   ' if is_met else 'MISSED'} {what}: {measured[what]:.2f} (goal {goal:g})")
    return int(missed > 0)


def _child(kind: str) -> dict[str, Any]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "bench.child", kind, str(time.monotonic())]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _share(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _median_pss(runs: Sequence[dict[str, Any]]) -> float:
    return float(statistics.median(run["pss"] for run in runs))


if __name__ == "__main__":
    raise SystemExit(main())
