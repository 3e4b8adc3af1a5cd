"""What was dealt with is not missing, whatever became of the file that says so."""

import errno
import logging
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.requests.spool import Spool
from kiosk.staff.numbers import NUMBERS, merged, note_dealt, read_dealt, without
from tests.support.clinic import Clinic
from tests.support.requests import FailingDisk
from tests.support.worklists import fill, look

ranges = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 10)).map(lambda pair: (pair[0], pair[0] + pair[1])))


def numbers_in(found: list[tuple[int, int]]) -> set[int]:
    return {number for first, last in found for number in range(first, last + 1)}


@given(ranges)
def test_merged_ranges_hold_the_same_numbers_with_gaps_between(found: list[tuple[int, int]]) -> None:
    result = merged(found)

    assert numbers_in(result) == numbers_in(found)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(result))


@given(st.integers(1, 40), st.integers(-3, 30), ranges)
def test_what_is_left_is_what_no_range_holds(first: int, length: int, found: list[tuple[int, int]]) -> None:
    left = list(without(first, first + length, merged(found)))

    assert numbers_in(left) == set(range(first, first + length + 1)) - numbers_in(found)
    assert merged(left) == left


def test_numbers_are_noted_once_and_as_ranges(clinic: Clinic, spool: Spool) -> None:
    fill(spool, 4)
    records = [item.record for item in look(clinic).items]
    kiosk = records[0].kiosk

    note_dealt(clinic.folder, [records[3], records[0], records[1]])
    assert read_dealt(clinic.folder) == {kiosk: [(1, 2), (4, 4)]}

    file = clinic.folder.requests / NUMBERS
    written = file.stat().st_mtime_ns, file.stat().st_ino
    note_dealt(clinic.folder, records[:2])
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == written


def test_a_file_that_cannot_be_read_is_told_and_costs_a_false_alarm_at_most(
    clinic: Clinic, spool: Spool, caplog: pytest.LogCaptureFixture
) -> None:
    fill(spool, 3)
    items = look(clinic).items
    note_dealt(clinic.folder, [items[1].record])
    items[1].path.unlink()
    assert look(clinic).missing == ()

    file = clinic.folder.requests / NUMBERS
    with caplog.at_level(logging.WARNING):
        for content in (b"junk", b"\xff", b'{"a":[[1]]}'):
            file.write_bytes(content)
            assert [str(numbers) for numbers in look(clinic).missing] == ["2"]
        file.unlink()
        file.mkdir()
        assert read_dealt(clinic.folder) == {}
    assert caplog.text.count("may look missing") == 4


def test_a_full_disk_stops_nothing(clinic: Clinic, spool: Spool, caplog: pytest.LogCaptureFixture) -> None:
    fill(spool, 1)

    with FailingDisk(1, OSError(errno.ENOSPC, "full")).mounted():
        note_dealt(clinic.folder, [item.record for item in look(clinic).items])

    assert "not noted" in caplog.text
