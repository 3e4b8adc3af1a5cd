"""Each rule that compares a translated page with its original, with a page that breaks it."""

from pathlib import Path

import pytest

from kiosk.content.library import load_library
from tests.support.checked import BODY, check, errors, line_of, stamp, warnings, write_page
from tests.support.pages import make_glossary

NAME = "content/es/types/sensory.md"


def body_with(old: str, new: str) -> str:
    assert old in BODY["es"]
    return BODY["es"].replace(old, new)


def first_line(path: Path) -> int:
    return line_of(path, BODY["es"][:20])


def test_pages_that_one_language_lacks_are_warned_of(content: Path) -> None:
    (content / "es/types/sensory.md").unlink()
    write_page(content, "es", "types/otra")
    assert warnings(content, "missing-pages") == [
        'content/es:1: "en" has these pages (ids) and this language does not: sensory',
        'content/es:1: this language has these pages (ids) and "en" does not: otra',
    ]
    assert errors(content, "same-parts") == []


def test_terms_that_one_language_lacks_are_warned_of(content: Path) -> None:
    make_glossary(content)
    (content / "es/glossary.toml").write_text('[[term]]\nid = "nerve"\nterm = "nervio"\nmeans = "Un hilo."\n')
    what = '"en" has these terms (ids) and this language does not: peripheral-nerve'
    assert warnings(content, "missing-pages") == [f"content/es/glossary.toml:1: {what}"]


def test_other_numbers_of_headings_and_points_are_named(content: Path) -> None:
    body = body_with("## Por qué importa\n", "").replace("- Los pies se", "- Frío.\n- Los pies se")
    path = write_page(content, "es", body=body)
    what = 'on the page of "en"; something was lost or added'
    assert errors(content, "same-parts") == [
        f"{NAME}:{first_line(path)}: 2 headings here, 3 {what}",
        f"{NAME}:{first_line(path)}: 8 points in lists here, 7 {what}",
    ]


def test_other_numbers_are_named(content: Path) -> None:
    write_page(content, "en", body=f"{BODY['en']}\nAbout 1,000 people take 2.5 of it.\n")
    path = write_page(content, "es", body=BODY["es"].replace("1 de cada 4", "1 de cada 5") + "\nSon 1.000 y 2,5.\n")
    what = 'the numbers differ from the page of "en": only there 4; only here 5'
    assert errors(content, "same-numbers") == [f"{NAME}:{first_line(path)}: {what}"]


def test_a_number_that_is_said_less_often_is_named(content: Path) -> None:
    write_page(content, "en", summary="It is 1 in 4")
    (what,) = errors(content, "same-numbers")
    assert what.endswith('the numbers differ from the page of "en": only there 1, 4')


FLAGS = "- Uno {#one}\n- Dos {#two}\n"


@pytest.mark.parametrize(
    ("flags", "what"),
    [
        ("- Uno {#one}\n- Dos\n", "missing {#two}"),
        ("- Uno {#one}\n- Dos {#dos}\n", "missing {#two}; not there {#dos}"),
        ("- Uno {#one}\n- Dos {#two}\n- Tres {#three}\n", "not there {#three}"),
        ("- Dos {#two}\n- Uno {#one}\n", "another order or number"),
    ],
)
def test_other_marks_of_signs_are_named(content: Path, flags: str, what: str) -> None:
    write_page(content, "en", body=BODY["en"] + FLAGS)
    write_page(content, "es", body=BODY["es"] + FLAGS)
    assert errors(content, "same-flags") == []
    path = write_page(content, "es", body=BODY["es"] + flags)
    what = f'the marks {{#id}} differ from the page of "en": {what}'
    assert errors(content, "same-flags") == [f"{NAME}:{first_line(path)}: {what}"]


def test_a_mark_that_is_used_twice_is_named(content: Path) -> None:
    for language in ("en", "es"):
        path = write_page(content, language, body=BODY[language] + FLAGS.replace("two", "one"))
    assert errors(content, "same-flags")[1] == f"{NAME}:{first_line(path)}: used twice as a mark {{#id}}: one"


def test_a_translation_of_an_older_text_is_named_with_what_to_write(content: Path) -> None:
    write_page(content, "en", body=BODY["en"].replace("less.", "more."))
    wanted = load_library(content, "en").pages["sensory"].text_hash
    (what,) = errors(content, "stale-translations")
    start = 'the text of the page of "en" has changed since this translation; compare the two, then write: '
    assert what == f'{NAME}:2: {start}source_hash = "{wanted}"'
    stamp(content)
    assert errors(content, "stale-translations") == []


def test_a_translation_that_names_no_text_is_named(content: Path) -> None:
    write_page(content, "es")
    (what,) = errors(content, "stale-translations")
    assert 'the text of the page of "en" is not named here; compare' in what


def test_one_language_alone_is_compared_with_nothing(content: Path) -> None:
    (content / "en").rename(content / "hidden_en")
    assert check(content).languages == ("es",)
    compared = ("missing-pages", "same-parts", "same-numbers", "same-flags", "stale-translations")
    assert [what for rule in compared for what in [*errors(content, rule), *warnings(content, rule)]] == []


def test_languages_without_rules_for_their_words_are_said(content: Path) -> None:
    (content / "fr" / "types").mkdir(parents=True)
    (content / "fr" / "types" / "a.md").write_text("x")
    assert check(content).unread == ("fr",)
