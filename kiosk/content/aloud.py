"""A sentence as a voice should say it, where that differs from what is written: terms, emergency and phone numbers."""

import re
from collections.abc import Mapping

from kiosk.content.check.spoken import spoken
from kiosk.content.glossary import finder
from kiosk.content.model import Term

_EMERGENCY = re.compile(r"(?<![\d-])911(?![\d-])")
_PHONE = re.compile(r"(?<![\d-])(?:\(?\d{3}\)?[- ])?\d{3}-\d{4}(?![\d-])")


def aloud(text: str, language: str, glossary: Mapping[str, Term]) -> str:
    """Return `text` as it should be said; the text on the screen stays as it is."""
    parts: list[str] = []
    end = 0
    for start, stop, term_id in finder(tuple(glossary.values())).find(text):
        term = glossary[term_id]
        if term.voice and text[start:stop].casefold() == term.term.casefold():
            parts += [text[end:start], term.voice]
            end = stop
    said = "".join([*parts, text[end:]])
    said = _EMERGENCY.sub(" ".join(spoken("911", language)), said)
    return _PHONE.sub(_digit_by_digit, said)


def _digit_by_digit(found: re.Match[str]) -> str:
    return ", ".join(" ".join(group) for group in re.findall(r"\d+", found[0]))
