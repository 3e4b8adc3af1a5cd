"""`kiosk run`: starts the kiosk, without waiting for what only the other commands need."""

import sys

from kiosk.options import RunOptions


def start_kiosk(options: RunOptions) -> int:
    """Run the kiosk; returns its exit code."""
    try:
        from kiosk.app import run  # noqa: PLC0415 - brings Qt, which no other command needs
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        print(f"The kiosk did not start: its window library is incomplete ({error}): run  make setup", file=sys.stderr)
        return 1
    return run(options)
