"""What a page library is: immutable, complete, and free of anything that could not be read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

KINDS = ("page", "steps", "urgent", "clinic", "questions")
COLORS = ("primary", "types", "treatments", "body", "urgent")


@dataclass(frozen=True)
class Source:
    """Where a page's facts come from; `where` is a DOI or a site's address as text, never a link."""

    id: str
    title: str
    publisher: str
    year: int
    where: str


@dataclass(frozen=True)
class Picture:
    """A picture that was found and may be shown; `state` is the state of a film (1, 2, …), None for a still picture.

    What shows a needle at a body is left out unless a visitor asked for it, `shows_needles`.
    """

    name: str
    path: Path
    state: int | None = None
    alt: str = ""
    caption: str = ""
    shows_needles: bool = False


@dataclass(frozen=True)
class Step:
    """One step; `body` is Markdown without its heading and its picture and starts at line `line` of the file."""

    title: str
    body: str
    picture: Picture | None = None
    line: int = 1


@dataclass(frozen=True)
class Term:
    """A word of the glossary; `forms` are other forms that pages use, `line` is that of its file.

    `say` tells people how to say it ("noo-ROP-uh-thee"), `voice` is what the voice reads in its place ("E M G").
    """

    id: str
    term: str
    means: str
    say: str = ""
    forms: tuple[str, ...] = ()
    line: int = 1
    voice: str = ""


@dataclass(frozen=True)
class Region:
    """A part of the body map and the ids of its pages; `urgent`: "get help now" belongs to them."""

    id: str
    pages: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True)
class SignOff:
    """Who of the clinic has checked a page, and on which day."""

    by: str
    credential: str
    on: date


@dataclass(frozen=True)
class Page:
    """One page; `body` is Markdown and starts at line `body_line` of the file `path`.

    A page of kind "steps" has the same text once more, cut up: `intro` (before the first step) and `steps`.
    `questions` is what a visitor can add to the own list: the page's question, of kind "questions" the whole list.
    `flags` are the ids of list items that are the same in all languages.
    """

    id: str
    language: str
    topic: str
    order: int
    kind: str
    title: str
    short: str
    summary: str
    picture: Picture | None
    labels: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    reviewed_by: str = ""
    reviewed_on: date | None = None
    review_due: date | None = None
    translation_reviewed_by: str = ""
    source_hash: str = ""
    treatment: bool = False
    key_points: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    body: str = ""
    path: Path = Path()
    body_line: int = 1
    steps: tuple[Step, ...] = ()
    intro: str = ""
    signed: SignOff | None = None

    @cached_property
    def text_hash(self) -> str:
        """16 hex digits that are others as soon as anything is that a visitor reads or hears on this page."""
        picture = self.picture
        pictured = ("", "", "") if picture is None else (picture.name, picture.alt, picture.caption)
        words = [self.title, self.short, self.summary, *pictured, self.body]
        lists = [self.key_points, self.questions, sorted(self.labels.items())]
        sources = [(source.publisher or source.title, source.year) for source in self.sources]
        return hashlib.sha256(json.dumps([words, lists, sources]).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Topic:
    """A group of pages, in reading order; `color` is one of `COLORS`."""

    id: str
    title: str
    summary: str
    color: str
    picture: Path | None
    order: int
    hero: bool
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True)
class AttractLine:
    """What the screen that waits for a visitor says."""

    headline: str
    text: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that staff should mend, at `line` of `file` (counted from 1); a warning can wait.

    `rule` is the name of the check's rule that found it, "" where the library itself did.
    """

    file: Path
    line: int
    what: str
    is_warning: bool = False
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Library:
    """All pages of one language that a visitor may see, and all problems that were found on the way.

    `topics` are the tiles of the home screen: topics with at least one page, in order. `aside` are topics that are
    reached another way (get help now). `root` is the content folder, `illustrations` the program's own pictures,
    both at their true places.
    """

    language: str
    root: Path
    illustrations: Path
    topics: tuple[Topic, ...] = ()
    aside: tuple[Topic, ...] = ()
    pages: Mapping[str, Page] = field(default_factory=dict)
    urgent: Page | None = None
    attract: tuple[AttractLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    glossary: Mapping[str, Term] = field(default_factory=dict)
    body_map: Mapping[str, Region] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to offer on the home screen."""
        return not self.topics

    def page(self, page_id: str) -> Page | None:
        """Return the page with this id, None if there is none (any more)."""
        return self.pages.get(page_id)

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic with this id, None if there is none (any more)."""
        return next((topic for topic in (*self.topics, *self.aside) if topic.id == topic_id), None)

    def next_page(self, page: Page) -> Page | None:
        """Return the page after `page` in its topic, None after the last one."""
        number, count = self.position(page)
        topic = self.topic(page.topic)
        return topic.pages[number] if topic is not None and 0 < number < count else None

    def related(self, page: Page) -> tuple[Page, ...]:
        """Return the pages that `page` names as going well with it, those of them that are shown."""
        return tuple(self.pages[other] for other in page.related if other in self.pages)

    def question(self, page_id: str, number: int) -> str | None:
        """Return question `number` (from 0) of a page, None if there is none (any more)."""
        page = self.pages.get(page_id)
        return page.questions[number] if page is not None and 0 <= number < len(page.questions) else None

    def position(self, page: Page) -> tuple[int, int]:
        """Return the number of `page` in its topic, counted from 1, and the topic's count; (0, 0) if it is in none."""
        topic = self.topic(page.topic)
        ids = [] if topic is None else [other.id for other in topic.pages]
        return (ids.index(page.id) + 1, len(ids)) if page.id in ids else (0, 0)
