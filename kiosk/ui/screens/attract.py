"""The screen that waits: says in a line what this is; the first touch anywhere only wakes it."""

from math import sin

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left, tr
from kiosk.ui.metrics import DISPLAY, EDGE, GAP, H1, H2, LINE_HEIGHT, RING, SMALL, TARGET
from kiosk.ui.screens.base import Frame, Screen, Site
from kiosk.ui.steady import Target
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_row, shorten_to_fit
from kiosk.ui.widgets.words import Words, text_width
from kiosk.visit.route import AskCall, GetHelp, Home, Recall, Route, Setup
from kiosk.visit.visit import Visit

_LINE_SECONDS = 12
_HEADLINE_SIZES = (DISPLAY, 24.0, 21.0, 18.0, H1, 12.0)
_FRAME_MS = 120
_BRANCHES = (-1.0, -0.62, -0.3, 0.0, 0.3, 0.62, 1.0)


class Attract(Screen):
    """Waits for a visitor."""

    is_touch_ground = True
    ring_tokens = ("night-ink", "night")

    frame = Frame.BARE

    def __init__(self, site: Site, parent: QWidget) -> None:
        super().__init__(site, parent)
        self._shown = 0
        self._ticks = 0
        self._name = Words(self, SMALL, 650, "night-soft")
        self._headline = Words(self, DISPLAY, 800, "night-ink")
        self._text = Words(self, H2, 400, "night-soft")
        self._text.spacing = LINE_HEIGHT
        self._promise = Words(self, SMALL, 400, "night-soft")
        self._start = TouchButton(self, "start", "", 11.0)
        self._start.weight = 800
        self._call = TouchButton(self, "night", "phone")
        self._help = TouchButton(self, "night", "help-octagon")
        self._start.clicked.connect(self._wake)
        self._call.clicked.connect(self._ask_call)
        self._help.clicked.connect(self._get_help)
        self._return = TouchButton(self, "night", "called")
        self._return.clicked.connect(self._recall)
        self._set_up = TouchButton(self, "night-quiet", size=SMALL)
        self._set_up.weight = 400
        if site.installer is None:
            self._set_up.hide()
        self._set_up.clicked.connect(self._on_set_up)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)
        self.retranslate()

    def enter(self, route: Route, visit: Visit) -> None:
        """Begin with the first line."""
        self._shown = self._ticks = 0
        self._offer_return()
        self._say()
        if self.site.settings.attract.motion:
            self._timer.start()

    def leave(self) -> None:
        """Rest."""
        self._timer.stop()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._name.setText(self.site.settings.clinic.name)
        self._start.set_wordings(tr("Touch to start"))
        self._call.set_wordings(tr("Ask us to call you"), tr("Call me"))
        self._help.set_wordings(tr("Get help now"))
        self._return.set_wordings(tr("I was called away"))
        self._set_up.set_wordings(tr("Set up this kiosk"), tr("Set up"))
        self._promise.setText(tr("Free. No sign-up. Nothing leaves this room."))
        self._say()

    def arrange(self) -> None:
        """Words on the left, the drawing behind them on the right."""
        if self._look is None:
            return
        metrics = self.look.metrics
        edge, gap, target = self.look.px(EDGE), self.look.px(GAP), self.look.px(TARGET)
        inset = edge if metrics.is_low else self.look.px(19)
        top = edge + gap if metrics.is_low else inset  # the stripe of a trial is as high as the edge
        area = self.rect().adjusted(inset, top, -inset, -inset)
        big = target if metrics.is_low else self.look.px(26)
        self._headline.size_mm = H1 if metrics.is_low else DISPLAY if metrics.mm(self.width()) > 250 else 21.0
        for part in (self._start, self._call, self._help, self._return, self._set_up):
            part.restyle(self.look.for_frame)
        for words in (self._name, self._headline, self._text, self._promise):
            words.restyle(self.look.for_frame)
        name = self._name.height_for(area.width())
        self._name.setGeometry(area.left(), area.top(), area.width(), name)
        corner = [button for button in (self._set_up, self._return) if not button.isHidden()]
        if corner:
            widths = shorten_to_fit(corner, area.width() * 2 // 3, gap)
            width = sum(widths) + gap * (len(corner) - 1)
            place_row(corner, widths, area.right() + 1 - width, area.top(), target, gap)
            self._name.setGeometry(area.left(), area.top(), area.width() - width - gap, max(name, target))
        bottom = self._arrange_buttons(area, big, gap)
        promise = self._promise.height_for(area.width())
        self._promise.setGeometry(area.left(), bottom - gap * 2 - promise, area.width(), promise)
        width = area.width() if metrics.is_portrait or metrics.is_low else int(area.width() * 0.6)
        room = QRect(area.left(), self._name.geometry().bottom() + gap, width, 0)
        self._fit_headline(width, bottom - gap * 3 - room.top())
        headline, text = self._headline.height_for(width), self._text.height_for(width)
        has_promise = self._promise.y() - gap - headline >= room.top()
        self._promise.setVisible(has_promise)
        room.setBottom((self._promise.y() if has_promise else bottom) - gap)
        self._text.setVisible(bool(self._text.text()) and headline + gap * 2 + text <= room.height())
        total = headline + (gap * 2 + text if not self._text.isHidden() else 0)
        top = room.top() + max(0, (room.height() - total) // 2)
        self._headline.setGeometry(area.left(), top, width, headline)
        self._text.setGeometry(area.left(), top + headline + gap * 2, width, text)

    def _fit_headline(self, width: int, height: int) -> None:
        """Take the largest size at which no word of the headline is broken, and all of them fit."""
        for size in (size for size in _HEADLINE_SIZES if size <= self._headline.size_mm):
            self._headline.size_mm = size
            self._headline.restyle(self.look.for_frame)
            longest = max(text_width(word, self._headline.font()) for word in self._headline.text().split() or [""])
            if longest <= width and self._headline.height_for(width) <= height:
                return

    def touch_targets(self) -> list[tuple[QRect, Target]]:
        """Return the whole screen: wherever the first touch lands, it wakes."""
        return [(self.rect(), self)]

    def title(self) -> str:
        """Return the line that is shown."""
        return self._headline.text()

    def clinic_name(self) -> QWidget:
        """Return the clinic's name."""
        return self._name

    def first_focus(self) -> QWidget:
        """Return the button that wakes."""
        return self._start

    def take_any_key(self) -> None:
        """Wake."""
        self._wake()

    def set_pressed(self, is_pressed: bool) -> None:
        """Show the start button as pressed, whatever was touched."""
        self._start.set_pressed(is_pressed)

    def activate(self) -> None:
        """Wake."""
        self._wake()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the night ground and the nerve with its slow signals."""
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.color("night"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_right_to_left():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._paint_nerve(painter)
        painter.end()

    def _paint_nerve(self, painter: QPainter) -> None:
        metrics = self.look.metrics
        if metrics.is_low:
            return
        width, height = float(self.width()), float(self.height())
        is_tall = metrics.is_portrait
        root = QPointF(width * 0.42, height * 0.08) if is_tall else QPointF(width * 0.6, height * 0.5)
        pen = QPen(self.look.color("night-line"), self.look.px(1.3))
        for number, spread in enumerate(_BRANCHES):
            path = QPainterPath(root)
            if is_tall:
                tip = QPointF(width * 1.02, height * (0.16 + spread * 0.15))
                path.cubicTo(root + QPointF(width * 0.2, 0), tip - QPointF(width * 0.3, 0), tip)
            else:
                middle = QPointF(width * 0.83, height * (0.5 + spread * 0.38))
                tip = QPointF(width * 1.01, height * (0.5 + spread * 0.52))
                path.cubicTo(root + QPointF(width * 0.1, 0), middle - QPointF(width * 0.1, 0), middle)
                path.cubicTo(middle + QPointF(width * 0.1, 0), tip - QPointF(width * 0.06, 0), tip)
            painter.strokePath(path, pen)
            self._paint_signal(painter, path, number)

    def _paint_signal(self, painter: QPainter, path: QPainterPath, number: int) -> None:
        share = (self._ticks * _FRAME_MS / 9000 + number * 0.37) % 1.0
        radius = self.look.px(RING) * 0.11 * (1.0 + 0.25 * sin(share * 6.3))
        spot = path.pointAtPercent(share)
        signal = QPainterPath()
        signal.addEllipse(QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius))
        painter.fillPath(signal, self.look.color("night-soft"))

    def _arrange_buttons(self, area: QRect, big: int, gap: int) -> int:
        """Place the buttons and return the y above them."""
        row = [self._start, self._call, self._help]
        self._start.choose_wording(0)
        self._call.choose_wording(0)
        start = self._start.natural_width() + self.look.px(12)
        others = [button.natural_width() for button in row[1:]]
        target = self.look.px(TARGET)
        if start + sum(others) + gap * 6 <= area.width():
            top = area.bottom() + 1 - big
            self._start.setGeometry(area.left(), top, start, big)
            self._help.setGeometry(area.right() + 1 - others[1], top + (big - target), others[1], target)
            self._call.setGeometry(self._help.x() - gap - others[0], top + (big - target), others[0], target)
            return top
        bottom = area.bottom() + 1 - target
        half = (area.width() - gap) // 2
        is_pair = max(others) <= half
        if not is_pair:
            self._help.setGeometry(area.left(), bottom, area.width(), target)
            bottom -= target + gap
            self._call.setGeometry(area.left(), bottom, area.width(), target)
        else:
            self._call.setGeometry(area.left(), bottom, half, target)
            self._help.setGeometry(area.left() + half + gap, bottom, half, target)
        top = bottom - gap - big
        self._start.setGeometry(area.left(), top, area.width(), big)
        return top

    def _say(self) -> None:
        """Say the next of the clinic's lines; before the pages are there, and without any, the program's own."""
        headline = tr("Numb or tingling feet?")
        text = tr("Learn what nerve damage is, and what can help, while you wait.")
        if own := self.site.settings.attract.lines:
            headline, text = own[self._shown % len(own)], ""
        elif lines := self.site.attract:
            line = lines[self._shown % len(lines)]
            headline, text = line.headline, line.text
        if (headline, text) != (self._headline.text(), self._text.text()):
            self._headline.setText(headline)
            self._text.setText(text)
            self.arrange()

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks * _FRAME_MS % (_LINE_SECONDS * 1000) == 0:
            self._shown += 1
            self._say()
        left = 0 if self.look.metrics.is_portrait else int(self.width() * 0.58)
        width = self.width() - left
        self.update(round(self.from_start(left, width)), 0, width, self.height())

    def _offer_return(self) -> None:
        """Offer the way back while somebody may come back."""
        recall = self.site.recall
        has_codes = recall is not None and not recall.is_empty
        if has_codes == self._return.isHidden():
            self._return.setVisible(has_codes)
            self.arrange()

    def _on_set_up(self) -> None:
        self.wants.emit(Setup())

    def _recall(self) -> None:
        self.wants.emit(Recall())

    def _wake(self) -> None:
        self.wants.emit(Home())

    def _ask_call(self) -> None:
        self.wants.emit(AskCall())

    def _get_help(self) -> None:
        self.wants.emit(GetHelp())
