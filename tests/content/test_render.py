import subprocess
import sys
from html import unescape

import pytest

from kiosk.content.model import Library
from kiosk.content.render import Rendered, render, warm_up
from tests.support.pages import CALLOUTS, load, make_page_file, page_with


def shown(library: Library, body: str, **values: str) -> Rendered:
    return render(page_with(library, body), library, CALLOUTS, values=values)


def html(library: Library, body: str, **values: str) -> str:
    return shown(library, body, **values).html


def whats(rendered: Rendered) -> list[str]:
    return [f"{problem.line}: {problem.what}" for problem in rendered.problems]


def test_paragraphs_headings_and_lists_are_what_they_were_written_as(library: Library) -> None:
    body = "One *two* **three** `four`  \nfive.\n\n# A\n## B\n### C\n#### D\n\n- x\n- y\n\n1. z\n\n> q\n\n---\n"
    assert html(library, body) == (
        "<p>One <em>two</em> <strong>three</strong> <code>four</code><br>five.</p>\n"
        "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>\n<h3>D</h3>\n"
        "<ul><li>x</li>\n<li>y</li>\n</ul>\n<ol><li>z</li>\n</ol>\n<blockquote><p>q</p>\n</blockquote>\n<hr>"
    )


def test_items_with_blank_lines_between_them_are_items_still(library: Library) -> None:
    assert html(library, "- x\n\n- y\n\n    more\n") == "<ul><li>x</li>\n<li><p>y</p>\n<p>more</p>\n</li>\n</ul>\n"


def test_text_that_is_indented_by_mistake_is_a_paragraph(library: Library) -> None:
    assert html(library, "One.\n\n      Two.\n") == "<p>One.</p>\n<p>Two.</p>\n"


def test_a_table_keeps_its_columns_and_their_sides(library: Library) -> None:
    body = "| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n"
    assert html(library, body) == (
        '<table class="data" width="100%" cellspacing="0" cellpadding="6"><thead><tr>'
        '<th align="left" bgcolor="#00000a">a</th>\n<th align="right" bgcolor="#00000a">b</th>\n'
        '<th align="center" bgcolor="#00000a">c</th>\n</tr>\n</thead>\n'
        '<tbody><tr><td align="left">1</td>\n<td align="right">2</td>\n<td align="center">3</td>\n</tr>\n</tbody>\n'
        "</table>\n"
    )


def test_a_callout_is_a_table_of_an_edge_and_a_ground(library: Library) -> None:
    body = '!!! warning "Check your *feet* <now>."\n    You may not feel a cut.\n'
    assert html(library, body) == (
        '<table class="callout" width="100%" cellspacing="0" cellpadding="0" border="0"><tr>'
        '<td class="callout-edge" width="8" bgcolor="#000005"></td>'
        '<td class="callout-body callout-warning" bgcolor="#000006">'
        '<p class="callout-title"><b>Check your <em>feet</em> &lt;now&gt;.</b></p>\n'
        "<p>You may not feel a cut.</p>\n</td></tr></table>\n"
    )


@pytest.mark.parametrize("head", ["!!! note", '!!! note ""'])
def test_a_callout_without_a_title_has_none(library: Library, head: str) -> None:
    text = html(library, f"{head}\n    Text.\n")
    assert "callout-title" not in text
    assert "<p>Text.</p>" in text


def test_a_callout_of_an_unknown_kind_is_a_note_and_is_named(library: Library) -> None:
    rendered = shown(library, 'Text.\n\n!!! odd "Title"\n    Text.\n')
    assert "callout-note" in rendered.html
    assert "<b>Title</b>" in rendered.html
    assert whats(rendered) == ['15: "odd" is not a kind of callout (note, tip, warning, sure, urgent)']


def test_a_callout_without_a_colour_has_none(library: Library) -> None:
    page = page_with(library, "!!! tip\n    Text.\n\n|a|\n|-|\n|b|\n")
    assert "bgcolor" not in render(page, library, {}).html


def test_how_sure_we_are_is_said_in_small_words(library: Library) -> None:
    body = '!!! sure "Fairly sure"\n    Three *studies*.\n\n    - One\n'
    assert html(library, body) == (
        '<p class="sure">How sure are we? <b>Fairly sure</b> Three <em>studies</em>.</p>\n<ul><li>One</li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("!!! sure\n    We do not know.\n", '<p class="sure">How sure are we? We do not know.</p>\n'),
        ('!!! sure "Not sure"\n', '<p class="sure">How sure are we? <b>Not sure</b></p>\n'),
        ("!!! sure\n    - One\n", '<p class="sure">How sure are we?</p>\n<ul><li>One</li>\n</ul>\n'),
    ],
)
def test_how_sure_we_are_needs_neither_title_nor_text(library: Library, body: str, text: str) -> None:
    assert html(library, body) == text


