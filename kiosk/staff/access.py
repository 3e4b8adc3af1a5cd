"""Makes the clinic's keys, and unlocks the desk key for one member of staff."""

import json
import re
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, move_durable, private_folder, read_limited, site_errors, write_whole
from kiosk.paths import DataFolder
from kiosk.requests.changeover import settle
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import SUFFIX
from kiosk.requests.text import clean_text
from kiosk.staff.audit import Deed, note
from kiosk.staff.copies import Carried, check_pin, key_file_of, put_copy
from kiosk.staff.opener import Opener
from kiosk.staff.recipients import recipients_text

LEAST_PASSPHRASE = 12  # characters
CLINIC_MAX = 80  # characters; the name stands on one line of the attract screen
TRIAL = "trial"

_STAFF_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KEY_FILE_MAX = 16 * 1024
_WRONG = "Decryption failed"  # what age says where the lock does not open; all its other messages mean a damaged file


def check_staff_name(name: str) -> str:
    """Return `name` if a key can be called that; raises `SiteError` with `BAD_INPUT`."""
    if not _STAFF_NAME.fullmatch(name):
        raise SiteError(Fault.BAD_INPUT, "a staff name has 1 to 40 letters (A to Z), digits, - and _")
    return name


def check_passphrase(passphrase: str) -> str:
    """Return `passphrase` if it is long enough; raises `SiteError` with `BAD_INPUT`."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise SiteError(Fault.BAD_INPUT, f"a passphrase has {LEAST_PASSPHRASE} characters or more; four words are good")
    return passphrase


def check_clinic(name: str) -> str:
    """Return the clinic's name without what cannot be shown; raises `SiteError` with `BAD_INPUT`."""
    cleaned = clean_text(name)
    if not 1 <= len(cleaned) <= CLINIC_MAX:
        raise SiteError(Fault.BAD_INPUT, f"a clinic's name has 1 to {CLINIC_MAX} characters")
    return cleaned


def set_up(  # noqa: PLR0913 - as many as there are things to say of a kiosk
    data: DataFolder,
    staff: str,
    passphrase: str,
    clinic: str,
    clock: Clock,
    hand_over: Callable[[str], None] | None = None,
    *,
    carried: Carried | None = None,
    recovery_line: str = "",
    in_kiosk: bool = False,
) -> str:
    """Make the keys and, where there are none, the settings; returns the recovery key's secret line.

    The program never writes that line down. `hand_over` is given it before the kiosk counts as set up: if that fails,
    or the power does, nobody seals for a recovery key that nobody has. `recipients.txt` is written last, since a
    folder that has it is set up. `carried`: strict mode, in which the locked copy goes there and not into the folder.
    `recovery_line`: the recovery key, where somebody has it already. `in_kiosk`: the caller holds the kiosk's lock.
    Raises `SiteError`: `BAD_INPUT` for a name or passphrase that will not do or a folder
    that is set up already, `IN_USE` while a kiosk runs there, others as they come.
    """
    from pyrage import x25519  # noqa: PLC0415 - not for the first paint

    check_staff_name(staff)
    check_passphrase(passphrase)
    if carried is not None:
        check_pin(carried.pin)
    clinic = check_clinic(clinic)
    private_folder(data.root)
    with nullcontext() if in_kiosk else hold_lock(data.lock):
        if data.is_set_up:
            raise SiteError(Fault.BAD_INPUT, f"{data.root} is set up already")
        private_folder(data.keys)
        _put_aside_old_keys(data, clock.now())
        private_folder(data.staff_keys)
        desk = Opener.with_new_key(staff)
        recovery = x25519.Identity.from_str(recovery_line) if recovery_line else x25519.Identity.generate()
        put_copy(data.staff_keys, staff, desk.locked_with(passphrase), carried)
        with site_errors(data.settings):
            has_settings = data.settings.exists()
        if not has_settings:
            write_whole(data.settings, _settings_text(clinic, on_kiosk=carried is None).encode())
        if hand_over is not None:
            hand_over(str(recovery))
        note(data.audit, Deed(who=staff, what="setup"), clock)
        public = recipients_text(desk.public_key, str(recovery.to_public()), staff, clock.now())
        write_whole(data.recipients, public.encode())
    return str(recovery)


