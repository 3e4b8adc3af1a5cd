"""The screen's true size: who says it, that a millimetre stays one at every scale, and that changes are followed."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from kiosk.errors import Fault
from kiosk.measures import keep_measure
from kiosk.settings import Taps
from kiosk.ui.touch import rule_in_pixels
from kiosk.ui.true_size import Source, TrueSize, identity
from kiosk.ui.widgets.page_view import PageView
from kiosk.visit.route import AskCall, Home, ReadPage
from tests.support.kiosks import FINE, SMALL, WIDE, Hand, Kiosks
from tests.support.layout import Ruler
from tests.support.process import ROOT

# What a millimetre is at a scale factor: the card's true width over its width on the screen, in the screen's dots.
SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from kiosk.ui.application import make_application
from kiosk.ui.metrics import Metrics
from kiosk.ui.true_size import TrueSize
from kiosk.measures import keep_measure
from kiosk.ui.true_size import identity
application = make_application()
screen = application.primaryScreen()
file = Path(sys.argv[1])
by_settings = TrueSize(0.25).of(screen)
keep_measure(file, identity(screen), 0.25)
size = TrueSize(0.0, file)
metrics = Metrics(screen.size().width(), screen.size().height(), size.of(screen))
print(screen.devicePixelRatio(), metrics.px(20.0) * screen.devicePixelRatio(), by_settings, size.source(screen).value)
"""


class OddScreen:
    """A screen that says of itself what it likes."""

    def __init__(self, dots: float, scale: float = 1.0, size: tuple[int, int] = (1920, 1080)) -> None:
        self._dots, self._scale, self._size = dots, scale, size

    def physicalDotsPerInch(self) -> float:
        return self._dots

    def devicePixelRatio(self) -> float:
        return self._scale

    def size(self) -> QSize:
        return QSize(*self._size)

    def name(self) -> str:
        return "HDMI-1"

    def manufacturer(self) -> str:
        return "Maker"

    def serialNumber(self) -> str:
        return "1"


def size_of(screen: OddScreen, by_settings: float = 0.0, file: Path | None = None) -> tuple[float, Source]:
    size = TrueSize(by_settings, file)
    return size.of(screen), size.source(screen)  # type: ignore[arg-type]


def test_the_settings_go_before_the_measure_and_the_measure_before_the_platform(
    qapp: QApplication, tmp_path: Path
) -> None:
    file, screen = tmp_path / "screens.json", OddScreen(100)
    assert size_of(screen, 0.0, file)[1] is Source.PLATFORM
    assert size_of(screen, 0.0, file)[0] == pytest.approx(0.254)
    keep_measure(file, identity(screen), 0.3)  # type: ignore[arg-type]
    assert size_of(screen, 0.0, file) == (0.3, Source.MEASURED)
    assert size_of(screen, 0.2, file) == (0.2, Source.SETTINGS)


@pytest.mark.parametrize(
    ("dots", "mm"), [(10_000, 0.1), (10, 0.6), (0, 0.2646), (-1, 0.2646), (96, pytest.approx(0.2646, abs=0.0001))]
)
def test_an_odd_word_of_the_platform_is_brought_into_what_screens_are(
    qapp: QApplication, dots: float, mm: float
) -> None:
    assert size_of(OddScreen(dots))[0] == mm


