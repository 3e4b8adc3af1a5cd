"""Runs the tests that answer for a requirement and tells how they ended."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree as Tree

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Outcome:
    """One test: its file, its name, and whether it passed."""

    file: str
    name: str
    is_passed: bool


def run_tests(wanted: Iterable[str]) -> list[Outcome]:
    """Run the files of `wanted` ("FILE GLOB::PART OF A NAME") that are there; a run that breaks off has none."""
    files = sorted({str(path.relative_to(ROOT)) for one in wanted for path in ROOT.glob(one.partition("::")[0])})
    if not files:
        return []
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *files]
        subprocess.run(words, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - our own tests
        return read_outcomes(report.read_text(encoding="utf-8")) if report.exists() else []


def read_outcomes(report: str) -> list[Outcome]:
    """Return the tests of a JUnit report."""
    found = []
    for case in Tree.fromstring(report).iter("testcase"):  # noqa: S314 - written by pytest a moment ago
        is_passed = all(case.find(trouble) is None for trouble in ("failure", "error", "skipped"))
        module = case.get("classname", "").replace(".", "/") + ".py"
        found.append(Outcome(module, case.get("name", ""), is_passed))
    return found


def matching(outcomes: Iterable[Outcome], wanted: Iterable[str]) -> list[Outcome]:
    """Return the tests that answer for `wanted`."""
    found = []
    for outcome in outcomes:
        for one in wanted:
            pattern, _, part = one.partition("::")
            flat = pattern.replace("**/", "*")
            if (fnmatch(outcome.file, pattern) or fnmatch(outcome.file, flat)) and part in outcome.name:
                found.append(outcome)
                break
    return found
