"""Rule: what is there in one language is there in the others: pages, and words of the glossary."""

from collections.abc import Collection, Iterator

from kiosk.content.check.rule import BASE, Subject, listed, warning
from kiosk.content.model import Problem


def missing_pages(subject: Subject) -> Iterator[Problem]:
    """Warn of pages and terms that one language has and the other does not; their ids are what counts."""
    base = subject.base
    if base is None:
        return
    here, there = subject.library, base.library
    folder = here.root / here.language
    yield from (warning(folder, 1, what) for what in _differences("page", here.pages, there.pages))
    glossary = folder / "glossary.toml"
    yield from (warning(glossary, 1, what) for what in _differences("term", here.glossary, there.glossary))


def _differences(kind: str, here: Collection[str], there: Collection[str]) -> Iterator[str]:
    missing = [one for one in there if one not in here]
    if missing:
        yield f'"{BASE}" has these {kind}s (ids) and this language does not: {listed(missing)}'
    more = [one for one in here if one not in there]
    if more:
        yield f'this language has these {kind}s (ids) and "{BASE}" does not: {listed(more)}'
