"""Ends a change of the desk key that broke off: finishes one that was decided, takes back one that was not.

Nothing secret is needed, so the kiosk's own start can do it. The steps are in docs/decisions/0015-people-and-keys.md.
"""

import shutil
from datetime import datetime
from pathlib import Path

from kiosk.files import fsync_folder, hold_lock, move_durable, private_folder, site_errors
from kiosk.paths import DataFolder

RECIPIENTS = "recipients.txt"  # in the folder of the new keys
STAFF = "staff"


def is_pending(folder: DataFolder) -> bool:
    """Return whether a change of the desk key broke off, or is going on."""
    return any(_exists(place) for place in (folder.decided_keys, folder.prepared_keys, folder.resealed))


def settle(folder: DataFolder) -> None:
    """Leave one desk key in `folder`, whatever broke off; raises `SiteError`, `IN_USE` while a change is going on."""
    if is_pending(folder):
        with hold_lock(folder.keys_lock):
            settle_held(folder)


def settle_held(folder: DataFolder) -> None:
    """Do as `settle` for one who holds the lock of the keys; raises `SiteError`, and can be called again then."""
    if _exists(folder.decided_keys):
        _finish(folder)
    for place in (folder.resealed, folder.prepared_keys):
        with site_errors(place):
            if not place.exists():
                continue
            shutil.rmtree(place)
        fsync_folder(place.parent)


def _finish(folder: DataFolder) -> None:
    """Put what was decided in place; each step is right for one who finds it done already."""
    decided = folder.decided_keys
    if _exists(decided / RECIPIENTS):
        # First, so that nothing is sealed for the old key any more, and whoever still holds that one open notices.
        move_durable(decided / RECIPIENTS, folder.recipients)
    _put_requests_in_place(folder)
    if _exists(decided / STAFF):
        if _exists(folder.staff_keys):
            move_durable(folder.staff_keys, _retired(folder))
        move_durable(decided / STAFF, folder.staff_keys)
    with site_errors(decided):
        decided.rmdir()
    fsync_folder(folder.keys)


def _put_requests_in_place(folder: DataFolder) -> None:
    touched: set[Path] = set()
    with site_errors(folder.resealed):
        for path in sorted(folder.resealed.rglob("*")):
            if path.is_dir():
                continue
            target = folder.requests / path.relative_to(folder.resealed)
            private_folder(target.parent)
            path.replace(target)
            touched.add(target.parent)
    for place in sorted(touched):
        fsync_folder(place)


def _retired(folder: DataFolder) -> Path:
    """Return a free name for the old copies, with the time at which the new key was made."""
    with site_errors(folder.recipients):
        made = datetime.fromtimestamp(folder.recipients.stat().st_mtime).astimezone()
        place, count = folder.keys / f"retired-{made:%Y%m%dT%H%M%S}", 1
        while place.exists():
            count += 1
            place = folder.keys / f"retired-{made:%Y%m%dT%H%M%S}-{count}"
    return place


def _exists(path: Path) -> bool:
    with site_errors(path):
        return path.exists()
