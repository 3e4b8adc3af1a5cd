"""Numbers are shown as people know them, and none is refused for looking odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.requests.phone import PhoneCheck, as_typed, check, has_digit


@pytest.mark.parametrize(
    ("digits", "region", "shown"),
    [
        ("", "US", ""),
        ("208555", "US", "208-555"),
        ("2085550123", "US", "(208) 555-0123"),
        ("2085550123", "us", "(208) 555-0123"),
        ("+442079460123", "US", "+44 20 7946 0123"),
        ("020550", "DE", "02055 0"),
        ("2085550123", "nowhere", "2085550123"),
        ("208555012345678", "US", "208555012345678"),
        ("1+2", "US", "1+2"),
        ("208 555", "US", "208 555"),
        ("٢٠٨", "US", "٢٠٨"),
        ("2" * 10_000, "US", "2" * 10_000),
    ],
)
def test_a_number_takes_its_form_while_it_is_typed(digits: str, region: str, shown: str) -> None:
    assert as_typed(digits, region) == shown


@given(st.text("+0123456789", max_size=45), st.sampled_from(["US", "DE", "MX", "ZZ", ""]))
def test_the_form_never_loses_a_digit(digits: str, region: str) -> None:
    assert [char for char in as_typed(digits, region) if char in "+0123456789"] == list(digits)


@pytest.mark.parametrize(
    ("typed", "region", "e164", "national"),
    [
        ("2085550123", "US", "+12085550123", "(208) 555-0123"),
        ("(208) 555-0123", "US", "+12085550123", "(208) 555-0123"),
        ("+1 208 555 0123", "US", "+12085550123", "(208) 555-0123"),
        ("٢٠٨٥٥٥٠١٢٣", "US", "+12085550123", "(208) 555-0123"),
        ("2085550123", "us", "+12085550123", "(208) 555-0123"),
        ("+44 20 7946 0123", "US", "+442079460123", "+44 20 7946 0123"),
        ("604 555 0123", "US", "+16045550123", "(604) 555-0123"),
    ],
)
def test_a_number_that_the_plans_know(typed: str, region: str, e164: str, national: str) -> None:
    assert check(typed, region) == PhoneCheck(looks_right=True, e164=e164, national=national)


@pytest.mark.parametrize("typed", ["911", "555 0123", "12", "0" * 300, "call me", "", "+", "👵", "208 555 0123 and 7"])
def test_a_number_that_they_do_not_know_is_kept_as_typed(typed: str) -> None:
    assert check(f" {typed}\0 ", "US") == PhoneCheck(looks_right=False, e164=None, national=typed)


def test_an_unknown_region_knows_no_local_number_but_a_full_one() -> None:
    assert not check("2085550123", "XX").looks_right
    assert check("+12085550123", "XX").national == "+1 208-555-0123"


@pytest.mark.parametrize(
    ("text", "has_one"), [("", False), ("call me", False), ("²", False), ("a1", True), ("٣", True)]
)
def test_a_digit_of_any_script_is_a_digit(text: str, has_one: bool) -> None:
    assert has_digit(text) is has_one


@given(st.text(max_size=60), st.sampled_from(["US", "DE", "XX", ""]))
def test_any_text_can_be_checked(text: str, region: str) -> None:
    result = check(text, region)
    assert result.looks_right is (result.e164 is not None)
