"""The words that pages explain: read from `glossary.toml`, and found again in a page's text."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from kiosk.content import tables
from kiosk.content.model import Term
from kiosk.content.table_files import TableFiles


class _TermEntry(msgspec.Struct, frozen=True):
    id: str
    term: str
    means: str
    say: str = ""
    forms: tuple[str, ...] = ()
    voice: str = ""


def read_glossary(files: TableFiles, path: Path) -> dict[str, Term]:
    """Return the terms of the file `path` by id; a language may do without one."""
    if not os.path.lexists(path):
        return {}
    terms: dict[str, Term] = {}
    owners: dict[str, str] = {}
    for entry, line in files.read_list(path, "term", _TermEntry):
        if entry.id in terms or not tables.is_slug(entry.id):
            files.name(path, line, f'the id "{entry.id}" is used twice or is not small letters, digits and hyphens')
            continue
        words = [form for form in (entry.term, *entry.forms) if form]
        taken = [form for form in words if _key(form) in owners]
        for form in taken:
            files.name(path, line, f'"{form}" belongs to the term "{owners[_key(form)]}" already')
        owners |= {_key(form): entry.id for form in words if form not in taken}
        forms = tuple(form for form in words[1:] if form not in taken)
        terms[entry.id] = Term(entry.id, entry.term, entry.means, entry.say, forms, line, entry.voice)
    return terms


class TermFinder:
    """Finds the glossary's words in a text, the longer ones first."""

    def __init__(self, glossary: Mapping[str, Term]) -> None:
        self._ids: dict[str, str] = {}
        for term in glossary.values():
            for form in (term.term, *term.forms):
                self._ids.setdefault(_key(form), term.id)
        forms = sorted(self._ids, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, form.split(" "))) for form in forms)
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) if words else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and the term's id of every word of the glossary in `text`, from left to right."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            term_id = self._ids.get(_key(found[0]))
            if term_id is not None:
                yield found.start(), found.end(), term_id


def _key(form: str) -> str:
    return " ".join(form.casefold().split())


@lru_cache(maxsize=4)
def finder(terms: tuple[Term, ...]) -> TermFinder:
    """Return the finder of a glossary, made once."""
    return TermFinder({term.id: term for term in terms})
