"""Rule: a page of steps has steps, and each of them a title and a picture."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line
from kiosk.content.model import Problem


def steps_have_pictures(subject: Subject) -> Iterator[Problem]:
    """Yield steps without a title or a picture; missing words for a picture are named by the rendering."""
    for page in subject.library.pages.values():
        if page.kind != "steps":
            continue
        if not page.steps:
            yield Problem(page.path, head_line(page, "kind"), 'a page of kind = "steps" needs sections "## Title"')
        for step in page.steps:
            if not step.title:
                yield Problem(page.path, step.line - 1, "this step has no title")
            if step.picture is None:
                yield Problem(page.path, step.line - 1, f'the step "{step.title}" has no picture')
