"""A power cut loses no request that had its receipt; a store that leaves out a sync does, so that a loss is seen."""

import random
import time
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.paths import DataFolder
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from tests.faults.disks import CuttableDisk, cuttable_disk, needs_mount
from tests.faults.kiosk_process import Ack, KioskProcess
from tests.support.requests import assert_unbroken, make_draft, open_sealed

CUTS = 24
CONTROL_CUTS = 3
SEED = 20_261_120

pytestmark = needs_mount


def prepare(disk: CuttableDisk) -> DataFolder:
    """Return a data folder on the disk, all of it safe from a cut."""
    folder = DataFolder(disk.place / "data")
    prepare_trial(folder)
    Spool(folder, SystemClock())
    disk.unmount()
    disk.mount()
    return folder


def cut_while_it_stores(disk: CuttableDisk, folder: DataFolder, variant: str, count: int, *, idle: bool) -> list[Ack]:
    """Let a kiosk store `count` requests, cut the power, and return the receipts that were given before the cut.

    `idle`: cut while the kiosk waits for the next visitor; else while it is busy with the next requests.
    """
    kiosk = KioskProcess(folder.root, variant)
    kiosk.start(stepping=idle)
    kiosk.wait_for(1)
    for _ in range(count - 1):
        if idle:
            kiosk.step()
        kiosk.wait_for(1)
    began = time.monotonic_ns()
    disk.cut()
    kiosk.kill()
    disk.unmount()
    disk.mount()
    # A receipt that was told of while the power went is neither here nor there.
    return [ack for ack in kiosk.acks if ack.at_ns < began]


def opens(folder: DataFolder, ack: Ack) -> bool:
    """Return whether the request of a receipt waits, whole and under its number."""
    path = folder.new / f"{ack.id}.age"
    if not path.exists() or not path.stat().st_size:
        return False
    record = open_sealed(folder, path)
    return (str(record.id), record.number) == (ack.id, ack.number)


def test_no_receipt_is_lost_and_the_chain_never_breaks(tmp_path: Path) -> None:
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    acks: list[Ack] = []
    with cuttable_disk(tmp_path) as disk:
        folder = prepare(disk)
        for cut in range(CUTS):
            acks += cut_while_it_stores(disk, folder, "kiosk", points.randrange(1, 12), idle=cut % 3 == 0)
            assert [ack for ack in acks if not opens(folder, ack)] == []
            spool = Spool(folder, SystemClock())
            spool.sweep()
            spool.append(make_draft())
            assert_unbroken(folder)
    assert len(acks) >= CUTS


@pytest.mark.parametrize("variant", ["no-folder-sync", "no-sync"])
def test_a_store_without_a_sync_loses_receipts(tmp_path: Path, variant: str) -> None:
    lost = 0
    for cut in range(CONTROL_CUTS):
        place = tmp_path / str(cut)
        place.mkdir()
        with cuttable_disk(place) as disk:
            folder = prepare(disk)
            acks = cut_while_it_stores(disk, folder, variant, 3, idle=True)
            assert len(acks) == 3
            lost += sum(not opens(folder, ack) for ack in acks)
    assert lost >= CONTROL_CUTS
