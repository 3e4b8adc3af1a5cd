"""The way a visitor came."""

from uuid import uuid4

import pytest

from kiosk.requests.receipt import Receipt
from kiosk.visit.navigator import Navigator
from kiosk.visit.route import (
    AskCall,
    Attract,
    BodyMap,
    Called,
    GetHelp,
    Home,
    ReadPage,
    Recall,
    Route,
    Search,
    ShowTopic,
    TakeHome,
    Thanks,
)
from tests.support.fakes import START

SAVED = Thanks(Receipt(uuid4(), 1, "0" * 64, START), "Morning")


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


def test_a_visit_begins_at_home_or_where_it_is_told_to(navigator: Navigator) -> None:
    assert navigator.current == Home()
    assert Navigator(Attract()).current == Attract()


def test_back_retraces_the_way(navigator: Navigator) -> None:
    for route in (ShowTopic("types"), ReadPage("motor"), ReadPage("sensory"), GetHelp()):
        assert navigator.go(route) == route

    assert [navigator.back() for _ in range(4)] == [ReadPage("sensory"), ReadPage("motor"), ShowTopic("types"), Home()]


@pytest.mark.parametrize("start", [Attract(), GetHelp(), AskCall(), Home()])
def test_back_always_ends_at_home(start: Route) -> None:
    navigator = Navigator(start)

    assert [navigator.back() for _ in range(3)] == [Home()] * 3
    assert navigator.current == Home()


def test_home_forgets_the_way(navigator: Navigator) -> None:
    navigator.go(ShowTopic("types"))
    navigator.go(ReadPage("motor"))

    assert navigator.go(Home()) == Home()
    assert navigator.back() == Home()


def test_the_same_place_again_needs_no_second_back(navigator: Navigator) -> None:
    navigator.go(GetHelp())
    navigator.go(GetHelp())

    assert navigator.back() == Home()


def test_the_steps_of_a_page_count_as_one_place(navigator: Navigator) -> None:
    navigator.go(ShowTopic("needling"))
    for step in range(6):
        assert navigator.go(ReadPage("how", step)) == ReadPage("how", step)

    assert navigator.back() == ShowTopic("needling")


def test_the_parts_of_the_body_map_count_as_one_place(navigator: Navigator) -> None:
    for region in ("", "feet", "hands", "feet"):
        assert navigator.go(BodyMap(region)) == BodyMap(region)

    assert navigator.back() == Home()


def test_back_from_a_page_returns_to_the_part_of_the_body_that_was_chosen(navigator: Navigator) -> None:
    for route in (BodyMap(), BodyMap("feet"), ReadPage("sensory")):
        navigator.go(route)

    assert navigator.back() == BodyMap("feet")
    assert navigator.back() == Home()


def test_the_body_map_after_another_place_is_a_place_of_its_own(navigator: Navigator) -> None:
    for route in (BodyMap("feet"), GetHelp(), BodyMap("hands")):
        navigator.go(route)

    assert [navigator.back() for _ in range(3)] == [GetHelp(), BodyMap("feet"), Home()]


@pytest.mark.parametrize(
    "route", [Search(), TakeHome(), TakeHome("motor"), Recall(), Called(("apple", "key", "fish")), ShowTopic("types")]
)
def test_every_other_place_is_one_step_of_the_way(navigator: Navigator, route: Route) -> None:
    navigator.go(ReadPage("motor"))
    assert navigator.go(route) == navigator.go(route) == route

    assert navigator.back() == ReadPage("motor")


def test_taking_home_a_page_and_the_questions_are_two_places(navigator: Navigator) -> None:
    navigator.go(TakeHome("motor"))
    navigator.go(TakeHome())

    assert navigator.back() == TakeHome("motor")


def test_another_page_is_another_place_at_the_same_step(navigator: Navigator) -> None:
    navigator.go(ReadPage("how", 2))
    navigator.go(ReadPage("what"))

    assert navigator.back() == ReadPage("how", 2)


def test_back_from_help_returns_to_the_step_that_was_read(navigator: Navigator) -> None:
    navigator.go(ReadPage("how"))
    navigator.go(ReadPage("how", 3))
    navigator.go(GetHelp())

    assert navigator.back() == ReadPage("how", 3)


def test_nobody_goes_back_into_a_form_that_was_sent(navigator: Navigator) -> None:
    navigator.go(ReadPage("motor"))
    navigator.go(AskCall())

    assert navigator.go(SAVED) == SAVED
    assert navigator.back() == Home()


def test_leaving_the_form_returns_to_where_it_was_opened(navigator: Navigator) -> None:
    navigator.go(ReadPage("motor"))
    navigator.go(AskCall())

    assert navigator.leave_form() == ReadPage("motor")
    assert navigator.back() == Home()


def test_help_that_was_opened_inside_the_form_leads_nowhere_into_it_after_stop_and_erase(navigator: Navigator) -> None:
    navigator.go(AskCall())
    navigator.go(GetHelp())

    assert navigator.leave_form() == GetHelp()
    assert navigator.back() == Home()


def test_back_moves_at_every_tap_after_help_was_opened_twice_around_the_form(navigator: Navigator) -> None:
    for route in (GetHelp(), AskCall(), GetHelp(), AskCall()):
        navigator.go(route)

    assert navigator.leave_form() == GetHelp()
    assert navigator.back() == Home()


def test_leaving_a_form_that_was_opened_first_leads_home() -> None:
    assert Navigator(AskCall()).leave_form() == Home()
