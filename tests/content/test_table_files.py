from pathlib import Path

import msgspec
import pytest

from kiosk.content.table_files import MAX_LINES, MAX_NAMED, MAX_SECTIONS, MAX_TABLE, TableFiles
from kiosk.content.tables import MAX_LINE


class Entry(msgspec.Struct, frozen=True):
    id: str
    number: int = 0


@pytest.fixture
def files(tmp_path: Path) -> TableFiles:
    return TableFiles(tmp_path)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.toml"
    path.write_text(text, encoding="utf-8")
    return path


def whats(files: TableFiles) -> list[str]:
    return [f"{problem.line}: {problem.what}" for problem in files.problems]


def test_the_sections_of_a_list_come_with_their_lines(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, '# x\n[[a]]\nid = "one"\n\n  [[ a ]]\nid = "two"\nnumber = 2\n')
    assert files.read_list(path, "a", Entry) == [(Entry("one"), 2), (Entry("two", 2), 5)]
    assert files.problems == []


def test_named_sections_come_with_their_lines(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, '\n[one]\nid = "a"\n["two"]\nid = "b"\n')
    assert files.read_sections(path, Entry) == {"one": (Entry("a"), 2), "two": (Entry("b"), 4)}
    assert files.problems == []


def test_what_is_wrong_in_a_list_is_named_and_the_rest_is_read(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, 'odd = 1\n[[a]]\nnumber = 1\n[[a]]\nid = "two"\nnumber = "x"\n[[b]]\n')
    assert files.read_list(path, "a", Entry) == [(Entry("two"), 4)]
    assert whats(files) == [
        '1: "odd" is not a known section',
        '7: "b" is not a known section',
        '2: "id" is missing',
        '6: "number" must be a whole number',
    ]


def test_what_is_wrong_in_named_sections_is_named_and_the_rest_is_read(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, 'odd = 1\n[one]\nnumber = 1\n[two]\nid = "b"\nnumber = "x"\n')
    assert files.read_sections(path, Entry) == {"two": (Entry("b"), 4)}
    assert whats(files) == [
        "1: must be a section of its own",
        '2: "id" is missing',
        '6: "number" must be a whole number',
    ]


@pytest.mark.parametrize("text", ["a = 3\n", "[a]\nid = 'x'\n", "a = 'x'\n"])
def test_what_is_no_list_is_named(files: TableFiles, tmp_path: Path, text: str) -> None:
    assert files.read_list(table(tmp_path, text), "a", Entry) == []
    assert whats(files) == ["1: must be a section of its own"]


def test_a_list_of_no_sections_is_named(files: TableFiles, tmp_path: Path) -> None:
    assert files.read_list(table(tmp_path, "a = [1, 'x']\n"), "a", Entry) == []
    assert whats(files) == ["1: must be a section of its own", "2: must be a section of its own"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a = = 1\n", "1: is not valid TOML: Invalid value"),
        ("\n\na = 1\na = 2\nb = 3\n", "4: is not valid TOML: Cannot overwrite a value"),
        ('a = "x', "1: is not valid TOML"),
        ("a = 1\x07\n", "1: is not valid TOML"),
        ("a = '\x1b[31m'\n", "1: is not valid TOML"),
        ("x" * (MAX_TABLE + 1), "1: is larger than 256 KiB"),
        ("\n" * MAX_LINES, "5000: has more than 5000 lines"),
        ("\n#" + "x" * MAX_LINE, "2: has a line longer than 2000 characters"),
        (".".join("a" * 900) + " = 1\n" + "a." * 1100 + "a = 1\n", "2: has a line longer than 2000 characters"),
        ("a = [\n" + "[\n" * 4_000, "1: is nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_gives_nothing(
    files: TableFiles, tmp_path: Path, text: str, what: str
) -> None:
    path = table(tmp_path, text)
    assert files.read(path) == ({}, "")
    assert files.problems[0].file == path
    (found,) = whats(files)
    assert found.startswith(what)


def test_a_file_at_the_limits_is_read(files: TableFiles, tmp_path: Path) -> None:
    line = "#" + "x" * (MAX_LINE - 1) + "\n"
    path = table(tmp_path, "a = 1\n" + line * 100 + "\n" * (MAX_LINES - 102))
    assert files.read(path)[0] == {"a": 1}
    assert files.problems == []


def test_files_that_are_missing_or_lie_elsewhere_are_named(files: TableFiles, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.toml"
    outside.write_text("a = 1\n")
    (tmp_path / "out.toml").symlink_to(outside)
    for name, what in (("gone.toml", "does not exist"), ("out.toml", "leads out of its folder")):
        assert files.read(tmp_path / name) == ({}, "")
        assert files.problems[-1].what == what
    outside.unlink()


@pytest.mark.parametrize("count", [MAX_SECTIONS, MAX_SECTIONS + 1])
def test_more_sections_than_anybody_needs_are_left_out(files: TableFiles, tmp_path: Path, count: int) -> None:
    path = table(tmp_path, "".join(f'[[a]]\nid = "x{number}"\n' for number in range(count)))
    assert len(files.read_list(path, "a", Entry)) == MAX_SECTIONS
    path = table(tmp_path, "".join(f'[a{number}]\nid = "x"\n' for number in range(count)))
    assert len(files.read_sections(path, Entry)) == MAX_SECTIONS
    more = ["1: has more than 500 sections; the rest is left out"] * 2
    assert whats(files) == (more if count > MAX_SECTIONS else [])


def test_of_very_many_mistakes_the_first_are_named(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, "[[a]]\n" * (MAX_NAMED + 50))
    assert files.read_list(path, "a", Entry) == []
    assert len(files.problems) == MAX_NAMED + 1
    assert whats(files)[0] == '1: "id" is missing'
    assert whats(files)[-1].endswith(": there is more to mend in this file")
    files.name(tmp_path / "other", 0, "is bad")
    assert whats(files)[-1] == "1: is bad"


def test_a_section_of_very_many_keys_is_refused_as_a_whole(files: TableFiles, tmp_path: Path) -> None:
    path = table(tmp_path, "[one]\n" + "".join(f"k{number} = 1\n" for number in range(4_000)))
    assert files.read_sections(path, Entry) == {}
    assert whats(files) == ["1: has more than 100 keys"]
