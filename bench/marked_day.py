"""The clinic's day once more, with words that stand nowhere else, and a search for them in all that is kept."""

import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from functools import partial
from pathlib import Path

from bench.clinic_day import Cast, ClinicDay, Day, Proof, Visitor, tell_proofs
from bench.day_kiosk import DayKiosk, Hand, Size
from bench.marker_search import Found, MarkerSearch
from kiosk.files import private_folder
from kiosk.logs import start_logging, stop_logging
from kiosk.paths import DataFolder
from kiosk.settings_file import change
from kiosk.ui.application import BugDoor

NAME = "Zorbaquill"
NAMES = (f"{NAME} Uno", f"{NAME} Dos", f"Ñuxvoma {NAME}")
HALF_NAME = "Halfquorv"
LOOKED_FOR = "vimbrasek"
WRONG = "wrongjixtu"
PIN = "90715546"
WRONG_PIN = "90264183"
THIRD = "carlquodvex"
CAST = Cast(
    staff="annaquodvex",
    passphrase="zyquorbin lamp stairs",  # noqa: S106 - opens nothing but the day's own folder
    newcomer="beaquodvex",
    new_passphrase="wexlimbor green river",  # noqa: S106
    visitors=[
        Visitor(name, f"208555018{number}", f"(208) 555-018{number}", "Morning", "No, please do not", "Billing")
        for number, name in enumerate(NAMES, start=5)
    ],
)
_NUMBERS = [form for number in range(4, 8) for form in (f"555018{number}", f"555-018{number}", f"555 018{number}")]
TYPED = (NAME, "Ñuxvoma", HALF_NAME, LOOKED_FOR, *_NUMBERS)  # by visitors
SECRETS = ("zyquorbin", "wexlimbor", "mivzaklo", WRONG, PIN, WRONG_PIN, "AGE-SECRET-KEY-1")  # of staff
STAFF_NAMES = ("quodvex",)  # promised to be left out of the technician's report, and of nothing else
KILLS = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL)
_THIRD_PASSPHRASE = "mivzaklo four words"  # noqa: S105
_LONG_S = 900.0
_TMP = "temporary files"
_KEPT = (  # has to be among what is searched
    *("audit.jsonl", "door.json", "kiosk.log", "runs.json", "screens.json", "selftest.json", "settings.toml"),
    *("usage.sqlite3", "requests/calls.json", "requests/chain.json", "requests/numbers.json"),
)


