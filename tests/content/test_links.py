import re

import pytest

from kiosk.content.model import Library
from kiosk.content.render import render
from tests.support.pages import CALLOUTS, page_with

HOSTILE = [
    "http://example.org", "https://example.org/a.md", "HTTP://EXAMPLE.ORG/motor.md", "hTtPs:motor.md",
    "//example.org/motor.md", "///etc/passwd", "\\\\host\\share\\motor.md", "\\\\\\\\host\\\\motor.md",
    "/\\example.org/motor.md", "\\/example.org/motor.md", "file:///etc/passwd", "file:motor.md",
    "FILE://localhost/motor.md", "file:/etc/motor.md", "javascript:alert(1)", "javascript:motor.md",
    "JaVaScRiPt:alert(1)//motor.md", "java\tscript:alert(1)", "java&#10;script:alert(1)", "&#106;avascript:alert(1)",
    "&#x6A;avascript:motor.md", "javascript&colon;motor.md", "\x01javascript:motor.md", "vbscript:msgbox",
    "data:text/html,<b>x</b>", "data:text/html;base64,PGI+motor.md", "data:motor.md", "qrc:/a.md", "qrc:///motor.md",
    "qrc:motor.md", ":/motor.md", "mailto:a@example.org", "tel:5550100", "sms:5550100", "ftp://example.org/motor.md",
    "ws://example.org", "blob:x", "about:blank", "chrome://settings", "view-source:motor.md", "jar:file:motor.md",
    "intent://x#motor.md", "picture:sensory-0", "page:motor", "page:motor.md", "/etc/passwd", "/motor.md",
    "C:\\motor.md", "C:/motor.md", "c:motor.md", "..\\types\\motor.md", "types\\motor.md", "../../../etc/passwd",
    "../../../../motor.md", "../../types/motor.md", "../en/../../en/types/motor.md/../../../x.md",
    "../../../content/types/motor.md", "%2e%2e/types/motor.md", "..%2ftypes%2fmotor.md", "%6dotor.md", "motor%2emd",
    "motor.md%00", "motor.md?x=1", "motor.md#a b", "motor.md#../x", "motor", "motor.html", "Motor.md", "motor.md/",
    "motor.md/.", "./", ".", "..", "../", "", "#", "#top", "gone.md", "../types", "~/motor.md", "$HOME/motor.md",
    "motor.md;x", "motor.md\\", "..//../etc/passwd", "link-out.md", "motor .md", "\uff4dotor.md", "motor\u2024md",
    "m\u043etor.md", "http:motor.md", "//motor.md", "\\motor.md", "@motor.md", "user@motor.md",
    "motor.md@example.org", "../pictures/foot.svg",
]  # fmt: skip


def test_the_table_is_long_enough_and_holds_nothing_twice() -> None:
    assert len(HOSTILE) >= 60
    assert len(set(HOSTILE)) == len(HOSTILE)


FORMS = ("[words]({0})", "[words](<{0}>)", '[words]({0} "title")', "<{0}>", "[words][r]\n\n[r]: {0}\n")


@pytest.mark.parametrize("href", HOSTILE)
def test_a_hostile_link_becomes_its_words_alone(library: Library, href: str) -> None:
    outside = library.root.parent / "outside.md"
    outside.write_text("+++\n+++\n")
    (library.root / "en" / "types" / "link-out.md").symlink_to(outside)
    for form in FORMS:
        rendered = render(page_with(library, form.format(href)), library, CALLOUTS)
        assert re.findall(r"<(?!/?p>|br>|/?ul>|/?li>|/?code>|/?em>)", rendered.html) == []
        assert "words" in rendered.html or "words" not in form


@pytest.mark.parametrize("href", [href for href in HOSTILE if re.fullmatch(r"[\w:/.@~-]+", href)])
def test_a_hostile_link_is_named_with_its_line(library: Library, href: str) -> None:
    rendered = render(page_with(library, f"Text.\n\n[words]({href})\n"), library, CALLOUTS)
    assert rendered.html == "<p>Text.</p>\n<p>words</p>\n"
    (problem,) = rendered.problems
    assert problem.line == 15
    assert problem.what.startswith(f'the link "{href}" ')


@pytest.mark.parametrize("href", HOSTILE)
def test_a_hostile_address_is_no_picture_either(library: Library, href: str) -> None:
    rendered = render(page_with(library, f"![words]({href})\n"), library, CALLOUTS)
    assert "<img" not in rendered.html
    assert rendered.pictures == {}
