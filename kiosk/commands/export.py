"""`kiosk export`: the waiting requests into a file."""

import argparse

from kiosk.clock import Clock, SystemClock
from kiosk.commands.asking import Asker, Terminal, open_requests
from kiosk.commands.requests import tell_oddities
from kiosk.commands.sentences import count, printable
from kiosk.paths import data_folder
from kiosk.settings import load
from kiosk.staff.export import Choice, export, format_of, refuse_existing
from kiosk.staff.retention import erase_old


def run(arguments: argparse.Namespace, asker: Asker | None = None, clock: Clock | None = None) -> int:
    """Write the file, say what is in it, erase what is long done; 0, or 1 if a file was found that does not open."""
    clock = clock or SystemClock()
    target = arguments.file
    form = format_of(target, arguments.format)
    refuse_existing(target)  # before anybody types a passphrase
    data = data_folder(arguments.data)
    opener = open_requests(arguments, data, asker or Terminal())
    report = export(
        data.active,
        opener,
        target,
        form,
        clock=clock,
        who=opener.who,
        choice=Choice(include_done=arguments.all),
        keep=arguments.keep,
    )
    if report.count == 0:
        print("No request is waiting: no file was written.")
    else:
        state = "They go on waiting." if arguments.keep else "They count as done now."
        print(f"{count(report.count, 'request')} in {printable(str(target))}. {state}")
    if report.marked:
        print(f"{count(report.marked, 'request')} may stand in an earlier file too: see the column Remark.")
    keep_days = load(data.settings)[0].requests.keep_days
    erased = erase_old(data.active, keep_days, clock, opener.who)
    if erased:
        print(f"{count(erased, 'request')} erased that had been done for more than {count(keep_days, 'day')}.")
    return tell_oddities(report.worklist)
