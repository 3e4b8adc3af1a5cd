"""Every page stands in the list with its state in every language, and signing one keeps what was signed before."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.content.check.runner import check_content
from kiosk.content.library import load_library
from kiosk.content.model import Page, SignOff
from kiosk.content.signoff import MAX_BYTES, read_sign_offs, sign_off_of
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.staff.audit import read_audit
from kiosk.staff.signoffs import PageRow, State, checked_rows, general_problems, quick_rows, sign
from tests.support.fakes import START, FakeClock
from tests.support.pages import make_content, make_page_file

TODAY = START.date()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = make_content(tmp_path)
    shutil.copytree(content / "en", content / "es")
    return content


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return DataFolder(folder)


def page(content: Path, name: str = "motor", language: str = "en") -> Page:
    return load_library(content, language).pages[name]


def rows(content: Path, data: DataFolder) -> dict[str, PageRow]:
    return {row.id: row for row in quick_rows(content, data.sign_offs)}


def test_every_page_stands_in_the_list_in_both_languages(content: Path, data: DataFolder) -> None:
    found = quick_rows(content, data.sign_offs)
    assert [row.id for row in found] == ["what", "motor", "sensory", "help"]
    assert all(list(row.states) == ["en", "es"] for row in found)
    assert {state.state for row in found for state in row.states.values()} == {State.NOT_YET}
    assert found[1].title == "Motor nerves"
    assert found[0].states["en"].page is not None


def test_signing_is_recorded_for_the_text_and_the_language_that_were_read(content: Path, data: DataFolder) -> None:
    signed = sign(data, page(content), " Test  Clinician\n", "PT, DPT", FakeClock())
    assert signed == SignOff("Test  Clinician", "PT, DPT", TODAY)
    states = rows(content, data)["motor"].states
    assert (states["en"].state, states["es"].state) == (State.SIGNED, State.NOT_YET)
    assert states["en"].signed is not None
    assert states["en"].signed.credential == "PT, DPT"
    make_page_file(content, "types/motor", "Another text.\n", title="Motor nerves", short="Motor", order=10)
    changed = rows(content, data)["motor"].states["en"]
    assert changed.state is State.CHANGED
    assert changed.signed is not None
    assert changed.signed.on == TODAY


def test_earlier_sign_offs_are_kept_and_the_last_of_them_is_shown(content: Path, data: DataFolder) -> None:
    first = page(content)
    clock = FakeClock()
    sign(data, first, "Test First", "PT", clock)
    clock.advance(timedelta(days=1).total_seconds())
    make_page_file(content, "types/motor", "Another text.\n", title="Motor nerves", short="Motor", order=10)
    sign(data, page(content), "Test Second", "PT", clock)
    sign(data, page(content, "sensory"), "Test Second", "PT", clock)
    kept = read_sign_offs(data.sign_offs)
    assert sign_off_of(first, kept) == SignOff("Test First", "PT", TODAY)
    make_page_file(content, "types/motor", "A third text.\n", title="Motor nerves", short="Motor", order=10)
    state = rows(content, data)["motor"].states["en"]
    assert state.signed == SignOff("Test Second", "PT", TODAY + timedelta(days=1))


def test_each_signing_is_a_line_of_the_audit(content: Path, data: DataFolder) -> None:
    sign(data, page(content, language="es"), "Test Clinician", "PT", FakeClock(), who="anna")
    sign(data, page(content), "Test Clinician", "PT", FakeClock())
    lines, bad = read_audit(data.audit)
    assert bad == []
    assert [line.who for line in lines] == ["anna", "Test Clinician"]
    assert lines[0].what == f"sign-off es/motor {page(content, language='es').text_hash}"


@pytest.mark.parametrize(("name", "credential"), [("", "PT"), ("  ", "PT"), ("Test", ""), ("x" * 81, "PT")])
def test_without_name_and_credential_nothing_is_signed(
    content: Path, data: DataFolder, name: str, credential: str
) -> None:
    with pytest.raises(SiteError) as caught:
        sign(data, page(content), name, credential, FakeClock())
    assert caught.value.fault is Fault.BAD_INPUT
    assert not data.sign_offs.exists()
    assert not data.audit.exists()


def test_a_damaged_record_is_left_as_it_is(content: Path, data: DataFolder) -> None:
    data.sign_offs.write_text("{half")
    with pytest.raises(SiteError) as caught:
        sign(data, page(content), "Test Clinician", "PT", FakeClock())
    assert caught.value.fault is Fault.CORRUPT
    assert data.sign_offs.read_text() == "{half"
    with pytest.raises(SiteError):
        quick_rows(content, data.sign_offs)


def test_a_record_that_is_full_takes_no_more(content: Path, data: DataFolder) -> None:
    entry = {"page": "x", "language": "en", "hash": "0", "by": "y" * 1_000, "credential": "PT", "on": "2026-03-02"}
    many = (MAX_BYTES - 100) // len(json.dumps(entry) + ", ")
    data.sign_offs.write_text(json.dumps({"version": 1, "pages": [entry] * many}))
    with pytest.raises(SiteError) as caught:
        sign(data, page(content), "Test Clinician", "PT", FakeClock())
    assert caught.value.fault is Fault.TOO_BIG
    assert len(read_sign_offs(data.sign_offs)) == 1
    assert not data.audit.exists()


def test_a_page_that_cannot_be_read_stays_in_the_list_with_its_sentence(content: Path, data: DataFolder) -> None:
    (content / "es" / "types" / "motor.md").write_text("no header\n")
    (content / "en" / "types" / "odd.md").write_text("no header\n")
    found = rows(content, data)
    broken = found["motor"].states["es"]
    assert (broken.state, broken.page) == (State.UNREADABLE, None)
    assert "+++" in broken.problems[0].what
    assert found["motor"].states["en"].state is State.NOT_YET
    assert found["types/odd.md"].title == "types/odd.md"
    assert not broken.is_review_due(TODAY)


def test_a_second_page_with_the_same_id_does_not_hide_the_first(content: Path, data: DataFolder) -> None:
    make_page_file(content, "types/twin", id="motor")
    found = rows(content, data)
    assert found["motor"].states["en"].state is State.NOT_YET
    assert found["types/twin.md"].states["en"].state is State.UNREADABLE


def test_the_whole_check_stands_with_each_page_what_must_be_mended_first(content: Path, data: DataFolder) -> None:
    path = make_page_file(content, "types/motor", "![](gone.png)\n", title="Motor nerves", short="Motor", order=10)
    report = check_content(content, today=TODAY)
    found = {row.id: row for row in checked_rows(report, data.sign_offs)}
    problems = found["motor"].states["en"].problems
    assert problems
    assert [problem.is_warning for problem in problems] == sorted(problem.is_warning for problem in problems)
    assert {problem.file for problem in problems} == {path}
    rest = general_problems(content, (*report.errors, *report.warnings))
    assert rest
    assert all(problem.file.suffix != ".md" for problem in rest)


def test_a_review_is_due_a_month_before_its_day(content: Path, data: DataFolder) -> None:
    due = TODAY + timedelta(days=30)
    path = content / "en" / "types" / "motor.md"
    path.write_text(path.read_text().replace("+++\n", f"+++\nreview_due = {due}\n", 1))
    states = rows(content, data)["motor"].states
    assert states["en"].is_review_due(TODAY)
    assert not states["en"].is_review_due(TODAY - timedelta(days=1))
    assert not states["es"].is_review_due(date(2099, 1, 1))
