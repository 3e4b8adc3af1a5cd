"""`kiosk calibrate`: staff measure the screen with a bank card."""

import argparse
import sys

from kiosk import paths
from kiosk.files import private_folder
from kiosk.settings import load


def run(arguments: argparse.Namespace) -> int:
    """Show the page on the screen, and say afterwards what is believed; 1 if there is no screen. Raises `SiteError`."""
    from kiosk.ui.application import has_display  # noqa: PLC0415 - Qt, which the other commands do without
    from kiosk.ui.calibration import calibrate  # noqa: PLC0415

    if not has_display():
        print("No display was found: run this on the kiosk's own screen.", file=sys.stderr)
        return 1
    data = paths.data_folder(arguments.data)
    private_folder(data.root)
    settings, _ = load(arguments.settings or data.settings)
    size = calibrate(settings, data.screens, arguments.lang or settings.pages.language, arguments.windowed)
    screen = size.screen
    told = f"{size.inches(screen):.1f} inches, {size.dot_of(screen):.4f} mm a dot"
    print(f"The screen {screen.name()}: {told} ({size.source(screen).value}).")
    print("A kiosk that is running takes this when it starts anew.")
    return 0
