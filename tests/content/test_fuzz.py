"""Spoilt pages: whatever a file holds, loading and rendering end soon, and only what is allowed comes out.

Each page is made from a text seed that a failure names; `PAGES` pages are made at each run.
"""

import json
import random
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content import notes
from kiosk.content.check.runner import check_content
from kiosk.content.glossary import finder
from kiosk.content.library import load_library
from kiosk.content.model import Library, Page
from kiosk.content.render import render
from kiosk.content.signoff import read_sign_offs
from kiosk.content.svg import has_needle, label_keys, themed_svg
from kiosk.errors import SiteError
from tests.support.fakes import START
from tests.support.mutations import mutated
from tests.support.pages import CALLOUTS, load, make_body_map, make_glossary

PAGES = 2_000
PARTS = 4
BATCH = 25
SLOWEST_S = 1.0  # for one page, of the processor's time; a batch is loaded at once

TAGS = frozenset(
    "p h2 h3 ul ol li strong em b a img table thead tbody tr th td br hr blockquote code".split()  # noqa: SIM905
)
LONELY = frozenset(("br", "hr", "img"))
ATTRIBUTES = {
    "href": r"page:[a-z0-9-]+|term:[a-z0-9-]+",
    "src": r"picture:[a-z0-9-]+",
    "alt": r"(?s).*",
    "align": r"left|right|center",
    "bgcolor": r"#[0-9a-f]{6}",
    "class": r"callout(-[a-z]+)?( callout-[a-z]+)?|data|sure|small|picture|term",
    "width": r"100%|8",
    "cellspacing": r"0",
    "cellpadding": r"0|6",
    "border": r"0",
}


