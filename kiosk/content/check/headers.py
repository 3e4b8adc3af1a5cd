"""Rule: a header says all that the screens show: a summary, a picture, words for the picture, the sources."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line, warning
from kiosk.content.model import Page, Problem

MOST_TITLE = 42  # characters
_WITHOUT_SOURCES = ("clinic", "questions")


def headers(subject: Subject) -> Iterator[Problem]:
    """Yield what a page's header lacks although the page can be shown without it."""
    for page in subject.pages:
        for line, what in _lacks(page):
            yield Problem(page.path, line, what)
        if len(page.title) > MOST_TITLE:
            what = f'"title" has {len(page.title)} characters; {MOST_TITLE} fit into one or two lines'
            yield warning(page.path, head_line(page, "title"), what)
        if page.picture is not None and not page.picture.caption:
            what = '"picture_caption" is missing: a few words below the picture'
            yield warning(page.path, head_line(page, "picture"), what)


def _lacks(page: Page) -> Iterator[tuple[int, str]]:
    if not page.summary:
        yield 1, '"summary" is missing'
    if page.picture is None and not any(step.picture for step in page.steps):
        yield 1, "the page has no picture"
    if page.picture is not None and not page.picture.alt:
        yield head_line(page, "picture"), '"picture_alt", the words for those who cannot see the picture, is missing'
    if not page.sources and page.kind not in _WITHOUT_SOURCES:
        yield head_line(page, "sources"), '"sources" names none'
