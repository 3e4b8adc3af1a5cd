"""Rule: what stands below one heading has at most 90 words."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted
from kiosk.content.model import Problem

MOST_WORDS = 90


def long_sections(subject: Subject) -> Iterator[Problem]:
    """Yield sections that want another heading, or fewer words."""
    for page in subject.pages:
        for section in subject.prose[page.id].sections:
            count = section.word_count
            if count > MOST_WORDS:
                heading = section.heading
                where = "the text before the first heading" if heading is None else f"the part {quoted(heading.text)}"
                line = section.blocks[0].line if heading is None else heading.line
                what = f"{where} has {count} words; {MOST_WORDS} are the most: shorten it, or add a heading"
                yield Problem(page.path, line, what)