def test_a_link_leads_to_the_page_it_names(library: Library) -> None:
    text = html(library, "[a](motor.md), [b](../understand/what.md), [*c*](./motor.md#more), [d](sensory.md)")
    assert text == (
        '<p><a href="page:motor">a</a>, <a href="page:what">b</a>, <a href="page:motor"><em>c</em></a>, '
        '<a href="page:sensory">d</a></p>\n'
    )


def test_a_picture_is_shown_with_its_words_and_its_caption(library: Library) -> None:
    rendered = shown(library, 'A ![A "foot"](foot.svg#2) here.\n\n![Two & two](needling.svg "Cap <b>")\n')
    assert rendered.html == (
        '<p>A <img src="picture:sensory-0" alt="A &quot;foot&quot;"> here.</p>\n'
        '<p class="picture"><img src="picture:sensory-1" alt="Two &amp; two"></p>\n<p class="small">Cap &lt;b&gt;</p>\n'
    )
    first, second = rendered.pictures.values()
    assert (first.name, first.state, first.alt, first.path.name) == ("foot.svg#2", 2, 'A "foot"', "foot.svg")
    assert (second.state, second.caption, second.path.parent.name) == (None, "Cap <b>", "illustrations")
    assert list(rendered.pictures) == ["sensory-0", "sensory-1"]
    assert rendered.problems == ()


def test_a_picture_that_is_not_there_is_left_out_and_named(library: Library) -> None:
    rendered = shown(library, "Text ![x](gone.svg) more.\n\n![y](../../etc/passwd)\n")
    assert rendered.html == "<p>Text  more.</p>\n"
    assert rendered.pictures == {}
    assert whats(rendered) == [
        '13: the picture "gone.svg" does not exist',
        '15: the picture "../../etc/passwd" is not the name of a picture (.svg, .png, .jpg) without folders',
    ]


def test_a_picture_without_words_is_shown_and_named(library: Library) -> None:
    rendered = shown(library, "![](foot.svg)\n")
    assert rendered.html == '<p class="picture"><img src="picture:sensory-0" alt=""></p>\n'
    assert whats(rendered) == ['13: the picture "foot.svg" has no words for those who cannot see it']


def test_more_than_forty_pictures_are_left_out(library: Library) -> None:
    rendered = shown(library, "![x](foot.svg)\n\n" * 42)
    assert len(rendered.pictures) == 40
    assert rendered.html.count("<img") == 40
    assert whats(rendered)[0] == '13: the picture "foot.svg" is one of more than 40 on this page'


def test_the_same_mistake_twice_is_named_with_both_lines(library: Library) -> None:
    rendered = shown(library, "[a](gone.md)\n\n[b](gone.md)\n")
    assert [problem.line for problem in rendered.problems] == [13, 15]


def test_a_mistake_in_a_step_has_the_line_of_the_file(content_page: Library) -> None:
    page = content_page.pages["sensory"]
    rendered = render(page, content_page, CALLOUTS, page.steps[1].body)
    assert rendered.html == "<p>Two dead.</p>\n"
    (problem,) = rendered.problems
    assert page.path.read_text().split("\n")[problem.line - 1] == "Two [dead](gone.md)."
    assert render(page, content_page, CALLOUTS, page.intro).html == "<p>Intro.</p>\n"


def test_a_very_long_address_is_cut_in_the_report(library: Library) -> None:
    (problem,) = shown(library, f"[a](http://{'x' * 500})").problems
    assert len(problem.what) < 200
    assert "…" in problem.what


@pytest.mark.parametrize(
    "raw",
    [
        "<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=y>", "<a href='http://x'>y</a>",
        "<!-- hidden -->", "<http://example.org>", "<someone@example.org>", "<svg/onload=x>", "<![CDATA[x]]>",
        "<?php x ?>", "<b", "a < b > c", "<table><tr><td>", "</p></body></html>", "<style>p{}</style>", "&lt;b&gt;",
        "AT&T &copy", '<div markdown="1">',
    ],
)  # fmt: skip
def test_raw_html_is_shown_as_it_is_written(library: Library, raw: str) -> None:
    for body in (raw, f"Before {raw} after", f"- {raw}", f"\n{raw}\n\nText\n"):
        text = html(library, body)
        for tag in ("<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>"):
            text = text.replace(tag, "")
        assert "<" not in text
        assert unescape(raw) in unescape(text)


