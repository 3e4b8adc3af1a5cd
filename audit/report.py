"""Writes what was found as a page for people: 42 rows, the worst value of each, and its picture."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from audit.evidence import Outcome, matching
from audit.ledger import Ledger, Worst
from audit.rows import FIGURES, ROWS, Row

FORM = "install.md#access-checklist-for-the-installer"
_TEMPLATE = Path(__file__).with_name("report.html")
_MOST_FAULTS = 4


@dataclass(frozen=True)
class Verdict:
    """How a requirement ended: "pass", "fail", "by installation" or "fail: not built"."""

    row: Row
    result: str
    tests: int
    failed: tuple[str, ...]


def judge(row: Row, ledger: Ledger, outcomes: list[Outcome]) -> Verdict:
    """Return whether `row` is kept: all its measurements met, all its tests passed, and at least one of either."""
    found = matching(outcomes, row.tests)
    failed = tuple(f"{one.file}: {one.name}" for one in found if not one.is_passed)
    if row.is_by_installation:
        return Verdict(row, "by installation", len(found), failed)
    is_missing = any(rule not in ledger.worst for rule in row.rules) or (bool(row.tests) and not found)
    is_unbuilt = any(worst.what == "not built" for rule in row.rules if (worst := ledger.worst.get(rule)))
    if is_missing or is_unbuilt:
        return Verdict(row, "fail: not built", len(found), failed)
    is_broken = any(ledger.faults.get(rule) for rule in row.rules) or bool(failed)
    return Verdict(row, "fail" if is_broken else "pass", len(found), failed)


def write_report(path: Path, ledger: Ledger, outcomes: list[Outcome], extent: str) -> list[Verdict]:
    """Write the page to `path` and return the verdicts."""
    verdicts = [judge(row, ledger, outcomes) for row in ROWS]
    counts = {result: sum(one.result == result for one in verdicts) for result in dict.fromkeys(_results(verdicts))}
    summary = ", ".join(f"{count} {result}" for result, count in counts.items())
    rows = "\n".join(_row(verdict, ledger) for verdict in verdicts)
    page = Template(_TEMPLATE.read_text(encoding="utf-8"))
    path.write_text(page.substitute(summary=escape(summary), extent=escape(extent), rows=rows), encoding="utf-8")
    return verdicts


def _results(verdicts: list[Verdict]) -> list[str]:
    return [one.result for one in verdicts]


def _row(verdict: Verdict, ledger: Ledger) -> str:
    row = verdict.row
    kind = verdict.result.partition(":")[0].replace(" ", "-")
    sign = {"pass": "✓", "fail": "✗", "by-installation": "☐"}[kind]
    link = f'<p><a href="{FORM}">The form for the installer</a></p>' if row.is_by_installation else ""
    remark = f"<p>{escape(row.remark)}</p>" if row.remark else ""
    tests = f"<p>{verdict.tests} tests: {'all passed' if not verdict.failed else 'failed: '}" if verdict.tests else ""
    tests += escape("; ".join(verdict.failed[:_MOST_FAULTS])) + ("</p>" if verdict.tests else "")
    figures = "".join(_figure(rule, ledger.worst.get(rule), ledger.faults.get(rule, {})) for rule in row.rules)
    return (
        f'<tr class="{kind}" id="{row.id}"><th>{row.id}</th><td><strong>{escape(row.says)}</strong>'
        f'<p class="basis">{escape(row.basis)}</p>{remark}</td>'
        f'<td class="result">{sign} {escape(verdict.result)}{link}</td><td>{tests}{figures}</td></tr>'
    )


def _figure(rule: str, worst: Worst | None, faults: Mapping[str, list[str]]) -> str:
    says, limit = FIGURES[rule]
    if worst is None:
        return f"<p>{escape(limit)}: not measured</p>"
    count = sum(len(places) for places in faults.values())
    is_plain = limit in ("none", "0")
    value = ("yes" if worst.is_met else "no") if limit == "none" else f"{worst.value:.4g}"
    words = f"{escape(limit)} — worst: {value} {'' if is_plain and limit == 'none' else escape(says)}"
    place = f"{escape(worst.what)}, on “{escape(worst.state)}” ({escape(worst.case)})"
    if limit == "none":
        words, place = (
            escape(says.partition(":")[0]) + f": {'never' if worst.is_met else count}",
            ("" if worst.is_met else place),
        )
    more = "".join(
        f"<li>{escape(what)}: {escape(places[0])}</li>" for what, places in list(faults.items())[:_MOST_FAULTS]
    )
    found = f'<p class="faults">{count} times:</p><ul>{more}</ul>' if count else ""
    return f"<p>{words}<br><small>{place}</small></p>{found}{_picture(worst)}"


def _picture(worst: Worst) -> str:
    if not worst.picture or (worst.badness == 0 and worst.is_met):
        return ""
    data = base64.b64encode(worst.picture).decode()
    return f'<img loading="lazy" alt="{escape(worst.what)}" src="data:image/png;base64,{data}">'
