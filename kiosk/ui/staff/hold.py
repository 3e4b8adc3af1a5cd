"""The quiet way in for staff: a finger that rests on the clinic's name for three seconds."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, TARGET
from kiosk.ui.screens.base import Frame
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words
from kiosk.ui.window import KioskWindow

HOLD_S = 3.0  # a patient's longest press of a numb finger is as long (0004), but not on the name, and not so still
SHOWN_FROM_S = 1.0
STRAY_MM = 5.0  # from where it came down; a hand that shakes or slides goes further in three seconds
_LOOK_MS = 40
_LINE = 0.9  # mm


class HoldLine(Sided, QWidget):
    """A thin line below the name that grows as long as the finger rests."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self._color = "ink"
        self._share = 0.0
        self.hide()

    def restyle(self, look: Look) -> None:
        """Take the colours and sizes of `look`."""
        self._look = look

    def show_share(self, share: float, below: QRect, color: str) -> None:
        """Show `share` of the whole length below a place in pixels of the window; 0.0 shows nothing."""
        self._share, self._color = share, color
        if share <= 0 or self._look is None:
            self.hide()
            return
        height = self._look.px(_LINE)
        QWidget.setGeometry(self, QRect(below.left(), below.bottom() + height, below.width(), height))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that has grown."""
        if self._look is not None:
            length = round(self.width() * self._share)
            painter = QPainter(self)
            left = round(self.from_start(0, length))
            painter.fillRect(QRect(left, 0, length, self.height()), self._look.color(self._color))
            painter.end()


class NameHold(QObject):
    """Watches one finger on the clinic's name."""

    held = Signal()

    def __init__(self, window: KioskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._line = HoldLine(window)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.felt_somebody.connect(self._timer.start)

    def rest(self) -> None:
        """Stop."""
        self._timer.stop()

    def look(self) -> None:
        """Look how long the finger rests there by now."""
        seconds = self._seconds()
        if seconds < 0:
            self._timer.stop()
        screen = self._window.shown
        if screen is None or seconds < SHOWN_FROM_S:
            self._line.hide()
        elif seconds < HOLD_S:
            share = (seconds - SHOWN_FROM_S) / (HOLD_S - SHOWN_FROM_S)
            self._line.restyle(screen.look)
            ink, _ = getattr(screen, "ring_tokens", ("ink", ""))
            self._line.show_share(share, self._words_place(), ink)
        else:
            self._timer.stop()
            self._line.hide()
            self.held.emit()

    def _seconds(self) -> float:
        """Return for how long one finger has rested on the name; -1.0 where none does, or where it moved."""
        hold, place = self._window.door.taps.hold, self._place()
        if hold is None or self._window.is_asking or not place.contains(QPoint(round(hold.x), round(hold.y))):
            return -1.0
        screen = self._window.shown
        if screen is None or hold.strayed > screen.look.px(STRAY_MM):
            return -1.0
        return hold.seconds

    def _place(self) -> QRect:
        """Return where the name can be held, in pixels of the window: its words, as high as any target."""
        place, screen = self._words_place(), self._window.shown
        if place.isEmpty() or screen is None:
            return QRect()
        missing = max(0, screen.look.px(TARGET) - place.height())
        return place.adjusted(0, -(missing // 2), screen.look.px(GAP), missing - missing // 2)

    def _words_place(self) -> QRect:
        screen = self._window.shown
        if screen is None:
            return QRect()
        words = screen.clinic_name()
        if words is None and screen.frame is Frame.FULL:
            words = self._window.furnish("").tools.name
        if not isinstance(words, Words) or not words.isVisible():
            return QRect()
        place = QRect(words.mapTo(self._window, QPoint(0, 0)), words.size())
        width = min(place.width(), words.natural_width())
        if is_right_to_left():
            place.setLeft(place.right() + 1 - width)
        place.setWidth(width)
        return place