class MarkedDay(ClinicDay):
    """The day with all that may go wrong where somebody has typed something; `search` says what is kept of it."""

    def __init__(self, place: Path, size: Size) -> None:
        super().__init__(place, size, CAST)
        self._journal = io.StringIO()
        self._tmp = place / "tmp"
        self._tmp.mkdir()
        self._strict = DataFolder(place / "strict")

    def play(self) -> Day:
        """Play everything; the log goes into the data folder, as in life."""
        with self._logging(), _temporary(self._tmp):
            try:
                self._try_out()
                self._install()
                self._serve_visitors()
                self._open_copy()
                self._recover()
                self.kiosk.stop()
                self._kill()
                self._look_after()
                self.kiosk.stop()
                self._be_strict()
            finally:
                self.kiosk.stop()
        return self.day

    def search(self) -> dict[str, Found]:
        """Return what was searched and found, by the place; the last two have to be found full."""
        journal = self._place / "journal.txt"
        journal.write_text(self._journal.getvalue())
        everything, staff = MarkerSearch((*TYPED, *SECRETS)), MarkerSearch(STAFF_NAMES)
        reports = list(self.stick.glob("kiosk-report*.zip"))
        return {
            "data folder, seals included": everything.in_files(self.data.root),
            "data folder of a strict kiosk": everything.in_files(self._strict.root),
            "log on the standard error": everything.in_files(journal),
            "technician's report": everything.in_files(*reports),
            "technician's report, names of staff": staff.in_files(*reports),
            "counts as CSV": everything.in_files(*self.stick.glob("kiosk-counts*.csv")),
            "sealed copies": everything.in_files(*self.stick.glob("sealed*.zip")),
            _TMP: everything.in_files(self._tmp),
            "export XLSX (must hold them)": everything.in_files(*self.stick.glob("requests*.xlsx")),
            "export CSV (must hold them)": everything.in_files(*self.stick.glob("requests*.csv")),
        }

    # The parts.

    def _try_out(self) -> None:
        hand = self.kiosk.start()
        self._ask(hand, self.cast.visitors[0])
        self.kiosk.stop()

    def _serve_visitors(self) -> None:
        hand = self.kiosk.start()
        before = hand.picture()
        self._look_for(hand)
        self._give_up(hand)
        self._fail(hand)
        hand.tap("Touch to start")
        hand.tap("Ask us to call you")
        hand.type(HALF_NAME)
        self.kiosk.stop()  # in the middle of it
        hand = self.kiosk.start()
        for visitor in self.cast.visitors:
            self._ask(hand, visitor)
            self.clock.advance(1_700.0)
        hand.hold_name(self.cast.clinic)
        hand.type(WRONG)
        hand.tap("Open")
        hand.await_text("That is not the passphrase")
        hand.tap("Leave")
        self._come_in(hand, self.cast.passphrase)
        self._work_off(hand)
        self._export(hand)
        self._add_person(hand)
        hand.tap("Lock now")
        self._prove("after all of it the screen waits as before", hand.sees("Touch to start") and not before.isNull())
        self.kiosk.stop()

    def _look_for(self, hand: Hand) -> None:
        hand.tap("Touch to start")
        hand.tap("Search")
        hand.type(LOOKED_FOR)
        hand.tap("Finish and clear")

    def _give_up(self, hand: Hand) -> None:
        """Stop with a button, and go away without a word."""
        hand.tap("Touch to start")
        hand.tap("Ask us to call you")
        hand.type(HALF_NAME)
        hand.tap("Stop and erase")
        hand.wait(_LONG_S)
        hand.tap("Touch to start")
        hand.tap("Ask us to call you")
        hand.type(HALF_NAME)
        hand.tap("Next: your phone number")
        hand.type("2085550184")
        hand.wait(_LONG_S)
        self._prove("who goes away leaves the waiting screen", hand.sees("Touch to start"))

    def _fail(self, hand: Hand) -> None:
        """Let a request meet a broken disk, and a mistake in the program that quotes what was typed."""
        self._fill_in(hand, self.cast.visitors[0])
        kept = self.data.new.with_name("kept")
        self.data.new.rename(kept)
        self.data.new.write_text("no folder")
        hand.tap("Yes, call me")
        hand.wait_for(self._has_failed)
        self._prove("what cannot be stored is told and logged", self._has_failed())
        self.data.new.unlink()
        kept.rename(self.data.new)
        door = BugDoor(self.clock, hand.guide.end_visit, sys.exit)
        try:
            raise ValueError(f"cannot use {NAMES[0]} {self.cast.visitors[0].digits}")
        except ValueError as error:
            door.take(ValueError, error, error.__traceback__)
        hand.settle()

    def _has_failed(self) -> bool:
        return "a request was not saved" in self._journal.getvalue()

    def _add_person(self, hand: Hand) -> None:
        _open_tab(hand, "People")
        hand.await_control("Add a person")
        hand.tap("Add a person")
        hand.type(THIRD)
        hand.tap("Next")
        hand.type(_THIRD_PASSPHRASE)
        hand.tap("Next")
        hand.type(_THIRD_PASSPHRASE)
        hand.tap("Done")
        hand.await_text("can come in now")

    def _kill(self) -> None:
        """Kill a kiosk that stores requests, each time a little later."""
        visitor = self.cast.visitors[0]
        words = [sys.executable, "-m", "bench.marked_child", str(self.data.root), visitor.name, visitor.digits]
        for number, kill in enumerate(KILLS, start=1):
            with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
                assert child.stdout is not None  # noqa: S101 - a pipe was asked for
                for _ in range(number):
                    child.stdout.readline()
                child.send_signal(kill)
                self._journal.write(child.communicate()[1])

    def _look_after(self) -> None:
        """Save the report and the counts, after a day on which the audit could not be written."""
        self.clock.advance(86_400.0)
        hand = self.kiosk.start()
        aside = self.data.audit.with_name("audit-kept")
        self.data.audit.rename(aside)
        self.data.audit.mkdir()
        self._enter(hand, self.cast.new_passphrase)
        hand.tap("Lock now")
        self.data.audit.rmdir()
        aside.rename(self.data.audit)
        self._enter(hand, self.cast.new_passphrase)
        for tab, save in (
            ("Kiosk health", "Save a report for the technician"),
            ("What people read", "Save all counts as a table (CSV)"),
        ):
            _open_tab(hand, tab)
            hand.wait_for(partial(_is_on_the_way, hand, save))
            hand.find(save, "More")
            hand.tap("Write the file")
            hand.await_text("is written")
        hand.tap("Lock now")

    def _enter(self, hand: Hand, typed: str) -> None:
        hand.hold_name(self.cast.clinic)
        hand.type(typed)
        hand.tap("Open")
        hand.await_control("Export to a file")

    def _be_strict(self) -> None:
        """Set another kiosk up that keeps no key, and come in with a PIN."""
        private_folder(self._strict.root)
        change(self._strict.settings, {"keys.on_kiosk": False, "clinic.name": self.cast.clinic})
        said = self._command(
            *("setup", "--data", str(self._strict.root), "--staff", self.cast.staff, "--clinic", self.cast.clinic),
            *("--passphrase-file", self._secret("strict-words", self.cast.passphrase)),
            *("--recovery-sheet", str(self._place / "strict-sheet"), "--key-file", str(self._place / "carried.age")),
            *("--pin-file", self._secret("pin", PIN)),
        )
        self._prove("a strict kiosk is set up", self._strict.is_set_up, said)
        kiosk = DayKiosk(self._strict, self.clock, self.kiosk.size, self.stick)
        try:
            hand = kiosk.start()
            self._ask(hand, self.cast.visitors[2])
            hand.hold_name(self.cast.clinic)
            hand.type(WRONG_PIN)
            hand.tap("Open")
            hand.await_text("That is not the PIN")
            hand.type(PIN)
            hand.tap("Open")
            hand.await_control("Export to a file")
            hand.tap("Export to a file")
            hand.await_any("Next", "Write the file")
            hand.find("Write the file", "Next")
            hand.await_control("Back to the list")
            hand.tap("Lock now")
        finally:
            kiosk.stop()
        missing = [name for name in _KEPT if not (self.data.root / name).is_file()]
        self._prove("everything that a kiosk keeps is there to be searched", not missing, missing)

    @contextmanager
    def _logging(self) -> Iterator[None]:
        with redirect_stderr(self._journal):
            start_logging(self.data.log)
            try:
                yield
            finally:
                stop_logging()


