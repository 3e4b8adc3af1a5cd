"""The staff's side for window tests: a desk without disk and keys, requests of test patients, and who uses them."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kiosk.content.model import Page, SignOff
from kiosk.errors import Fault, SiteError
from kiosk.i18n import tr
from kiosk.requests.draft import Topic
from kiosk.requests.entry import SEALED, Batch, Drive, Entry, Exported
from kiosk.requests.record import Record
from kiosk.staff.audit import Line
from kiosk.staff.people import Person
from kiosk.ui.staff.door import Door, Step
from kiosk.ui.staff.frame import StaffFrame
from kiosk.ui.staff.requests_tab import RequestsTab
from kiosk.ui.staff.row import Row
from kiosk.ui.staff.screen import StaffScreen
from tests.support.fakes import START
from tests.support.houses import FakeHouse
from tests.support.kiosks import WIDE, Hand, Kiosks, Screen

PASSPHRASE = "quiet river song"  # noqa: S105 - opens nothing but a fake
PIN = "20260302"
_TOPICS = tuple(Topic)
_LANGUAGES = ("en", "es", "other")
_TIMES = ("Morning", "Midday", "Afternoon", "Any time")


def make_entry(number: int, **changes: object) -> Entry:
    """Return the request of Test Patient `number`, asked so many hours before the tests' clock starts."""
    ending = 100 + number % 100
    record = Record(
        id=UUID(int=number),
        kiosk="kiosk",
        number=number,
        previous="",
        saved_at=START - timedelta(hours=number),
        boot_time=0.0,
        name=f"Test Patient {number}",
        phone_typed=f"2085550{ending}",
        phone_e164=f"+12085550{ending}",
        phone_national=f"(208) 555-0{ending}",
        phone_checked=number % 5 != 3,
        best_time=_TIMES[number % 4],
        voicemail=bool(number % 2),
        topic=_TOPICS[number % 5],
        language=_LANGUAGES[number % 3],
        consent_version="1",
        consent_language="en",
    )
    return replace(Entry(record, Path(f"{number}.age")), **changes)  # type: ignore[arg-type]


def make_line(what: str, **changes: object) -> Line:
    """Return a line of the audit."""
    time = (START - timedelta(days=1)).isoformat(timespec="seconds")
    return Line(**{"who": "anna", "what": what, "time": time, "previous": ""} | changes)  # type: ignore[arg-type]


