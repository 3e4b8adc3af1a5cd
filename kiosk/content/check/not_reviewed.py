"""Rule: a clinician has read each page, and a translator each translation; said once for a language."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, warning
from kiosk.content.model import Problem


def not_reviewed(subject: Subject) -> Iterator[Problem]:
    """Warn of pages that nobody has reviewed, with one line for all of them."""
    folder = subject.library.root / subject.language
    count = len(subject.pages)
    bare = sum(not page.reviewed_by for page in subject.pages)
    if bare:
        yield warning(folder, 1, f'not reviewed by a clinician ("reviewed_by" is empty): {bare} of {count} pages')
    twins = [page for page, _twin in subject.twins()]
    bare = sum(not page.translation_reviewed_by for page in twins)
    if bare:
        what = f'translation not reviewed ("translation_reviewed_by" is empty): {bare} of {len(twins)} pages'
        yield warning(folder, 1, what)
