"""A contact that a telephone reads: every answer comes back, and nothing that was typed becomes a line of its own."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.requests.record import Record
from kiosk.requests.text import clean_name, clean_text
from kiosk.staff.export_formats import render
from kiosk.staff.items import Item
from kiosk.staff.vcard import LINE, escape, fold
from tests.staff.test_export_formats import make_record
from tests.support.vcards import Card, read_cards, split

HERE = Path("request.age")


def card_of(record: Record, **marks: bool) -> Card:
    (card,) = read_cards(render([Item(HERE, record, **marks)], "vcf"))
    return card


def test_a_contact_has_the_name_the_number_and_what_to_know() -> None:
    record = make_record(name="Test Patient", phone_e164="+12085550123", language="es", voicemail=True)

    card = card_of(record)

    assert card.one("FN").text == "Test Patient"
    assert card.one("TEL").value == "tel:+12085550123"
    assert card.one("TEL").parameters == {"VALUE": "uri", "TYPE": "voice"}
    assert card.one("LANG").value == "es"
    assert card.one("CATEGORIES").texts == ["Call-back request", "Book a visit"]
    assert card.one("UID").value == f"urn:uuid:{record.id}"
    assert card.one("REV").value == "20260302T170000Z"
    assert card.one("NOTE").text.split("\n") == [
        "Number: 17",
        "Best time: Morning",
        "Voicemail: yes",
        "Topic: Book a visit",
        "Asked at: 2026-03-02 10:00",
    ]


@pytest.mark.parametrize("e164", [None, "+0", "+12085550123;ext=1", "12085550123", "+1208555012345678"])
def test_a_number_that_the_plans_do_not_know_stays_as_it_was_typed(e164: str | None) -> None:
    card = card_of(make_record(phone_e164=e164, phone_typed="555, ext; 7", phone_checked=False))

    assert card.one("TEL").parameters["VALUE"] == "text"
    assert card.one("TEL").text == "555, ext; 7"
    assert "Please check the number" in card.one("NOTE").text


@pytest.mark.parametrize("language", ["other", "x", "es_MX", "a b", "\nEND:VCARD"])
def test_what_is_no_language_of_the_standard_is_a_note(language: str) -> None:
    card = card_of(make_record(language=language))

    assert "LANG" not in card.names()
    assert f"Language: {clean_text(language)}" in card.one("NOTE").text


def test_the_way_of_a_request_is_told() -> None:
    assert "Remark: done" in card_of(make_record(), is_done=True).one("NOTE").text
    assert "Remark: may be in an earlier file" in card_of(make_record(), may_be_in_earlier_file=True).one("NOTE").text


def test_a_forged_name_of_nothing_is_still_a_contact() -> None:
    assert card_of(make_record(name="\u202e")).one("FN").text == "-"


def test_several_contacts_follow_each_other() -> None:
    items = [Item(HERE, make_record(name=f"Patient {number}")) for number in range(3)]

    assert [card.one("FN").text for card in read_cards(render(items, "vcf"))] == ["Patient 0", "Patient 1", "Patient 2"]


@given(
    name=st.text(min_size=1, max_size=60).filter(clean_name),
    time=st.text(min_size=1, max_size=100).filter(clean_text),
)
def test_every_text_comes_back(name: str, time: str) -> None:
    card = card_of(msgspec.structs.replace(make_record(), name=name, best_time=time))

    assert card.one("FN").text == clean_text(name)
    assert f"Best time: {clean_text(time)}" in card.one("NOTE").text


@given(st.text(alphabet=st.sampled_from("\\,;\nnN a")))
def test_what_is_escaped_comes_back(text: str) -> None:
    assert split(escape(text)) == [text]


@pytest.mark.parametrize(
    ("line", "lengths"),
    [("x" * LINE, [75]), ("x" * (LINE + 1), [75, 2]), ("é" * 80, [74, 75, 13]), ("王" * 50, [75, 73, 4]), ("", [0])],
)
def test_lines_are_folded_between_characters(line: str, lengths: list[int]) -> None:
    data = fold(line)

    assert [len(part) for part in data.split(b"\r\n")[:-1]] == lengths
    assert data.decode().replace("\r\n ", "") == line + "\r\n"
