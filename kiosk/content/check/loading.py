"""Rule: what could not be read, or only in part (headers, ids, topics, sources, pictures, encodings, sizes)."""

from collections.abc import Iterable

from kiosk.content.check.rule import Subject
from kiosk.content.model import Problem


def loading(subject: Subject) -> Iterable[Problem]:
    """Yield everything that was found while the library was built."""
    return subject.library.problems
