"""The first paint pays for nothing that only a request needs."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import kiosk.requests.draft, kiosk.requests.spool, kiosk.requests.trial, kiosk.requests.limit
heavy = [name for name in ("pyrage", "phonenumbers") if name in sys.modules]
assert not heavy, heavy
from kiosk.requests.warm import warm_up
warm_up("US")
assert {"pyrage", "phonenumbers", "phonenumbers.data.region_US"} <= set(sys.modules)
"""


def test_heavy_libraries_come_when_they_are_called_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("region", ["US", "us", "DE", "nowhere"])
def test_any_region_can_be_warmed_up(region: str) -> None:
    from kiosk.requests.warm import warm_up  # noqa: PLC0415 - the module under test

    warm_up(region)
