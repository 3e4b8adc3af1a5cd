"""Rule: a picture of a film names one of the film's states."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line, text_of
from kiosk.content.model import Picture, Problem

_STATES = re.compile(r"\bdata-states\s*=\s*[\"']([\d\s]+)[\"']")


def states(subject: Subject) -> Iterator[Problem]:
    """Yield pictures of films without a state or with one that the film does not have."""
    for page in subject.library.pages.values():
        for picture in subject.pictures(page):
            what = _fault(picture)
            if what is not None:
                yield Problem(page.path, head_line(page, "picture"), f'the picture "{picture.name}" is a film{what}')


def _fault(picture: Picture) -> str | None:
    if picture.path.suffix.lower() != ".svg":
        return None
    known = sorted({int(state) for group in _STATES.findall(text_of(picture.path)) for state in group.split()})
    if not known:
        return None
    if picture.state is None:
        return f": say which state, as in {picture.path.name}#{known[0]}"
    # State 1 may be what is there before the first part is added.
    if picture.state in {1, *known}:
        return None
    return f" without that state (it has {', '.join(map(str, known))})"
