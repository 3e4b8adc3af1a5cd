"""Staff measure the screen with a bank card, on every size and with a wrong guess to begin with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.measures import read_measures
from kiosk.settings import Screen as ScreenSettings
from kiosk.settings import Settings
from kiosk.ui.calibration import Calibration
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card_outline import CARD_HEIGHT, CARD_WIDTH, CardOutline, EdgeHandle
from kiosk.visit.route import Attract, Calibrate
from tests.support.fakes import FakeClock
from tests.support.kiosks import FINE, MIDDLE, SMALL, TALL, WIDE, Kiosks, Screen

SCREENS = [SMALL, MIDDLE, WIDE, FINE, TALL, Screen(600, 1024, 0.217)]


class Staff:
    """Somebody with a card before the page."""

    def __init__(self, screen: Screen, guess: float, by_settings: float = 0.0, *, file: Path) -> None:
        self.screen, self.clock = screen, FakeClock()
        self.page = Calibration(Settings(screen=ScreenSettings(by_settings)), file, self.clock)
        self.window = self.page.window
        self._device = QTest.createTouchDevice()
        self.page.show((screen.width, screen.height))
        self.window.take_size(guess)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def part(self, kind: type[QWidget]) -> QRect:
        found = self.window.findChildren(kind)[0]
        return QRect(found.mapTo(self.window, QPoint(0, 0)), found.size())

    def button(self, name: str) -> TouchButton:
        return next(one for one in self.window.findChildren(TouchButton) if one.accessibleName() == name)

    def touch(self, *events: tuple[int, str, QPoint]) -> None:
        self.clock.advance(0.5)
        handle = self.window.windowHandle()
        sent = QTest.touchEvent(handle, self._device)
        for number, state, place in events:
            if state == "rest":
                sent.stationary(number)
            else:
                getattr(sent, state)(number, place, handle)
        sent.commit()

    def tap(self, name: str) -> None:
        button = self.button(name)
        place = QRect(button.mapTo(self.window, QPoint(0, 0)), button.size()).center()
        self.touch((0, "press", place))
        self.touch((0, "release", place))
        self.settle()

    def says(self) -> str:
        return self.page.page._result.text()

    def fit(self) -> int:
        """Move the edge by the buttons until the outline is as wide as the card; return the taps."""
        true = CARD_WIDTH / self.screen.mm_per_px
        taps = 0
        while abs(off := true - self.part(CardOutline).width()) > max(1.0, true * 0.004):
            much = abs(off) > true * 0.06
            self.tap(("Much " if much else "A little ") + ("wider" if off > 0 else "narrower"))
            taps += 1
            assert taps < 60, self.part(CardOutline)
        return taps


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "screens.json"


def close(window: QWidget) -> None:
    """Destroy a window for good."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Opener(Protocol):
    """Opens the page on a screen that is believed to have a certain size."""

    def __call__(self, screen: Screen, guess: float, by_settings: float = 0.0) -> Staff: ...


@pytest.fixture
def open_page(qtbot: QtBot, file: Path) -> Iterator[Opener]:
    """Return what opens the page; the windows are closed afterwards."""
    opened: list[Staff] = []

    def open_one(screen: Screen, guess: float, by_settings: float = 0.0) -> Staff:
        opened.append(Staff(screen, guess, by_settings, file=file))
        return opened[-1]

    yield open_one
    for staff in opened:
        staff.window.leave()
        close(staff.window)


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("off", [0.5, 1.0, 2.0])
def test_from_any_guess_the_buttons_lead_to_the_true_size(
    open_page: Opener, file: Path, screen: Screen, off: float
) -> None:
    staff = open_page(screen, screen.mm_per_px * off)
    assert staff.fit() <= 35
    card = staff.part(CardOutline)
    assert card.height() == pytest.approx(card.width() * CARD_HEIGHT / CARD_WIDTH, abs=1)
    staff.tap("Save")
    (measure,) = read_measures(file)
    assert measure.mm_per_dot == pytest.approx(screen.mm_per_px, rel=0.01)
    assert staff.window._mm_per_px == measure.mm_per_dot


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("off", [0.5, 2.0])
def test_everything_can_be_hit_and_nothing_overlaps_whatever_the_guess(
    open_page: Opener, screen: Screen, off: float
) -> None:
    staff = open_page(screen, screen.mm_per_px * off)
    buttons = [one for one in staff.window.findChildren(TouchButton) if one.isVisible()]
    rects = [QRect(one.mapTo(staff.window, QPoint(0, 0)), one.size()) for one in buttons]
    assert len(rects) == 6
    for rect in rects:
        assert min(rect.width(), rect.height()) * screen.mm_per_px >= 19.7
        assert staff.window.rect().adjusted(30, 30, -30, -30).contains(rect)
    shown = [*rects, staff.part(CardOutline), staff.part(EdgeHandle)]
    page = staff.page.page
    shown += [QRect(label.pos(), label.size()) for label in (page._title, page._what, page._result)]
    for number, one in enumerate(shown):
        assert not [other for other in shown[number + 1 :] if one.intersects(other)], one
    for label in (page._title, page._what, page._result):
        assert label.height_for(label.width()) <= label.height()
    for button in buttons:
        assert button.height_for(button.width()) <= button.height(), button.text()


