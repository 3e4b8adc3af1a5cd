"""Rule: no HTML in a page; it would be shown as it is written."""

import re
from collections.abc import Iterator

from kiosk.content.check.rule import Subject
from kiosk.content.model import Problem

_TAG = re.compile(r"<(?:/?[a-zA-Z][^\s<>]*(?:\s[^<>]*)?|!--|!\[CDATA\[|\?)")
_CODE = re.compile(r"`[^`]*`")


def raw_html(subject: Subject) -> Iterator[Problem]:
    """Yield each line that holds something like a tag."""
    for page in subject.library.pages.values():
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            found = _TAG.search(_CODE.sub("", line))
            if found:
                what = f'"{found[0][:40]}" looks like HTML; visitors would read it as it is written'
                yield Problem(page.path, number, what)
