"""Each rule with a page that breaks it; a good folder breaks none."""

from pathlib import Path

import pytest

from kiosk.content.check.rule import text_of
from kiosk.content.check.rules import RULES
from kiosk.content.check.runner import name_of
from tests.support.checked import check, errors, line_of, warnings, write_page
from tests.support.pages import DRAWING, PNG, TOPICS, Value, make_page_file


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({name_of(rule) for rule in RULES}) == len(RULES) >= 38


def test_a_good_folder_has_no_problems(content: Path) -> None:
    assert errors(content) == []
    assert warnings(content) == []


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_pages_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (problem,) = check(tmp_path / name).errors
    assert (problem.file, problem.what) == (tmp_path / name, "there are no pages here (LANGUAGE/TOPIC/PAGE.md)")


def test_what_could_not_be_read_is_named(content: Path) -> None:
    (content / "en/types/sensory.md").write_bytes(b"\xff")
    assert errors(content, "loading") == ["content/en/types/sensory.md:1: is not UTF-8 text; save it as UTF-8"]


def test_dead_links_and_pictures_of_the_text_are_named(content: Path) -> None:
    path = make_page_file(content, body="A [dead](gone.md) link.\n\n![x](gone.svg)\n")
    assert errors(content, "rendering") == [
        f"content/en/types/sensory.md:{line_of(path, 'gone.md')}: "
        'the link "gone.md" leads to no page that is shown; its text is shown without the link',
        f'content/en/types/sensory.md:{line_of(path, "gone.svg")}: the picture "gone.svg" does not exist',
    ]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"summary": None}, '1: "summary" is missing'),
        ({"picture": None, "picture_alt": None}, "1: the page has no picture"),
        ({"picture_alt": None}, '8: "picture_alt", the words for those who cannot see the picture, is missing'),
        ({"sources": None}, '1: "sources" names none'),
        ({"sources": []}, '10: "sources" names none'),
    ],
)
def test_what_a_header_lacks_is_named(content: Path, changes: dict[str, Value | None], what: str) -> None:
    make_page_file(content, body="Text.\n", name="types/sensory", **changes)
    assert errors(content, "headers") == [f"content/en/types/sensory.md:{what}"]


def test_the_clinics_own_page_needs_no_sources(content: Path) -> None:
    make_page_file(content, kind="clinic", sources=None)
    assert errors(content, "headers") == []


def test_a_topic_without_pages_is_named(content: Path) -> None:
    table = content / "en" / "topics.toml"
    table.write_text(TOPICS + '\n[[topic]]\nid = "empty"\ntitle = "Empty"\n\n[[topic]]\nid = "urgent"\ntitle = "U"\n')
    assert errors(content, "topics") == [
        f'content/en/topics.toml:{line_of(table, "empty") - 1}: the topic "empty" has no page'
    ]


@pytest.mark.parametrize("table", ["topic = 3\n", "topic = [1]\n", "topic = ["])
def test_a_table_of_topics_that_cannot_be_used_stops_nothing(content: Path, table: str) -> None:
    (content / "en" / "topics.toml").write_text(table)
    assert any(what.startswith("content/en/topics.toml:1: ") for what in errors(content, "loading"))


def test_a_language_without_get_help_now_is_named(content: Path) -> None:
    (content / "en/urgent/help.md").unlink()
    assert errors(content, "urgent") == ['content/en:1: there is no page of kind = "urgent" ("Get help now")']


def test_a_second_page_of_get_help_now_is_named(content: Path) -> None:
    path = make_page_file(content, kind="urgent", order=99)
    line = line_of(path, "kind")
    assert errors(content, "urgent") == [
        f'content/en/types/sensory.md:{line}: this is a second page of kind = "urgent"'
    ]


def test_every_step_needs_a_title_and_a_picture_with_words(content: Path) -> None:
    body = "Intro.\n## One\n![x](foot.svg#1)\n## Two\nText.\n## Three\n![](foot.svg)\n## #\n![x](foot.svg)\n"
    path = make_page_file(content, body=body, kind="steps", picture=None, picture_alt=None)
    first = line_of(path, "Intro.")
    name = "content/en/types/sensory.md"
    assert errors(content, "steps-have-pictures") == [
        f'{name}:{first + 3}: the step "Two" has no picture',
        f"{name}:{first + 7}: this step has no title",
    ]
    what = 'the picture "foot.svg" has no words for those who cannot see it'
    assert errors(content, "rendering") == [f"{name}:{first + 6}: {what}"]


def test_a_page_of_steps_needs_steps(content: Path) -> None:
    path = make_page_file(content, kind="steps", body="No sections.\n")
    line = line_of(path, "kind")
    assert errors(content, "steps-have-pictures") == [
        f'content/en/types/sensory.md:{line}: a page of kind = "steps" needs sections "## Title"'
    ]


def test_a_label_needs_its_place_in_a_picture(content: Path) -> None:
    path = make_page_file(content, labels={"skin": "Skin", "bone": "Bone"})
    line = line_of(path, "labels")
    text = path.read_text().replace(
        'labels = { skin = "Skin", bone = "Bone" }', '[labels]\nskin = "Skin"\n\nbone = "Bone"'
    )
    path.write_text(text)
    what = 'the label "bone" has no place (label-bone) in the pictures of this page'
    assert errors(content, "labels") == [f"content/en/types/sensory.md:{line + 3}: {what}"]


