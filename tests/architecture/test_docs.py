"""Links in the documentation lead somewhere, and so do the program's own mentions of it."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, sources, text_files

_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_HTML = re.compile(r"\b(?:src|href)=\"([^\"]+)\"")
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MENTION = re.compile(r"docs/[\w./-]+\.md")


def anchors(text: str) -> set[str]:
    """Return the anchors that the headings of a Markdown file get."""
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in _HEADING.findall(_FENCED.sub("", text)))
    return {heading.strip().replace(" ", "-") for heading in plain}


def link_faults(root: Path, file: Path) -> Iterator[str]:
    """Give the relative links of a Markdown file that lead nowhere, or out of `root`."""
    text = file.read_text(encoding="utf-8")
    shown = _INLINE.sub("", _FENCED.sub("", text))
    for link in [*_LINK.findall(shown), *_HTML.findall(shown)]:
        if _ELSEWHERE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = (file.parent / name).resolve() if name else file
        if not target.exists() or not target.is_relative_to(root):
            yield f"{file.relative_to(root)}: {link}"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{file.relative_to(root)}: {link}: no such heading"


def test_every_link_leads_somewhere() -> None:
    files = [ROOT / name for name, _ in text_files() if name.endswith(".md") and not name.startswith("content/")]

    assert files
    assert [fault for file in files for fault in link_faults(ROOT, file)] == []


def test_every_page_that_the_program_mentions_is_there() -> None:
    mentions = {
        (source.path, name) for source in sources("kiosk", "audit", "bench") for name in _MENTION.findall(source.text)
    }

    assert sorted(f"{path}: {name}" for path, name in mentions if not (ROOT / name).is_file()) == []


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "staff.md").write_text("# The staff's page\n")
    readme = tmp_path / "README.md"
    readme.write_text(
        "[good](docs/staff.md) ![gone](build/a.png) [top](#nothing) [part](docs/staff.md#the-staffs-page)\n"
        "[bad part](docs/staff.md#x) [out](../other.md) [site](https://example.org) `[code](x.md)`\n"
        '<img src="docs/b.png">\n```\n[fenced](y.md)\n```\n'
    )

    found = [fault.removeprefix("README.md: ") for fault in link_faults(tmp_path, readme)]

    assert found == [
        "build/a.png",
        "#nothing: no such heading",
        "docs/staff.md#x: no such heading",
        "../other.md",
        "docs/b.png",
    ]
