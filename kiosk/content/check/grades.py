"""Rule: a page reads easily: school grade 6 in English, 65 points of INFLESZ in Spanish."""

from collections.abc import Iterator

from kiosk.content.check.readability import MIN_SENTENCES, MIN_WORDS, Grade
from kiosk.content.check.rule import Subject, listed, warning
from kiosk.content.model import Page, Problem

MOST_ADJUSTED = 6.0
MOST_RAW = 8.0
MOST_SMOG = 8.0
LEAST_INFLESZ = 65.0
MOST_MEAN = 12.0
_MAY_BE_SHORT = ("urgent", "questions", "clinic")


def grades(subject: Subject) -> Iterator[Problem]:
    """Yield pages that are too hard, or too short for anybody to tell."""
    if not subject.is_readable:
        return
    for page in subject.pages:
        found = subject.grades[page.id]
        if not found.is_scored and page.kind not in _MAY_BE_SHORT:
            what = (
                f"the page is too short to tell how easy it is ({found.words} words, {found.sentences} sentences); "
                f"it takes {MIN_WORDS} words in {MIN_SENTENCES} sentences"
            )
            yield Problem(page.path, page.body_line, what)
        yield from _faults(page, found)


def _faults(page: Page, found: Grade) -> Iterator[Problem]:
    lines = listed(dict.fromkeys(sentence.line for sentence in found.hard_sentences))
    hint = f"use shorter sentences and words, first in the hardest lines: {lines}"
    if found.adjusted is not None and found.adjusted > MOST_ADJUSTED:
        what = f"the page reads like school grade {found.adjusted:.1f}; {MOST_ADJUSTED} is the most: {hint}"
        yield Problem(page.path, page.body_line, what)
    if found.raw is not None and found.raw > MOST_RAW:
        what = f"medical words included, the page reads like grade {found.raw:.1f}; {MOST_RAW} is the most: {hint}"
        yield Problem(page.path, page.body_line, what)
    if found.inflesz is not None and found.inflesz < LEAST_INFLESZ:
        what = f"the page has {found.inflesz:.1f} points of INFLESZ; {LEAST_INFLESZ:.0f} is the least: {hint}"
        yield Problem(page.path, page.body_line, what)
    if found.smog is not None and found.smog > MOST_SMOG:
        yield warning(page.path, page.body_line, f"the SMOG grade is {found.smog:.1f}; aim at {MOST_SMOG:.0f}: {hint}")
    if found.mean > MOST_MEAN:
        what = f"a sentence has {found.mean:.1f} words on average; aim at {MOST_MEAN:.0f}: {hint}"
        yield warning(page.path, page.body_line, what)
