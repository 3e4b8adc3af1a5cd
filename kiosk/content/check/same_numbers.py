"""Rule: a translated page says the same numbers as the page that it is translated from."""

import re
from collections import Counter
from collections.abc import Iterator

from kiosk.content.check.rule import BASE, Subject, listed
from kiosk.content.model import Page, Problem

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIGNS = re.compile(r"[.,]")


def same_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield pages with a number in figures that is missing, or more often there, than on the other page."""
    for page, twin in subject.twins():
        here, there = _numbers(subject, page), _numbers(subject.all[BASE], twin)
        if here != there:
            faults = [f"{name} {listed((x - y).elements())}" for name, x, y in _pairs(here, there) if x - y]
            what = f'the numbers differ from the page of "{BASE}": {"; ".join(faults)}'
            yield Problem(page.path, page.body_line, what)


def _pairs(here: Counter[str], there: Counter[str]) -> tuple[tuple[str, Counter[str], Counter[str]], ...]:
    return (("only there", there, here), ("only here", here, there))


def _numbers(subject: Subject, page: Page) -> Counter[str]:
    """Return the numbers of `page` without commas and points: what is 1,000 here may be 1.000 there."""
    found = (number for text, _line in subject.texts[page.id] for number in _NUMBER.findall(text))
    return Counter(_SIGNS.sub("", number) for number in found)
