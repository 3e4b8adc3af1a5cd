"""Builds the library of one language from the content folder; whatever is broken is left out and named."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from kiosk import paths
from kiosk.content import disk, limits, steps, tables
from kiosk.content.disk import Refused, languages, signature
from kiosk.content.front_matter import FrontMatter, Header, parse
from kiosk.content.model import AttractLine, Library, Page, Picture, Problem, Source, Step, Topic
from kiosk.content.pictures import PictureFinder

__all__ = ["URGENT", "languages", "load_library", "signature"]

URGENT = "urgent"


class _TopicEntry(msgspec.Struct, frozen=True):
    id: str
    title: str
    summary: str = ""
    color: Literal["primary", "types", "treatments", "body", "urgent"] = "primary"
    picture: str = ""
    order: int = 0
    hero: bool = False


class _SourceEntry(msgspec.Struct, frozen=True):
    title: str
    publisher: str = ""
    year: int = 0
    where: str = ""
    note: str = ""


class _AttractEntry(msgspec.Struct, frozen=True):
    headline: str
    text: str = ""


def load_library(content: Path, language: str, illustrations: Path | None = None) -> Library:
    """Return all that can be shown of `content` in `language`, and all problems; never raises for what lies there.

    `content` is the content folder; `illustrations` the program's own pictures (default: `assets/illustrations`).
    """
    drawings = paths.ASSETS / "illustrations" if illustrations is None else illustrations
    return _Loader(disk.real_folder(content), language, disk.real_folder(drawings)).load()


class _Loader:
    """One walk through the content folder."""

    def __init__(self, root: Path, language: str, illustrations: Path) -> None:
        self._root = root
        self._language = language
        self._folder = root / language
        self._illustrations = illustrations
        self._finder = PictureFinder(root, illustrations)
        self._problems: list[Problem] = []
        self._sources: dict[str, Source] = {}

    def load(self) -> Library:
        files = disk.page_paths(self._root, self._language)
        if not files:
            self._name(self._folder, 1, "there are no pages here")
            return self._library((), {})
        self._sources = self._read_sources()
        topics = {URGENT: Topic(URGENT, "", "", URGENT, None, 0, hero=False), **self._read_topics()}
        pages: dict[str, Page] = {}
        for path in files:
            page = self._read_page(path, topics, pages)
            if page is not None:
                pages[page.id] = page
        return self._library(topics.values(), pages)

    def _library(self, topics: Iterable[Topic], pages: dict[str, Page]) -> Library:
        in_order = sorted(pages.values(), key=lambda page: (page.order, page.id))
        urgent = next((page for page in in_order if page.kind == URGENT), None)
        full = [replace(topic, pages=tuple(page for page in in_order if page.topic == topic.id)) for topic in topics]
        full.sort(key=lambda topic: (topic.order, topic.id))
        return Library(
            language=self._language,
            root=self._root,
            illustrations=self._illustrations,
            topics=tuple(topic for topic in full if topic.pages and topic.id != URGENT),
            aside=tuple(
                replace(topic, title=topic.title or topic.pages[0].title)
                for topic in full
                if topic.pages and topic.id == URGENT
            ),
            pages={page.id: page for page in in_order},
            urgent=urgent,
            attract=self._read_attract() if pages else (),
            problems=tuple(sorted(set(self._problems))),
        )

    def _name(self, file: Path, line: int, what: str) -> None:
        self._problems.append(Problem(file, max(line, 1), what))

    def _read_table(self, path: Path) -> tuple[dict[str, Any], str]:
        try:
            text = disk.read_text(self._root, path)
            return tables.parse(text), text
        except tables.BadToml as error:
            self._name(path, error.line, error.what)
        except Refused as error:
            self._name(path, 1, error.what)
        return {}, ""

    def _read_list(self, path: Path, key: str, kind: type[tables.T]) -> list[tuple[tables.T, int]]:
        table, text = self._read_table(path)
        found: list[tuple[tables.T, int]] = []
        raw = table.pop(key, [])
        for other in table:
            self._name(path, tables.line_of(text, rf"\[*{re.escape(other)}\b"), f'"{other}" is not a known section')
        line = 0
        for entry in raw if isinstance(raw, list) else [None]:
            line = tables.line_of(text, rf"\[\[\s*{key}\s*\]\]", line + 1)
            record, mistakes = tables.typed(kind, entry, text, line)
            for at, what in mistakes:
                self._name(path, at, what)
            if record is not None:
                found.append((record, line))
        return found

    def _read_sources(self) -> dict[str, Source]:
        path = self._root / "sources.toml"
        table, text = self._read_table(path)
        sources: dict[str, Source] = {}
        for key, entry in table.items():
            record, mistakes = tables.typed(_SourceEntry, entry, text)
            if mistakes:  # Looking for lines takes time that a good table should not.
                line = tables.line_of(text, rf"\[\s*[\"']?{re.escape(key)}\b")
                _, mistakes = tables.typed(_SourceEntry, entry, text, line)
            for at, what in mistakes:
                self._name(path, at, what)
            if record is not None:
                sources[key] = Source(key, record.title, record.publisher, record.year, record.where)
        return sources

    def _read_topics(self) -> dict[str, Topic]:
        path = self._folder / "topics.toml"
        topics: dict[str, Topic] = {}
        for entry, line in self._read_list(path, "topic", _TopicEntry):
            if entry.id in topics or not tables.is_slug(entry.id):
                self._name(path, line, f'the id "{entry.id}" is used twice or is not small letters, digits and hyphens')
                continue
            picture = self._picture(entry.picture, path, line)
            where = None if picture is None else picture.path
            topics[entry.id] = Topic(entry.id, entry.title, entry.summary, entry.color, where, entry.order, entry.hero)
        return topics

    def _read_attract(self) -> tuple[AttractLine, ...]:
        found = self._read_list(self._folder / "attract.toml", "line", _AttractEntry)
        return tuple(AttractLine(entry.headline, entry.text) for entry, _line in found)

    def _read_page(self, path: Path, topics: Container[str], pages: Mapping[str, Page]) -> Page | None:
        try:
            matter = parse(disk.read_text(self._root, path))
            limits.check(matter.body)
        except limits.OverLimit as error:
            self._name(path, matter.body_line + error.line - 1, error.what)
            return None
        except Refused as error:
            self._name(path, 1, error.what)
            return None
        for line, what in matter.mistakes:
            self._name(path, line, what)
        header = matter.header
        if header is None:
            return None
        if header.id in pages:
            self._name(
                path, matter.line_of("id"), f'the id "{header.id}" is already that of {pages[header.id].path.name}'
            )
            return None
        if header.topic not in topics:
            self._name(path, matter.line_of("topic"), f'there is no topic "{header.topic}" in topics.toml')
            return None
        return self._page(path, matter, header)

    def _page(self, path: Path, matter: FrontMatter, header: Header) -> Page:
        picture = self._picture(header.picture, path, matter.line_of("picture"))
        if picture is not None:
            picture = replace(picture, alt=header.picture_alt, caption=header.picture_caption)
        intro, sections = steps.cut(matter.body, matter.body_line) if header.kind == "steps" else ("", [])
        return Page(
            id=header.id,
            language=self._language,
            topic=header.topic,
            order=header.order,
            kind=header.kind,
            title=header.title,
            short=header.short or header.title,
            summary=header.summary,
            picture=picture,
            labels=MappingProxyType(header.labels),
            sources=self._sources_of(path, matter, header),
            reviewed_by=header.reviewed_by,
            body=matter.body,
            path=path,
            body_line=matter.body_line,
            steps=tuple(self._step(section, path) for section in sections),
            intro=intro,
        )

    def _sources_of(self, path: Path, matter: FrontMatter, header: Header) -> tuple[Source, ...]:
        for key in header.sources:
            if key not in self._sources:
                self._name(path, matter.line_of("sources"), f'there is no source "{key}" in sources.toml')
        return tuple(self._sources[key] for key in header.sources if key in self._sources)

    def _step(self, section: steps.Section, path: Path) -> Step:
        picture = None
        if section.image is not None:
            picture = self._picture(section.image.reference, path, section.image.line)
        if picture is not None and section.image is not None:
            picture = replace(picture, alt=section.image.alt, caption=section.image.caption)
        return Step(section.title, section.body, picture, section.line)

    def _picture(self, reference: str, path: Path, line: int) -> Picture | None:
        if not reference:
            return None
        try:
            file, state = self._finder.find(reference, path.parent)
        except Refused as error:
            self._name(path, line, f'the picture "{reference[:80]}" {error.what}')
            return None
        return Picture(reference, file, state)
