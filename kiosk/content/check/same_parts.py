"""Rule: a translated page has as many headings and points in lists as the page that it is translated from."""

from collections.abc import Iterator

from kiosk.content.check.prose import ITEM, NUMBERED, Prose
from kiosk.content.check.rule import BASE, Subject
from kiosk.content.model import Problem


def same_parts(subject: Subject) -> Iterator[Problem]:
    """Yield pages of which a part was lost or added in translation."""
    for page, twin in subject.twins():
        here, there = subject.prose[page.id], subject.all[BASE].prose[twin.id]
        for kind, mine, other in (
            ("headings", len(here.headings), len(there.headings)),
            ("points in lists", _items(here), _items(there)),
        ):
            if mine != other:
                what = f'{mine} {kind} here, {other} on the page of "{BASE}"; something was lost or added'
                yield Problem(page.path, page.body_line, what)


def _items(prose: Prose) -> int:
    return sum(block.kind in (ITEM, NUMBERED) for block in prose.running)
