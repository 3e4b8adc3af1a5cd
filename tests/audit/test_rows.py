"""The 42 requirements: each is answered for, and what is named as an answer is there."""

import re

import pytest

from audit.evidence import ROOT
from audit.rows import FIGURES, ROWS, Row

CHECKLIST = (ROOT / "docs" / "install.md").read_text(encoding="utf-8").partition("## Access checklist")[2]


def test_there_are_42_in_order() -> None:
    assert [row.id for row in ROWS] == [f"A{number}" for number in range(1, 43)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_is_measured_tested_or_on_the_installers_checklist(row: Row) -> None:
    assert set(row.rules) <= set(FIGURES)
    if row.is_by_installation:
        assert re.search(rf"^\| [A0-9, ]*{row.id}[, ]", CHECKLIST, re.MULTILINE)
    else:
        assert row.rules or row.tests


@pytest.mark.parametrize("wanted", sorted({test for row in ROWS for test in row.tests}))
def test_the_tests_that_answer_for_one_exist(wanted: str) -> None:
    file, _, part = wanted.partition("::")
    names = re.findall(r"^def (test_\w+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert any(part in name for name in names)