def test_a_label_may_have_its_place_in_any_picture_of_the_page(content: Path) -> None:
    (content / "pictures" / "bone.svg").write_text(DRAWING.replace("label-skin", "label-bone"))
    make_page_file(content, labels={"skin": "Skin", "bone": "Bone"}, body="![x](bone.svg)\n")
    assert errors(content, "labels") == []


def test_a_picture_of_a_film_names_one_of_its_states(content: Path) -> None:
    film = DRAWING.replace("<circle", '<g data-states="2 3"><path/></g><g data-states="4"/><circle')
    (content / "pictures" / "film.svg").write_text(film)
    make_page_file(content, body="![x](film.svg#2)\n", picture="film.svg#4")
    assert errors(content, "states") == []
    path = make_page_file(content, body="![x](film.svg#5)\n", picture="film.svg")
    name, line = "content/en/types/sensory.md", line_of(path, "picture")
    assert errors(content, "states") == [
        f'{name}:{line}: the picture "film.svg" is a film: say which state, as in film.svg#2',
        f'{name}:{line}: the picture "film.svg#5" is a film without that state (it has 2, 3, 4)',
    ]


def test_a_photograph_has_no_states(content: Path) -> None:
    (content / "pictures" / "photo.png").write_bytes(PNG)
    make_page_file(content, picture="photo.png")
    assert errors(content, "states") == []


@pytest.mark.parametrize("tag", ["<b>", "</b>", "<br/>", "<!-- x -->", '<a href="x">', "<![CDATA[x]]>", "<?php"])
def test_html_in_a_page_is_named(content: Path, tag: str) -> None:
    path = make_page_file(content, body=f"Text.\n\nMore {tag} text.\n")
    (what,) = errors(content, "raw-html")
    assert what.startswith(f"content/en/types/sensory.md:{line_of(path, tag)}: ")
    assert what.endswith("looks like HTML; visitors would read it as it is written")


def test_a_smaller_sign_and_code_are_no_html(content: Path) -> None:
    make_page_file(content, body="1 < 2, `<b>`, a<3 and <- this.\n")
    assert errors(content, "raw-html") == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('\n<circle fill="#ff0000"/>', '2: fill="#ff0000" is a colour of its own; use the classes f-TOKEN and s-TOKEN'),
        ('<circle stroke="black"/>', '1: stroke="black" is a colour of its own; use the classes f-TOKEN and s-TOKEN'),
        ('<g fill="rgb(1,2,3)"/>', '1: fill="rgb(1,2,3)" is a colour of its own; use the classes f-TOKEN and s-TOKEN'),
        ('<g style="fill: red"/>', '1: style="fill: red" is a colour of its own; use the classes f-TOKEN and s-TOKEN'),
        ("\n\n<text>Skin</text>", "3: holds <text>; words and colours are the program's"),
        ("<style>.a{}</style>", "1: holds <style>; words and colours are the program's"),
        ("<g>", "1: is not a drawing that can be read"),
        ("<script/>", "1: holds a script"),
    ],
)
def test_a_drawing_leaves_colours_and_words_to_the_program(content: Path, inside: str, what: str) -> None:
    path = content / "pictures" / "unused.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>')
    assert errors(content, "drawings") == [f"content/pictures/unused.svg:{what}"]


def test_a_drawing_may_say_none_and_style_its_lines(content: Path) -> None:
    inside = '<g fill="none" stroke="currentColor" style="stroke-width:2;fill:none" color="inherit" stop-color=""/>'
    path = content / "pictures" / "unused.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{inside}</svg>')
    assert errors(content, "drawings") == []


def test_the_programs_own_drawings_are_checked_where_pages_use_them(content: Path) -> None:
    path = content.parent / "illustrations" / "needling.svg"
    path.write_text(DRAWING.replace('class="f-skin s-line"', 'fill="red"'))
    assert errors(content, "drawings") == []
    make_page_file(content, picture="needling.svg")
    assert errors(content, "drawings") == [
        'illustrations/needling.svg:1: fill="red" is a colour of its own; use the classes f-TOKEN and s-TOKEN'
    ]


def test_a_drawing_that_leads_out_is_named(content: Path, tmp_path: Path) -> None:
    (tmp_path / "out.svg").write_text(DRAWING)
    (content / "pictures" / "out.svg").symlink_to(tmp_path / "out.svg")
    assert errors(content, "drawings") == ["content/pictures/out.svg:1: leads out of its folder"]


def test_drawings_of_topics_and_steps_are_checked(content: Path) -> None:
    own = content.parent / "illustrations"
    for name in ("topic.svg", "step.svg"):
        (own / name).write_text(DRAWING.replace('class="f-skin s-line"', 'fill="red"'))
    (content / "en/topics.toml").write_text(TOPICS.replace("foot.svg", "topic.svg"))
    make_page_file(content, kind="steps", body="## A\n![x](step.svg)\n")
    assert [what.partition(":")[0] for what in errors(content, "drawings")] == [
        "illustrations/step.svg",
        "illustrations/topic.svg",
    ]


def test_all_languages_are_checked_and_each_problem_is_named_once(content: Path) -> None:
    (content / "pictures" / "bad.svg").write_text("<svg><text/></svg>")
    write_page(content, "es", summary=None)
    assert 'content/es/types/sensory.md:1: "summary" is missing' in errors(content, "headers")
    assert errors(content, "drawings") == [
        "content/pictures/bad.svg:1: holds <text>; words and colours are the program's"
    ]


def test_a_file_that_is_gone_has_no_text(tmp_path: Path) -> None:
    assert text_of(tmp_path / "gone") == ""
