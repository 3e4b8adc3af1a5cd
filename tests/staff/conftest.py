"""A data folder that is set up, with a spool to fill it."""

import pytest

from kiosk.requests.spool import Spool
from tests.support.clinic import Clinic, clinic, passphrase_file
from tests.support.fakes import FakeClock
from tests.support.locks import quick_clinic, quick_lock
from tests.support.requests import make_spool

__all__ = ["clinic", "passphrase_file", "quick_clinic", "quick_lock"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def spool(clinic: Clinic, clock: FakeClock) -> Spool:
    return make_spool(clinic.folder, clock)
