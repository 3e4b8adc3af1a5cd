"""Thousands of requests are opened a few at a time, and a second look opens only what is new."""

import os
from collections.abc import Iterator
from datetime import timedelta

import pytest

from kiosk.requests.record import Record
from kiosk.requests.spool import Spool
from kiosk.staff.calls import mark_called, undo_called
from kiosk.staff.opener import Opener
from kiosk.staff.watch import Stage, Stopped, Watch
from kiosk.staff.worklist import Reading, waiting
from tests.support.clinic import Clinic
from tests.support.fakes import START, FakeClock
from tests.support.requests import make_draft, make_spool
from tests.support.worklists import BusyOpener, fill, look, names


class CountingOpener(Opener):
    """Opens, and counts how often."""

    def __init__(self, opener: Opener) -> None:
        super().__init__(opener._identity, opener.who)
        self.count = 0

    def open(self, sealed: bytes) -> Record:
        self.count += 1
        return super().open(sealed)


def finished(reading: Reading) -> Reading:
    while not reading.is_over:
        reading.step()
    return reading


def test_the_first_rows_are_there_at_once_and_it_tells_how_far_it_is(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 7)
    reading = Reading(clinic.folder, clinic.opener)

    first = reading.step(3)

    assert len(first) == 3
    assert (reading.done, reading.all, reading.is_over) == (3, 7, False)
    rest = [reading.step(3), reading.step(3), reading.step(3)]
    assert [len(items) for items in rest] == [3, 1, 0]
    assert (reading.done, reading.all, reading.is_over) == (7, 7, True)
    assert names(reading.worklist()) == [f"Patient {number}" for number in range(1, 8)]


def test_who_waits_is_opened_first_the_oldest_day_first(clinic: Clinic) -> None:
    for days, name in ((3, "Third"), (1, "First"), (2, "Second"), (0, "Done")):
        make_spool(clinic.folder, FakeClock(START + timedelta(days=days))).append(make_draft(name=name))
    done = next(item for item in look(clinic).items if item.record.name == "Done")
    mark_called(clinic.folder, done, FakeClock(), "anna")
    reading = Reading(clinic.folder, clinic.opener)

    opened = [reading.step(1)[0].record.name for _ in range(4)]

    assert opened == ["First", "Second", "Third", "Done"]


def test_a_second_look_opens_only_what_is_new(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 5)
    opener = CountingOpener(clinic.opener)
    reading = finished(Reading(clinic.folder, opener))
    called = mark_called(clinic.folder, reading.worklist().items[0], FakeClock(), "anna")
    reading.worklist().items[1].path.unlink()
    spool.append(make_draft(name="Patient 6"))
    opener.count = 0

    again = finished(reading.again())

    assert opener.count == 1
    assert names(again.worklist()) == ["Patient 3", "Patient 4", "Patient 5", "Patient 6"]
    assert again.worklist(include_done=True).items[0] == called
    assert again.worklist() == look(clinic)
    assert finished(again.again()).worklist() == look(clinic)
    assert opener.count == 1


def test_another_file_under_a_known_name_is_opened(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 2)
    reading = finished(Reading(clinic.folder, clinic.opener))
    first, second = reading.worklist().items
    other = clinic.folder.tmp / "other"
    other.write_bytes(second.path.read_bytes())
    os.replace(other, first.path)  # noqa: PTH105

    assert names(finished(reading.again()).worklist()) == ["Patient 2", "Patient 2"]


def test_what_is_called_and_undone_while_it_is_read_is_there_once(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 3)
    first = min(look(clinic).items, key=lambda item: item.path.name)  # the one that is opened first

    def happenings() -> Iterator[None]:
        done = mark_called(clinic.folder, first, FakeClock(), "anna")
        yield
        yield
        yield  # all that waited were opened; the next is the one that is done
        undo_called(clinic.folder, done, FakeClock(), "anna")
        yield

    found = waiting(clinic.folder, BusyOpener(clinic.opener, happenings()), include_done=True)

    assert names(found) == ["Patient 1", "Patient 2", "Patient 3"]
    assert (found.missing, found.doubled) == ((), ())
    assert not any(item.is_done for item in found.items)


def test_what_is_undone_while_the_done_ones_are_read_is_not_missed(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 2)
    done = [mark_called(clinic.folder, item, FakeClock(), "anna") for item in look(clinic).items]
    last = max(done, key=lambda item: item.path.name)

    def happenings() -> Iterator[None]:
        undo_called(clinic.folder, last, FakeClock(), "anna")
        yield

    found = waiting(clinic.folder, BusyOpener(clinic.opener, happenings()), include_done=True)

    assert names(found) == ["Patient 1", "Patient 2"]
    assert sum(item.is_done for item in found.items) == 1


def test_one_that_is_gone_between_the_list_and_the_look_is_no_trouble(
    clinic: Clinic, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(spool, 1)
    (clinic.folder.new / "gone.age").symlink_to(clinic.folder.new / "nowhere")

    assert names(look(clinic)) == ["Patient 1"]


def test_a_look_tells_how_far_it_is_and_can_be_stopped(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 2)
    told: list[tuple[Stage, int, int]] = []

    def tell(stage: Stage, done: int, whole: int) -> None:
        told.append((stage, done, whole))
        if done:
            watch.stop()

    watch = Watch(tell)
    with pytest.raises(Stopped):
        waiting(clinic.folder, clinic.opener, watch=watch)

    assert told == [(Stage.OPENING, 0, 0), (Stage.OPENING, 2, 2)]
