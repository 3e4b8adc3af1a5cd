"""Where a request lies and what its place says: waiting, in the hands of an export, done, and whether in a file."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk.files import site_errors
from kiosk.paths import DataFolder
from kiosk.requests.spool import SUFFIX

CALLED = ".called"  # before the ending of what is done and never stood in a file: undone, it waits unmarked


def request_name(path: Path) -> str:
    """Return the name that a request's file has wherever it lies: "ID.age"."""
    return path.stem.removesuffix(CALLED) + SUFFIX


def request_key(path: Path) -> str:
    """Return the id of the request in the file `path`, as the spool named it."""
    return path.stem.removesuffix(CALLED)


def called_name(path: Path) -> str:
    """Return the name under which a request is done that never stood in a file."""
    return f"{request_key(path)}{CALLED}{SUFFIX}"


def is_called(path: Path) -> bool:
    """Return whether a done request never stood in a file."""
    return path.stem.endswith(CALLED)


def entries(place: Path) -> list[Path]:
    """Return what lies in the folder `place`, sorted; nothing where it was never made or is gone by now."""
    with site_errors(place):
        try:
            names = os.listdir(place)  # noqa: PTH208 - sorts 10,000 names ten times as fast as paths
        except FileNotFoundError:
            return []
    return [place / name for name in sorted(names)]


def batches(folder: DataFolder) -> list[Path]:
    """Return the folders of what exports have in their hands."""
    return [path for path in entries(folder.claimed) if path.is_dir()]


def sealed_in(place: Path) -> list[Path]:
    """Return the sealed files in one folder, sorted."""
    return [path for path in entries(place) if path.suffix == SUFFIX]


def sealed_files(folder: DataFolder) -> Iterator[Path]:
    """Give the sealed files in the order in which requests move on: new, claimed, done."""
    yield from sealed_in(folder.new)
    for batch in batches(folder):
        yield from sealed_in(batch)
    yield from sealed_in(folder.done)


def find(folder: DataFolder, path: Path) -> Path | None:
    """Return where the request that was at `path` lies now, None if nowhere."""
    with site_errors(path):
        if path.exists():
            return path
    name = request_name(path)
    for _ in range(2):  # one that is undone goes back, past a look that begins where it will be
        for place in sealed_files(folder):
            if request_name(place) == name:
                return place
    return None


def midnight(now: datetime) -> float:
    """Return the local midnight of a day: the time that a done file gets."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def midnight_utc(then: datetime) -> float:
    """Return the midnight UTC of a day: the time that the spool gives a file that waits."""
    return then.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
