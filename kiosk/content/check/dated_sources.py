"""Rule: a source says from which year it is."""

from collections.abc import Iterator

from kiosk.content.check.rule import Subject, listed, warning
from kiosk.content.model import Problem


def dated_sources(subject: Subject) -> Iterator[Problem]:
    """Warn of sources without a year, with one line for all of them."""
    path = subject.library.root / "sources.toml"
    bare = {source.id for page in subject.pages for source in page.sources if not source.year}
    if bare:
        yield warning(path, 1, f"no year is known of these sources: {listed(sorted(bare))}")
