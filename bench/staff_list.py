"""The staff's list with thousands of sealed requests in the real window: live while it reads, fluent under a finger.

usage: python -m bench.staff_list [REQUESTS]        prints a table; exit code 1 if a goal is missed
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.worklist import REQUESTS, fill
from kiosk.app import Kiosk
from kiosk.clock import SteppedClock, SystemClock
from kiosk.files import private_folder
from kiosk.options import RunOptions
from kiosk.paths import DataFolder, data_folder
from kiosk.requests.trial import prepare_trial
from kiosk.ui.application import make_application
from kiosk.ui.driver import Driver
from kiosk.ui.staff.request_list import RequestList
from kiosk.ui.staff.requests_tab import RequestsTab

SIZE = (1920, 1080)
DONE_SHARE = 5  # one of so many is done
MOVES = 60  # of a finger in one drag, a frame each
STEP = 24  # pixels of one move: some 40 cm a second
BEAT_MS = 5
FILTERS = 12
_REST_S = 0.4
_PATIENCE_S = 300.0
_WAITED = Path("/proc/self/schedstat")  # of the main thread
_GOALS = {
    "first rows after the door opens, s": 2.0,
    "longest time the window did not answer while reading, ms": 100.0,
    "frame of a drag while reading, median, ms": 16.7,
    "frame of a drag after it, median, ms": 16.7,
    "filter, the slowest, ms": 100.0,
}


class Watch:
    """Seconds on the clock, and without those in which other programs had the processor that the window wanted.

    What the thread that reads is kept from its work stays in: the window may be waiting for it.
    """

    def __init__(self) -> None:
        self._clock, self._kept = time.perf_counter(), _kept_waiting()

    def took(self) -> "Taken":
        """Return what has passed since the start."""
        clock = time.perf_counter() - self._clock
        return Taken(clock, max(0.0, clock - (_kept_waiting() - self._kept)))


class Taken(NamedTuple):
    """Seconds on the clock, and less those in which the window's thread had no processor."""

    clock: float
    own: float


class Beat(QObject):
    """Wants to be heard every few milliseconds, and remembers how long it had to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[Taken] = []
        self._last = Watch()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin to count."""
        self.waits, self._last = [], Watch()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _on_beat(self) -> None:
        waited = self._last.took()
        self.waits.append(Taken(*(max(0.0, seconds - BEAT_MS / 1000) for seconds in waited)))
        self._last = Watch()


