"""What the doctor says of the keys and of the folder of requests."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.i18n import tr
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
    last = _day_of(folder.requests / CHAIN, now)
    if last is None:
        said = tr("None has been saved yet.")
    else:
        said = tr("The last one was saved on {day} ({ago}).").format(day=last, ago=_ago(last, now.date()))
    found = [Finding("last request", Level.OK, said), _examine_waiting(folder, now)]
    broken = len(_sealed(folder.quarantine))
    if broken:
        sentence = tr("Files that did not open in {folder}: {count}. Ask the technician.")
        found.append(Finding("quarantine", Level.WARN, sentence.format(folder=folder.quarantine, count=broken)))
    return found


def _examine_waiting(folder: DataFolder, now: datetime) -> Finding:
    """Say how many wait, those in the hands of an export too, and since when the oldest does."""
    places = [folder.new, *_inside(folder.claimed)]
    days = [_day_of(path, now) for place in places for path in _sealed(place)]
    waiting = sorted(day for day in days if day is not None)
    if not waiting:
        return Finding("waiting", Level.OK, tr("Nobody waits."))
    sentence = tr("Waiting: {count}, the oldest since {day} ({ago}).").format(
        count=len(waiting), day=waiting[0], ago=_ago(waiting[0], now.date())
    )
    if (now.date() - waiting[0]).days > LONG_WAIT_DAYS:
        return Finding("waiting", Level.WARN, sentence + " " + tr("Please call."))
    return Finding("waiting", Level.OK, sentence)


def _sealed(folder: Path) -> list[Path]:
    return [path for path in _inside(folder) if path.suffix == SUFFIX]


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
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
    near = {0: tr("today"), 1: tr("yesterday")}
    return near.get(days) or tr("{count} days ago").format(count=days)


def examine_strict(data: DataFolder, keys: Keys) -> list[Finding]:
    """Say whether a staff key lies on a kiosk on which none should; nothing where they may."""
    if keys.on_kiosk:
        return []
    found = sorted(path.name for path in data.keys.rglob(f"*{SUFFIX}"))
    if found:
        there = tr("keys.on_kiosk is false, but a key lies here ({names}): carry it away and erase it here.")
        return [Finding("staff keys", Level.WARN, there.format(names=", ".join(found)))]
    return [Finding("staff keys", Level.OK, tr("No staff key lies on this kiosk, as keys.on_kiosk asks."))]


def _examine_keys(data: DataFolder) -> Finding:
    try:
        if not data.is_set_up:
            prepare_trial(data.trial)
        recipients = Sealer(data.active.recipients).recipients
    except SiteError as error:
        return trouble("keys", error)
    mark = fingerprint(recipients)
    if not data.is_set_up:
        trial = tr("Trial keys, fingerprint {mark}. Run  kiosk setup  before real people use this kiosk.")
        return Finding("keys", Level.WARN, trial.format(mark=mark))
    known = tr("{count} public keys, fingerprint {mark}. Compare it by eye with the one noted when the keys were made.")
    return Finding("keys", Level.OK, known.format(count=len(recipients), mark=mark))


def _examine_spool(folder: DataFolder, clock: Clock) -> Finding:
    try:
        Spool(folder, clock).check_ready()
    except SiteError as error:
        return trouble("requests", error)
    return Finding("requests", Level.OK, tr("A test request was sealed, written, read back and erased."))
