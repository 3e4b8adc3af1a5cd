"""A kiosk that is killed at any moment keeps every request that had its receipt, and goes on with the next number."""

import random
from pathlib import Path

from tests.faults.kiosk_process import Ack, KioskProcess
from tests.support.requests import assert_unbroken, make_draft, make_folder, make_spool, waiting

KILLS = 20
SEED = 20_261_120


def test_a_kill_at_any_moment_loses_no_receipt_and_breaks_no_chain(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    acks: list[Ack] = []
    for _ in range(KILLS):
        kiosk = KioskProcess(folder.root)
        kiosk.start()
        kiosk.wait_for(points.randrange(1, 15))
        kiosk.kill()
        assert kiosk.fault == ""
        acks += kiosk.acks
        make_spool(folder).append(make_draft())
        assert list(folder.tmp.iterdir()) == []
    assert_unbroken(folder)
    numbers = {str(record.id): record.number for record in waiting(folder)}
    assert all(numbers[ack.id] == ack.number for ack in acks)
    assert len(acks) >= KILLS
