"""Rule: the body map has every part of the body, each with three to five pages."""

from collections.abc import Iterator

from kiosk.content import disk, tables
from kiosk.content.body_map import REGIONS
from kiosk.content.check.rule import Subject, warning
from kiosk.content.model import Problem

FEWEST, MOST = 3, 5


def body_regions(subject: Subject) -> Iterator[Problem]:
    """Yield parts that are missing or have no page, and warn of those with few or many; no file, no map."""
    path = subject.library.root / "body_map.toml"
    try:
        text = disk.read_text(subject.library.root, path)
        table = tables.parse(text)
    except disk.Refused:
        return  # The loading has named it, or there is none.
    for name in REGIONS:
        section = table.get(name, {})
        pages = section.get("pages", []) if isinstance(section, dict) else []
        count = len(pages) if isinstance(pages, list) else 0
        line = tables.line_of(text, rf"\[\s*{name}\b")
        if not count:
            yield Problem(path, line, f'the body map has no pages for "{name}"')
        elif not FEWEST <= count <= MOST:
            what = f'"{name}" has {count} pages; {FEWEST} to {MOST} are a list that one can take in'
            yield warning(path, line, what)
