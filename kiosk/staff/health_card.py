"""What the doctor finds and what staff see on the health page: everything that needs no Qt and no open key."""

from pathlib import Path

from kiosk.clock import Clock
from kiosk.content.checkup import examine_content
from kiosk.health import Finding, examine
from kiosk.paths import DataFolder
from kiosk.requests.checkup import examine_requests, examine_strict
from kiosk.settings import load
from kiosk.vitals import examine_vitals


def examine_all(data: DataFolder, settings_file: Path, content: Path, clock: Clock) -> list[Finding]:
    """Return every finding that needs no Qt and no open key, in the language in force.

    Reads all pages and tests the spool, which takes a second or two: not for the thread that paints.
    """
    settings, _ = load(settings_file)
    now = clock.now()
    return [
        *examine(data, settings_file),
        *examine_vitals(data, now),
        *examine_requests(data, clock),
        *examine_strict(data, settings.keys),
        *examine_content(content, settings.pages, data.sign_offs, now.date()),
    ]
