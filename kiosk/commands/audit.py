"""`kiosk audit`: whether the record of who did what is whole, and what stands in it."""

import argparse
import sys
from datetime import datetime

from kiosk.commands.sentences import WrongUse, count, printable
from kiosk.paths import DataFolder, data_folder
from kiosk.staff.audit import Line, read_audit, verify_audit

_SHOWN = 16  # hex digits of a digest, as many as one compares by eye
_WIDE = 160  # columns, where the table does not go to a terminal


def run_verify(arguments: argparse.Namespace) -> int:
    """Say how many lines hang together and which do not; 1 if any, or if the file does not go on from the note."""
    if (arguments.count is None) != (arguments.last is None):
        raise WrongUse("A note of the audit has two parts: give both --count and --last, or none.")
    verdict = verify_audit(_folder(arguments).audit, arguments.count or 0, arguments.last or "")
    print(f"{count(verdict.count, 'line')} hang together.")
    _tell_broken(verdict.broken)
    if verdict.agrees is False:
        print("The file does not go on from the note: lines that stood in it then are gone.", file=sys.stderr)
    elif verdict.agrees:
        print("The file goes on from the note: nothing that stood in it then is gone.")
    if verdict.last:
        print(f"To note on paper, for the next time:  --count {verdict.count} --last {verdict.last[:_SHOWN]}")
    return 1 if verdict.broken or verdict.agrees is False else 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print the lines as a table, oldest first; 1 if some do not hang together."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    lines, broken = read_audit(_folder(arguments).audit)
    table = Table("when", "who", "what", "whom", "how many", "numbers", "file's SHA-256")
    for line in lines[-arguments.lines :] if arguments.lines else lines:
        table.add_row(*(Text(printable(cell)) for cell in _row(line)))
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)
    _tell_broken(tuple(broken))
    return 1 if broken else 0


def _folder(arguments: argparse.Namespace) -> DataFolder:
    return data_folder(arguments.data).active


def _tell_broken(numbers: tuple[int, ...]) -> None:
    if not numbers:
        return
    named = ", ".join(str(number) for number in numbers)
    print(
        f"{count(len(numbers), 'line')} of the file changed, removed before, added or torn: number {named}.",
        file=sys.stderr,
    )


def _row(line: Line) -> tuple[str, ...]:
    numbers = f"{line.first} to {line.last}" if line.last else ""
    return (
        _time(line.time),
        line.who,
        line.what,
        line.whom,
        str(line.how_many) if line.how_many else "",
        numbers,
        line.sha256[:_SHOWN],
    )


def _time(text: str) -> str:
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M:%S}"
    except ValueError:
        return text
