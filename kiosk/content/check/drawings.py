"""Rule: drawings leave colours and words to the program, and hold nothing but shapes."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from kiosk.content import disk
from kiosk.content.check.rule import Subject
from kiosk.content.model import Problem
from kiosk.content.pictures import drawing_fault

_PAINTS = ("fill", "stroke", "color", "stop-color", "style")
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|^(?!none$|inherit$|currentColor$)[a-zA-Z]+$")
_STYLED = re.compile(r"\b(?:fill|stroke|color)\s*:\s*(?!none\b|inherit\b|currentColor\b)")
_WORDS = ("text", "tspan", "textArea", "style")


def drawings(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong in the drawings that pages or topics use, or that lie in the content folder."""
    for path in sorted(_paths(subject)):
        root = subject.library.root
        for line, what in _faults(root if path.is_relative_to(root) else path.parent, path):
            yield Problem(path, line, what)


def _paths(subject: Subject) -> set[Path]:
    library = subject.library
    found = {picture.path for page in library.pages.values() for picture in subject.pictures(page)}
    found |= {topic.picture for topic in (*library.topics, *library.aside) if topic.picture is not None}
    found |= {step.picture.path for page in library.pages.values() for step in page.steps if step.picture is not None}
    folders = [library.root / "pictures", *{page.path.parent for page in library.pages.values()}]
    found |= {Path(entry.path) for folder in folders for entry in disk.entries(folder)}
    return {path for path in found if path.suffix.lower() == ".svg"}


def _faults(folder: Path, path: Path) -> Iterator[tuple[int, str]]:
    try:
        data = disk.read_bytes(folder, path, disk.MAX_PICTURE_BYTES)
    except disk.Refused as error:
        yield 1, error.what
        return
    fault = drawing_fault(data)
    if fault is not None:
        yield 1, fault
        return
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without entities, which `drawing_fault` has refused
    except ElementTree.ParseError as error:
        yield error.position[0], "is not a drawing that can be read"
        return
    text = data.decode("utf-8-sig")
    for element in root.iter():
        yield from _element_faults(element, text)


def _element_faults(element: ElementTree.Element, text: str) -> Iterator[tuple[int, str]]:
    tag = str(element.tag).rpartition("}")[2]
    if tag in _WORDS:
        yield _line(text, f"<{tag}"), f"holds <{tag}>; words and colours are the program's"
    for key in _PAINTS:
        value = element.get(key, "").strip()
        if (_STYLED if key == "style" else _COLOR).search(value):
            yield (
                _line(text, value),
                f'{key}="{value[:40]}" is a colour of its own; use the classes f-TOKEN and s-TOKEN',
            )


def _line(text: str, needle: str) -> int:
    return text.count("\n", 0, max(text.find(needle), 0)) + 1
