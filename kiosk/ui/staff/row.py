"""One request in the staff's list: who and which number in large letters, the rest below, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.i18n import is_right_to_left, tr
from kiosk.requests.draft import TOPICS
from kiosk.requests.entry import Entry
from kiosk.settings import Callback
from kiosk.ui.look import Look
from kiosk.ui.metrics import GAP, SMALL, TARGET
from kiosk.ui.screens.callback_questions import time_words
from kiosk.ui.staff.words import (
    marks_of,
    phone_of,
    short_topic,
    since_words,
    spoken_words,
    tries_words,
    voicemail_short,
    waiting_words,
)
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.drawing import icon
from kiosk.ui.widgets.sides import Sided
from kiosk.ui.widgets.words import text_width

BIG = 8.4  # mm; name and number
_PAD = 4.0
_AIR = 2.5  # mm; above and below the words together, where the screen is not low
_BETWEEN = 6.0  # mm between two columns
_LEAD = 1.25  # height of a line as a factor of the text's size
_NAME_LEAST = 11  # characters of a name that a column has room for; what is longer shrinks, then ends in dots
_SMALLER = (1.0, 0.85, 0.75)
# Which cells stand below each other, by how many columns there is room for.
_USUAL = (("name", "since", "topic", "marks"), ("phone", "time", "voicemail", "spoken"))
_TABLES = (
    (("name", "since"), ("phone", "marks"), ("time", "voicemail"), ("topic", "spoken")),
    (("name", "since", "marks"), ("phone", "time", "voicemail"), ("topic", "spoken")),
    _USUAL,
    (("name", "phone", "since", "time", "topic", "voicemail", "spoken", "marks"),),
)
# Two columns in a line less, where not even two rows would be in view.
_DENSE = (("name", "since-marks", "topic"), ("phone", "time-spoken", "voicemail"))
_LARGE = ("name", "phone")
# What is said of a row, each thing once.
_SAID = ("name", "phone", "since", "time", "topic", "spoken", "voicemail", "marks")
_Cell = tuple[str, list[str], float, int]  # icon, wordings, size in mm, weight

Cells = dict[str, tuple[str, ...]]  # of each cell its icon or "", its words, and shorter words where there are some


@dataclass(frozen=True)
class Plan:
    """How all rows are laid out: which cells in which columns, how wide these are, how high the row; in pixels."""

    table: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    height: int


def plan_of(look: Look, width: int, most: int, form: Callback) -> Plan:
    """Return the layout with the most columns that `width` pixels have room for, at most `most` pixels high."""
    widest = _widest(look, form)
    between = look.px(_BETWEEN)
    tables = list(_TABLES)
    if (_height(look, _USUAL) + look.px(GAP)) * 2 > most + look.px(GAP):
        tables.insert(tables.index(_USUAL), _DENSE)
    for table in tables:
        widths = [max(widest[cell] for cell in column) for column in table]
        spare = width - sum(widths) - between * (len(table) - 1) - 2 * look.px(_PAD)
        if spare >= 0 or len(table) == 1:
            break
    lines = _lines_within(look, table, most)
    shown = tuple(column[:lines] for column in table)
    widths = [width + spare // len(table) for width in widths]
    air = 0 if look.metrics.is_low else look.px(_AIR)
    return Plan(shown, tuple(widths), max(look.px(TARGET), _height(look, shown) + air))


def plan_with(look: Look, table: tuple[tuple[str, ...], ...], width: int) -> Plan:
    """Return the layout of another list: the cells of `table`, all columns as wide as the others."""
    inner = width - 2 * look.px(_PAD) - look.px(_BETWEEN) * (len(table) - 1)
    return Plan(table, (inner // len(table),) * len(table), max(look.px(TARGET), _height(look, table)))


def _widest(look: Look, form: Callback) -> dict[str, int]:
    small, large = look.font(SMALL), look.font(BIG, 700)
    beside = round(look.metrics.text_px(SMALL) * 1.5)

    def of(*texts: str) -> int:
        return max(text_width(text, small) for text in texts)

    return {
        "name": text_width("n" * _NAME_LEAST, large),
        "phone": text_width("(000) 000-0000", large),
        "since-marks": beside + of(waiting_words(timedelta(minutes=59))),
        "time-spoken": of(*map(time_words, form.times)),
        "since": of(waiting_words(timedelta(minutes=59)), tr("Asked just now"), tr("Done")),
        "time": of(*map(time_words, form.times)),
        "topic": of(*map(short_topic, TOPICS)),
        "spoken": of(*map(spoken_words, form.languages)),
        "voicemail": beside + of(*(voicemail_short(is_allowed=allowed) for allowed in (True, False))),
        "marks": beside + of(tr("Check number")),
    }


def _lines_within(look: Look, table: tuple[tuple[str, ...], ...], most: int) -> int:
    lines = max(len(column) for column in table)
    while lines > 2 and _height(look, tuple(column[:lines] for column in table)) > most:
        lines -= 1
    return lines


def _height(look: Look, table: tuple[tuple[str, ...], ...]) -> int:
    return max(sum(_line(look, cell) for cell in column) for column in table) + look.px(2.0)


def _line(look: Look, cell: str) -> int:
    return round(look.metrics.text_px(BIG if cell in _LARGE else SMALL) * _LEAD)


class RowCard(TouchButton):
    """What a row says; a tap opens the request."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "plain", "", SMALL)
        self._plan = Plan((), (), 0)
        self._cells: Cells = {}
        self._is_done = False

    def set_plan(self, plan: Plan) -> None:
        """Take the layout of all rows."""
        self._plan = plan
        self.update()

    def show_cells(self, cells: Cells, *, is_done: bool) -> None:
        """Show a request's words."""
        self._cells, self._is_done = cells, is_done
        self.update()

    def paint_content(self, painter: QPainter, color: str) -> None:
        """Paint the cells, column by column."""
        look = self.look
        left = float(look.px(_PAD))
        soft = look.theme["ink-soft"] if self._is_done and not self.isDown() else color
        for column, width in self._columns():
            lines = [_line(look, cell) for cell in column]
            top = (self.height() - sum(lines)) / 2
            for cell, line in zip(column, lines, strict=True):
                drawn, *wordings = self._cells.get(cell, ("", ""))
                if wordings[0]:
                    place = QRectF(left, top, width, line)
                    weight = 700 if cell in _LARGE and not self._is_done else 400
                    self._paint_cell(painter, soft, place, (drawn, wordings, BIG if cell in _LARGE else SMALL, weight))
                top += line
            left += width + look.px(_BETWEEN)

    def _columns(self) -> list[tuple[tuple[str, ...], int]]:
        """Return each column's cells and width; one with nothing to say leaves its room to the one before."""
        columns: list[tuple[tuple[str, ...], int]] = []
        for column, width in zip(self._plan.table, self._plan.widths, strict=True):
            if columns and not any(self._cells.get(cell, ("", ""))[1] for cell in column):
                before, room = columns[-1]
                columns[-1] = before, room + self.look.px(_BETWEEN) + width
            else:
                columns.append((column, width))
        return columns

    def _paint_cell(
        self, painter: QPainter, color: str, place: QRectF, cell: tuple[str, list[str], float, int]
    ) -> None:
        look = self.look
        drawn, wordings, size, weight = cell
        painter.setPen(QColor(color))
        if drawn:
            side = round(look.metrics.text_px(size) * 1.2)
            at = QPointF(self.from_start(place.left(), side), place.top() + (place.height() - side) / 2)
            painter.drawPixmap(at, icon(drawn, color, side))
            place = place.adjusted(side * 1.2, 0, 0, 0)
        room = place.width()
        fonts = [look.font(size * share, weight) for share in _SMALLER]
        fonts = [font for font in fonts if font.pixelSize() >= look.metrics.least_text] or fonts[:1]
        tries = [(words, font) for words in wordings for font in fonts]
        fitting = (one for one in tries if text_width(*one) <= room)
        words, font = next(fitting, tries[-1])
        painter.setFont(font)
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        shown = QRectF(self.from_start(place.left(), room), place.top(), room, place.height())
        side_flag = Qt.AlignmentFlag.AlignRight if is_right_to_left() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(shown, side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


class Row(Sided, QWidget):
    """One request: what it says, "Could not reach", and "Called" or "Undo"."""

    opened = Signal(object)  # an Entry
    deed_wanted = Signal(object)
    missed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self._shown: tuple[object, ...] = ()
        self._picture: QPixmap | None = None
        self.card = RowCard(self)
        self.miss = TouchButton(self, "plain", "no-answer")
        self.deed = TouchButton(self, "quiet", "check")
        self.card.clicked.connect(self._on_card)
        self.miss.clicked.connect(self._on_miss)
        self.deed.clicked.connect(self._on_deed)

    def restyle(self, look: Look, of_buttons: Look) -> None:
        """Take the fonts, sizes and colours of `look`, and for the buttons those of the other one."""
        self.card.restyle(look)
        for button in (self.miss, self.deed):
            button.restyle(of_buttons)

    def show_entry(self, entry: Entry, cells: Cells) -> None:
        """Show a request."""
        self.entry = entry
        name = entry.record.name
        self.card.show_cells(cells, is_done=entry.is_done)
        self.card.setAccessibleName(tr("Open the request of {name}").format(name=name))
        said = [cells[cell][1] for cell in _SAID] + [tries_words(entry.tries)]
        self.card.setAccessibleDescription(". ".join(filter(None, dict.fromkeys(said))))  # tries may stand as a mark
        self.miss.setVisible(not entry.is_done)
        set_miss(self.miss, entry)
        set_deed(self.deed, entry)
        self.miss.setAccessibleName(tr("Could not reach {name}").format(name=name))
        deed = tr("Undo: {name}") if entry.is_done else tr("Called: {name}")
        self.deed.setAccessibleName(deed.format(name=name))

    def shows(self, entry: Entry, since: str, is_repeated: bool) -> bool:
        """Whether this is shown already; from now on it is."""
        before, self._shown = self._shown, (entry, since, is_repeated)
        return self._shown == before and self.entry is entry

    def forget(self) -> None:
        """Show whatever comes next anew: the layout has changed."""
        self.thaw()
        self._shown = ()

    def freeze(self) -> None:
        """Be a picture of itself, which is quickly moved."""
        if self._picture is None:
            self._picture = self.grab()
            for part in (self.card, self.miss, self.deed):
                part.hide()

    def thaw(self) -> None:
        """Be made of its parts again."""
        if self._picture is not None:
            self._picture = None
            self.card.show()
            self.deed.show()
            self.miss.setVisible(self.entry is not None and not self.entry.is_done)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture; otherwise the parts paint themselves."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._picture)
            painter.end()

    def wipe(self) -> None:
        """Forget the request."""
        self.forget()
        self.entry = None
        self.card.show_cells({}, is_done=False)
        for button in (self.card, self.miss, self.deed):
            button.setAccessibleName("")
            button.setAccessibleDescription("")

    def arrange(self, look: Look, plan: Plan, widths: tuple[int, int], wordings: tuple[int, int]) -> None:
        """Put the parts side by side: what it says, then the buttons with `widths` pixels and their wordings."""
        gap = look.px(GAP)
        miss, deed = widths
        height = self.height()
        card = self.width() - deed - gap
        if not self.miss.isHidden():
            card -= miss + gap
        self.card.set_plan(plan)
        self.card.setGeometry(0, 0, card, height)
        self.miss.setGeometry(self.width() - deed - gap - miss, 0, miss, height)
        self.deed.setGeometry(self.width() - deed, 0, deed, height)
        self.miss.choose_wording(wordings[0])
        self.deed.choose_wording(wordings[1])

    def _on_card(self) -> None:
        self._tell(self.opened.emit)

    def _on_miss(self) -> None:
        self._tell(self.missed.emit)

    def _on_deed(self) -> None:
        self._tell(self.deed_wanted.emit)

    def _tell(self, emit: Callable[[Entry], None]) -> None:
        if self.entry is not None:
            emit(self.entry)


def set_miss(button: TouchButton, entry: Entry) -> None:
    """Let `button` count a call that reached nobody, and say how many there were."""
    count = f" ({entry.tries})" if entry.tries else ""
    button.set_wordings(tr("Could not reach") + count, tr("No answer") + count, count.strip(" ()"))


def set_deed(button: TouchButton, entry: Entry) -> None:
    """Let `button` say that the person was called, or take that back."""
    button.icon_name = "undo" if entry.is_done else "check"
    button.set_kind("plain" if entry.is_done else "quiet")
    button.set_wordings(tr("Undo") if entry.is_done else tr("Mark called"), "")


def cells_of(entry: Entry, now: datetime, *, is_repeated: bool) -> Cells:
    """Return the words of a row's cells."""
    record, since = entry.record, since_words(entry, now)
    marks = marks_of(entry, now, is_repeated=is_repeated)
    short = marks_of(entry, now, is_repeated=is_repeated, is_short=True)
    tries = tries_words(entry.tries)
    return {
        "name": ("", record.name),
        "phone": ("", phone_of(entry)),
        "since": ("", since),
        "since-marks": ("warning", " · ".join([since, *short]), since) if short else ("", since),
        "time-spoken": (
            "",
            f"{time_words(record.best_time)} · {spoken_words(record.language)}",
            time_words(record.best_time),
        ),
        "time": ("", time_words(record.best_time)),
        "topic": ("", short_topic(record.topic)),
        "spoken": ("", spoken_words(record.language)),
        "voicemail": ("voicemail", voicemail_short(is_allowed=record.voicemail)),
        "marks": ("warning", " · ".join(marks), " · ".join(short)) if marks else ("", tries),
    }
