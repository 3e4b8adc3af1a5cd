"""Rule: a page says its main point before the first heading, and something in each part catches the eye."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem


def cues(subject: Subject) -> Iterator[Problem]:
    """Warn of a page that begins with a heading, and of parts without a list, bold words, a table or a box."""
    for page in subject.pages:
        for number, section in enumerate(subject.prose[page.id].sections):
            if section.heading is None:
                continue
            if number == 0:
                what = "the page begins with a heading; say its main point first, in a sentence or two"
                yield warning(page.path, section.heading.line, what)
            if not section.has_cue:
                what = f"nothing catches the eye in {quoted(section.heading.text)}: use a list, bold words or a box"
                yield warning(page.path, section.heading.line, what)
