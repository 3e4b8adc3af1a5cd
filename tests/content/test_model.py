from dataclasses import replace
from datetime import date

import pytest

from kiosk.content.model import Library, Page, Picture, Problem, Source
from tests.support.pages import page_with


@pytest.fixture
def full(library: Library) -> Page:
    return replace(
        library.pages["sensory"], key_points=("One.", "Two."), questions=("Which?", "Why?"), labels={"skin": "Skin"}
    )


def test_pages_and_topics_are_found_by_their_ids(library: Library) -> None:
    page = library.page("sensory")
    topic = library.topic("types")
    assert page is not None
    assert page.title == "Sensory nerves"
    assert topic is not None
    assert topic.title == "Four types"
    assert library.page("gone") is None
    assert library.topic("gone") is None


def test_the_next_page_is_the_one_after_it_in_its_topic(library: Library) -> None:
    assert library.next_page(library.pages["motor"]) is library.pages["sensory"]
    assert library.next_page(library.pages["sensory"]) is None


def test_a_page_knows_its_place_in_its_topic(library: Library) -> None:
    assert library.position(library.pages["motor"]) == (1, 2)
    assert library.position(library.pages["sensory"]) == (2, 2)


def test_a_page_that_is_no_longer_there_has_no_place_and_no_next(library: Library) -> None:
    gone = page_with(library, "", id="gone")
    elsewhere = page_with(library, "", topic="gone")
    assert library.position(gone) == (0, 0)
    assert library.position(elsewhere) == (0, 0)
    assert library.next_page(gone) is None
    assert library.next_page(elsewhere) is None


def test_a_problem_reads_as_file_line_and_words(library: Library) -> None:
    assert str(Problem(library.root / "a.md", 3, "is bad")) == f"{library.root}/a.md:3: is bad"


def pictured(page: Page, **changes: str) -> Picture:
    assert page.picture is not None
    return replace(page.picture, **changes)  # type: ignore[arg-type]


def test_the_hash_changes_with_every_text_that_a_visitor_reads_or_hears(full: Page) -> None:
    others = [
        replace(full, title="Other"),
        replace(full, short="Other"),
        replace(full, summary="Other"),
        replace(full, body=full.body + "x"),
        replace(full, key_points=("One.", "Two!")),
        replace(full, key_points=("Two.", "One.")),
        replace(full, key_points=("One.",)),
        replace(full, key_points=("One.Two.",)),
        replace(full, key_points=("One.", "Two.", "Which?"), questions=("Why?",)),
        replace(full, questions=("Which?",)),
        replace(full, labels={"skin": "Hide"}),
        replace(full, labels={"hide": "Skin"}),
        replace(full, labels={}),
        replace(full, picture=None),
        replace(full, picture=pictured(full, name="foot.svg#2")),
        replace(full, picture=pictured(full, alt="Other")),
        replace(full, picture=pictured(full, caption="Other")),
        replace(full, sources=()),
        replace(full, sources=(Source("ninds-pn", "Other", "", 2024, ""),)),
    ]
    hashes = {page.text_hash for page in others}
    assert len(hashes) == len(others)
    assert full.text_hash not in hashes


def test_the_hash_does_not_change_with_what_no_visitor_reads(full: Page) -> None:
    same = [
        replace(full, reviewed_by="Test Reviewer", reviewed_on=date(2026, 3, 1), review_due=date(2027, 3, 1)),
        replace(full, translation_reviewed_by="Test Reviewer", source_hash="00"),
        replace(full, order=1, topic="other", related=("motor",), flags=("x",), body_line=99),
        replace(full, labels=dict(full.labels)),
        replace(full),
    ]
    assert {page.text_hash for page in same} == {full.text_hash}


def test_the_hash_is_sixteen_hex_digits_whatever_the_text(full: Page) -> None:
    for body in ("", "é\u202e\U0001f9b6\udcff", "x" * 40_000):
        found = replace(full, body=body).text_hash
        assert len(found) == 16
        assert int(found, 16) >= 0


def test_the_order_of_labels_does_not_matter(full: Page) -> None:
    first, second = {"a": "x", "b": "y"}, {"b": "y", "a": "x"}
    assert replace(full, labels=first).text_hash == replace(full, labels=second).text_hash


def test_related_pages_are_those_that_are_shown_in_the_order_that_was_written(library: Library) -> None:
    page = replace(library.pages["sensory"], related=("what", "gone", "motor"))
    assert library.related(page) == (library.pages["what"], library.pages["motor"])
    assert library.related(library.pages["motor"]) == ()


def test_a_question_is_found_by_its_page_and_number(library: Library, full: Page) -> None:
    own = replace(library, pages={**library.pages, "sensory": full})
    assert [own.question("sensory", number) for number in (-1, 0, 1, 2)] == [None, "Which?", "Why?", None]
    assert own.question("gone", 0) is None
    assert own.question("motor", 0) is None
