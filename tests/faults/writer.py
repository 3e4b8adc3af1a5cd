"""A kiosk without a screen: stores requests in a loop and tells of each receipt; killed from outside.

Run as `python -m tests.faults.writer FOLDER VARIANT`. Waits for a line on the standard input before it begins, and
with it before each request when the line is "step"; each receipt is a line: number, id and the monotonic time in ns.
"""

import os
import sys
import time
from pathlib import Path
from types import ModuleType

from kiosk import files
from kiosk.clock import SystemClock
from kiosk.errors import SiteError
from kiosk.paths import DataFolder
from kiosk.requests import spool
from kiosk.requests.warm import warm_up
from tests.support.requests import make_draft

FOLDER_SYNC = ((files, "fsync_folder"), (spool, "fsync_folder"))
ANY_SYNC = (*FOLDER_SYNC, (os, "fsync"))

# What each variant leaves out; all but the kiosk's own must lose requests in a power cut.
VARIANTS: dict[str, tuple[tuple[ModuleType, str], ...]] = {
    "kiosk": (),
    "no-folder-sync": FOLDER_SYNC,
    "no-sync": ANY_SYNC,
}


def _no_sync(_: object) -> None:
    """Take a file or a folder for being on the disk."""


def main(root: Path, variant: str) -> None:
    """Store requests until the disk fails or the process is killed."""
    for module, name in VARIANTS[variant]:
        setattr(module, name, _no_sync)
    warm_up("US")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    is_stepping = sys.stdin.readline().strip() == "step"
    try:
        place = spool.Spool(DataFolder(root), SystemClock())
        place.sweep()
        while True:
            receipt = place.append(make_draft())
            sys.stdout.write(f"{receipt.number} {receipt.id} {time.monotonic_ns()}\n")
            sys.stdout.flush()
            if is_stepping:
                sys.stdin.readline()
    except SiteError as error:
        sys.stdout.write(f"fault {error.fault.value}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
