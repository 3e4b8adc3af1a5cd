import os
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.library import load_library
from kiosk.content.model import AttractLine, Library, Picture, Source
from tests.support.pages import (
    DRAWING,
    PNG,
    TOPICS,
    load,
    make_body_map,
    make_glossary,
    make_page_file,
    make_page_text,
    whats,
)


def titles(library: Library) -> list[str]:
    return [page.title for page in library.pages.values()]


def test_a_good_folder_becomes_a_library_without_problems(library: Library) -> None:
    assert library.problems == ()
    assert not library.is_empty
    assert [(topic.id, topic.hero, topic.color) for topic in library.topics] == [
        ("understand", True, "primary"),
        ("types", False, "types"),
    ]
    assert [page.id for page in library.topics[1].pages] == ["motor", "sensory"]
    assert library.topics[1].picture == library.root / "pictures" / "foot.svg"
    assert library.attract == (AttractLine("Pins and needles?", "Touch to read more."),)


def test_a_page_holds_what_its_file_says(content: Path) -> None:
    make_page_file(
        content,
        body="Text.\n",
        labels={"skin": "Skin"},
        picture="foot.svg#2",
        picture_caption="Long nerves",
        reviewed_by="Test Reviewer",
    )
    page = load(content).pages["sensory"]
    assert page.picture == Picture("foot.svg#2", content / "pictures" / "foot.svg", 2, "A foot", "Long nerves")
    assert dict(page.labels) == {"skin": "Skin"}
    assert page.sources == (Source("ninds-pn", "Peripheral Neuropathy", "NINDS", 2024, "ninds.nih.gov"),)
    assert page.reviewed_by == "Test Reviewer"
    assert (page.body, page.path, page.language) == ("Text.\n", content / "en/types/sensory.md", "en")
    assert page.path.read_text().split("\n")[page.body_line - 1] == "Text."


def test_a_page_without_a_short_title_takes_its_title(content: Path) -> None:
    make_page_file(content, short=None)
    assert load(content).pages["sensory"].short == "Sensory nerves"


def test_a_page_holds_all_the_new_things_too(content: Path) -> None:
    make_page_file(
        content,
        treatment=True,
        key_points=["One.", "Two."],
        question="Which tests?",
        related=["motor", "what"],
        source_hash="00ff",
        translation_reviewed_by="Test Translator",
    )
    library = load(content)
    page = library.pages["sensory"]
    assert (page.treatment, page.key_points, page.questions) == (True, ("One.", "Two."), ("Which tests?",))
    assert library.related(page) == (library.pages["motor"], library.pages["what"])
    assert (page.source_hash, page.translation_reviewed_by, page.signed) == ("00ff", "Test Translator", None)
    assert library.problems == ()


def test_a_page_without_a_question_offers_none(library: Library) -> None:
    assert library.pages["sensory"].questions == ()
    assert library.question("sensory", 0) is None


def test_a_page_of_questions_offers_its_list(content: Path) -> None:
    body = "Pick some.\n\n## Nerves\n- What **now**?\n- Can [it](motor.md) heal?\n\n## Last\n1. When? {#when}\n"
    make_page_file(content, kind="questions", body=body, question="Not in the list?")
    library = load(content)
    assert library.pages["sensory"].questions == ("What now?", "Can it heal?", "When?")
    assert library.question("sensory", 2) == "When?"


def test_files_that_cannot_be_looked_at_end_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path, *_args: object, **_kwargs: object) -> os.stat_result:
        raise PermissionError(13, "no", str(path))

    make_body_map(content)
    make_glossary(content)
    monkeypatch.setattr(Path, "stat", locked)
    library = load(content)
    assert library.is_empty
    assert {what.rpartition(":")[2] for what in whats(library)} == {" no permission"}
    assert {what.partition(":")[0] for what in whats(library)} >= {"body_map.toml", "glossary.toml", "sensory.md"}


def test_of_very_many_unknown_sources_the_first_are_named(content: Path) -> None:
    make_page_file(content, sources=[f"s{number}" for number in range(200)])
    library = load(content)
    assert library.pages["sensory"].sources == ()
    assert 'sensory.md:10: there is no source "s99" in sources.toml' in whats(library)
    assert "sensory.md:10: there is more to mend in this file" in whats(library)
    assert len(library.problems) == 101


def test_get_help_now_is_no_tile_but_has_its_topic(library: Library) -> None:
    assert library.urgent is library.pages["help"]
    assert "urgent" not in [topic.id for topic in library.topics]
    topic = library.topic("urgent")
    assert topic is not None
    assert (topic.title, topic.color) == ("Get help now", "urgent")


