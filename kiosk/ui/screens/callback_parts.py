"""What all pages of the call-back form share: its bar, its way on and back, and words that shrink until they fit."""

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, EDGE, GAP, H1, H2, LARGEST_FROM, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.layout import place_row, shorten_to_fit
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import Words, lay_out, text_width
from kiosk.visit.route import GetHelp

_PROGRESS = 3.0
_SHRINK = (BODY, 6.6, 5.6, 4.6, 3.9)  # for the largest text on the smallest screens; never under the least
TITLE_SIZES = (H1, 12.0, H2)
TEXT_SIZES = (BODY,)


class FittedWords(Words):
    """A text with shorter wordings and smaller sizes to fall back on; it may carry an icon before it."""

    def __init__(self, parent: QWidget, sizes: tuple[float, ...], weight: int = 400, color: str = "ink") -> None:
        super().__init__(parent, sizes[0], weight, color)
        self._sizes = sizes
        self._wordings: tuple[str, ...] = ("",)
        self.icon_name = ""
        self.is_private = False  # what a person has typed or chosen: no voice says it where others hear

    def set_wordings(self, *wordings: str) -> None:
        """Take the words, longest first."""
        self._wordings = wordings
        self.setText(wordings[0])
        self.setAccessibleName(wordings[0])

    def set_color(self, color: str, weight: int) -> None:
        """Take another colour token and weight."""
        self.color, self.weight = color, weight
        if self._look is not None:
            self.restyle(self._look)

    def fit(self, width: int, height: int, largest: float = 99.0) -> int:
        """Take the largest size, then the longest wording, that fits; return the height that it needs in pixels."""
        assert self._look is not None  # noqa: S101 - screens style before they arrange
        metrics = self._look.metrics
        usual = [size for size in self._sizes if size <= largest]
        small = [size for size in _SHRINK if size < min(self._sizes) and metrics.text_px(size) >= metrics.least_text]
        needed = 0
        tries = [(wording, size) for wording in self._wordings for size in usual]
        tries += [(wording, size) for size in small for wording in self._wordings]
        for wording, size in tries:
            needed = self._try(wording, size, width)
            if 0 <= needed <= height:
                return needed
        return max(0, needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon and the lines."""
        if self._look is None or not self.icon_name:
            super().paintEvent(event)
            return
        side = self._icon_px()
        room = self._line_width(self.width() - self._indent())
        layouts, height = lay_out(self.text(), self.font(), room, self.spacing)
        top = (self.height() - height) / 2 if self.is_middle else 0.0
        painter = QPainter(self)
        first = height / sum(layout.lineCount() for layout in layouts)
        at = QPointF(self.from_start(0.0, side), max(0.0, top + (first - side) / 2))
        painter.drawPixmap(at, icon(self.icon_name, self._look.theme[self.color], side))
        painter.setPen(self._look.color(self.color))
        for layout in layouts:
            layout.draw(painter, QPointF(self.from_start(self._indent(), room), top))
        painter.end()

    def _try(self, wording: str, size: float, width: int) -> int:
        """Take a wording and a size; return the height in pixels, -1 where a word would be broken."""
        assert self._look is not None  # noqa: S101 - fit looks first
        self.setText(wording)
        self.size_mm = size
        self.spacing = 1.2 if size <= BODY else 1.0
        self.restyle(self._look)
        room = width - self._indent()
        if not wording:
            return 0
        if any(text_width(word, self.font()) > room for word in wording.split()):
            return -1
        return max(self.height_for(room), self._icon_px() if self.icon_name else 0)

    def _indent(self) -> int:
        return self._icon_px() + self._look.px(3.0) if self.icon_name and self._look is not None else 0

    def _icon_px(self) -> int:
        assert self._look is not None  # noqa: S101 - fit looks first
        return round(self._look.metrics.text_px(self.size_mm) * 1.25)


class Nav:
    """Back, more of the same, and on; the pages say where they stand."""

    def __init__(self, parent: QWidget) -> None:
        self.back = TouchButton(parent, "quiet", "back")
        self.more = TouchButton(parent, "plain", "down")
        self.forward = TouchButton(parent, "main", "forward")

    def buttons(self) -> list[TouchButton]:
        """Return the three buttons."""
        return [self.back, self.more, self.forward]

    def place(self, row: QRect, gap: int, between: TouchButton | None = None) -> None:
        """Put the buttons that are shown into `row`: back at the left, on at the right, more or `between` there."""
        row_of = [self.back, between or self.more, self.forward]
        shown = [button for button in row_of if not button.isHidden()]
        if not shown:
            return
        widths = shorten_to_fit(shown, row.width(), gap)
        middle = row.width() - sum(widths) - gap * (len(widths) - 1)
        left = row.left()
        for number, (button, width) in enumerate(zip(shown, widths, strict=True)):
            if button is self.forward:
                left = row.right() + 1 - width
            elif number:
                left += middle // 2
            button.setGeometry(left, row.top(), width, row.height())
            left += width + gap


class FormBar(Sided, QWidget):
    """The form's own bar: what this is, how far it has come, help, and the way out."""

    wants = Signal(object)  # a Route

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.name = FittedWords(parent, (BODY,), 700)
        self.count = FittedWords(parent, (BODY,), 400, "ink-soft")
        self.help = TouchButton(parent, "urgent", "help-octagon")
        self.help.clicked.connect(self._go_help)
        self.stop = TouchButton(parent, "plain", "erase")
        self.listen = TouchButton(parent, "plain", "listen")
        self.listen.setProperty("isSilent", True)
        self.listen.hide()
        self.progress = Progress(parent)
        for words in (self.name, self.count):
            words.set_place(is_middle=True)
        self.hide()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self.name.set_wordings(tr("Ask us to call you"))
        self.help.set_wordings(tr("Get help now"), tr("Help"), "")
        self.stop.set_wordings(tr("Stop and erase"), tr("Stop"), "")
        self.offer_listening(is_offered=not self.listen.isHidden(), is_on=False)

    def offer_listening(self, *, is_offered: bool, is_on: bool) -> None:
        """Show the button to listen, or to stop; on a form with its keyboard there is no room for more."""
        self.listen.icon_name = "stop" if is_on else "listen"
        self.listen.set_wordings(tr("Stop listening") if is_on else tr("Listen"), tr("Listen"), "")
        self.listen.setVisible(is_offered)

    def _go_help(self) -> None:
        self.wants.emit(GetHelp())

    def set_progress(self, done: int, of: int) -> None:
        """Show that question `done` of `of` is asked; `done` 0 hides the count, more than `of` is the review."""
        if done == 0:
            self.count.set_wordings("")
        elif done > of:
            self.count.set_wordings(tr("Last step"))
        else:
            self.count.set_wordings(
                tr("Question {number} of {total}").format(number=done, total=of),
                tr("{number} of {total}").format(number=done, total=of),
            )
        self.progress.setVisible(done > 0)
        self.progress.set_share(done / (of + 1))

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        for part in (self.name, self.count, self.progress, self.help, self.stop, self.listen):
            part.restyle(look)

    def place(self, frame: QRect, look: Look) -> QRect:
        """Put the bar into `frame`; return what is left between the edges for the page."""
        edge, gap = look.px(EDGE), look.px(GAP)
        area = frame.adjusted(edge, edge, -edge, -edge)
        self.name.show()
        self.count.show()
        if look.metrics.is_portrait:
            return self._place_tall(area, look, gap)
        row = QRect(area.left(), area.top(), area.width(), look.px(TARGET))
        words = self.name.natural_width() + self.count.natural_width() + gap * 8
        free = self._place_buttons(row, look, words)
        self._place_words(free.adjusted(0, 0, -gap * 2, 0), gap)
        top = row.bottom() + 1 + gap
        self.progress.setGeometry(area.left(), top, area.width(), look.px(_PROGRESS))
        return area.adjusted(0, top + look.px(_PROGRESS) + gap * 2 - area.top(), 0, 0)

    def place_low(self, frame: QRect, look: Look, wanted: int = 0) -> tuple[QRect, QRect]:
        """Put the bar into a low `frame`; return the room for the question in the bar, and the room below the bar.

        `wanted` is the room in pixels that the question should have; where it is not given half of the width, and
        with the largest text all that the icons of the buttons leave.
        """
        edge = look.px(EDGE)
        area = frame.adjusted(edge, edge, -edge, -edge)
        self.name.hide()
        self.count.hide()
        row = QRect(area.left(), area.top(), area.width(), look.px(TARGET))
        usual = area.width() if look.metrics.text_scale > LARGEST_FROM else area.width() // 2
        free = self._place_buttons(row, look, wanted or usual)
        line = look.px(1.6)
        self.progress.setGeometry(area.left(), row.bottom() + 1 + look.px(1.2), area.width(), line)
        return free, area.adjusted(0, row.height() + look.px(1.2) + line + look.px(1.2), 0, 0)

    def _place_tall(self, area: QRect, look: Look, gap: int) -> QRect:
        target = look.px(TARGET)
        words = QRect(area.left(), area.top(), area.width(), target * 3 // 4)
        self._place_words(words, gap)
        top = words.bottom() + 1 + gap
        self.progress.setGeometry(area.left(), top, area.width(), look.px(_PROGRESS))
        row = self._shown()
        if not row:
            return QRect(area.left(), top + gap * 3, area.width(), area.bottom() + 1 - top - gap * 3)
        widths = shorten_to_fit(row, area.width() - gap * 2, gap)
        spare = (area.width() - gap * 3 * (len(row) - 1) - sum(widths)) // len(row)
        bottom = area.bottom() + 1 - target
        place_row(row, [width + spare for width in widths], area.left(), bottom, target, gap * 3)
        return QRect(area.left(), top + gap * 3, area.width(), bottom - gap * 3 - top - gap * 3)

    def _place_buttons(self, row: QRect, look: Look, words: int) -> QRect:
        """Put help and stop at the right of `row`, shortened so that `words` pixels are left where that can be."""
        gap = look.px(GAP)
        buttons = self._shown()
        for button in buttons:
            button.choose_wording(button.wordings - 1)
        least = sum(button.natural_width() for button in buttons) + gap * (len(buttons) - 1)
        widths = shorten_to_fit(buttons, max(least, row.width() - words), gap)
        total = sum(widths) + gap * (len(buttons) - 1)
        place_row(buttons, widths, row.right() + 1 - total, row.top(), row.height(), gap)
        return row.adjusted(0, 0, -total - gap, 0)

    def _shown(self) -> list[TouchButton]:
        return [button for button in (self.help, self.listen, self.stop) if not button.isHidden()]

    def _place_words(self, room: QRect, gap: int) -> None:
        self.count.fit(room.width() // 2, room.height())
        count = min(self.count.natural_width(), room.width() // 2) if self.count.text() else 0
        self.name.fit(room.width() - count - gap * 2, room.height())
        self.name.setGeometry(room.left(), room.top(), room.width() - count - gap * 2, room.height())
        self.count.setGeometry(room.right() + 1 - count, room.top(), count, room.height())
