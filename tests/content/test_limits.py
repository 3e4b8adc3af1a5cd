import pytest

from kiosk.content import limits
from kiosk.content.limits import OverLimit

PAGE = """\
A paragraph with a [link](a.md) and | a bar.

- one
    - two
        - three
            1. four

> - a quotation
> - with a list

| a | b |
|---|---|
| 1 | 2 |

!!! note "Title"
    - in a callout
- - - -
"""


def test_an_ordinary_page_is_within_the_limits() -> None:
    limits.check(PAGE)
    limits.check("")


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("x\n" * 20_001, 1, "the page is longer than 40000 characters; cut it into several pages"),
        ("\n" * 1_500, 1_500, "the page has more than 1500 lines; cut it into several pages"),
        ("[" * 151, 1, "the page has more than 150 links and pictures"),
        ("a\n\n" + "> " * 9 + "x", 3, "lists or quotations are nested more than 8 levels deep"),
        ("a\n" + ">" * 9 + "x", 2, "lists or quotations are nested more than 8 levels deep"),
        ("- " * 9 + "x", 1, "lists or quotations are nested more than 8 levels deep"),
        ("1. " * 9 + "x", 1, "lists or quotations are nested more than 8 levels deep"),
        (" " * 32 + "- x", 1, "lists or quotations are nested more than 8 levels deep"),
        ("\t" * 8 + "- x", 1, "lists or quotations are nested more than 8 levels deep"),
        ("a\n\nb\n \n" + "x" * 8_001, 5, "a paragraph is longer than 8000 characters"),
        ("a\n\n" + "|a|\n" * 202, 3, "a table has more than 200 rows"),
        ("a\n\n|a|\n" + "|" * 25, 4, "a table has more than 12 columns"),
    ],
)
def test_what_is_over_a_limit_is_named_with_its_line(body: str, line: int, what: str) -> None:
    with pytest.raises(OverLimit) as caught:
        limits.check(body)
    assert (caught.value.line, caught.value.what) == (line, what)


@pytest.mark.parametrize("depth", range(1, 9))
def test_eight_levels_are_allowed(depth: int) -> None:
    limits.check("> " * depth + "x")
    limits.check("- " * depth + "x")


def test_ten_thousand_nested_items_are_refused() -> None:
    with pytest.raises(OverLimit):
        limits.check("\n".join("    " * level + "- x" for level in range(100)))
    with pytest.raises(OverLimit):
        limits.check("\n".join(">" * level + " x" for level in range(200)))
    with pytest.raises(OverLimit):
        limits.check("- " * 10_000 + "x")
