"""Changes single settings in the file that people also write by hand: their comments and other lines stay."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole
from kiosk.i18n import OWN_NAMES
from kiosk.settings import MAX_BYTES, MAX_LINES, SettingProblem, Settings, limits_of, understand


class Kind(StrEnum):
    """What a setting is, for a screen that lets people change it."""

    TEXT = "text"
    PHONE = "phone"
    NUMBER = "number"  # a whole one
    YES_NO = "yes-no"
    TEXTS = "texts"
    CHOICE = "choice"
    SOME = "some"  # of the choices, in their order


@dataclass(frozen=True)
class Field:
    """A setting that a clinic changes on the screen; `key` is such as "clinic.name".

    `least` and `most` are the limits of a number, of a text's length in characters, or of how many texts there are;
    `choices` are the values to choose from.
    """

    key: str
    kind: Kind
    default: object
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()


# What people change, in this order, with the longest text that the screens show well, or the number of texts.
_OFFERED: dict[str, tuple[Kind, int]] = {
    "clinic.name": (Kind.TEXT, 80),
    "clinic.phone": (Kind.PHONE, 40),
    "clinic.address": (Kind.TEXT, 120),
    "clinic.hours": (Kind.TEXT, 120),
    "clinic.region": (Kind.TEXT, 2),
    "pages.language": (Kind.CHOICE, 0),
    "pages.require_sign_off": (Kind.YES_NO, 0),
    "callback.topics": (Kind.SOME, 0),
    "callback.times": (Kind.TEXTS, 6),
    "attract.lines": (Kind.TEXTS, MAX_LINES),
    "printing.printer": (Kind.TEXT, 120),
    "requests.keep_days": (Kind.NUMBER, 0),
    "requests.export_folder": (Kind.TEXT, 200),
    "export.folder": (Kind.TEXT, 200),
    "usage.enabled": (Kind.YES_NO, 0),
    "idle.reading_s": (Kind.NUMBER, 0),
    "idle.form_s": (Kind.NUMBER, 0),
    "idle.countdown_s": (Kind.NUMBER, 0),
}
_AT_LEAST_ONE = ("clinic.name", "clinic.region", "callback.times")


def fields() -> tuple[Field, ...]:
    """Return what a clinic changes on the screen, of the settings that this version has."""
    return tuple(_field(key, *found) for key, found in _OFFERED.items() if _type_of(key) is not None)


def value_of(settings: Settings, key: str) -> object:
    """Return the value of a setting such as "clinic.name"."""
    section, _, name = key.partition(".")
    return getattr(getattr(settings, section), name)


def last_good(path: Path) -> Path:
    """Return where the last good one of the settings file `path` is kept."""
    return path.with_name(f"{path.stem}.last-good{path.suffix}")


def set_aside(path: Path) -> Path:
    """Return where the file goes that the last good one takes the place of."""
    return path.with_name(f"{path.stem}.set-aside{path.suffix}")


def change(path: Path, changes: Mapping[str, object]) -> list[SettingProblem]:
    """Write `changes` (key: value) into the settings file `path`, if all are good; else return what is wrong.

    What the file was before is kept as the last good one, if it had no problem. A file that is no TOML is left alone,
    with a problem whose key is "". Raises `SiteError` where the file cannot be read or written.
    """
    old = _read(path)
    _, known = understand(path, old)
    if spoiled := [problem for problem in known if not problem.key]:
        return spoiled
    before = tomllib.loads(old.decode())
    if odd := [key for key in changes if not isinstance(before.get(_section_of(key), {}), dict)]:
        return [SettingProblem(path, _section_of(key), "must be a section of its own") for key in odd]
    new = _edited(old.decode(), changes)
    _, problems = understand(path, new.encode())
    if wrong := [problem for problem in problems if problem.key in changes or problem not in known]:
        return wrong
    if not _means(new, _with(before, changes)):
        return [SettingProblem(path, key, "cannot be changed here: change it in the file") for key in changes]
    if old and not known:
        write_whole(last_good(path), old)
    write_whole(path, new.encode())
    return []


def keep_good(path: Path) -> None:
    """Keep the settings file `path` as the last good one, if it is there and has no problem; raises `SiteError`.

    Called at the program's start: then a slip made by hand can be taken back as well.
    """
    data = _read(path)
    if data and not understand(path, data)[1] and data != _read(last_good(path)):
        write_whole(last_good(path), data)


def can_bring_back(path: Path) -> bool:
    """Whether there is a last good file that differs from the settings file `path`; raises `SiteError`."""
    good = _read(last_good(path))
    return good not in (b"", _read(path)) and not understand(path, good)[1]


def bring_back(path: Path) -> Settings:
    """Put the last good file in place of the settings file `path`, which is set aside; return what is in force then.

    Raises `SiteError`: `MISSING` without a last good file, `CORRUPT` if it has been spoiled meanwhile.
    """
    good = last_good(path)
    data = read_limited(good, MAX_BYTES)
    settings, problems = understand(good, data)
    if problems:
        raise SiteError(Fault.CORRUPT, str(good))
    if now := _read(path):
        write_whole(set_aside(path), now)
    write_whole(path, data)
    return settings


def _field(key: str, kind: Kind, most: int) -> Field:
    declared = _type_of(key)
    limits = limits_of(key)
    least = 1 if key in _AT_LEAST_ONE else 0
    if limits is not None:
        least, most = int(limits[0]), int(limits[1])
    one = get_args(declared)[0] if kind is Kind.SOME else declared
    choices = tuple(get_args(one)) if get_origin(one) is Literal else ()
    if key == "pages.language":
        choices = tuple(OWN_NAMES)
    return Field(key, kind, value_of(Settings(), key), least, most, choices)


def _type_of(key: str) -> Any:  # noqa: ANN401 - a type of whatever sort; None for what this version does not have
    section, _, name = key.partition(".")
    sections = {info.name: info.type for info in msgspec.structs.fields(Settings)}
    found = {info.name: info.type for info in msgspec.structs.fields(sections[section])} if section in sections else {}
    return found.get(name)


def _section_of(key: str) -> str:
    return key.partition(".")[0]


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, MAX_BYTES)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return b""
        raise


def _means(text: str, table: Mapping[str, Any]) -> bool:
    """Whether the edited text is still TOML and says `table` and nothing else, whatever has edited it."""
    try:
        return tomllib.loads(text) == table
    except ValueError:
        return False


def _edited(text: str, changes: Mapping[str, object]) -> str:
    """Return `text` with `changes`; as it is where the library cannot do that."""
    import tomlkit  # noqa: PLC0415 - only where something is changed
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
        for key, value in changes.items():
            section, _, name = key.partition(".")
            if section not in document:
                document.add(section, tomlkit.table())
            document[section][name] = _plain(value)
        return tomlkit.dumps(document)
    except TOMLKitError:
        return text


def _with(before: Mapping[str, Any], changes: Mapping[str, object]) -> dict[str, Any]:
    """Return the table `before` with `changes`: what the edited text must mean, and nothing else."""
    after = deepcopy(dict(before))
    for key, value in changes.items():
        section, _, name = key.partition(".")
        after.setdefault(section, {})[name] = _plain(value)
    return after


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