class Allowed(HTMLParser):
    """Fails at any tag or attribute value that a page must not bring about, and at a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.terms: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert re.fullmatch(ATTRIBUTES[name], value or ""), (name, value)
            if name == "href" and value is not None and value.startswith("term:"):
                self.terms.add(value.removeprefix("term:"))
        if tag not in LONELY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        pytest.fail(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data}")


def assert_shown(page: Page, library: Library, body: str | None = None) -> None:
    rendered = render(page, library, CALLOUTS, body, values={"clinic_name": "<b>&"})
    checker = Allowed()
    checker.feed(rendered.html)
    checker.close()
    assert checker.open == []
    assert checker.terms <= set(library.glossary)
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", rendered.html)
    for problem in rendered.problems:
        assert problem.file == page.path
        assert problem.line >= 1


def assert_read(page: Page, library: Library) -> None:
    """Do with a page all that a screen does with it."""
    assert_shown(page, library)
    for part in (page.intro, *(step.body for step in page.steps)):
        assert_shown(page, library, part)
    found = [*page.questions, *notes.items(page.body)]
    assert all(question and question == " ".join(question.split()) for question in found)
    assert re.fullmatch("[0-9a-f]{16}", page.text_hash)
    last = 0
    for start, end, term in finder(tuple(library.glossary.values())).find(page.body):
        assert last <= start < end
        assert term in library.glossary
        last = end
    assert len(library.related(page)) <= len(page.related)
    assert library.position(page)[0] >= 1 or page.topic not in {topic.id for topic in library.topics}


@contextmanager
def naming(seed: str, path: Path) -> Iterator[None]:
    """Say at a failure how to make the same text again, and where it lies."""
    began = time.process_time()
    try:
        yield
    except BaseException as error:
        error.add_note(f"the text of random.Random({seed!r}), left in {path}")
        raise
    seconds = time.process_time() - began
    assert seconds < SLOWEST_S, f"{seconds:.1f} s for the text of random.Random({seed!r}), left in {path}"


def spoilt(text: str, chance: random.Random, others: list[str]) -> bytes:
    """Return a page file with another text, more rarely with another header as well."""
    head, fence, body = text.rpartition("\n+++\n")
    if chance.random() < 0.25:
        return mutated(text, chance, others)
    return (head + fence).encode() + mutated(body, chance, others)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_mutated_page_raises_or_lets_anything_through(tmp_path: Path, part: int) -> None:
    language = ("en", "es")[part % 2]
    content = tmp_path / "content"
    shutil.copytree(paths.CONTENT, content)
    seeds = sorted((content / language).glob("*/*.md"))
    texts = [path.read_text(encoding="utf-8") for path in seeds]
    whole = set(load_library(content, language).pages)
    shown = 0
    for first in range(0, PAGES // PARTS, BATCH):
        made: dict[Path, str] = {}
        for number in range(first, first + BATCH):
            seed = f"{part}-{number}"
            chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
            index = chance.randrange(len(seeds))
            text = re.sub(r'^id = ".*"$', f'id = "x{number}"', texts[index], count=1, flags=re.MULTILINE)
            path = seeds[index].with_name(f"x{number}.md")
            path.write_bytes(spoilt(text, chance, texts))
            made[path] = seed
        with naming(f"{part}-{first} to {first + BATCH - 1}", content):
            library = load_library(content, language)
        assert whole <= set(library.pages)
        pages = {page.path: page for page in library.pages.values()}
        named = {problem.file for problem in library.problems}
        for path, seed in made.items():
            with naming(seed, path):
                page = pages.get(path)
                assert page is not None or path in named
                if page is not None:
                    shown += 1
                    assert_read(page, library)
            path.unlink()
    assert shown > PAGES // PARTS // 2


TABLES = ("en/topics.toml", "en/attract.toml", "en/glossary.toml", "body_map.toml", "sources.toml", "pictures/foot.svg")


@pytest.mark.parametrize("name", TABLES)
def test_no_mutated_table_or_drawing_hides_a_good_page(content: Path, name: str) -> None:
    for table in ("en/glossary.toml", "body_map.toml", "sources.toml"):
        shutil.copy(paths.CONTENT / table, content / table)
    make_glossary(content)
    make_body_map(content)
    path = content / name
    good = path.read_text(encoding="utf-8")
    for number in range(60):
        seed = f"{name}-{number}"
        chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        path.write_bytes(mutated(good, chance, [good]))
        with naming(seed, path):
            library = load(content)
            assert library.urgent is not None
            assert len(library.pages) == 4 or name == "en/topics.toml"
            for page in library.pages.values():
                assert_read(page, library)
                if page.picture is not None:
                    themed_svg(page.picture.path, 2, {"skin": "#aabbcc"})
                    has_needle(page.picture.path)
                    label_keys(page.picture.path)


def test_no_mutated_record_of_sign_offs_is_more_than_corrupt(library: Library, tmp_path: Path) -> None:
    page = library.pages["motor"]
    entry = {"page": page.id, "language": "en", "hash": page.text_hash, "by": "T", "credential": "", "on": "2026-03-01"}
    good = json.dumps({"version": 1, "pages": [entry] * 3}, indent=1)
    path = tmp_path / "signoff.json"
    read = 0
    for number in range(300):
        seed = f"signoff-{number}"
        path.write_bytes(mutated(good, random.Random(seed), [good]))  # noqa: S311 - repeatable, not secret
        with naming(seed, path):
            try:
                read += bool(read_sign_offs(path))
            except SiteError:
                continue
    assert 0 < read < 150


@pytest.mark.parametrize("part", range(2))
def test_no_file_of_noise_ends_the_check(content: Path, part: int) -> None:
    names = ("en/types/sensory.md", *TABLES)
    make_glossary(content)
    make_body_map(content)
    for number in range(28):
        path = content / names[number % len(names)]
        good = path.read_bytes()
        seed = f"noise-{part}-{number}"
        path.write_bytes(mutated(good.decode(), random.Random(seed), [good.decode()]))  # noqa: S311 - repeatable
        with naming(seed, path):
            report = check_content(content, content.parent / "illustrations", today=START.date())
            assert all(problem.line >= 1 for problem in (*report.errors, *report.warnings))
        path.write_bytes(good)
