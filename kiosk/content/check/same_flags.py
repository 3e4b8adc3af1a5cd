"""Rule: a translated page lists the same signs, marked `{#id}`, in the same order."""

from collections.abc import Iterator

from kiosk.content.check.rule import BASE, Subject, listed
from kiosk.content.model import Page, Problem


def same_flags(subject: Subject) -> Iterator[Problem]:
    """Yield pages whose ids of list items differ from those of the other page, or that use one twice."""
    for page in subject.pages:
        twice = sorted({flag for flag in page.flags if page.flags.count(flag) > 1})
        if twice:
            yield Problem(page.path, page.body_line, f"used twice as a mark {{#id}}: {listed(twice)}")
    for page, twin in subject.twins():
        if page.flags != twin.flags:
            yield Problem(page.path, page.body_line, _difference(page, twin))


def _difference(page: Page, twin: Page) -> str:
    missing = [f"{{#{one}}}" for one in twin.flags if one not in page.flags]
    more = [f"{{#{one}}}" for one in page.flags if one not in twin.flags]
    parts = [f"missing {listed(missing)}"] if missing else []
    parts += [f"not there {listed(more)}"] if more else []
    return f'the marks {{#id}} differ from the page of "{BASE}": {"; ".join(parts) or "another order or number"}'
