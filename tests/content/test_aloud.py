"""What a voice says of a sentence where that is not what is written."""

import pytest

from kiosk.content.aloud import aloud
from kiosk.content.model import Term

GLOSSARY = {
    "emg": Term("emg", "EMG", "A test.", say="ee-em-JEE", forms=("EMGs",), voice="E M G"),
    "nerve": Term("nerve", "nerve", "A cord.", say="nurv"),
}


def test_a_term_is_said_as_the_glossary_wants_it() -> None:
    assert aloud("An EMG tests a nerve.", "en", GLOSSARY) == "An E M G tests a nerve."


def test_another_form_of_a_term_is_said_as_it_is_written() -> None:
    assert aloud("Two EMGs.", "en", GLOSSARY) == "Two EMGs."


def test_the_form_for_people_is_not_for_voices() -> None:
    assert "nurv" not in aloud("A nerve.", "en", GLOSSARY)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Call 911.", "Call nine one one."),
        ("es", "Llame al 911.", "Llame al nueve once."),
        ("en", "It took 911-0 or 1911 days.", "It took 911-0 or 1911 days."),
        ("en", "Call 208-555-0100 now.", "Call 2 0 8, 5 5 5, 0 1 0 0 now."),
        ("en", "Call (208) 555-0100.", "Call 2 0 8, 5 5 5, 0 1 0 0."),
        ("es", "Llame al 555-0100.", "Llame al 5 5 5, 0 1 0 0."),
    ],
)
def test_numbers_to_call_are_said_digit_by_digit(language: str, written: str, said: str) -> None:
    assert aloud(written, language, {}) == said
