"""What a listener needs: sentence back, pause, sentence on, speed, loudness, the end; in place of the lower bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, GAP, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_row, shorten_to_fit
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words
from kiosk.visit.visit import MOST_VOLUME, Rate

_PIP = 1.3  # mm
_PIPS_UP = 2.0  # mm above the button's lower edge


class VolumeButton(TouchButton):
    """Louder or quieter, with a row of marks that shows how loud it is."""

    def __init__(self, parent: QWidget, icon_name: str) -> None:
        super().__init__(parent, "plain", icon_name)
        self._volume = 0

    def show_volume(self, volume: int) -> None:
        """Show `volume` of `MOST_VOLUME` steps."""
        self._volume = volume
        self.setAccessibleDescription(tr("Volume {step} of {all}").format(step=volume, all=MOST_VOLUME))
        self.update()

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint icon and words, and the marks below them: filled up to the step in force."""
        super().paint_content(painter, color)
        side = self.look.px(_PIP)
        left = (self.width() - side * (2 * MOST_VOLUME - 1)) / 2
        top = self.height() - side - self.look.px(_PIPS_UP)
        painter.setPen(QColor(color))
        for step in range(MOST_VOLUME):
            painter.setBrush(QColor(color) if step < self._volume else Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left + step * 2 * side, top, side, side))


class Player(Sided, QWidget):
    """Lies over the bottom bar's own buttons while a voice reads; Home and Back stay where they are."""

    covers_targets = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._has_failed = False
        self.news = Words(self, SMALL, 600)
        self.news.set_place(is_middle=True)
        self.before = TouchButton(self, "plain", "previous")
        self.pause = TouchButton(self, "main", "pause")
        self.after = TouchButton(self, "plain", "next")
        self.speed = TouchButton(self, "plain", "speed")
        self.quieter = VolumeButton(self, "quieter")
        self.louder = VolumeButton(self, "louder")
        self.end = TouchButton(self, "quiet", "stop")
        self._is_paused = False
        self._rate = Rate.NORMAL
        self._volume = 0
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.before.set_wordings(tr("Sentence before"), tr("Before"), "")
        self.after.set_wordings(tr("Next sentence"), tr("Next"), "")
        self.quieter.set_wordings(tr("Quieter"), "")
        self.louder.set_wordings(tr("Louder"), "")
        self.end.set_wordings(tr("Stop listening"), tr("Stop"), "")
        self.news.setText(tr("The voice has stopped. You can read on."))
        self._tell()

    def show_state(self, rate: Rate, volume: int, *, is_paused: bool, has_failed: bool) -> None:
        """Show how the reading stands; where it has failed there is a sentence and the way out alone."""
        self._rate, self._volume = rate, volume
        self._is_paused, self._has_failed = is_paused, has_failed
        self._tell()

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look.for_frame
        self.news.restyle(self._look)
        for button in self.buttons():
            button.restyle(self._look)

    def buttons(self) -> list[TouchButton]:
        """Return all buttons, from left to right."""
        return [self.before, self.pause, self.after, self.speed, self.quieter, self.louder, self.end]

    def lie_over(self, home: QWidget, back: QWidget, covered: Sequence[QWidget], top: int) -> None:
        """Take the place of the buttons `covered`, beside Home and Back where they stand in the same row.

        `top` is where in the window their pixels begin.
        """
        assert self._look is not None  # noqa: S101 - the window styles before it arranges
        look = self._look
        edge, gap, target = look.px(EDGE), look.px(GAP), look.px(TARGET)
        room = self.window().rect().adjusted(edge, 0, -edge, 0)
        rows = sorted({button.y() for button in covered})
        area = QRect(room.left(), rows[0], room.width(), rows[-1] + target - rows[0])
        if home.y() in rows:
            area = self._beside(area, home, back, gap, target)
        for button in covered:
            button.hide()
        self.setGeometry(area.translated(0, top))
        self._arrange(gap, target)
        self.show()
        self.raise_()

    def _beside(self, area: QRect, home: QWidget, back: QWidget, gap: int, target: int) -> QRect:
        """Return what Home and Back leave of `area`; where that is too little they keep their icons alone."""
        least = len(self.buttons()) * (target + gap)
        pair = home.geometry().united(back.geometry())
        is_left = pair.center().x() <= area.center().x()
        if area.width() - pair.width() - gap < least:
            for place, button in enumerate(sorted((home, back), key=_start)):
                if isinstance(button, TouchButton):
                    button.choose_wording(button.wordings - 1)
                at = place if is_left else place - 2
                left = area.left() + at * (target + gap) if is_left else area.right() + 1 + at * (target + gap) + gap
                button.setGeometry(left, button.y(), target, target)
            pair = home.geometry().united(back.geometry())
        if is_left:
            return area.adjusted(pair.right() + 1 + gap - area.left(), 0, 0, 0)
        return area.adjusted(0, 0, pair.left() - gap - area.right() - 1, 0)

    def _arrange(self, gap: int, target: int) -> None:
        self.news.setVisible(self._has_failed)
        for button in self.buttons():
            button.setVisible(not self._has_failed or button is self.end)
        if self._has_failed:
            width = shorten_to_fit([self.end], self.width() // 3, gap)[0]
            self.end.setGeometry(self.width() - width, 0, width, target)
            self.news.setGeometry(0, 0, self.width() - width - gap * 2, self.height())
            return
        rows = [self.buttons()]
        # Without room for all, the way out is the Listen button itself, which stops as well.
        if len(rows[0]) * (target + gap) - gap > self.width():
            self.end.hide()
            rows = [rows[0][:-1]]
        elif self.height() >= target * 2 + gap:
            rows = [rows[0][:3], rows[0][3:]]
        for number, row in enumerate(rows):
            widths = shorten_to_fit(row, self.width(), gap)
            spare = max(0, self.width() - sum(widths) - gap * (len(row) - 1)) // len(row)
            place_row(row, [width + spare for width in widths], 0, number * (target + gap), target, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what is below."""
        if self._look is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._look.color("surface"))
            painter.end()

    def _tell(self) -> None:
        self.pause.icon_name = "play" if self._is_paused else "pause"
        self.pause.set_wordings(tr("Go on") if self._is_paused else tr("Pause"), "")
        speeds = {
            Rate.SLOWER: (tr("Speed: slower"), tr("Slower")),
            Rate.NORMAL: (tr("Speed: normal"), tr("Normal")),
            Rate.FASTER: (tr("Speed: faster"), tr("Faster")),
        }
        self.speed.set_wordings(*speeds[self._rate], "")
        for button in (self.quieter, self.louder):
            button.show_volume(self._volume)
        self.quieter.setEnabled(self._volume > 1)
        self.louder.setEnabled(self._volume < MOST_VOLUME)
        if self._look is not None and not self.isHidden():
            self._arrange(self._look.px(GAP), self._look.px(TARGET))


def _start(widget: QWidget) -> int:
    return widget.x()
