"""A clinic's first day with the kiosk, tapped through on the real program: how many taps and minutes it takes.

usage: python -m bench.clinic_day [FOLDER]     prints tables; files that staff write stay in FOLDER where one is named

First start, three requests, worklist, exports, lock, recovery. A tap counts as one second, and so does a letter typed;
the program's own time, measured on this machine, is added. It ends with 1 where something was not as it should be.
"""

import csv
import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtGui import QImage

from bench.day_kiosk import SIZES, Count, DayKiosk, Hand, Size
from kiosk.cli import main as kiosk_command
from kiosk.clock import SteppedClock, SystemClock
from kiosk.files import private_folder
from kiosk.paths import DataFolder
from kiosk.settings_file import change
from kiosk.ui.application import make_application
from tests.support.traces import traces

MOST_TAPS = 60
MOST_S = 600.0
FIRST_START = "first start"
_BETWEEN_VISITORS_S = 1_700.0
_HAIR = 8  # of 255; Qt draws the edges of very large letters a hair differently, the same ones, from time to time


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks to be called."""

    name: str
    digits: str  # as typed
    shown: str  # as staff read it
    best_time: str
    voicemail: str
    about: str


VISITORS = (
    Visitor(
        "Test Patient One", "2085550101", "(208) 555-0101", "Morning", "Yes, you may leave a message", "Book a visit"
    ),
    Visitor("Test Patient Two", "2085550102", "(208) 555-0102", "Midday", "No, please do not", "Billing"),
    Visitor("Test Patient Three", "2085550103", "(208) 555-0103", "Afternoon", "No, please do not", "Something else"),
)


@dataclass(frozen=True)
class Cast:
    """Who plays the day, and what is typed."""

    clinic: str = "Test Clinic"
    clinic_phone: str = "2085550100"
    hours: str = "Monday to Friday, 8 to 5"
    staff: str = "anna"
    passphrase: str = "four words are good"  # noqa: S105 - opens nothing but the day's own folder
    newcomer: str = "bea"
    new_passphrase: str = "green lamp on stairs"  # noqa: S105
    visitors: Sequence[Visitor] = VISITORS

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that no widget may hold behind the lock."""
        visitors = [text for one in self.visitors for text in (one.name, one.digits, one.digits[3:], one.shown[6:])]
        return (*visitors, self.passphrase, self.new_passphrase)


@dataclass(frozen=True)
class Proof:
    """What had to hold, whether it did, and what was found."""

    what: str
    holds: bool
    found: str = ""


@dataclass
class Day:
    """What a day has brought: counts of its parts, and proofs."""

    counts: list[Count] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)

    def count(self, what: str) -> Count:
        """Return the count of a part; raises `StopIteration` for one that was not played."""
        return next(count for count in self.counts if count.what == what)


