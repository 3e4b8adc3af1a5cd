"""Rule: a heading says in two to eight words what stands below it."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.check.treatment_parts import HEADINGS
from kiosk.content.model import Problem

FEWEST, MOST = 2, 8
_EMPTY = (
    *("introduction", "overview", "background", "general", "information", "summary", "conclusion", "more", "others"),
    *("introducción", "resumen", "generalidades", "información", "conclusión", "antecedentes", "varios", "más"),
)
_FIXED = frozenset(heading.casefold() for headings in HEADINGS.values() for heading in headings)


def headings(subject: Subject) -> Iterator[Problem]:
    """Warn of headings that say nothing, or too much."""
    for page in subject.pages:
        for heading in subject.prose[page.id].headings:
            name = heading.text.casefold().strip(" .:!?")
            if name in _EMPTY:
                what = f"the heading {quoted(heading.text)} does not say what stands below it"
                yield warning(page.path, heading.line, what)
            elif not FEWEST <= heading.word_count <= MOST and name not in _FIXED:
                what = (
                    f"a heading has {FEWEST} to {MOST} words; this one has {heading.word_count}: {quoted(heading.text)}"
                )
                yield warning(page.path, heading.line, what)
