"""What the doctor says of the keys and of the folder of requests."""

from kiosk.clock import Clock
from kiosk.errors import SiteError
from kiosk.health import Finding, Level, trouble
from kiosk.paths import DataFolder
from kiosk.requests.seal import Sealer, fingerprint
from kiosk.requests.spool import SUFFIX, Spool
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Keys


def examine_requests(data: DataFolder, clock: Clock) -> list[Finding]:
    """Return the findings of keys and spool in the folder `data`, in trial mode its trial folder.

    Makes what the kiosk's start would make, but clears nothing away: the kiosk may be running.
    """
    return [_examine_keys(data), _examine_spool(data.active, clock)]


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
