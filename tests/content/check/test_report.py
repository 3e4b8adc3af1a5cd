"""The report for those who write pages, and the same for other programs (that one is tested with the command)."""

from pathlib import Path

import pytest

from kiosk.content.check.readability import Grade
from kiosk.content.check.report import as_data, markdown, score_of
from tests.support.checked import check, write_page


def report(content: Path) -> str:
    return markdown(check(content), "2026-03-02")


def test_all_pages_stand_side_by_side_and_each_language_in_a_table(content: Path) -> None:
    write_page(content, "en", "types/only", body="Look.", picture=None)
    text = report(content)
    assert "| Page | words en | score en | words es | score es | Picture | Sources |\n" in text
    score = "grade 0.4, 0.4 with all words"
    assert f"| sensory | 123 | {score} | 129 | INFLESZ 94, very easy | foot.svg | ninds-pn |\n" in text
    assert "| only | 1 | too short for a grade |  |  |  | ninds-pn |\n" in text
    assert "| Page | Words | Sentences | Mean | Longest | Passive | Grade | All words | SMOG |\n" in text
    assert "| sensory | 123 | 16 | 7.1 | 13 | 0% | 0.4 | 0.4 | 4.6 |\n" in text
    assert "| only | 1 | 1 | 1.0 | 1 | 0% | too short | too short | too short |\n" in text
    assert "| Page | Words | Sentences | Mean | Longest | Passive | INFLESZ | Huerta |\n" in text


def test_problems_and_what_is_hardest_are_told(content: Path) -> None:
    write_page(content, "en", "types/only", body="Look.", picture=None)
    text = report(content)
    assert "- `en/types/only.md:1` the page has no picture [headers]\n" in text
    assert "### en/types/sensory.md\n\nGrade 0.4, 0.4 with all words.\n\n- Line " in text


def test_hard_words_are_told_and_marks_are_shown_as_they_are(content: Path) -> None:
    body = "Neuropathy and difficulty, *here*.\n\nMore difficulty | there.\n\n`a*b` is.\n"
    path = write_page(content, "en", body=body)
    line = path.read_text().split("\n").index("More difficulty | there.") + 1
    text = report(content)
    assert f"- Line {line}: More difficulty \\| there.\n" in text
    assert "- Long words: difficulty (2 times), \\[neuropathy\\]\n" in text


def test_good_pages_leave_nothing_to_mend(content: Path) -> None:
    assert "## To mend: 0\n\nNothing.\n" in report(content)


def test_a_language_without_formulas_has_fewer_columns(content: Path) -> None:
    (content / "en").rename(content / "fr")
    text = report(content)
    assert "## Pages in the language fr\n\n| Page | Words | Sentences | Mean | Longest | Passive |\n" in text
    assert "| sensory | 123 | 16 | 7.1 | 13 |  |\n" in text
    assert "### fr/types/sensory.md\n\nNo formula for this language." in text


def test_files_outside_of_the_folder_keep_their_place(content: Path) -> None:
    drawing = content.parent / "illustrations" / "needling.svg"
    drawing.write_text("<svg><text/></svg>")
    write_page(content, "en", picture="needling.svg")
    assert drawing.as_posix() in {problem["file"] for problem in as_data(check(content))["errors"]}


@pytest.mark.parametrize(
    ("score", "band"),
    [(81, "very easy"), (79, "fairly easy"), (56, "normal"), (41, "somewhat hard"), (2, "very hard")],
)
def test_the_bands_of_inflesz_have_names(score: float, band: str) -> None:
    assert score_of(Grade(100, 10, 10, 10, 0, inflesz=score)) == f"INFLESZ {score}, {band}"
