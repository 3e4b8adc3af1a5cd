"""Rule: a page has at most 350 words, and one that explains something at least 120."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, warning
from kiosk.content.model import Problem

MOST_WORDS = 350
FEWEST_WORDS = 120


def long_pages(subject: Subject) -> Iterator[Problem]:
    """Yield pages that are too long to be read in a waiting room, and warn of very short ones."""
    for page in subject.pages:
        count = subject.prose[page.id].word_count
        if count > MOST_WORDS:
            what = f"the page has {count} words; {MOST_WORDS} are the most: leave out the rest, or make two pages of it"
            yield Problem(page.path, page.body_line, what)
        elif count < FEWEST_WORDS and page.kind == "page":
            what = f"the page has only {count} words; with fewer than {FEWEST_WORDS} it may not say enough"
            yield warning(page.path, page.body_line, what)
