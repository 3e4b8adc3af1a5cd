"""Each rule on the text of a page, with a page that breaks it."""

from pathlib import Path

import pytest

from tests.support.checked import BODY, errors, line_of, warnings, write_page

NAME = "content/en/types/sensory.md"
SHORT = "Look at your feet.\n\n[Help](../urgent/help.md)\n"


def body_with(old: str, new: str) -> str:
    assert old in BODY["en"]
    return BODY["en"].replace(old, new)


def first_line(path: Path) -> int:
    """Return the line on which the text of a page begins."""
    return path.read_text(encoding="utf-8").split("\n+++\n")[0].count("\n") + 3


def test_a_long_page_is_named(content: Path) -> None:
    path = write_page(content, "en", body=BODY["en"] + "\n\nLook at them." * 76)  # 123 words and 228
    what = "the page has 351 words; 350 are the most: leave out the rest, or make two pages of it"
    assert errors(content, "long-pages") == [f"{NAME}:{first_line(path)}: {what}"]


def test_a_page_of_350_words_is_not_long(content: Path) -> None:
    write_page(content, "en", body=BODY["en"] + "\n\nLook at them." * 75 + " Do so.")
    assert errors(content, "long-pages") == []


def test_a_short_page_is_warned_of_where_it_explains_something(content: Path) -> None:
    path = write_page(content, "en", body=SHORT)
    what = "the page has only 5 words; with fewer than 120 it may not say enough"
    assert warnings(content, "long-pages") == [f"{NAME}:{first_line(path)}: {what}"]
    write_page(content, "en", body=SHORT, kind="clinic")
    assert warnings(content, "long-pages") == []


def test_a_long_section_is_named_with_its_heading(content: Path) -> None:
    long = "Look at it. " * 31
    path = write_page(content, "en", body=f"{long}\n\n## See your doctor\n{long}\n\n## End\n")
    first = first_line(path)
    what = "has 93 words; 90 are the most: shorten it, or add a heading"
    assert errors(content, "long-sections") == [
        f"{NAME}:{first}: the text before the first heading {what}",
        f'{NAME}:{first + 2}: the part "See your doctor" {what}',
    ]


def test_a_long_sentence_is_named_with_its_line(content: Path) -> None:
    long = "If you look at your feet each day, you will see a sore that you cannot feel before it hurts."
    path = write_page(content, "en", body=body_with("- A sock feels too tight.", f"- {long}\n- {long[:-1]} much."))
    what = "this sentence has 21 words; 20 are the most: "
    assert errors(content, "long-sentences") == [f'{NAME}:{line_of(path, "much")}: {what}"{long[:60].strip()}…"']


def test_a_paragraph_of_four_sentences_is_named(content: Path) -> None:
    path = write_page(content, "en", body=body_with("It takes you one minute.", "It is easy. Do it. Do it now."))
    line = line_of(path, "It is easy")
    text = "Use a mirror, or ask a friend to look. It is easy. Do it. Do"
    what = "this paragraph has 4 sentences; 3 are the most"
    assert errors(content, "long-paragraphs") == [f'{NAME}:{line}: {what}: "{text}…"']


def test_a_page_that_is_too_short_for_a_grade_does_not_pass(content: Path) -> None:
    path = write_page(content, "en", body=SHORT)
    what = "the page is too short to tell how easy it is (5 words, 2 sentences); it takes 100 words in 10 sentences"
    assert errors(content, "grades") == [f"{NAME}:{first_line(path)}: {what}"]


@pytest.mark.parametrize("kind", ["clinic", "questions", "urgent"])
def test_some_kinds_of_page_may_be_too_short_for_a_grade(content: Path, kind: str) -> None:
    write_page(content, "en", body=SHORT, kind=kind)
    assert errors(content, "grades") == []


