"""Asks the person at the terminal for what the command line does not say, and unlocks the desk key."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kiosk.commands.sentences import WrongUse
from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited
from kiosk.paths import DataFolder
from kiosk.staff.access import staff_names, trial_opener, unlock
from kiosk.staff.opener import Opener

_FILE_MAX = 64 * 1024


class Asker(Protocol):
    """Somebody who can be asked; `instead` is the option that gives the answer without asking."""

    def ask(self, question: str, instead: str) -> str:
        """Return what is typed, shown; raises `WrongUse` if nobody is there."""
        ...

    def ask_secret(self, question: str, instead: str) -> str:
        """Return what is typed, not shown; raises `WrongUse` if nobody is there."""
        ...


class Terminal:
    """The person at the terminal."""

    def ask(self, question: str, instead: str) -> str:
        """Return what is typed, shown."""
        _need_person(instead)
        try:
            return input(question).strip()
        except EOFError:
            raise _nobody(instead) from None

    def ask_secret(self, question: str, instead: str) -> str:
        """Return what is typed, not shown."""
        import getpass  # noqa: PLC0415

        _need_person(instead)
        try:
            return getpass.getpass(question)
        except EOFError:
            raise _nobody(instead) from None


def passphrase_of(file: Path) -> str:
    """Return the first line of `file`; raises `SiteError`, with `BAD_INPUT` if there is none."""
    try:
        text = read_limited(file, _FILE_MAX).decode()
    except UnicodeDecodeError:
        raise SiteError(Fault.BAD_INPUT, f"{file} is not a text file in UTF-8") from None
    line = text.partition("\n")[0].rstrip("\r")
    if not line:
        raise SiteError(Fault.BAD_INPUT, f"the first line of {file} is empty and should be a passphrase")
    return line


def open_requests(arguments: argparse.Namespace, data: DataFolder, asker: Asker) -> Opener:
    """Return the opener for the requests in `data.active`: trial mode needs no passphrase. Raises `SiteError`."""
    if not data.is_set_up:
        try:
            return trial_opener(data.trial)
        except SiteError as error:
            if error.fault is not Fault.MISSING:
                raise
            raise SiteError(Fault.MISSING, f"A request in {data.root}") from None
    staff = arguments.staff or only_one(staff_names(data), data)
    if arguments.passphrase_file is not None:
        passphrase = passphrase_of(arguments.passphrase_file)
    else:
        passphrase = asker.ask_secret(f"Passphrase of {staff}: ", "--passphrase-file")
    return unlock(data, staff, passphrase)


def only_one(names: Sequence[str], data: DataFolder) -> str:
    """Return the only one of `names`; raises `WrongUse` for several, `SiteError` with `NO_KEY` for none."""
    if not names:
        raise SiteError(Fault.NO_KEY, str(data.staff_keys))
    if len(names) > 1:
        raise WrongUse(f"There are keys of several people: say whose with --staff ({', '.join(names)}).")
    return names[0]


def _need_person(instead: str) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise _nobody(instead)


def _nobody(instead: str) -> WrongUse:
    return WrongUse(f"There is nobody to ask at this terminal: give {instead}.")
