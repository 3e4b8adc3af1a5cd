"""What a search has found, as large buttons: a title, and words of the text with those that were looked for in bold."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from kiosk.content.search import Hit
from kiosk.content.search_words import Part
from kiosk.i18n import is_right_to_left, tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, TARGET
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.layout import place_grid
from kiosk.ui.widgets.pane import Pane
from kiosk.ui.widgets.words import lay_out, text_option, text_width

_PAD = 5.0  # mm
_BAR = 1.6  # mm; the topic's colour
_TITLE = 8.4
_LINES = (2, 1, 0)  # of the context, as many as leave room for enough results
_ENOUGH = 3
_ENOUGH_BARE = 2  # without a context
_EASY = 42.0  # mm; higher a result looks lost
_COLUMN_LEAST = 150.0  # mm at normal text; two columns from twice this on
_SPACING = 1.15


@dataclass(frozen=True)
class Result:
    """A hit and the colour token of its topic."""

    hit: Hit
    color: str


class ResultButton(TouchButton):
    """One result."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "primary-choice", "forward", BODY)
        self.weight = 750
        self.lines = 0
        self.result: Result | None = None

    def show_result(self, result: Result | None, lines: int, size: float) -> None:
        """Show `result` with at most `lines` lines of context and a title of `size` mm; None for nothing."""
        self.result, self.lines, self.size_mm = result, lines, size
        title = title_of(result) if result is not None else ""
        self.set_wordings(title)
        contexts = result.hit.contexts if result is not None else ()
        self.setAccessibleDescription("".join(text for text, _ in contexts[0]) if contexts else "")
        self.icon_name = "info" if result is not None and result.hit.kind == "term" else "forward"
        self.set_kind(f"{result.color}-choice" if result is not None else "primary-choice")
        self.restyle(self.look)

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the title and the lines of context need at `width`."""
        return self.height_with(self.title_height(self.text(), width), self.lines)

    def title_height(self, title: str, width: int) -> float:
        """Return the height in pixels of `title` in a button of `width` pixels."""
        return lay_out(title, self.font(), self._text_room(width))[1]

    def height_with(self, title_height: float, lines: int) -> int:
        """Return the height in pixels with a title of `title_height` pixels and `lines` lines of context."""
        return max(self.look.px(TARGET), int(title_height + lines * self._line_px()) + 2 * self.look.px(_PAD / 2))

    def words_fit(self, title: str, width: int) -> bool:
        """Whether no word of `title` is broken at `width` pixels."""
        return all(text_width(word, self.font()) <= self._text_room(width) for word in title.split())

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the bar, the title, the context and the sign for what a tap does."""
        if self.result is None:
            return
        look, room = self.look, self._text_room(self.width())
        pad, side = look.px(_PAD), self._icon_px()
        strong = color if self.isDown() else look.theme[self.result.color]
        title, title_height = lay_out(self.text(), self.font(), room)
        context = self._context(room)
        line = self._line_px()
        lines = context.lineCount() if context is not None else 0
        top = (self.height() - title_height - lines * line) / 2
        start, thick = pad * 0.7, look.px(_BAR)
        bar = QRectF(self.from_start(start, thick), pad, thick, self.height() - 2 * pad)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(strong))
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        drawn = icon(self.icon_name, strong, side, is_mirrored=is_right_to_left())
        painter.drawPixmap(QPointF(self.from_start(self.width() - pad - side, side), (self.height() - side) / 2), drawn)
        left = self.from_start(start + thick + pad * 0.8, room)
        painter.setPen(QColor(strong))
        for layout in title:
            layout.draw(painter, QPointF(left, top))
        if context is not None:
            painter.setPen(QColor(color))
            context.draw(painter, QPointF(left, top + title_height))

    def _context(self, width: float) -> QTextLayout | None:
        """Lay out the best sentence that fits whole; a sentence is never cut, for its end may turn its meaning."""
        for parts in self.result.hit.contexts if self.result is not None else ():
            layout = self._lay(parts, width)
            if layout.lineCount() <= self.lines:
                return layout
        return None

    def _lay(self, parts: Sequence[Part], width: float) -> QTextLayout:
        layout = QTextLayout("".join(text for text, _ in parts), self.look.font(BODY))
        layout.setTextOption(text_option())
        bold = QTextCharFormat()
        bold.setFontWeight(800)
        formats, start = [], 0
        for text, is_found in parts:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, len(text), bold if is_found else QTextCharFormat()
            formats.append(mark)
            start += len(text)
        layout.setFormats(formats)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            left = width - line.naturalTextWidth() if is_right_to_left() else 0.0
            line.setPosition(QPointF(left, top + (self._line_px() - line.height()) / 2))
            top += self._line_px()
        layout.endLayout()
        return layout

    def _line_px(self) -> float:
        return self.look.metrics.text_px(BODY) * _SPACING * 1.21

    def _text_room(self, width: int) -> float:
        pad = self.look.px(_PAD)
        return max(1.0, width - pad * 3.5 - self.look.px(_BAR) - self._icon_px())


