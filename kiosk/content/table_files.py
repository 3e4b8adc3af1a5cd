"""Reads the TOML files of the content folder; whatever is wrong in them is left out and named."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from kiosk.content import disk, tables
from kiosk.content.disk import Refused
from kiosk.content.model import Problem

# Far above what a clinic needs; beyond them the search for lines takes minutes.
MAX_TABLE = 256 * 1024
MAX_LINES = 5_000
MAX_SECTIONS = 500
MAX_NAMED = 100


class TableFiles:
    """The TOML files below `root`; `problems` fill on the way."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._named: Counter[Path] = Counter()
        self.problems: list[Problem] = []

    def name(self, file: Path, line: int, what: str) -> None:
        """Name one thing that is wrong at `line` of `file`; of many in one file only the first `MAX_NAMED`."""
        self._named[file] += 1
        if self._named[file] <= MAX_NAMED:
            self.problems.append(Problem(file, max(line, 1), what))
        elif self._named[file] == MAX_NAMED + 1:
            self.problems.append(Problem(file, max(line, 1), "there is more to mend in this file"))

    def read(self, path: Path) -> tuple[dict[str, Any], str]:
        """Return the table and the text of the file `path`, both empty if it cannot be used."""
        try:
            text = disk.read_text(self._root, path)
            _check(text)
            table = tables.parse(text)
        except tables.BadToml as error:
            self.name(path, error.line, error.what)
        except Refused as error:
            self.name(path, 1, error.what)
        else:
            return table, text
        return {}, ""

    def read_list(self, path: Path, key: str, kind: type[tables.T]) -> list[tuple[tables.T, int]]:
        """Return the sections `[[key]]` of the file `path` and their lines."""
        table, text = self.read(path)
        found: list[tuple[tables.T, int]] = []
        raw = table.pop(key, [])
        for other in table:
            if self._is_full(path):
                break
            self.name(path, tables.line_of(text, rf"\[*{re.escape(other)}\b"), f'"{other}" is not a known section')
        line = 0
        for entry in self._first(path, raw) if isinstance(raw, list) else [None]:
            if self._is_full(path):
                break
            line = tables.line_of(text, rf"\[\[\s*{key}\s*\]\]", line + 1)
            record, mistakes = tables.typed(kind, entry, text, line)
            for at, what in mistakes:
                self.name(path, at, what)
            if record is not None:
                found.append((record, line))
        return found

    def read_sections(self, path: Path, kind: type[tables.T]) -> dict[str, tuple[tables.T, int]]:
        """Return the sections `[name]` of the file `path` by name, and their lines."""
        table, text = self.read(path)
        found: dict[str, tuple[tables.T, int]] = {}
        line = 1
        for key, entry in self._first(path, list(table.items())):
            if self._is_full(path):
                break
            line = tables.line_of(text, rf"\[\s*[\"']?{re.escape(key)}\b", line)
            record, mistakes = tables.typed(kind, entry, text, line)
            for at, what in mistakes:
                self.name(path, at, what)
            if record is not None:
                found[key] = (record, line)
        return found

    def _is_full(self, path: Path) -> bool:
        return self._named[path] > MAX_NAMED

    def _first(self, path: Path, entries: list[Any]) -> list[Any]:
        if len(entries) > MAX_SECTIONS:
            self.name(path, 1, f"has more than {MAX_SECTIONS} sections; the rest is left out")
        return entries[:MAX_SECTIONS]


def _check(text: str) -> None:
    if len(text) > MAX_TABLE:
        raise Refused(f"is larger than {MAX_TABLE // 1024} KiB")
    if text.count("\n") >= MAX_LINES:
        raise tables.BadToml(MAX_LINES, f"has more than {MAX_LINES} lines")
