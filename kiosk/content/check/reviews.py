"""Rule: the date of a page's next review has not passed; who reviewed it says when."""

from collections.abc import Iterator
from datetime import timedelta

from kiosk.content.check.rule import Subject, head_line, warning
from kiosk.content.model import Problem

SOON = timedelta(days=30)
LONGEST = timedelta(days=366)


def reviews(subject: Subject) -> Iterator[Problem]:
    """Yield pages whose review is past due, and warn of those for which it is near or not dated."""
    for page in subject.pages:
        due, done = page.review_due, page.reviewed_on
        line = head_line(page, "review_due")
        if due is not None and due < subject.today:
            yield Problem(page.path, line, f"the review of this page was due on {due}; read it again, or hide it")
        elif due is not None and due - subject.today <= SOON:
            yield warning(page.path, line, f"the review of this page is due on {due}")
        if page.reviewed_by and (done is None or due is None):
            what = '"reviewed_by" names somebody; "reviewed_on" and "review_due" must say when'
            yield warning(page.path, head_line(page, "reviewed_by"), what)
        if due is not None and done is not None and due - done > LONGEST:
            yield warning(page.path, line, "the next review is more than a year after the last one")
