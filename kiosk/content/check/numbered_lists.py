"""Rule: each point of a list with numbers is one thing to do."""

from collections.abc import Iterator

from kiosk.content.check.prose import NUMBERED
from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem

MOST_SENTENCES = 2


def numbered_lists(subject: Subject) -> Iterator[Problem]:
    """Warn of points that hold several steps."""
    for page in subject.pages:
        for block in subject.prose[page.id].running:
            if block.kind == NUMBERED and len(block.sentences) > MOST_SENTENCES:
                yield warning(
                    page.path, block.line, f"several steps in one point; give each its own: {quoted(block.text)}"
                )
