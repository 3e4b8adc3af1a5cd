"""The formulas on counts worked out by hand, and the passive voice."""

from pathlib import Path

import pytest

from kiosk.content.check.passive import is_passive
from kiosk.content.check.prose import prose_of
from kiosk.content.check.readability import (
    Grade,
    fernandez_huerta,
    flesch_kincaid,
    flesch_szigriszt,
    grade,
    smog_grade,
)
from kiosk.content.glossary import TermFinder
from kiosk.content.model import Page, Term

TERMS = TermFinder({"emg": Term("emg", "electromyography", "A test.", forms=("nerve conduction study",))})


def graded(body: str, language: str = "en", terms: TermFinder = TERMS) -> Grade:
    return grade(prose_of(Page("a", language, "t", 0, "page", "A", "A", "", None, body=body)), language, terms)


def test_formulas_are_those_of_their_papers() -> None:
    # 100 words in 10 sentences with 150 syllables, 6 of the words long.
    assert flesch_kincaid(100, 10, 150) == pytest.approx(6.01)
    assert smog_grade(6, 10) == pytest.approx(7.554, abs=0.001)
    assert flesch_szigriszt(100, 10, 150) == pytest.approx(103.385)
    assert fernandez_huerta(100, 10, 150) == pytest.approx(106.64)


def test_a_page_is_scored_by_its_words_and_sentences() -> None:
    found = graded("Look at both of your feet now, and do it each day.\n\n" * 10)  # 12 words, 12 syllables
    assert (found.words, found.sentences, found.mean, found.longest) == (120, 10, 12.0, 12)
    assert found.adjusted == found.raw == pytest.approx(0.39 * 12 + 11.8 - 15.59)
    assert found.smog == pytest.approx(3.1291)
    assert found.inflesz is None
    assert found.is_scored


def test_a_spanish_page_has_spanish_scores() -> None:
    found = graded("Mire los dos pies cada día, y pida que otra persona lo haga.\n\n" * 10, "es")
    # 13 words: mi-re los dos pies ca-da dí-a y pi-da que o-tra per-so-na lo ha-ga
    assert found.inflesz == pytest.approx(206.835 - 62.3 * 21 / 13 - 13)
    assert found.huerta == pytest.approx(206.84 - 60 * 21 / 13 - 1.02 * 13)
    assert (found.adjusted, found.raw, found.smog) == (None, None, None)


@pytest.mark.parametrize(
    "body", ["Look at your feet. " * 24, "Look at them " * 34 + ".", "one two\n\n" * 8 + "x " * 90]
)
def test_little_text_is_not_scored(body: str) -> None:
    found = graded(body)
    assert not found.is_scored
    assert found.adjusted is None
    assert found.passive is not None


def test_an_empty_page_is_not_scored() -> None:
    found = graded("")
    assert (found.words, found.sentences, found.mean, found.longest, found.passive) == (0, 0, 0, 0, 0)


def test_a_language_without_formulas_is_counted_only() -> None:
    found = graded("Regardez vos pieds.\n\n" * 40, "fr")
    assert (found.words, found.sentences) == (120, 40)
    assert (found.is_scored, found.passive, found.hard_words) == (False, None, ())


def test_taught_terms_are_excused_and_told_apart() -> None:
    line = "Neuropathy and electromyography, a nerve conduction study, and a real difficulty: ask.\n\n"
    found = graded(line * 10)
    assert found.raw is not None
    assert found.adjusted is not None
    # Of the twelve words: neuropathy 4 and electromyography 7, conduction 3 count as 2, difficulty stays 4.
    assert found.raw - found.adjusted == pytest.approx(11.8 * (2 + 5 + 1) / 12)
    assert [(word.text, word.syllables, word.count, word.is_taught) for word in found.hard_words] == [
        ("difficulty", 4, 10, False),
        ("electromyography", 7, 10, True),
        ("neuropathy", 4, 10, True),
        ("conduction", 3, 10, True),
    ]


def test_numbers_count_as_they_are_said() -> None:
    found = graded("See 1,000 now.\n\n" * 40)  # see one thou-sand now: 4 words, 5 syllables
    assert found.raw == pytest.approx(0.39 * 4 + 11.8 * 5 / 4 - 15.59)


def test_the_hardest_sentences_come_first_and_one_word_is_none_of_them() -> None:
    hard = "Considerable deterioration of nutritional absorption necessitates supplementation."
    found = graded(f"Dizziness?\n\nLook.\n\n{hard}\n\n" + "Sit down on it.\n\n" * 30)
    assert found.hard_sentences[0].text == hard
    assert len(found.hard_sentences) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The needle is taken out.",
        "It was not often seen.",
        "You may be asked about it.",
        "They got hurt.",
        "It isn't known.",
        "It isn\u2019t known.",
        "What you read is usually not saved.",
    ],
)
def test_english_passives_are_seen(text: str) -> None:
    assert is_passive(text, "en")


@pytest.mark.parametrize("text", ["You feel tired.", "You are tired.", "Is it red?", "We need it.", "It is a bed."])
def test_english_actives_are_left_alone(text: str) -> None:
    assert not is_passive(text, "en")


@pytest.mark.parametrize(
    "text", ["La aguja es retirada.", "Fueron vistos pronto.", "No ha sido siempre dicho.", "Será herido."]
)
def test_spanish_passives_are_seen(text: str) -> None:
    assert is_passive(text, "es")


@pytest.mark.parametrize("text", ["Se siente cansado.", "Es un nervio.", "Está dormido.", "Es poco."])
def test_spanish_actives_are_left_alone(text: str) -> None:
    assert not is_passive(text, "es")


def test_the_share_of_passives_is_measured() -> None:
    assert graded("It is seen.\n\nLook.\n\nSit.\n\nWalk.\n").passive == 0.25


def test_a_page_has_a_path_that_is_not_looked_at(tmp_path: Path) -> None:
    page = Page("a", "en", "t", 0, "page", "A", "A", "", None, body="Look.", path=tmp_path / "gone.md")
    assert grade(prose_of(page), "en", TERMS).words == 1
