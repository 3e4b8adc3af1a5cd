"""The languages that only tests and the tour speak."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.model import Library, Page
from kiosk.content.pseudo import MIRRORED, PSEUDO, STRAIGHT, STRETCHED, PseudoShelf, learn, markdown, marked, stretched
from kiosk.content.render import render
from kiosk.i18n import is_right_to_left, set_language, tr, tr_n
from kiosk.paths import CONTENT

GROWTH = 1.35


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave English in force."""
    learn()
    yield
    set_language("en")


@pytest.fixture(scope="module")
def shelf() -> PseudoShelf:
    """Return the clinic's own pages."""
    return PseudoShelf(CONTENT)


def visible(page: Page) -> list[str]:
    """Return the texts of a page that visitors see, but for its body."""
    pictured = [page.picture.alt, page.picture.caption] if page.picture else []
    steps = [step.title for step in page.steps]
    return [page.title, page.short, page.summary, *pictured, *page.labels.values(), *page.key_points, *steps]


def test_a_sentence_grows_by_a_third_and_keeps_its_placeholders() -> None:
    text = "You have typed {typed} of {needed} digits."

    longer = stretched(text)

    assert len(longer) >= len(text) * GROWTH
    assert longer.startswith("[Ýöû")
    assert "{typed} öf {needed}" in longer
    assert (stretched(""), stretched(" ")) == ("", " ")


def test_the_catalogues_are_made_while_the_program_runs() -> None:
    set_language(STRETCHED)
    assert tr("Home") == "[Ĥömé]"
    assert tr_n("{count} result", "{count} results", 1).startswith("[{count} ŕéšûĺţ")
    assert tr_n("{count} result", "{count} results", 2).startswith("[{count} ŕéšûĺţš")
    set_language(MIRRORED)
    assert (tr("Go home"), is_right_to_left()) == ("\u200fGo\u200f \u200fhome\u200f", True)
    set_language(STRAIGHT)
    assert (tr("Go home"), is_right_to_left()) == ("\u200eGo\u200e \u200ehome\u200e", False)


def test_no_placeholder_is_marked() -> None:
    assert marked("{count} of B12's 3") == "{count} \u200fof\u200f \u200fB12's\u200f 3"


def test_marks_and_links_of_a_page_stay() -> None:
    text = "\n".join(
        (
            '!!! note "A title"',
            "- **Bold:** see [this page](../a/b.md) now.",
            "",
            "| A head | B |",
            "|---|---|",
            "| {clinic_phone} | <!-- a note --> c |",
        )
    )

    changed = markdown(text, str.upper)

    assert changed.split("\n") == [
        '!!! note "A TITLE"',
        "- **BOLD:** SEE [THIS PAGE](../a/b.md) NOW.",
        "",
        "| A HEAD | B |",
        "|---|---|",
        "| {clinic_phone} | <!-- a note --> C |",
    ]


@pytest.mark.parametrize("language", PSEUDO)
def test_every_page_reads_as_before(shelf: PseudoShelf, language: str) -> None:
    plain, library = shelf.library("en"), shelf.library(language)

    assert library is shelf.library(language)
    assert list(library.pages) == list(plain.pages)
    for page in library.pages.values():
        before = plain.pages[page.id]
        made, was = render(page, library, {}), render(before, plain, {})
        assert made.problems == ()
        assert sorted(tags(made.html)) == sorted(tags(was.html))
        same = [old for new, old in zip(visible(page), visible(before), strict=True) if new == old]
        assert [text for text in same if any(map(str.isalpha, text))] == []
    assert library.urgent in list(library.pages.values())


def tags(html: str) -> list[str]:
    """Return the tags of some HTML with where they lead, without the words of pictures."""
    return [piece.partition(">")[0].partition(" alt=")[0] for piece in html.split("<")[1:]]


def test_stretched_pages_are_a_third_longer(shelf: PseudoShelf) -> None:
    plain, library = shelf.library("en"), shelf.library(STRETCHED)

    def letters(found: Library) -> int:
        return sum(len(page.body) for page in found.pages.values())

    assert letters(library) > letters(plain) * 1.2  # links and marks do not grow
    assert all(len(point) >= len(old) * GROWTH for point, old in points(library, plain))


def points(one: Library, other: Library) -> list[tuple[str, str]]:
    """Return the key points of two libraries side by side."""
    pairs = ((page.key_points, other.pages[page.id].key_points) for page in one.pages.values())
    return [pair for new, old in pairs for pair in zip(new, old, strict=True)]


def test_they_are_not_offered_to_visitors(shelf: PseudoShelf) -> None:
    assert set(shelf.languages).isdisjoint(PSEUDO)


def test_without_pages_there_is_nothing_to_change(tmp_path: Path) -> None:
    assert PseudoShelf(tmp_path).library(STRETCHED).is_empty
