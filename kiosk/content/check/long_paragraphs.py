"""Rule: a paragraph or a point of a list has at most three sentences."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted
from kiosk.content.model import Problem

MOST_SENTENCES = 3


def long_paragraphs(subject: Subject) -> Iterator[Problem]:
    """Yield paragraphs that should be two."""
    for page in subject.pages:
        for block in subject.prose[page.id].running:
            count = len(block.sentences)
            if count > MOST_SENTENCES:
                what = f"this paragraph has {count} sentences; {MOST_SENTENCES} are the most: {quoted(block.text)}"
                yield Problem(page.path, block.line, what)
