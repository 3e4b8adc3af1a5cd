"""Rule: a translated page was looked at after the last change of the page that it is translated from."""

from collections.abc import Iterator

from kiosk.content.check.rule import BASE, Subject, head_line
from kiosk.content.model import Problem


def stale_translations(subject: Subject) -> Iterator[Problem]:
    """Yield pages whose `source_hash` is not that of the other page as it reads now."""
    for page, twin in subject.twins():
        if page.source_hash != twin.text_hash:
            why = "has changed since this translation" if page.source_hash else "is not named here"
            what = (
                f'the text of the page of "{BASE}" {why}; compare the two, then write: source_hash = "{twin.text_hash}"'
            )
            yield Problem(page.path, head_line(page, "source_hash"), what)
