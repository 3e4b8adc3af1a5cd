"""Each person has a copy of the desk key of their own, and every change of it stands in the audit."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock
from kiosk.paths import DataFolder
from kiosk.staff.access import open_key, unlock, unlock_file
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import Carried, check_entry, check_pin
from kiosk.staff.opener import Opener
from kiosk.staff.people import (
    Objection,
    Person,
    add_person,
    can_remove,
    change_passphrase,
    change_pin,
    list_people,
    objection_to_name,
    objection_to_passphrase,
    remove_person,
)
from kiosk.staff.worklist import waiting
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft, make_spool

OTHER = "another four words"
PIN = "20261121"
NOON = datetime(2026, 3, 2, 12, 0).astimezone()


def fault_of(function: object, *arguments: object) -> Fault:
    assert callable(function)
    with pytest.raises(SiteError) as caught:
        function(*arguments)
    return caught.value.fault


def deeds(folder: DataFolder) -> list[tuple[str, str, str]]:
    lines, broken = read_audit(folder.audit)
    assert broken == []
    return [(line.who, line.what, line.whom) for line in lines[1:]]  # the first is the set-up


def add(clinic: Clinic, name: str, carried: Carried | None = None) -> None:
    add_person(clinic.folder, clinic.opener, name, OTHER, FakeClock(), carried)


def test_a_second_person_opens_the_same_requests_with_their_own_passphrase(clinic: Clinic) -> None:
    make_spool(clinic.folder).append(make_draft())
    add(clinic, "ben")
    opener = unlock(clinic.folder, "ben", OTHER)
    assert opener.who == "ben"
    assert [item.record.name for item in waiting(clinic.folder, opener).items] == ["Test Patient"]
    assert fault_of(unlock, clinic.folder, "ben", PASSPHRASE) is Fault.WRONG_PASSPHRASE
    assert (clinic.folder.staff_keys / "ben.age").stat().st_mode & 0o777 == 0o600
    assert deeds(clinic.folder) == [(STAFF, "staff-add", "ben")]


def test_people_are_listed_with_the_day_of_their_copy(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    add(quick_clinic, "ben")
    (folder.staff_keys / "readme.txt").write_bytes(b"x")
    for name in (STAFF, "ben"):
        os.utime(folder.staff_keys / f"{name}.age", (NOON.timestamp(), NOON.timestamp()))
    assert list_people(folder) == (
        Person(STAFF, NOON.date(), has_key=True, has_pin=False),
        Person("ben", NOON.date(), has_key=True, has_pin=False),
    )


def test_nobody_is_listed_where_nothing_is_set_up(tmp_path: Path) -> None:
    assert list_people(DataFolder(tmp_path / "data")) == ()


@pytest.mark.parametrize("name", [STAFF, STAFF.upper(), "a b", "../x"])
def test_a_name_that_is_taken_or_will_not_do_is_refused(quick_clinic: Clinic, name: str) -> None:
    before = {path.name: path.read_bytes() for path in quick_clinic.folder.staff_keys.iterdir()}
    assert fault_of(add, quick_clinic, name) is Fault.BAD_INPUT
    assert {path.name: path.read_bytes() for path in quick_clinic.folder.staff_keys.iterdir()} == before


def test_a_screen_can_say_beforehand_what_will_not_do(quick_clinic: Clinic) -> None:
    people = list_people(quick_clinic.folder)
    assert [objection_to_name(people, name) for name in ("a b", STAFF.upper(), "ben")] == [
        Objection.NAME_LETTERS,
        Objection.NAME_TAKEN,
        None,
    ]
    assert [objection_to_passphrase(new, OTHER) for new in ("short", OTHER, PASSPHRASE)] == [
        Objection.TOO_SHORT,
        Objection.SAME_AS_BEFORE,
        None,
    ]
    assert not can_remove(people, STAFF)
    add(quick_clinic, "ben")
    assert can_remove(list_people(quick_clinic.folder), STAFF)


def test_a_short_passphrase_is_refused(quick_clinic: Clinic) -> None:
    opener = quick_clinic.opener
    assert fault_of(add_person, quick_clinic.folder, opener, "ben", "short", FakeClock()) is Fault.BAD_INPUT


def test_an_opener_of_a_key_that_counts_no_more_adds_nobody(quick_clinic: Clinic) -> None:
    stale = Opener.with_new_key(STAFF)
    assert fault_of(add_person, quick_clinic.folder, stale, "ben", OTHER, FakeClock()) is Fault.NO_KEY
    assert [person.name for person in list_people(quick_clinic.folder)] == [STAFF]


def test_two_changes_at_once_are_refused(quick_clinic: Clinic) -> None:
    with hold_lock(quick_clinic.folder.keys_lock):
        assert fault_of(add, quick_clinic, "ben") is Fault.IN_USE


def test_an_audit_that_cannot_be_written_keeps_the_person_out(quick_clinic: Clinic) -> None:
    quick_clinic.folder.audit.unlink()
    quick_clinic.folder.audit.mkdir()
    assert fault_of(add, quick_clinic, "ben") is Fault.IO_ERROR
    assert [person.name for person in list_people(quick_clinic.folder)] == [STAFF]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    change_passphrase(folder, STAFF, PASSPHRASE, OTHER, FakeClock())
    assert unlock(folder, STAFF, OTHER).public_key == quick_clinic.opener.public_key
    assert fault_of(unlock, folder, STAFF, PASSPHRASE) is Fault.WRONG_PASSPHRASE
    assert deeds(folder) == [(STAFF, "passphrase", "")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("not the old one", OTHER, Fault.WRONG_PASSPHRASE),
        (PASSPHRASE, "short", Fault.BAD_INPUT),
        (PASSPHRASE, PASSPHRASE, Fault.BAD_INPUT),
    ],
)
def test_a_passphrase_that_is_not_to_be_changed_stays(quick_clinic: Clinic, old: str, new: str, fault: Fault) -> None:
    assert fault_of(change_passphrase, quick_clinic.folder, STAFF, old, new, FakeClock()) is fault
    assert unlock(quick_clinic.folder, STAFF, PASSPHRASE)
    assert deeds(quick_clinic.folder) == []


def test_a_removed_person_is_gone_and_the_others_stay(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    add(quick_clinic, "ben")
    remove_person(folder, STAFF, "ben", FakeClock())
    assert [person.name for person in list_people(folder)] == ["ben"]
    assert not list(folder.root.rglob(f"{STAFF}.*"))
    assert unlock(folder, "ben", OTHER)
    assert deeds(folder)[-1] == ("ben", "staff-remove", STAFF)


def test_the_last_person_cannot_be_removed_and_a_stranger_neither(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    assert fault_of(remove_person, folder, STAFF, STAFF, FakeClock()) is Fault.BAD_INPUT
    assert fault_of(remove_person, folder, "ben", STAFF, FakeClock()) is Fault.MISSING
    (folder.staff_keys / "carla.pin").write_bytes(b"{}")  # opens the door, and no request
    assert fault_of(remove_person, folder, STAFF, STAFF, FakeClock()) is Fault.BAD_INPUT
    assert unlock(folder, STAFF, PASSPHRASE)
    assert deeds(folder) == []


@pytest.mark.parametrize(
    "pin", ["", "1234567", "1234567a", "11111111", "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "1" * 41]
)
def test_a_pin_that_will_not_do(pin: str) -> None:
    assert fault_of(check_pin, pin) is Fault.BAD_INPUT


def test_in_strict_mode_the_copy_is_carried_and_a_pin_stays(quick_clinic: Clinic, tmp_path: Path) -> None:
    folder, place = quick_clinic.folder, tmp_path / "ben.age"
    add(quick_clinic, "ben", Carried(place, PIN))
    assert not (folder.staff_keys / "ben.age").exists()
    assert unlock_file(folder, place, "ben", OTHER).who == "ben"
    check_entry(folder.staff_keys, "ben", PIN)
    assert fault_of(check_entry, folder.staff_keys, "ben", "20261122") is Fault.WRONG_PASSPHRASE
    assert PIN.encode() not in (folder.staff_keys / "ben.pin").read_bytes()
    person = list_people(folder)[1]
    assert (person.name, person.has_key, person.has_pin) == ("ben", False, True)
    change_passphrase(folder, "ben", OTHER, PASSPHRASE, FakeClock(), place)
    assert open_key(place, "ben", PASSPHRASE).public_key == quick_clinic.opener.public_key


def test_a_carried_copy_overwrites_nothing(quick_clinic: Clinic, tmp_path: Path) -> None:
    place = tmp_path / "ben.age"
    place.write_bytes(b"mine")
    assert fault_of(add, quick_clinic, "ben", Carried(place, PIN)) is Fault.BAD_INPUT
    assert fault_of(add, quick_clinic, "ben", Carried(tmp_path / "new", "123")) is Fault.BAD_INPUT
    assert place.read_bytes() == b"mine"
    assert PIN not in repr(Carried(place, PIN))


def test_a_pin_can_be_changed(quick_clinic: Clinic, tmp_path: Path) -> None:
    folder = quick_clinic.folder
    add(quick_clinic, "ben", Carried(tmp_path / "ben.age", PIN))
    assert fault_of(change_pin, folder, "ben", PIN, PIN, FakeClock()) is Fault.BAD_INPUT
    assert fault_of(change_pin, folder, "ben", "87654321", "12345678", FakeClock()) is Fault.WRONG_PASSPHRASE
    assert fault_of(change_pin, folder, STAFF, PIN, "12345678", FakeClock()) is Fault.MISSING
    change_pin(folder, "ben", PIN, "12345678", FakeClock())
    check_entry(folder.staff_keys, "ben", "12345678")
    assert deeds(folder)[-1] == ("ben", "pin", "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\xff", b'{"salt":"","sha":"","n":3,"r":8,"p":1}', b'{"salt":"","sha":"","n":2,"r":1,"p":0}'],
)
def test_a_damaged_pin_file_is_told_apart_from_a_wrong_pin(quick_clinic: Clinic, content: bytes) -> None:
    (quick_clinic.folder.staff_keys / "ben.pin").write_bytes(content)
    assert fault_of(check_entry, quick_clinic.folder.staff_keys, "ben", PIN) is Fault.CORRUPT


def test_in_strict_mode_the_last_pin_stays(quick_clinic: Clinic, tmp_path: Path) -> None:
    folder = quick_clinic.folder
    add(quick_clinic, "ben", Carried(tmp_path / "ben.age", PIN))
    add(quick_clinic, "carla", Carried(tmp_path / "carla.age", PIN))
    (folder.staff_keys / f"{STAFF}.age").unlink()
    remove_person(folder, "ben", "carla", FakeClock())
    assert fault_of(remove_person, folder, "carla", "carla", FakeClock()) is Fault.BAD_INPUT
    shutil.rmtree(folder.staff_keys)
    assert list_people(folder) == ()
    add(quick_clinic, "dora")
    assert unlock(folder, "dora", OTHER)
