import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.clock import SteppedClock
from kiosk.commands.check import run
from kiosk.errors import SiteError
from tests.support.checked import BODY, LANGUAGES, make_checked, write_page

CLOCK = SteppedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
NO_FIRST_LINE = "en/types/broken.md:1: the first line must be +++ [loading]"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_checked(tmp_path)


def check(content: Path | None, report: Path | None = None, *, is_json: bool = False) -> int:
    return run(Namespace(content=content, report=report, json=is_json), CLOCK)


def test_good_pages_are_said_to_be_good_with_their_grades(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(content) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "How easy the pages are to read:"
    assert "  en/sensory: grade 0.4, 0.4 with all words; 123 words, 16 sentences of 7.1 words" in lines
    assert "  es/sensory: INFLESZ 94, very easy; 129 words, 16 sentences of 7.3 words" in lines
    assert lines[-2] == "No problems, 0 warnings. Languages: en, es."


def test_each_problem_is_a_line_with_its_file_and_its_rule_errors_first(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_page(content, "en", summary=None)
    write_page(content, "en", "types/motor", picture_caption=None)
    (content / "en/types/broken.md").write_text("x")
    assert check(content) == 1
    out = capsys.readouterr().out
    assert out.startswith("To mend:\n" + NO_FIRST_LINE)
    assert 'en/types/sensory.md:1: "summary" is missing [headers]\n' in out
    later = out.partition("Could be better:\n")[2]
    assert later.startswith('en/types/motor.md:8: "picture_caption" is missing: ')
    # The two translations are stale as well.
    assert out.endswith("4 problems in 4 files, 1 warning. Languages: en, es.\n")


def test_warnings_alone_are_no_failure(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        write_page(content, language, "types/other", body=BODY[language], title="x" * 43, related=["what", "motor"])
    (content / "es/types/other.md").unlink()
    assert check(content) == 0
    assert "No problems, 2 warnings. " in capsys.readouterr().out


def test_one_problem_is_one(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "en/types/broken.md").write_text("x")
    assert check(content) == 1
    assert "\n1 problem in 1 file, 0 warnings. " in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "gone") == 1
    assert capsys.readouterr().out == (
        f"To mend:\n{tmp_path}/gone:1: there are no pages here (LANGUAGE/TOPIC/PAGE.md) [loading]\n"
        "1 problem in 1 file, 0 warnings. Languages: none.\n"
    )


def test_without_a_folder_the_programs_own_pages_are_checked(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "CONTENT", content)
    assert check(None) == 0
    assert "Languages: en, es." in capsys.readouterr().out


def test_a_language_without_rules_for_its_words_is_said(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "en").rename(content / "fr")
    check(content)
    out = capsys.readouterr().out
    assert "There are no rules for the words of the language 'fr': only the rest was looked at.\n" in out
    assert "  fr/sensory: no formula for this language; 123 words" in out


def test_what_could_steer_a_terminal_is_not_printed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(content, "en", body="[x](http://a\u202e\x1b[2Jb)\n")
    (content / "en" / "types" / "a\x1b[31m\udcff.md").write_text("x")
    assert check(content) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "en/types/a?[31m?.md:1: the first line must be +++" in out


def test_json_holds_everything(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "en/types/broken.md").write_text("x")
    write_page(content, "en", "types/short", body="Look.", title="x" * 43)
    assert check(content, is_json=True) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["errors"][0] == {
        "file": "en/types/broken.md",
        "line": 1,
        "what": "the first line must be +++",
        "rule": "loading",
    }
    assert {warning["rule"] for warning in data["warnings"]} == {"actions", "headers", "long-pages", "missing-pages"}
    pages = {(page["language"], page["id"]): page for page in data["pages"]}
    sensory = pages["en", "sensory"]
    assert (sensory["file"], sensory["words"]) == ("en/types/sensory.md", 123)
    assert sensory["adjusted"] == pytest.approx(0.43, abs=0.01)
    assert sensory["hard_sentences"][0].keys() == {"text", "line"}
    assert pages["es", "sensory"]["inflesz"] == pytest.approx(94.1, abs=0.1)
    assert pages["en", "short"]["adjusted"] is None
    assert (data["languages"], data["unread"]) == (["en", "es"], [])


def test_the_report_is_written_into_its_file(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.md"
    assert check(content, report) == 0
    assert "Written by `kiosk check --report` on 2026-03-02." in report.read_text(encoding="utf-8")
    assert f"The hardest sentences and words of each page are in {report}." in capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_an_error_of_the_site(content: Path, tmp_path: Path) -> None:
    with pytest.raises(SiteError):
        check(content, tmp_path / "gone" / "report.md")
