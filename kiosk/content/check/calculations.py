"""Rule: nobody has to calculate."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem

_WORDS = {
    "en": r"subtract\w*|multipl(?:y|ies|ied)|divided? by|calculat\w*|add up the numbers|the sum of|minus|ratio",
    "es": r"rest(?:e|ar) \d+|multipli\w*|divid(?:a|e|ir|ido) (?:por|entre)|calcul[ae]\w*|la suma de|proporción",
}
_PATTERNS = {language: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for language, words in _WORDS.items()}


def calculations(subject: Subject) -> Iterator[Problem]:
    """Warn of words that ask the reader to calculate."""
    if not subject.is_readable:
        return
    for page in subject.pages:
        for text, line in subject.texts[page.id]:
            found = _PATTERNS[subject.language].search(text)
            if found:
                what = f"{quoted(found[0])}: readers should not have to calculate; give them the result"
                yield warning(page.path, line, what)
