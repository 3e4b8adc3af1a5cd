"""Rule: sentences say who does what; at most one in ten is in the passive voice."""

from collections.abc import Iterator

from kiosk.content.check.passive import is_passive
from kiosk.content.check.rule import Subject, listed
from kiosk.content.model import Problem

MOST_SHARE = 0.10


def passive_voice(subject: Subject) -> Iterator[Problem]:
    """Yield pages with too many sentences in the passive voice."""
    if not subject.is_readable:
        return
    for page in subject.pages:
        sentences = subject.prose[page.id].sentences
        found = [sentence for sentence in sentences if is_passive(sentence.text, subject.language)]
        if len(found) > MOST_SHARE * len(sentences):
            what = (
                f"{len(found)} of {len(sentences)} sentences do not say who acts (passive voice), "
                f"in the lines {listed(sentence.line for sentence in found)}; 1 in 10 is the most"
            )
            yield Problem(page.path, found[0].line, what)
