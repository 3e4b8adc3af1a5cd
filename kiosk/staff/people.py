"""Who can open the requests: one locked copy of the desk key a person, made, changed and erased here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, hold_lock, private_folder, site_errors, write_whole
from kiosk.paths import DataFolder
from kiosk.requests.changeover import settle, settle_held
from kiosk.requests.seal import read_recipients
from kiosk.requests.spool import SUFFIX
from kiosk.staff.access import check_passphrase, check_staff_name, unlock_file
from kiosk.staff.audit import Deed, note
from kiosk.staff.copies import (
    PIN_SUFFIX,
    Carried,
    check_entry,
    check_pin,
    key_file_of,
    pin_file_of,
    put_copy,
    put_pin,
)
from kiosk.staff.opener import Opener


class Objection(StrEnum):
    """Why something that was typed will not do, for a screen that says so before it is tried."""

    NAME_LETTERS = "name-letters"  # 1 to 40 letters (A to Z), digits, - and _
    NAME_TAKEN = "name-taken"
    TOO_SHORT = "too-short"  # 12 characters
    SAME_AS_BEFORE = "same-as-before"


@dataclass(frozen=True)
class Person:
    """One member of staff; `made` is the day on which the locked copy (in strict mode the PIN) was made.

    `has_key`: a locked copy lies on the kiosk; `has_pin`: the staff's door opens with a PIN.
    """

    name: str
    made: date
    has_key: bool
    has_pin: bool


def list_people(data: DataFolder) -> tuple[Person, ...]:
    """Return everybody who can come in, by name; none in a folder that is not set up. Raises `SiteError`."""
    settle(data)
    return people_held(data)


def objection_to_name(people: Iterable[Person], name: str) -> Objection | None:
    """Return why nobody new among `people` can be called `name`, None if somebody can."""
    try:
        check_staff_name(name)
    except SiteError:
        return Objection.NAME_LETTERS
    taken = {person.name.casefold() for person in people}  # a folder may not tell large and small letters apart
    return Objection.NAME_TAKEN if name.casefold() in taken else None


def objection_to_passphrase(new: str, old: str = "") -> Objection | None:
    """Return why `new` cannot come after the passphrase `old`, None if it can."""
    try:
        check_passphrase(new)
    except SiteError:
        return Objection.TOO_SHORT
    return Objection.SAME_AS_BEFORE if new == old else None


def can_remove(people: Sequence[Person], name: str) -> bool:
    """Return whether others who can come in, and open requests if `name` can, stay when `name` goes."""
    leaving = [person for person in people if person.name == name]
    staying = [person for person in people if person.name != name]
    has_key = any(person.has_key for person in leaving)
    return any(person.has_key or not has_key for person in staying)


def add_person(
    data: DataFolder, opener: Opener, name: str, passphrase: str, clock: Clock, carried: Carried | None = None
) -> None:
    """Make a locked copy of the desk key that `opener` holds for `name`; in strict mode it is `carried` away.

    Raises `SiteError`: `BAD_INPUT` for a name that is taken or will not do, a passphrase or PIN that is too short, a
    file that is there; `NO_KEY` if requests are no longer sealed for the opener's key; others as they come.
    """
    check_staff_name(name)
    check_passphrase(passphrase)
    if carried is not None:
        check_pin(carried.pin)
    with hold_lock(data.keys_lock):
        settle_held(data)
        if objection_to_name(people_held(data), name) is not None:
            raise SiteError(Fault.BAD_INPUT, f"there is a key of {name} already")
        if opener.public_key not in read_recipients(data.recipients):
            raise SiteError(Fault.NO_KEY, str(data.keys))
        locked = opener.locked_with(passphrase)
        private_folder(data.staff_keys)
        note(data.audit, Deed(who=opener.who, what="staff-add", whom=name), clock)
        put_copy(data.staff_keys, name, locked, carried)


def change_passphrase(
    data: DataFolder, name: str, old: str, new: str, clock: Clock, key_file: Path | None = None
) -> None:
    """Lock the copy of `name` with the passphrase `new`; `key_file` is the copy that is carried in strict mode.

    Raises `SiteError`: `WRONG_PASSPHRASE` for the
    old one, `BAD_INPUT` for a new one that is too short or the same, others as for `unlock`.
    """
    check_passphrase(new)
    if new == old:
        raise SiteError(Fault.BAD_INPUT, "the new passphrase is the old one")
    path = key_file or key_file_of(data.staff_keys, check_staff_name(name))
    with hold_lock(data.keys_lock):
        settle_held(data)
        locked = unlock_file(data, path, name, old).locked_with(new)
        note(data.audit, Deed(who=name, what="passphrase"), clock)
        write_whole(path, locked)


def change_pin(data: DataFolder, name: str, old: str, new: str, clock: Clock) -> None:
    """Give `name` another PIN; raises `SiteError`: `WRONG_PASSPHRASE`, `BAD_INPUT`, `MISSING`, others as they come."""
    check_staff_name(name)
    if check_pin(new) == old:
        raise SiteError(Fault.BAD_INPUT, "the new PIN is the old one")
    with hold_lock(data.keys_lock):
        settle_held(data)
        check_entry(data.staff_keys, name, old)
        note(data.audit, Deed(who=name, what="pin"), clock)
        put_pin(data.staff_keys, name, new)


def remove_person(data: DataFolder, name: str, who: str, clock: Clock) -> None:
    """Erase what lets `name` in; `who` says so. A copy elsewhere still opens requests: offer `rekey` after it.

    Raises `SiteError`: `MISSING` for somebody who is not there, `BAD_INPUT` for the last one, others as they come.
    """
    check_staff_name(name)
    with hold_lock(data.keys_lock):
        settle_held(data)
        people = people_held(data)
        if name not in {person.name for person in people}:
            raise SiteError(Fault.MISSING, f"A key of {name}")
        if not can_remove(people, name):
            raise SiteError(Fault.BAD_INPUT, f"{name} is the last person who can open the requests")
        note(data.audit, Deed(who=who, what="staff-remove", whom=name), clock)
        with site_errors(data.staff_keys):
            for path in (key_file_of(data.staff_keys, name), pin_file_of(data.staff_keys, name)):
                path.unlink(missing_ok=True)
        fsync_folder(data.staff_keys)


def people_held(data: DataFolder) -> tuple[Person, ...]:
    """Do as `list_people` for one who holds the lock of the keys."""
    found: dict[str, dict[str, date]] = {}
    with site_errors(data.staff_keys):
        for path in data.staff_keys.iterdir() if data.staff_keys.exists() else ():
            if path.suffix in (SUFFIX, PIN_SUFFIX):
                made = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
                found.setdefault(path.stem, {})[path.suffix] = made
    return tuple(
        Person(name, kinds.get(SUFFIX, max(kinds.values())), SUFFIX in kinds, PIN_SUFFIX in kinds)
        for name, kinds in sorted(found.items())
    )
