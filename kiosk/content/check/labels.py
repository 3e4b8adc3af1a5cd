"""Rule: every label of a page has its place in one of the page's drawings."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject, head_line, text_of
from kiosk.content.model import Page, Problem

_PLACE = re.compile(r"\bid\s*=\s*[\"']label-([^\"']+)[\"']")


def labels(subject: Subject) -> Iterator[Problem]:
    """Yield labels whose key is no `id="label-KEY"` in any of the page's drawings."""
    for page in subject.library.pages.values():
        if page.labels:
            places = _places(subject, page)
            for key in page.labels:
                if key not in places:
                    what = f'the label "{key}" has no place (label-{key}) in the pictures of this page'
                    yield Problem(page.path, head_line(page, key), what)


def _places(subject: Subject, page: Page) -> set[str]:
    drawings = {picture.path for picture in subject.pictures(page) if picture.path.suffix.lower() == ".svg"}
    return {name for path in drawings for name in _PLACE.findall(text_of(path))}
