"""The one card that says whether the kiosk is well, and why not: what the doctor finds, as staff see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.content.checkup import examine_content
from kiosk.health import Finding, Level, examine
from kiosk.paths import DataFolder
from kiosk.requests.checkup import examine_requests, examine_strict
from kiosk.settings import load
from kiosk.vitals import examine_vitals


@dataclass(frozen=True)
class Card:
    """All findings, and the worst level among them."""

    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        """The worst level: green is `OK`, red is `BAD`, and `WARN` is green with something to look at."""
        levels = {finding.level for finding in self.findings}
        return next((level for level in (Level.BAD, Level.WARN) if level in levels), Level.OK)

    @property
    def is_well(self) -> bool:
        """Whether the card is green: the kiosk does its work."""
        return self.level is not Level.BAD

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """What is not well, the worst first."""
        return tuple(
            finding for level in (Level.BAD, Level.WARN) for finding in self.findings if finding.level is level
        )


def health_card(
    data: DataFolder, settings_file: Path, content: Path, clock: Clock, more: Iterable[Finding] = ()
) -> Card:
    """Return the card; `more` are findings of those who know Qt: on the screen, the voice, the printer.

    Reads all pages and tests the spool, which takes a second or two: not for the thread that paints.
    """
    return Card((*examine_all(data, settings_file, content, clock), *more))


def examine_all(data: DataFolder, settings_file: Path, content: Path, clock: Clock) -> list[Finding]:
    """Return every finding that needs no Qt and no open key."""
    settings, _ = load(settings_file)
    now = clock.now()
    return [
        *examine(data, settings_file),
        *examine_vitals(data, now),
        *examine_requests(data, clock),
        *examine_strict(data, settings.keys),
        *examine_content(content, settings.pages, data.sign_offs, now.date()),
    ]
