"""What a rule of the check is given and gives back."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from kiosk.content import disk, tables
from kiosk.content.check.prose import Prose, prose_of
from kiosk.content.check.readability import Grade, grade
from kiosk.content.check.spoken import LANGUAGES
from kiosk.content.glossary import finder
from kiosk.content.model import Library, Page, Picture, Problem
from kiosk.content.render import Rendered, render

BASE = "en"  # the language that the others are translated from
MAX_QUOTED = 60


@dataclass(frozen=True)
class Subject:
    """The pages of one language, loaded and rendered as a visitor would see them; `all` are those of every language."""

    library: Library
    today: date
    all: Mapping[str, "Subject"] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def rendered(self) -> dict[str, Rendered]:
        """Each page as HTML, by its id."""
        return {page.id: render(page, self.library, {}) for page in self.pages}

    @cached_property
    def prose(self) -> dict[str, Prose]:
        """The text of each page, by its id."""
        return {page.id: prose_of(page) for page in self.pages}

    @cached_property
    def grades(self) -> dict[str, Grade]:
        """How hard each page is to read, by its id."""
        terms = finder(tuple(self.library.glossary.values()))
        return {key: grade(prose, self.library.language, terms) for key, prose in self.prose.items()}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in reading order."""
        return tuple(self.library.pages.values())

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.library.language

    @property
    def is_readable(self) -> bool:
        """Whether there are rules and formulas for this language's words."""
        return self.language in LANGUAGES

    @property
    def base(self) -> "Subject | None":
        """The pages that these are translated from, None where these are the first ones."""
        return None if self.language == BASE else self.all.get(BASE)

    def twins(self) -> Iterator[tuple[Page, Page]]:
        """Yield each page with the one that it is translated from, that one second."""
        for page in self.pages:
            twin = None if self.base is None else self.base.library.page(page.id)
            if twin is not None:
                yield page, twin

    def pictures(self, page: Page) -> Iterator[Picture]:
        """Yield every picture of `page`: that of its header, then those of its text."""
        if page.picture is not None:
            yield page.picture
        yield from self.rendered[page.id].pictures.values()

    @cached_property
    def texts(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Every text of each page that visitors read, those of the header too, with its line; by the page's id."""
        return {page.id: tuple(self._texts(page)) for page in self.pages}

    def _texts(self, page: Page) -> Iterator[tuple[str, int]]:
        caption = "" if page.picture is None else page.picture.caption
        questions = () if page.kind == "questions" else page.questions  # there they are the page's list
        for text in (page.title, page.summary, caption, *page.key_points, *questions):
            if text:
                yield text, line_with(page, text)
        for section in self.prose[page.id].sections:
            heading = () if section.heading is None else (section.heading,)
            yield from ((block.text, block.line) for block in (*heading, *section.blocks))


Rule = Callable[[Subject], Iterable[Problem]]


def warning(file: Path, line: int, what: str) -> Problem:
    """Return a problem that can wait."""
    return Problem(file, line, what, is_warning=True)


def quoted(text: str) -> str:
    """Return the beginning of `text` in quotes."""
    return f'"{text}"' if len(text) <= MAX_QUOTED else f'"{text[:MAX_QUOTED].rstrip()}…"'


def listed(items: Iterable[object]) -> str:
    """Return `items` with commas between them."""
    return ", ".join(map(str, items))


def head_line(page: Page, key: str) -> int:
    """Return the line of the page's header on which `key` stands, 1 if it stands nowhere."""
    head = "\n".join(text_of(page.path).split("\n")[: page.body_line - 1])
    return tables.line_of(head, rf"[\[\"']?{re.escape(key)}\b")


def line_with(page: Page, text: str) -> int:
    """Return the first line of the page's file that holds `text`, 1 if none does."""
    lines = text_of(page.path).split("\n")
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


def text_of(path: Path) -> str:
    """Return the text of a file that was there a moment ago; nothing if it is gone or is not text."""
    try:
        return disk.read_bytes(path.parent, path, disk.MAX_PICTURE_BYTES).decode("utf-8-sig", errors="replace")
    except disk.Refused:
        return ""
