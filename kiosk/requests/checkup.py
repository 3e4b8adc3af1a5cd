"""What the doctor says of the keys and of the folder of requests."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.paths import DataFolder
from kiosk.requests.seal import Sealer, fingerprint
from kiosk.requests.selftest import examine_self_test
from kiosk.requests.spool import CHAIN, SUFFIX, Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys

LONG_WAIT_DAYS = 3


def examine_requests(data: DataFolder, clock: Clock) -> list[Finding]:
    """Return the findings of keys and spool in the folder `data`, in trial mode its trial folder.

    Makes what the kiosk's start would make, but clears nothing away: the kiosk may be running.
    """
    now = clock.now()
    return [
        _examine_keys(data),
        _examine_spool(data.active, clock),
        *examine_self_test(data.self_test, now),
        *examine_queue(data.active, now),
    ]


def examine_queue(folder: DataFolder, now: datetime) -> list[Finding]:
    """Say on which day the last request was saved, and since when the oldest waits; by the files' days, without a key.

    Hours are inside the seals alone. Raises nothing: what cannot be read is said by the other findings.
    """
    found = []
    last = _day_of(folder.requests / CHAIN, now)
    if last is not None:
        found.append(Finding("last request", Level.OK, f"The last one was saved on {last}{_ago(last, now.date())}."))
    waiting = sorted(day for path in _sealed(folder.new) if (day := _day_of(path, now)) is not None)
    if waiting:
        age = (now.date() - waiting[0]).days
        sentence = f"{len(waiting)} wait, the oldest since {waiting[0]}{_ago(waiting[0], now.date())}."
        level = Level.WARN if age > LONG_WAIT_DAYS else Level.OK
        found.append(Finding("waiting", level, sentence + (" Please call." if level is Level.WARN else "")))
    broken = len(_sealed(folder.quarantine))
    if broken:
        sentence = f"{broken} files that did not open lie in {folder.quarantine}: ask the technician."
        found.append(Finding("quarantine", Level.WARN, sentence))
    return found


def _sealed(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == SUFFIX]
    except OSError:
        return []


def _day_of(path: Path, now: datetime) -> date | None:
    """Return the day on which a file was written; a request's file tells it by midnight in UTC."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
    day = written.date() if written.time() == time() else written.astimezone(now.tzinfo).date()
    return min(day, now.date())  # in the evening it is tomorrow already in UTC


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    return {0: " (today)", 1: " (yesterday)"}.get(days, f" ({days} days ago)")


def examine_strict(data: DataFolder, keys: Keys) -> list[Finding]:
    """Say whether a staff key lies on a kiosk on which none should; nothing where they may."""
    if keys.on_kiosk:
        return []
    found = sorted(path.name for path in data.keys.rglob(f"*{SUFFIX}"))
    if found:
        there = f"keys.on_kiosk is false, but a key lies here ({', '.join(found)})"
        return [Finding("staff keys", Level.WARN, f"{there}: carry it away and erase it here.")]
    return [Finding("staff keys", Level.OK, "No staff key lies on this kiosk, as keys.on_kiosk asks.")]


def _examine_keys(data: DataFolder) -> Finding:
    try:
        if not data.is_set_up:
            prepare_trial(data.trial)
        recipients = Sealer(data.active.recipients).recipients
    except SiteError as error:
        return trouble("keys", error)
    known = f"{len(recipients)} public keys, fingerprint {fingerprint(recipients)}."
    if not data.is_set_up:
        return Finding("keys", Level.WARN, f"Trial keys: {known} Run  kiosk setup  before real people use this kiosk.")
    return Finding("keys", Level.OK, known)


def _examine_spool(folder: DataFolder, clock: Clock) -> Finding:
    try:
        Spool(folder, clock).check_ready()
    except SiteError as error:
        return trouble("requests", error)
    return Finding("requests", Level.OK, "A test request was sealed, written, read back and erased.")
