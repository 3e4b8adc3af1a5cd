"""`kiosk export`: requests into a file, from the kiosk's folder or from a sealed copy; or a sealed copy itself."""

import argparse
import sys
from datetime import date
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.commands.asking import Asker, Terminal, open_requests, passphrase_of
from kiosk.commands.requests import tell_numbers, tell_oddities
from kiosk.commands.sentences import WrongUse, count, printable
from kiosk.paths import data_folder
from kiosk.settings import load
from kiosk.staff.export import WAITING, Choice, Report, export, format_of, refuse_existing
from kiosk.staff.retention import erase_old

NOBODY = "command line"  # who, in the audit, where no key is needed


def run(arguments: argparse.Namespace, asker: Asker | None = None, clock: Clock | None = None) -> int:
    """Write the file and say what is in it; 0, or 1 if something was found that does not open or fit."""
    _check_words(arguments)
    clock = clock or SystemClock()
    if arguments.sealed is not None:
        return _copy(arguments, clock)
    if arguments.bundle is not None:
        return _export_bundle(arguments, asker or Terminal())
    return _export(arguments, asker or Terminal(), clock)


def _check_words(arguments: argparse.Namespace) -> None:
    if (arguments.sealed is None) == (arguments.file is None):
        raise WrongUse("Name one new file: FILE for the requests, or --sealed FILE for a sealed copy.")
    if (arguments.bundle is None) != (arguments.key is None):
        raise WrongUse("A sealed copy is opened with both --from BUNDLE and --key FILE.")
    chooses = arguments.which is not None or arguments.from_date is not None or arguments.to_date is not None
    if arguments.sealed is not None and (chooses or arguments.bundle is not None):
        raise WrongUse("A sealed copy holds everything: no key and no choice goes with --sealed.")
    if arguments.which == "dates" and arguments.from_date is None and arguments.to_date is None:
        raise WrongUse("Say which dates with --from-date, --to-date or both.")
    if (arguments.from_date or date.min) > (arguments.to_date or date.max):
        raise WrongUse("--from-date is later than --to-date.")


def _choice(arguments: argparse.Namespace) -> Choice:
    """Return what is asked for; by dates alone what is done belongs to it."""
    has_dates = arguments.from_date is not None or arguments.to_date is not None
    which = arguments.which or ("dates" if has_dates else "waiting")
    return Choice(which != "waiting", arguments.from_date, arguments.to_date)


def _export(arguments: argparse.Namespace, asker: Asker, clock: Clock) -> int:
    target = arguments.file
    form = format_of(target, arguments.format)
    refuse_existing(target)  # before anybody types a passphrase
    data = data_folder(arguments.data)
    opener = open_requests(arguments, data, asker)
    report = export(
        data.active,
        opener,
        target,
        form,
        clock=clock,
        who=opener.who,
        choice=_choice(arguments),
        keep=arguments.keep,
    )
    _tell(report, _choice(arguments), target, " They go on waiting." if arguments.keep else " They count as done now.")
    keep_days = load(data.settings)[0].requests.keep_days
    erased = erase_old(data.active, keep_days, clock, opener.who)
    if erased:
        print(f"{count(erased, 'request')} erased that had been done for more than {count(keep_days, 'day')}.")
    return tell_oddities(report.worklist)


def _copy(arguments: argparse.Namespace, clock: Clock) -> int:
    from kiosk.staff.bundle import make_bundle  # noqa: PLC0415 - not for the other exports

    data = data_folder(arguments.data)
    made = make_bundle(data.active, arguments.sealed, clock=clock, who=NOBODY)
    if made.count == 0:
        print("There is no request: no file was written.")
        return 0
    counts = ", ".join(f"{number} in {folder}" for folder, number in made.manifest.counts.items() if number)
    print(f"{count(made.count, 'sealed file')} in {printable(str(arguments.sealed))} ({counts}). Nothing was changed.")
    for left in made.manifest.left_out:
        print(f"Left out: {printable(left)}", file=sys.stderr)
    return int(bool(made.manifest.left_out))


def _export_bundle(arguments: argparse.Namespace, asker: Asker) -> int:
    from kiosk.staff.key_files import key_opener  # noqa: PLC0415 - not for the other exports
    from kiosk.staff.unbundle import BadBundle, export_bundle  # noqa: PLC0415

    target, key = arguments.file, arguments.key
    form = format_of(target, arguments.format)
    refuse_existing(target)

    def ask() -> str:
        if arguments.passphrase_file is not None:
            return passphrase_of(arguments.passphrase_file)
        return asker.ask_secret(f"Passphrase of {printable(str(key))}: ", "--passphrase-file")

    opener = key_opener(key, ask)
    try:
        report = export_bundle(arguments.bundle, opener, target, form, choice=_choice(arguments))
    except BadBundle as error:
        for problem in error.problems:
            print(printable(problem), file=sys.stderr)
        raise
    _tell(report, _choice(arguments), target, "")
    tell_numbers(report.worklist)
    for name in report.worklist.broken:
        print(f"{printable(name)} did not open.", file=sys.stderr)
    return int(bool(report.worklist.broken))


def _tell(report: Report, choice: Choice, target: Path, state: str) -> None:
    if report.count == 0:
        print(
            "No request is waiting: no file was written."
            if choice == WAITING
            else "There is no such request: no file was written."
        )
    else:
        print(f"{count(report.count, 'request')} in {printable(str(target))}.{state}")
    if report.marked:
        print(f"{count(report.marked, 'request')} may stand in an earlier file too: see the column Remark.")
