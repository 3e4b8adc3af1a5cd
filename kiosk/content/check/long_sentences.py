"""Rule: a sentence has at most 20 words."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted
from kiosk.content.model import Problem

MOST_WORDS = 20


def long_sentences(subject: Subject) -> Iterator[Problem]:
    """Yield sentences that should be two."""
    for page in subject.pages:
        for sentence in subject.prose[page.id].sentences:
            count = len(sentence.words)
            if count > MOST_WORDS:
                what = f"this sentence has {count} words; {MOST_WORDS} are the most: {quoted(sentence.text)}"
                yield Problem(page.path, sentence.line, what)