def staff_names(data: DataFolder) -> list[str]:
    """Return whose locked copies of the desk key there are, sorted; raises `SiteError` with `MISSING`."""
    with site_errors(data.staff_keys):
        return sorted(path.stem for path in data.staff_keys.iterdir() if path.suffix == SUFFIX)


def unlock(data: DataFolder, staff: str | None, passphrase: str) -> Opener:
    """Return the opener for the desk key; `staff` None: the only one that there is.

    Raises `SiteError`: `WRONG_PASSPHRASE`; `CORRUPT` for a damaged key file; `MISSING` for a person without one;
    `BAD_INPUT` for None where there is not exactly one; `NO_KEY` for a key that requests are not sealed for.
    """
    settle(data)
    if staff is None:
        names = staff_names(data)
        if len(names) != 1:
            raise SiteError(Fault.BAD_INPUT, f"{len(names)} staff keys in {data.staff_keys}, which of them is not said")
        staff = names[0]
    return unlock_file(data, key_file_of(data.staff_keys, check_staff_name(staff)), staff, passphrase)


def unlock_file(data: DataFolder, path: Path, staff: str, passphrase: str) -> Opener:
    """Return the opener for the locked copy `path`, wherever it lies; raises `SiteError` as `unlock` does."""
    opener = open_key(path, staff, passphrase)
    if opener.public_key not in read_recipients(data.recipients):
        # Else every request would look broken and go to quarantine.
        raise SiteError(Fault.NO_KEY, str(data.keys))
    return opener


def open_key(path: Path, staff: str, passphrase: str) -> Opener:
    """Return the opener for a locked copy, whatever it opens.

    Raises `SiteError`: `WRONG_PASSPHRASE`; `CORRUPT` for a damaged file; others as they come.
    """
    import pyrage  # noqa: PLC0415 - not for the first paint

    sealed = read_limited(path, _KEY_FILE_MAX)
    try:
        secret = pyrage.passphrase.decrypt(sealed, passphrase)
    except pyrage.DecryptError as error:
        fault = Fault.WRONG_PASSPHRASE if str(error) == _WRONG else Fault.CORRUPT
        raise SiteError(fault, str(path)) from None
    return _opener_in(secret, path, staff)


def trial_opener(folder: DataFolder) -> Opener:
    """Return the opener of trial mode's folder; raises `SiteError`: `MISSING` before the kiosk's first start there."""
    secret = read_limited(folder.trial_key, _KEY_FILE_MAX)
    return _opener_in(secret, folder.trial_key, TRIAL)


def count_trial(data: DataFolder) -> int:
    """Return how many requests trial mode has stored."""
    with site_errors(data.trial.requests):
        return sum(1 for path in data.trial.requests.rglob(f"*{SUFFIX}") if path.is_file())


def erase_trial(data: DataFolder, *, in_kiosk: bool = False) -> int:
    """Erase trial mode's folder, keys and requests; returns how many requests. Raises `SiteError`, `IN_USE` too.

    `in_kiosk`: the caller holds the kiosk's lock and takes no request meanwhile.
    """
    with site_errors(data.trial.root):
        if not data.trial.root.exists():
            return 0
    number = count_trial(data)
    with nullcontext() if in_kiosk else hold_lock(data.lock), site_errors(data.trial.root):
        shutil.rmtree(data.trial.root)
    return number


def _opener_in(secret: bytes, path: Path, who: str) -> Opener:
    lines = secret.decode("ascii", "replace").splitlines()
    try:
        return Opener.from_line(lines[0] if lines else "", who)
    except SiteError as error:
        raise SiteError(error.fault, str(path)) from None


def _put_aside_old_keys(data: DataFolder, now: datetime) -> None:
    """Move locked keys of a set-up that broke off, or whose public keys were lost, out of the way; erase none."""
    with site_errors(data.staff_keys):
        has_old = data.staff_keys.exists() and any(data.staff_keys.iterdir())
    if has_old:
        move_durable(data.staff_keys, data.keys / f"staff-before-{now:%Y%m%dT%H%M%S}")


def _settings_text(clinic: str, *, on_kiosk: bool) -> str:
    # A JSON text of cleaned characters is a TOML text.
    strict = "" if on_kiosk else "\n[keys]\non_kiosk = false\n"
    return f"[clinic]\nname = {json.dumps(clinic, ensure_ascii=False)}\n{strict}"
