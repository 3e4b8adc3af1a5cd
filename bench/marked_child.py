"""A kiosk without a screen that stores one visitor's request again and again, to be killed in the middle of it.

usage: python -m bench.marked_child FOLDER NAME NUMBER        says "saved" on the standard output for each
"""

import os
import sys
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.desk import CallDesk
from kiosk.logs import start_logging
from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Draft
from kiosk.settings import Settings


def main(root: Path, name: str, phone: str) -> None:
    """Store until killed."""
    os.umask(0o077)
    data = DataFolder(root)
    start_logging(data.log)
    desk = CallDesk(data, SystemClock(), Settings(), is_trial=False)
    while True:
        draft = Draft(name=name, phone=phone, best_time="Morning", voicemail=False, consent=Consent("1", "en"))
        desk.save(draft)
        sys.stdout.write("saved\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
