"""Cuts the text of a page of steps at its headings, one step each."""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"##[ \t]+(.*)")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([ \t]*<?([^)\s<>]+)>?(?:[ \t]+\"([^\"\n]*)\")?[ \t]*\)")


@dataclass(frozen=True)
class Image:
    """A picture as a page names it, not yet looked for."""

    reference: str
    alt: str
    caption: str
    line: int


@dataclass(frozen=True)
class Section:
    """One step: its title, its text without the first picture, the line its text starts at, and that picture."""

    title: str
    body: str
    line: int
    image: Image | None


def cut(body: str, first_line: int) -> tuple[str, list[Section]]:
    """Return the text before the first heading `##`, and the sections; `body` starts at line `first_line` of a file."""
    blocks: list[tuple[str, int, list[str]]] = [("", first_line, [])]
    for number, line in enumerate(body.split("\n"), first_line):
        heading = _HEADING.fullmatch(line)
        if heading:
            blocks.append((heading[1].rstrip(" \t").rstrip("#").rstrip(" \t"), number + 1, []))
        else:
            blocks[-1][2].append(line)
    intro, *rest = blocks
    return "\n".join(intro[2]), [_section(title, line, "\n".join(lines)) for title, line, lines in rest]


def _section(title: str, line: int, text: str) -> Section:
    found = _IMAGE.search(text)
    if found is None:
        return Section(title, text, line, None)
    image = Image(found[2], found[1], found[3] or "", line + text.count("\n", 0, found.start()))
    return Section(title, text[: found.start()] + text[found.end() :], line, image)
