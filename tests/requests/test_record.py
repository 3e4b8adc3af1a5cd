"""What stands inside the seal is whole, or is refused."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Fault, SiteError
from kiosk.requests.draft import Topic
from kiosk.requests.record import MAX_BYTES, Place, Record, decode, encode, record_of
from tests.support.fakes import START
from tests.support.requests import make_draft

PLACE = Place("kiosk-1", 7, "a" * 64)


def make_record(**changes: object) -> Record:
    return msgspec.structs.replace(record_of(make_draft(), PLACE, START, 12.5), **changes)


def test_a_record_holds_every_answer_and_where_it_stands() -> None:
    draft = make_draft(name=" Test\0 Patient ", phone="208 555 0123 ", voicemail=True, topic=Topic.BILLING)
    record = record_of(draft, PLACE, START, 12.5)
    assert msgspec.to_builtins(record) == {
        "schema": 1,
        "id": str(draft.id),
        "kiosk": "kiosk-1",
        "number": 7,
        "previous": "a" * 64,
        "saved_at": "2026-03-02T10:00:00-07:00",
        "boot_time": 12.5,
        "name": "Test Patient",
        "phone_typed": "208 555 0123",
        "phone_e164": "+12085550123",
        "phone_national": "(208) 555-0123",
        "phone_checked": True,
        "best_time": "Morning",
        "voicemail": True,
        "topic": "billing",
        "language": "en",
        "consent_version": "1",
        "consent_language": "en",
    }


def test_a_number_that_the_visitor_stayed_with_is_marked() -> None:
    record = record_of(make_draft(phone="555 0123", phone_accepted=True), PLACE, START, 0.0)
    assert (record.phone_checked, record.phone_e164, record.phone_national) == (False, None, "555 0123")


def test_a_draft_with_problems_is_a_bug_and_the_message_shows_no_answer() -> None:
    with pytest.raises(ValueError, match="name-long") as caught:
        record_of(make_draft(name="Marker" * 20), PLACE, START, 0.0)
    assert "Marker" not in str(caught.value)


def test_a_long_word_from_the_settings_does_not_keep_a_request_from_being_stored() -> None:
    record = record_of(make_draft(best_time="x" * 50_000), PLACE, START, 0.0)
    assert decode(encode(record)).best_time == "x" * 200


@given(
    name=st.text(),
    phone=st.text(),
    time=st.text(),
    language=st.text(),
    voicemail=st.booleans(),
    topic=st.sampled_from(Topic),
)
def test_any_draft_without_problems_survives_writing_and_reading(**answers: Any) -> None:  # noqa: ANN401
    answers["best_time"] = answers.pop("time")
    draft = make_draft(**answers, phone_accepted=True)
    if draft.validate():
        return
    record = record_of(draft, PLACE, datetime.now(UTC), 0.0)
    assert decode(encode(record)) == record


def test_spaces_after_the_record_do_not_matter() -> None:
    record = make_record()
    assert decode(encode(record) + b" " * 500) == record


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": 2},
        {"number": 0},
        {"previous": "b"},
        {"kiosk": ""},
        {"name": ""},
        {"name": "x" * 61},
        {"phone_typed": "2" * 41},
        {"saved_at": "2026-03-02T10:00:00"},
        {"id": "7"},
        {"topic": "neuropathy"},
        {"voicemail": None},
        {"surprise": 1},
    ],
)
def test_a_record_that_is_not_right_is_refused_without_quoting_it(changes: dict[str, object]) -> None:
    values = msgspec.to_builtins(make_record(name="Marker")) | changes
    with pytest.raises(SiteError) as caught:
        decode(msgspec.json.encode(values))
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.__cause__ is None
    assert "Marker" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"name": "\xff"}', b"{" * 5_000])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(SiteError, match="corrupt"):
        decode(data)


def test_more_than_the_limit_is_not_even_looked_at() -> None:
    with pytest.raises(SiteError, match="too-big"):
        decode(encode(make_record()) + b" " * MAX_BYTES)


def test_what_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(SiteError, match="corrupt"):
        encode(make_record(id=uuid4(), number=-1))
