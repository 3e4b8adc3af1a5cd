"""Rule: a page names two other pages that go well with it."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line, warning
from kiosk.content.model import Page, Problem

COUNT = 2
_NEED_NONE = ("urgent", "questions", "clinic")


def related(subject: Subject) -> Iterator[Problem]:
    """Yield pages that name too few or too many others, or some that cannot be offered."""
    for page in subject.pages:
        line = head_line(page, "related")
        if len(set(page.related)) != COUNT and (page.related or page.kind not in _NEED_NONE):
            yield Problem(page.path, line, f'"related" must name {COUNT} other pages, by their ids')
        for what in _faults(subject, page):
            yield Problem(page.path, line, what)
        following = subject.library.next_page(page)
        if following is not None and following.id in page.related:
            what = f'"related" names "{following.id}", which is offered as the next page anyway'
            yield warning(page.path, line, what)


def _faults(subject: Subject, page: Page) -> Iterator[str]:
    for other in page.related:
        if other == page.id:
            yield '"related" names the page itself'
        elif other not in subject.library.pages:
            yield f'"related" names "{other}", and there is no page with that id'