class Desk:
    """A kiosk on trial with its requests, and a hand at the staff's list."""

    def __init__(self, data: DataFolder, clock: SteppedClock) -> None:
        program = Kiosk(make_application(), data, RunOptions(windowed=SIZE, data=data.root), clock)
        program.window.resize(*SIZE)
        program.guide.start()
        program.window.show()
        QApplication.processEvents()
        program.warm_up_all()
        self.guide = program.guide
        self.hand = Driver(program.guide, clock)

    def come_in(self, beat: Beat | None = None) -> Taken:
        """Open the door, which on trial asks nothing; return the seconds from the list's page to its first rows."""
        self.guide.open_staff()
        _until(lambda: bool(self._tabs()))
        watch = Watch()
        if beat is not None:
            beat.start()
        _until(lambda: len(self.tab.entries) > 0)
        QApplication.processEvents()
        return watch.took()

    def go(self) -> None:
        """Lock the door."""
        self.guide.end_visit()
        self.hand.settle()

    @property
    def tab(self) -> RequestsTab:
        """The tab of the requests."""
        return self._tabs()[0]

    @property
    def is_reading(self) -> bool:
        """Whether there are requests that are not open yet."""
        return self.tab.is_reading

    def drag(self) -> Iterator[Taken]:
        """Move the list up by a finger, and down again, then rest as people do; yield the seconds of each frame."""
        listed = self.tab.findChildren(RequestList)[0]
        _until(lambda: listed.can_go_down)
        low = listed.mapTo(self.hand.window, QPoint(listed.width() // 3, listed.height() - 10))
        for sign in (1, -1):
            at = low if sign > 0 else low - QPoint(0, listed.height() - 20)
            self.hand.press_at(at)
            for _ in range(MOVES // 2):
                at -= QPoint(0, STEP * sign)
                watch = Watch()
                self.hand.move_to(at)
                QApplication.processEvents()
                yield watch.took()
            self.hand.lift_at(at)
        rest = time.perf_counter() + _REST_S
        _until(lambda: time.perf_counter() > rest)

    def filter(self, name: str) -> Taken:
        """Choose another filter; return the seconds from the finger's lift to the list painted."""
        full = next(found for found in self.hand.names() if found.startswith(name + " ("))
        place = self.hand.place_of(full).center()
        self.hand.press_at(place)
        watch = Watch()
        self.hand.lift_at(place)
        QApplication.processEvents()
        return watch.took()

    def _tabs(self) -> list[RequestsTab]:
        return self.hand.window.findChildren(RequestsTab)


def main(many: int) -> int:
    """Fill a folder, measure, print a table, and return 1 if a goal is missed."""
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as place:
        data = data_folder(Path(place) / "data")
        private_folder(data.root)
        prepare_trial(data.trial)
        fill(data.trial, many)
        private_folder(data.trial.done)
        for path in sorted(data.trial.new.iterdir())[::DONE_SHARE]:
            path.rename(data.trial.done / path.name)
        measured, told = _measure(Desk(data, SteppedClock(SystemClock().now())), many)
    print(f"{many} sealed requests, {SIZE[0]} x {SIZE[1]} on the offscreen platform")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, priority {os.nice(0)}")
    for line in told:
        print(line)
    missed = [what for what, goal in _GOALS.items() if measured[what] > goal]
    for what, goal in _GOALS.items():
        print(f"{'MISSED' if what in missed else 'met   '} {what}: {measured[what]:.2f} (goal {goal:g})")
    return int(bool(missed))


def _measure(desk: Desk, many: int) -> tuple[dict[str, float], list[str]]:
    beat = Beat()
    began, worked = time.perf_counter(), time.process_time()
    first = desk.come_in(beat)
    _until(lambda: not desk.is_reading)
    beat.stop()
    whole, worked = time.perf_counter() - began, time.process_time() - worked
    desk.go()
    desk.come_in()
    while_reading: list[Taken] = []
    while desk.is_reading:
        while_reading += desk.drag()
    after = [frame for _ in range(3) for frame in desk.drag()]
    names = ("Done", "All", "Waiting")
    filters = [desk.filter(names[number % len(names)]) for number in range(FILTERS)]
    assert len(desk.tab.entries) == many - -(-many // DONE_SHARE)  # noqa: S101 - the last filter shows who waits
    desk.hand.close()
    measured = {
        "first rows after the door opens, s": first.own,
        "longest time the window did not answer while reading, ms": 1000 * max(wait.own for wait in beat.waits),
        "frame of a drag while reading, median, ms": 1000 * statistics.median(frame.own for frame in while_reading),
        "frame of a drag after it, median, ms": 1000 * statistics.median(frame.own for frame in after),
        "filter, the slowest, ms": 1000 * max(one.own for one in filters),
    }
    told = [
        f"all of them: {whole:.1f} s on the clock, {worked:.1f} s of the processor; first rows: {first.clock:.2f} s",
        "in ms, and in brackets with the times in which other programs had the processor:",
        _line("the window's waits while reading", beat.waits),
        _line("a frame while reading", while_reading),
        _line("a frame after it", after),
        _line("a filter", filters),
    ]
    return measured, told


def _line(what: str, taken: list[Taken]) -> str:
    shares = (("median", 0.5), ("95 of 100 within", 0.95), ("all within", 1.0))
    clock, own = (sorted(1000 * seconds for seconds in column) for column in zip(*taken, strict=True))
    said = [f"{name} {_share(own, share):.1f} ({_share(clock, share):.1f})" for name, share in shares]
    return f"{what}, {len(taken)} times: {', '.join(said)}"


def _kept_waiting() -> float:
    """Return the seconds that this thread could have worked but had no processor (Linux; 0.0 elsewhere).

    The second number of schedstat, in nanoseconds (Documentation/scheduler/sched-stats.rst of the Linux kernel).
    """
    return int(_WAITED.read_text().split()[1]) / 1e9 if _WAITED.exists() else 0.0


def _until(condition: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE_S
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the list does not get ready")
        QApplication.processEvents()
        time.sleep(0.001)


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS))
