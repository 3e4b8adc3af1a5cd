"""The composition root: the only module that constructs everything and connects it, in a strict order."""

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, SiteError
from kiosk.files import Lock, private_folder
from kiosk.logs import start_logging
from kiosk.options import RunOptions
from kiosk.paths import CONTENT, DataFolder, data_folder
from kiosk.settings import Settings, load
from kiosk.ui.application import BugDoor, FullScreen, has_display, hide_cursor, make_application
from kiosk.ui.guide import Guide, Parts
from kiosk.ui.steady import STUCK_S
from kiosk.ui.true_size import TrueSize
from kiosk.visit.route import Attract

if TYPE_CHECKING:
    from kiosk.content.shelf import Shelf
    from kiosk.desk import CallDesk
    from kiosk.ui.setup.installer import Installer
    from kiosk.ui.speech.voice import Voice
    from kiosk.ui.staff.desk import StaffDesk
    from kiosk.upkeep import Upkeep
    from kiosk.usage import Usage

_log = logging.getLogger(__name__)

UPKEEP_MS = 10_000  # what is looked after has hours and days

RESTART_CODE = 75  # EX_TEMPFAIL of sysexits.h: a service manager that restarts what failed starts the kiosk anew

_REFUSALS = {
    Fault.UNSAFE_FOLDER: "other people on this computer can look into the data folder: run  chmod 700 {subject}",
    Fault.IN_USE: "another kiosk is running on this data folder ({subject}): stop that one first",
    Fault.NO_PERMISSION: "this user may not write to the data folder {subject}: name another one with --data",
    Fault.READ_ONLY: "the disk of the data folder {subject} is read-only: name another folder with --data",
    Fault.DISK_FULL: "the disk of the data folder {subject} is full: make room and start again",
}
_NO_DISPLAY = (
    "The kiosk did not start: no display was found. Start it on a screen (with QT_QPA_PLATFORM=eglfs where there is no "
    "window system), or look at it in pictures:  kiosk tour --out FOLDER"
)


def run(options: RunOptions) -> int:
    """Run the kiosk until it is told to leave; returns the exit code."""
    os.umask(0o077)
    _leave_no_core()
    if not has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return 1
    data = data_folder(options.data)
    try:
        lock = _take(data)
    except SiteError as error:
        reason = _REFUSALS.get(error.fault, "the data folder {subject} cannot be used ({fault})")
        sentence = reason.format(subject=error.subject, fault=error.fault.value)
        print(f"The kiosk did not start: {sentence}.", file=sys.stderr)
        return 1
    start_logging(data.log)
    _refuse_bad_pair()
    application = make_application()
    kiosk = Kiosk(application, data, options, SystemClock())
    code = kiosk.execute()
    lock.release()
    return code


