"""What is read is counted without anybody's name, and no disk can disturb a visitor over it."""

import logging
import threading
from collections import Counter
from datetime import date, timedelta

import pytest

from kiosk.tally import Tally
from kiosk.usage import Usage
from tests.support.fakes import FakeClock
from tests.support.usage import FakeStore

TODAY = date(2026, 3, 2)


class SlowStore(FakeStore):
    """Writes for as long as nobody opens its gate."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def add(self, day: date, counts: Counter[str]) -> bool:
        """Wait for the gate."""
        self.gate.wait(5)
        return super().add(day, counts)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


def test_a_visit_is_counted_once_with_what_was_done_in_it(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    tally.help_opened("urgent")
    tally.search_failed()
    tally.form_begun()
    tally.form_sent()
    tally.listened()
    assert store.days == {}  # nothing is written while somebody reads
    tally.visit_ended("es", "large", ["falls", "hands-heat"])
    tally.wait()
    assert store.days == {
        TODAY: Counter(
            {
                "visits": 1,
                "language:es": 1,
                "text-size:large": 1,
                "page:falls": 1,
                "page:hands-heat": 1,
                "help:urgent": 1,
                "searches-without-result": 1,
                "forms-begun": 1,
                "forms-sent": 1,
                "listens": 1,
            }
        )
    }


def test_a_new_day_has_its_own_counts(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    for _ in range(2):
        tally.visit_ended("en", "normal", ())
        tally.wait()
        clock.advance(timedelta(days=1).total_seconds())
    assert [counts["visits"] for counts in store.days.values()] == [1, 1]


def test_a_full_disk_costs_no_count_and_one_line_of_the_log(
    store: FakeStore, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    tally = Tally(store, clock)
    store.is_full = True
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            tally.visit_ended("en", "normal", ["falls"])
            tally.wait()
    assert store.refusals == 3
    assert len(caplog.records) == 1
    store.is_full = False
    tally.visit_ended("en", "normal", ["falls"])
    tally.wait()
    assert (store.counted["visits"], store.counted["page:falls"]) == (4, 4)


def test_a_disk_that_hangs_holds_up_nobody_and_loses_nothing(clock: FakeClock) -> None:
    store = SlowStore()
    tally = Tally(store, clock)
    for _ in range(3):
        tally.visit_ended("en", "normal", ["falls"])
    assert sum(thread.name == "usage" for thread in threading.enumerate()) == 1
    store.gate.set()
    tally.close()
    assert store.counted["visits"] == 3


def test_the_end_of_the_program_loses_nothing(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    tally.form_begun()
    tally.close()
    assert store.counted == Counter({"forms-begun": 1})
    tally.close()
    assert store.counted == Counter({"forms-begun": 1})


def test_where_it_is_switched_off_nothing_is_counted_or_kept(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    tally.visit_ended("en", "normal", ["falls"])
    tally.stop_and_erase()
    tally.form_begun()
    tally.visit_ended("en", "normal", ["falls"])
    tally.close()
    assert not store.counted


def test_a_clinic_that_wants_no_counts_has_none() -> None:
    nothing = Usage()
    nothing.help_opened("urgent")
    nothing.search_failed()
    nothing.form_begun()
    nothing.form_sent()
    nothing.listened()
    nothing.visit_ended("en", "normal", ["falls"])
    nothing.close()
    assert vars(nothing) == {}


def test_a_visit_that_was_none_leaves_nothing_and_disturbs_no_other(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    tally.help_opened("urgent")
    tally.visit_dropped()
    tally.visit_ended("en", "normal", ())
    tally.wait()
    tally.help_opened("buttons")
    tally.visit_dropped()
    tally.close()
    assert store.days == {TODAY: Counter({"visits": 1, "language:en": 1, "text-size:normal": 1})}


def test_a_visit_that_goes_on_when_staff_end_the_counting_makes_no_new_file(store: FakeStore, clock: FakeClock) -> None:
    tally = Tally(store, clock)
    tally.help_opened("urgent")
    tally.stop_and_erase()
    tally.visit_ended("en", "normal", ["falls"])
    tally.close()
    assert store.days == {}