def title_of(result: Result) -> str:
    """Return the words on top of a result; a term begins with a capital as titles do."""
    title = result.hit.title
    return title[:1].upper() + title[1:]


class ResultList(Pane):
    """Results by screenfuls."""

    opened = Signal(object)  # a Hit
    turned = Signal()  # another screenful has followed: what is in the air belongs to the old one

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._results: tuple[Result, ...] = ()
        self._buttons: list[ResultButton] = []
        self._first = 0
        self._per_page = 0
        self._more = TouchButton(self, "main", "forward")
        self._more.hide()
        self._more.clicked.connect(self._show_more)

    def show_results(self, results: tuple[Result, ...], *, keep_place: bool = False) -> None:
        """Take `results`, from the first unless `keep_place`; `arrange` shows them."""
        self._results = results
        self._first = self._first if keep_place else 0

    @property
    def per_page(self) -> int:
        """How many results fit on a screenful; 0 where not even one does."""
        return self._per_page

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._more.set_wordings(tr("More results"), tr("More"))

    def own_buttons(self) -> list[TouchButton]:
        """Return the button to the other results where not all fit."""
        return [self._more] if 0 < self._per_page < len(self._results) else []

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self._more.restyle(look)
        for button in self._buttons:
            button.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Show as many results as fit, with as much context as leaves room for enough of them."""
        if self._look is None:
            return
        gap = self._look.px(GAP)
        columns, lines, height = self._plan(gap)
        rows = (self.height() + gap) // (height + gap) if self._results else 0
        self._per_page = rows * columns
        if self._per_page:
            self._first -= self._first % self._per_page
        if self._first >= len(self._results):
            self._first = 0
        shown = self._results[self._first : self._first + self._per_page]
        self._need(len(shown))
        for number, button in enumerate(self._buttons):
            is_shown = number < len(shown)
            button.show_result(shown[number] if is_shown else None, lines, self._title_mm())
            button.setVisible(is_shown)
        needed = max(1, min(rows, -(-len(self._results) // columns)))
        spare = (self.height() - gap * (needed - 1)) // needed
        height = max(height, min(spare, self._look.px(_EASY * self._look.metrics.text_scale)))
        place_grid(self._buttons[: len(shown)], QRect(0, 0, self.width(), 0), columns, height, gap)

    def _plan(self, gap: int) -> tuple[int, int, int]:
        """Return columns, lines of context, and the height in pixels that all results need with them."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        least = self._look.px(_COLUMN_LEAST * self._look.metrics.text_scale)
        columns = 2 if self.width() >= 2 * least + gap else 1
        width = (self.width() - gap * (columns - 1)) // columns
        titles = [title_of(result) for result in self._results]
        enough = len(titles)
        self._need(1)
        probe = self._buttons[0]
        probe.size_mm = self._title_mm()
        probe.restyle(self._look)
        if not all(probe.words_fit(title, width) for title in titles):
            return columns, 0, self.height() + 1
        tallest = max((probe.title_height(title, width) for title in titles), default=0.0)
        forms = []
        for lines in _LINES:
            height = probe.height_with(tallest, lines)
            rows = (self.height() + gap) // (height + gap)
            forms.append((min(rows * columns, enough, _ENOUGH if lines else _ENOUGH_BARE), lines, height))
        _, lines, height = max(forms, key=itemgetter(0))  # among equals the first, with the most context
        return columns, lines, height

    def _title_mm(self) -> float:
        assert self._look is not None  # noqa: S101 - arrange looks first
        is_small = self._look.metrics.is_low or self.width() < self._look.px(_COLUMN_LEAST)
        return BODY if is_small else _TITLE

    def _need(self, count: int) -> None:
        assert self._look is not None  # noqa: S101 - arrange looks first
        while len(self._buttons) < count:
            button = ResultButton(self)
            button.hide()
            button.restyle(self._look)
            button.clicked.connect(self._on_clicked)
            self._buttons.append(button)

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, ResultButton) and clicked.result is not None:
            self.opened.emit(clicked.result.hit)

    def _show_more(self) -> None:
        self._first = self._first + self._per_page if self._first + self._per_page < len(self._results) else 0
        self.arrange()
        self.turned.emit()
