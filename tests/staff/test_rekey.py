"""A new desk key: every request is sealed for it, nobody is lost, and the old key opens nothing any more."""

import contextlib
import errno
import os
import random
import shutil
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock
from kiosk.paths import DataFolder
from kiosk.requests.changeover import is_pending, settle
from kiosk.requests.record import Record
from kiosk.requests.seal import fingerprint, read_recipients
from kiosk.requests.spool import Spool
from kiosk.staff.access import staff_names, unlock
from kiosk.staff.audit import read_audit
from kiosk.staff.copies import Carried, check_entry
from kiosk.staff.export import LOCK
from kiosk.staff.opener import Opener
from kiosk.staff.people import add_person
from kiosk.staff.rekey import Change, Rekeyed, rekey
from kiosk.staff.worklist import waiting
from tests.support.clinic import PASSPHRASE, STAFF, Clinic
from tests.support.fakes import FakeClock
from tests.support.locks import QuickLock
from tests.support.requests import FailingDisk, KioskDied, make_draft, make_spool

OTHER = "another four words"
MIDNIGHT = 1_772_409_600
STEPS = 400  # more file operations than a new key for five requests takes
SEED = 20_261_121
DOUBLE_FAULTS = 60


class Disk(FailingDisk):
    """A disk that can fail at the operations that only a change of keys does as well."""

    OPERATIONS = (*FailingDisk.OPERATIONS, "replace", "rmdir")


def fault_of(function: object, *arguments: object, **options: object) -> Fault:
    assert callable(function)
    with pytest.raises(SiteError) as caught:
        function(*arguments, **options)
    return caught.value.fault


def fill(folder: DataFolder, many: int = 5) -> None:
    """Put `many` requests into every place where they are kept, and a broken one into quarantine."""
    spool = make_spool(folder)
    names = [f"{spool.append(make_draft(name=f'Test Patient {number}')).id}.age" for number in range(many)]
    batch = folder.claimed / "20260302T100000-ab"
    for place in (folder.done, batch, folder.quarantine):
        place.mkdir(mode=0o700, parents=True)
    folder.claimed.chmod(0o700)
    for name, place in zip(names, (folder.done, batch, folder.quarantine), strict=False):
        (folder.new / name).rename(place / name)
    os.utime(folder.done / names[0], (MIDNIGHT, MIDNIGHT))


def opened(folder: DataFolder, opener: Opener) -> dict[str, Record]:
    """Return every kept request that `opener` opens, by its place."""
    found = {}
    for path in folder.requests.rglob("*.age"):
        if path.is_relative_to(folder.resealed) or path.is_relative_to(folder.quarantine):
            continue
        with contextlib.suppress(SiteError):
            found[str(path.relative_to(folder.requests))] = opener.open(path.read_bytes())
    return found


def recovered(clinic: Clinic, folder: DataFolder) -> dict[str, Record]:
    return opened(folder, Opener(x25519.Identity.from_str(clinic.recovery), "owner"))


def keys_at_hand(folder: DataFolder, *passphrases: str) -> list[Opener]:
    """Return an opener for every locked copy anywhere in the folder of the keys."""
    found = []
    for path in folder.keys.rglob("*.age"):
        for passphrase in passphrases:
            try:
                secret = pyrage.passphrase.decrypt(path.read_bytes(), passphrase)
            except pyrage.DecryptError:
                continue
            found.append(Opener(x25519.Identity.from_str(secret.decode().strip()), path.stem))
    return found


def deeds(folder: DataFolder) -> list[tuple[str, str, int]]:
    lines, broken = read_audit(folder.audit)
    assert broken == []
    return [(line.who, line.what, line.how_many) for line in lines]


def make_new_key(folder: DataFolder, **options: object) -> Rekeyed:
    return rekey(folder, STAFF, PASSPHRASE, FakeClock(), **options)  # type: ignore[arg-type]


