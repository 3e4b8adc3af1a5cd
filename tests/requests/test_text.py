"""Typed text becomes harmless, and stays the visitor's."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.requests.text import MAX_NAME, clean_name, clean_text

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"

# Text that meets the rules' corners more often than any text does.
awkward = st.text(
    st.sampled_from("aé \u0301\u0323\u0344\u200c\u200d\ud800\0\n\u2028" + BIDI + "\u09c7\u09be\u1100\u1161👩🏽")
    | st.characters()
)


@pytest.mark.parametrize(
    "name",
    [
        "Test Patient",
        "Ngũgĩ wa Thiong'o",
        "Øyvind Ærø-Ås Jr.",
        "محمد",
        "יעל",
        "王秀英",
        "สมชาย",
        "ज्ञानेश्वर",
        "Test 👩🏽\u200d🦱",
        "می\u200cخواهم",  # noqa: RUF001 - a name, not a disguise
        "<img src=x>",
        "=1+1",
        "O'Neil; DROP TABLE",
        "7",
    ],
)
def test_a_name_in_any_script_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Test  Patient \u00a0", "Test  Patient"),
        ("Te\0st\n\x1b", "Test"),
        (f"T{BIDI}est", "Test"),
        ("Te\u2028s\u2029t", "Test"),
        ("\ud800Test\udfff", "Test"),
        ("Te\ue000s\u0378t", "Test"),
        ("\ufeffTe\u200bst\u00ad", "Test"),
        ("\u200d Test \u200c", "Test"),
        ("Jose\u0301", "José"),
        ("Jose\x01\u0301", "José"),
        ("a" + "\u0301" * 50 + "b", "á" + "\u0301" * 3 + "b"),
        ("a" + "\u0323\u0301\u0323\u0301\u200d\u0323\u0301", "ạ\u0323\u0301\u0301\u200d"[:-1]),
        ("b" + "\u0344" * 3, "b" + "\u0308\u0301" * 2),
        ("\u0301Test", "Test"),
        ("\u200d\u0301", ""),
        ("   ", ""),
        ("\0" * 10_000, ""),
    ],
)
def test_what_could_do_harm_is_dropped(typed: str, cleaned: str) -> None:
    assert clean_name(typed) == unicodedata.normalize("NFC", cleaned)


def test_a_long_name_is_cut_without_a_blank_at_the_end() -> None:
    assert clean_name("ab " * 4_000) == ("ab " * 20).strip()
    assert len(clean_text("ab " * 4_000)) > MAX_NAME


@pytest.mark.parametrize("piece", ["a", "\0", "a\u0301\u0323", "\u0301", "👩\u200d", "\u200d"])
def test_a_million_characters_cost_no_more_than_the_first_ten_thousand(piece: str) -> None:
    assert clean_name(piece * 1_000_000) == clean_name(piece * (10_000 // len(piece)))


@given(awkward)
@example("\u0344a\u0344")
@example("a" + "\u0301" * 6 + "\u200d")
def test_cleaning_once_is_enough_and_leaves_nothing_harmful(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    assert len(name) <= MAX_NAME
    assert name == name.strip() == unicodedata.normalize("NFC", name)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in name)
    assert not set(name) & set(BIDI)
    assert name.encode().decode() == name
    assert clean_text(clean_text(text)) == clean_text(text)
