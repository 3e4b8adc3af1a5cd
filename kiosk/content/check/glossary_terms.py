"""Rule: each word of the glossary is on a page, is explained in at most 20 words, and not by itself."""

import re
from collections.abc import Iterator, Mapping

from kiosk.content.check.prose import words
from kiosk.content.check.rule import Subject, warning
from kiosk.content.glossary import TermFinder
from kiosk.content.model import Problem, Term

MOST_WORDS = 20
MOST_TERMS = 40

_USE = re.compile(r'href="term:([a-z0-9-]+)"')


def glossary_terms(subject: Subject) -> Iterator[Problem]:
    """Yield terms that no page uses, that are explained at length, or by words that need them to be understood."""
    library = subject.library
    path = library.root / library.language / "glossary.toml"
    used = {term for rendered in subject.rendered.values() for term in _USE.findall(rendered.html)}
    meanings = _meanings(library.glossary)
    for term in library.glossary.values():
        count = len(words(term.means))
        if count > MOST_WORDS:
            what = f'"{term.term}" is explained in {count} words; {MOST_WORDS} are the most'
            yield Problem(path, term.line, what)
        if term.id not in used:
            yield Problem(path, term.line, f'no page uses "{term.term}"; take it away, or add the form that pages use')
        circle = _circle(term.id, meanings)
        # Of a circle the first of its terms is named, once.
        if circle and term.id == min(circle):
            yield Problem(path, term.line, f"these words explain each other in a circle: {' > '.join(circle)}")
    if len(library.glossary) > MOST_TERMS:
        what = f"the glossary has {len(library.glossary)} words; more than {MOST_TERMS} are hard to keep right"
        yield warning(path, 1, what)


def _meanings(glossary: Mapping[str, Term]) -> dict[str, list[str]]:
    """Return by id the terms that stand in each explanation."""
    finder = TermFinder(glossary)
    return {key: [found for *_place, found in finder.find(term.means)] for key, term in glossary.items()}


def _circle(start: str, meanings: Mapping[str, list[str]]) -> list[str]:
    """Return a shortest way from `start` back to it, empty if there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in meanings[way[-1]]:
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []
