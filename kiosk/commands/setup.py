"""`kiosk setup`: makes the clinic's keys and ends trial mode."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.commands.asking import Asker, Terminal, passphrase_of
from kiosk.commands.carrying import check_new_file, new_key_file, new_pin
from kiosk.commands.sentences import WrongUse, count
from kiosk.errors import SiteError
from kiosk.files import write_new
from kiosk.paths import DataFolder, data_folder
from kiosk.requests.seal import fingerprint, read_recipients
from kiosk.settings import load
from kiosk.staff.access import check_clinic, check_passphrase, check_staff_name, count_trial, erase_trial, set_up
from kiosk.staff.copies import Carried

_SHEET = """\
RECOVERY KEY of the call-back kiosk at {clinic}

    {key}

Keep this sheet in a safe, not beside the kiosk. It opens every request, without any passphrase.
It is needed when all staff passphrases are lost, or when this program is gone. Nobody can make it again.
To open a request with the free program "age": put the line with AGE-SECRET-KEY into a file key.txt, then

    age -d -i key.txt REQUEST.age

The requests lie in {requests}
"""


@dataclass(frozen=True)
class _Answers:
    staff: str
    passphrase: str
    clinic: str
    sheet: Path | None
    carried: Carried | None

    def __repr__(self) -> str:
        return f"_Answers({self.staff!r})"  # a repr may end in a log


def run(arguments: argparse.Namespace, asker: Asker | None = None) -> int:
    """Set the data folder up, asking for what is not given; 0 when it is done, 1 if the person said no."""
    asker = asker or Terminal()
    data = data_folder(arguments.data)
    _refuse_second(data)
    check_new_file(arguments.recovery_sheet, data, "--recovery-sheet")
    check_new_file(arguments.key_file, data, "--key-file")
    is_strict = _wants_strict(arguments, data)
    is_asked = None in (arguments.staff, arguments.passphrase_file, arguments.clinic)
    if is_asked and not _may_erase_trial(data, asker):
        print("Nothing was changed. To keep the trial requests first:  kiosk export FILE")
        return 1
    answers = _answers(arguments, asker, data if is_strict else None)
    erased = erase_trial(data)
    if erased:
        print(f"Trial mode has ended: {count(erased, 'trial request')} erased.")
    has_settings = data.settings.exists()
    desk = _Desk(answers, data)
    try:
        set_up(
            data,
            answers.staff,
            answers.passphrase,
            answers.clinic,
            SystemClock(),
            desk.hand_over,
            carried=answers.carried,
        )
    except SiteError:
        desk.take_back()
        raise
    if answers.carried is not None:
        place = answers.carried.key_file
        print(f"The locked key of {answers.staff} is in {place} and not on this kiosk: carry it away.")
    if has_settings:
        print(f"{data.settings} was there already and stays as it is; the clinic's name is read from there.")
    print(f"The kiosk is set up in {data.root}. Key fingerprint: {fingerprint(read_recipients(data.recipients))}")
    return 0


class _Desk:
    """Hands the recovery key over: on paper's way to the safe, never into the data folder by itself."""

    def __init__(self, answers: _Answers, data: DataFolder) -> None:
        self._answers = answers
        self._requests = data.requests
        self._has_handed_over = False

    def hand_over(self, key: str) -> None:
        """Write the sheet, or show it."""
        text = _SHEET.format(clinic=self._answers.clinic, key=key, requests=self._requests)
        if self._answers.sheet is None:
            print(
                f"\n{text}\nThis is shown once. Print it or copy it by hand now, then clear this window.\n", flush=True
            )
        else:
            write_new(self._answers.sheet, text.encode())
            print(f"The recovery key is in {self._answers.sheet}: print it, put it in a safe, then erase the file.")
        self._has_handed_over = True

    def take_back(self) -> None:
        """Say that the key just handed over, if it was, is for nothing, and erase the locked one that is carried."""
        if self._answers.carried is not None:
            self._answers.carried.key_file.unlink(missing_ok=True)
        if not self._has_handed_over:
            return
        print("The kiosk is not set up: a recovery key from this attempt opens nothing; throw it away.")
        if self._answers.sheet is not None:
            self._answers.sheet.unlink(missing_ok=True)


def _refuse_second(data: DataFolder) -> None:
    if data.is_set_up:
        raise WrongUse(f"{data.root} is set up already. For another kiosk name another folder with --data.")


def _wants_strict(arguments: argparse.Namespace, data: DataFolder) -> bool:
    """Return whether no key is to stay on the kiosk: by the settings, or where there are none by `--key-file`."""
    settings, problems = load(data.settings)
    if any(problem.key in ("", "keys", "keys.on_kiosk") for problem in problems):
        raise WrongUse(f"{data.settings} does not clearly say where keys are kept: mend it, see  kiosk doctor")
    if not data.settings.exists():
        return arguments.key_file is not None or arguments.pin_file is not None
    if settings.keys.on_kiosk and arguments.key_file is not None:
        raise WrongUse(f"For a key that is carried, set keys.on_kiosk = false in {data.settings} first.")
    return not settings.keys.on_kiosk


def _may_erase_trial(data: DataFolder, asker: Asker) -> bool:
    number = count_trial(data)
    if not number:
        return True
    question = f"Trial mode has stored {count(number, 'request')}. Erase and go on? (yes/no) "
    return asker.ask(question, "all of --staff, --passphrase-file and --clinic").lower() in ("y", "yes")


def _answers(arguments: argparse.Namespace, asker: Asker, strict: DataFolder | None) -> _Answers:
    """Return all that is needed, given or asked for, checked before anything is changed; `strict`: in strict mode."""
    clinic = arguments.clinic
    if clinic is None:
        clinic = asker.ask("Name of the clinic: ", "--clinic")
    check_clinic(clinic)
    staff = arguments.staff
    if staff is None:
        staff = asker.ask("Your name, for your key (letters, digits, - and _): ", "--staff")
    check_staff_name(staff)
    if arguments.passphrase_file is not None:
        passphrase = check_passphrase(passphrase_of(arguments.passphrase_file))
    else:
        option = "--passphrase-file"
        passphrase = check_passphrase(asker.ask_secret("A passphrase, 12 characters or more: ", option))
        if asker.ask_secret("The same passphrase again: ", option) != passphrase:
            raise WrongUse("The two passphrases are not the same. Start again.")
    carried = None
    if strict is not None:
        key_file = new_key_file(arguments.key_file, asker, strict, "--key-file")
        carried = Carried(key_file, new_pin(arguments.pin_file, asker, staff, "--pin-file"))
    return _Answers(staff, passphrase, clinic, arguments.recovery_sheet, carried)
