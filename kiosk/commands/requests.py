"""`kiosk requests`: the requests that wait, as a table."""

import argparse
import sys
from datetime import datetime, timedelta

from kiosk.clock import Clock, SystemClock
from kiosk.commands.asking import Asker, Terminal, open_requests
from kiosk.commands.sentences import count, printable
from kiosk.paths import data_folder
from kiosk.staff.export_formats import TOPIC_WORDS, remark
from kiosk.staff.worklist import Item, Worklist, waiting

_WIDE = 200  # columns, where the table does not go to a terminal


def run(arguments: argparse.Namespace, asker: Asker | None = None, clock: Clock | None = None) -> int:
    """Print the table and what is not as it should be; 0, or 1 if a file was found that does not open."""
    data = data_folder(arguments.data)
    opener = open_requests(arguments, data, asker or Terminal())
    found = waiting(data.active, opener, include_done=arguments.all)
    if found.items:
        _print_table(found.items, (clock or SystemClock()).now())
    else:
        print("No request is waiting.")
    return tell_oddities(found)


def tell_oddities(found: Worklist) -> int:
    """Say what is missing, doubled or broken; returns the exit code: 1 if a file does not open, else 0."""
    tell_numbers(found)
    if not found.broken:
        return 0
    files = ", ".join(printable(name) for name in found.broken)
    print(
        f"{count(len(found.broken), 'file')} did not open and went to requests/quarantine: {files}. "
        "Nothing is deleted there; show it to whoever looks after the kiosk.",
        file=sys.stderr,
    )
    return 1


def tell_numbers(found: Worklist) -> None:
    """Say which running numbers are missing or there more than once."""
    for numbers in found.missing:
        print(f"Missing: number {printable(f'{numbers} of kiosk {numbers.kiosk}')}. Ask who may have removed it.")
    for numbers in found.doubled:
        print(f"More than one request has number {printable(f'{numbers} of kiosk {numbers.kiosk}')}: compare them.")


def since(then: datetime, now: datetime) -> str:
    """Return how long something has waited, in the largest unit that fits."""
    waited = now - then
    if waited >= timedelta(days=1):
        return count(waited.days, "day")
    minutes = int(waited / timedelta(minutes=1))
    if minutes >= 60:
        return count(minutes // 60, "hour")
    return count(minutes, "minute") if minutes >= 1 else "just now"


def _print_table(items: tuple[Item, ...], now: datetime) -> None:
    from rich.console import Console  # noqa: PLC0415 - only once there is something to show
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table()
    for title in ("No.", "Name", "Phone", "Best time", "Topic", "Language", "Voicemail", "Waiting", "Remark"):
        table.add_column(title, overflow="fold")
    for item in items:
        table.add_row(*(Text(printable(cell)) for cell in _row(item, now)))
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    console.print(table)


def _row(item: Item, now: datetime) -> tuple[str, ...]:
    record = item.record
    remarks = (remark(item), "" if record.phone_checked else "check the number")
    return (
        str(record.number),
        record.name,
        record.phone_national,
        record.best_time,
        TOPIC_WORDS[record.topic],
        record.language,
        "yes" if record.voicemail else "no",
        since(record.saved_at, now),
        "; ".join(text for text in remarks if text),
    )
