"""A kiosk to look after, in memory: what staff see of health, settings and counts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk import settings_file
from kiosk.content.model import Problem
from kiosk.errors import Fault, SiteError
from kiosk.health import Finding, Level
from kiosk.paths import CONTENT
from kiosk.requests.entry import Drive
from kiosk.settings import SettingProblem, Settings, load
from kiosk.staff.signoffs import PageRow, quick_rows
from kiosk.usage_file import Row

WELL = (Finding("disk", Level.OK, "100 MB are free."), Finding("clock", Level.OK, "It shows 09:00."))


class FakeHouse:
    """Has its settings in a real file, once `file` is given, and everything else in memory."""

    def __init__(self) -> None:
        self.found: Sequence[Finding] = WELL
        self.rows: Sequence[Row] = ()
        self.file: Path | None = None
        self.looked = 0
        self.saved: list[str] = []
        self.fault: Fault | None = None  # of the next deed
        self.problems: list[Problem] = []

    def findings(self) -> Sequence[Finding]:
        self._fail()
        self.looked += 1
        return self.found

    def save_report(self, findings: Sequence[Finding], drive: Drive) -> Path:
        return self._save(drive, "kiosk-report.zip")

    def pages(self) -> Sequence[PageRow]:
        self._fail()
        return quick_rows(CONTENT, Path("no-sign-offs.json"))

    def check_pages(self) -> tuple[Sequence[PageRow], Sequence[Problem]]:
        return self.pages(), self.problems

    def settings(self) -> Settings:
        self._fail()
        return load(self._file)[0]

    def change(self, changes: Mapping[str, object]) -> Sequence[SettingProblem]:
        self._fail()
        return settings_file.change(self._file, changes)

    def can_bring_back(self) -> bool:
        return settings_file.can_bring_back(self._file)

    def bring_back(self) -> None:
        self._fail()
        settings_file.bring_back(self._file)

    def counts(self) -> Sequence[Row]:
        self._fail()
        return self.rows

    def save_counts(self, drive: Drive) -> Path:
        return self._save(drive, "kiosk-counts.csv")

    def erase_counts(self) -> None:
        self._fail()
        self.rows = ()

    @property
    def _file(self) -> Path:
        return self.file or Path("missing") / "settings.toml"

    def _save(self, drive: Drive, name: str) -> Path:
        self._fail()
        self.saved.append(f"{drive.name}/{name}")
        return drive.path / name

    def _fail(self) -> None:
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise SiteError(fault, "a test")