def test_get_help_now_may_have_its_topic_in_the_table(content: Path) -> None:
    table = content / "en" / "topics.toml"
    table.write_text(TOPICS + '[[topic]]\nid = "urgent"\ntitle = "Danger signs"\ncolor = "urgent"\n')
    library = load(content)
    topic = library.topic("urgent")
    assert topic is not None
    assert topic.title == "Danger signs"
    assert library.problems == ()


def test_steps_come_with_their_pictures(content: Path) -> None:
    body = 'Intro.\n\n## Find\nIt.\n![A bed](foot.svg#1 "Bed")\n## Go\n![x](gone.svg)\n'
    path = make_page_file(content, body=body, kind="steps")
    library = load(content)
    page = library.pages["sensory"]
    first, second = page.steps
    assert page.intro == "Intro.\n"
    assert (first.title, first.body) == ("Find", "It.\n")
    assert first.picture == Picture("foot.svg#1", content / "pictures" / "foot.svg", 1, "A bed", "Bed")
    assert second.picture is None
    line = path.read_text().split("\n").index("![x](gone.svg)") + 1
    assert whats(library) == [f'sensory.md:{line}: the picture "gone.svg" does not exist']


def test_an_order_decides_and_ids_settle_a_tie(content: Path) -> None:
    make_page_file(content, "types/zebra", order=10)
    assert [page.id for page in load(content).topics[1].pages] == ["motor", "zebra", "sensory"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"no header", "1: the first line must be +++"),
        (b"+++\ntitle = \xe9\n+++\n", "1: is not UTF-8 text; save it as UTF-8"),
        (make_page_text("a\0b").encode(), "1: holds zero bytes; save it as plain text in UTF-8"),
        (b"x" * 5_000_000, "1: is larger than 1 MiB"),
        (make_page_text(title=None).encode(), '1: "title" is missing'),
        (make_page_text(topic="gone").encode(), '6: there is no topic "gone" in topics.toml'),
        (make_page_text(id="motor").encode(), '2: the id "motor" is already that of motor.md'),
        (
            make_page_text("\n\n" + "> " * 10_000).encode(),
            "15: lists or quotations are nested more than 8 levels deep",
        ),
        (
            make_page_text("| a |\n" * 150_000).encode(),
            "13: the page is longer than 40000 characters; cut it into several pages",
        ),
    ],
)
def test_a_broken_page_is_hidden_and_named_and_the_rest_works(content: Path, text: bytes, problem: str) -> None:
    (content / "en" / "types" / "sensory.md").write_bytes(text)
    library = load(content)
    assert titles(library) == ["Motor nerves", "Get help now", "What it is"]
    assert whats(library) == [f"sensory.md:{problem}"]


def test_a_page_of_eight_mebibytes_is_refused_unread(content: Path) -> None:
    (content / "en" / "types" / "sensory.md").write_bytes(make_page_text("| a | b |\n" * 900_000).encode())
    assert whats(load(content)) == ["sensory.md:1: is larger than 1 MiB"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"picture": "gone.svg"}, '8: the picture "gone.svg" does not exist'),
        ({"sources": ["gone"]}, '10: there is no source "gone" in sources.toml'),
        ({"order": "x"}, '7: "order" must be a whole number'),
        ({"colour": "x"}, '12: "colour" is not a known key'),
    ],
)
def test_a_page_with_a_wrong_part_is_shown_without_it(content: Path, changes: dict[str, str], problem: str) -> None:
    make_page_file(content, **changes)
    library = load(content)
    assert "Sensory nerves" in titles(library)
    assert whats(library) == [f"sensory.md:{problem}"]


def test_odd_files_are_refused_without_waiting(content: Path, tmp_path: Path) -> None:
    folder = content / "en" / "types"
    (tmp_path / "outside.md").write_text(make_page_text(id="outside"))
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    (folder / "zero.md").symlink_to("/dev/zero")
    library = load(content)
    assert whats(library) == [
        "folder.md:1: is not an ordinary file",
        "link.md:1: leads out of its folder",
        "pipe.md:1: is not an ordinary file",
        "zero.md:1: leads out of its folder",
    ]
    assert len(library.pages) == 4


def test_a_topic_folder_that_leads_out_shows_nothing(content: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "secret.md").write_text(make_page_text(id="secret"))
    (content / "en" / "elsewhere").symlink_to(outside)
    library = load(content)
    assert library.page("secret") is None
    assert whats(library) == ["secret.md:1: leads out of its folder"]


