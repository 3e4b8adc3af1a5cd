"""Rule: every topic of the table has pages, and there are lines for the screen that waits."""

from collections.abc import Iterator

from kiosk.content import disk, tables
from kiosk.content.check.rule import Subject
from kiosk.content.library import URGENT
from kiosk.content.model import Problem


def topics(subject: Subject) -> Iterator[Problem]:
    """Yield topics that no page names; they have no tile."""
    library = subject.library
    path = library.root / library.language / "topics.toml"
    try:
        text = disk.read_text(library.root, path)
        entries = tables.parse(text).get("topic", [])
    except disk.Refused:
        return  # The loading has named it.
    line = 0
    for entry in entries if isinstance(entries, list) else []:
        line = tables.line_of(text, r"\[\[\s*topic\s*\]\]", line + 1)
        name = entry.get("id", "") if isinstance(entry, dict) else ""
        if name != URGENT and library.topic(str(name)) is None:
            yield Problem(path, line, f'the topic "{name}" has no page')
