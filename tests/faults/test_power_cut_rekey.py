"""A power cut at any moment of a new desk key loses no request, on a real file system."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyrage import x25519

from kiosk.errors import SiteError
from kiosk.paths import DataFolder
from kiosk.requests.changeover import is_pending
from kiosk.requests.spool import Spool
from kiosk.staff.access import unlock
from kiosk.staff.opener import Opener
from kiosk.staff.rekey import rekey
from kiosk.staff.worklist import waiting
from tests.faults.disks import CuttableDisk, cuttable_disk, needs_mount
from tests.support.clinic import PASSPHRASE, STAFF
from tests.support.fakes import FakeClock
from tests.support.locks import QuickLock, make_quick_clinic, quick_lock
from tests.support.requests import FailingDisk, KioskDied, make_draft

CUTS = 40
REQUESTS = 4
STEPS = 180  # about as many file operations as one change takes
SEED = 20_261_121

__all__ = ["quick_lock"]
pytestmark = needs_mount


class PowerCut(FailingDisk):
    """Cuts the power of a disk at one file operation; the program ends there."""

    OPERATIONS = (*FailingDisk.OPERATIONS, "replace", "rmdir")

    def __init__(self, good: int, disk: CuttableDisk) -> None:
        super().__init__(good, KioskDied())
        self._disk = disk

    def _counted(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        counted = super()._counted(operation)

        def run(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the operation takes and gives
            if self.count == self._good:
                self._good += 1  # the cut itself opens the disk's folder
                self._disk.cut()
            return counted(*arguments, **options)

        return run


def names_opened(folder: DataFolder, opener: Opener) -> list[str]:
    return [item.record.name for item in waiting(folder, opener, include_done=True).items]


def test_every_request_opens_after_every_cut(tmp_path: Path, quick_lock: type[QuickLock]) -> None:
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    ends: list[str] = []
    with cuttable_disk(tmp_path) as disk:
        clinic = make_quick_clinic(disk.place)
        folder = clinic.folder
        spool = Spool(folder, FakeClock())
        names = [f"Test Patient {number}" for number in range(REQUESTS)]
        for name in names:
            spool.append(make_draft(name=name))
        recovery = Opener(x25519.Identity.from_str(clinic.recovery), "owner")
        os.sync()
        for _ in range(CUTS):
            before = unlock(folder, STAFF, PASSPHRASE).public_key
            told = ""
            try:
                with PowerCut(points.randrange(15, STEPS), disk).mounted():
                    told = rekey(folder, STAFF, PASSPHRASE, FakeClock()).opener.public_key
                disk.cut()  # the moment that it was told to be done
            except (SiteError, KioskDied):
                pass
            disk.unmount()
            disk.mount()
            Spool(folder, FakeClock()).sweep()
            opener = unlock(folder, STAFF, PASSPHRASE)
            assert not is_pending(folder)
            assert names_opened(folder, opener) == names
            assert names_opened(folder, recovery) == names
            assert told in ("", opener.public_key)
            ends.append("told" if told else "finished" if opener.public_key != before else "taken back")
    assert set(ends) == {"told", "finished", "taken back"}
