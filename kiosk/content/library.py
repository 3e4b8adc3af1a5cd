"""Builds the library of one language from the content folder; whatever is broken is left out and named."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from kiosk import paths
from kiosk.content import disk, limits, notes, steps, tables
from kiosk.content.body_map import read_body_map
from kiosk.content.disk import Refused, languages, signature
from kiosk.content.front_matter import FrontMatter, Header, parse
from kiosk.content.glossary import read_glossary
from kiosk.content.model import AttractLine, Library, Page, Picture, Source, Step, Topic
from kiosk.content.pictures import PictureFinder
from kiosk.content.signoff import SignOffs, sign_off_of
from kiosk.content.table_files import TableFiles

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


def load_library(
    content: Path,
    language: str,
    illustrations: Path | None = None,
    sign_offs: SignOffs | None = None,
    *,
    only_signed: bool = False,
) -> Library:
    """Return all that can be shown of `content` in `language`, and all problems; never raises for what lies there.

    `content` is the content folder; `illustrations` the program's own pictures (default: `assets/illustrations`).
    `only_signed` leaves out the pages that are not in `sign_offs` as they read now, but for "get help now".
    """
    drawings = paths.ASSETS / "illustrations" if illustrations is None else illustrations
    loader = _Loader(disk.real_folder(content), language, disk.real_folder(drawings))
    return loader.load(sign_offs or {}, only_signed=only_signed)


class _Loader:
    """One walk through the content folder."""

    def __init__(self, root: Path, language: str, illustrations: Path) -> None:
        self._root = root
        self._language = language
        self._folder = root / language
        self._illustrations = illustrations
        self._finder = PictureFinder(root, illustrations)
        self._files = TableFiles(root)
        self._sources: dict[str, Source] = {}

    def load(self, sign_offs: SignOffs, *, only_signed: bool) -> Library:
        files = disk.page_paths(self._root, self._language)
        if not files:
            self._name(self._folder, 1, "there are no pages here")
            return self._library((), {}, {})
        self._sources = self._read_sources()
        topics = {URGENT: Topic(URGENT, "", "", URGENT, None, 0, hero=False), **self._read_topics()}
        pages: dict[str, Page] = {}
        for path in files:
            page = self._read_page(path, topics, pages)
            if page is not None:
                pages[page.id] = page
        signed = {key: replace(page, signed=sign_off_of(page, sign_offs)) for key, page in pages.items()}
        shown = {key: page for key, page in signed.items() if page.signed or page.kind == URGENT or not only_signed}
        return self._library(topics.values(), pages, shown)

    def _library(self, topics: Iterable[Topic], known: dict[str, Page], shown: dict[str, Page]) -> Library:
        in_order = sorted(shown.values(), key=lambda page: (page.order, page.id))
        urgent = next((page for page in in_order if page.kind == URGENT), None)
        full = [replace(topic, pages=tuple(page for page in in_order if page.topic == topic.id)) for topic in topics]
        full.sort(key=lambda topic: (topic.order, topic.id))
        attract = self._read_attract() if known else ()
        glossary = read_glossary(self._files, self._folder / "glossary.toml")
        regions = read_body_map(self._files, self._root / "body_map.toml", known)
        body_map = {
            name: replace(region, pages=tuple(page for page in region.pages if page in shown))
            for name, region in regions.items()
        }
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
            attract=attract,
            problems=tuple(sorted(set(self._files.problems))),
            glossary=MappingProxyType(glossary),
            body_map=MappingProxyType(body_map),
        )

    def _name(self, file: Path, line: int, what: str) -> None:
        self._files.name(file, line, what)

    def _read_sources(self) -> dict[str, Source]:
        found = self._files.read_sections(self._root / "sources.toml", _SourceEntry)
        return {
            key: Source(key, entry.title, entry.publisher, entry.year, entry.where)
            for key, (entry, _line) in found.items()
        }

    def _read_topics(self) -> dict[str, Topic]:
        path = self._folder / "topics.toml"
        topics: dict[str, Topic] = {}
        for entry, line in self._files.read_list(path, "topic", _TopicEntry):
            if entry.id in topics or not tables.is_slug(entry.id):
                self._name(path, line, f'the id "{entry.id}" is used twice or is not small letters, digits and hyphens')
                continue
            picture = self._picture(entry.picture, path, line)
            where = None if picture is None else picture.path
            topics[entry.id] = Topic(entry.id, entry.title, entry.summary, entry.color, where, entry.order, entry.hero)
        return topics

    def _read_attract(self) -> tuple[AttractLine, ...]:
        found = self._files.read_list(self._folder / "attract.toml", "line", _AttractEntry)
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
        body = notes.drop_notes(matter.body)
        intro, sections = steps.cut(body, matter.body_line) if header.kind == "steps" else ("", [])
        questions = notes.items(body) if header.kind == "questions" else (header.question,)
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
            reviewed_on=header.reviewed_on,
            review_due=header.review_due,
            translation_reviewed_by=header.translation_reviewed_by,
            source_hash=header.source_hash,
            treatment=header.treatment,
            key_points=header.key_points,
            questions=tuple(question for question in questions if question),
            related=header.related,
            flags=notes.flags(matter.body),
            body=body,
            path=path,
            body_line=matter.body_line,
            steps=tuple(self._step(section, path) for section in sections),
            intro=intro,
        )

    def _sources_of(self, path: Path, matter: FrontMatter, header: Header) -> tuple[Source, ...]:
        line = matter.line_of("sources")
        for key in header.sources:
            if key not in self._sources:
                self._name(path, line, f'there is no source "{key}" in sources.toml')
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
