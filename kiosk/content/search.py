"""Finds pages and words of the glossary by what a visitor types, from the first letter on; keeps nothing of it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import finalize

from kiosk.content.model import Library, Page
from kiosk.content.search_slips import Slips
from kiosk.content.search_words import Part, Starts, flat, found_in, marked, plain_blocks, sentences, words_in

Kind = Literal["page", "term"]

MOST_TYPED = 200  # characters; what is longer is cut
MOST_SHOWN = 20
_MOST_WORDS = 12
_MOST_CONTEXTS = 4
_LONG = 12  # words; shorter sentences come first
_FEW = 3  # with fewer results, slips of spelling are looked for as well
_LEAST_ALONE = 3  # letters; in a sentence of which no page has all words, shorter ones do not count
_TABLE = """
    CREATE VIRTUAL TABLE entries USING fts5(
        name, summary, headings, points, body, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(entries, 'row');
    INSERT INTO entries(entries, rank) VALUES ('rank', 'bm25(10.0, 5.0, 4.0, 4.0, 1.0)');
"""
_ADD = "INSERT INTO entries(rowid, name, summary, headings, points, body) VALUES (?, ?, ?, ?, ?, ?)"
_FIND = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY rank, rowid LIMIT ?"


@dataclass(frozen=True)
class Hit:
    """Something found: the page or the term `id`, and sentences of it that hold what was looked for, the best first.

    A sentence is whole, in parts, each with whether it was looked for: cut, "does not cure" might become "cures".
    """

    kind: Kind
    id: str
    title: str
    contexts: tuple[tuple[Part, ...], ...] = ()


class _Entry:
    """A page or a term as the search sees it; `texts` hold the sentences for its contexts, the best ones first."""

    def __init__(self, kind: Kind, key: str, title: str, names: tuple[str, ...], texts: tuple[str, ...]) -> None:
        self.kind = kind
        self.title = title
        self._id = key
        self._names = [words_in(name) for name in names]
        self._texts = texts

    @cached_property
    def _sentences(self) -> list[tuple[str, str]]:
        found = [sentence for text in self._texts for sentence in sentences(text)]
        if self.kind == "term":
            found = [*self._texts, *found]  # a meaning is shown whole where it fits
        return [(sentence, flat(sentence)) for sentence in found]

    def tier(self, starts: Starts) -> int:
        """Return 0 for a term that is exactly what was typed, 1 for a page, 2 for another term."""
        if self.kind == "page":
            return 1
        return 0 if any(_is_same(name, starts) for name in self._names) else 2

    def hit(self, starts: Starts) -> Hit:
        """Return this as a result."""
        best = range(len(self._sentences)) if self.kind == "term" else self._best(starts)
        return Hit(self.kind, self._id, self.title, tuple(marked(self._sentences[i][0], starts) for i in best))

    def _best(self, starts: Starts) -> list[int]:
        """Return the sentences with most of the words typed, the first one (the summary) always among them."""
        ranks = []
        for number, (_, words) in enumerate(self._sentences):
            if found := found_in(words, starts):
                ranks.append((-found, words.count(" ") > _LONG, number))
        best = [number for _, _, number in sorted(ranks)[:_MOST_CONTEXTS]]
        return best if 0 in best or not self._sentences else [*best, 0]


class SearchIndex:
    """The pages and the glossary of one library, in memory."""

    def __init__(self, library: Library) -> None:
        self.library = library
        # Without kept statements: SQLite would hold on to the last words that were looked for.
        self._base = sqlite3.connect(":memory:", check_same_thread=False, cached_statements=0)
        self._close = finalize(self, self._base.close)
        self._base.executescript(_TABLE)
        self._entries: list[_Entry] = []
        with self._base:
            self._base.executemany(_ADD, self._rows(library))
        self._slips = Slips(word for (word,) in self._base.execute("SELECT term FROM vocabulary"))

    def find(self, text: str, limit: int = MOST_SHOWN) -> tuple[Hit, ...]:
        """Return what fits `text`, at most `limit` hits, the best first; any text will do, and none finds nothing."""
        words = words_in(text[:MOST_TYPED])[:_MOST_WORDS]
        if not words:
            return ()
        starts: list[tuple[str, ...]] = [(word,) for word in words]
        found = self._fitting(starts, limit)
        if len(found) < min(_FEW, limit):
            starts = [(word, *self._slips.near(word)) for word in words]
            found += [number for number in self._fitting(starts, limit) if number not in found]
        if len(found) < min(_FEW, limit) and len(words) > 1:
            starts = [group for group in starts if len(group[0]) >= _LEAST_ALONE] or starts
            some = self._matching(" OR ".join(map(_any_of, starts)), limit)
            found += [number for number in some if number not in found]
        return tuple(self._entries[number].hit(starts) for number in found[:limit])

    def _rows(self, library: Library) -> Iterator[tuple[int | str, ...]]:
        """Yield a row for each page in reading order, then for each term; its number is that of its entry."""
        for page in _in_order(library):
            headings, texts = plain_blocks(page.body)
            title = (page.title, page.short)
            shown = (page.summary, *page.key_points, *texts, *headings)
            self._entries.append(_Entry("page", page.id, page.title, title, shown))
            yield len(self._entries) - 1, *map("\n".join, (title, (page.summary,), headings, page.key_points, texts))
        for term in library.glossary.values():
            names = (term.term, *term.forms)
            self._entries.append(_Entry("term", term.id, term.term, names, (term.means,)))
            yield len(self._entries) - 1, "\n".join(names), term.means, "", "", ""

    def _fitting(self, starts: Starts, limit: int) -> list[int]:
        """Return the entries with all words, those with all of them in their name first."""
        wanted = " AND ".join(map(_any_of, starts))
        named = self._matching(f"{{name}} : ({wanted})", limit)
        named.sort(key=lambda number: self._entries[number].tier(starts))
        if len(named) >= limit:
            return named
        others = [number for number in self._matching(wanted, limit + len(named)) if number not in named]
        others.sort(key=lambda number: self._entries[number].kind)  # "page" comes before "term"
        return named + others

    def _matching(self, wanted: str, limit: int) -> list[int]:
        with closing(self._base.execute(_FIND, (wanted, limit))) as rows:
            return [number for (number,) in rows]


def _in_order(library: Library) -> Iterator[Page]:
    """Yield the pages as a visitor meets them, topic by topic."""
    for topic in (*library.topics, *library.aside):
        yield from topic.pages


def _is_same(name: Sequence[str], starts: Starts) -> bool:
    return len(name) == len(starts) and all(word in group for word, group in zip(name, starts, strict=True))


def _any_of(group: Sequence[str]) -> str:
    """Return the FTS5 expression for words that begin with one of `group`; none of them holds an operator."""
    return "(" + " OR ".join(f'"{start}" *' for start in group) + ")"
