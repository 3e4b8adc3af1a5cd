"""The daily self-test: could a request be stored now? What it found is kept for staff."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole
from kiosk.health import Finding, Level, trouble
from kiosk.i18n import tr
from kiosk.paths import DataFolder
from kiosk.requests.spool import Spool

MAX_BYTES = 4096
LATE = timedelta(hours=26)  # a day, and two hours for a computer that was switched on late
_log = logging.getLogger(__name__)


class SelfTest(Struct, frozen=True):
    """When the test was made, and what was wrong with which thing; None where a request can be stored."""

    at: datetime
    fault: Fault | None = None
    subject: str = ""


def run_self_test(data: DataFolder, clock: Clock) -> SelfTest:
    """Seal, write, read back and erase a dummy where requests go now; keep the result and return it. Never raises."""
    try:
        Spool(data.active, clock).check_ready()
        result = SelfTest(clock.now())
    except SiteError as error:
        _log.error("the daily self-test failed: %s (%s)", error.subject, error.fault.value)
        result = SelfTest(clock.now(), error.fault, error.subject)
    try:
        write_whole(data.self_test, msgspec.json.encode(result))
    except SiteError as error:
        _log.warning("the self-test's result is not kept: %s (%s)", error.subject, error.fault.value)
    return result


def read_self_test(path: Path) -> SelfTest | None:
    """Return the last result, None if there is none; raises `SiteError`."""
    try:
        result = msgspec.json.decode(read_limited(path, MAX_BYTES), type=SelfTest)
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return None
        raise
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise SiteError(Fault.CORRUPT, str(path)) from error
    if result.at.tzinfo is None:
        raise SiteError(Fault.CORRUPT, str(path))
    return result


def examine_self_test(path: Path, now: datetime) -> list[Finding]:
    """Say what the last daily self-test found and when."""
    try:
        result = read_self_test(path)
    except SiteError as error:
        return [trouble("self-test", error)]
    if result is None:
        return [Finding("self-test", Level.OK, tr("None was made yet: it comes soon after the start, then each day."))]
    when = f"{result.at:%Y-%m-%d %H:%M}"
    if result.fault is not None:
        cause = trouble("self-test", SiteError(result.fault, result.subject))
        failed = tr("It failed on {time}.").format(time=when)
        return [Finding("self-test", Level.BAD, f"{failed} {cause.sentence}")]
    if now - result.at > LATE:
        late = tr("The last one was on {time}: was the kiosk off since?")
        return [Finding("self-test", Level.WARN, late.format(time=when))]
    well = tr("On {time} a test request was sealed, written, read back and erased.")
    return [Finding("self-test", Level.OK, well.format(time=when))]