def test_a_content_folder_that_is_itself_a_link_is_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(content)
    library = load_library(tmp_path / "link", "en", tmp_path / "illustrations")
    assert library.problems == ()
    assert library.root == content


@pytest.mark.parametrize("name", ["missing", "empty", "file"])
def test_without_pages_the_library_is_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    library = load_library(tmp_path / name, "en")
    assert library.is_empty
    assert library.urgent is None
    assert library.attract == ()
    assert [problem.what for problem in library.problems] == ["there are no pages here"]
    assert library.illustrations == paths.ASSETS / "illustrations"


def test_without_the_table_of_topics_there_is_nothing_on_the_home_screen(content: Path) -> None:
    (content / "en" / "topics.toml").unlink()
    library = load(content)
    assert library.is_empty
    assert titles(library) == ["Get help now"]
    assert "topics.toml:1: does not exist" in whats(library)


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ("topic = 3", ["topics.toml:1: must be a section of its own"]),
        ("[[topic]]\nid = \n", ["topics.toml:2: is not valid TOML: Invalid value"]),
    ],
)
def test_a_table_of_topics_that_cannot_be_used_is_named(content: Path, table: str, problems: list[str]) -> None:
    (content / "en" / "topics.toml").write_text(table)
    library = load(content)
    assert library.is_empty
    assert [what for what in whats(library) if what.startswith("topics")] == problems


def test_a_bad_topic_is_left_out_and_the_others_stay(content: Path) -> None:
    table = content / "en" / "topics.toml"
    table.write_text(
        'odd = 1\n[[topic]]\nid = "x"\n' + TOPICS + '[[topic]]\nid = "types"\ntitle = "Again"\n'
        '[[topic]]\nid = "B C"\ntitle = "Bad id"\n[[topic]]\nid = "empty"\ntitle = "E"\npicture = "gone.svg"\nhue = 1\n'
    )
    library = load(content)
    assert [topic.id for topic in library.topics] == ["understand", "types"]
    assert whats(library) == [
        'topics.toml:1: "odd" is not a known section',
        'topics.toml:2: "title" is missing',
        'topics.toml:17: the id "types" is used twice or is not small letters, digits and hyphens',
        'topics.toml:20: the id "B C" is used twice or is not small letters, digits and hyphens',
        'topics.toml:23: the picture "gone.svg" does not exist',
        'topics.toml:27: "hue" is not a known key',
    ]


def test_a_bad_source_is_left_out(content: Path) -> None:
    sources = content / "sources.toml"
    sources.write_text(sources.read_text() + '[bare]\npublisher = "P"\n[odd]\ntitle = "T"\nyear = "x"\n')
    library = load(content)
    assert whats(library) == ['sources.toml:7: "title" is missing', 'sources.toml:11: "year" must be a whole number']


def test_without_sources_and_lines_for_the_waiting_screen_the_pages_are_shown(content: Path) -> None:
    (content / "sources.toml").unlink()
    (content / "en" / "attract.toml").unlink()
    library = load(content)
    assert len(library.pages) == 4
    assert library.attract == ()
    assert "attract.toml:1: does not exist" in whats(library)
    assert "sources.toml:1: does not exist" in whats(library)


def test_a_picture_beside_the_page_comes_before_the_common_ones(content: Path) -> None:
    (content / "en" / "types" / "foot.svg").write_text(DRAWING)
    (content / "en" / "types" / "own.png").write_bytes(PNG)
    make_page_file(content, picture="own.png")
    make_page_file(content, "understand/what", picture="needling.svg")
    library = load(content)
    found = [page.picture.path.as_posix() for page in library.pages.values() if page.picture]
    parent = content.parent.as_posix()
    assert found == [
        f"{parent}/content/en/types/foot.svg",
        f"{parent}/content/pictures/foot.svg",
        f"{parent}/content/en/types/own.png",
        f"{parent}/illustrations/needling.svg",
    ]


def test_each_file_is_read_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    really_open = os.open

    def counting(path: Path, flags: int) -> int:
        opened.append(path.name)
        return really_open(path, flags)

    for number in range(20):
        make_page_file(content, f"types/page-{number}")
    monkeypatch.setattr("os.open", counting)
    load(content)
    assert sorted(set(opened) - {"foot.svg"}) == sorted(name for name in opened if name != "foot.svg")
    assert opened.count("foot.svg") == 4  # once for each folder that names it: en/, types/, understand/, urgent/
