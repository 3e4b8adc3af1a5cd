"""Rule: a page has two to four key points, each a sentence of at most 14 words, for visitors to take home."""

from collections.abc import Iterator

from kiosk.content.check.prose import words
from kiosk.content.check.rule import Subject, head_line, line_with, quoted, warning
from kiosk.content.model import Problem

FEWEST, MOST = 2, 4
MOST_WORDS = 14
_MAY_HAVE_NONE = ("urgent", "questions", "clinic")


def key_points(subject: Subject) -> Iterator[Problem]:
    """Yield pages with too few or too many key points, and points that are too long."""
    for page in subject.pages:
        count = len(page.key_points)
        if not FEWEST <= count <= MOST and (count or page.kind not in _MAY_HAVE_NONE):
            what = f'"key_points" has {count or "no"} sentences; {FEWEST} to {MOST} are what a visitor takes home'
            yield Problem(page.path, head_line(page, "key_points"), what)
        for point in page.key_points:
            length = len(words(point))
            if length > MOST_WORDS:
                what = f"this key point has {length} words; {MOST_WORDS} are the most: {quoted(point)}"
                yield Problem(page.path, line_with(page, point), what)
            if not point.endswith((".", "!", "?")):
                what = f"a key point is a full sentence with a full stop: {quoted(point)}"
                yield warning(page.path, line_with(page, point), what)