class FakeStaffDesk:
    """Knows one passphrase and keeps everything in memory; remembers what it was asked."""

    def __init__(
        self, *entries: Entry, people: Sequence[str] = ("anna",), is_trial: bool = False, is_strict: bool = False
    ) -> None:
        self.is_trial = is_trial
        self.is_strict = is_strict
        self.entries = {entry.record.id: entry for entry in entries}
        self.names = list(people)
        self.who: str | None = None
        self.left = ""  # how the last one went out
        self.wrong = 0
        self.wait = 0.0
        self.noted: list[str] = []
        self.lines: list[Line] = []  # of the audit, the newest first
        self.bad_lines: list[int] = []
        self.exports: list[tuple[str, str, bool]] = []
        self.days: int | None = None  # of the last export
        self.found = [Drive(Path("/media/stick"), "STICK")]
        self.gate: threading.Event | None = None  # what takes long waits for it
        self.looks: threading.Event | None = None  # a look for drives waits for it
        self.drive_fault: Fault | None = None  # of every look for drives
        self.fault: Fault | None = None  # of the next deed
        self.broken = 0
        self.batch = 100
        self.house = FakeHouse()
        self.signed: list[tuple[str, str, str, str]] = []

    @property
    def secret(self) -> str:
        return PIN if self.is_strict else PASSPHRASE

    def people(self) -> Sequence[str]:
        self._fail()
        return self.names

    def wait_s(self) -> float:
        return self.wait

    def enter(self, name: str, passphrase: str) -> None:
        self._pause()
        if self.wait > 0:
            raise SiteError(Fault.TOO_MANY, "wrong passphrases")
        if not self.is_trial and passphrase not in (PASSPHRASE, self.secret):
            self.wrong += 1
            self.wait = 30.0 if self.wrong >= 5 else 0.0
            raise SiteError(Fault.WRONG_PASSPHRASE, name)
        self._fail()
        self.who = name

    def leave(self, *, by_hand: bool = False) -> None:
        if self.who is not None:
            self.left = "lock" if by_hand else "out"
        self.who = None

    def requests(self) -> Iterator[Batch]:
        self._fail()
        entries = list(self.entries.values())
        if self.is_strict:
            yield Batch((), 0, len(entries))
            return
        for start in range(0, len(entries), self.batch):
            part = tuple(entries[start : start + self.batch])
            yield Batch(part, start + len(part), len(entries), self.broken)
            self._pause()
        yield Batch((), len(entries), len(entries), self.broken)

    def called(self, entry: Entry) -> Entry:
        return self._keep(replace(entry, is_done=True))

    def undo(self, entry: Entry) -> Entry:
        return self._keep(replace(entry, is_done=False))

    def not_reached(self, entry: Entry) -> Entry:
        return self._keep(replace(entry, tries=entry.tries + 1))

    def erase(self, entry: Entry) -> None:
        self._fail()
        del self.entries[entry.record.id]
        self.noted.append("erase")

    def erase_done(self) -> int:
        self._fail()
        done = [one for one, entry in self.entries.items() if entry.is_done]
        for one in done:
            del self.entries[one]
        self.noted.append("erase-done")
        return len(done)

    def formats(self) -> Sequence[str]:
        return (SEALED,) if self.is_strict else ("xlsx", "csv", "json", "vcf", SEALED)

    def drives(self) -> Sequence[Drive]:
        if self.looks is not None:
            assert self.looks.wait(10)
        if self.drive_fault is not None:
            raise SiteError(self.drive_fault, "a test")
        return self.found

    def export(
        self,
        form: str,
        drive: Drive,
        *,
        include_done: bool,
        days: int | None = None,
        go_on: Callable[[str, int, int], bool],
    ) -> Exported | None:
        self.exports.append((form, drive.name, include_done))
        self.days = days
        total = len(self.entries)
        if not go_on("opening", 0, 0):
            return None
        if not total:
            self._pause()
        for number in range(total):
            if not go_on("opening", number, total):
                return None
            if number == total // 2:
                self._pause()
        self._fail()
        return Exported(total, drive.path / f"requests.{form}", 0, self.broken)

    def note(self, what: str) -> None:
        self._fail()
        self.noted.append(what)

    def audit(self) -> tuple[Sequence[Line], Sequence[int]]:
        self._pause()
        self._fail()
        return self.lines, self.bad_lines

    def sign_page(self, page: Page, name: str, credential: str) -> SignOff:
        self._fail()
        self.signed.append((page.id, page.language, name, credential))
        return SignOff(name, credential, START.date())

    def staff(self) -> Sequence[Person]:
        is_strict = self.is_strict
        return [Person(name, START.date(), has_key=not is_strict, has_pin=is_strict) for name in self.names]

    def add_person(self, name: str, passphrase: str) -> None:
        self._refuse_strict()
        self._fail()
        self.names.append(name)

    def change_passphrase(self, old: str, new: str) -> None:
        if old != self.secret:
            raise SiteError(Fault.WRONG_PASSPHRASE, "a test")
        self.noted.append("pin" if self.is_strict else "passphrase")

    def remove_person(self, name: str) -> None:
        self._fail()
        self.names.remove(name)

    def new_key(self, passphrase: str, progress: Callable[[int, int], None]) -> Sequence[str]:
        self._refuse_strict()
        if passphrase != PASSPHRASE:
            raise SiteError(Fault.WRONG_PASSPHRASE, "a test")
        progress(1, 2)
        retired = [name for name in self.names if name != self.who]
        self.names = [name for name in self.names if name == self.who]
        return retired

    def _keep(self, entry: Entry) -> Entry:
        self._fail()
        self.entries[entry.record.id] = entry
        return entry

    def _refuse_strict(self) -> None:
        if self.is_strict:
            raise SiteError(Fault.NO_KEY, "a test")

    def _fail(self) -> None:
        if self.fault is not None:
            fault, self.fault = self.fault, None
            raise SiteError(fault, "a test")

    def _pause(self) -> None:
        if self.gate is not None:
            assert self.gate.wait(10)


