from datetime import date

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
        (make_page_text(id="x" * 61), 2, '"id" must be small letters, digits and hyphens'),
        (make_page_text(title=["a"]), 3, '"title" must be a text in quotes'),
        ("+++\n" + "a = " + "[\n" * 5_000 + "\n+++\n", 1, "the header is nested too deeply"),
        ("+++\n\n" + "a." * 8_000 + "a = 1\n+++\n", 3, "the header has a line longer than 2000 characters"),
        ("+++\n" + "".join(f"k{number} = 1\n" for number in range(101)) + "+++\n", 1, "has more than 100 keys"),
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
        (
            make_page_text(kind="quiz"),
            (12, "\"kind\" is not one of the words allowed here (Invalid enum value 'quiz')"),
        ),
        (make_page_text(treatment="true"), (12, '"treatment" must be true or false')),
        (make_page_text(key_points="One."), (12, '"key_points" must be a list of texts in quotes')),
        (make_page_text(question=["One?"]), (12, '"question" must be a text in quotes')),
        (make_page_text(question="x" * 401), (12, '"question" is longer than 400 characters')),
        (make_page_text(related="feet"), (12, '"related" must be a list of texts in quotes')),
        (make_page_text(picture_caption=True), (12, '"picture_caption" must be a text in quotes')),
        (make_page_text(translation_reviewed_by=1), (12, '"translation_reviewed_by" must be a text in quotes')),
        (make_page_text(source_hash=1), (12, '"source_hash" must be a text in quotes')),
        (make_page_text(labels="x"), (12, '"labels" must be a section of its own')),
        (make_page_text(reviewed_on="soon"), (12, '"reviewed_on" must be a date such as 2026-03-31')),
        (make_page_text(reviewed_on=20260331), (12, '"reviewed_on" must be a date such as 2026-03-31')),
        (make_page_text(review_due=True), (12, '"review_due" must be a date such as 2026-03-31')),
        (make_page_text(short="x" * 25), (4, '"short" is longer than 24 characters')),
        (make_page_text(summary="x" * 61), (5, '"summary" is longer than 60 characters')),
    ],
)
def test_a_smaller_mistake_does_not_hide_the_page(text: str, mistake: tuple[int, str]) -> None:
    matter = parse(text)
    assert matter.header is not None
    assert matter.mistakes == (mistake,)


def test_a_full_header_holds_everything_that_it_says() -> None:
    text = make_page_text(
        kind="questions",
        treatment=True,
        key_points=["One.", "Two."],
        question="Which tests?",
        related=["feet", "causes"],
        reviewed_by="Test Reviewer",
        translation_reviewed_by="Test Translator",
        source_hash="00ff",
    ).replace("source_hash", "reviewed_on = 2026-03-01\nreview_due = 2027-03-01\nsource_hash")
    matter = parse(text)
    header = matter.header
    assert header is not None
    assert matter.mistakes == ()
    assert (header.kind, header.treatment) == ("questions", True)
    assert (header.key_points, header.question) == (("One.", "Two."), "Which tests?")
    assert header.related == ("feet", "causes")
    assert (header.reviewed_by, header.translation_reviewed_by) == ("Test Reviewer", "Test Translator")
    assert (header.reviewed_on, header.review_due, header.source_hash) == (date(2026, 3, 1), date(2027, 3, 1), "00ff")


def test_a_short_header_leaves_the_rest_empty() -> None:
    header = parse('+++\nid = "a"\ntitle = "A"\ntopic = "t"\n+++\n').header
    assert header is not None
    assert (header.kind, header.treatment, header.order) == ("page", False, 0)
    assert (header.key_points, header.question, header.related, header.labels) == ((), "", (), {})
    assert (header.reviewed_on, header.review_due) == (None, None)


def test_a_date_that_no_calendar_has_is_named() -> None:
    matter = parse(make_page_text().replace('reviewed_by = ""', "reviewed_on = 2026-02-30"))
    assert matter.header is None
    assert matter.mistakes[0][0] == 11
    assert "not valid TOML" in matter.mistakes[0][1]


def test_a_time_is_no_date() -> None:
    matter = parse(make_page_text().replace('reviewed_by = ""', "reviewed_on = 2026-03-01T10:00:00"))
    assert matter.mistakes == ((11, '"reviewed_on" must be a date such as 2026-03-31'),)


def test_texts_of_a_header_are_one_line_without_control_characters() -> None:
    header = parse(make_page_text(key_points=["a\u0000\nb", " c "], question="x\u001by")).header
    assert header is not None
    assert (header.key_points, header.question) == (("a b", "c"), "x y")
