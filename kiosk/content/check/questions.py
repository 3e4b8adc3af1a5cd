"""Rule: a page offers a question to ask, and a question has at most 90 characters."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line, line_with, quoted
from kiosk.content.model import Problem

MOST_CHARACTERS = 90
_NEED_NONE = ("urgent", "clinic")


def questions(subject: Subject) -> Iterator[Problem]:
    """Yield pages without a question, and questions that are too long for a button."""
    for page in subject.pages:
        if not page.questions and page.kind == "questions":
            yield Problem(page.path, page.body_line, 'a page of kind = "questions" needs a list of questions ("- …")')
        elif not page.questions and page.kind not in _NEED_NONE:
            yield Problem(page.path, head_line(page, "question"), '"question", one to ask a clinician, is missing')
        for question in page.questions:
            if len(question) > MOST_CHARACTERS:
                what = (
                    f"this question has {len(question)} characters; {MOST_CHARACTERS} are the most: {quoted(question)}"
                )
                yield Problem(page.path, line_with(page, question), what)
