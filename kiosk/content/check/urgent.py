"""Rule: "Get help now" is there, once."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line
from kiosk.content.model import Problem


def urgent(subject: Subject) -> Iterator[Problem]:
    """Yield a problem where a language has no page of kind "urgent", or more than one."""
    library = subject.library
    if library.urgent is None:
        yield Problem(library.root / library.language, 1, 'there is no page of kind = "urgent" ("Get help now")')
    for page in library.pages.values():
        if page.kind == "urgent" and page is not library.urgent:
            yield Problem(page.path, head_line(page, "kind"), 'this is a second page of kind = "urgent"')
