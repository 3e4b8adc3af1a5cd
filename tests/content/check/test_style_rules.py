"""Each rule that warns of a page that could be better, and those on treatments, with a page that breaks it."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.checked import BODY, errors, line_of, warnings, write_page

NAME = "content/en/types/sensory.md"


def body_with(old: str, new: str) -> str:
    assert old in BODY["en"]
    return BODY["en"].replace(old, new)


def first_line(path: Path) -> int:
    """Return the line on which the text of a page begins."""
    return path.read_text(encoding="utf-8").split("\n+++\n")[0].count("\n") + 3


@pytest.mark.parametrize(
    ("old", "heading", "what"),
    [
        ("Why it matters", "Background", 'the heading "Background" does not say what stands below it'),
        ("Why it matters", "Introduction:", 'the heading "Introduction:" does not say what stands below it'),
        ("Why it matters", "Pain", 'a heading has 2 to 8 words; this one has 1: "Pain"'),
        ("Why it matters", "a b c d e f g h i", 'a heading has 2 to 8 words; this one has 9: "a b c d e f g h i"'),
    ],
)
def test_headings_that_say_little_are_warned_of(content: Path, old: str, heading: str, what: str) -> None:
    path = write_page(content, "en", body=body_with(old, heading))
    assert warnings(content, "headings") == [f"{NAME}:{line_of(path, f'## {heading}')}: {what}"]


def test_the_headings_of_treatment_pages_may_be_one_word(content: Path) -> None:
    write_page(content, "en", body=body_with("Why it matters", "Risks"))
    assert warnings(content, "headings") == []


def test_parts_in_which_nothing_catches_the_eye_are_warned_of(content: Path) -> None:
    path = write_page(
        content, "en", body=body_with("## Why it matters\n", "## Why it matters\nPlain.\n\n## More plain text\n")
    )
    what = 'nothing catches the eye in "Why it matters": use a list, bold words or a box'
    assert warnings(content, "cues") == [f"{NAME}:{line_of(path, '## Why')}: {what}"]


def test_a_page_that_begins_with_a_heading_is_warned_of(content: Path) -> None:
    path = write_page(content, "en", body=BODY["en"].partition("\n\n")[2])
    what = "the page begins with a heading; say its main point first, in a sentence or two"
    assert warnings(content, "cues") == [f"{NAME}:{line_of(path, '## What people')}: {what}"]


@pytest.mark.parametrize(
    ("language", "heading", "points"),
    [
        ("en", "What you can do", ["Look well.", "Your feet come first."]),
        ("es", "Lo que puede hacer", ["Mire bien.", "Sus pies son lo primero."]),
    ],
)
def test_the_part_that_says_what_to_do_speaks_to_the_reader(
    content: Path, language: str, heading: str, points: list[str]
) -> None:
    path = write_page(content, language, body=BODY[language].replace(heading, "Oh no"))
    name = f"content/{language}/types/sensory.md"
    assert warnings(content, "actions") == [f'{name}:{first_line(path)}: the page has no part "## {heading}"']
    beginning = BODY[language].partition(f"## {heading}")[0]
    for point in points:
        write_page(content, language, body=f"{beginning}## {heading}\n- {point}\n")
        assert warnings(content, "actions") == []
    path = write_page(content, language, body=f"{beginning}## {heading}\n- Gray, ¡gris!\n")
    what = f'"{heading}" does not tell the reader what to do; begin its points with a verb'
    assert warnings(content, "actions") == [f"{name}:{line_of(path, 'Gray')}: {what}"]
    path = write_page(content, language, body=f"{beginning}## {heading}\n")
    assert warnings(content, "actions") == [f"{name}:{first_line(path)}: {what}"]


def test_steps_need_no_part_that_says_what_to_do(content: Path) -> None:
    write_page(content, "en", kind="steps", body="## Look down\nLook.\n")
    assert warnings(content, "actions") == []


@pytest.mark.parametrize(("language", "text"), [("en", "Multiply it by two."), ("es", "Calcule la dosis.")])
def test_nobody_is_asked_to_calculate(content: Path, language: str, text: str) -> None:
    path = write_page(content, language, body=f"{BODY[language]}\n{text}\n")
    what = f'"{text.split(maxsplit=1)[0]}": readers should not have to calculate; give them the result'
    assert warnings(content, "calculations") == [f"content/{language}/types/sensory.md:{line_of(path, text)}: {what}"]


def test_wide_tables_and_long_heads_are_warned_of(content: Path) -> None:
    wide = "| A | B | C | D | E of a b c |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n"
    path = write_page(content, "en", body=f"{BODY['en']}\n{wide}")
    line = line_of(path, "| A |")
    assert warnings(content, "simple-tables") == [
        f"{NAME}:{line}: a table has 5 columns; 4 are the most",
        f'{NAME}:{line}: the head of a column has at most 4 words: "E of a b c"',
    ]


def test_a_table_without_words_in_its_head_is_warned_of_all_the_same(content: Path) -> None:
    path = write_page(content, "en", body=f"{BODY['en']}\n| | | | | |\n|-|-|-|-|-|\n| 1 | 2 | 3 | 4 | 5 |\n")
    assert warnings(content, "simple-tables") == [f"{NAME}:{first_line(path)}: a table has 5 columns; 4 are the most"]
    write_page(content, "en", body=f"{BODY['en']}\n| A | B |\n|---|---|\n| 1 | 2 |\n")
    assert warnings(content, "simple-tables") == []


def test_a_point_with_several_steps_is_warned_of(content: Path) -> None:
    path = write_page(content, "en", body=body_with("1. Look at both feet each night.", "1. Sit. Look. Stand."))
    what = 'several steps in one point; give each its own: "Sit. Look. Stand."'
    assert warnings(content, "numbered-lists") == [f"{NAME}:{line_of(path, 'Sit.')}: {what}"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "You have neuropathy.", "You have neuropathy"),
        ("en", "So you have painful nerve damage.", "you have painful nerve damage"),
        ("es", "Usted tiene diabetes.", "Usted tiene diabetes"),
    ],
)
def test_what_reads_like_a_diagnosis_is_warned_of(content: Path, language: str, text: str, found: str) -> None:
    path = write_page(content, language, body=f"{BODY[language]}\n{text}\n")
    what = f'"{found}" reads like a diagnosis, which only a clinician can make'
    assert warnings(content, "diagnoses") == [f"content/{language}/types/sensory.md:{line_of(path, text)}: {what}"]


@pytest.mark.parametrize("text", ["Tell us if you have diabetes.", "You have a right to ask.", "Do you have cancer?"])
def test_what_is_no_diagnosis_is_left_alone(content: Path, text: str) -> None:
    write_page(content, "en", body=f"{BODY['en']}\n{text}\n")
    assert warnings(content, "diagnoses") == []


TREATMENT = {
    "en": ("What we know", "What we do not know", "Benefits", "Risks"),
    "es": ("Lo que sabemos", "Lo que no sabemos", "Beneficios", "Riesgos"),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_on_a_treatment_needs_its_four_parts(content: Path, language: str) -> None:
    parts = TREATMENT[language]
    few, more = "uno dos tres " * 8, "uno dos tres " * 9
    body = f"## {parts[0]}\n{more}\n\n## {parts[1]}\n{few}\n\n## {parts[2]}\n### a b\n{more}\n\n## c d\n{more}\n"
    path = write_page(content, language, body=body, treatment=True)
    name = f"content/{language}/types/sensory.md"
    assert errors(content, "treatment-parts") == [
        f'{name}:{line_of(path, "treatment")}: a page on a treatment needs the heading "## {parts[3]}", word for word',
        f'{name}:{line_of(path, parts[1])}: "{parts[1]}" says little with 24 words; it needs at least 25',
    ]


def test_other_pages_need_no_parts(content: Path) -> None:
    write_page(content, "en", treatment=False)
    assert errors(content, "treatment-parts") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_on_a_treatment_leaves_a_choice(content: Path, language: str) -> None:
    path = write_page(content, language, body="Text **text**.\n", treatment=True)
    name, line = f"content/{language}/types/sensory.md", first_line(path)
    # The question and the key points count as well, and this one asks to tell the doctor.
    assert warnings(content, "choices") == [
        f"{name}:{line}: a page on a treatment should say that the patient and the clinician decide together",
        f"{name}:{line}: a page on a treatment should say what happens without this treatment",
    ]
    good = {"en": "You decide, with it or without.", "es": "Usted decide, con esto o sin esto."}
    write_page(content, language, body=good[language], treatment=True)
    assert warnings(content, "choices") == []


def test_every_page_leads_to_help(content: Path) -> None:
    path = write_page(content, "en", body=body_with("[get help now](../urgent/help.md)", "get help now"))
    what = "the page has no link to [Help now](../urgent/help.md)"
    assert errors(content, "help-link") == [f"{NAME}:{first_line(path)}: {what}"]
    (content / "en/urgent/help.md").unlink()
    assert errors(content, "help-link") == []  # the rule "urgent" names that


@pytest.mark.parametrize(
    "changes",
    [
        {"treatment": True},
        {"summary": "20 %, a cure"},
        {"body": "## Introduction\nIt is seen. You have diabetes. Calculate."},
    ],
)
def test_other_languages_are_left_alone_by_what_depends_on_words(content: Path, changes: dict[str, Any]) -> None:
    for name in ("topics.toml", "attract.toml"):
        path = content / "fr" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((content / "en" / name).read_text())
    write_page(content, "fr", "urgent/help", body="Aide.")
    body = str(changes.pop("body", "Regardez vos pieds."))
    write_page(content, "fr", body=body, **changes)
    silent = ("claims", "grades", "passive-voice", "plain-numbers", "treatment-parts")
    assert [what for rule in silent for what in errors(content, rule) if "/fr/" in what] == []
    silent = ("actions", "calculations", "choices", "diagnoses", "grades")
    assert [what for rule in silent for what in warnings(content, rule) if "/fr/" in what] == []
