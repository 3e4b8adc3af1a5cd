"""What staff see of the requests: in order, with their marks, and found by a few letters or digits."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from kiosk.requests.draft import Topic
from kiosk.staff.board import Board, Row, Show
from kiosk.staff.items import Item
from kiosk.staff.tries import Calls, Tries
from tests.staff.test_export_formats import make_record
from tests.support.fakes import START

MANY = 10_000


def make_item(number: int, *, is_done: bool = False, hours: float = 0, **changes: object) -> Item:
    key = UUID(int=number)
    place = Path("done" if is_done else "new") / f"{key}.age"
    record = make_record(id=key, number=number, saved_at=START + timedelta(hours=hours), **changes)
    return Item(place, record, is_done=is_done)


def board_of(*items: Item, calls: Calls | None = None) -> Board:
    board = Board(calls)
    board.add(items)
    return board


def numbers(rows: list[Row]) -> list[int]:
    return [row.number for row in rows]


def test_who_waits_comes_first_the_oldest_on_top_and_what_is_done_last_the_youngest_first() -> None:
    board = board_of(
        make_item(4, hours=4),
        make_item(1, hours=1, is_done=True),
        make_item(3, hours=3),
        make_item(2, hours=2, is_done=True),
    )

    assert numbers(board.find(Show.WAITING)) == [3, 4]
    assert numbers(board.find(Show.DONE)) == [2, 1]
    assert numbers(board.find(Show.ALL)) == [3, 4, 2, 1]
    assert [board.count(show) for show in (Show.WAITING, Show.DONE, Show.ALL)] == [2, 2, len(board)]


def test_a_row_has_what_the_screen_shows() -> None:
    item = make_item(7, name="Test\u202e Patient", phone_national="(208) 555-0123\n", language="es", voicemail=True)
    (row,) = board_of(item).find(Show.ALL)

    assert (row.number, row.name, row.phone, row.best_time) == (7, "Test Patient", "(208) 555-0123", "Morning")
    assert (row.topic, row.language, row.voicemail, row.asked_at) == (Topic.BOOK, "es", True, START)
    assert (row.please_check, row.same_person, row.tries) == (False, (), None)
    assert repr(row) == "Row(7)"


def test_since_when_somebody_waits_is_told_and_three_days_are_long() -> None:
    waiting, done = board_of(make_item(1), make_item(2, is_done=True)).find(Show.ALL)

    assert waiting.waited(START + timedelta(minutes=5)) == timedelta(minutes=5)
    assert waiting.waited(START - timedelta(days=1)) == timedelta()
    assert not waiting.waits_long(START + timedelta(days=3))
    assert waiting.waits_long(START + timedelta(days=3, seconds=1))
    assert not done.waits_long(START + timedelta(days=30))


def test_a_number_to_check_is_marked() -> None:
    (row,) = board_of(make_item(1, phone_checked=False, phone_e164=None)).find(Show.ALL)

    assert row.please_check


def test_the_same_number_is_perhaps_the_same_person_waiting_or_done() -> None:
    same = "+12085550123"
    board = board_of(
        make_item(1, phone_e164=same, is_done=True),
        make_item(2, phone_e164="+12085550124"),
        make_item(3, phone_e164=same, phone_typed="+1 208 555 0123"),
        make_item(4, phone_e164=same),
        make_item(5, phone_e164=None, phone_typed="12 34"),
        make_item(6, phone_e164=None, phone_typed="(1) 2-3-4"),
        make_item(7, phone_e164=None, phone_typed="١٢٣٤"),
        make_item(8, phone_e164=None, phone_typed="ask at the desk"),
        make_item(9, phone_e164=None, phone_typed="none"),
    )

    others = {row.number: row.same_person for row in board.find(Show.ALL)}

    assert others == {
        1: (3, 4), 2: (), 3: (1, 4), 4: (1, 3), 5: (6, 7), 6: (5, 7), 7: (5, 6), 8: (), 9: (),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3]),
        ("jose", [1]),
        ("JOSÉ", [1]),
        ("nez jo", [1]),
        ("jose lopez", []),
        ("o'n", [2]),
        ("5550123", [1]),
        ("(208) 555-01", [1, 2]),
        ("208 555 0124", [2]),
        ("+1208", [1, 2]),
        ("44", [3]),
        ("ann 44", [3]),
        ("ann 45", []),
        ("4a", []),
        ("٤٤", []),
        ("  ", [1, 2, 3]),
        ("-", [1, 2, 3]),
    ],
)
def test_letters_find_names_and_digits_find_numbers(typed: str, found: list[int]) -> None:
    board = board_of(
        make_item(1, name="José Núñez", phone_e164="+12085550123", phone_national="(208) 555-0123"),
        make_item(
            2,
            name="Pat O'Neil",
            phone_e164="+12085550124",
            phone_national="(208) 555-0124",
            phone_typed="208.555.0124",
        ),
        make_item(3, name="Ann", phone_e164=None, phone_typed="44-77", phone_national="44-77"),
    )

    assert numbers(board.find(Show.ALL, typed)) == found


def test_one_that_is_added_twice_is_there_once() -> None:
    board = board_of(make_item(1), make_item(1))

    assert len(board) == board.count(Show.ALL) == 1


def test_a_deed_changes_one_row() -> None:
    first, second = make_item(1), make_item(2, hours=1)
    board = board_of(first, second)
    tries = Tries(2, START)

    board.change(first, first, tries)
    assert board.find(Show.WAITING)[0].tries == tries

    done = replace(first, path=Path("done") / first.path.name, is_done=True)
    board.change(first, done)
    assert (numbers(board.find(Show.WAITING)), numbers(board.find(Show.DONE))) == ([2], [1])
    assert board.find(Show.DONE)[0].tries == tries
    assert board.find(Show.WAITING)[0].same_person == (1,)

    board.change(done, None)
    assert (len(board), board.find(Show.WAITING)[0].same_person) == (1, ())

    board.change(done, None)
    board.change(first, first)
    assert numbers(board.find(Show.ALL)) == [1, 2]


def test_a_look_that_is_over_lays_out_what_it_found_and_nothing_else() -> None:
    first, second, third = (make_item(number, hours=number) for number in (1, 2, 3))
    board = board_of(first, second, third, calls=Calls({str(first.record.id): Tries(1, START)}))
    kept = board.find(Show.WAITING)[0]
    assert kept.tries == Tries(1, START)
    fresh = make_item(4, name="New", phone_e164=None, phone_typed="x")
    new_second = replace(second, record=msgspec.structs.replace(second.record, name="Other"))

    marked = replace(first, may_be_in_earlier_file=True)
    board.lay_out([new_second, fresh, marked], Calls({str(first.record.id): Tries(5, START)}))

    rows = board.find(Show.ALL)
    assert [row.name for row in rows] == ["New", "Test Patient", "Other"]
    assert rows[1] is kept
    assert kept.item == marked
    assert kept.tries == Tries(5, START)
    assert kept.same_person == (2,)


def test_a_kept_row_without_a_number_is_nobodys_other_self() -> None:
    item = make_item(1, phone_e164=None, phone_typed="x")
    board = board_of(item)
    board.lay_out([item], Calls())

    assert board.find(Show.ALL)[0].same_person == ()


def test_ten_thousand_are_filtered_at_once() -> None:
    board = board_of(*(make_item(number, name=f"Test Patient {number}") for number in range(1, MANY + 1)))

    begun = time.process_time()
    found = board.find(Show.ALL, "patient 208")
    taken = time.process_time() - begun

    assert len(found) == MANY
    assert taken < 0.1  # the goal; some 10 ms as measured
