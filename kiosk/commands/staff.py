"""`kiosk staff`: who can open the requests; people come and go, passphrases and the desk key change."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.clock import Clock, SystemClock
from kiosk.commands.asking import Asker, Terminal, only_one, passphrase_of
from kiosk.commands.carrying import new_key_file, new_pin
from kiosk.commands.sentences import WrongUse, count, printable
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder, data_folder
from kiosk.requests.seal import fingerprint, read_recipients
from kiosk.settings import load
from kiosk.staff.access import check_passphrase, check_staff_name, staff_names, unlock, unlock_file
from kiosk.staff.copies import Carried
from kiosk.staff.opener import Opener
from kiosk.staff.people import add_person, change_passphrase, change_pin, list_people, remove_person
from kiosk.staff.recovery import Slip, recover, recovery_opener, slip_in
from kiosk.staff.rekey import Progress, Rekeyed, rekey

_SLIPS = {
    Slip.EMPTY: "nothing was typed",
    Slip.NOT_A_KEY: "that begins with AGE-SECRET-KEY-1",
    Slip.STRANGE_LETTER: "there is a sign in it that no recovery key has",
    Slip.TOO_SHORT: "letters are missing",
    Slip.TOO_LONG: "there are too many letters",
    Slip.MISTYPED: "at least one letter is not as on the sheet",
}


def run(arguments: argparse.Namespace, asker: Asker | None = None, clock: Clock | None = None) -> int:
    """Do `arguments.deed`; returns the exit code: 1 if the person said no or a request did not open, else 0."""
    data = data_folder(arguments.data)
    if not data.is_set_up:
        raise WrongUse(f"{data.root} is not set up: there are no people yet. Run first:  kiosk setup")
    desk = _Desk(arguments, data, asker or Terminal(), clock or SystemClock())
    deeds: dict[str, Callable[[], int]] = {
        "list": desk.list,
        "add": desk.add,
        "remove": desk.remove,
        "passphrase": desk.passphrase,
        "pin": desk.pin,
        "rekey": desk.rekey,
        "recover": desk.recover,
    }
    return deeds[arguments.deed]()


class _Desk:
    """Does one deed, asking for what the command line does not say."""

    def __init__(self, arguments: argparse.Namespace, data: DataFolder, asker: Asker, clock: Clock) -> None:
        self._given = arguments
        self._data = data
        self._asker = asker
        self._clock = clock
        self._is_strict = not load(data.settings)[0].keys.on_kiosk

    def list(self) -> int:
        """Print who can come in."""
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table("name", "since", "on this kiosk")
        for person in list_people(self._data):
            kinds = [word for word, has in (("key", person.has_key), ("PIN", person.has_pin)) if has]
            table.add_row(Text(printable(person.name)), str(person.made), ", ".join(kinds))
        Console().print(table)
        return 0

    def add(self) -> int:
        """Make a locked copy of the desk key for somebody."""
        name = self._name("Name of the new person (letters, digits, - and _): ")
        if name in self._names():  # before anybody types a passphrase
            raise SiteError(Fault.BAD_INPUT, f"there is a key of {name} already")
        who, passphrase = self._who()
        opener = self._unlock(who, passphrase)
        new = self._new_passphrase(name)
        add_person(self._data, opener, name, new, self._clock, self._carried(name))
        print(f"{name} can open the requests now, with the new passphrase.")
        return 0

    def remove(self) -> int:
        """Erase somebody's locked copy, and offer a new desk key."""
        name = self._name("Who is to be removed? ")
        who, passphrase = self._who()
        self._unlock(who, passphrase)
        if not self._agrees(f"Erase the key of {name} on this kiosk? (yes/no) "):
            return 1
        remove_person(self._data, name, who, self._clock)
        print(f"The key of {name} on this kiosk is erased. A copy that {name} kept still opens the requests.")
        question = "Make a new desk key, so that such a copy opens nothing here? (yes/no) "
        is_wanted = self._given.rekey or (not self._given.yes and self._says_yes(question, "--rekey or --yes"))
        if is_wanted and name != who:
            return self._rekey(who, passphrase)
        print("To make a new desk key later:  kiosk staff rekey")
        return 0

    def passphrase(self) -> int:
        """Change a passphrase."""
        who, passphrase = self._who()
        new = self._new_passphrase(who)
        change_passphrase(self._data, who, passphrase, new, self._clock, self._given.key_file)
        print(f"The new passphrase of {who} counts from now on. The old one still opens copies made before.")
        return 0

    def pin(self) -> int:
        """Change the PIN of the staff's door."""
        who = self._given.staff or only_one(self._names(), self._data)
        if self._given.pin_file is not None:
            old = passphrase_of(self._given.pin_file)
        else:
            old = self._asker.ask_secret(f"PIN of {who} until now: ", "--pin-file")
        change_pin(self._data, who, old, self._new_pin(who), self._clock)
        print(f"The new PIN of {who} counts from now on.")
        return 0

    def rekey(self) -> int:
        """Make a new desk key and seal all requests for it."""
        who, passphrase = self._who()
        if not self._agrees(f"Make a new desk key?{self._lost(who)} (yes/no) "):
            return 1
        return self._rekey(who, passphrase)

    def recover(self) -> int:
        """Make a new desk key with the recovery sheet, for one person."""
        if self._given.recovery_file is not None:
            typed = passphrase_of(self._given.recovery_file)
        else:
            question = "The line of the recovery sheet that begins with AGE-SECRET-KEY: "
            typed = self._asker.ask_secret(question, "--recovery-file")
        if (slip := slip_in(typed)) is not None:
            raise WrongUse(f"This is not the line of the recovery sheet: {_SLIPS[slip]}. Type it again.")
        name = self._given.staff or self._asker.ask("Your name (letters, digits, - and _): ", "--staff")
        self._check_sheet(typed, check_staff_name(name))  # before anybody chooses a passphrase
        new = self._new_passphrase(name)
        if not self._agrees(f"Make a new desk key for {name}?{self._lost(name)} (yes/no) "):
            return 1
        carried = self._carried(name)
        with _shown_progress() as progress:
            done = recover(self._data, typed, name, new, self._clock, carried=carried, progress=progress)
        return self._tell(done)

    def _check_sheet(self, typed: str, name: str) -> None:
        try:
            recovery_opener(self._data, typed, name)
        except SiteError as error:
            if error.fault is not Fault.NO_KEY:
                raise
            raise WrongUse(
                "This is the sheet of another kiosk, or of an older set-up: look for the right one."
            ) from None

    def _names(self) -> tuple[str, ...]:
        return tuple(person.name for person in list_people(self._data))

    def _name(self, question: str) -> str:
        return check_staff_name(self._given.name or self._asker.ask(question, "NAME"))

    def _lost(self, who: str) -> str:
        others = [name for name in self._names() if name != who]
        return f" The keys of {', '.join(others)} stop working, and they are added again." if others else ""

    def _who(self) -> tuple[str, str]:
        """Return who does it, and their passphrase; raises `WrongUse` where `--key-file` does not fit the settings."""
        key_file: Path | None = self._given.key_file
        if self._is_strict and key_file is None:
            raise WrongUse("Keys are not kept on this kiosk: name the one that you carry with --key-file.")
        if not self._is_strict and key_file is not None:
            raise WrongUse("Keys are kept on this kiosk: leave out --key-file.")
        others = staff_names(self._data) if key_file is None else [key_file.stem]
        who = check_staff_name(self._given.staff or only_one(others, self._data))
        if self._given.passphrase_file is not None:
            return who, passphrase_of(self._given.passphrase_file)
        return who, self._asker.ask_secret(f"Passphrase of {who}: ", "--passphrase-file")

    def _unlock(self, who: str, passphrase: str) -> Opener:
        if self._given.key_file is None:
            return unlock(self._data, who, passphrase)
        return unlock_file(self._data, self._given.key_file, who, passphrase)

    def _new_passphrase(self, name: str) -> str:
        if self._given.new_passphrase_file is not None:
            return check_passphrase(passphrase_of(self._given.new_passphrase_file))
        question = f"New passphrase of {name}, 12 characters or more: "
        passphrase = check_passphrase(self._asker.ask_secret(question, "--new-passphrase-file"))
        if self._asker.ask_secret("The same passphrase again: ", "--new-passphrase-file") != passphrase:
            raise WrongUse("The two passphrases are not the same. Start again.")
        return passphrase

    def _new_pin(self, name: str) -> str:
        return new_pin(self._given.new_pin_file, self._asker, name, "--new-pin-file")

    def _carried(self, name: str) -> Carried | None:
        """Return where the new locked copy of `name` goes in strict mode, and their PIN; else None."""
        if not self._is_strict:
            return None
        place = new_key_file(self._given.new_key_file, self._asker, self._data, "--new-key-file")
        return Carried(place, self._new_pin(name))

    def _agrees(self, question: str) -> bool:
        if self._given.yes or self._says_yes(question, "--yes"):
            return True
        print("Nothing was changed.")
        return False

    def _says_yes(self, question: str, instead: str) -> bool:
        return self._asker.ask(question, instead).lower() in ("y", "yes")

    def _rekey(self, who: str, passphrase: str) -> int:
        carried = self._carried(who)
        key_file = self._given.key_file
        with _shown_progress() as progress:
            done = rekey(
                self._data, who, passphrase, self._clock, key_file=key_file, carried=carried, progress=progress
            )
        return self._tell(done)

    def _tell(self, done: Rekeyed) -> int:
        """Say what a new desk key brought; returns the exit code: 1 if a file did not open, else 0."""
        mark = fingerprint(read_recipients(self._data.recipients))
        print(f"There is a new desk key. {count(done.resealed, 'request')} sealed for it. Key fingerprint: {mark}")
        if done.retired:
            print(f"To be added again, with  kiosk staff add NAME:  {', '.join(done.retired)}")
        if not done.broken:
            return 0
        files = ", ".join(printable(name) for name in done.broken)
        print(f"{count(len(done.broken), 'file')} did not open and stayed where it was: {files}", file=sys.stderr)
        return 1


@contextlib.contextmanager
def _shown_progress() -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Sealing anew")

        def show(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield show
