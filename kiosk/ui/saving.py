"""Saving a request without holding up the screen: a worker thread does it, and the answer comes back as a signal."""

import logging
import threading
from copy import copy
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.errors import Fault, SiteError
from kiosk.logs import describe
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt

LIMIT_S = 10.0  # after this long without an answer the visitor is told that nothing could be confirmed
CLOSE_S = 1.0  # how long the end of the program waits for a request that is being written

_log = logging.getLogger(__name__)


class Desk(Protocol):
    """The place where requests are handed in."""

    def trouble(self) -> Fault | None:
        """Return why no request can be taken now, or None."""
        ...

    def save(self, draft: Draft) -> Receipt:
        """Store the request and return its receipt; blocks; called in a worker thread.

        Raises SiteError where it could not be stored. The same draft id twice is one request.
        """
        ...


class Saver(QObject):
    """Hands one draft at a time to the desk and tells what came of it.

    The thread is a daemon: a disk that never answers must not keep the program from ending.
    """

    saved = Signal(object)  # a Receipt
    failed = Signal(object)  # a Fault; None for a bug of ours
    unsure = Signal()  # no answer in time; `saved` or `failed` may still follow

    _answered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject, limit_s: float = LIMIT_S) -> None:
        super().__init__(parent)
        self._desk = desk
        self._turn = threading.Lock()
        self._running: dict[str, threading.Thread] = {}
        self._wanted = ""
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(round(limit_s * 1000))
        self._limit.timeout.connect(self.unsure)
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(self.close)

    def save(self, draft: Draft) -> None:
        """Begin to save `draft`; while the same draft is on its way this only waits anew."""
        self._wanted = str(draft.id)
        self._limit.start()
        if self._wanted in self._running:
            return
        snapshot = copy(draft)  # the visitor may erase the draft while it is written
        worker = threading.Thread(target=self._run, args=(self._wanted, snapshot), name="saving", daemon=True)
        self._running[self._wanted] = worker
        worker.start()

    def forget(self) -> None:
        """Tell nothing more: the visitor has gone."""
        self._wanted = ""
        self._limit.stop()

    def close(self) -> None:
        """Wait a moment for a request that is being written; tell nothing more."""
        self.forget()
        for worker in tuple(self._running.values()):
            worker.join(CLOSE_S)

    def _run(self, key: str, snapshot: Draft) -> None:
        answer: Receipt | Fault | None = None
        try:
            with self._turn:
                answer = self._desk.save(snapshot)
        except SiteError as error:
            _log.warning("a request was not saved: %s: %s", error.fault.value, error.subject)
            answer = error.fault
        except Exception as error:  # the outermost door of this thread: a bug must not look like a saved request
            _log.error("a request was not saved: %s", describe(error))
        snapshot.wipe()
        try:
            self._answered.emit(key, answer)
        except RuntimeError:  # the program has ended meanwhile
            return

    def _on_answer(self, key: str, answer: Receipt | Fault | None) -> None:
        worker = self._running.pop(key, None)
        if worker is not None:
            worker.join()
        if key != self._wanted:
            return
        self.forget()
        if isinstance(answer, Receipt):
            self.saved.emit(answer)
        else:
            self.failed.emit(answer)
