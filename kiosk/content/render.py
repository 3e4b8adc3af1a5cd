"""Makes of a page's Markdown the small part of HTML that a kiosk may show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from kiosk.content import limits
from kiosk.content.model import Library, Page, Picture, Problem
from kiosk.content.writer import Callouts, Place, Writer, escape

if TYPE_CHECKING:
    from markdown import Markdown

# Only `[text](page.md)` and `![alt](picture.svg)` are links and pictures; text in angle brackets stays text; what is
# indented by mistake stays a paragraph.
_INLINE = (
    "reference",
    "short_reference",
    "image_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "html",
    "entity",
)
_BLOCKS = ("code", "reference")


@dataclass(frozen=True)
class Rendered:
    """HTML without `<html>` and `<body>`; the picture at `src="picture:KEY"` is `pictures[KEY]`, a link `page:ID`."""

    html: str
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]


def render(
    page: Page,
    library: Library,
    callouts: Callouts,
    body: str | None = None,
    values: Mapping[str, str] | None = None,
) -> Rendered:
    """Return `page` as HTML; never raises, whatever the page holds.

    `callouts` gives the colours (edge, ground) of each kind of callout, as "#rrggbb", and under "table" those of a
    table's head. `body` is a part of the page, such as a step's text, the whole page where it is None. `values` are the
    texts for `{clinic_name}` and its like.
    """
    text = page.body if body is None else body
    place = Place(page, library, text, _first_line(page, text))
    writer = Writer(place, callouts, values or {})
    try:
        limits.check(text)
    except limits.OverLimit as error:
        problem = Problem(page.path, place.first_line + error.line - 1, error.what)
        return Rendered(f"<p>{escape(text[: limits.MAX_PARAGRAPH])}</p>", {}, (problem,))
    html = writer.write(tree(text))
    return Rendered(html, writer.pictures, tuple(sorted(set(writer.problems))))


def warm_up() -> None:
    """Import Markdown and build its parser, some 50 ms, at a moment when nobody waits."""
    _markdown()


def _first_line(page: Page, text: str) -> int:
    return next((step.line for step in page.steps if step.body == text), page.body_line)


@cache
def _markdown() -> "Markdown":
    # Heavy, and the kiosk's first screen has no page.
    from markdown import Markdown  # noqa: PLC0415
    from markdown.extensions.admonition import AdmonitionExtension  # noqa: PLC0415
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415

    table = TableExtension(use_align_attribute=True)
    markdown = Markdown(extensions=[table, AdmonitionExtension(), SaneListExtension()])
    for name in _INLINE:
        markdown.inlinePatterns.deregister(name)
    for name in _BLOCKS:
        markdown.parser.blockprocessors.deregister(name)
    return markdown


def tree(text: str) -> Element:
    """Return the page as a tree; only our own `Writer` makes HTML of it, so nothing of the page gets there as it is."""
    markdown = _markdown().reset()
    # Not the other preprocessor: it takes HTML blocks out of the text and puts them back as they are.
    lines = markdown.preprocessors["normalize_whitespace"].run(text.split("\n"))
    markdown.parser.parseDocument(lines)
    root = markdown.parser.root
    markdown.treeprocessors["inline"].run(root)
    markdown.treeprocessors["unescape"].run(root)
    return root