def test_a_hard_page_is_named_with_its_hardest_lines(content: Path) -> None:
    hard = "Considerable nutritional deterioration necessitates additional supplementation.\n\n" * 20
    path = write_page(content, "en", body=hard)
    first = first_line(path)
    hint = f"use shorter sentences and words, first in the hardest lines: {first}, {first + 2}, {first + 4}"
    assert [what.rpartition("; ")[2] for what in errors(content, "grades")] == [
        f"8.0 is the most: {hint}",
        f"6.0 is the most: {hint}",
    ]
    (warned,) = warnings(content, "grades")
    assert warned.startswith(f"{NAME}:{first}: the SMOG grade is ")
    assert warned.endswith(f"; aim at 8: {hint}")


def test_taught_terms_are_excused_up_to_grade_8(content: Path) -> None:
    write_page(content, "en", body="Diabetes and neuropathy can damage the autonomic nerves.\n\n" * 20)
    assert [what.partition(": ")[2][:44] for what in errors(content, "grades")] == [
        "medical words included, the page reads like ",
    ]


def test_long_sentences_on_average_are_warned_of(content: Path) -> None:
    write_page(content, "en", body="If you look at both of your feet each day, you see a sore.\n\n" * 20)
    (warned,) = warnings(content, "grades")
    assert "a sentence has 14.0 words on average; aim at 12: use shorter" in warned
    assert errors(content, "grades") == []


def test_a_hard_spanish_page_is_named(content: Path) -> None:
    write_page(
        content, "es", body="La rehabilitación multidisciplinaria proporciona recuperaciones extraordinarias.\n\n" * 30
    )
    (what,) = errors(content, "grades")
    assert what.startswith("content/es/types/sensory.md:")
    assert " points of INFLESZ; 65 is the least: use shorter sentences" in what


def test_more_than_one_passive_sentence_in_ten_is_named(content: Path) -> None:
    old = "It takes you one minute."
    write_page(content, "en", body=body_with(old, "This can be done fast."))
    assert errors(content, "passive-voice") == []  # 1 of 16
    changed = body_with(old, "This can be done fast.").replace("A sock feels too tight.", "Socks are felt less.")
    path = write_page(content, "en", body=changed)
    first, second = line_of(path, "Socks"), line_of(path, "be done")
    what = f"2 of 16 sentences do not say who acts (passive voice), in the lines {first}, {second}; 1 in 10 is the most"
    assert errors(content, "passive-voice") == [f"{NAME}:{first}: {what}"]


@pytest.mark.parametrize(
    ("language", "text", "hard"),
    [
        ("en", "It helps 20 % of people.", "0 %"),
        ("en", "It helps 20 percent of people.", "percent"),
        ("en", "It grows by 2.5 inches.", "2.5"),
        ("es", "Ayuda al 20% de la gente.", "0%"),
        ("es", "Ayuda al 20 por ciento.", "por ciento"),
        ("es", "Crece 2,5 pulgadas.", "2,5"),
        ("es", "Crece 2.5 pulgadas.", "2.5"),
    ],
)
def test_per_cent_and_decimals_alone_are_named(content: Path, language: str, text: str, hard: str) -> None:
    path = write_page(content, language, body=f"{BODY[language]}\n{text}\n")
    example = {"en": "1 in 5", "es": "1 de cada 5"}[language]
    what = f'"{hard}" is hard to picture; say it as "{example}", here: "{text}"'
    assert errors(content, "plain-numbers") == [f"content/{language}/types/sensory.md:{line_of(path, text)}: {what}"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It helps 1 person in 5 (20 %)."),
        ("en", "It helps two out of every ten people, or 20 percent."),
        ("en", "About 1,000 people."),
        ("es", "Ayuda a 1 de cada 5 personas (20 %)."),
        ("es", "Unas 1,000 o 1.000 personas."),
    ],
)
def test_per_cent_beside_people_and_thousands_are_fine(content: Path, language: str, text: str) -> None:
    write_page(content, language, body=f"{BODY[language]}\n{text}\n")
    assert errors(content, "plain-numbers") == []


def test_per_cent_in_a_header_is_named(content: Path) -> None:
    path = write_page(content, "en", summary="It helps 20 %")
    (what,) = errors(content, "plain-numbers")
    assert what.startswith(f"{NAME}:{line_of(path, 'summary')}: ")


