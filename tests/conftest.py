"""What all tests share: an invisible screen, and kiosks that are closed and looked through after each test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.support.kiosks import Kiosks


@pytest.fixture
def make_kiosk(qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Kiosks]:
    """Return what opens kiosks; after the test they are closed, and nothing may be left over."""
    caplog.set_level("DEBUG", logger="kiosk")

    def log() -> str:
        return "\n".join(record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when))

    kiosks = Kiosks(tmp_path, log)
    yield kiosks
    kiosks.close()
