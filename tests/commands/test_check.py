from argparse import Namespace
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.commands.check import run
from tests.support.pages import make_content, make_page_file


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def test_good_pages_are_said_to_be_good(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Namespace(content=content)) == 0
    assert capsys.readouterr().out == "No problems. Languages: en.\n"


def test_each_problem_is_a_line_with_its_file_and_a_sentence_ends_the_report(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_page_file(content, title=None)
    make_page_file(content, "understand/what", picture="gone.svg")
    assert run(Namespace(content=content)) == 1
    assert capsys.readouterr().out == (
        'en/types/sensory.md:1: "title" is missing\n'
        "en/understand/what.md:1: the page has no picture\n"
        'en/understand/what.md:8: the picture "gone.svg" does not exist\n'
        "3 problems in 2 files. "
        "A page that is named here is hidden from visitors, or shown without the part that is wrong.\n"
    )


def test_one_problem_is_one(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_page_file(content, title=None)
    assert run(Namespace(content=content)) == 1
    assert "\n1 problem in 1 file. " in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Namespace(content=tmp_path / "gone")) == 1
    assert f"{tmp_path}/gone:1: there are no pages here" in capsys.readouterr().out


def test_without_a_folder_the_programs_own_pages_are_checked(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "CONTENT", content)
    assert run(Namespace(content=None)) == 0
    assert "Languages: en." in capsys.readouterr().out


def test_what_could_steer_a_terminal_is_not_printed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_page_file(content, body="[x](http://a\u202e\x1b[2Jb)\n")
    (content / "en" / "types" / "a\x1b[31m\udcff.md").write_text("x")
    assert run(Namespace(content=content)) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "en/types/a?[31m?.md:1: the first line must be +++" in out