def test_chances_of_different_sizes_side_by_side_are_warned_of(content: Path) -> None:
    path = write_page(content, "en", body=f"{BODY['en']}\nIt helps 1 in 5, and hurts 1 in 30.\n")
    what = 'numbers out of 30, 5 are hard to compare; use one size: "It helps 1 in 5, and hurts 1 in 30."'
    assert warnings(content, "plain-numbers") == [f"{NAME}:{line_of(path, 'hurts')}: {what}"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("It can cure you.", "cure"),
        ("It heals your nerves.", "heals your nerves"),
        ("It regenerates tissue.", "regenerates"),
        ("It flushes them out.", "flushes"),
        ("A proven way.", "proven"),
        ("It is RISK-FREE.", "RISK-FREE"),
        ("100 % of people.", "100 %"),
        ("It gives marked pain relief.", "marked pain relief"),
        ("Painlessly done.", "Painlessly"),
    ],
)
def test_claims_are_named(content: Path, line: str, word: str) -> None:
    path = write_page(content, "en", body=f"{BODY['en']}\n{line}\n")
    (what,) = errors(content, "claims")
    assert what.startswith(f'{NAME}:{line_of(path, line)}: "{word}" promises more than anyone can keep; ')


@pytest.mark.parametrize(
    "line", ["Eso lo cura.", "Regenera los nervios.", "Es un milagro.", "Es sin ningún dolor.", "Está comprobado."]
)
def test_spanish_claims_are_named(content: Path, line: str) -> None:
    path = write_page(content, "es", body=f"{BODY['es']}\n{line}\n")
    (what,) = errors(content, "claims")
    assert what.startswith(f"content/es/types/sensory.md:{line_of(path, line)}: ")


@pytest.mark.parametrize(
    "line", ["Keep it secure.", "An unproven way.", "Use a manicure set.", "[Here](cure.md) is more."]
)
def test_words_that_only_look_like_claims_are_left_alone(content: Path, line: str) -> None:
    write_page(content, "en", body=f"{BODY['en']}\n{line}\n")
    assert errors(content, "claims") == []


def test_a_line_that_denies_a_claim_says_why(content: Path) -> None:
    write_page(content, "en", body=f"{BODY['en']}\nIt does not cure. <!-- claim-ok: it says so -->\n")
    assert errors(content, "claims") == []
    assert warnings(content, "claims") == []
    write_page(content, "en", body=f"{BODY['en']}\nIt does not cure. <!-- claim-ok: -->\n")
    assert len(errors(content, "claims")) == 1


def test_a_note_that_nothing_needs_is_warned_of(content: Path) -> None:
    path = write_page(content, "en", body=f"{BODY['en']}\nIt helps. <!-- claim-ok: it says so -->\n")
    what = 'nothing on this line needs "claim-ok"; take it away'
    assert warnings(content, "claims") == [f"{NAME}:{line_of(path, 'It helps')}: {what}"]


def test_claims_in_a_header_are_named_but_not_in_what_visitors_do_not_read(content: Path) -> None:
    path = write_page(content, "en", summary="It cures you", sources=["proven-cure"], labels={"skin": "Cure"})
    # A comment of the writer's own is no text.
    path.write_text(path.read_text().replace("+++\n", "+++\n# a cure\n", 1))
    lines = [line_of(path, "summary"), line_of(path, "labels")]
    assert [int(what.split(":")[1]) for what in errors(content, "claims")] == lines
    text = path.read_text().replace('"It cures you"', '"No cure" # claim-ok: it says so').replace("Cure", "Skin")
    path.write_text(text)
    assert errors(content, "claims") == []


def test_claims_in_the_other_files_are_named(content: Path) -> None:
    path = content / "en" / "attract.toml"
    path.write_text('[[line]]\nheadline = "A miracle"\n')
    (what,) = errors(content, "claims")
    assert what.startswith('content/en/attract.toml:2: "miracle"')