class Colleague:
    """A member of staff at a kiosk."""

    def __init__(self, hand: Hand, desk: FakeStaffDesk) -> None:
        self.hand = hand
        self.desk = desk

    @property
    def screen(self) -> StaffScreen:
        return self.hand.window.findChildren(StaffScreen)[0]

    @property
    def door(self) -> Door:
        return self.hand.window.findChildren(Door)[0]

    @property
    def tab(self) -> RequestsTab:
        return self.hand.window.findChildren(RequestsTab)[0]

    @property
    def is_in(self) -> bool:
        return bool(self.hand.window.findChildren(StaffFrame))

    def open_tab(self, name: str) -> None:
        """Go to another tab, on a small screen through the menu, and wait until it has read what it shows."""
        if tr("Menu") in self.hand.names():
            self.hand.tap(tr("Menu"))
        self.hand.tap(name)
        self.wait_for_tab()

    def wait_for_tab(self) -> None:
        """Wait until the tab that is open has done what was asked."""
        assert self.hand.wait_for(self._is_tab_idle)

    def open_door(self) -> None:
        self.hand.guide.open_staff()
        self.hand.settle()

    def come_in(self) -> None:
        """Go through the door to the list, with everything read."""
        self.open_door()
        if not self.desk.is_trial:
            if self.door.step is Step.NAMES:
                self.hand.tap(self.desk.names[0])
            self.hand.type(self.desk.secret)
            self.hand.tap(tr("Open"))
        assert self.hand.wait_for(self._is_read)

    def open_export(self) -> None:
        """Open the export, and wait until the drives are there."""
        self.hand.tap(tr("Export to a file"))
        self.wait_until_done()

    def type_wrong(self) -> None:
        self.hand.type("xqzj")
        self.hand.tap(tr("Open"))
        assert self.hand.wait_for(self._is_not_opening)

    def wait_until_done(self) -> None:
        """Wait until the disk has done what was asked."""
        assert self.hand.wait_for(self._is_idle)

    def rows(self) -> list[str]:
        """Return the names in the rows that are in view, from above."""
        shown = [row for row in self.tab.findChildren(Row) if row.isVisible() and row.entry is not None]
        return [row.entry.record.name for row in sorted(shown, key=QWidget.y) if row.entry is not None]

    def _is_read(self) -> bool:
        return self.is_in and not self.tab._reading.is_busy

    def _is_not_opening(self) -> bool:
        return self.is_in or self.door.step is not Step.OPENING

    def _is_tab_idle(self) -> bool:
        tabs = self.hand.window.findChildren(StaffFrame)[0].tabs
        return not any(getattr(tab, "is_busy", False) for tab in tabs)

    def _is_idle(self) -> bool:
        tab = self.tab
        works = (tab._reading, tab._doing, tab._exporting._work, tab._erasing._work)
        return not any(work.is_busy for work in works) and not tab._exporting.is_looking


def make_colleague(
    make_kiosk: Kiosks, *entries: Entry, screen: Screen = WIDE, language: str = "en", **options: object
) -> Colleague:
    """Return somebody of the staff before a kiosk with these requests."""
    desk = FakeStaffDesk(*entries, **options)  # type: ignore[arg-type]
    return Colleague(make_kiosk(screen, staff=desk, language=language), desk)
