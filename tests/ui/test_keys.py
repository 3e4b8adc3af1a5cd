"""No key of a physical keyboard leads out of the kiosk; those for reading and typing work."""

from functools import reduce
from itertools import combinations
from operator import or_

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kiosk.visit.route import AskCall, Attract, Home, ReadPage, ShowTopic
from tests.support.kiosks import Hand, Kiosks

NONE = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
COMMANDS = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)
MODIFIERS = [reduce(or_, some, NONE) for count in range(4) for some in combinations(_MODIFIERS, count)]


def press(hand: Hand, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """Press and release a key as a platform hands it to the window."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(hand.window.windowHandle(), QKeyEvent(kind, key, modifiers, text))


def text_of(key: Qt.Key) -> str:
    return chr(key.value) if 0x20 <= key.value < 0x110000 and chr(key.value).isprintable() else ""


class Exits:
    """Counts the wishes to leave."""

    def __init__(self, hand: Hand) -> None:
        self.count = 0
        hand.guide.exit_wanted.connect(self._on_exit)

    def _on_exit(self) -> None:
        self.count += 1


@pytest.mark.parametrize("modifiers", MODIFIERS, ids=lambda some: f"{some.value:x}")
@pytest.mark.parametrize("place", ["home", "form"])
def test_no_key_opens_or_changes_a_window(make_kiosk: Kiosks, place: str, modifiers: Qt.KeyboardModifier) -> None:
    hand = make_kiosk()
    exits = Exits(hand)
    windows, state = set(QApplication.topLevelWidgets()), hand.window.windowState()
    route = Home() if place == "home" else AskCall()
    for key in Qt.Key:
        if hand.where() != route:
            hand.guide.go(route)
        press(hand, key, modifiers, text_of(key))
    hand.settle()
    assert set(QApplication.topLevelWidgets()) == windows
    assert (hand.window.windowState(), hand.window.isVisible()) == (state, True)
    assert hand.window.findChildren(QMenu) == []
    assert QApplication.activePopupWidget() is None
    assert QGuiApplication.clipboard().text() == ""
    assert exits.count == 0


class Heard(QObject):
    """Notes which widgets a key reaches."""

    def __init__(self, program: QApplication) -> None:
        super().__init__(program)
        self.widgets: list[str] = []
        program.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            self.widgets.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("modifiers", COMMANDS, ids=lambda some: some.name)
def test_no_key_with_a_command_modifier_reaches_a_widget(
    make_kiosk: Kiosks, qapp: QApplication, modifiers: Qt.KeyboardModifier
) -> None:
    hand = make_kiosk()
    hand.tap("Ask us to call you")
    heard = Heard(qapp)
    press(hand, Qt.Key.Key_A, text="a")
    assert heard.widgets, "the positive control"
    heard.widgets.clear()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_F4, Qt.Key.Key_V, Qt.Key.Key_Backspace):
        press(hand, key, modifiers, text_of(key))
    qapp.removeEventFilter(heard)
    assert heard.widgets == []


@pytest.mark.parametrize(("is_trial", "wishes"), [(True, 1), (False, 0)])
def test_ctrl_q_leaves_a_trial_and_nothing_else(make_kiosk: Kiosks, is_trial: bool, wishes: int) -> None:
    hand = make_kiosk(is_trial=is_trial)
    exits = Exits(hand)
    press(hand, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    press(hand, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    press(hand, Qt.Key.Key_Q)
    assert exits.count == wishes


def test_escape_goes_back_and_wakes_nothing(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    press(hand, Qt.Key.Key_Escape)
    assert hand.where() == Attract()
    hand.tap("Touch to start")
    hand.tap("Treatments")
    hand.tap("Surgery")
    assert hand.where() == ReadPage("surgery")
    press(hand, Qt.Key.Key_Escape)
    assert hand.where() == ShowTopic("treatments")
    for _ in range(3):
        press(hand, Qt.Key.Key_Escape)
    assert hand.where() == Home()


def test_a_page_is_reached_by_keys_alone(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    for _ in range(20):
        press(hand, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == "Treatments":
            break
    press(hand, Qt.Key.Key_Space)
    assert hand.where() == ShowTopic("treatments")


def test_keys_keep_a_visit_alive(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.wait(80)
    press(hand, Qt.Key.Key_Tab)
    hand.wait(80)
    assert hand.where() == Home()
    assert not hand.sees("Are you still there?")


def test_a_typed_name_stands_in_the_form(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Ask us to call you")
    for char in "Test Patient":
        press(hand, Qt.Key(ord(char.upper())), text=char)
    press(hand, Qt.Key.Key_Return)
    assert hand.guide.visit.draft is not None
    assert hand.guide.visit.draft.name == "Test Patient"
    assert hand.sees("What is your phone number?")


def test_the_window_refuses_to_be_closed(make_kiosk: Kiosks) -> None:
    hand = make_kiosk(is_trial=True)
    assert not hand.window.close()
    hand.settle()
    assert hand.window.isVisible()


def test_nothing_can_be_dropped_on_the_window(make_kiosk: Kiosks) -> None:
    hand = make_kiosk()
    hand.tap("Touch to start")
    hand.tap("Treatments")
    data = QMimeData()
    data.setText("dropped")
    event = QDragEnterEvent(QPoint(500, 500), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _MODIFIERS[0])
    event.ignore()
    QCoreApplication.sendEvent(hand.window.windowHandle(), event)
    assert not event.isAccepted()
    takers = [one for one in hand.window.findChildren(QWidget) if one.acceptDrops() and one.isVisible()]
    assert takers == []
