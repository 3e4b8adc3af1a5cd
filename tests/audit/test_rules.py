"""Each rule of the audit can fail: a screen that keeps them all is spoilt in one way, and the rule says so."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audit.ink import contrast, luminance
from audit.inspector import Inspector
from audit.ledger import Ledger
from audit.painted import Painting
from audit.probes import measure_answers, measure_focus, measure_motion
from audit.stage import Case, Screen, Stage
from kiosk.ui.screens.home import Home as HomeScreen
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.words import Words
from kiosk.visit.route import Home
from kiosk.visit.visit import Contrast, TextSize

CASE = Case(Screen(1920, 1080, 0.2646), "en", TextSize.NORMAL, Contrast.LIGHT)
PROSE = "Your nerves carry messages from your skin to your brain and back again"


class Sign(Words):
    """Words that paint in a colour and a font of their own."""

    ink = "#15242E"
    font_of_its_own: QFont | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words in one line."""
        painter = QPainter(self)
        painter.setFont(self.font_of_its_own or self.font())
        painter.setPen(QColor(self.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Pale(TouchButton):
    """A button without an edge, whose words can hardly be told from their ground, and which never looks pressed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pale words."""
        painter = QPainter(self)
        painter.setPen(QColor("#DDD9D0"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    stage = Stage(CASE.screen)
    yield stage
    stage.close()


def home(stage: Stage) -> HomeScreen:
    stage.guide.go(Home())
    stage.driver.settle()
    return next(one for one in stage.window.findChildren(HomeScreen) if one.isVisible())


def broken(stage: Stage) -> set[str]:
    """Return the rules that the screen on show breaks, without who helps, which is asked for elsewhere."""
    inspector = Inspector(stage, CASE, Ledger())
    stage.guide.go(Home())
    stage.driver.settle()
    return {one.rule for one in inspector.measures() if not one.is_met} - {"helper"}


def put(stage: Stage, part: TouchButton | Words, rect: QRect) -> set[str]:
    """Put a part on the home screen and return the rules that this breaks."""
    inspector = Inspector(stage, CASE, Ledger())
    screen = home(stage)
    for child in screen.findChildren(QWidget):
        child.hide()
    part.setParent(screen)
    part.restyle(screen.look)
    part.setGeometry(rect)
    part.show()
    stage.driver.settle()
    return {one.rule for one in inspector.measures() if not one.is_met} - {"helper"}


def button(stage: Stage, words: str, cls: type[TouchButton] = TouchButton) -> TouchButton:
    made = cls(stage.window)
    made.set_wordings(words)
    return made


def sign(stage: Stage, text: str, **changes: object) -> Sign:
    made = Sign(stage.window)
    made.setText(text)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_the_home_screen_keeps_every_rule(stage: Stage) -> None:
    assert broken(stage) == set()


@pytest.mark.parametrize(
    ("make", "rect", "rule"),
    [
        (lambda stage: button(stage, "Small"), QRect(300, 300, 60, 76), "target"),
        (lambda stage: button(stage, "Tiny"), QRect(300, 300, 40, 40), "css"),
        (lambda stage: button(stage, "At the edge"), QRect(-30, 300, 400, 90), "edge"),
        (lambda stage: button(stage, ""), QRect(300, 300, 90, 90), "name"),
        (lambda stage: button(stage, ""), QRect(300, 300, 90, 90), "face"),
        (lambda stage: button(stage, "Pale", Pale), QRect(300, 300, 300, 90), "border"),
        (lambda stage: button(stage, "Pale", Pale), QRect(300, 300, 300, 90), "text contrast"),
        (lambda stage: sign(stage, PROSE), QRect(300, 300, 300, 60), "cut"),
        (lambda stage: sign(stage, PROSE + " and so on"), QRect(0, 300, 1700, 60), "measure"),
        (lambda stage: sign(stage, PROSE.upper()[:40]), QRect(0, 300, 1700, 60), "style"),
        (lambda stage: sign(stage, "Small print", font_of_its_own=small()), QRect(0, 300, 900, 60), "cap normal"),
        (lambda stage: words(stage, "Incomprehensibilities"), QRect(300, 300, 120, 300), "broken"),
        (lambda stage: words(stage, PROSE, is_centred=True), QRect(300, 300, 300, 400), "left"),
        (lambda stage: words(stage, PROSE, spacing=1.0), QRect(300, 300, 300, 400), "line"),
    ],
)
def test_a_spoilt_screen_breaks_the_rule(
    stage: Stage, make: Callable[[Stage], TouchButton | Words], rect: QRect, rule: str
) -> None:
    assert rule in put(stage, make(stage), rect)


def words(stage: Stage, text: str, **changes: object) -> Words:
    made = Words(stage.window)
    made.setText(text)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def small() -> QFont:
    font = QFont("Inter")
    font.setPixelSize(12)
    return font


def test_two_buttons_too_near_or_of_one_name_are_found(stage: Stage) -> None:
    inspector = Inspector(stage, CASE, Ledger())
    first = button(stage, "Same")
    put(stage, first, QRect(300, 300, 200, 90))
    second = button(stage, "Same")
    second.setParent(first.parentWidget())
    second.restyle(first.look)
    second.setGeometry(QRect(503, 300, 200, 90))
    second.show()
    found = {one.rule for one in inspector.measures() if not one.is_met}
    assert {"gap", "name"} <= found


def test_a_button_of_the_bars_that_moves_is_found(stage: Stage) -> None:
    inspector = Inspector(stage, CASE, Ledger())
    home(stage)
    assert [one for one in inspector.measures() if one.rule == "bars" and not one.is_met] == []
    tools = stage.window.furnish("").tools
    tools.help.move(tools.help.x() - 40, tools.help.y())
    assert [one.what for one in inspector.measures() if one.rule == "bars" and not one.is_met] == ["Get help now"]


def test_motion_is_found(stage: Stage) -> None:
    screen = home(stage)
    assert measure_motion(stage).is_met
    label = next(one for one in screen.findChildren(Words) if one.isVisible())
    timer = QTimer(screen)
    timer.timeout.connect(label.hide)
    timer.start(100)
    assert not measure_motion(stage).is_met
    timer.stop()


def test_a_button_that_never_looks_pressed_is_found(stage: Stage) -> None:
    put(stage, button(stage, "Pale", Pale), QRect(300, 300, 300, 90))
    assert [one.what for one in measure_answers(stage) if one.rule == "pressed" and not one.is_met] == ["Pale"]


def test_a_focus_that_does_not_show_is_found(stage: Stage) -> None:
    put(stage, button(stage, "Pale", Pale), QRect(300, 300, 300, 90))
    stage.window.furnish("").focus.ring.setMaximumSize(0, 0)
    rings = [one for one in measure_focus(stage) if one.what == "Pale"]
    assert rings
    assert not any(one.is_met for one in rings)


def test_words_are_found_where_they_are_painted(stage: Stage) -> None:
    home(stage)
    runs = {run.text: run for run in Painting(stage.window, stage.window).runs}
    place = runs["Text size"].rect
    tools = stage.window.furnish("").tools
    assert tools.text_size.geometry().contains(place.toRect())
    assert runs["Text size"].cap_px == pytest.approx(0.727 * 26, abs=1.0)


def test_contrast_is_that_of_the_norm() -> None:
    assert luminance(0xFFFFFF) == pytest.approx(1.0)
    assert contrast(0xFF000000, 0xFFFFFFFF) == pytest.approx(21.0)
    assert contrast(0x767676, 0xFFFFFF) == pytest.approx(4.54, abs=0.01)
