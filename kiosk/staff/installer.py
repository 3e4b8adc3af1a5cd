"""Sets a kiosk up from its own screen: all of it at the end of the questions, or nothing."""

import logging
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import private_folder, read_limited, site_errors, write_whole
from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Draft
from kiosk.requests.seal import SEALED_MAX
from kiosk.requests.spool import SUFFIX, Spool
from kiosk.settings import MAX_BYTES, load
from kiosk.settings_file import change
from kiosk.staff.access import (
    LEAST_PASSPHRASE,
    check_clinic,
    check_staff_name,
    erase_trial,
    open_key,
    set_up,
)
from kiosk.staff.copies import key_file_of
from kiosk.staff.opener import Opener
from kiosk.staff.recipients import recipients_text

_NAME = "clinic.name"
_TEST_NAME = "Test Patient"
_TEST_PHONE = "555-0100"
_log = logging.getLogger(__name__)


class SiteInstaller:
    """Works below the lock of the running kiosk, which holds it already."""

    def __init__(self, data: DataFolder, clock: Clock, restart: Callable[[], None]) -> None:
        """Take the folder, and what makes the program begin anew."""
        self._data = data
        self._clock = clock
        self._restart = restart

    @property
    def least_passphrase(self) -> int:
        """How many characters a passphrase has at least."""
        return LEAST_PASSPHRASE

    def trouble(self) -> Fault | None:
        """Return why it cannot be done here: a kiosk that is set up, a spoiled settings file, or strict mode.

        In strict mode staff carry their keys in files, which the command `kiosk setup` asks for.
        """
        settings, problems = load(self._data.settings)
        if any(problem.key in ("", "keys", "keys.on_kiosk") for problem in problems):
            return Fault.CORRUPT
        return Fault.BAD_INPUT if self._data.is_set_up or not settings.keys.on_kiosk else None

    def is_clinic(self, name: str) -> bool:
        """Whether a clinic can be called that."""
        return _is_good(check_clinic, name)

    def is_staff(self, name: str) -> bool:
        """Whether a key can be called that."""
        return _is_good(check_staff_name, name)

    def new_recovery_key(self) -> str:
        """Return the secret line of a new key."""
        from pyrage import x25519  # noqa: PLC0415 - not for the first paint

        return str(x25519.Identity.generate())

    def finish(self, settings: Mapping[str, object], staff: str, passphrase: str, recovery: str) -> None:
        """Do all of it, the public keys last; raises `SiteError`, and then the settings are as they were."""
        if self.trouble() is not None:
            raise SiteError(Fault.BAD_INPUT, str(self._data.root))
        before = self._settings_now()
        prove = partial(self._prove, settings, staff, passphrase)
        try:
            set_up(
                self._data,
                staff,
                passphrase,
                str(settings[_NAME]),
                self._clock,
                prove,
                recovery_line=recovery,
                in_kiosk=True,
            )
        except SiteError:
            self._put_back(before)
            raise
        erase_tried_out(self._data)

    def restart(self) -> None:
        """Let the program begin anew."""
        self._restart()

    def _prove(self, settings: Mapping[str, object], staff: str, passphrase: str, recovery: str) -> None:
        """Store a request for the new keys, open it with either, erase it; only then write the settings."""
        desk = open_key(key_file_of(self._data.staff_keys, staff), staff, passphrase)
        paper = Opener.from_line(recovery, "recovery")
        place = DataFolder(self._data.trial.root / "set-up")
        _erase(place.root)
        try:
            private_folder(place.keys)
            public = recipients_text(desk.public_key, paper.public_key, staff, self._clock.now())
            write_whole(place.recipients, public.encode())
            receipt = Spool(place, self._clock).append(_test_request())
            path = place.new / f"{receipt.id}{SUFFIX}"
            sealed = read_limited(path, SEALED_MAX)
            if any(opener.open(sealed).name != _TEST_NAME for opener in (desk, paper)):
                raise SiteError(Fault.CORRUPT, str(path))
        finally:
            _erase(place.root)
        if problems := change(self._data.settings, settings):
            raise SiteError(Fault.BAD_INPUT, str(problems[0]))

    def _settings_now(self) -> bytes | None:
        with site_errors(self._data.settings):
            exists = self._data.settings.exists()
        return read_limited(self._data.settings, MAX_BYTES) if exists else None

    def _put_back(self, before: bytes | None) -> None:
        if self._data.is_set_up:  # the last step came through, whatever it said
            return
        try:
            if before is not None:
                write_whole(self._data.settings, before)
            else:
                with site_errors(self._data.settings):
                    self._data.settings.unlink(missing_ok=True)
        except SiteError as error:
            _log.warning("the settings are not as they were: %s (%s)", error.subject, error.fault.value)


def erase_tried_out(data: DataFolder) -> None:
    """Erase what trial mode has left in the folder of a kiosk that is set up; what cannot be erased is in the log.

    The caller runs below the kiosk's lock. Called again when staff come in: the power may have gone before the first.
    """
    try:
        erase_trial(data, in_kiosk=True)
    except SiteError as error:  # invented details only: the kiosk is set up none the less
        _log.warning("what was tried out is not erased: %s (%s)", error.subject, error.fault.value)


def _is_good(check: Callable[[str], str], name: str) -> bool:
    try:
        check(name)
    except SiteError:
        return False
    return True


def _test_request() -> Draft:
    """Return the request of nobody."""
    return Draft(
        name=_TEST_NAME,
        phone=_TEST_PHONE,
        phone_accepted=True,
        best_time="Any time",
        voicemail=False,
        consent=Consent("test", "en"),
    )


def _erase(place: Path) -> None:
    with site_errors(place):
        if place.exists():
            shutil.rmtree(place)
