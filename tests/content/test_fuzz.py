"""Mutated pages: whatever a file holds, loading and rendering end, and only what is allowed comes out."""

import random
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.content.check.runner import check_content
from kiosk.content.render import render
from tests.support.pages import CALLOUTS, load, make_page_text

PAGES = 300
TAGS = frozenset(
    {
        "p",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "b",
        "a",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
    }
    | {"hr", "blockquote", "code"}
)
ATTRIBUTES = {
    "href": r"page:[a-z0-9-]+",
    "src": r"picture:[a-z0-9-]+",
    "alt": r"(?s).*",
    "align": r"left|right|center",
    "bgcolor": r"#[0-9a-f]{6}",
    "class": r"callout(-[a-z]+)?( callout-[a-z]+)?|data|sure|small|picture",
    "width": r"100%|8",
    "cellspacing": r"0",
    "cellpadding": r"0|6",
    "border": r"0",
}
BODY = """\
First *paragraph* with a [link](motor.md) and `code`, {clinic_name}.

## What people notice
- one
- two
    1. three

!!! warning "Check your feet."
    You may not feel a cut. ![A foot](foot.svg#2)

!!! sure "Fairly sure"
    Three studies.

| a | b |
|---|--:|
| 1 | 2 |

![Needle](needling.svg "Caption")
"""
PIECES = (
    "<script>", "</p>", "<img src=x onerror=y>", "<a href='http://x'>", "<!--", "-->", "<![CDATA[", "&#60;b&#62;",
    "&lt;", "&", "[x](http://a)", "[x](javascript:y)", "](", "![", "![x](data:y)", "![x](../../z.svg)",
    "[x](motor.md)", "[", "]", "(", ")", "*", "**", "_", "`", "``", "\\", '"', "'", "<", ">", "> ", "- ", "1. ",
    "    ", "\t", "#", "## ", "\n", "\n\n", "|", "|-|", "---", '!!! note "x"', "!!! odd", "!!!", "+++", "+++\n",
    "id = 3", "[labels]", '"""', "\x00", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02106\x03", "\u202e",
    "\ufeff", "\u2028", "\r", "{clinic_phone}", "{clinic_}", "é", "\U0001f9b6", "[r]: http://a", "=" * 9,
)  # fmt: skip


class Allowed(HTMLParser):
    """Fails at any tag or attribute value that a page must not bring about."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert re.fullmatch(ATTRIBUTES[name], value or ""), (name, value)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        pytest.fail(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data}")


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 5, 40)))
        piece = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 7, 60))
        text = text[:at] + piece + text[end:]
    return text


def assert_allowed(html: str) -> None:
    checker = Allowed(convert_charrefs=True)
    checker.feed(html)
    checker.close()
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", html)


@pytest.mark.parametrize("part", range(6))
def test_no_mutated_page_raises_or_lets_anything_through(content: Path, part: int) -> None:
    chance = random.Random(20_260_302 + part)  # noqa: S311 - repeatable, not secret
    path = content / "en" / "types" / "sensory.md"
    whole = make_page_text(BODY, kind="steps" if part % 2 else "page", labels={"skin": "Skin"})
    head, _, _ = whole.partition(BODY)
    shown = 0
    for number in range(PAGES // 6):
        text = mutated(whole, chance) if number % 5 == 0 else head + mutated(BODY, chance)
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        library = load(content)
        assert {"motor", "what", "help"} - set(library.pages) == set()
        page = library.page("sensory")
        if page is None:
            assert any(problem.file == path for problem in library.problems)
            continue
        shown += 1
        assert_allowed(render(page, library, CALLOUTS, values={"clinic_name": "<b>&"}).html)
        for step in page.steps:
            assert_allowed(render(page, library, CALLOUTS, step.body).html)
    assert shown > PAGES // 6 // 2


@pytest.mark.parametrize("part", range(2))
def test_no_file_of_noise_raises(content: Path, part: int) -> None:
    chance = random.Random(7 + part)  # noqa: S311 - repeatable, not secret
    names = ["en/types/sensory.md", "en/topics.toml", "en/attract.toml", "sources.toml", "pictures/foot.svg"]
    for number in range(30):
        path = content / names[number % len(names)]
        good = path.read_bytes()
        noise = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            noise[chance.randrange(len(noise))] = chance.randrange(256)
        path.write_bytes(bytes(noise))
        check_content(content, content.parent / "illustrations")
        path.write_bytes(good)
    assert check_content(content, content.parent / "illustrations") == []
