"""Rule: every page has a link to "Get help now"."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject
from kiosk.content.model import Problem


def help_link(subject: Subject) -> Iterator[Problem]:
    """Yield pages from which "Get help now" cannot be reached in the text."""
    urgent = subject.library.urgent
    if urgent is None:
        return  # Another rule has named it.
    name = f"../{urgent.path.parent.name}/{urgent.path.name}"
    for page in subject.pages:
        if page.kind != "urgent" and f'href="page:{urgent.id}"' not in subject.rendered[page.id].html:
            yield Problem(page.path, page.body_line, f"the page has no link to [{urgent.title}]({name})")
