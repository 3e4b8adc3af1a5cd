"""Work that takes long, in a thread of its own; what comes of it arrives as signals, unless nobody waits any more."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.errors import Fault, SiteError
from kiosk.logs import describe

_log = logging.getLogger(__name__)


class Turn:
    """One piece of work under way: what the thread and the screen both know of it."""

    def __init__(self, tell: Callable[["Turn", object], None]) -> None:
        self._tell = tell
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask it to end soon."""
        self._stopped.set()

    def tell(self, what: object) -> None:
        """Say how far it is."""
        self._tell(self, what)


class Work(QObject):
    """Does one thing at a time; starting another one forgets the one before.

    The threads are daemons: a drive that never answers must not keep the program from ending.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)  # a Fault; None for a bug of ours

    _said = Signal(object, object)
    _ended = Signal(object, object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turn: Turn | None = None
        self._said.connect(self._on_said, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way that is waited for."""
        return self._turn is not None

    def start(self, job: Callable[[Turn], object]) -> Turn:
        """Begin `job`; what it returns comes by `done`."""
        self.stop()
        self._turn = turn = Turn(self._tell)
        threading.Thread(target=self._run, args=(turn, job), name="staff", daemon=True).start()
        return turn

    def stop(self) -> None:
        """Wait for nothing any more; what is under way is asked to end."""
        if self._turn is not None:
            self._turn.stop()
            self._turn = None

    def _run(self, turn: Turn, job: Callable[[Turn], object]) -> None:
        answer: object = None
        is_good = False
        try:
            answer, is_good = job(turn), True
        except SiteError as error:
            _log.warning("staff's work failed: %s: %s", error.fault.value, error.subject)
            answer = error.fault
        except Exception as error:  # the outermost door of this thread: a bug must not look like work that is done
            _log.error("staff's work failed: %s", describe(error))
        del job
        self._emit(turn, answer, is_good=is_good)

    def _emit(self, turn: Turn, answer: object, *, is_good: bool) -> None:
        try:
            self._ended.emit(turn, answer, is_good)
        except RuntimeError:  # the screen has gone meanwhile
            return

    def _tell(self, turn: Turn, what: object) -> None:
        try:
            self._said.emit(turn, what)
        except RuntimeError:  # as above
            turn.stop()

    def _on_said(self, turn: Turn, what: object) -> None:
        if turn is self._turn:
            self.told.emit(what)

    def _on_ended(self, turn: Turn, answer: object, is_good: bool) -> None:
        if turn is not self._turn:
            return
        self._turn = None
        if is_good:
            self.done.emit(answer)
        else:
            self.failed.emit(answer if isinstance(answer, Fault) else None)
