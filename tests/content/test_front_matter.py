import pytest

from kiosk.content.front_matter import parse
from tests.support.pages import make_page_text


def test_a_page_file_is_cut_into_header_and_body() -> None:
    matter = parse(make_page_text("One.\n\nTwo.\n", order=3, labels={"skin": "Skin"}))
    assert matter.header is not None
    assert (matter.header.id, matter.header.title, matter.header.order) == ("sensory", "Sensory nerves", 3)
    assert matter.header.sources == ("ninds-pn",)
    assert matter.header.labels == {"skin": "Skin"}
    assert matter.body == "One.\n\nTwo.\n"
    assert matter.mistakes == ()


def test_lines_are_those_of_the_file() -> None:
    matter = parse('+++\nid = "a"\ntitle = "A"\ntopic = "t"\n+++\nBody\n')
    assert matter.body_line == 6
    assert matter.line_of("title") == 3
    assert matter.line_of("picture") == 1


def test_blanks_after_the_fences_do_no_harm_and_the_body_may_be_empty() -> None:
    matter = parse('+++ \nid = "a"\ntitle = "A"\ntopic = "t"\n+++\t')
    assert matter.header is not None
    assert matter.body == ""


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the first line must be +++"),
        ("# Title\n", 1, "the first line must be +++"),
        ("\n+++\n+++\n", 1, "the first line must be +++"),
        ('+++\nid = "a"\n', 1, "the line +++ that ends the header is missing"),
        ("+++\n#" + "x" * 17_000 + "\n+++\n", 1, "the header is longer than 16384 characters"),
        ('+++\nid = "a"\nid = = 3\n+++\n', 3, "the header is not valid TOML: Invalid value"),
        ('+++\nid = "a\n+++\n', 2, "the header is not valid TOML"),
        ('+++\nid = """a\n+++\n', 3, "the header is not valid TOML"),
        (make_page_text(title=None), 1, '"title" is missing'),
        (make_page_text(id=None), 1, '"id" is missing'),
        (make_page_text(id="../a"), 2, '"id" must be small letters, digits and hyphens'),
        (make_page_text(topic="A B"), 6, '"topic" must be small letters, digits and hyphens'),
        (make_page_text(title=3), 3, '"title" must be a text in quotes'),
        (make_page_text(title="x" * 121), 3, '"title" is longer than 120 characters'),
    ],
)
def test_a_page_without_a_usable_header_has_none_and_says_where(text: str, line: int, what: str) -> None:
    matter = parse(text)
    assert matter.header is None
    assert len(matter.mistakes) == 1
    assert matter.mistakes[0][0] == line
    assert matter.mistakes[0][1].startswith(what)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (make_page_text(colour="red"), (12, '"colour" is not a known key')),
        (make_page_text(order="first"), (7, '"order" must be a whole number')),
        (make_page_text(sources="ninds-pn"), (10, '"sources" must be a list of texts in quotes')),
        (make_page_text(short="x" * 25), (4, '"short" is longer than 24 characters')),
        (make_page_text(summary="x" * 61), (5, '"summary" is longer than 60 characters')),
    ],
)
def test_a_smaller_mistake_does_not_hide_the_page(text: str, mistake: tuple[int, str]) -> None:
    matter = parse(text)
    assert matter.header is not None
    assert matter.mistakes == (mistake,)
