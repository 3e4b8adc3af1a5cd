"""The staff's door: name and passphrase or PIN, and after five wrong tries a wait that no restart shortens."""

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited, write_whole
from kiosk.paths import DataFolder
from kiosk.staff.access import unlock
from kiosk.staff.audit import Deed, note
from kiosk.staff.copies import check_entry
from kiosk.staff.opener import Opener
from kiosk.staff.people import list_people

FREE_TRIES = 5  # so many may be wrong
# NIST SP 800-63B (2017), 5.2.2: "a period of time that increases (e.g., 30 seconds up to an hour)".
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 3600
UNKNOWN = "unknown"

_MAX_BYTES = 4096
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Way(StrEnum):
    """How staff leave: with "Lock now", or in any other way (nobody touches, a visit or the program ends)."""

    LOCK = "lock"
    OUT = "out"


@dataclass(frozen=True)
class Pass:
    """Strict mode: `who` may come in, and nothing here opens a request."""

    who: str


class _Tries(Struct, frozen=True, forbid_unknown_fields=True):
    """Wrong tries since the last right one, and when the last was: seconds since the machine's start, and the clock."""

    wrong: Annotated[int, Meta(ge=0)]
    boot: float
    wall: Annotated[datetime, Meta(tz=True)]


_NONE = _Tries(0, 0.0, datetime.fromtimestamp(0, UTC))


class Door:
    """Lets staff in; one for the running kiosk."""

    def __init__(self, data: DataFolder, clock: Clock) -> None:
        self._data = data
        self._clock = clock
        self._tries = self._since_this_start(self._read())

    def wait_s(self) -> int:
        """Return for how many seconds nobody is let in, 0 if one may try.

        Counted by the time since the machine's start, so that setting the clock does nothing.
        """
        passed = self._clock.boot_time() - self._tries.boot
        return max(0, math.ceil(_wait_after(self._tries.wrong) - passed))

    def enter(self, name: str, passphrase: str) -> Opener:
        """Return the opener for the person; takes 1 to 3 s.

        Raises `SiteError`: `WRONG_PASSPHRASE`, also for a name that nobody has; `TOO_MANY` while one has to wait, at
        once; `NO_KEY` where nothing is set up; others as they come, which are no wrong try.
        """
        return self._attempt(name, partial(unlock, self._data, name, passphrase), needs_key=True)

    def enter_with_pin(self, name: str, pin: str) -> Pass:
        """Return the pass of strict mode for the person; raises as `enter` does."""
        return self._attempt(name, partial(self._check_pin, name, pin), needs_key=False)

    def leave(self, who: str, way: Way) -> None:
        """Note that `who` is out again; whoever has the opener lets go of it."""
        self._note(Deed(who=who, what=way.value))

    def _attempt(self, name: str, let_in: Callable[[], _T], *, needs_key: bool) -> _T:
        wait = self.wait_s()
        if wait:
            raise SiteError(Fault.TOO_MANY, f"wrong tries at the staff's door ({wait} s to wait)")
        if not self._data.is_set_up:
            raise SiteError(Fault.NO_KEY, str(self._data.keys))
        people = {person.name: person for person in list_people(self._data)}
        person = people.get(name)
        before = self._tries
        self._keep(_Tries(before.wrong + 1, self._clock.boot_time(), self._clock.now()))  # before, or a restart forgets
        try:
            if person is None or not (person.has_key if needs_key else person.has_pin):
                raise SiteError(Fault.WRONG_PASSPHRASE, "the staff's door")
            found = let_in()
        except SiteError as error:
            if error.fault is Fault.WRONG_PASSPHRASE:
                self._note(Deed(who=UNKNOWN if person is None else name, what="wrong-passphrase"))
            else:
                self._keep(before)
            raise
        self._keep(_NONE)
        self._note(Deed(who=name, what="in"))
        return found

    def _check_pin(self, name: str, pin: str) -> Pass:
        check_entry(self._data.staff_keys, name, pin)
        return Pass(name)

    def _note(self, deed: Deed) -> None:
        try:
            note(self._data.audit, deed, self._clock)
        except SiteError as error:  # on a full disk staff must get in, to make room; the log names nobody
            _log.warning("%s is not in the audit: %s", deed.what, error)

    def _keep(self, tries: _Tries) -> None:
        self._tries = tries
        try:
            write_whole(self._data.door, msgspec.json.encode(tries))
        except SiteError as error:
            _log.warning("the tries at the staff's door are not kept beyond a restart: %s", error)

    def _read(self) -> _Tries:
        try:
            return msgspec.json.decode(read_limited(self._data.door, _MAX_BYTES), type=_Tries)
        except (msgspec.DecodeError, UnicodeDecodeError):
            _log.warning("%s is damaged: the staff's door waits", self._data.door)
        except SiteError as error:
            if error.fault is Fault.MISSING:
                return _NONE
            _log.warning("the tries at the staff's door cannot be read, it waits: %s", error)
        return _Tries(FREE_TRIES, self._clock.boot_time(), self._clock.now())

    def _since_this_start(self, tries: _Tries) -> _Tries:
        """Return `tries` with a time that counts from this start of the machine, if the last one was before it."""
        boot, now = self._clock.boot_time(), self._clock.now()
        if boot >= tries.boot:
            return tries  # of this start; if of one before, even more time has passed than is counted
        # Off for a night is a wait too; but a clock that was set back takes nothing away from the time that has passed.
        passed = max(boot, (now - tries.wall).total_seconds())
        return _Tries(tries.wrong, boot - passed, now - timedelta(seconds=passed))


def _wait_after(wrong: int) -> int:
    if wrong < FREE_TRIES:
        return 0
    return min(FIRST_WAIT_S << min(wrong - FREE_TRIES, 20), LONGEST_WAIT_S)
