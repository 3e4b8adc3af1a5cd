"""The true size of the screen that the window is on: who says so, and when it changes."""

import logging
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from kiosk.errors import SiteError
from kiosk.measures import MM_PER_PX_LIMITS, Measure, ScreenId, keep_measure, measured, read_measures
from kiosk.ui.metrics import believable

_log = logging.getLogger(__name__)

USUAL = 0.2646  # mm a dot at 96 dots an inch, for a screen that says nothing
_INCH = 25.4


class Source(StrEnum):
    """Who says how large a dot is."""

    SETTINGS = "settings.toml"
    MEASURED = "measured"
    PLATFORM = "the platform, not measured"


class TrueSize(QObject):
    """Knows the millimetres a pixel of the window's screen, tells of changes, and keeps what staff measure.

    Pixels are Qt's own, which a scale factor makes larger than the screen's dots; settings and measures speak of dots.
    """

    changed = Signal(float)  # mm a pixel

    def __init__(self, by_settings: float, file: Path | None = None) -> None:
        """Take what the settings say (mm a dot, 0: nothing) and the file of the measures."""
        super().__init__()
        self._by_settings = by_settings
        self._file = file
        self._window: QWindow | None = None
        self._screen: QScreen | None = None
        self._last = 0.0
        self._measures: tuple[Measure, ...] = ()
        self.problem: SiteError | None = None
        self._read()

    def of(self, screen: QScreen) -> float:
        """Return the millimetres a pixel of `screen`."""
        return self.dot_of(screen) * screen.devicePixelRatio()

    def dot_of(self, screen: QScreen) -> float:
        """Return the millimetres a dot of `screen`."""
        if self._by_settings > 0:
            return self._by_settings
        return measured(identity(screen), self._measures) or believable(platform_dot(screen) or USUAL)

    def source(self, screen: QScreen) -> Source:
        """Return who says how large the dots of `screen` are."""
        if self._by_settings > 0:
            return Source.SETTINGS
        return Source.MEASURED if measured(identity(screen), self._measures) else Source.PLATFORM

    def inches(self, screen: QScreen, mm_per_px: float | None = None) -> float:
        """Return the diagonal of `screen` in inches, or what it would be with pixels of `mm_per_px`."""
        size = screen.size()
        side = float((size.width() ** 2 + size.height() ** 2) ** 0.5)
        return side * (mm_per_px or self.of(screen)) / _INCH

    def watch(self, window: QWindow) -> None:
        """Follow `window` from screen to screen, and each screen as it turns, changes its picture or its scale."""
        self._window = window
        window.screenChanged.connect(self._take_screen)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.primaryScreenChanged.connect(self._on_change)
        self._last = self.of(window.screen())
        self._take_screen(window.screen())

    @property
    def screen(self) -> QScreen:
        """The screen that the window is on."""
        return self._window.screen() if self._window is not None else QGuiApplication.primaryScreen()

    def keep(self, mm_per_px: float) -> None:
        """Keep what was measured on the window's screen, and use it; raises `SiteError` if it cannot be written."""
        if self._file is not None:
            screen = self.screen
            keep_measure(self._file, identity(screen), mm_per_px / screen.devicePixelRatio())
            self._read()
            self._on_change()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice another scale factor, of which a screen tells nothing."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._on_change()
        return False

    def _read(self) -> None:
        self.problem = None
        if self._file is None:
            return
        try:
            self._measures = read_measures(self._file)
        except SiteError as error:
            self.problem = error
            _log.warning("the measured sizes of screens cannot be used: %s (%s)", error.subject, error.fault.value)

    def _take_screen(self, screen: QScreen | None) -> None:
        if self._screen is not None:
            for signal in _signals(self._screen):
                signal.disconnect(self._on_change)
        self._screen = screen
        if screen is not None:
            for signal in _signals(screen):
                signal.connect(self._on_change)
            screen.destroyed.connect(self._forget_screen)
        self._on_change()

    def _forget_screen(self) -> None:
        self._screen = None

    def _on_change(self, _: object = None) -> None:
        size = self.of(self.screen)
        if size != self._last:
            self._last = size
            _log.info("the screen's size has changed: %.4f mm a pixel", size)
            self.changed.emit(size)


def identity(screen: QScreen) -> ScreenId:
    """Return what tells `screen` from others."""
    size, scale = screen.size(), screen.devicePixelRatio()
    sides = sorted((round(size.width() * scale), round(size.height() * scale)))
    return ScreenId(screen.name(), screen.manufacturer(), screen.serialNumber(), sides[1], sides[0])


def platform_dot(screen: QScreen) -> float:
    """Return the millimetres a dot that the platform tells, true or not; 0 if it tells nothing."""
    dots = screen.physicalDotsPerInch()
    return _INCH / dots / screen.devicePixelRatio() if dots > 0 else 0.0


def is_believable(mm_per_dot: float) -> bool:
    """Whether a real screen can have dots of this size."""
    return MM_PER_PX_LIMITS[0] <= mm_per_dot <= MM_PER_PX_LIMITS[1]


def _signals(screen: QScreen) -> tuple[SignalInstance, ...]:
    return (
        screen.geometryChanged,
        screen.physicalSizeChanged,
        screen.physicalDotsPerInchChanged,
        screen.logicalDotsPerInchChanged,
    )
