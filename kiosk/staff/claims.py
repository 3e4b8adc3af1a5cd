"""What an export has in its hands: taken from those who wait, and given back or done with when it is over."""

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from kiosk.errors import SiteError
from kiosk.files import fsync_folder, move_durable, private_folder, site_errors
from kiosk.paths import DataFolder
from kiosk.staff.places import batches, is_called, midnight, request_name

LOCK = "export.lock"  # in the folder of the requests: one export at a time


class Claim:
    """Moves requests so that their places say what became of them; one export's, under its lock.

    Whoever calls somebody meanwhile moves that request to done: it is no fault to find one gone.
    """

    def __init__(self, folder: DataFolder, now: datetime) -> None:
        self._folder = folder
        self._now = now
        self._batch = folder.claimed / f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        self._moves: list[tuple[Path, Path]] = []

    def open(self) -> None:
        """Make the folder for what is taken, and clear away what earlier ones left empty. Raises `SiteError`."""
        for batch in batches(self._folder):
            with contextlib.suppress(OSError):  # something lies in it
                batch.rmdir()
        private_folder(self._folder.claimed)
        private_folder(self._batch)

    def take(self, path: Path) -> Path | None:
        """Take one request, so that it counts as what may stand in a file; returns where it lies then, None if gone."""
        place = path
        if path.parent == self._folder.new:
            place = self._batch / path.name
        elif path.parent == self._folder.done and is_called(path.name):
            place = self._folder.done / request_name(path.name)
        with site_errors(path):
            if place == path:
                return path if path.exists() else None
            try:
                path.rename(place)
            except FileNotFoundError:
                return None  # called just now; or the kiosk took it back, was not sure of it, and told the visitor so
        self._moves.append((path, place))
        return place

    def settle(self) -> None:
        """Wait until all that was taken is on the disk. Raises `SiteError`."""
        for place in {folder for move in self._moves for folder in (move[0].parent, move[1].parent)}:
            fsync_folder(place)

    def give_back(self) -> None:
        """Let all that was taken wait as before; what cannot be moved waits where it is, marked."""
        for path, place in self._moves:
            with contextlib.suppress(SiteError):  # also where somebody was called just now
                move_durable(place, path)
        with contextlib.suppress(OSError):
            self._batch.rmdir()

    def finish(self, places: Iterable[Path]) -> None:
        """Move what stands in the file to done, dated with the day, and drop what is empty then. Raises `SiteError`."""
        day = midnight(self._now)
        done = private_folder(self._folder.done)
        moved = [place for place in places if place.parent != done]
        with site_errors(self._folder.claimed):
            for place in moved:
                with contextlib.suppress(FileNotFoundError):  # called just now
                    os.utime(place, (day, day))
                    place.rename(done / place.name)
            fsync_folder(done)
            for batch in {self._batch, *(place.parent for place in moved)}:
                fsync_folder(batch)
                with contextlib.suppress(OSError):  # something else lies in it
                    batch.rmdir()
