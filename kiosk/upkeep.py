"""What the program does for itself while nobody is there: the book of its runs, and the daily self-test and chores."""

import logging
import threading
from collections.abc import Callable, Iterable

from kiosk.clock import Clock
from kiosk.daily import Daily
from kiosk.errors import SiteError
from kiosk.paths import DataFolder
from kiosk.requests.selftest import read_self_test, run_self_test
from kiosk.runs import Ended, RunBook

_JOIN_S = 2.0
_log = logging.getLogger(__name__)


class Upkeep:
    """Looked after by a timer; `chores` are done after the daily self-test and may raise `SiteError`."""

    def __init__(self, data: DataFolder, clock: Clock, chores: Iterable[Callable[[], object]] = ()) -> None:
        self._data = data
        self._clock = clock
        self._chores = tuple(chores)
        self.runs = RunBook(data.runs, clock)
        self._daily: Daily | None = None
        self._worker: threading.Thread | None = None

    def begin(self) -> None:
        """Take note that the program runs; after the first paint."""
        self.runs.begin()
        try:
            last = read_self_test(self._data.self_test)
        except SiteError as error:
            _log.warning("the last self-test is not known: %s (%s)", error.subject, error.fault.value)
            last = None
        self._daily = Daily(self._clock, last=None if last is None else last.at)

    def tick(self, *, is_quiet: bool) -> None:
        """Do what is due: the hourly sample, and where `is_quiet` (nobody is there) the daily tasks, in a thread."""
        if self._daily is None:
            return
        self.runs.tick()
        if is_quiet and self._daily.due():
            self._daily.done()
            self._worker = threading.Thread(target=self._do_daily, name="upkeep", daemon=True)
            self._worker.start()

    def end(self, how: Ended) -> None:
        """Take note of how the program ends; waits two seconds at most for what is being done."""
        self.wait()
        if self._daily is not None:
            self.runs.end(how)

    def wait(self) -> None:
        """Wait until the daily tasks are done, two seconds at most."""
        if self._worker is not None:
            self._worker.join(_JOIN_S)

    def _do_daily(self) -> None:
        run_self_test(self._data, self._clock)
        for chore in self._chores:
            try:
                chore()
            except SiteError as error:
                _log.warning("a daily task was not done: %s (%s)", error.subject, error.fault.value)
