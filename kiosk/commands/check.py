"""`kiosk check`: names what is wrong in the pages and how hard they are to read, for those who write them."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from kiosk import paths
from kiosk.clock import Clock, SystemClock
from kiosk.commands.sentences import count, printable
from kiosk.content.check.report import as_data, grade_line, markdown, place_of
from kiosk.content.check.runner import Report, check_content
from kiosk.content.model import Problem
from kiosk.files import write_whole


def run(arguments: argparse.Namespace, clock: Clock | None = None) -> int:
    """Print what is wrong in the folder `arguments.content`, or all of it as JSON; 1 if something must be mended.

    `arguments.report` is a file for the whole report as Markdown, or None; raises `SiteError` if it cannot be written.
    """
    today = (clock or SystemClock()).now().date()
    report = check_content(arguments.content or paths.CONTENT, today=today)
    if arguments.report is not None:
        write_whole(arguments.report.absolute(), markdown(report, str(today)).encode())
    if arguments.json:
        _print_json(report)
    else:
        _print_lines(report, arguments.report)
    return 1 if report.errors else 0


def _print_json(report: Report) -> None:
    import msgspec  # noqa: PLC0415

    print(msgspec.json.format(msgspec.json.encode(as_data(report))).decode())


def _print_lines(report: Report, file: Path | None) -> None:
    _print_problems("To mend:", report.errors, report.content)
    _print_problems("Could be better:", report.warnings, report.content)
    if report.grades:
        print("How easy the pages are to read:")
    for page, grade in report.grades:
        print(printable(f"  {grade_line(page, grade)}"))
    for language in report.unread:
        print(f"There are no rules for the words of the language {language!r}: only the rest was looked at.")
    if file is not None:
        print(printable(f"The hardest sentences and words of each page are in {file}."))
    files = len({problem.file for problem in report.errors})
    mended = f"{count(len(report.errors), 'problem')} in {count(files, 'file')}" if report.errors else "No problems"
    print(f"{mended}, {count(len(report.warnings), 'warning')}. Languages: {', '.join(report.languages) or 'none'}.")


def _print_problems(title: str, problems: Iterable[Problem], content: Path) -> None:
    lines = [f"{place_of(problem, content)}: {problem.what} [{problem.rule}]" for problem in problems]
    # Names of files and texts of pages may hold anything, such as what moves a terminal's cursor.
    for line in [title, *lines] if lines else []:
        print(printable(line))
