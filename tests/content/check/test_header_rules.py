"""Each rule on what stands in a header, with a page that breaks it."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.checked import BODY, errors, line_of, warnings, write_page
from tests.support.pages import SOURCES

NAME = "content/en/types/sensory.md"


def test_a_long_title_and_a_picture_without_a_caption_are_warned_of(content: Path) -> None:
    path = write_page(content, "en", title="x" * 43, picture_caption=None)
    assert warnings(content, "headers") == [
        f'{NAME}:{line_of(path, "title")}: "title" has 43 characters; 42 fit into one or two lines',
        f'{NAME}:{line_of(path, "picture")}: "picture_caption" is missing: a few words below the picture',
    ]


def test_a_list_of_questions_needs_no_sources(content: Path) -> None:
    write_page(content, "en", kind="questions", sources=None)
    assert errors(content, "headers") == []


@pytest.mark.parametrize("points", [["One is too few."], ["No.", "No.", "No.", "No.", "No."]])
def test_too_few_and_too_many_key_points_are_named(content: Path, points: list[str]) -> None:
    path = write_page(content, "en", key_points=points)
    what = f'"key_points" has {len(points)} sentences; 2 to 4 are what a visitor takes home'
    assert errors(content, "key-points") == [f"{NAME}:{line_of(path, 'key_points')}: {what}"]


def test_a_page_without_key_points_is_named_unless_it_needs_none(content: Path) -> None:
    write_page(content, "en", key_points=None)
    what = f'{NAME}:1: "key_points" has no sentences; 2 to 4 are what a visitor takes home'
    assert errors(content, "key-points") == [what]
    for kind in ("urgent", "clinic", "questions"):
        write_page(content, "en", kind=kind, key_points=None)
        assert errors(content, "key-points") == []


def test_a_long_key_point_is_named_and_one_without_a_full_stop_warned_of(content: Path) -> None:
    long = "Look at both of your feet each day, and do it in a good light"
    path = write_page(content, "en", key_points=["Look.", long])
    line = line_of(path, long)
    assert errors(content, "key-points") == [
        f'{NAME}:{line}: this key point has 15 words; 14 are the most: "{long[:60].rstrip()}…"'
    ]
    assert warnings(content, "key-points") == [
        f'{NAME}:{line}: a key point is a full sentence with a full stop: "{long[:60].rstrip()}…"'
    ]


def test_a_key_point_of_14_words_is_fine(content: Path) -> None:
    write_page(content, "en", key_points=["Look.", "Look at both of your feet each day, and do it in good light!"])
    assert errors(content, "key-points") == warnings(content, "key-points") == []


def test_a_page_without_a_question_is_named(content: Path) -> None:
    write_page(content, "en", question=None)
    assert errors(content, "questions") == [f'{NAME}:1: "question", one to ask a clinician, is missing']
    write_page(content, "en", question=None, kind="clinic")
    assert errors(content, "questions") == []


def test_a_page_of_questions_needs_a_list(content: Path) -> None:
    path = write_page(content, "en", kind="questions", body="None.\n")
    what = 'a page of kind = "questions" needs a list of questions ("- …")'
    assert errors(content, "questions") == [f"{NAME}:{line_of(path, 'None.')}: {what}"]


def test_long_questions_are_named(content: Path) -> None:
    long = f"What {'is ' * 28}?"
    path = write_page(content, "en", question=long + "x")
    what = f'this question has 91 characters; 90 are the most: "{long[:60].rstrip()}…"'
    assert errors(content, "questions") == [f"{NAME}:{line_of(path, long)}: {what}"]
    path = write_page(content, "en", kind="questions", body=f"- {long}\n- {long}y\n")
    assert errors(content, "questions") == [f"{NAME}:{line_of(path, long + 'y')}: {what}"]


@pytest.mark.parametrize("related", [None, [], ["motor"], ["motor", "motor"], ["motor", "what", "nerves"]])
def test_two_related_pages_are_asked_for(content: Path, related: list[str] | None) -> None:
    path = write_page(content, "en", related=related)
    line = 1 if related is None else line_of(path, "related")
    assert errors(content, "related") == [f'{NAME}:{line}: "related" must name 2 other pages, by their ids']


def test_a_related_page_must_be_there_and_another_one(content: Path) -> None:
    path = write_page(content, "en", related=["gone", "sensory"])
    line = line_of(path, "related")
    assert errors(content, "related") == [
        f'{NAME}:{line}: "related" names "gone", and there is no page with that id',
        f'{NAME}:{line}: "related" names the page itself',
    ]


def test_some_kinds_need_no_related_pages(content: Path) -> None:
    write_page(content, "en", kind="clinic", related=None)
    assert errors(content, "related") == []
    write_page(content, "en", kind="clinic", related=["motor"])
    assert len(errors(content, "related")) == 1


def test_the_next_page_is_no_related_page(content: Path) -> None:
    path = write_page(content, "en", "types/motor", related=["sensory", "what"])
    what = '"related" names "sensory", which is offered as the next page anyway'
    assert warnings(content, "related") == [f"content/en/types/motor.md:{line_of(path, 'related')}: {what}"]


@pytest.mark.parametrize(
    ("due", "error", "warning"),
    [
        ("2026-03-01", "the review of this page was due on 2026-03-01; read it again, or hide it", ""),
        ("2026-03-02", "", "the review of this page is due on 2026-03-02"),
        ("2026-04-01", "", "the review of this page is due on 2026-04-01"),
        ("2026-04-02", "", ""),
        ("2027-02-01", "", "the next review is more than a year after the last one"),
    ],
)
def test_reviews_that_are_due_are_named(content: Path, due: str, error: str, warning: str) -> None:
    path = write_page(content, "en", review_due=due)
    place = f"{NAME}:{line_of(path, 'review_due')}: "
    assert errors(content, "reviews", today=date(2026, 3, 2)) == ([place + error] if error else [])
    assert warnings(content, "reviews", today=date(2026, 3, 2)) == ([place + warning] if warning else [])


@pytest.mark.parametrize("missing", ["reviewed_on", "review_due"])
def test_a_review_without_a_date_is_warned_of(content: Path, missing: str) -> None:
    path = write_page(content, "en")
    lines = [line for line in path.read_text().split("\n") if not line.startswith(missing)]
    path.write_text("\n".join(lines))
    what = '"reviewed_by" names somebody; "reviewed_on" and "review_due" must say when'
    assert warnings(content, "reviews") == [f"{NAME}:{line_of(path, 'reviewed_by')}: {what}"]


def test_pages_that_nobody_has_reviewed_are_counted_in_one_line_a_language(content: Path) -> None:
    for name in ("types/sensory", "types/motor"):
        write_page(content, "en", name, reviewed_by="")
        write_page(content, "es", name, translation_reviewed_by="")
    assert warnings(content, "not-reviewed") == [
        'content/en:1: not reviewed by a clinician ("reviewed_by" is empty): 2 of 5 pages',
        'content/es:1: translation not reviewed ("translation_reviewed_by" is empty): 2 of 5 pages',
    ]


def test_sources_without_a_year_are_warned_of_in_one_line(content: Path) -> None:
    old = (content / "sources.toml").read_text()
    (content / "sources.toml").write_text(SOURCES.replace("year = 2024\n", "") + '\n[unused]\ntitle = "U"\n')
    assert warnings(content, "dated-sources") == ["content/sources.toml:1: no year is known of these sources: ninds-pn"]
    (content / "sources.toml").write_text(old)
    assert warnings(content, "dated-sources") == []


GLOSSARY = """\
[[term]]
id = "nerve"
term = "nerve"
forms = ["nerves"]
means = "A thin cord that carries messages."
"""


def glossary(content: Path, text: str) -> Path:
    for language in ("en", "es"):
        path = content / language / "glossary.toml"
        path.write_text(text if language == "en" else text.replace('"nerves"', '"nervios"'))
    return content / "en" / "glossary.toml"


def test_a_good_glossary_passes(content: Path) -> None:
    glossary(content, GLOSSARY)
    assert errors(content) == warnings(content) == []


def test_a_term_that_no_page_uses_is_named(content: Path) -> None:
    path = glossary(content, GLOSSARY + '\n[[term]]\nid = "biopsy"\nterm = "biopsy"\nmeans = "A test."\n')
    what = 'no page uses "biopsy"; take it away, or add the form that pages use'
    assert f"content/en/glossary.toml:{line_of(path, 'biopsy') - 1}: {what}" in errors(content, "glossary-terms")
    for language in ("en", "es"):
        write_page(content, language, body=f"{BODY[language]}\nA [small one](term:biopsy).\n")
    assert errors(content, "glossary-terms") == []


def test_a_long_explanation_is_named(content: Path) -> None:
    glossary(content, GLOSSARY.replace("A thin cord", "a " * 16 + "A thin cord"))
    what = 'content/en/glossary.toml:1: "nerve" is explained in 22 words; 20 are the most'
    assert what in errors(content, "glossary-terms")


def test_terms_that_explain_each_other_are_named_once(content: Path) -> None:
    feet = '\n[[term]]\nid = "cord"\nterm = "feet"\nforms = ["pies"]\nmeans = "A %s."\n'
    more = '\n[[term]]\nid = "skin"\nterm = "skin"\nforms = ["piel"]\nmeans = "Feet, and a cord, and a nerve."\n'
    path = glossary(content, GLOSSARY.replace("A thin cord", "Skin, feet") + feet % "nerve and skin" + more)
    words = "these words explain each other in a circle"
    assert [what for what in errors(content, "glossary-terms") if what.startswith("content/en")] == [
        f"content/en/glossary.toml:1: {words}: nerve > skin > nerve",
        f"content/en/glossary.toml:{line_of(path, 'cord') - 1}: {words}: cord > nerve > cord",
    ]
    glossary(content, GLOSSARY.replace("A thin cord", "A nerve"))
    assert f"content/en/glossary.toml:1: {words}: nerve > nerve" in errors(content, "glossary-terms")


def test_a_large_glossary_is_warned_of(content: Path) -> None:
    terms = "".join(f'\n[[term]]\nid = "t{one}"\nterm = "t{one}"\nmeans = "A."\n' for one in range(40))
    glossary(content, GLOSSARY + terms)
    what = "content/en/glossary.toml:1: the glossary has 41 words; more than 40 are hard to keep right"
    assert what in warnings(content, "glossary-terms")


BODY_MAP = "".join(
    f'[{name}]\npages = ["motor", "sensory", "what"]\n' for name in ("feet", "legs", "hands", "arms", "face", "inside")
)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("[feet]", "[face2]", '1: the body map has no pages for "feet"'),
        ('["motor", "sensory", "what"]\n[legs]', "[]\n[legs]", '1: the body map has no pages for "feet"'),
        ('["motor", "sensory", "what"]\n[legs]', "3\n[legs]", '1: the body map has no pages for "feet"'),
    ],
)
def test_a_body_map_with_a_part_without_pages_is_named(content: Path, old: str, new: str, error: str) -> None:
    (content / "body_map.toml").write_text(BODY_MAP.replace(old, new, 1))
    assert errors(content, "body-regions") == [f"content/body_map.toml:{error}"]


def test_a_body_map_that_is_no_table_is_named(content: Path) -> None:
    (content / "body_map.toml").write_text("feet = 3\n" + BODY_MAP.replace("[feet]", "[other]"))
    assert 'content/body_map.toml:1: the body map has no pages for "feet"' in errors(content, "body-regions")


@pytest.mark.parametrize(("pages", "count"), [('["motor"]', 1), ('["a", "b", "c", "d", "e", "f"]', 6)])
def test_few_and_many_pages_for_a_part_are_warned_of(content: Path, pages: str, count: int) -> None:
    (content / "body_map.toml").write_text(BODY_MAP)
    assert errors(content) == warnings(content) == []
    (content / "body_map.toml").write_text(BODY_MAP.replace('["motor", "sensory", "what"]', pages, 1))
    what = f'"feet" has {count} pages; 3 to 5 are a list that one can take in'
    assert warnings(content, "body-regions") == [f"content/body_map.toml:1: {what}"]


def test_a_broken_body_map_is_left_to_the_loading(content: Path) -> None:
    (content / "body_map.toml").write_text("[feet")
    assert errors(content, "body-regions") == []
    assert len(errors(content, "loading")) == 1