def test_a_screen_that_turns_is_the_same_screen_and_one_with_other_dots_is_not(
    qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "screens.json"
    keep_measure(file, identity(OddScreen(100)), 0.3)  # type: ignore[arg-type]
    assert size_of(OddScreen(100, size=(1080, 1920)), file=file)[0] == 0.3
    assert size_of(OddScreen(100, size=(1280, 720)), file=file)[1] is Source.PLATFORM
    assert size_of(OddScreen(66, 1.5, (1280, 720)), file=file)[0] == pytest.approx(0.45)


def test_a_damaged_file_is_a_problem_with_a_name_and_nothing_worse(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    file.write_text("{", encoding="utf-8")
    size = TrueSize(0.0, file)
    assert size.problem is not None
    assert size.problem.fault is Fault.CORRUPT
    assert size.source(QGuiApplication.primaryScreen()) is Source.PLATFORM


@pytest.mark.parametrize(("factor", "dots"), [("1", 80), ("1.5", 80), ("2", 80)])
def test_a_millimetre_is_a_millimetre_at_every_scale(tmp_path: Path, factor: str, dots: int) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor, "PATH": "", "HOME": str(tmp_path)}
    words = [sys.executable, "-c", SCALED, str(tmp_path / "screens.json")]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    scale, target, by_settings, source = done.stdout.split()
    assert float(scale) == float(factor)
    assert float(target) == pytest.approx(dots, abs=1)
    assert float(by_settings) == 0.25 * float(factor)
    assert source == "measured"


# A window that is open meanwhile.


@pytest.fixture
def kept(make_kiosk: Kiosks, tmp_path: Path) -> tuple[Hand, TrueSize]:
    """Return a hand and what watches the screen of its window, as the program connects them."""
    hand = make_kiosk(WIDE)
    size = TrueSize(0.0, tmp_path / "screens.json")
    size.changed.connect(hand.window.take_size)
    size.watch(hand.window.windowHandle())
    return hand, size


def test_what_is_measured_is_used_at_once_for_sizes_and_taps(kept: tuple[Hand, TrueSize]) -> None:
    hand, size = kept
    hand.tap("Touch to start")
    size.keep(0.2)
    hand.settle()
    assert hand.window._look.metrics.mm_per_px == 0.2
    assert hand.window.door.taps.rule == rule_in_pixels(Taps(), 0.2)
    assert Ruler(hand).faults() == []
    size.keep(0.3)
    hand.settle()
    assert hand.window.door.taps.rule == rule_in_pixels(Taps(), 0.3)
    assert Ruler(hand).faults() == []


@pytest.mark.parametrize("name", ["geometryChanged", "physicalSizeChanged", "logicalDotsPerInchChanged"])
def test_every_change_of_the_screen_is_looked_at(kept: tuple[Hand, TrueSize], tmp_path: Path, name: str) -> None:
    hand, size = kept
    keep_measure(tmp_path / "screens.json", identity(size.screen), 0.22)
    size._read()
    told = QSignalSpy(size.changed)
    values: dict[str, object] = {
        "geometryChanged": QRect(0, 0, 800, 800),
        "physicalSizeChanged": QSizeF(100, 100),
        "logicalDotsPerInchChanged": 96.0,
    }
    getattr(size.screen, name).emit(values[name])
    getattr(size.screen, name).emit(values[name])
    assert told.count() == 1
    assert hand.window._look.metrics.mm_per_px == 0.22


def test_another_screen_is_looked_at_and_the_old_one_no_longer(kept: tuple[Hand, TrueSize], tmp_path: Path) -> None:
    hand, size = kept
    keep_measure(tmp_path / "screens.json", identity(size.screen), 0.22)
    size._read()
    handle = hand.window.windowHandle()
    handle.screenChanged.emit(None)
    assert hand.window._look.metrics.mm_per_px == 0.22
    handle.screenChanged.emit(handle.screen())
    QGuiApplication.instance().primaryScreenChanged.emit(handle.screen())  # type: ignore[union-attr]
    assert hand.window._look.metrics.mm_per_px == 0.22


def test_a_draft_survives_another_size(kept: tuple[Hand, TrueSize]) -> None:
    hand, size = kept
    hand.tap("Ask us to call you")
    hand.type("Ana")
    size.keep(0.2)
    hand.window.resize(1080, 1920)
    hand.settle()
    assert hand.where() == AskCall()
    hand.type("B")
    assert hand.guide.visit.draft is not None
    assert hand.guide.visit.draft.name.lower() == "anab"


def test_the_page_and_the_line_that_is_read_survive_another_size(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(SMALL)
    hand.guide.go(Home())
    hand.guide.go(ReadPage("medicines"))
    hand.settle()
    hand.tap("More below")
    hand.tap("More below")
    before = first_letter(hand)
    assert before > 0
    for width, height, mm in ((1080, 1920, 0.2646), (1280, 800, 0.2646), (1024, 600, 0.2), (1024, 600, 0.217)):
        hand.window.resize(width, height)
        hand.window.take_size(mm)
        hand.settle()
        assert hand.where() == ReadPage("medicines")
        assert is_shown(hand, before)
    assert first_letter(hand) == before


def page_view(hand: Hand) -> PageView:
    (view,) = [view for view in hand.window.findChildren(PageView) if view.isVisible()]
    return view


def first_letter(hand: Hand) -> int:
    """Return which letter of the page is the first that is shown."""
    return page_view(hand).cursorForPosition(QPoint(1, 5)).position()


def is_shown(hand: Hand, letter: int) -> bool:
    """Whether a letter of the page can be read."""
    view = page_view(hand)
    cursor = view.textCursor()
    cursor.setPosition(letter)
    return view.viewport().rect().adjusted(0, -2, 0, 0).contains(view.cursorRect(cursor).center())


def test_the_screens_of_a_wall_and_of_a_tablet_are_laid_out_anew(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(WIDE)
    hand.tap("Touch to start")
    for screen in (FINE, SMALL):
        hand.window.resize(screen.width, screen.height)
        hand.window.take_size(screen.mm_per_px)
        hand.settle()
        assert Ruler(hand).faults() == []
