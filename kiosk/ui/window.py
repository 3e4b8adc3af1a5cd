"""The one window: a frame round the current screen, one look for all, and the surface that taps land on."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.i18n import language, tr
from kiosk.settings import Keypad, Taps
from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, Metrics
from kiosk.ui.screens.base import Screen
from kiosk.ui.steady import Dragged, Scroller, Target
from kiosk.ui.theme import THEMES
from kiosk.ui.touch import TouchDoor, nearest_target, rests_at, rule_in_pixels, scroller_at
from kiosk.ui.widgets.banner import Banner
from kiosk.ui.widgets.sides import direct
from kiosk.ui.without_touch import WithoutTouch
from kiosk.visit.visit import Visit

if TYPE_CHECKING:  # brought by `furnish`, after the first paint
    from kiosk.ui.furniture import Furniture


class KioskWindow(QWidget):
    """Shows one screen at a time; begins without a frame, `furnish` brings it after the first paint."""

    first_paint = Signal()
    felt_somebody = Signal()  # a touch or a key, whatever it hit
    placed = Signal()  # what is shown may stand elsewhere now

    def __init__(self, taps: Taps, clock: Clock, mm_per_px: float, *, is_trial: bool) -> None:
        super().__init__()
        self._taps = taps
        self._clock = clock
        self._mm_per_px = mm_per_px
        self._visit = Visit()
        self._current: Screen | None = None
        self._furniture: Furniture | None = None
        self._is_leaving = False
        self.setWindowTitle("Clinic kiosk")
        self._banner = Banner(self)
        self._banner.setVisible(is_trial)
        self.door = TouchDoor(self, clock, rule_in_pixels(taps, mm_per_px), self)
        self.door.taps.is_rest = self.is_rest
        self.without_touch = WithoutTouch(self)
        self._look = self._make_look()
        self.winId()
        self.windowHandle().installEventFilter(self.door)

    def furnish(self, clinic: str, keypad: Keypad | None = None) -> "Furniture":
        """Bring the frame, if it is not here yet, and return it."""
        if self._furniture is None:
            from kiosk.ui.furniture import Furniture  # noqa: PLC0415 - the first paint does without

            self._furniture = Furniture(self, clinic, self._clock, self._taps, keypad or Keypad())
            self.without_touch.bring(self._furniture)
            self.windowHandle().installEventFilter(self._furniture.keys)
            self._furniture.restyle(self._look)
        return self._furniture

    # What the guide asks for.

    def show_screen(self, screen: Screen) -> None:
        """Show `screen` instead of the one before, in the look and language in force; its content comes after."""
        if self._current is not None and self._current is not screen:
            self._current.leave()
            self._current.hide()
        self._current = screen
        self.door.taps.page_changed()
        self.dress(screen)
        if screen.isHidden():
            screen.show()  # Qt tells a hidden widget nothing of its new size, and what a screen shows may depend on it
            self.place()

    def dress(self, screen: Screen) -> None:
        """Give a screen the look and the language in force, which may have changed while it was hidden."""
        if screen.property("language") != language():
            screen.setProperty("language", language())
            screen.retranslate()
        if not screen.wears(self._look):
            screen.restyle(self._look)

    def appear(self, visit: Visit) -> None:
        """Take the text size, the theme and the places of the buttons that `visit` asks for."""
        self._visit = visit
        self.restyle()

    @property
    def reach(self) -> QRect:
        """Where everything that can be touched stands: the whole window, or its lower part."""
        lowered = self._whole().lowered_height if self._visit.is_lowered else 0
        return QRect(0, self.height() - lowered, self.width(), lowered) if lowered else self.rect()

    @property
    def can_lower(self) -> bool:
        """Whether the window is high enough to have everything in its lower part."""
        return self._whole().lowered_height > 0

    def take_size(self, mm_per_px: float) -> None:
        """Take another true size of the screen: everything is laid out anew, and the taps' distances follow."""
        self._mm_per_px = mm_per_px
        self.door.taps.rule = rule_in_pixels(self._taps, mm_per_px)
        self.door.taps.page_changed()
        self.restyle()

    def restyle(self) -> None:
        """Give the look and the direction in force to everything that is shown."""
        direct(self)
        self._look = self._make_look()
        self._banner.restyle(Look(self._look.theme, self._look.metrics.scaled(1.0)))
        if self._furniture is not None:
            self._furniture.restyle(self._look)
        if self._current is not None:
            self.dress(self._current)
        self.place()
        self.update()

    def place(self) -> None:
        """Put screen, frame and banner where they belong."""
        screen = self._current
        if screen is None:
            return
        reach = self.reach
        area = reach
        if self._furniture is not None:
            area = self._furniture.arrange(screen, reach, is_left_handed=self._visit.is_left_handed)
        screen.setGeometry(area)
        screen.raise_()
        self._banner.setText(screen.trial_words())
        self._banner.setGeometry(QRect(0, 0, self.width(), self._look.px(EDGE)))
        self._banner.raise_()
        if self._furniture is not None and self.is_asking:
            self._furniture.question.raise_()
        self.without_touch.mend()
        self.placed.emit()

    @property
    def shown(self) -> Screen | None:
        """What is shown."""
        return self._current

    def offer_listening(self, *, is_offered: bool, is_on: bool) -> None:
        """Show the button to listen, in the bar and on a screen with a bar of its own; it stops as well."""
        if self._furniture is None:
            return
        button = self._furniture.tools.listen
        button.icon_name = "stop" if is_on else "listen"
        button.set_wordings(tr("Stop listening") if is_on else tr("Listen"), tr("Stop") if is_on else tr("Listen"), "")
        was_offered = not button.isHidden()
        button.setVisible(is_offered)
        if self._current is not None:
            self._current.offer_listening(is_offered=is_offered, is_on=is_on)
        if is_offered != was_offered:
            self.place()

    def listen(self, *, is_on: bool) -> None:
        """Show the player, or take it away."""
        if self._furniture is not None:
            self._furniture.is_listening = is_on
            self.place()
            self.door.taps.page_changed()

    def ask(self, seconds: int, of: int) -> None:
        """Ask whether the visitor is still there, `seconds` before the end."""
        if self._furniture is None:
            return
        question = self._furniture.question
        question.count_down(seconds, of)
        if question.isHidden():
            question.setGeometry(self.reach)
            question.show()
            question.raise_()
            question.take_focus()
            self.door.taps.page_changed()

    def stop_asking(self) -> None:
        """Take the question away."""
        if self._furniture is not None and self.is_asking:
            self._furniture.question.hide()
            self._furniture.question.give_focus_back()
            self.door.taps.page_changed()

    @property
    def is_asking(self) -> bool:
        """Whether the visitor is asked if they are still there."""
        return self._furniture is not None and not self._furniture.question.isHidden()

    @property
    def root(self) -> QWidget:
        """What can be touched now: the question while it is asked, else everything."""
        return self._furniture.question if self._furniture is not None and self.is_asking else self

    def leave(self) -> None:
        """Close for good."""
        if self._current is not None:
            self._current.leave()
        if not self._is_leaving:
            self.without_touch.rest()
        self._is_leaving = True
        self.close()

    # The steady-tap rule's side: what lies on the screen.

    def felt(self) -> None:
        """Learn that somebody touches the screen."""
        self.without_touch.hide()
        self.felt_somebody.emit()

    def felt_use(self) -> None:
        """Learn that a control was used: by a tap, a key or assistive technology."""
        self.felt_somebody.emit()

    def missed(self, x: float, y: float) -> None:
        """Show that a touch beside everything was felt."""
        if self._furniture is not None:
            self._furniture.ring.show_at(x, y)

    def target_at(self, x: float, y: float, reach: float) -> Target | None:
        """Return the target at or near the point; under the question only the question's."""
        return nearest_target(self.root, x, y, reach)

    def scroller_at(self, x: float, y: float) -> Scroller | Dragged | None:
        """Return the scrolling ground or the handle at the point."""
        return scroller_at(self.root, x, y)

    def is_rest(self, x: float, y: float) -> bool:
        """Whether a hand may lie there while another one taps."""
        screen = self._current
        return screen is not None and self.root is self and rests_at(screen, x - screen.x(), y - screen.y())

    # Qt's side.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size."""
        self._look = self._make_look()
        if self._current is not None:
            self.door.taps.page_changed()  # nothing is any longer where the finger meant it
            self.restyle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open unless the program itself leaves."""
        event.accept() if self._is_leaving else event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("ground"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell when the first paint is done."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and self._current is not None:
            self.first_paint.emit()
        return handled

    def _make_look(self) -> Look:
        reach, scale = self.reach, self._visit.text_size.value
        is_lowered = reach.top() > 0
        metrics = replace(self._whole(), height=reach.height(), text_scale=scale, is_lowered=is_lowered)
        return Look(THEMES[self._visit.contrast], metrics)

    def _whole(self) -> Metrics:
        return Metrics(self.width(), self.height(), self._mm_per_px)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave the focus to `Focus`: Qt asks when the control that has it is hidden."""
        self.without_touch.mend()
        return False
