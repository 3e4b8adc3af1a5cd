"""A content folder with good pages, which a test then spoils."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.content.library import load_library
from kiosk.content.model import Library, Page

LANGUAGE = "en"
CALLOUTS = {
    "note": ("#000001", "#000002"),
    "tip": ("#000003", "#000004"),
    "warning": ("#000005", "#000006"),
    "urgent": ("#000007", "#000008"),
    "table": ("#000009", "#00000a"),
}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<circle class="f-skin s-line" cx="20" cy="20" r="10"/>'
    '<rect id="label-skin" class="f-none" x="0" y="0" width="10" height="4"/></svg>'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
TOPICS = """\
[[topic]]
id = "types"
title = "Four types"
summary = "Motor, sensory, autonomic, mixed"
color = "types"
picture = "foot.svg"
order = 20

[[topic]]
id = "understand"
title = "What is peripheral neuropathy?"
order = 10
hero = true
"""
SOURCES = """\
[ninds-pn]
title = "Peripheral Neuropathy"
publisher = "NINDS"
year = 2024
where = "ninds.nih.gov"
note = "read in full"
"""
ATTRACT = """\
[[line]]
headline = "Pins and needles?"
text = "Touch to read more."
"""

GLOSSARY = """\
[[term]]
id = "nerve"
term = "nerve"
forms = ["nerves"]
say = "nurv"
means = "A thin cord that carries messages."

[[term]]
id = "peripheral-nerve"
term = "peripheral nerve"
means = "A nerve outside the brain."
"""
BODY_MAP = """\
[legs]
pages = ["motor", "sensory"]

[feet]
pages = ["sensory"]
urgent = true
"""

Value = str | int | bool | Iterable[str] | Mapping[str, str]


def make_page_text(body: str = "Nerves carry messages.\n", **changes: Value | None) -> str:
    """Return a page file's text: a good header with `changes` (None: without that key), and `body`."""
    header: dict[str, Value | None] = {
        "id": "sensory",
        "title": "Sensory nerves",
        "short": "Sensory",
        "summary": "Touch, heat, cold and pain",
        "topic": "types",
        "order": 20,
        "picture": "foot.svg",
        "picture_alt": "A foot",
        "sources": ["ninds-pn"],
        "reviewed_by": "",
        **changes,
    }
    lines = [f"{key} = {_toml(value)}" for key, value in header.items() if value is not None]
    return "\n".join(["+++", *lines, "+++", body])


def make_page_file(
    content: Path, name: str = "types/sensory", body: str = "Nerves carry messages.\n", **changes: Value | None
) -> Path:
    """Write the good page `name` (topic/page) with `changes` and return its path; id and topic come from its name."""
    topic, page = name.split("/")
    path = content / LANGUAGE / topic / f"{page}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    header: dict[str, Value | None] = {"id": page, "topic": topic, **changes}
    path.write_text(make_page_text(body, **header), encoding="utf-8")
    return path


def make_content(folder: Path) -> Path:
    """Make a content folder without a problem and return it: two topics, three pages, one drawing, and get help now."""
    content = folder / "content"
    (content / LANGUAGE).mkdir(parents=True)
    (content / "pictures").mkdir()
    (content / "pictures" / "foot.svg").write_text(DRAWING)
    (content / LANGUAGE / "topics.toml").write_text(TOPICS)
    (content / LANGUAGE / "attract.toml").write_text(ATTRACT)
    (content / "sources.toml").write_text(SOURCES)
    make_page_file(content, "types/motor", title="Motor nerves", short="Motor", order=10)
    make_page_file(content, "types/sensory")
    make_page_file(content, "understand/what", title="What it is", short="What it is")
    make_page_file(content, "urgent/help", title="Get help now", short="Get help", kind="urgent")
    return content


def make_glossary(content: Path, text: str = GLOSSARY) -> Path:
    """Write the glossary and return its path."""
    path = content / LANGUAGE / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    return path


def make_body_map(content: Path, text: str = BODY_MAP) -> Path:
    """Write the body map and return its path."""
    path = content / "body_map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def make_illustrations(folder: Path) -> Path:
    """Make a folder of the program's own drawings and return it."""
    illustrations = folder / "illustrations"
    illustrations.mkdir()
    (illustrations / "needling.svg").write_text(DRAWING)
    return illustrations


def load(content: Path) -> Library:
    """Return the library of `content`, with the drawings beside that folder if there are any."""
    return load_library(content, LANGUAGE, content.parent / "illustrations")


def page_with(library: Library, body: str, page_id: str = "sensory", **changes: Value) -> Page:
    """Return a page of `library` with another text."""
    return replace(library.pages[page_id], body=body, **changes)  # type: ignore[arg-type]


def whats(library: Library) -> list[str]:
    """Return the problems of `library` as "file:line: what", without folders."""
    return [f"{problem.file.name}:{problem.line}: {problem.what}" for problem in library.problems]


def _toml(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, str | bool | int):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(_toml(item) for item in value) + "]"
