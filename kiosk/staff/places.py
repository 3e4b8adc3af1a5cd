"""Where a request lies and what its place says: waiting, in the hands of an export, done, and whether in a file."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

from kiosk.files import site_errors
from kiosk.paths import DataFolder
from kiosk.requests.spool import SUFFIX

_CALLED = f".called{SUFFIX}"  # the ending of what is done and never stood in a file: undone, it waits unmarked
_NAME = attrgetter("name")


def request_name(name: str) -> str:
    """Return the name that a request's file has wherever it lies: "ID.age"."""
    return name.removesuffix(_CALLED) + SUFFIX if name.endswith(_CALLED) else name


def request_key(name: str) -> str:
    """Return the id of the request in a file of this name, as the spool named it."""
    return request_name(name).removesuffix(SUFFIX)


def called_name(name: str) -> str:
    """Return the name under which a request is done that never stood in a file."""
    return request_key(name) + _CALLED


def is_called(name: str) -> bool:
    """Return whether a done request of this name never stood in a file."""
    return name.endswith(_CALLED)


def scan(place: Path) -> list[os.DirEntry[str]]:
    """Return the sealed files in one folder by their names; none where it was never made or is gone by now."""
    with site_errors(place):
        try:
            with os.scandir(place) as found:  # as paths, 10,000 of them would take a third of a second
                return sorted((entry for entry in found if entry.name.endswith(SUFFIX)), key=_NAME)
        except FileNotFoundError:
            return []


def sealed_in(place: Path) -> list[Path]:
    """Return the sealed files in one folder, sorted."""
    return [Path(entry.path) for entry in scan(place)]


def batches(folder: DataFolder) -> list[Path]:
    """Return the folders of what exports have in their hands, sorted."""
    with site_errors(folder.claimed):
        try:
            return sorted(path for path in folder.claimed.iterdir() if path.is_dir())
        except FileNotFoundError:
            return []


def sealed_files(folder: DataFolder) -> Iterator[Path]:
    """Give the sealed files in the order in which requests move on: new, claimed, done."""
    for place in (folder.new, *batches(folder), folder.done):
        yield from sealed_in(place)


def find(folder: DataFolder, path: Path) -> Path | None:
    """Return where the request that was at `path` lies now, None if nowhere."""
    with site_errors(path):
        if path.exists():
            return path
    name = request_name(path.name)
    for _ in range(2):  # one that is undone goes back, past a look that begins where it will be
        for place in sealed_files(folder):
            if request_name(place.name) == name:
                return place
    return None


def midnight(now: datetime) -> float:
    """Return the local midnight of a day: the time that a done file gets."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def midnight_utc(then: datetime) -> float:
    """Return the midnight UTC of a day: the time that the spool gives a file that waits."""
    return then.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
