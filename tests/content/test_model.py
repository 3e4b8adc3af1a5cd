from kiosk.content.model import Library, Problem
from tests.support.pages import page_with


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
