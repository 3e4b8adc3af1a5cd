"""Rule: dead links, and pictures of a text that are missing or have no words for those who cannot see them."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject
from kiosk.content.model import Problem


def rendering(subject: Subject) -> Iterator[Problem]:
    """Yield everything that was found while the pages became HTML."""
    for rendered in subject.rendered.values():
        yield from rendered.problems
