"""What visitors and staff typed, searched for in all that a whole day leaves behind: nothing outside the seals."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.day_kiosk import SIZES
from bench.marked_day import MarkedDay, proofs_of
from kiosk.i18n import set_language


@pytest.fixture
def log() -> Iterator[None]:
    """Leave the program's log as it was."""
    root = logging.getLogger("kiosk")
    before = (root.level, root.propagate, logging.raiseExceptions)
    yield
    root.setLevel(before[0])
    root.propagate, logging.raiseExceptions = before[1:]


@pytest.mark.usefixtures("qapp", "log")
def test_nothing_typed_is_kept_outside_the_seals_and_the_exports(tmp_path: Path) -> None:
    day = MarkedDay(tmp_path, SIZES[0])
    proofs = day.play().proofs
    set_language("en")
    assert [proof for proof in (*proofs, *proofs_of(day.search())) if not proof.holds] == []
