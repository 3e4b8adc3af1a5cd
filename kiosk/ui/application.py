"""The Qt application: fonts, Qt's messages, the whole screen for the window, and the outermost door for bugs."""

import logging
import os
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QRect, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.clock import Clock
from kiosk.errors import SiteError
from kiosk.logs import describe
from kiosk.paths import ASSETS
from kiosk.ui.look import FAMILIES
from kiosk.ui.true_size import Source, TrueSize, is_believable, platform_dot

_log = logging.getLogger(__name__)

BUGS_ALLOWED = 3
BUG_WINDOW_S = 60.0

# Qt listens to these; a kiosk must not be steered from outside, and must not open a port.
_UNWANTED_VARIABLES = ("QT_QPA_GENERIC_PLUGINS", "QT_PLUGIN_PATH", "QT_IM_MODULE", "QT_VNC_SERVER")
_UNWANTED_PLATFORMS = ("vnc",)


def has_display() -> bool:
    """Whether there is something to show a window on; without it Qt ends the process at once."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def make_application() -> QApplication:
    """Return the QApplication, with the fonts of `assets/fonts` loaded and Qt's messages in the log."""
    for name in _UNWANTED_VARIABLES:
        os.environ.pop(name, None)
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _UNWANTED_PLATFORMS:
        del os.environ["QT_QPA_PLATFORM"]
    qInstallMessageHandler(_on_qt_message)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["kiosk"])
    application.setQuitOnLastWindowClosed(False)
    for file in sorted((ASSETS / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    return application


def hide_cursor(window: QWidget) -> None:
    """Show no mouse pointer over the window."""
    window.setCursor(Qt.CursorShape.BlankCursor)


class FullScreen(QObject):
    """Keeps a window as large as its screen, also without a window manager and when the screen turns or changes."""

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self._application = application
        application.primaryScreenChanged.connect(self._follow)
        self._screen: QScreen | None = None
        self._follow(application.primaryScreen())

    def _follow(self, screen: QScreen | None) -> None:
        if self._screen is not None:
            self._screen.geometryChanged.disconnect(self._fit)
        self._screen = screen
        if screen is not None:
            screen.geometryChanged.connect(self._fit)
            self._fit(screen.geometry())

    def _fit(self, geometry: QRect) -> None:
        # Without a window manager Qt's full screen does not resize the window.
        self._window.setGeometry(geometry)
        self._window.showFullScreen()
        self._window.setGeometry(geometry)


class BugDoor:
    """Takes every exception that nothing caught: logs it without words, ends the visit, and gives up after three."""

    def __init__(self, clock: Clock, recover: Callable[[], None], give_up: Callable[[], None]) -> None:
        self._clock = clock
        self._recover = recover
        self._give_up = give_up
        self._times: deque[float] = deque(maxlen=BUGS_ALLOWED)
        self._is_inside = False

    def install(self) -> None:
        """Take the interpreter's exceptions from now on."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Deal with one exception; a further one while recovering is logged alone."""
        _log.error("bug: %s", describe(error.with_traceback(trace)))
        now = self._clock.monotonic()
        self._times.append(now)
        if len(self._times) == BUGS_ALLOWED and now - self._times[0] < BUG_WINDOW_S:
            self._give_up()
        elif not self._is_inside:
            self._is_inside = True
            try:
                self._recover()
            finally:
                self._is_inside = False


@dataclass(frozen=True)
class ScreenFacts:
    """What the doctor asks about the screen: its dots and their size, and the family that text is shown in."""

    is_there: bool
    width: int
    height: int
    mm_per_dot: float
    inches: float
    source: Source
    is_believable: bool  # whether the platform's own word on the size can be true
    problem: SiteError | None  # of the file of measured sizes
    family: str
    is_known_family: bool


def screen_facts(by_settings: float = 0.0, measures: Path | None = None) -> ScreenFacts:
    """Look at the screen and the fonts; `by_settings` is mm a dot, 0 if the settings say nothing."""
    is_there = has_display()
    if not is_there:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    screen = make_application().primaryScreen()
    size, dots = TrueSize(by_settings, measures), screen.size() * screen.devicePixelRatio()
    family = QFontInfo(_first_font()).family()
    return ScreenFacts(
        is_there=is_there,
        width=dots.width(),
        height=dots.height(),
        mm_per_dot=size.dot_of(screen),
        inches=size.inches(screen),
        source=size.source(screen),
        is_believable=is_believable(platform_dot(screen)),
        problem=size.problem,
        family=family,
        is_known_family=any(family.startswith(name.split(" ")[0]) for name in FAMILIES),
    )


def _first_font() -> QFont:
    font = QGuiApplication.font()
    font.setFamilies(list(FAMILIES))
    return font


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }.get(kind, logging.ERROR)
    _log.log(level, "Qt: %s", message)
