"""Keeps the promise of the notice: a request is erased some days after it was dealt with."""

from datetime import timedelta

from kiosk.clock import Clock
from kiosk.files import fsync_folder, site_errors
from kiosk.paths import DataFolder
from kiosk.requests.spool import SUFFIX
from kiosk.staff.audit import Deed, note


def erase_old(folder: DataFolder, keep_days: int, clock: Clock, who: str) -> int:
    """Erase what has been done for more than `keep_days` days; returns how many files. Raises `SiteError`.

    The age is that of the file's time, which the export sets to the day on which it was done.
    """
    limit = (clock.now() - timedelta(days=keep_days)).timestamp()
    with site_errors(folder.done):
        if not folder.done.exists():
            return 0
        old = [path for path in folder.done.glob(f"*{SUFFIX}") if path.stat().st_mtime < limit]
        for path in old:
            path.unlink(missing_ok=True)
    if old:
        fsync_folder(folder.done)
        note(folder.audit, Deed(who=who, what="erase", how_many=len(old)), clock)
    return len(old)
