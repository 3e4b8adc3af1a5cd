"""What staff look after besides requests, over a real data folder: health, report, pages, settings and counts."""

import csv
import shutil
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.health import Level
from kiosk.paths import DataFolder
from kiosk.requests.entry import Drive
from kiosk.settings import Clinic, load
from kiosk.settings_file import set_aside
from kiosk.staff.housekeeping import Housekeeping
from kiosk.staff.signoffs import State
from kiosk.usage_file import Row, UsageFile
from tests.support.fakes import START, FakeClock
from tests.support.pages import make_content
from tests.support.requests import make_folder

DAY = timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return make_folder(tmp_path)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path)


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    path = tmp_path / "stick"
    path.mkdir()
    return Drive(path, "STICK")


@pytest.fixture
def house(data: DataFolder, content: Path) -> Housekeeping:
    return Housekeeping(data, data.settings, content, FakeClock())


def count(data: DataFolder, **counts: int) -> None:
    """Count things on the day before the tests' clock starts, with as many visits as a day needs to be shown."""
    assert UsageFile(data.active.usage).add(START.date() - DAY, Counter(counts) + Counter(visits=9))


def test_the_worst_finding_comes_first(house: Housekeeping, data: DataFolder) -> None:
    data.recipients.write_text("# nobody\n")
    data.settings.write_text("[idle]\nreading_s = 1\n")
    levels = [finding.level for finding in house.findings()]
    assert levels == sorted(levels, key=[Level.BAD, Level.WARN, Level.OK].index)
    assert (levels[0], levels[-1]) == (Level.BAD, Level.OK)


def test_each_report_is_a_file_of_its_own_with_the_findings_that_were_shown(house: Housekeeping, drive: Drive) -> None:
    first, second = (house.save_report(house.findings(), drive) for _ in range(2))
    assert (first.name, second.name) == ("kiosk-report-2026-03-02-1000.zip", "kiosk-report-2026-03-02-1000-2.zip")
    with zipfile.ZipFile(first) as report:
        assert "keys: 2 public keys, fingerprint" in report.read("findings.txt").decode()


def test_a_drive_that_was_pulled_out_is_told(house: Housekeeping, drive: Drive, data: DataFolder) -> None:
    count(data)
    drive.path.rmdir()
    for save in (house.save_counts, lambda drive: house.save_report((), drive)):
        with pytest.raises(SiteError) as caught:
            save(drive)
        assert caught.value.fault is Fault.MISSING


def test_pages_are_listed_and_the_check_finds_what_is_wrong_with_them(house: Housekeeping, content: Path) -> None:
    page = next((content / "en").rglob("motor.md"))
    page.write_text("no page", encoding="utf-8")
    quick, (checked, _) = house.pages(), house.check_pages()
    for rows in (quick, checked):
        unreadable = [row.id for row in rows if row.states["en"].state is State.UNREADABLE]
        assert [name for name in unreadable if "motor" in name], rows


def test_settings_are_changed_and_brought_back(house: Housekeeping, data: DataFolder) -> None:
    assert house.settings().clinic == Clinic()
    assert house.change({"clinic.name": "Test Clinic"}) == []
    assert not house.can_bring_back()  # there was none before
    assert house.change({"clinic.name": "Another Clinic"}) == []
    assert [problem.key for problem in house.change({"clinic.region": "us"})] == ["clinic.region"]
    assert house.can_bring_back()
    house.bring_back()
    assert house.settings().clinic.name == "Test Clinic"
    assert load(set_aside(data.settings))[0].clinic.name == "Another Clinic"


def test_counts_are_read_saved_for_a_spreadsheet_and_erased(
    house: Housekeeping, data: DataFolder, drive: Drive
) -> None:
    count(data, **{"page:falls": 3})
    day = START.date() - DAY
    assert house.counts() == (Row(day, "page", "falls", 3), Row(day, "visits", "", 9))
    saved = house.save_counts(drive)
    assert saved.read_bytes().startswith(b"\xef\xbb\xbf")  # else Excel takes accents for something else
    with saved.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["day", "what", "name", "times"],
            ["2026-03-01", "page", "falls", "3"],
            ["2026-03-01", "visits", "", "9"],
        ]
    house.erase_counts()
    assert house.counts() == ()
    assert not data.usage.exists()


def test_on_trial_the_counts_are_those_of_the_trial(house: Housekeeping, data: DataFolder) -> None:
    count(data)
    shutil.copytree(data.keys, data.trial.keys)
    data.recipients.unlink()
    assert house.counts() == ()
    count(data)
    assert len(house.counts()) == 1
    assert data.trial.usage.exists()
