"""A clinic's first day on the real program: set up, three requests, worklist, exports, lock, all passphrases lost."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench.clinic_day import FIRST_START, MOST_S, MOST_TAPS, ClinicDay, Day
from bench.day_kiosk import SIZES
from kiosk.i18n import set_language
from tests.support.locks import quick_lock

__all__ = ["quick_lock"]


def assert_goes_well(day: Day) -> None:
    set_language("en")
    assert [proof for proof in day.proofs if not proof.holds] == []
    first = day.count(FIRST_START)
    assert first.taps < MOST_TAPS
    assert first.seconds < MOST_S
    assert QApplication.topLevelWidgets() == []


@pytest.mark.usefixtures("qapp")
def test_the_day_goes_as_it_should_and_takes_few_taps(tmp_path: Path) -> None:
    assert_goes_well(ClinicDay(tmp_path, SIZES[0]).play())


@pytest.mark.usefixtures("qapp", "quick_lock")
def test_it_does_so_on_a_small_screen(tmp_path: Path) -> None:
    assert_goes_well(ClinicDay(tmp_path, SIZES[1]).play())
