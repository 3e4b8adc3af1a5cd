"""Rule: chances are told as "1 in 5", in Spanish as "1 de cada 5", not as per cent or with decimals alone."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, listed, quoted, warning
from kiosk.content.model import Problem

_NUMBER = {
    "en": r"(?:\d+(?:,\d{3})*|one|two|three|four|five|six|seven|eight|nine|ten|a hundred|a thousand)",
    "es": r"(?:\d+(?:[.,]\d{3})*|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil)",
}
_OUT_OF = {
    "en": re.compile(
        rf"\b{_NUMBER['en']}(?:\s+[\w-]+){{0,3}}?\s+(?:in|out of)\s+(?:every\s+)?({_NUMBER['en']})\b", re.IGNORECASE
    ),
    "es": re.compile(
        rf"\b{_NUMBER['es']}(?:\s+[\w-]+){{0,3}}?\s+(?:de|en)\s+cada\s+({_NUMBER['es']})\b", re.IGNORECASE
    ),
}
_EXAMPLE = {"en": '"1 in 5"', "es": '"1 de cada 5"'}
_PERCENT = re.compile(r"\d\s?%|\bper\s?cent\b|\bpor ciento\b", re.IGNORECASE)
_DECIMAL = {"en": re.compile(r"(?<![\d.,])\d+\.\d+"), "es": re.compile(r"(?<![\d.,])\d+[.,](?!\d{3}\b)\d+")}


def plain_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield numbers that many readers cannot picture, and warn of chances of different sizes side by side."""
    if not subject.is_readable:
        return
    language = subject.language
    for page in subject.pages:
        for text, line in subject.texts[page.id]:
            wholes = _OUT_OF[language].findall(text)
            hard = _PERCENT.search(text) or _DECIMAL[language].search(text)
            if hard and not wholes:
                what = f"{quoted(hard[0])} is hard to picture; say it as {_EXAMPLE[language]}, here: {quoted(text)}"
                yield Problem(page.path, line, what)
            if len(set(wholes)) > 1:
                what = f"numbers out of {listed(sorted(set(wholes)))} are hard to compare; use one size: {quoted(text)}"
                yield warning(page.path, line, what)
