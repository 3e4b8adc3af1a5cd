"""Rule: a page on a treatment says what is known and not known, its benefits and its risks."""

from collections.abc import Iterator

from kiosk.content.check.prose import Prose
from kiosk.content.check.rule import Subject, head_line, quoted
from kiosk.content.model import Problem

HEADINGS = {
    "en": ("What we know", "What we do not know", "Benefits", "Risks"),
    "es": ("Lo que sabemos", "Lo que no sabemos", "Beneficios", "Riesgos"),
}
FEWEST_WORDS = 25


def treatment_parts(subject: Subject) -> Iterator[Problem]:
    """Yield parts that a page with `treatment = true` lacks, or that say too little."""
    for page in subject.pages:
        if not page.treatment or not subject.is_readable:
            continue
        counts = _counts(subject.prose[page.id])
        for heading in HEADINGS[subject.language]:
            if heading not in counts:
                what = f"a page on a treatment needs the heading {quoted(f'## {heading}')}, word for word"
                yield Problem(page.path, head_line(page, "treatment"), what)
            elif counts[heading][0] < FEWEST_WORDS:
                count, line = counts[heading]
                what = f"{quoted(heading)} says little with {count} words; it needs at least {FEWEST_WORDS}"
                yield Problem(page.path, line, what)


def _counts(prose: Prose) -> dict[str, tuple[int, int]]:
    """Return by heading how many words stand below it, those of smaller headings too, and its line."""
    counts: dict[str, tuple[int, int]] = {}
    for number, section in enumerate(prose.sections):
        if section.heading is not None:
            total = section.word_count
            for smaller in prose.sections[number + 1 :]:
                if smaller.level <= section.level:
                    break
                total += smaller.word_count
            counts[section.heading.text] = (total, section.heading.line)
    return counts
