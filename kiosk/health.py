"""What staff ask of a kiosk's health, in plain sentences: the disk, the data folder, the settings, the program."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from kiosk.errors import Fault, SiteError
from kiosk.files import private_folder
from kiosk.glass import read_stuck
from kiosk.paths import DataFolder
from kiosk.settings import load

ROOM_WARN = 500_000_000  # bytes; the log and years of requests (4 KiB each) take far less
ROOM_BAD = 20_000_000  # bytes; room for some 5,000 requests

VOICE_PACKAGES = ("speech-dispatcher", "speech-dispatcher-espeak-ng", "espeak-ng")  # of Debian; [voice] in tools

_BREAKS = (6, 12)  # PySide6 from here on loses a reference to None with every void call, unless None is immortal
_MENDS = (3, 12)  # Python from here on has an immortal None

_WAYS_OUT = {
    Fault.DISK_FULL: "the disk is full: make room",
    Fault.READ_ONLY: "the disk is read-only: restart the computer; if that does not help, the disk needs replacing",
    Fault.NO_PERMISSION: "this user may not write there: run this as the user that the kiosk runs as",
    Fault.IO_ERROR: "the disk reported an error: copy the data folder elsewhere and replace the disk",
    Fault.MISSING: "it is not there: start the kiosk once, or restore it from a copy",
    Fault.NO_KEY: "there are not two good keys in it: run  kiosk setup",
    Fault.CORRUPT: "it is damaged: restore it from a copy",
    Fault.UNSAFE_FOLDER: "others own it or can look into it: give it to the kiosk's user with mode 0700",
    Fault.IN_USE: "another program holds it: stop that one first",
    Fault.TOO_BIG: "it is far too large to be right: look into it",
}


class Level(StrEnum):
    """How bad a finding is: `BAD` keeps the kiosk from doing its work, `WARN` wants somebody to look."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    level: Level
    sentence: str


def examine(data: DataFolder, settings_file: Path) -> list[Finding]:
    """Return the findings that need no Qt, no pages and no keys; makes the data folder as the kiosk's start would."""
    return [
        examine_folder(data),
        examine_room(data.root),
        *examine_settings(settings_file),
        examine_program(installed("PySide6-Essentials"), sys.version_info[:2]),
        *examine_glass(data.glass),
    ]


def examine_folder(data: DataFolder) -> Finding:
    """Say whether the data folder is there, private and writable."""
    try:
        private_folder(data.root)
    except SiteError as error:
        return trouble("data folder", error)
    if not os.access(data.root, os.R_OK | os.W_OK | os.X_OK):
        return trouble("data folder", SiteError(Fault.NO_PERMISSION, str(data.root)))
    return Finding("data folder", Level.OK, f"{data.root} is private and can be written.")


def examine_room(folder: Path) -> Finding:
    """Say whether the disk of `folder` has room."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    sentence = f"{free // 1_000_000:,} MB are free for {folder}."
    if free < ROOM_BAD:
        return Finding("disk", Level.BAD, f"{sentence} That is too little for requests: make room.")
    if free < ROOM_WARN:
        return Finding("disk", Level.WARN, f"{sentence} Make room soon.")
    return Finding("disk", Level.OK, sentence)


def examine_settings(file: Path) -> list[Finding]:
    """Return one warning for each setting that cannot be used."""
    _, problems = load(file)
    if problems:
        return [Finding("settings", Level.WARN, f"{problem}.") for problem in problems]
    state = "has no problems" if file.exists() else "is not there: every setting has its default"
    return [Finding("settings", Level.OK, f"{file} {state}.")]


def examine_program(qt: str | None, python: tuple[int, ...]) -> Finding:
    """Say whether this pair of PySide6 (its version, None: missing) and Python can be used."""
    if qt is None:
        return Finding("program", Level.BAD, "PySide6 is not installed: run  make setup")
    pair = f"PySide6 {qt} on Python {'.'.join(map(str, python))}"
    if tuple(int(part) for part in qt.split(".")[:2]) >= _BREAKS and python < _MENDS:
        return Finding("program", Level.BAD, f"{pair} stops after some minutes: install the locked requirements.")
    return Finding("program", Level.OK, f"{pair}.")


def examine_voice(addons: str | None, found: Mapping[str, object] | None, wanted: Iterable[str]) -> Finding:
    """Say whether pages can be read aloud in the languages `wanted`, and what to install where they cannot.

    `addons` is the version of Qt's speech (None: missing), `found` what its engine tells of itself: its name under
    "engine" and its languages under "languages"; None if it did not answer.
    """
    if not addons:
        return Finding("voice", Level.WARN, "PySide6-Addons is not installed, nothing is read aloud: run  make setup")
    if found is None:
        advice = "try  spd-say hello  as the kiosk's user; until it speaks, nothing is read aloud"
        return Finding("voice", Level.WARN, f"The system's speech does not answer: {advice}.")
    spoken = found.get("languages")
    languages = frozenset(spoken) if isinstance(spoken, list) else frozenset()
    missing = sorted(frozenset(wanted) - languages)
    if missing:
        advice = f"install {' '.join(VOICE_PACKAGES)} (docs/install.md, A voice)"
        return Finding("voice", Level.WARN, f"No voice speaks {', '.join(missing)}, the button is absent: {advice}.")
    return Finding("voice", Level.OK, f"{found.get('engine')} reads aloud in {', '.join(sorted(wanted))}.")


def examine_glass(file: Path) -> list[Finding]:
    """Say of a contact that does not lift from the touchscreen; nothing where there was none."""
    try:
        contact = read_stuck(file)
    except SiteError as error:
        return [trouble("touchscreen", error)]
    if contact is None:
        return []
    since = f"A contact has not lifted since {contact.since:%Y-%m-%d %H:%M}"
    if contact.until is None:
        advice = "clean and dry the glass; if that does not help, restart the computer"
        return [Finding("touchscreen", Level.WARN, f"{since}: {advice}.")]
    return [Finding("touchscreen", Level.OK, f"{since}, but it did at {contact.until:%Y-%m-%d %H:%M}.")]


def installed(package: str) -> str | None:
    """Return the version of an installed package, None if it is missing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def trouble(name: str, error: SiteError) -> Finding:
    """Return a fault of the world as a finding that says what to do."""
    way_out = _WAYS_OUT.get(error.fault, f"it cannot be used ({error.fault.value})")
    return Finding(name, Level.BAD, f"{error.subject}: {way_out}.")