def test_the_right_edge_follows_the_finger_and_the_left_one_stays(open_page: Opener) -> None:
    staff = open_page(WIDE, 0.2646)
    before, grip = staff.part(CardOutline), staff.part(EdgeHandle).center()
    staff.touch((0, "press", grip))
    for step in (40, 80, 120):
        staff.touch((0, "move", grip + QPoint(step, 3)))
    staff.touch((0, "release", grip + QPoint(120, 3)))
    after = staff.part(CardOutline)
    assert after.width() == before.width() + 120
    assert after.topLeft() == before.topLeft()


def test_hands_that_hold_the_card_do_not_keep_others_from_tapping(open_page: Opener) -> None:
    staff = open_page(WIDE, 0.2646)
    card, wider = staff.part(CardOutline), staff.button("A little wider")
    place = QRect(wider.mapTo(staff.window, QPoint(0, 0)), wider.size()).center()
    staff.touch((0, "press", card.center()))
    staff.touch((0, "rest", card.center()), (1, "press", place))
    staff.touch((0, "rest", card.center()), (1, "release", place))
    assert staff.part(CardOutline).width() > card.width()


def test_the_result_is_said_in_words(open_page: Opener) -> None:
    staff = open_page(WIDE, 0.2646)
    assert "one millimetre is 3.8 dots." in staff.says()
    assert "inches" in staff.says()


def test_what_no_screen_has_is_not_saved(open_page: Opener, file: Path) -> None:
    staff = open_page(WIDE, 0.2646)
    for _ in range(12):
        staff.tap("Much narrower")
    assert staff.says() == "No screen is like that: look at the card again."
    staff.tap("Save")
    assert not file.exists()
    for _ in range(6):
        staff.tap("Much wider")
    assert "inches" in staff.says()


def test_where_the_card_does_not_fit_the_page_says_so(open_page: Opener) -> None:
    staff = open_page(SMALL, 0.12)
    assert "measure with a ruler" in staff.says()


def test_the_old_size_can_be_kept(open_page: Opener, file: Path) -> None:
    staff = open_page(WIDE, 0.2646)
    left = QSignalSpy(staff.page.page.finish_wanted)
    staff.tap("Much wider")
    staff.tap("Keep the old size")
    assert left.count() == 1
    assert not file.exists()


def test_a_size_in_the_settings_is_named_for_it_goes_first(open_page: Opener) -> None:
    assert "settings.toml counts before" in open_page(WIDE, 0.3, by_settings=0.3).page.page._what.text()
    assert "settings.toml" not in open_page(WIDE, 0.3).page.page._what.text()


def test_a_size_that_cannot_be_written_is_told(open_page: Opener, file: Path, caplog: pytest.LogCaptureFixture) -> None:
    staff = open_page(WIDE, 0.2646)
    file.mkdir()
    staff.tap("Save")
    assert "could not be saved" in staff.says()
    assert "could not be saved" in caplog.text
    staff.tap("A little wider")
    assert "inches" in staff.says()


def test_the_running_kiosk_can_open_the_page_and_leaves_it_for_the_next_visitor(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(WIDE)
    hand.guide.go(Calibrate())
    hand.settle()
    assert hand.sees("How large is this screen?")
    hand.tap("Keep the old size")
    assert hand.where() == Attract()