class ClinicDay:
    """Plays the day in the folder `place`, which is empty; `play` returns what it has brought."""

    def __init__(self, place: Path, size: Size, cast: Cast | None = None) -> None:
        self.cast = cast or Cast()
        self.data = DataFolder(place / "data")
        self.stick = place / "STICK"
        self.stick.mkdir()
        private_folder(self.data.root)
        self.clock = SteppedClock(SystemClock().now())
        self.kiosk = DayKiosk(self.data, self.clock, size, self.stick)
        self.day = Day(self.kiosk.counts)
        self._place = place
        self._recovery = ""

    def play(self) -> Day:
        """Play everything."""
        try:
            self._install()
            hand = self.kiosk.start()
            before = hand.picture()
            for visitor in self.cast.visitors:
                self._ask(hand, visitor)
                self.clock.advance(_BETWEEN_VISITORS_S)
            self._come_in(hand, self.cast.passphrase)
            self._work_off(hand)
            self._export(hand)
            self._lock(hand, before)
            self.kiosk.stop()
            self._open_copy()
            self._recover()
        finally:
            self.kiosk.stop()
        return self.day

    def _prove(self, what: str, holds: bool, found: object = "") -> None:
        self.day.proofs.append(Proof(what, holds, "" if holds else str(found)))

    # The parts of the day.

    def _install(self) -> None:
        cast = self.cast
        hand = self.kiosk.start()
        with self.kiosk.part(FIRST_START):
            hand.tap("Set up this kiosk")
            hand.tap("Next")  # the language
            _answer(hand, cast.clinic)
            hand.tap("Next")  # the country
            _answer(hand, cast.clinic_phone)
            if hand.sees("Please check this number."):  # numbers for examples are in no plan
                hand.tap("Next")
            _answer(hand, cast.hours)
            hand.tap("A little wider")
            hand.tap("Save")
            _answer(hand, cast.staff)
            _answer(hand, cast.passphrase)
            _answer(hand, cast.passphrase)
            self._recovery = next(text for text in hand.texts() if text.startswith("AGE-SECRET-KEY-1"))
            hand.tap("I have a copy")
            _answer(hand, self._recovery[-4:].lower())
            hand.tap("Set up now")
            hand.await_text("This kiosk is set up")
            hand.tap("Start the kiosk")
        kept = traces(self.kiosk.window(), self._recovery, self._recovery.replace(" ", ""), cast.passphrase)
        self._prove("after the first start no widget holds the key or the passphrase", not kept, kept)
        self._prove("the program is asked to start anew, once", self.kiosk.restarts == 1, self.kiosk.restarts)
        self._prove("the kiosk is set up, and nothing of the trial is left", self.data.is_set_up and not self._trial())
        self.kiosk.stop()
        change(self.data.settings, {"attract.motion": False})  # by hand, so that two pictures can be compared

    def _ask(self, hand: Hand, visitor: Visitor) -> None:
        with self.kiosk.part(f"request of {visitor.name}"):
            self._fill_in(hand, visitor)
            hand.tap("Yes, call me")
            hand.await_text("We will call you")
            hand.tap("Finish and clear")

    def _fill_in(self, hand: Hand, visitor: Visitor) -> None:
        """Begin a visit and fill in the form, up to the last button."""
        hand.tap("Touch to start")
        hand.tap("Ask us to call you")
        hand.type(visitor.name)
        hand.tap("Next: your phone number")
        hand.type(visitor.digits)
        hand.tap("Next: the best time")
        if hand.sees("Please check"):
            hand.tap("Next: the best time")
        for choice, on in (
            (visitor.best_time, "Next: voicemail"),
            (visitor.voicemail, "Next: what it is about"),
            (visitor.about, "Next: check your answers"),
        ):
            hand.find(choice, "More choices")
            hand.tap(on)
        hand.turn_to("Yes, call me", "Next: more answers", "Next: how we use them", "Read on")

    def _come_in(self, hand: Hand, passphrase: str) -> None:
        with self.kiosk.part("through the door to the list"):
            hand.hold_name(self.cast.clinic)
            hand.type(passphrase)
            hand.tap("Open")
            hand.await_text("Requests (3)" if passphrase == self.cast.passphrase else "All (3)")

    def _work_off(self, hand: Hand) -> None:
        names = [visitor.name for visitor in self.cast.visitors]
        listed = _listed(hand)
        self._prove("the list shows the three, the oldest on top", listed == names, listed)
        with self.kiosk.part("called"):
            hand.tap(f"Called: {names[0]}")
            hand.await_text("Requests (2)")
        with self.kiosk.part("undo"):
            hand.tap("Done (1)")
            hand.tap_first("Undo: {name}")
            hand.await_text("Requests (3)")
            hand.tap("Waiting (3)")
        with self.kiosk.part("could not reach"):
            hand.tap_first("Could not reach {name}")
            hand.await_text("Not reached: 1 time")
        self._prove("after undo all wait in their old order", _listed(hand) == names, _listed(hand))

    def _export(self, hand: Hand) -> None:
        for form, which in (("Sealed copy (ZIP)", ""), ("Excel (XLSX)", ""), ("Table (CSV)", "Waiting and done (3)")):
            with self.kiosk.part(f"export, {form}"):
                hand.tap("Export to a file")
                hand.await_any("Next", "Write the file")
                for choice in filter(None, (form, which)):
                    hand.find(choice, "Next")
                hand.find("Write the file", "Next")
                hand.await_control("Back to the list")
                self._prove(f"{form}: three are in the file", hand.sees("3 requests are in the file"), hand.texts())
                hand.tap("Back to the list")
                hand.await_text("All (3)")
        for name, texts in (
            ("XLSX", _texts_of_xlsx(self._file("*.xlsx"))),
            ("CSV", _texts_of_csv(self._file("*.csv"))),
        ):
            missing = self._missing(texts)
            self._prove(f"the {name} read back holds the three", not missing, missing)

    def _lock(self, hand: Hand, before: QImage) -> None:
        hand.tap("All (3)")
        hand.tap_first("Open the request of {name}")
        with self.kiosk.part("lock"):
            hand.tap("Lock now")
        kept = traces(self.kiosk.window(), *self.cast.secrets)
        self._prove("behind the lock no widget holds a name, a number or a passphrase", not kept, kept)
        apart = _apart(before, hand.picture())
        self._prove("behind the lock the screen is the waiting one, pixel by pixel", apart <= _HAIR, f"{apart} of 255")

    def _open_copy(self) -> None:
        out, key = self._place / "opened.csv", self.data.staff_keys / f"{self.cast.staff}.age"
        words = ["export", "--from", str(self._file("*.zip")), "--key", str(key)]
        with self.kiosk.part("sealed copy opened (command)"):
            said = self._command(*words, "--passphrase-file", self._secret("old", self.cast.passphrase), str(out))
        missing = self._missing(_texts_of_csv(out)) if out.exists() else [said]
        self._prove("the sealed copy opens elsewhere and holds the three", not missing, missing)

    def _recover(self) -> None:
        cast = self.cast
        with self.kiosk.part("recovery (command)"):
            said = self._command(
                *("staff", "recover", "--data", str(self.data.root), "--staff", cast.newcomer, "--yes"),
                *("--recovery-file", self._secret("sheet", self._recovery)),
                *("--new-passphrase-file", self._secret("new", cast.new_passphrase)),
            )
        self._prove("the recovery line makes a new key", "3 requests sealed for it" in said, said)
        hand = self.kiosk.start()
        self._come_in(hand, cast.new_passphrase)
        hand.tap("All (3)")
        listed = sorted(_listed(hand))
        self._prove("who came after it opens all three", listed == sorted(v.name for v in cast.visitors), listed)
        hand.tap("Lock now")

    # Small things.

    def _trial(self) -> list[Path]:
        return [path for path in self.data.trial.root.rglob("*") if path.is_file()]

    def _file(self, pattern: str) -> Path:
        return max(self.stick.glob(pattern))

    def _missing(self, texts: str) -> list[str]:
        return [text for one in self.cast.visitors for text in (one.name, one.shown) if text not in texts]

    def _secret(self, name: str, text: str) -> str:
        path = self._place / name
        path.write_text(f"{text}\n")
        return str(path)

    def _command(self, *words: str) -> str:
        said = io.StringIO()
        with redirect_stdout(said):
            code = kiosk_command(list(words))
        return said.getvalue() if code == 0 else f"exit code {code}: {said.getvalue()}"


