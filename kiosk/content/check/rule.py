"""What a rule of the check is given and gives back."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kiosk.content import disk, tables
from kiosk.content.model import Library, Page, Picture, Problem
from kiosk.content.render import Rendered, render


@dataclass(frozen=True)
class Subject:
    """The pages of one language, loaded and rendered as a visitor would see them."""

    library: Library

    @cached_property
    def rendered(self) -> dict[str, Rendered]:
        """Each page as HTML, by its id."""
        return {page.id: render(page, self.library, {}) for page in self.library.pages.values()}

    def pictures(self, page: Page) -> Iterator[Picture]:
        """Yield every picture of `page`: that of its header, then those of its text."""
        if page.picture is not None:
            yield page.picture
        yield from self.rendered[page.id].pictures.values()


Rule = Callable[[Subject], Iterable[Problem]]


def head_line(page: Page, key: str) -> int:
    """Return the line of the page's header on which `key` stands, 1 if it stands nowhere."""
    head = "\n".join(text_of(page.path).split("\n")[: page.body_line - 1])
    return tables.line_of(head, rf"[\[\"']?{re.escape(key)}\b")


def text_of(path: Path) -> str:
    """Return the text of a file that was there a moment ago; nothing if it is gone or is not text."""
    try:
        return disk.read_bytes(path.parent, path, disk.MAX_PICTURE_BYTES).decode("utf-8-sig", errors="replace")
    except disk.Refused:
        return ""
