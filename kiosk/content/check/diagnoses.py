"""Rule: a page never tells its reader which illness they have."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, quoted, warning
from kiosk.content.model import Problem

_PATTERNS = {
    "en": re.compile(
        r"(?<!\bif )(?<!\bwhen )(?<!\bthat )(?<!\bbecause )(?<!\bunless )(?<!\bwhether )(?<!\bdo )(?<!\band )(?<!\bor )"
        r"\byou (?:have|suffer from|are ill with) (?:a |an |the )?(?:\w+ )?"
        r"(?:neuropathy|nerve (?:damage|disease)|diabetes|cancer|disease|illness)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?<!\bsi )(?<!\bcuando )(?<!\bque )(?<!\bporque )(?<!\by )(?<!\bo )"
        r"\busted (?:tiene|sufre de|padece(?: de)?) (?:una? |la |el )?(?:neuropatía|daño|diabetes|cáncer|enfermedad)\b",
        re.IGNORECASE,
    ),
}


def diagnoses(subject: Subject) -> Iterator[Problem]:
    """Warn of sentences that read like a diagnosis."""
    if not subject.is_readable:
        return
    for page in subject.pages:
        for text, line in subject.texts[page.id]:
            found = _PATTERNS[subject.language].search(text)
            if found:
                what = f"{quoted(found[0])} reads like a diagnosis, which only a clinician can make"
                yield warning(page.path, line, what)
