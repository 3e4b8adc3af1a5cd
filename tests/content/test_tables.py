from typing import Literal

import msgspec
import pytest

from kiosk.content import tables
from kiosk.content.tables import BadToml


class Record(msgspec.Struct):
    name: str
    number: int = 7
    color: Literal["red", "blue"] = "red"
    words: tuple[str, ...] = ()
    labels: dict[str, str] = msgspec.field(default_factory=dict)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a = 1\nb = = 2", 2, "is not valid TOML: Invalid value"),
        ('a = "open', 0, "is not valid TOML"),
        ("a = 1\na = 2\nb = 3", 2, "is not valid TOML: Cannot overwrite a value"),
        ("a = " + "[\n" * 9_000, 1, "is nested too deeply"),
        ("a = 1\nb = " + "1" * 2_000, 2, "has a line longer than 2000 characters"),
        ("a." * 8_000 + "a = 1", 1, "has a line longer than 2000 characters"),
        ("a = 2020-99-99", 1, "is not valid TOML"),
    ],
)
def test_text_that_is_not_toml_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BadToml, match=what) as caught:
        tables.parse(text)
    assert caught.value.line == line


def test_a_good_table_becomes_a_record() -> None:
    text = 'name = "  A\\u0000\\n b\\u00a0c "\nwords = ["x\\ty"]\ncolor = "blue"\n[labels]\nskin = "The\\nskin"\n'
    record, mistakes = tables.typed(Record, tables.parse(text), text)
    assert record == Record("A b\u00a0c", 7, "blue", ("x y",), {"skin": "The skin"})
    assert mistakes == []


def test_all_mistakes_are_named_at_once_with_their_lines_and_the_defaults_hold() -> None:
    text = 'name = "A"\nnumber = "8"\ncolor = "green"\nwords = [1]\nodd = 1\nlabels = 3\n'
    record, mistakes = tables.typed(Record, tables.parse(text), text)
    assert record == Record("A")
    assert [line for line, _ in mistakes] == [2, 3, 4, 5, 6]
    assert [what for _, what in mistakes] == [
        '"number" must be a whole number',
        "\"color\" is not one of the words allowed here (Invalid enum value 'green')",
        '"words" must be a text in quotes',
        '"odd" is not a known key',
        '"labels" must be a section of its own',
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", (1, '"name" is missing')),
        ('name = " "', (1, '"name" is missing')),
        ("\nname = 3", (2, '"name" must be a text in quotes')),
        (f'name = "{"x" * 401}"', (1, '"name" is longer than 400 characters')),
    ],
)
def test_without_a_needed_value_there_is_no_record(text: str, mistake: tuple[int, str]) -> None:
    assert tables.typed(Record, tables.parse(text), text) == (None, [mistake])


def test_what_is_no_table_is_no_record() -> None:
    assert tables.typed(Record, 3, "", 5) == (None, [(5, "must be a section of its own")])


def test_lines_are_looked_for_from_a_line_on() -> None:
    text = "[[a]]\nid = 1\n[[a]]\nid = 2\n"
    assert tables.line_of(text, r"\[\[a\]\]") == 1
    assert tables.line_of(text, r"\[\[a\]\]", 2) == 3
    assert tables.line_of(text, "id", 3) == 4
    assert tables.line_of(text, "gone", 3) == 3


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a-1", True),
        ("", False),
        ("A", False),
        ("a--b", False),
        ("a\n", False),
        ("é", False),
        ("../a", False),
        ("a" * 61, False),
    ],
)
def test_ids_are_small_letters_digits_and_hyphens(text: str, is_one: bool) -> None:
    assert tables.is_slug(text) == is_one
