"""The head of a page file: TOML between two lines `+++`."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

import msgspec

from kiosk.content import tables
from kiosk.content.disk import Refused
from kiosk.content.tables import BadToml, Mistake

FENCE = "+++"
MAX_HEADER = 16 * 1024
SHORT_LENGTH = 24
SUMMARY_LENGTH = 60
TITLE_LENGTH = 120

_FENCE_LINE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)


class Header(msgspec.Struct, frozen=True):
    """What a page says of itself; the three fields without a default must be there."""

    id: str
    title: str
    topic: str
    order: int = 0
    kind: Literal["page", "steps", "urgent", "clinic", "questions"] = "page"
    treatment: bool = False
    short: str = ""
    summary: str = ""
    picture: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    key_points: tuple[str, ...] = ()
    question: str = ""
    related: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed_by: str = ""
    reviewed_on: date | None = None
    review_due: date | None = None
    translation_reviewed_by: str = ""
    source_hash: str = ""
    labels: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True)
class FrontMatter:
    """A page file cut in two; `header` is None if the page cannot be shown, and `mistakes` say why.

    `lines` gives the line of each key, `body_line` that of the body's first line.
    """

    header: Header | None
    body: str
    body_line: int
    mistakes: tuple[Mistake, ...]
    head: str = ""

    def line_of(self, key: str) -> int:
        """Return the line on which `key` stands, that of the first fence if it stands nowhere."""
        return tables.line_of(self.head, rf"\[?{re.escape(key)}\b")


def split(text: str) -> tuple[str, str, int]:
    """Return the header with its fence, the body, and the body's first line; raises `Refused`."""
    fences = list(islice(_FENCE_LINE.finditer(text), 2))
    if not fences or fences[0].start() != 0:
        raise Refused(f"the first line must be {FENCE}")
    if len(fences) < 2:
        raise Refused(f"the line {FENCE} that ends the header is missing")
    head = text[: fences[1].start()]
    if len(head) > MAX_HEADER:
        raise Refused(f"the header is longer than {MAX_HEADER} characters")
    body = text[fences[1].end() + 1 :]
    return head, body, head.count("\n") + 2


def parse(text: str) -> FrontMatter:
    """Return the page file `text` cut in two, with everything that is wrong in its header."""
    try:
        head, body, body_line = split(text)
    except Refused as error:
        return FrontMatter(None, "", 1, ((1, error.what),))
    try:
        # The fence's line stays as an empty one, so that TOML's line numbers are the file's.
        table = tables.parse(head.replace(FENCE, "", 1))
    except BadToml as error:
        return FrontMatter(None, body, body_line, ((error.line or body_line - 1, f"the header {error.what}"),), head)
    header, mistakes = tables.typed(Header, table, head)
    matter = FrontMatter(header, body, body_line, tuple(mistakes), head)
    return matter if header is None else _checked(matter, header)


def _checked(matter: FrontMatter, header: Header) -> FrontMatter:
    fatal: list[Mistake] = []
    mild: list[Mistake] = []
    for key in ("id", "topic"):
        if not tables.is_slug(getattr(header, key)):
            fatal.append((matter.line_of(key), f'"{key}" must be small letters, digits and hyphens'))
    for key, limit in (("title", TITLE_LENGTH), ("short", SHORT_LENGTH), ("summary", SUMMARY_LENGTH)):
        if len(getattr(header, key)) > limit:
            found = (matter.line_of(key), f'"{key}" is longer than {limit} characters')
            (fatal if key == "title" else mild).append(found)
    return FrontMatter(
        None if fatal else header, matter.body, matter.body_line, (*matter.mistakes, *fatal, *mild), matter.head
    )
