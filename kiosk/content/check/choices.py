"""Rule: a page on a treatment says what happens without it, and that the patient decides with the clinician."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, warning
from kiosk.content.model import Problem

_WITHOUT = {
    "en": r"without|do nothing|take nothing|no treatment|if you wait|leave it|say no|instead|alone",
    "es": r"sin|no (?:hago|hace|hacer) nada|no (?:tomo|toma|tomar) nada|espera[rs]?|decir que no|en vez de|en lugar de",
}
_TOGETHER = {
    "en": r"decid\w+|choice|choices|choose|options?|together|your goals?|ask",
    "es": r"decid\w+|elegir|elija|elige|opción|opciones|juntos|su meta|pregunte",
}
_HINTS = (
    (_WITHOUT, "say what happens without this treatment"),
    (_TOGETHER, "say that the patient and the clinician decide together"),
)


def choices(subject: Subject) -> Iterator[Problem]:
    """Warn of pages with `treatment = true` that leave the reader no choice."""
    for page in subject.pages:
        if not page.treatment or not subject.is_readable:
            continue
        whole = " ".join(text for text, _line in subject.texts[page.id])
        for words, hint in _HINTS:
            if not re.search(rf"\b(?:{words[subject.language]})\b", whole, re.IGNORECASE):
                yield warning(page.path, page.body_line, f"a page on a treatment should {hint}")
