"""A clinic's first day on the real program: set up, three requests, worklist, exports, lock, all passphrases lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench.clinic_day import FIRST_START, MOST_S, MOST_TAPS, ClinicDay
from bench.day_kiosk import SIZES, Size
from kiosk.i18n import set_language


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_day_goes_as_it_should_and_takes_few_taps(size: Size, tmp_path: Path) -> None:
    day = ClinicDay(tmp_path, size).play()
    set_language("en")
    assert [proof for proof in day.proofs if not proof.holds] == []
    first = day.count(FIRST_START)
    assert first.taps < MOST_TAPS
    assert first.seconds < MOST_S
    assert QApplication.topLevelWidgets() == []
