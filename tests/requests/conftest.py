"""A spool with trial keys, ready to use."""

from pathlib import Path

import pytest
from hypothesis import settings

from kiosk.paths import DataFolder
from kiosk.requests.spool import Spool
from tests.support.fakes import FakeClock
from tests.support.requests import make_folder, make_spool

# The first number that is checked loads the numbering plans: no example may be judged by its time.
settings.register_profile("without-deadline", deadline=None)
settings.load_profile("without-deadline")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return make_folder(tmp_path)


@pytest.fixture
def spool(folder: DataFolder, clock: FakeClock) -> Spool:
    return make_spool(folder, clock)
