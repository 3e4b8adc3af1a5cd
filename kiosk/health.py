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
from kiosk.i18n import own_name, tr
from kiosk.paths import DataFolder
from kiosk.settings import SettingProblem, load

ROOM_WARN = 500_000_000  # bytes; the log and years of requests (4 KiB each) take far less
ROOM_BAD = 20_000_000  # bytes; room for some 5,000 requests

VOICE_PACKAGES = ("speech-dispatcher", "speech-dispatcher-espeak-ng", "espeak-ng")  # of Debian; [voice] in tools

_BREAKS = (6, 12)  # PySide6 from here on loses a reference to None with every void call, unless None is immortal
_MENDS = (3, 12)  # Python from here on has an immortal None

# What staff ask for first stands first; what is not here comes after it.
_ORDER = (
    "disk",
    "last request",
    "waiting",
    "keys",
    "requests",
    "self-test",
    "clock",
    "pages",
    "voice",
    "touchscreen",
    "restarts",
    "memory",
    "version",
)


class Level(StrEnum):
    """How bad a finding is: `BAD` keeps the kiosk from doing its work, `WARN` wants somebody to look."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


_LEVELS = (Level.BAD, Level.WARN, Level.OK)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    level: Level
    sentence: str


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as staff read them: the worst first, then what they ask for first."""
    return tuple(sorted(findings, key=_urgency))


def worst(findings: Iterable[Finding]) -> Level:
    """Return the worst level among the findings: the kiosk is not well only where it is `BAD`."""
    return min((finding.level for finding in findings), key=_LEVELS.index, default=Level.OK)


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
    return Finding("data folder", Level.OK, tr("{folder} is private and can be written.").format(folder=data.root))


def examine_room(folder: Path) -> Finding:
    """Say whether the disk of `folder` has room."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    sentence = tr("{megabytes} MB are free for {folder}.").format(megabytes=f"{free // 1_000_000:,}", folder=folder)
    if free < ROOM_BAD:
        return Finding("disk", Level.BAD, sentence + " " + tr("That is too little for requests: make room."))
    if free < ROOM_WARN:
        return Finding("disk", Level.WARN, sentence + " " + tr("Make room soon."))
    return Finding("disk", Level.OK, sentence)


def examine_settings(file: Path) -> list[Finding]:
    """Return one warning for each setting that cannot be used."""
    _, problems = load(file)
    if problems:
        return [Finding("settings", Level.WARN, _problem_words(problem)) for problem in problems]
    if file.exists():
        sentence = tr("{file} has no problems.")
    else:
        sentence = tr("{file} is not there: every setting has its default.")
    return [Finding("settings", Level.OK, sentence.format(file=file))]


def examine_program(qt: str | None, python: tuple[int, ...]) -> Finding:
    """Say whether this pair of PySide6 (its version, None: missing) and Python can be used."""
    if qt is None:
        return Finding("program", Level.BAD, tr("PySide6 is not installed: run  make setup"))
    pair = f"PySide6 {qt}, Python {'.'.join(map(str, python))}"
    if tuple(int(part) for part in qt.split(".")[:2]) >= _BREAKS and python < _MENDS:
        sentence = tr("{pair}: these two stop after some minutes: install the locked requirements.")
        return Finding("program", Level.BAD, sentence.format(pair=pair))
    return Finding("program", Level.OK, f"{pair}.")


def examine_voice(addons: str | None, found: Mapping[str, object] | None, wanted: Iterable[str]) -> Finding:
    """Say whether pages can be read aloud in the languages `wanted`, and what to install where they cannot.

    `addons` is the version of Qt's speech (None: missing), `found` what its engine tells of itself: its name under
    "engine" and its languages under "languages"; None if it did not answer.
    """
    if not addons:
        missing_addons = tr("PySide6-Addons is not installed, nothing is read aloud: run  make setup")
        return Finding("voice", Level.WARN, missing_addons)
    if found is None:
        silent = tr(
            "The system's speech does not answer: try  spd-say hello  as the kiosk's user; until it speaks, nothing is "
            "read aloud."
        )
        return Finding("voice", Level.WARN, silent)
    spoken = found.get("languages")
    languages = frozenset(spoken) if isinstance(spoken, list) else frozenset()
    missing = sorted(frozenset(wanted) - languages)
    if missing:
        sentence = tr(
            "No voice speaks {languages}, the button is absent: install {packages} (docs/install.md, A voice)."
        )
        named = sentence.format(languages=_own_names(missing), packages=" ".join(VOICE_PACKAGES))
        return Finding("voice", Level.WARN, named)
    well = tr("{engine} reads aloud in {languages}.")
    return Finding("voice", Level.OK, well.format(engine=found.get("engine"), languages=_own_names(sorted(wanted))))


def examine_glass(file: Path) -> list[Finding]:
    """Say whether a contact does not lift from the touchscreen."""
    try:
        contact = read_stuck(file)
    except SiteError as error:
        return [trouble("touchscreen", error)]
    if contact is None:
        return [Finding("touchscreen", Level.OK, tr("No contact is stuck on it."))]
    since = f"{contact.since:%Y-%m-%d %H:%M}"
    if contact.until is None:
        stuck = tr(
            "A contact has not lifted since {since}: clean and dry the glass; if that does not help, restart the "
            "computer."
        )
        return [Finding("touchscreen", Level.WARN, stuck.format(since=since))]
    over = tr("A contact did not lift from {since} to {until}. It has lifted now.")
    return [Finding("touchscreen", Level.OK, over.format(since=since, until=f"{contact.until:%Y-%m-%d %H:%M}"))]


def installed(package: str) -> str | None:
    """Return the version of an installed package, None if it is missing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def trouble(name: str, error: SiteError) -> Finding:
    """Return a fault of the world as a finding that says what to do."""
    return Finding(name, Level.BAD, f"{error.subject}: {_way_out(error.fault)}")


def _own_names(languages: Iterable[str]) -> str:
    return ", ".join(own_name(language) for language in languages)


def _urgency(finding: Finding) -> tuple[int, int]:
    place = _ORDER.index(finding.name) if finding.name in _ORDER else len(_ORDER)
    return (_LEVELS.index(finding.level), place)


def _problem_words(problem: SettingProblem) -> str:
    """Return what is wrong in the settings file; what TOML or a type says of it stays as it is."""
    if problem.key:
        sentence = tr("The setting {key} in {file} cannot be used: {what}.")
    else:
        sentence = tr("The settings file {file} cannot be used: {what}.")
    return sentence.format(file=problem.file, key=problem.key, what=problem.what)


def _way_out(fault: Fault) -> str:
    known = {
        Fault.DISK_FULL: tr("the disk is full: make room."),
        Fault.READ_ONLY: tr(
            "the disk is read-only: restart the computer; if that does not help, the disk needs replacing."
        ),
        Fault.NO_PERMISSION: tr("this user may not write there: run this as the user that the kiosk runs as."),
        Fault.IO_ERROR: tr("the disk reported an error: copy the data folder elsewhere and replace the disk."),
        Fault.MISSING: tr("it is not there: start the kiosk once, or restore it from a copy."),
        Fault.NO_KEY: tr("there are not two good keys in it: run  kiosk setup."),
        Fault.CORRUPT: tr("it is damaged: restore it from a copy."),
        Fault.UNSAFE_FOLDER: tr("others own it or can look into it: give it to the kiosk's user with mode 0700."),
        Fault.IN_USE: tr("another program holds it: stop that one first."),
        Fault.TOO_BIG: tr("it is far too large to be right: look into it."),
    }
    return known.get(fault) or tr("it cannot be used ({fault}).").format(fault=fault.value)
