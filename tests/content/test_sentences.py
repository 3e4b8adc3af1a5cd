"""Where sentences end: abbreviations and numbers do not end one, in English and in Spanish."""

import pytest

from kiosk.content.sentences import sentence_spans, split_sentences


def test_sentences_end_where_readers_pause() -> None:
    text = 'Look at it. Is it red? "Call us!" Then wait… Dr. Test knows, e.g. about 2.5 cm. See 3. Done'
    assert split_sentences(text) == [
        "Look at it.",
        "Is it red?",
        '"Call us!"',
        "Then wait…",
        "Dr. Test knows, e.g. about 2.5 cm.",
        "See 3.",
        "Done",
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Use 3.5 mm, not 4.",
        "Ask Dra. Test, p. ej. Ana, por la tarde.",
        "En EE. UU. llame al 911.",
        "Mr. and Mrs. Test came.",
        "¿Le duele? no espere.",
    ],
)
def test_what_belongs_together_stays_together(whole: str) -> None:
    assert split_sentences(whole) == [whole]


def test_spanish_sentences_begin_with_their_signs() -> None:
    assert split_sentences("¿Le duele? ¡Llame ya!") == ["¿Le duele?", "¡Llame ya!"]


def test_spans_are_places_in_the_text() -> None:
    text = "  One.   Two!  "
    assert [text[start:end] for start, end in sentence_spans(text)] == ["One.", "Two!"]
    assert sentence_spans(" \n ") == []