def test_control_characters_and_the_parsers_own_marks_disappear(library: Library) -> None:
    text = html(library, "a\x02klzzwxh:0000\x03b\x02wzxhzdk:0\x03c\x1b[31md&#2;e&#27;f \\*g\\*\n")
    assert text == "<p>aklzzwxh:0000bwzxhzdk:0c[31mdef *g*</p>\n"


def test_the_clinics_texts_are_filled_in_and_escaped(library: Library) -> None:
    body = "## {clinic_name}\n\n- **Phone** {clinic_phone}\n- {clinic_hours}\n- {clinic_address}\n"
    text = html(library, body, clinic_name="Nerves & <b>Co</b>", clinic_hours="Mon 8-5\nTue 9-5", clinic_address="  ")
    assert text == (
        "<h2>Nerves &amp; &lt;b&gt;Co&lt;/b&gt;</h2>\n<ul><li><strong>Phone</strong> Ask at the front desk</li>\n"
        "<li>Mon 8-5<br>Tue 9-5</li>\n<li>Ask at the front desk</li>\n</ul>\n"
    )


def test_a_clinics_text_is_no_markdown_and_fills_in_nothing_itself(library: Library) -> None:
    text = html(library, "{clinic_name}", clinic_name="*x* [y](motor.md) {clinic_phone}", clinic_phone="555-0100")
    assert text == "<p>*x* [y](motor.md) {clinic_phone}</p>\n"


def test_an_unknown_place_for_a_text_is_named(library: Library) -> None:
    rendered = shown(library, "Text {other}\n\n{clinic_fax}\n")
    assert rendered.html == "<p>Text {other}</p>\n<p>{clinic_fax}</p>\n"
    assert whats(rendered) == ["15: {clinic_fax} is not a text that the settings hold"]


def test_text_over_a_limit_is_shown_as_it_is_written(library: Library) -> None:
    rendered = shown(library, "a <b>\n" + "> " * 9_000)
    assert rendered.html.startswith("<p>a &lt;b&gt;\n&gt; &gt;")
    assert len(rendered.html) < 60_000
    assert whats(rendered) == ["14: lists or quotations are nested more than 8 levels deep"]


def test_marks_nested_without_end_lose_their_meaning_but_not_their_words(library: Library) -> None:
    text = html(library, "*a **b " * 100 + "core" + "** x* " * 100)
    assert text.count("core") == 1
    assert max(text[:at].count("<em>") - text[:at].count("</em>") for at in range(0, len(text), 50)) <= 60


def test_rendering_twice_gives_the_same(library: Library) -> None:
    body = "![A](foot.svg) [a](motor.md)\n"
    assert html(library, body) == html(library, body)


def test_links_are_written_out_and_never_by_reference(library: Library) -> None:
    body = "[x]: motor.md\n\n[x][x] [x] ![x][x] [a](motor.md)\n"
    assert html(library, body) == '<p>[x]: motor.md</p>\n<p>[x][x] [x] ![x][x] <a href="page:motor">a</a></p>\n'


def test_a_clean_page_of_the_library_renders_as_a_whole(library: Library) -> None:
    assert render(library.pages["motor"], library, CALLOUTS).html == "<p>Nerves carry messages.</p>\n"


def test_loading_pages_does_not_import_markdown() -> None:
    code = (
        "import sys, pathlib, kiosk.content.library, kiosk.content.render, kiosk.content.shelf\n"
        "kiosk.content.library.load_library(pathlib.Path('content'), 'en')\n"
        "assert 'markdown' not in sys.modules\n"
        "kiosk.content.render.warm_up()\n"
        "assert 'markdown' in sys.modules and not any(name.startswith('PySide6') for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_warming_up_can_be_done_at_any_time() -> None:
    warm_up()
    warm_up()


@pytest.fixture
def content_page(library: Library) -> Library:
    make_page_file(library.root, body="Intro.\n## A\nOne.\n## B\nTwo [dead](gone.md).\n", kind="steps")
    return load(library.root)
