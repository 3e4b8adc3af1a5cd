"""Three pictures lead back to a page."""

from collections.abc import Sequence
from itertools import combinations, permutations

import pytest

from kiosk import paths
from kiosk.visit.recall import KEPT_FOR, LENGTH, MOST, PICTURES, Code, Place, RecallBook
from tests.support.fakes import FakeClock

PLACE = Place("motor", 2, "es")
TWO_HOURS = 2 * 60 * 60.0


def first(codes: Sequence[Code]) -> Code:
    """Choose the first free code: the tests know which it is."""
    return codes[0]


def place(number: int) -> Place:
    return Place(f"page-{number}", 0, "en")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def book(clock: FakeClock) -> RecallBook:
    return RecallBook(clock, first)


def is_empty(book: RecallBook) -> bool:
    """Ask anew: mypy takes a property for a constant."""
    return book.is_empty


def test_the_code_leads_back_in_whatever_order_its_pictures_are_chosen(book: RecallBook) -> None:
    code = book.keep(PLACE)

    assert [book.find(order) for order in permutations(code)] == [PLACE] * 6


def test_a_code_is_three_different_pictures_that_can_be_told_apart(book: RecallBook) -> None:
    code = book.keep(PLACE)

    assert len(code) == len(set(code)) == LENGTH == 3
    assert set(code) <= set(PICTURES)
    assert len(set(PICTURES)) == len(PICTURES) == 12


def test_somebody_can_come_back_more_than_once(book: RecallBook) -> None:
    code = book.keep(PLACE)

    assert [book.find(code), book.find(code)] == [PLACE, PLACE]


@pytest.mark.parametrize(
    "guess",
    [
        (),
        ("apple",),
        ("apple", "key"),
        ("apple", "key", "house"),
        ("apple", "apple", "key"),
        ("apple", "key", "fish", "house"),
        ("apple", "key", "fishes"),
        ("", "", ""),
    ],
)
def test_other_pictures_lead_nowhere(book: RecallBook, guess: tuple[str, ...]) -> None:
    assert book.keep(PLACE) == ("apple", "key", "fish")

    assert book.find(guess) is None


def test_a_place_is_held_for_two_hours_and_no_longer(book: RecallBook, clock: FakeClock) -> None:
    code = book.keep(PLACE)
    assert KEPT_FOR.total_seconds() == TWO_HOURS

    clock.advance(TWO_HOURS)
    assert book.find(code) == PLACE
    clock.advance(0.1)
    assert book.find(code) is None
    assert is_empty(book)


def test_looking_does_not_make_it_last_longer(book: RecallBook, clock: FakeClock) -> None:
    code = book.keep(PLACE)
    clock.advance(TWO_HOURS - 1)
    assert book.find(code) == PLACE
    clock.advance(2)

    assert book.find(code) is None


def test_a_book_is_empty_until_somebody_is_called_away_and_again_two_hours_later(
    book: RecallBook, clock: FakeClock
) -> None:
    assert is_empty(book)
    book.keep(PLACE)
    assert not is_empty(book)
    clock.advance(TWO_HOURS + 1)
    assert is_empty(book)


def test_no_code_is_given_twice_while_the_first_is_held(book: RecallBook) -> None:
    codes = {frozenset(book.keep(PLACE)) for _ in range(MOST)}

    assert len(codes) == MOST


def test_equal_places_have_codes_of_their_own(book: RecallBook, clock: FakeClock) -> None:
    earlier = book.keep(PLACE)
    clock.advance(TWO_HOURS)
    later = book.keep(PLACE)
    clock.advance(1)

    assert frozenset(earlier) != frozenset(later)
    assert (book.find(earlier), book.find(later)) == (None, PLACE)


def test_at_most_fifty_are_held_and_the_oldest_is_given_up(book: RecallBook, clock: FakeClock) -> None:
    codes = []
    for number in range(MOST + 2):
        codes.append(book.keep(place(number)))
        clock.advance(1)
    held = {book.find(code) for code in combinations(PICTURES, LENGTH)} - {None}

    assert MOST == 50
    assert held == {place(number) for number in range(2, MOST + 2)}
    assert [book.find(code) for code in codes[2:]] == [place(number) for number in range(2, MOST + 2)]


def test_what_is_given_up_is_gone_from_memory(book: RecallBook, clock: FakeClock) -> None:
    for number in range(3 * MOST):
        book.keep(place(number))
    assert len(book._held) == MOST
    clock.advance(TWO_HOURS + 1)
    book.find(())
    assert len(book._held) == 0


def test_a_code_is_free_again_after_its_two_hours(book: RecallBook, clock: FakeClock) -> None:
    code = book.keep(place(1))
    clock.advance(TWO_HOURS + 1)

    assert book.keep(place(2)) == code
    assert book.find(code) == place(2)


def test_codes_cannot_be_foretold(clock: FakeClock) -> None:
    drawn = {frozenset(RecallBook(clock).keep(PLACE)) for _ in range(60)}

    assert len(drawn) > 20


def test_nothing_of_the_visit_but_page_step_and_language_is_held() -> None:
    assert list(Place.__dataclass_fields__) == ["page", "step", "language"]


def test_every_picture_of_a_code_is_drawn() -> None:
    drawn = {path.name for path in (paths.ASSETS / "illustrations").iterdir()}

    assert {f"code-{name}.svg" for name in PICTURES} <= drawn
