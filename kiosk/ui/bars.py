"""The frame's two bars: the same tools in the same places on every screen."""

from typing import cast

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.i18n import own_name, tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import EDGE, GAP, SMALL, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_row, shorten_in_turn, shorten_to_fit
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, text_width
from kiosk.visit.route import AskCall, Ease, GetHelp, Home, Route, Search

_ONE_ROW_FROM = 1.5  # size of the text: the largest needs the room
_TWO_ROWS_FROM = 400.0  # mm: height of an upright screen whose tools have room for their words


class Tools(Sided, QWidget):
    """All buttons of the frame and the places they take; the screens' own buttons are lodgers."""

    wants = Signal(object)  # a Route
    listen_wanted = Signal()
    text_size_wanted = Signal()
    contrast_wanted = Signal()
    language_wanted = Signal(str)
    finish_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget, clinic: str) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._clinic = clinic
        self._title = ""
        self._other_language = ""
        self._lodgers: list[TouchButton] = []
        self._strip_top = 0
        self.is_left_handed = False
        self.name = Words(self, SMALL, 650)
        self.note = Words(self, SMALL, color="ink-soft")
        self.note.set_place(is_centred=True, is_middle=True)
        self.name.set_place(is_middle=True)
        self.help = TouchButton(self, "urgent", "help-octagon")
        self.search = TouchButton(self, "plain", "search")
        self.listen = TouchButton(self, "plain", "listen")
        self.text_size = TouchButton(self, "plain", "text-size")
        self.contrast = TouchButton(self, "plain", "contrast")
        self.language = TouchButton(self, "plain", "language")
        self.ease = TouchButton(self, "plain", "ease")
        self.finish = TouchButton(self, "plain", "finish")
        self.home = TouchButton(self, "quiet", "home")
        self.back = TouchButton(self, "quiet", "back")
        self.call = TouchButton(self, "call", "phone")
        self._routes: dict[TouchButton, Route] = {
            self.help: GetHelp(),
            self.search: Search(),
            self.ease: Ease(),
            self.home: Home(),
            self.call: AskCall(),
        }
        for button in self._routes:
            button.clicked.connect(self._go)
        self.text_size.clicked.connect(self.text_size_wanted)
        self.contrast.clicked.connect(self.contrast_wanted)
        self.language.clicked.connect(self._ask_language)
        self.finish.clicked.connect(self.finish_wanted)
        self.listen.clicked.connect(self.listen_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.language.hide()
        self.listen.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.help.set_wordings(tr("Get help now"), tr("Help now"))
        self.search.set_wordings(tr("Search"), "")
        self.listen.set_wordings(tr("Listen"), "")
        self.text_size.set_wordings(tr("Text size"), "")
        self.contrast.set_wordings(tr("Contrast"), "")
        self.ease.set_wordings(tr("Make it easier"), "")
        self.finish.set_wordings(tr("Finish and clear"), tr("Finish"), "")
        self.home.set_wordings(tr("Home"), "")
        self.back.set_wordings(tr("Back"), "")
        self.call.set_wordings(*_call_words())
        self.note.setText(tr("For learning only. Your clinician knows your case."))

    def offer_language(self, *others: str) -> None:
        """Offer to switch to the one of `others`, in its own words, or to choose among several; "" for none."""
        self._other_language = others[0] if len(others) == 1 else ""
        self.language.setVisible(any(others))
        names = " · ".join(map(own_name, others))
        self.language.set_wordings(names, self._other_language.upper(), "")

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look.for_frame
        self.note.restyle(self._look)
        for button in (*self.buttons(), *self._lodgers):
            button.restyle(self._look)
        self.update()

    def buttons(self) -> list[TouchButton]:
        """Return the frame's own buttons."""
        return [self.help, *self._tools(), self.home, self.back, self.call]

    def house(self, title: str, lodgers: list[TouchButton]) -> None:
        """Show a screen's title (on low windows) and its own buttons from now on."""
        for old in self._lodgers:
            if old not in lodgers:
                old.hide()
        self._title = title
        self._lodgers = lodgers
        for lodger in lodgers:
            if lodger.parentWidget() is not self:
                lodger.setParent(self)
            if self._look is not None:
                lodger.restyle(self._look)
            lodger.show()

    def arrange(self) -> QRect:
        """Put everything in its place and return the rectangle that is left for the screen."""
        assert self._look is not None  # noqa: S101 - the window styles before it arranges
        edge, gap, target = self._look.px(EDGE), self._look.px(GAP), self._look.px(TARGET)
        area = self.rect().adjusted(edge, edge, -edge, -edge)
        body = (
            self._arrange_tall(area, gap, target)
            if self._look.metrics.is_portrait
            else self._arrange_wide(area, gap, target)
        )
        self.update()
        return body

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip behind the bottom bar."""
        if self._look is None:
            return
        painter = QPainter(self)
        strip = QRect(0, self._strip_top, self.width(), self.height() - self._strip_top)
        painter.fillRect(strip, self._look.color("surface"))
        painter.setPen(QPen(self._look.color("deco"), self._look.theme.edge_px))
        painter.drawLine(strip.topLeft(), strip.topRight())
        painter.end()

    def _arrange_wide(self, area: QRect, gap: int, target: int) -> QRect:
        assert self._look is not None  # noqa: S101
        metrics = self._look.metrics
        is_titled = metrics.is_low and bool(self._title)
        self._name_place(is_titled)
        self.contrast.show()
        tools = [self.help, *self._shown()]
        room = 0 if metrics.is_low else min(self.name.natural_width() + gap * 2, area.width() // 4)
        widths = shorten_in_turn(tools, self._foldable(), area.width() - room, gap)
        if room and not _have_room(tools, widths):
            widths = shorten_in_turn(tools, self._foldable(), area.width(), gap)
        if not _have_room(tools, widths):  # the colours can be changed on the page that makes it easier as well
            self.contrast.hide()
            tools = [self.help, *self._shown()]
            widths = shorten_in_turn(tools, self._foldable(), area.width(), gap)
        total = sum(widths) + gap * (len(widths) - 1)
        place_row(tools, widths, area.right() + 1 - total, area.top(), target, gap)
        free = area.width() - total - gap
        is_whole = max(text_width(word, self.name.font()) for word in (self.name.text() or "-").split()) <= free
        is_line = not is_titled or self.name.natural_width() <= free
        self.name.setVisible(is_whole and is_line and self.name.height_for(free) <= target)
        self.name.setGeometry(area.left(), area.top(), free, target)
        bottom = area.bottom() + 1 - target
        self._strip_top = bottom - gap
        self._arrange_bottom(area, bottom, gap, target)
        top = area.top() + target + gap * 2 if not metrics.is_low else area.top() + target + gap
        return QRect(area.left(), top, area.width(), self._strip_top - (gap if metrics.is_low else gap * 2) - top)

    def _name_place(self, is_titled: bool) -> None:
        """Show the screen's title, or the clinic's name, in the top left corner; never larger than normal."""
        assert self._look is not None  # noqa: S101
        self.name.setText(self._title if is_titled else self._clinic)
        self.name.weight = 800 if is_titled else 650
        self.name.restyle(Look(self._look.theme, self._look.metrics.scaled(min(1.2, self._look.metrics.text_scale))))

    def _arrange_bottom(self, area: QRect, top: int, gap: int, target: int) -> None:
        assert self._look is not None  # noqa: S101
        row = [self.home, self.back, *self._lodgers, self.call]
        spare = gap * 4 if not self._look.metrics.is_low else 0
        self.call.set_wordings(*_call_words())
        found = shorten_to_fit(row, area.width() - spare, gap)
        if not _have_room(row, found):  # the last one to give up its words
            self.call.set_wordings(*_call_words(), "")
            found = shorten_to_fit(row, area.width() - spare, gap)
        widths = dict(zip(row, found, strict=True))
        left, right = [self.home, self.back], [self.call]
        if self.is_left_handed:
            left, right = [self.call], [self.back, self.home]
        end = place_row(left, [widths[button] for button in left], area.left(), top, target, gap)
        begin = area.right() + 1 - sum(widths[button] for button in right) - gap * (len(right) - 1)
        place_row(right, [widths[button] for button in right], begin, top, target, gap)
        middle = [widths[button] for button in self._lodgers]
        total = sum(middle) + gap * max(0, len(middle) - 1)
        free = QRect(end + gap, top, begin - gap - end - gap, target)
        place_row(self._lodgers, middle, free.left() + (free.width() - total) // 2, top, target, gap)
        self.note.setVisible(not self._lodgers and self.note.natural_width() <= free.width())
        self.note.setGeometry(free)

    def _arrange_tall(self, area: QRect, gap: int, target: int) -> QRect:
        assert self._look is not None  # noqa: S101
        self._name_place(False)
        self.name.setGeometry(area.left(), area.top(), area.width(), target * 2 // 3)
        note = self.note.height_for(area.width())
        self.note.setGeometry(area.left(), area.bottom() + 1 - note, area.width(), note)
        self.note.show()
        row = [self.home, self.back, self.help]
        if self.is_left_handed:
            row.reverse()
        widths = shorten_to_fit(row, area.width(), gap)
        widths = [width + (area.width() - sum(widths) - gap * 2) // 3 for width in widths]
        top = self.note.y() - gap - target
        place_row(row, widths, area.left(), top, target, gap)
        top -= target + gap
        self.call.choose_wording(0)
        self.call.setGeometry(area.left(), top, area.width(), target)
        self._strip_top = top - gap
        self.contrast.show()
        tools = self._shown()
        metrics = self._look.metrics
        has_room = metrics.text_scale < _ONE_ROW_FROM and metrics.mm(metrics.height) >= _TWO_ROWS_FROM
        rows = 2 if has_room else 1
        per_row = -(-len(tools) // rows)
        top = self._strip_top - gap * 2 - rows * target - (rows - 1) * gap
        for number in range(rows):
            row = tools[number * per_row : (number + 1) * per_row]
            self._fill_row(row, area, top + number * (target + gap), target, gap)
        if self._lodgers:  # above the tools, which keep their place so
            top -= target + gap * 2
            self._fill_row(self._lodgers, area, top, target, gap)
        head = self.name.y() + self.name.height() + gap
        return QRect(area.left(), head, area.width(), top - gap * 2 - head)

    def _fill_row(self, buttons: list[TouchButton], area: QRect, top: int, height: int, gap: int) -> None:
        widths = shorten_in_turn(buttons, self._foldable(), area.width(), gap)
        spare = max(0, area.width() - sum(widths) - gap * (len(widths) - 1)) // len(widths)
        place_row(buttons, [width + spare for width in widths], area.left(), top, height, gap)

    def _tools(self) -> list[TouchButton]:
        return [self.search, self.listen, self.text_size, self.contrast, self.language, self.ease, self.finish]

    def _shown(self) -> list[TouchButton]:
        return [button for button in self._tools() if not button.isHidden()]

    def _foldable(self) -> list[TouchButton]:
        """Return the buttons in the order in which they give up words for their icon, the plainest icons first."""
        plain = [self.search, self.finish, self.text_size, self.contrast, self.finish]
        return [*plain, self.listen, self.language, self.ease, self.help, self.language]

    def _go(self) -> None:
        self.wants.emit(self._routes[cast("TouchButton", self.sender())])

    def _ask_language(self) -> None:
        self.language_wanted.emit(self._other_language)


def _call_words() -> tuple[str, str]:
    return tr("Ask us to call you"), tr("Call me")


def _have_room(buttons: list[TouchButton], widths: list[int]) -> bool:
    """Whether `widths`, in pixels, are what the words of `buttons` need."""
    return all(button.natural_width() <= width for button, width in zip(buttons, widths, strict=True))
