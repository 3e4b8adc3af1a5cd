"""The report for the technician: a zip with logs, settings, versions and the doctor's findings, and nobody's words."""

import io
import platform
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

import msgspec

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import FILE_MODE, read_limited, site_errors, write_whole
from kiosk.health import Finding
from kiosk.logs import MAX_BYTES, OLD_FILES
from kiosk.paths import DataFolder
from kiosk.settings import Settings, load

# Staff's keys and codes, in use or put aside, are called by their owners' names.
_STAFF_KEY = re.compile(rb"(keys[/\\]+(?:staff|retired-)[^/\\\s]*[/\\]+)[^/\\\s]+?(\.age|\.pin)")
_SECRETS = frozenset(("pin", "passphrase", "password", "secret", "token"))
_ABOUT = """\
A kiosk's report for its technician, written by version {version} on {now:%Y-%m-%d %H:%M}.

findings.txt and findings.json   what  kiosk doctor  found
log/                             what happened to the program
settings.json                    the settings in force: the clinic's own data, no keys, no passphrases
settings-problems.txt            what in the settings file could not be used
state/                           the last runs, the last self-test, the touchscreen, the screen's size
folders.txt                      how many files lie where, and their size
versions.txt                     the program, the system, and the packages

There is no request in it, no key, no name of a person, and nothing that a visitor typed.
"""


def save_report(target: Path, data: DataFolder, settings_file: Path, findings: Iterable[Finding], clock: Clock) -> None:
    """Write the report into the file `target` (0600), all or nothing; raises `SiteError`."""
    now = clock.now()
    settings, problems = load(settings_file)
    found = tuple(findings)
    with site_errors(data.root):
        folders = _lines(_folders(data.root))
    parts: dict[str, bytes] = {
        "about.txt": _ABOUT.format(version=__version__, now=now).encode(),
        "findings.txt": _lines(f"{one.level.value:<5} {one.name}: {one.sentence}" for one in found),
        "findings.json": msgspec.json.format(msgspec.json.encode(found)),
        "settings.json": _settings(settings),
        "settings-problems.txt": _lines(map(str, problems)),
        "folders.txt": folders,
        "versions.txt": _lines(_versions()),
        **_files(data),
    }
    write_whole(target, _zip(parts, (now.year, now.month, now.day, now.hour, now.minute, now.second)))


def _files(data: DataFolder) -> dict[str, bytes]:
    """Return what goes in as it is, with a sentence in the place of what cannot be read."""
    logs = [data.log, *(data.log.with_name(f"{data.log.name}.{number}") for number in range(1, OLD_FILES + 1))]
    states = [data.runs, data.self_test, data.glass, data.screens]
    parts = {}
    for folder, path in [*(("log", path) for path in logs), *(("state", path) for path in states)]:
        try:
            parts[f"{folder}/{path.name}"] = read_limited(path, 2 * MAX_BYTES)
        except SiteError as error:
            if error.fault is not Fault.MISSING:
                parts[f"{folder}/{path.name}.txt"] = _lines([f"It could not be read: {error.fault.value}."])
    return parts


def _settings(settings: Settings) -> bytes:
    """Return the settings; were there ever a secret among them, it would be left out."""
    sections: dict[str, dict[str, object]] = msgspec.to_builtins(settings)
    shown = {
        name: {key: "(left out)" if _SECRETS & set(key.split("_")) else value for key, value in section.items()}
        for name, section in sections.items()
    }
    return msgspec.json.format(msgspec.json.encode(shown))


def _folders(root: Path) -> Iterator[str]:
    """Yield how much lies in each folder; the files' names are nobody's business."""
    for folder in sorted([root, *(path for path in root.rglob("*") if path.is_dir())]):
        sizes = [path.lstat().st_size for path in folder.iterdir() if not path.is_dir()]
        yield f"{len(sizes):>6} files {sum(sizes):>12,} bytes  {folder.relative_to(root).as_posix()}"


def _versions() -> Iterator[str]:
    """Yield the versions of the program, of the system, and of all packages."""
    yield f"clinic-kiosk {__version__}"
    yield f"Python {sys.version.split()[0]} ({platform.python_implementation()}), SQLite {sqlite3.sqlite_version}"
    yield platform.platform()
    packages = {f"{one.name} {one.version}" for one in metadata.distributions()}
    yield from sorted(packages, key=str.lower)


def _zip(parts: Mapping[str, bytes], moment: tuple[int, int, int, int, int, int]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = FILE_MODE << 16
            file.writestr(entry, _STAFF_KEY.sub(rb"\1...\2", data))
    return whole.getvalue()


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