def _open_tab(hand: Hand, name: str) -> None:
    if "Menu" in hand.names():
        hand.tap("Menu")
    hand.tap(name)


def _is_on_the_way(hand: Hand, name: str) -> bool:
    return bool({name, "More"} & set(hand.names()))


@contextmanager
def _temporary(folder: Path) -> Iterator[None]:
    """Let temporary files of this program and of those that it starts lie in `folder`."""
    before, tempfile.tempdir = os.environ.get("TMPDIR"), None
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = None
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before


def proofs_of(found: dict[str, Found]) -> list[Proof]:
    """Return what the search has to show: nothing kept, and the exports found full."""
    proofs = []
    for place, one in found.items():
        is_export = "must hold" in place
        kept = {hit.mark for hit in one.hits}
        holds = (
            {NAME, "Ñuxvoma", "555-0185"} <= kept if is_export else not one.hits and (one.files > 0 or place == _TMP)
        )
        proofs.append(Proof(f"search of: {place}", holds, "" if holds else str(one.hits[:5])))
    return proofs


def play_and_tell(place: Path, size: Size) -> bool:
    """Play the day in `place`, print the table of the search, and return whether all is as it should be."""
    day = MarkedDay(place, size)
    proofs, found = day.play().proofs, day.search()
    print(f"\n{'searched for what was typed':40} {'files':>6} {'bytes':>11} {'hits':>5}")
    for where, one in found.items():
        print(f"{where:40} {one.files:6} {one.size:11,} {len(one.hits):5}")
    return tell_proofs([*proofs, *proofs_of(found)])
