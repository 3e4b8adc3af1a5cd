"""A page's text as its readers meet it: sections, paragraphs, list items and sentences, each with its line."""

import bisect
import html
import re
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from kiosk.content import limits
from kiosk.content.model import Page
from kiosk.content.render import tree
from kiosk.content.sentences import split_sentences

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['\u2019-][^\W_]+)*")
_PLACEHOLDER = re.compile(r"\{clinic_[a-z_]+\}")
_ADDRESS = re.compile(r"\]\([^)\n]*\)")
_SILENT = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_CUES = frozenset(("ul", "ol", "strong", "table", "div"))
_INLINE = frozenset(("a", "br", "code", "em", "img", "strong"))

TEXT, ITEM, NUMBERED, TITLE, HEADING, CELL, TABLE_HEAD = "text", "item", "numbered", "title", "heading", "cell", "head"


@dataclass(frozen=True)
class Sentence:
    """One sentence and the line of the file on which it begins."""

    text: str
    line: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, as they are written."""
        return words(self.text)


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a callout's title, a heading or a table's cell; `sentences` in order."""

    kind: str
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return self.sentences[0].line

    @cached_property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)


@dataclass
class Section:
    """What stands below one heading; the first one of a page may have none. `tables` are the counts of columns."""

    heading: Block | None
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    has_cue: bool = False
    tables: list[int] = field(default_factory=list)

    @property
    def word_count(self) -> int:
        """How many words stand below the heading."""
        return sum(block.word_count for block in self.blocks)


@dataclass(frozen=True)
class Prose:
    """The whole text of a page."""

    sections: tuple[Section, ...]

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings, in order."""
        return tuple(section.heading for section in self.sections if section.heading is not None)

    @cached_property
    def running(self) -> tuple[Block, ...]:
        """What is read as sentences: paragraphs, list items and the titles of callouts."""
        kinds = (TEXT, ITEM, NUMBERED, TITLE)
        return tuple(block for section in self.sections for block in section.blocks if block.kind in kinds)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of `running`; a list item ends with its last sentence, with a full stop or without."""
        return tuple(sentence for block in self.running for sentence in block.sentences)

    @cached_property
    def word_count(self) -> int:
        """How many words visitors read, headings and tables included."""
        heads = sum(heading.word_count for heading in self.headings)
        return heads + sum(section.word_count for section in self.sections)


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are written; a number and a word with hyphens are one each."""
    return tuple(_WORD.findall(text))


def prose_of(page: Page) -> Prose:
    """Return the text of `page`; a page over a limit of the program has none."""
    try:
        limits.check(page.body)
    except limits.OverLimit:
        return Prose(())
    root = tree(page.body)
    for gap in (*root.iter("br"), *root.iter("img")):
        gap.tail = f" {gap.tail or ''}"
    reader = _Reader(_Lines(page.body, page.body_line))
    reader.read(root)
    return Prose(tuple(section for section in reader.sections if section.heading or section.blocks))


class _Lines:
    """Finds lines again, which Markdown forgets: by letters and digits alone, from where the last find was."""

    def __init__(self, body: str, first: int) -> None:
        self._first = first
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for line in _ADDRESS.sub("]", _PLACEHOLDER.sub("", body)).split("\n"):
            self._starts.append(length)
            parts.append(_SILENT.sub("", line))
            length += len(parts[-1])
        self._letters = "".join(parts)
        self._at = 0

    def line_of(self, text: str) -> int:
        """Return the line on which the next `text` begins."""
        wanted = _SILENT.sub("", text)
        found = self._letters.find(wanted, self._at)
        if found >= 0 and wanted:
            self._at = found + len(wanted)
        else:
            found = self._at
        return self._first + bisect.bisect_right(self._starts, found) - 1


class _Reader:
    """Walks through Markdown's tree; `sections` fill on the way."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        self.sections = [Section(None)]

    def read(self, root: Element, kind: str = TEXT) -> None:
        """Read what stands in `root`, whose own words are of that kind."""
        words_here = [root.text or ""]
        for child in root:
            if child.tag in _INLINE:
                self._note_cue(child)
                words_here += [*child.itertext(), child.tail or ""]
            else:
                self._add(kind, "".join(words_here))
                words_here = [child.tail or ""]
                self._read_block(child, kind)
        self._add(kind, "".join(words_here))

    def _read_block(self, element: Element, kind: str) -> None:
        self._note_cue(element)
        if element.tag in _HEADINGS:
            heading = self._block(HEADING, "".join(element.itertext()))
            self.sections.append(Section(heading, int(element.tag[1])))
        elif element.tag == "table":
            self.sections[-1].tables.append(len(element.findall("./thead/tr/th")))
            for cell in element.iter():
                if cell.tag in ("th", "td"):
                    self._add(TABLE_HEAD if cell.tag == "th" else CELL, "".join(cell.itertext()))
        elif element.tag in _LISTS:
            for item in element:
                self.read(item, NUMBERED if element.tag == "ol" else ITEM)
        elif element.get("class") == "admonition-title":
            self.read(element, TITLE)
        else:
            self.read(element, kind)

    def _note_cue(self, element: Element) -> None:
        if element.tag in _CUES or element.find(".//strong") is not None:
            self.sections[-1].has_cue = True

    def _add(self, kind: str, text: str) -> None:
        block = self._block(kind, text)
        if block is not None:
            self.sections[-1].blocks.append(block)

    def _block(self, kind: str, text: str) -> Block | None:
        plain = _BLANKS.sub(" ", _PLACEHOLDER.sub("", html.unescape(text))).strip()
        if not _WORD.search(plain):
            return None
        found = split_sentences(plain)
        return Block(kind, plain, tuple(Sentence(sentence, self._lines.line_of(sentence)) for sentence in found))