class Kiosk:
    """The running program: window, exits and the door for bugs."""

    def __init__(self, application: QApplication, data: DataFolder, options: RunOptions, clock: Clock) -> None:
        self._application = application
        self._data = data
        self._clock = clock
        self._desk: CallDesk | None = None
        self._upkeep: Upkeep | None = None
        self._upkeep_timer = QTimer()
        self._upkeep_timer.setInterval(UPKEEP_MS)
        self._upkeep_timer.timeout.connect(self._look_after)
        self._settings_file = settings_file = options.settings or data.settings
        self._settings, problems = load(settings_file)
        settings = self._settings
        for problem in problems:
            _log.warning("setting problem: %s", problem)
        is_trial = not data.is_set_up
        self._true_size = TrueSize(settings.screen.mm_per_px, data.screens)
        parts = Parts(
            settings=settings,
            clock=clock,
            make_shelf=partial(
                _make_shelf, options.content or CONTENT, data.sign_offs, only_signed=settings.pages.require_sign_off
            ),
            make_desk=self._make_desk,
            mm_per_px=self._true_size.of(application.primaryScreen()),
            is_trial=is_trial,
            language=options.language or settings.pages.language,
            true_size=self._true_size,
            tell_stuck=self._keep_stuck,
            make_voice=_make_voice,
            make_usage=partial(_make_usage, data, clock, settings),
            staff=partial(_make_staff_desk, data, clock, settings, (settings_file, options.content or CONTENT)),
            installer=partial(_make_installer, data, clock, self._restart) if is_trial else None,
        )
        self.guide = Guide(parts)
        self.window = self.guide.window
        self._true_size.changed.connect(self.window.take_size)
        self._true_size.watch(self.window.windowHandle())
        self._bugs = BugDoor(clock, self.guide.end_visit, self._give_up)
        self._size = options.windowed

    def execute(self) -> int:
        """Show the window and run until an exit is asked for."""
        self._bugs.install()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        self.guide.exit_wanted.connect(self._leave)
        self.guide.restart_wanted.connect(self._restart)
        self.window.first_paint.connect(self._after_first_paint)
        if self._size is not None:
            self.window.resize(*self._size)
            self.guide.start()
            self.window.show()
        else:
            self.guide.start()
            FullScreen(self.window, self._application)
        code = int(self._application.exec())
        self.leave(code)
        _log.info("left with exit code %d", code)
        return code

    def leave(self, code: int) -> None:
        """End everything and note why: `code` is the exit code."""
        self._upkeep_timer.stop()
        self.guide.leave()
        if self._upkeep is not None:
            from kiosk.runs import Ended  # noqa: PLC0415

            self._upkeep.end({0: Ended.CLEAN, RESTART_CODE: Ended.RESTART}.get(code, Ended.BUG))

    def warm_up_all(self) -> None:
        """Build at once what otherwise comes a little at a time after the first paint."""
        while self.guide.warm_up():
            pass
        self._warm_up_libraries()

    def _after_first_paint(self) -> None:
        self.window.first_paint.disconnect(self._after_first_paint)
        _log.info("ready")
        with suppress(OSError):  # on a disk that cannot be written the doctor has more to say than this
            self._data.glass.unlink()  # of the last run; this one has seen no contact yet
        gc.enable()
        if self._size is None:
            hide_cursor(self.window)
        QTimer.singleShot(0, self._warm_up)

    def _warm_up(self) -> None:
        """Build what the first paint did not wait for, a little at a time."""
        has_more = self.guide.warm_up()
        if self._upkeep is None:
            self._begin_upkeep()
        if has_more:
            QTimer.singleShot(0, self._warm_up)
        else:
            self._warm_up_libraries()

    def _begin_upkeep(self) -> None:
        self._upkeep = _make_upkeep(self._data, self._clock, self._settings)
        self._upkeep.begin()
        _keep_good_settings(self._settings_file)
        self.window.felt_somebody.connect(self._upkeep.runs.feel)
        self._upkeep_timer.start()

    def _look_after(self) -> None:
        if self._upkeep is not None:
            self._upkeep.tick(is_quiet=isinstance(self.guide.route, Attract))

    def _make_desk(self) -> "CallDesk":
        from kiosk.desk import CallDesk  # noqa: PLC0415

        self._desk = CallDesk(self._data.active, self._clock, self._settings, is_trial=not self._data.is_set_up)
        return self._desk

    def _keep_stuck(self, is_stuck: bool) -> None:
        """Let the doctor know of a contact that does not lift, or that it has done so at last."""
        from kiosk.glass import StuckContact, keep_stuck, read_stuck  # noqa: PLC0415 - few starts ever need it

        now = self._clock.now()
        try:
            before = None if is_stuck else read_stuck(self._data.glass)
            since = before.since if before is not None else now - timedelta(seconds=STUCK_S)
            keep_stuck(self._data.glass, StuckContact(since, None if is_stuck else now))
        except SiteError as error:
            _log.warning("what the glass does is not kept for the doctor: %s (%s)", error.subject, error.fault.value)

    def _warm_up_libraries(self) -> None:
        """Load what the first page and the first request need, so that no visitor waits for it."""
        from kiosk.content.render import warm_up  # noqa: PLC0415

        warm_up()
        if self._desk is not None:
            self._desk.warm_up()
        self.guide.listening.find_voice()
        gc.collect()
        gc.freeze()  # what the start has made stays: the collector need not look at it again

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        # Python runs this between two steps of the event loop; the window's timer makes sure there is one soon.
        self._leave()

    def _leave(self) -> None:
        self._application.exit(0)

    def _restart(self) -> None:
        self._application.exit(RESTART_CODE)

    def _give_up(self) -> None:
        _log.error("three bugs within a minute: leaving, so that the service manager starts the kiosk anew")
        self._application.exit(1)


def _leave_no_core() -> None:
    """Let no crash write memory, with what is being typed in it, to the disk."""
    with suppress(ImportError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _take(data: DataFolder) -> Lock:
    private_folder(data.root)
    return Lock(data.lock)


def _make_shelf(content: Path, sign_offs: Path, *, only_signed: bool) -> "Shelf":
    from kiosk.content.shelf import Shelf  # noqa: PLC0415 - the first paint does without, here and below

    return Shelf(content, sign_offs, only_signed=only_signed)


def _make_staff_desk(data: DataFolder, clock: Clock, settings: Settings, places: tuple[Path, Path]) -> "StaffDesk":
    from kiosk.staff.front_desk import FrontDesk  # noqa: PLC0415

    settings_file, content = places
    return FrontDesk(data, clock, settings, settings_file=settings_file, content=content)


def _make_installer(data: DataFolder, clock: Clock, restart: Callable[[], None]) -> "Installer":
    from kiosk.staff.installer import SiteInstaller  # noqa: PLC0415

    return SiteInstaller(data, clock, restart)


def _make_usage(data: DataFolder, clock: Clock, settings: Settings) -> "Usage":
    from kiosk.usage_file import open_usage  # noqa: PLC0415

    return open_usage(data.active.usage, clock, is_enabled=settings.usage.enabled)


def _make_upkeep(data: DataFolder, clock: Clock, settings: Settings) -> "Upkeep":
    from kiosk.staff.retention import daily  # noqa: PLC0415
    from kiosk.upkeep import Upkeep  # noqa: PLC0415

    return Upkeep(data, clock, chores=[partial(daily, data.active, settings, clock)])


def _keep_good_settings(file: Path) -> None:
    """Keep the settings file for staff to go back to, if it is good."""
    from kiosk.settings_file import keep_good  # noqa: PLC0415

    try:
        keep_good(file)
    except SiteError as error:
        _log.warning("the good settings are not kept: %s (%s)", error.subject, error.fault.value)


def _make_voice() -> "Voice":
    from kiosk.ui.speech.engine_voice import EngineVoice  # noqa: PLC0415

    return EngineVoice()


def _refuse_bad_pair() -> None:
    """Leave with a sentence on a pair of Python and PySide6 that is known to kill the process after some minutes."""
    import PySide6  # noqa: PLC0415

    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    if version >= (6, 12) and sys.version_info < (3, 12):
        sys.exit("The kiosk did not start: PySide6 6.12 breaks on Python before 3.12; install the locked requirements.")
