"""A window with nothing but the page where staff measure the screen."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.clock import Clock, SystemClock
from kiosk.i18n import set_language
from kiosk.settings import Settings, Taps
from kiosk.ui.application import FullScreen, make_application
from kiosk.ui.screens.base import Site
from kiosk.ui.screens.calibrate import CalibrateScreen
from kiosk.ui.true_size import TrueSize
from kiosk.ui.window import KioskWindow
from kiosk.visit.route import Calibrate
from kiosk.visit.visit import Visit

_PALM_MM = 200.0  # while a millimetre may be twice what it seems, a broad finger must not pass for a palm


class Calibration:
    """The window, the page and the size that it finds."""

    def __init__(self, settings: Settings, measures: Path, clock: Clock | None = None) -> None:
        self.application = make_application()
        self.size = TrueSize(settings.screen.mm_per_px, measures)
        guess = self.size.of(self.application.primaryScreen())
        self.window = KioskWindow(Taps(palm_mm=_PALM_MM), clock or SystemClock(), guess, is_trial=False)
        self.size.watch(self.window.windowHandle())
        self.size.changed.connect(self.window.take_size)
        self.page = CalibrateScreen(Site(settings, true_size=self.size), self.window)
        self.page.finish_wanted.connect(self.window.leave)

    def show(self, size: tuple[int, int] | None = None) -> None:
        """Show the page on the whole screen, or in a window of `size` pixels."""
        if size is not None:
            self.window.resize(*size)
        self.window.show_screen(self.page)
        self.page.enter(Calibrate(), Visit())
        self.window.restyle()
        if size is not None:
            self.window.show()
        else:
            FullScreen(self.window, self.application)


def calibrate(settings: Settings, measures: Path, language: str, size: tuple[int, int] | None = None) -> TrueSize:
    """Show the page until it is left; return what the size is then. `measures` is the file that it is kept in."""
    set_language(language)
    calibration = Calibration(settings, measures)
    calibration.page.finish_wanted.connect(calibration.application.exit)
    calibration.show(size)
    QApplication.exec()
    return calibration.size
