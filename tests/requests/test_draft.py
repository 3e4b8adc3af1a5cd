"""A draft tells what is amiss as codes, and forgets when it is told to."""

from copy import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.requests.draft import TOPICS, Consent, Draft, Field, Problem, Topic
from tests.support.requests import make_draft


def test_a_new_draft_lacks_all_that_must_be_answered_in_the_order_of_the_form() -> None:
    assert Draft().validate() == [
        Problem.NAME_EMPTY,
        Problem.PHONE_EMPTY,
        Problem.TIME_MISSING,
        Problem.VOICEMAIL_MISSING,
        Problem.CONSENT_MISSING,
    ]


def test_nothing_is_chosen_beforehand_and_nobody_has_to_say_what_it_is_about() -> None:
    assert Draft().voicemail is None
    assert Draft().topic is Topic.UNSAID
    assert Topic.UNSAID in TOPICS


def test_a_complete_draft_has_no_problem() -> None:
    assert make_draft().validate() == []


@pytest.mark.parametrize(
    ("field", "changes", "problem"),
    [
        (Field.NAME, {"name": " \u200d\0 "}, Problem.NAME_EMPTY),
        (Field.NAME, {"name": "x" * 61}, Problem.NAME_LONG),
        (Field.NAME, {"name": "x" * 10_000}, Problem.NAME_LONG),
        (Field.NAME, {"name": " " + "x" * 60 + "\0"}, None),
        (Field.PHONE, {"phone": "call me"}, Problem.PHONE_EMPTY),
        (Field.PHONE, {"phone": "2" * 41}, Problem.PHONE_LONG),
        (Field.PHONE, {"phone": "2" * 41, "phone_accepted": True}, Problem.PHONE_LONG),
        (Field.PHONE, {"phone": "555 0123"}, Problem.PHONE_CHECK),
        (Field.PHONE, {"phone": "555 0123", "phone_accepted": True}, None),
        (Field.PHONE, {"phone": "020 7946 0123"}, Problem.PHONE_CHECK),
        (Field.PHONE, {"phone": "020 7946 0123", "region": "GB"}, None),
        (Field.BEST_TIME, {"best_time": "  "}, Problem.TIME_MISSING),
        (Field.VOICEMAIL, {"voicemail": None}, Problem.VOICEMAIL_MISSING),
        (Field.CONSENT, {"consent": None}, Problem.CONSENT_MISSING),
        (Field.TOPIC, {"topic": Topic.UNSAID}, None),
    ],
)
def test_each_answer_is_looked_at_alone(field: Field, changes: dict[str, Any], problem: Problem | None) -> None:
    draft = make_draft(**changes)
    assert draft.problem_of(field) is problem
    assert draft.validate() == ([problem] if problem else [])


def test_wiping_leaves_nothing_but_the_id() -> None:
    draft = make_draft(phone_accepted=True, region="GB", language="es")
    before = copy(draft)
    draft.wipe()
    assert draft == Draft(id=before.id)
    assert before.name == "Test Patient"


def test_each_form_has_its_own_id() -> None:
    assert Draft().id != Draft().id


def test_a_draft_shows_nothing_of_itself_in_a_log() -> None:
    draft = make_draft(consent=Consent("wording-7", "es"))
    shown = f"{draft} {draft!r} {[draft]}"
    for value in ("Test Patient", draft.phone, "Morning", "wording-7", "book"):
        assert value not in shown


@given(st.text(), st.text())
def test_any_typed_text_gets_an_answer(name: str, phone: str) -> None:
    assert set(make_draft(name=name, phone=phone).validate()) <= set(Problem)
