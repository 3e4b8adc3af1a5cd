"""Looks for texts in files, however they may have been written down: the proof that nothing typed is kept."""

import base64
import json
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

_UTF_16 = ("utf-16-le", "utf-16-be")


def forms_of(mark: str) -> dict[str, tuple[bytes, ...]]:
    """Return how the bytes of `mark` may look, by the name of the writing; without regard to case but for base64."""
    spellings = {mark, mark.lower(), mark.upper(), mark.title(), unicodedata.normalize("NFD", mark)}
    found: dict[str, set[bytes]] = {}
    for text in spellings:
        plain = text.encode()
        wide = [text.encode(name) for name in _UTF_16]
        found.setdefault("plain", set()).update({plain.lower(), text.encode("latin-1", "replace").lower()})
        found.setdefault("UTF-16", set()).update(one.lower() for one in wide)
        found.setdefault("base64", set()).update(part for one in (plain, *wide) for part in _base64(one))
        found.setdefault("JSON escapes", set()).update(_escapes(text))
        found.setdefault("percent", set()).update({quote(text).lower().encode(), _percent(plain)})
        found.setdefault("hex", set()).update(one.hex().encode() for one in (plain, *wide))
    plain_ones = found["plain"]
    return {name: tuple(forms if name == "plain" else forms - plain_ones) for name, forms in found.items()}


def _base64(data: bytes) -> Iterator[bytes]:
    """Yield what of `data` shows in base64 whatever stands before and after it: three ways to fall into threes."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + data)
        inner = coded[(0, 2, 3)[before] : len(coded) - (0, 3, 2)[(before + len(data)) % 3]]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))


def _escapes(text: str) -> Iterator[bytes]:
    yield json.dumps(text)[1:-1].lower().encode()
    yield "".join(f"\\u{ord(char):04x}" for char in text).encode()


def _percent(data: bytes) -> bytes:
    return "".join(f"%{byte:02x}" for byte in data).encode()


@dataclass(frozen=True)
class Hit:
    """Where something was found, and how it was written."""

    place: str
    mark: str
    writing: str


@dataclass
class Found:
    """What was searched, and what was found in it; a zip counts with each of its parts."""

    files: int = 0
    size: int = 0  # bytes
    hits: list[Hit] = field(default_factory=list)


class MarkerSearch:
    """Searches for all of `marks` at once, in every writing."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._forms = [
            (mark, writing, form)
            for mark in marks
            for writing, forms in forms_of(mark).items()
            for form in forms
            if len(form) > 3  # shorter ones stand everywhere
        ]

    def in_bytes(self, place: str, data: bytes) -> list[Hit]:
        """Return what stands in `data`, once for each mark and writing."""
        low = data.lower()
        hits = {
            Hit(place, mark, writing)
            for mark, writing, form in self._forms
            if form in (data if writing == "base64" else low)
        }
        return sorted(hits, key=str)

    def in_files(self, *places: Path) -> Found:
        """Search files and whole folders, names included, and what is inside of zips."""
        found = Found()
        for place in places:
            for path in sorted([place, *place.rglob("*")]):
                name = str(path.relative_to(place.parent))
                found.hits += self.in_bytes(f"the name {name}", name.encode("utf-8", "surrogateescape"))
                if path.is_file():
                    self._search(found, name, path.read_bytes())
                if path.is_file() and zipfile.is_zipfile(path):
                    with zipfile.ZipFile(path) as file:
                        for part in file.namelist():
                            self._search(found, f"{name}/{part}", part.encode() + b"\n" + file.read(part))
        return found

    def _search(self, found: Found, name: str, data: bytes) -> None:
        found.files += 1
        found.size += len(data)
        found.hits += self.in_bytes(name, data)