def _answer(hand: Hand, text: str) -> None:
    hand.type(text)
    hand.tap("Next")


def _listed(hand: Hand) -> list[str]:
    """Return the names in the list from its top to its end."""
    start, found = "Open the request of ", list[str]()
    _turn_all(hand, "Up")
    while True:
        rows = [name for name in hand.names() if name.startswith(start)]
        found += [name.removeprefix(start) for name in sorted(rows, key=lambda row: hand.place_of(row).top())]
        if "More" not in hand.names():
            break
        hand.tap("More")
    _turn_all(hand, "Up")
    return list(dict.fromkeys(found))


def _turn_all(hand: Hand, way: str) -> None:
    while way in hand.names():
        hand.tap(way)


def _apart(one: QImage, other: QImage) -> int:
    """Return by how much of 255 the colours of two pictures differ at most, pixel by pixel."""
    if one.size() != other.size():
        return 255
    pairs = zip(_lines(one), _lines(other), strict=True)
    return max((abs(a - b) for two in pairs if two[0] != two[1] for a, b in zip(*two, strict=True)), default=0)


def _lines(image: QImage) -> list[bytes]:
    return [bytes(cast("memoryview", image.constScanLine(y))) for y in range(image.height())]


def _texts_of_xlsx(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist())


def _texts_of_csv(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return "\n".join("\t".join(row) for row in csv.reader(file))


def main(place: Path) -> int:
    """Play the day at each size and print what it took; then search for what was typed on another one."""
    from bench import marked_day  # it builds on this module

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    is_good = True
    for size in SIZES:
        folder = place / f"{size.width}x{size.height}"
        folder.mkdir(parents=True)
        is_good &= tell(size, ClinicDay(folder, size).play())
    folder = place / "marked"
    folder.mkdir()
    is_good &= marked_day.play_and_tell(folder, SIZES[0])
    return 0 if is_good else 1


def tell(size: Size, day: Day) -> bool:
    """Print the tables of a day; returns whether all of it was as it should be."""
    print(f"\n{size}, a tap or a letter a second, and the program's own time\n")
    print(f"{'part':44} {'taps':>5} {'letters':>8} {'own s':>7} {'min:s':>7}")
    for count in day.counts:
        minutes, seconds = divmod(round(count.seconds), 60)
        print(f"{count.what:44} {count.taps:5} {count.keys:8} {count.own_s:7.1f} {minutes:4}:{seconds:02}")
    first = day.count(FIRST_START)
    goals = [
        Proof(f"first start under {MOST_TAPS} taps beside typing", first.taps < MOST_TAPS, str(first.taps)),
        Proof(f"first start under {MOST_S / 60:.0f} minutes", first.seconds < MOST_S, f"{first.seconds:.0f} s"),
    ]
    return tell_proofs([*goals, *day.proofs])


def tell_proofs(proofs: Sequence[Proof]) -> bool:
    """Print what had to hold; returns whether all of it does."""
    print()
    for proof in proofs:
        print(f"{'holds ' if proof.holds else 'FAILS '} {proof.what}{': ' if proof.found else ''}{proof.found}")
    sys.stdout.flush()
    return all(proof.holds for proof in proofs)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(Path(folder)))
