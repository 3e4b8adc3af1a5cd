"""What staff look after besides requests: the kiosk's health, its pages, its settings, and what people read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk import settings_file
from kiosk.clock import Clock
from kiosk.content.model import Problem
from kiosk.files import write_whole
from kiosk.health import Finding, in_order
from kiosk.paths import DataFolder
from kiosk.requests.entry import Drive
from kiosk.settings import SettingProblem, Settings, load
from kiosk.staff.health_card import examine_all
from kiosk.staff.new_file import free_name
from kiosk.staff.signoffs import PageRow, checked_rows, general_problems, quick_rows
from kiosk.staff.technician import save_report
from kiosk.usage_file import Row, UsageFile, as_csv, read_usage


class Housekeeping:
    """Implements `kiosk.ui.staff.house.House` over the data folder, the settings file and the folder of the pages."""

    def __init__(self, data: DataFolder, settings: Path, content: Path, clock: Clock) -> None:
        self._data = data
        self._file = settings
        self._content = content
        self._clock = clock

    def findings(self) -> Sequence[Finding]:
        """Return all findings, the worst first."""
        return in_order(examine_all(self._data, self._file, self._content, self._clock))

    def save_report(self, findings: Sequence[Finding], drive: Drive) -> Path:
        """Write the report for the technician; raises `SiteError`."""
        target = free_name(drive.path, "kiosk-report", "zip", self._clock.now())
        save_report(target, self._data, self._file, findings, self._clock)
        return target

    def pages(self) -> Sequence[PageRow]:
        """Return how all pages stand, without the check."""
        return quick_rows(self._content, self._data.sign_offs)

    def check_pages(self) -> tuple[Sequence[PageRow], Sequence[Problem]]:
        """Return how all pages stand with all that the check finds, and what it finds elsewhere."""
        from kiosk.content.check.runner import check_content  # noqa: PLC0415 - few ever ask

        report = check_content(self._content, today=self._clock.now().date())
        found = (*report.errors, *report.warnings)
        return checked_rows(report, self._data.sign_offs), general_problems(self._content, found)

    def settings(self) -> Settings:
        """Return what the settings file says now."""
        return load(self._file)[0]

    def change(self, changes: Mapping[str, object]) -> Sequence[SettingProblem]:
        """Change the settings file, or return what is wrong; raises `SiteError`."""
        return settings_file.change(self._file, changes)

    def can_bring_back(self) -> bool:
        """Whether the last good settings differ; raises `SiteError`."""
        return settings_file.can_bring_back(self._file)

    def bring_back(self) -> None:
        """Take the last good settings again; raises `SiteError`."""
        settings_file.bring_back(self._file)

    def counts(self) -> Sequence[Row]:
        """Return what was counted; raises `SiteError`."""
        return read_usage(self._data.active.usage, self._clock.now().date())

    def save_counts(self, drive: Drive) -> Path:
        """Write what was counted as CSV; raises `SiteError`."""
        target = free_name(drive.path, "kiosk-counts", "csv", self._clock.now())
        write_whole(target, as_csv(self.counts()).encode("utf-8-sig"))  # the mark lets Excel read accents
        return target

    def erase_counts(self) -> None:
        """Erase the counts; raises `SiteError`."""
        UsageFile(self._data.active.usage).erase()
