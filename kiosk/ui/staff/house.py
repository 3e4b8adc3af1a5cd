"""What the staff's screens ask of the kiosk itself: its health, its pages, its settings, and what people read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kiosk.content.model import Problem
from kiosk.health import Finding
from kiosk.requests.entry import Drive
from kiosk.settings import SettingProblem, Settings
from kiosk.ui.staff.views import PageView
from kiosk.usage_file import Row


class House(Protocol):
    """Everything but the requests; nothing of it needs a key. All of it is called in a worker thread.

    All of them raise `SiteError`.
    """

    def findings(self) -> Sequence[Finding]:
        """Look at everything; takes a second or two."""
        ...

    def save_report(self, findings: Sequence[Finding], drive: Drive) -> Path:
        """Write the report for the technician into a new file on `drive`; return it."""
        ...

    def pages(self) -> Sequence[PageView]:
        """Return all pages with how they stand, in reading order."""
        ...

    def check_pages(self) -> tuple[Sequence[PageView], Sequence[Problem]]:
        """Return them with all that the check finds, and what it finds elsewhere; takes seconds."""
        ...

    def settings(self) -> Settings:
        """Return the settings as the file has them, which may be newer than those in force."""
        ...

    def change(self, changes: Mapping[str, object]) -> Sequence[SettingProblem]:
        """Write `changes` (key: value) into the settings file, or return what is wrong with them."""
        ...

    def can_bring_back(self) -> bool:
        """Whether there are last good settings that differ from those in the file."""
        ...

    def bring_back(self) -> None:
        """Put the last good settings in place of those in the file."""
        ...

    def counts(self) -> Sequence[Row]:
        """Return what was counted, by day."""
        ...

    def save_counts(self, drive: Drive) -> Path:
        """Write what was counted into a new CSV file on `drive`; return it."""
        ...

    def erase_counts(self) -> None:
        """Erase all that was counted."""
        ...
