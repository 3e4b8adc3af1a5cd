"""The pages that come with the kiosk, and the page that its guide for writers makes."""

import re
import shutil
from datetime import date
from pathlib import Path

from kiosk import paths
from kiosk.content.check.runner import check_content
from kiosk.content.library import load_library

GUIDE = Path(__file__).parents[2] / "docs" / "writing-pages.md"
REPORT = Path(__file__).parents[2] / "docs" / "pages-report.md"
TODAY = date(2026, 3, 2)
NOT_REVIEWED = 3  # warnings: the pages of both languages, and the translation


def test_our_own_pages_have_no_problems() -> None:
    report = check_content(paths.CONTENT, today=TODAY)
    assert [str(problem) for problem in report.errors] == []
    rules = [problem.rule for problem in report.warnings]
    assert rules.count("not-reviewed") == NOT_REVIEWED
    assert "missing-pages" not in rules  # every page is there in both languages


def test_a_page_written_by_the_guide_is_shown_and_passes(tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    header = re.search(r"^   (\+\+\+\n.*?^   \+\+\+)$", guide, re.DOTALL | re.MULTILINE)
    body = re.search(r"A page that passes:\n```\n(.*?)```", guide, re.DOTALL)
    assert header
    assert body
    content = tmp_path / "content"
    shutil.copytree(paths.CONTENT, content)
    page = content / "en" / "selfcare" / "balance.md"
    page.write_text(header[1].replace("\n   ", "\n") + "\n" + body[1], encoding="utf-8")
    report = check_content(content, today=TODAY)
    assert [str(problem) for problem in report.errors if problem.file == page] == []
    assert load_library(content, "en").pages["balance"].title == "Keep your balance"


def test_the_report_in_the_documentation_is_of_these_pages() -> None:
    report = REPORT.read_text(encoding="utf-8")
    pages = load_library(paths.CONTENT, "en").pages
    assert [page for page in pages if f"| {page} |" not in report] == []
