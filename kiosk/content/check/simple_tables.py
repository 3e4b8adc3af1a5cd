"""Rule: a table has at most four columns, and at most four words in the head of each."""

from collections.abc import Iterator

from kiosk.content.check.prose import TABLE_HEAD
from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem

MOST_COLUMNS = 4
MOST_WORDS = 4


def simple_tables(subject: Subject) -> Iterator[Problem]:
    """Warn of tables that are hard to read on a screen."""
    for page in subject.pages:
        for section in subject.prose[page.id].sections:
            heads = [block for block in section.blocks if block.kind == TABLE_HEAD]
            line = heads[0].line if heads else page.body_line
            for columns in section.tables:
                if columns > MOST_COLUMNS:
                    what = f"a table has {columns} columns; {MOST_COLUMNS} are the most"
                    yield warning(page.path, line, what)
            for head in heads:
                if head.word_count > MOST_WORDS:
                    what = f"the head of a column has at most {MOST_WORDS} words: {quoted(head.text)}"
                    yield warning(page.path, head.line, what)
