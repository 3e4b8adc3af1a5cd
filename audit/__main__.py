"""`make audit`: measures every screen and state in every look, and writes docs/access-report.html."""

import argparse
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from audit.evidence import ROOT, run_tests
from audit.ledger import Ledger
from audit.report import write_report
from audit.rows import ROWS
from audit.stage import Case, all_cases, covering_cases, languages
from audit.trial import try_things, walk_cases

REPORT = ROOT / "docs" / "access-report.html"


def main() -> int:
    """Measure, write the report, and return 1 if a requirement is missed."""
    parser = argparse.ArgumentParser(prog="python -m audit")
    parser.add_argument("--out", type=Path, default=REPORT)
    parser.add_argument("--quick", action="store_true", help="few looks in which every two things meet")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    begun = time.monotonic()
    known = languages()
    cases = covering_cases(known) if arguments.quick else list(all_cases(known))
    ledger = measure(cases, arguments.jobs)
    outcomes = run_tests([test for row in ROWS for test in row.tests])
    looks = f"{len(cases)} looks (screens, languages {', '.join(known)}, text sizes, themes)"
    extent = f"Measured: {ledger.states} screens and states in {looks}; {len(outcomes)} tests."
    verdicts = write_report(arguments.out, ledger, outcomes, extent)
    for verdict in verdicts:
        print(f"{verdict.row.id:4} {verdict.result:16} {verdict.row.says}")
    _tell_faults(ledger)
    minutes = (time.monotonic() - begun) / 60
    print(f"{extent} {minutes:.1f} minutes. {arguments.out}: {arguments.out.stat().st_size // 1024} KiB")
    return int(any(verdict.result.startswith("fail") for verdict in verdicts))


def measure(cases: list[Case], jobs: int) -> Ledger:
    """Return what all cases have, spread over `jobs` processes, and what has to be tried."""
    ordered = sorted(cases, key=_share)
    parts = [list(group) for _, group in groupby(ordered, key=_share)]
    ledger = Ledger()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        tried = pool.submit(try_things)
        for number, found in enumerate(pool.map(walk_cases, parts), 1):
            ledger.add(found)
            print(
                f"{number} of {len(parts)}: {parts[number - 1][0].screen}, {parts[number - 1][0].language}", flush=True
            )
        ledger.add(tried.result())
    return ledger


def _share(case: Case) -> tuple[str, str, str]:
    return str(case.screen), case.language, case.text.name


def _tell_faults(ledger: Ledger) -> None:
    for rule, faults in sorted(ledger.faults.items()):
        print(f"{rule}: {sum(map(len, faults.values()))} times")
        for what, places in list(faults.items())[:12]:
            print(f"    {what} ({len(places)}): {places[0]}")


if __name__ == "__main__":
    sys.exit(main())
