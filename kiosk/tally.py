"""Counts in memory what visitors open, and has it written when a visit is over."""

import logging
import threading
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from kiosk.clock import Clock
from kiosk.usage import EMPTY_SEARCHES, FORMS_BEGUN, FORMS_SENT, HELP, LANGUAGE, LISTENS, PAGE, TEXT_SIZE, VISITS, Usage

_JOIN_S = 2.0  # a disk that hangs must not hold the program's end
_log = logging.getLogger(__name__)


class Store(Protocol):
    """Where counts are kept."""

    def add(self, day: date, counts: Counter[str]) -> bool:
        """Add `counts` to those of `day`; False if they could not be written. Raises nothing that a disk can cause."""
        ...

    def erase(self) -> None:
        """Erase everything; raises `SiteError`."""
        ...


class Tally(Usage):
    """Counts in memory; a thread of its own writes when a visit is over, so that no visitor waits for a disk."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._counts: Counter[str] = Counter()
        self._visit: Counter[str] = Counter()  # of the visit that is under way
        self._turn = threading.Lock()  # for the counts
        self._worker: threading.Thread | None = None
        self._has_failed = False
        self._is_on = True

    def help_opened(self, name: str) -> None:
        """Count that a help page was opened."""
        self._count(f"{HELP}:{name}")

    def search_failed(self) -> None:
        """Count a search that was left without a result."""
        self._count(EMPTY_SEARCHES)

    def form_begun(self) -> None:
        """Count a call-back form that was begun."""
        self._count(FORMS_BEGUN)

    def form_sent(self) -> None:
        """Count a request that was saved."""
        self._count(FORMS_SENT)

    def listened(self) -> None:
        """Count that somebody began to listen."""
        self._count(LISTENS)

    def visit_ended(self, language: str, text_size: str, pages: Iterable[str]) -> None:
        """Count a visit, and begin to write; while the last writing goes on, this one is left to the next visit."""
        if not self._is_on:
            return
        self._count(VISITS, f"{LANGUAGE}:{language}", f"{TEXT_SIZE}:{text_size}", *(f"{PAGE}:{name}" for name in pages))
        self._take_visit()
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._write, name="usage", daemon=True)
            self._worker.start()

    def visit_dropped(self) -> None:
        """Forget what was told of this visit."""
        with self._turn:
            self._visit.clear()

    def close(self) -> None:
        """Put on the disk what is not there yet, within two seconds or not at all."""
        self.wait()
        self._take_visit()
        if self._counts:
            self._worker = threading.Thread(target=self._write, name="usage", daemon=True)
            self._worker.start()
            self.wait()

    def wait(self) -> None:
        """Wait until what was begun to be written is written, two seconds at most."""
        if self._worker is not None:
            self._worker.join(_JOIN_S)

    def stop_and_erase(self) -> None:
        """Count nothing any more and erase what was counted; raises `SiteError`."""
        self._is_on = False
        self.wait()
        with self._turn:
            self._counts.clear()
            self._visit.clear()
        self._store.erase()

    def _count(self, *whats: str) -> None:
        with self._turn:
            if self._is_on:
                self._visit.update(whats)

    def _take_visit(self) -> None:
        with self._turn:
            self._counts.update(self._visit)
            self._visit.clear()

    def _write(self) -> None:
        with self._turn:
            counts, self._counts = self._counts, Counter()
        is_written = self._store.add(self._clock.now().date(), counts)
        if not is_written and self._is_on:
            with self._turn:
                self._counts.update(counts)
        if not is_written and not self._has_failed:
            _log.warning("what is read is not counted until the disk takes it again")
        self._has_failed = not is_written
