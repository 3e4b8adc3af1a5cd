"""The list of those who wait is whole, in order, and names what is wrong."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pyrage
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.requests.record import Record
from kiosk.requests.spool import Spool
from kiosk.staff import worklist
from kiosk.staff.opener import SEALED_MAX
from kiosk.staff.worklist import Numbers, Worklist, waiting
from tests.support.clinic import Clinic
from tests.support.fakes import FakeClock
from tests.support.requests import make_draft
from tests.support.worklists import BusyOpener


def fill(spool: Spool, clock: FakeClock, many: int) -> list[UUID]:
    """Store requests named Patient 1, Patient 2 …, a minute apart."""
    ids = []
    for number in range(1, many + 1):
        clock.advance(60)
        ids.append(spool.append(make_draft(name=f"Patient {number}")).id)
    return ids


def look(clinic: Clinic, *, include_done: bool = False) -> Worklist:
    return waiting(clinic.folder, clinic.opener, include_done=include_done)


def names(found: Worklist) -> list[str]:
    return [item.record.name for item in found.items]


def path_of(clinic: Clinic, request: UUID) -> Path:
    return clinic.folder.new / f"{request}.age"


def move(source: Path, folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return source.rename(folder / source.name)


def forge(clinic: Clinic, record: Record) -> None:
    """Put a request there as somebody would who has the public keys and no manners."""
    recipient = x25519.Recipient.from_str(clinic.opener.public_key)
    sealed = pyrage.encrypt(msgspec.json.encode(record), [recipient])
    (clinic.folder.new / f"{record.id}.age").write_bytes(sealed)


def test_nobody_waits_in_a_fresh_folder(clinic: Clinic) -> None:
    assert look(clinic) == Worklist((), (), (), ())


def test_they_wait_in_the_order_of_their_numbers(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    fill(spool, clock, 12)
    found = look(clinic)
    assert names(found) == [f"Patient {number}" for number in range(1, 13)]
    assert (found.broken, found.missing, found.doubled) == ((), (), ())
    assert not any(item.may_be_in_earlier_file or item.is_done for item in found.items)


def test_what_an_export_left_behind_waits_marked(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    first, second, _ = fill(spool, clock, 3)
    move(path_of(clinic, first), clinic.folder.claimed / "batch-1")
    move(path_of(clinic, second), clinic.folder.claimed / "batch-2")
    found = look(clinic)
    assert names(found) == ["Patient 1", "Patient 2", "Patient 3"]
    assert [item.may_be_in_earlier_file for item in found.items] == [True, True, False]
    assert found.missing == ()


def test_what_is_done_is_shown_only_when_asked_for(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    _, second, _ = fill(spool, clock, 3)
    move(path_of(clinic, second), clinic.folder.done)
    assert names(look(clinic)) == ["Patient 1", "Patient 3"]
    assert look(clinic).missing == ()
    everything = look(clinic, include_done=True)
    assert [item.is_done for item in everything.items] == [False, True, False]


def test_a_copy_of_what_is_done_waits_marked(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    (request,) = fill(spool, clock, 1)
    copy = clinic.folder.root / "backup.age"
    shutil.copy(path_of(clinic, request), copy)
    move(path_of(clinic, request), clinic.folder.done)
    shutil.copy(copy, path_of(clinic, request))
    found = look(clinic)
    assert [item.may_be_in_earlier_file for item in found.items] == [True]
    assert [str(numbers) for numbers in found.doubled] == ["1"]


def test_missing_numbers_are_told_as_ranges(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    ids = fill(spool, clock, 6)
    for gone in (ids[1], ids[3], ids[4]):
        path_of(clinic, gone).unlink()
    found = look(clinic)
    assert [str(numbers) for numbers in found.missing] == ["2", "4 to 5"]


def test_a_forged_number_costs_no_time(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    (request,) = fill(spool, clock, 1)
    record = clinic.opener.open(path_of(clinic, request).read_bytes())
    far = 2**62
    forge(clinic, msgspec.structs.replace(record, id=UUID(int=1), number=far))
    assert look(clinic).missing == (Numbers(record.kiosk, 2, far - 1),)


def test_a_number_that_stands_twice_is_told(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    (request,) = fill(spool, clock, 1)
    record = clinic.opener.open(path_of(clinic, request).read_bytes())
    forge(clinic, msgspec.structs.replace(record, id=UUID(int=7)))
    found = look(clinic)
    assert len(found.items) == 2
    assert found.doubled == (Numbers(record.kiosk, 1, 1),)


def test_a_kiosk_that_counts_anew_comes_after_its_old_self(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    fill(spool, clock, 2)
    old = look(clinic).items[0].record
    for number in (1, 2):
        later = old.saved_at + timedelta(days=number)
        record = msgspec.structs.replace(
            old, id=UUID(int=number), kiosk="0", number=number, name=f"Later {number}", saved_at=later
        )
        forge(clinic, record)
    found = look(clinic)
    assert names(found) == ["Patient 1", "Patient 2", "Later 1", "Later 2"]
    assert (found.missing, found.doubled) == ((), ())


@pytest.mark.parametrize("content", [b"", b"not sealed", b"x" * (SEALED_MAX + 1)], ids=["empty", "junk", "huge"])
def test_a_broken_file_goes_to_quarantine_and_stops_nothing(
    clinic: Clinic, spool: Spool, clock: FakeClock, content: bytes
) -> None:
    first, _ = fill(spool, clock, 2)
    broken = path_of(clinic, first)
    broken.write_bytes(content)
    found = look(clinic)
    assert names(found) == ["Patient 2"]
    assert found.broken == (broken.name,)
    assert (clinic.folder.quarantine / broken.name).read_bytes() == content
    assert not broken.exists()
    assert look(clinic).broken == ()


def test_quarantine_overwrites_nothing(clinic: Clinic) -> None:
    path = path_of(clinic, UUID(int=1))
    path.parent.mkdir(mode=0o700, parents=True)
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        look(clinic)
    assert sorted(file.read_bytes() for file in clinic.folder.quarantine.iterdir()) == [b"one", b"three", b"two"]


def test_where_quarantine_cannot_be_used_the_rest_is_shown(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    first, _ = fill(spool, clock, 2)
    path_of(clinic, first).write_bytes(b"junk")
    clinic.folder.quarantine.write_text("a file where the folder should be")
    found = look(clinic)
    assert names(found) == ["Patient 2"]
    assert found.broken == (f"{first}.age",)
    assert path_of(clinic, first).exists()


def test_what_the_disk_cannot_read_stays_where_it_is(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    fill(spool, clock, 1)
    odd = clinic.folder.new / "folder.age"
    odd.mkdir()
    found = look(clinic)
    assert names(found) == ["Patient 1"]
    assert found.broken == ("folder.age",)
    assert odd.is_dir()


def test_other_files_are_left_alone(clinic: Clinic, spool: Spool) -> None:
    (clinic.folder.new / "readme.txt").write_text("x")
    clinic.folder.claimed.mkdir()
    (clinic.folder.claimed / "stray.age").write_text("x")
    assert look(clinic) == Worklist((), (), (), ())


def test_a_folder_that_may_not_be_read_is_told(clinic: Clinic) -> None:
    clinic.folder.requests.mkdir()
    clinic.folder.new.write_text("a file where the folder should be")
    with pytest.raises(SiteError) as caught:
        look(clinic)
    assert caught.value.fault is Fault.MISSING


def test_one_that_comes_while_the_others_are_opened_is_seen(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    fill(spool, clock, 2)

    def happenings() -> Iterator[None]:
        spool.append(make_draft(name="Patient 3"))
        yield

    found = waiting(clinic.folder, BusyOpener(clinic.opener, happenings()))
    assert names(found) == ["Patient 1", "Patient 2", "Patient 3"]


def test_an_export_at_the_same_time_hides_and_doubles_nobody(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    ids = fill(spool, clock, 3)

    def happenings() -> Iterator[None]:
        for request in ids:
            move(path_of(clinic, request), clinic.folder.claimed / "batch")
        yield

    found = waiting(clinic.folder, BusyOpener(clinic.opener, happenings()))
    assert names(found) == ["Patient 1", "Patient 2", "Patient 3"]
    assert (found.broken, found.missing, found.doubled) == ((), (), ())


def test_an_export_that_is_always_a_step_ahead_hides_nobody(clinic: Clinic, spool: Spool, clock: FakeClock) -> None:
    first = min(fill(spool, clock, 2), key=str)  # files are opened in the order of their names
    batch = clinic.folder.claimed / "batch"
    empty = clinic.folder.claimed / "later"

    def happenings() -> Iterator[None]:
        empty.mkdir(parents=True)
        move(path_of(clinic, first), batch)
        yield  # the first was opened in new, and now lies in the batch
        yield  # the second was opened in new
        move(batch / f"{first}.age", clinic.folder.done)
        empty.rmdir()
        yield  # the first was opened in the batch, and now is done
        (clinic.folder.done / f"{first}.age").unlink()
        yield  # the first was opened in done, and now nobody can see it any more

    found = waiting(clinic.folder, BusyOpener(clinic.opener, happenings()), include_done=True)
    assert names(found) == ["Patient 1", "Patient 2"]
    assert (found.broken, found.missing, found.doubled) == ((), (), ())


def test_a_file_gone_on_its_way_to_quarantine_is_no_end(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of(clinic, UUID(int=1))
    path.parent.mkdir(mode=0o700, parents=True)
    path.write_bytes(b"junk")

    def move_too_late(source: Path, target: Path) -> None:
        raise SiteError(Fault.MISSING, str(target))

    monkeypatch.setattr(worklist, "move_durable", move_too_late)
    assert look(clinic).broken == (path.name,)
