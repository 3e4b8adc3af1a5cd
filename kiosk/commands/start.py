"""`kiosk run`: starts the kiosk, without waiting for what only the other commands need."""

import gc
import sys

from kiosk.options import RunOptions


def start_kiosk(options: RunOptions) -> int:
    """Run the kiosk; returns its exit code."""
    # Until the first paint nothing is garbage, and looking for it takes a third of the start; the app turns the
    # collector on again.
    gc.disable()
    try:
        _import_core()
        from kiosk.app import run  # noqa: PLC0415 - brings Qt, which no other command needs
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        print(f"The kiosk did not start: its window library is incomplete ({error}): run  make setup", file=sys.stderr)
        return 1
    return run(options)


def _import_core() -> None:
    """Import what knows no Qt first: once PySide6 is there, its own import hook makes each further import slower."""
    import kiosk.files  # noqa: PLC0415
    import kiosk.i18n  # noqa: PLC0415
    import kiosk.logs  # noqa: PLC0415
    import kiosk.paths  # noqa: PLC0415
    import kiosk.settings  # noqa: PLC0415
    import kiosk.visit.idle  # noqa: PLC0415
    import kiosk.visit.visit  # noqa: F401, PLC0415
