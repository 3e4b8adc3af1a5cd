"""Turns a fault into the one sentence that says what happened and what to do."""

from kiosk.errors import Fault, SiteError

_SENTENCES: dict[Fault, str] = {
    Fault.DISK_FULL: "The disk is full, so {subject} was not written. Make room or choose another place.",
    Fault.READ_ONLY: "{subject} is on a disk that cannot be written to. Choose another place.",
    Fault.NO_PERMISSION: "You may not read or write {subject}. Choose another place, or be the user that owns it.",
    Fault.IO_ERROR: "{subject} could not be read or written. Check the disk or the drive, then try again.",
    Fault.MISSING: "{subject} is not there. Check the name.",
    Fault.NO_KEY: "The keys in {subject} are missing or do not fit together. Restore them from a copy.",
    Fault.WRONG_PASSPHRASE: "The passphrase does not open {subject}. Try again, or name another person with --staff.",
    Fault.CORRUPT: "{subject} is damaged. Restore it from a copy, or use the recovery key (docs/staff.md).",
    Fault.UNSAFE_FOLDER: "Other people on this computer can look into {subject}. Run:  chmod 700 {subject}",
    Fault.IN_USE: "Another kiosk or export is at work ({subject} is in use). Stop it or wait for it, then try again.",
    Fault.TOO_MANY: "There are too many of {subject}. Wait a while, then try again.",
    Fault.TOO_BIG: "{subject} is too big. Choose another file.",
    Fault.BAD_INPUT: "Not possible: {subject}. Choose another one.",
}


_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # Persian and Indic names need them, emoji too


class WrongUse(Exception):
    """The command was called in a way that cannot work; its text is the whole sentence for the person who called."""


def sentence_of(error: SiteError) -> str:
    """Return what happened and the way out, as one line that names the thing."""
    return _SENTENCES[error.fault].format(subject=error.subject)


def code_of(error: SiteError) -> int:
    """Return the exit code: 2 for what was asked for wrongly, 1 for what the world did not allow."""
    return 2 if error.fault is Fault.BAD_INPUT else 1


def printable(text: str) -> str:
    """Return `text` with "?" for all that could move a terminal's cursor or hide other characters."""
    return "".join(char if char.isprintable() or char in _JOINERS else "?" for char in text)


def count(number: int, word: str) -> str:
    """Return such as "1 request" or "2 requests"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
