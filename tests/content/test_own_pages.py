"""The pages that come with the kiosk, and the page that its guide for writers makes."""

import re
import shutil
from pathlib import Path

from kiosk import paths
from kiosk.content.check.runner import check_content
from kiosk.content.library import load_library

GUIDE = Path(__file__).parents[2] / "docs" / "writing-pages.md"


def test_our_own_pages_have_no_problems() -> None:
    assert [str(problem) for problem in check_content(paths.CONTENT)] == []


def test_a_page_written_by_the_guide_is_shown_and_passes(tmp_path: Path) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    header = re.search(r"^   (\+\+\+\n.*?^   \+\+\+)$", guide, re.DOTALL | re.MULTILINE)
    table, box = (re.search(pattern, guide, re.DOTALL) for pattern in (r"```\n(\| Kind .*?)```", r"```\n(!!! .*?)```"))
    link = re.search(r"\[Look after.*?\)", guide)
    assert header
    assert table
    assert box
    assert link
    content = tmp_path / "content"
    shutil.copytree(paths.CONTENT, content)
    page = content / "en" / "selfcare" / "balance.md"
    page.write_text(header[1].replace("\n   ", "\n") + f"\nText, {link[0]}.\n\n{table[1]}\n{box[1]}", encoding="utf-8")
    assert [str(problem) for problem in check_content(content) if problem.file == page] == []
    assert load_library(content, "en").pages["balance"].title == "Keep your balance"
