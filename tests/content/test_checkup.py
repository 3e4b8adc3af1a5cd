"""The doctor counts pages and sign-offs, and warns of reviews a month before they are due."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.content.checkup import examine_content, examine_pages, examine_reviews, examine_sign_offs
from kiosk.content.model import Library
from kiosk.content.signoff import Entry, Record
from kiosk.health import Level
from kiosk.settings import Pages
from tests.support.pages import make_content, make_page_file

TODAY = date(2026, 3, 2)


def test_pages_are_counted_and_broken_ones_are_counted_too(content: Path) -> None:
    good = examine_pages(content, "en")
    assert (good.level, good.sentence) == (Level.OK, "Pages in the language English: 4.")
    make_page_file(content, "types/broken", title="")
    bad = examine_pages(content, "en")
    assert bad.level is Level.WARN
    assert "kiosk check" in bad.sentence


def test_no_page_at_all_is_bad(content: Path) -> None:
    assert examine_pages(content / "nowhere", "en").level is Level.BAD
    assert examine_pages(content, "xx").level is Level.BAD


def test_where_only_signed_pages_are_shown_their_number_counts(content: Path, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "signoff.json"
    assert examine_sign_offs(content, Pages(), file) == []
    assert [found.level for found in examine_sign_offs(content, Pages(require_sign_off=True), file)] == [Level.BAD]
    page = library.pages["motor"]
    entry = Entry(page.id, "en", page.text_hash, "Test Clinician", "PT", date(2026, 3, 2))
    file.write_bytes(msgspec.json.encode(Record(pages=(entry,))))
    signed = examine_sign_offs(content, Pages(require_sign_off=True), file)
    assert [found.level for found in signed] == [Level.OK]
    assert "now: 1;" in signed[0].sentence
    file.write_text("{", encoding="utf-8")
    assert [found.level for found in examine_sign_offs(content, Pages(), file)] == [Level.BAD]


@pytest.mark.parametrize(
    ("days", "said"),
    [(31, None), (30, "within 30 days"), (0, "within 30 days"), (-1, "Past their review")],
)
def test_a_review_is_told_thirty_days_before_it_is_due(content: Path, days: int, said: str | None) -> None:
    due = TODAY + timedelta(days=days)
    path = make_page_file(content, "types/motor", order=10)
    path.write_text(path.read_text().replace("+++\n", f"+++\nreview_due = {due}\n", 1))
    found = examine_reviews(content, TODAY)
    if said is None:
        assert found == []
    else:
        assert found[0].level is Level.WARN
        assert said in found[0].sentence
        assert f"en/motor ({due})" in found[0].sentence


def test_of_many_reviews_the_first_three_are_named(content: Path) -> None:
    for number in range(5):
        path = make_page_file(content, f"types/p{number}", order=number, title=f"P{number}")
        path.write_text(path.read_text().replace("+++\n", f"+++\nreview_due = 2026-03-{10 - number:02}\n", 1))
    (found,) = examine_reviews(content, TODAY)
    assert "en/p4 (2026-03-06), en/p3 (2026-03-07), en/p2 (2026-03-08), 2 more" in found.sentence


def test_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    content = make_content(tmp_path / "other")
    found = examine_content(content, Pages(), tmp_path / "signoff.json", TODAY)
    assert [finding.name for finding in found] == ["pages"]