def test_every_kept_request_opens_with_the_new_key_and_not_with_the_old_one(clinic: Clinic) -> None:
    folder = clinic.folder
    fill(folder)
    before = opened(folder, clinic.opener)
    (set_aside,) = folder.quarantine.iterdir()
    sealed = set_aside.read_bytes()
    told: list[tuple[int, int]] = []
    done = rekey(folder, STAFF, PASSPHRASE, FakeClock(), progress=lambda at, of: told.append((at, of)))
    assert (done.resealed, done.broken, done.retired) == (4, (), ())
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert opened(folder, done.opener) == before
    assert recovered(clinic, folder) == before
    assert opened(folder, clinic.opener) == {}
    assert set_aside.read_bytes() == sealed
    assert unlock(folder, STAFF, PASSPHRASE).public_key == done.opener.public_key
    assert deeds(folder)[-1] == (STAFF, "rekey", 4)
    assert not is_pending(folder)


def test_files_keep_their_times_and_their_rights(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    fill(folder)
    (done,) = folder.done.iterdir()
    times = {path: path.stat().st_mtime_ns for path in folder.requests.rglob("*.age")}
    make_new_key(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.requests.rglob("*.age")} == times
    assert done.stat().st_mtime == MIDNIGHT
    for path in folder.root.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_the_public_keys_change_in_the_one_line_and_so_does_the_fingerprint(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    before, mark = folder.recipients.read_text(), fingerprint(read_recipients(folder.recipients))
    done = make_new_key(folder)
    after = folder.recipients.read_text()
    assert after == before.replace(quick_clinic.opener.public_key, done.opener.public_key)
    assert fingerprint(read_recipients(folder.recipients)) != mark


def test_a_file_of_keys_that_somebody_wrote_by_hand_keeps_its_other_lines(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    desk, recovery = read_recipients(folder.recipients)
    third = str(x25519.Identity.generate().to_public())
    folder.recipients.write_text(f"{desk} # desk\n# safe\n{recovery}\n{third}")
    done = make_new_key(folder)
    assert folder.recipients.read_text() == f"{done.opener.public_key}\n# safe\n{recovery}\n{third}\n"


def test_the_next_request_of_the_running_kiosk_is_sealed_for_the_new_key(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    spool = make_spool(folder)
    spool.append(make_draft())
    with hold_lock(folder.lock):  # as the running kiosk does
        assert fault_of(make_new_key, folder) is Fault.IN_USE
        done = make_new_key(folder, in_kiosk=True)
    spool.append(make_draft())
    assert [item.record.number for item in waiting(folder, done.opener).items] == [1, 2]


def test_other_peoples_copies_are_put_aside_and_named(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    for name in ("ben", "carla"):
        add_person(folder, quick_clinic.opener, name, OTHER, FakeClock())
    old = {path.name: path.read_bytes() for path in folder.staff_keys.iterdir()}
    done = make_new_key(folder)
    assert done.retired == ("ben", "carla")
    assert staff_names(folder) == [STAFF]
    (retired,) = folder.keys.glob("retired-*")
    assert {path.name: path.read_bytes() for path in retired.iterdir()} == old
    add_person(folder, done.opener, "ben", OTHER, FakeClock())
    assert unlock(folder, "ben", OTHER).public_key == done.opener.public_key
    make_new_key(folder)
    assert len(list(folder.keys.glob("retired-*"))) == 2


def test_what_does_not_open_stays_where_it_is_and_is_named(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    fill(folder)
    junk, huge = folder.new / "junk.age", folder.new / "huge.age"
    junk.write_bytes(b"junk")
    huge.write_bytes(b"x" * 100_000)
    done = make_new_key(folder)
    assert (done.resealed, done.broken) == (4, ("huge.age", "junk.age"))
    assert (junk.read_bytes(), huge.stat().st_size) == (b"junk", 100_000)


def test_what_is_sealed_but_no_request_is_sealed_anew_as_well(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    make_spool(folder)
    keys = [x25519.Recipient.from_str(key) for key in read_recipients(folder.recipients)]
    (folder.requests / "remark.age").write_bytes(pyrage.encrypt(b"a remark", keys))
    done = make_new_key(folder)
    assert done.opener.text_of((folder.requests / "remark.age").read_bytes()).rstrip() == b"a remark"


def test_no_new_key_while_an_export_or_another_change_is_at_work(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    make_spool(folder)
    for lock in (folder.requests / LOCK, folder.keys_lock):
        with hold_lock(lock):
            assert fault_of(make_new_key, folder) is Fault.IN_USE
    assert fault_of(rekey, folder, STAFF, OTHER, FakeClock()) is Fault.WRONG_PASSPHRASE
    assert unlock(folder, STAFF, PASSPHRASE).public_key == quick_clinic.opener.public_key


def test_a_key_that_counts_no_more_makes_no_new_one(quick_clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = Opener.with_new_key(STAFF)
    monkeypatch.setattr("kiosk.staff.rekey.unlock", lambda *_: stale)
    assert fault_of(make_new_key, quick_clinic.folder) is Fault.NO_KEY


def test_an_opener_from_before_does_not_take_good_requests_for_broken(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    fill(folder)
    make_new_key(folder)
    assert fault_of(waiting, folder, quick_clinic.opener) is Fault.NO_KEY
    assert len(list(folder.quarantine.iterdir())) == 1


def test_in_strict_mode_the_new_copy_is_carried_and_the_pin_stays(quick_clinic: Clinic, tmp_path: Path) -> None:
    folder, old, new = quick_clinic.folder, tmp_path / "old.age", tmp_path / "new.age"
    (folder.staff_keys / f"{STAFF}.age").rename(old)
    carried = Carried(new, "20261121")
    assert fault_of(make_new_key, folder, key_file=old, carried=Carried(new, "1")) is Fault.BAD_INPUT
    done = make_new_key(folder, key_file=old, carried=carried)
    assert [path.name for path in folder.staff_keys.iterdir()] == [f"{STAFF}.pin"]
    check_entry(folder.staff_keys, STAFF, "20261121")
    again = make_new_key(folder, key_file=new, carried=Carried(tmp_path / "newer.age", "20261121"))
    assert again.opener.public_key != done.opener.public_key
    assert fault_of(make_new_key, folder, key_file=old, carried=carried) is Fault.NO_KEY


def test_a_request_that_comes_meanwhile_is_sealed_anew_as_well(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    spool = make_spool(folder)
    spool.append(make_draft())
    told: list[tuple[int, int]] = []

    def progress(at: int, of: int) -> None:
        told.append((at, of))
        if of == 1:
            spool.append(make_draft())

    done = make_new_key(folder, progress=progress)
    assert told == [(1, 1), (2, 2)]
    assert len(opened(folder, done.opener)) == 2


def test_a_request_that_goes_meanwhile_ends_it_and_nothing_is_changed(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    fill(folder)
    for path in folder.new.iterdir():
        path.unlink()
        path.symlink_to("nowhere")
    assert fault_of(make_new_key, folder) is Fault.MISSING
    assert not is_pending(folder)
    assert unlock(folder, STAFF, PASSPHRASE).public_key == quick_clinic.opener.public_key


def test_its_words_tell_no_secret(quick_clinic: Clinic) -> None:
    change = Change(quick_clinic.opener, "age1", PASSPHRASE, "rekey")
    assert PASSPHRASE not in repr(change)


# From here on: breaks.


def assert_whole(clinic: Clinic, folder: DataFolder, before: dict[str, Record]) -> None:
    """Fail unless each request opens with the recovery key and with a locked copy that the person can still open."""
    assert recovered(clinic, folder) == before
    by_hand: dict[str, Record] = {}
    for opener in keys_at_hand(folder, PASSPHRASE):
        by_hand.update(opened(folder, opener))
    assert by_hand == before


def assert_settled(folder: DataFolder, before: dict[str, Record]) -> str:
    """Fail unless the person's key is the one that all is sealed for; return it."""
    opener = unlock(folder, STAFF, PASSPHRASE)
    assert not is_pending(folder)
    assert opened(folder, opener) == before
    assert len(waiting(folder, opener, include_done=True).items) == len(before)
    assert len(list(folder.quarantine.iterdir())) == 1
    return opener.public_key


@pytest.fixture
def template(quick_clinic: Clinic) -> Clinic:
    fill(quick_clinic.folder, 4)
    return quick_clinic


def copy_of(clinic: Clinic, place: Path) -> DataFolder:
    shutil.copytree(clinic.folder.root, place, copy_function=shutil.copy2)
    return DataFolder(place)


def broken_off(folder: DataFolder, disk: FailingDisk) -> bool:
    """Return whether a new key was not made, or not finished, on `disk`."""
    try:
        with disk.mounted():
            make_new_key(folder)
    except (SiteError, KioskDied):
        return True
    return False


@pytest.mark.parametrize(
    ("finisher", "is_late"), [("start", False), ("start", True), ("unlock", False), ("rekey", True)]
)
def test_a_death_at_any_step_loses_no_request(
    template: Clinic, tmp_path: Path, finisher: str, *, is_late: bool
) -> None:
    before = opened(template.folder, template.opener)
    ends: list[bool] = []
    for step in range(STEPS):
        folder = copy_of(template, tmp_path / f"copy-{step}")
        if not broken_off(folder, Disk(step, KioskDied(), is_late=is_late)):
            break
        assert_whole(template, folder, before)
        if finisher == "start":
            Spool(folder, FakeClock()).sweep()
            assert not is_pending(folder)
        elif finisher == "rekey":
            make_new_key(folder)
        assert_whole(template, folder, before)
        ends.append(assert_settled(folder, before) == template.opener.public_key)
    assert 60 < step < STEPS - 1
    if finisher != "rekey":
        assert ends == sorted(ends, reverse=True)  # taken back up to one step, finished from there on
        assert {True, False} == set(ends)


@pytest.mark.parametrize("is_late", [False, True], ids=["undone", "done"])
def test_a_disk_fault_at_any_step_is_told_and_loses_no_request(
    template: Clinic, tmp_path: Path, *, is_late: bool
) -> None:
    before = opened(template.folder, template.opener)
    for step in range(STEPS):
        folder = copy_of(template, tmp_path / f"copy-{step}")
        disk = Disk(step, OSError(errno.ENOSPC, "test"), is_late=is_late)
        broken_off(folder, disk)
        assert_whole(template, folder, before)
        assert_settled(folder, before)
        if not disk.has_failed:
            break
    assert 60 < step < STEPS - 1


def test_a_death_while_a_death_is_mended_loses_no_request(template: Clinic, tmp_path: Path) -> None:
    before = opened(template.folder, template.opener)
    points = random.Random(SEED)  # noqa: S311 - the same points in every run
    for number in range(DOUBLE_FAULTS):
        folder = copy_of(template, tmp_path / f"copy-{number}")
        broken_off(folder, Disk(points.randrange(20, 140), KioskDied(), is_late=points.random() < 0.5))
        for _ in range(2):
            try:
                with Disk(points.randrange(40), KioskDied(), is_late=points.random() < 0.5).mounted():
                    settle(folder)
            except KioskDied:
                pass
            assert_whole(template, folder, before)
        assert_settled(folder, before)


def test_while_a_change_is_going_on_nobody_else_ends_it(quick_clinic: Clinic) -> None:
    folder = quick_clinic.folder
    folder.prepared_keys.mkdir()
    with hold_lock(folder.keys_lock):
        assert fault_of(Spool(folder, FakeClock()).sweep) is Fault.IN_USE
        assert fault_of(unlock, folder, STAFF, PASSPHRASE) is Fault.IN_USE
    assert folder.prepared_keys.exists()


def test_a_seal_that_does_not_hold_what_it_should_is_noticed(template: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = template.folder
    true = pyrage.encrypt
    monkeypatch.setattr(pyrage, "encrypt", lambda text, keys: true(text[:-1] + b"?", keys))
    assert fault_of(make_new_key, folder) is Fault.IO_ERROR
    monkeypatch.undo()
    monkeypatch.setattr(pyrage, "passphrase", QuickLock)
    assert unlock(folder, STAFF, PASSPHRASE).public_key == template.opener.public_key


def test_a_disk_that_writes_something_else_is_noticed(template: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_less(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1])

    monkeypatch.setattr("kiosk.staff.rekey.write_new", write_less)
    assert fault_of(make_new_key, template.folder) is Fault.IO_ERROR
    assert not is_pending(template.folder)
    assert unlock(template.folder, STAFF, PASSPHRASE).public_key == template.opener.public_key
