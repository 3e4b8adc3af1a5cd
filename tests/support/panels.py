"""A touchscreen that misbehaves: sends whatever points it likes, with no regard for what came before."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest

from tests.support.kiosks import Hand

Point = tuple[int, str, float, float]  # number, "down", "move", "rest" or "up", and the place in pixels

BEGIN, UPDATE, END = QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd
ODD = [float("nan"), float("inf"), float("-inf"), 1e300, -1e300, 1e9, -1e9, 3e4, -3e4, -1.0, 0.0]

_STATES = {
    "down": QEventPoint.State.Pressed,
    "move": QEventPoint.State.Updated,
    "rest": QEventPoint.State.Stationary,
    "up": QEventPoint.State.Released,
}
_LEFT, _NO_BUTTON, _NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
_MOUSE = {
    "down": QEvent.Type.MouseButtonPress,
    "move": QEvent.Type.MouseMove,
    "up": QEvent.Type.MouseButtonRelease,
}


@dataclass(frozen=True)
class OddPoint:
    """A point as Qt would tell it, with a state and a place that Qt would not."""

    number: int
    how: QEventPoint.State
    place: QPointF

    def id(self) -> int:
        return self.number

    def state(self) -> QEventPoint.State:
        return self.how

    def position(self) -> QPointF:
        return self.place

    def ellipseDiameters(self) -> QSizeF:
        return QSizeF()


class OddTouch(QTouchEvent):
    """An event with such points; Qt's own cannot be given a place in the window."""

    def __init__(self, kind: QEvent.Type, device: QPointingDevice, points: list[OddPoint]) -> None:
        super().__init__(kind, device)
        self._odd = points

    def points(self) -> list[OddPoint]:  # type: ignore[override]
        return self._odd


class Panel:
    """Sends touch and mouse events to the window of a hand's kiosk."""

    def __init__(self, hand: Hand) -> None:
        self._handle = hand.window.windowHandle()
        self._door = hand.window.door
        self._device: QPointingDevice = QTest.createTouchDevice()

    def touch(self, *points: Point) -> None:
        """Send an event through the whole of Qt, as a panel does; Qt finds out which kind it is."""
        event = QTest.touchEvent(self._handle, self._device)
        for number, state, x, y in points:
            place = QPoint(round(x), round(y))
            if state == "down":
                event.press(number, place, self._handle)
            elif state == "move":
                event.move(number, place, self._handle)
            elif state == "up":
                event.release(number, place, self._handle)
            else:
                event.stationary(number)
        event.commit()

    def odd(self, kind: QEvent.Type, *points: Point) -> None:
        """Hand an event to the window's door as it is, whether or not a sound panel could send it."""
        made = [OddPoint(number, _STATES[state], QPointF(x, y)) for number, state, x, y in points]
        self._door.eventFilter(self._handle, OddTouch(kind, self._device, made))

    def cancel(self) -> None:
        """Take the touch back."""
        QCoreApplication.sendEvent(self._handle, QTouchEvent(QEvent.Type.TouchCancel, self._device))

    def mouse(self, state: str, x: float, y: float) -> None:
        """Send one mouse event."""
        button = _NO_BUTTON if state == "move" else _LEFT
        held = _NO_BUTTON if state == "up" else _LEFT
        event = QMouseEvent(_MOUSE[state], QPointF(x, y), QPointF(x, y), button, held, _NO_KEY)
        QCoreApplication.sendEvent(self._handle, event)
