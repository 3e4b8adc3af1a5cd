"""Keeps the promise of the notice: a request is erased some days after it was dealt with, and no other ever is."""

from datetime import timedelta
from pathlib import Path

from kiosk.clock import Clock
from kiosk.files import fsync_folder, site_errors
from kiosk.paths import DataFolder
from kiosk.settings import Settings
from kiosk.staff.audit import Deed, note
from kiosk.staff.places import sealed_in
from kiosk.staff.tries import forget_erased

KIOSK = "kiosk"  # who, in the audit, where nobody asked for it


def daily(folder: DataFolder, settings: Settings, clock: Clock) -> int:
    """Erase what has been done for long enough; the kiosk does it once a day, with no key. Returns how many files.

    `folder` is the one whose requests are kept (`DataFolder.active`). Raises `SiteError`.
    """
    return erase_old(folder, settings.requests.keep_days, clock, KIOSK)


def erase_old(folder: DataFolder, keep_days: int, clock: Clock, who: str) -> int:
    """Erase what has been done for more than `keep_days` days; returns how many files. Raises `SiteError`.

    The age is that of the file's time, which is set to the day on which it was done.
    """
    limit = (clock.now() - timedelta(days=keep_days)).timestamp()
    old = [path for path in sealed_in(folder.done) if _time_of(path, limit) < limit]
    return _erase(folder, old, Deed(who=who, what="erase", how_many=len(old)), clock)


def erase_all_done(folder: DataFolder, clock: Clock, who: str) -> int:
    """Erase all that is done, of whatever age; returns how many files. Raises `SiteError`."""
    done = sealed_in(folder.done)
    return _erase(folder, done, Deed(who=who, what="erase-all-done", how_many=len(done)), clock)


def _erase(folder: DataFolder, paths: list[Path], deed: Deed, clock: Clock) -> int:
    """Erase the files and note the deed after it: erasing must be possible on a full disk."""
    if paths:
        with site_errors(folder.done):
            for path in paths:
                path.unlink(missing_ok=True)
        fsync_folder(folder.done)
        note(folder.audit, deed, clock)
    forget_erased(folder)
    return len(paths)


def _time_of(path: Path, gone: float) -> float:
    with site_errors(path):
        try:
            return path.stat().st_mtime
        except FileNotFoundError:
            return gone  # undone between the two looks
