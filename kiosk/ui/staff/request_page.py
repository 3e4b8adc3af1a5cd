"""One request in letters that can be read while dialling."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.entry import Entry
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, DISPLAY, GAP, H1, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.screens.callback_questions import time_words, topic_words, voicemail_words
from kiosk.ui.staff.row import set_deed, set_miss
from kiosk.ui.staff.tab import Room
from kiosk.ui.staff.words import (
    asked_words,
    marks_of,
    phone_of,
    short_topic,
    since_words,
    spoken_words,
    tries_words,
    voicemail_short,
)
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import place_apart, shorten_in_turn
from kiosk.ui.widgets.pane import Pane

_SIZES = (40.0, 34.0, DISPLAY, 22.0, 18.0, H1, 12.0, H2, BODY)
_DETAIL = (12.0, H2, BODY, SMALL)
_BESIDE = 0.52  # share of the width that name and number have where the rest stands beside them


class Kept(FittedWords):
    """Words that are rather broken than left out.

    `is_whole` says whether they fit as they should, `needed` how many pixels they are high.
    """

    is_whole = True
    needed = 0

    def fit(self, width: int, height: int, largest: float = 99.0) -> int:
        """Fit as usual; where no size is small enough, return the height with words broken at the smallest."""
        self.needed = super().fit(width, height, largest)
        is_broken = not self.needed and bool(self.text())
        if is_broken:
            self.needed = self.height_for(width - self._indent())
        self.is_whole = not is_broken and self.needed <= height
        return self.needed


class OneLine(Kept):
    """Words that are better small than broken, such as a number."""

    def _try(self, wording: str, size: float, width: int) -> int:
        needed = super()._try(wording, size, width)
        return needed if self.natural_width() <= width else -1


class RequestPage(Pane):
    """Who to ask for, the number in groups, all that was said, and the same buttons as in the row."""

    left = Signal()
    turned = Signal()
    deed_wanted = Signal(object)  # an Entry
    missed = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._entry: Entry | None = None
        self._is_further = False  # on the second of two screenfuls
        self._name = Kept(self, _SIZES, 800)
        self._phone = OneLine(self, _SIZES, 800, "primary")
        self._mark = Kept(self, _DETAIL, 650, "call")
        self._detail = Kept(self, _DETAIL)
        self._back = TouchButton(self, "plain", "back")
        self._erase = TouchButton(self, "plain", "erase")
        self._more = TouchButton(self, "plain", "down")
        self._miss = TouchButton(self, "plain", "no-answer")
        self._deed = TouchButton(self, "main", "check")
        self._back.clicked.connect(self.left)
        self._erase.clicked.connect(self._on_erase)
        self._more.clicked.connect(self._on_more)
        self._miss.clicked.connect(self._on_miss)
        self._deed.clicked.connect(self._on_deed)

    @property
    def has_entry(self) -> bool:
        """Whether a request is shown."""
        return self._entry is not None

    def show_entry(self, entry: Entry, *, is_repeated: bool) -> None:
        """Show a request as it stands."""
        self._entry = entry
        record = entry.record
        self._name.set_wordings(record.name)
        self._phone.set_wordings(phone_of(entry))
        now = self._room.clock.now()
        marks = marks_of(entry, now, is_repeated=is_repeated)
        self._mark.icon_name = "warning" if marks else ""
        short_marks = marks_of(entry, now, is_repeated=is_repeated, is_short=True)
        self._mark.set_wordings(". ".join(marks), ". ".join(short_marks))
        since = since_words(entry, now)
        tries = tries_words(entry.tries)
        tried = [tries] if tries else []
        long = [
            tr("Best time: {time}").format(time=time_words(record.best_time)),
            tr("Voicemail: {answer}").format(answer=voicemail_words(is_allowed=record.voicemail)),
            tr("Language: {language}").format(language=spoken_words(record.language)),
            tr("About: {topic}").format(topic=topic_words(record.topic)),
            f"{since}. {asked_words(entry)}",
            *tried,
        ]
        short = [
            time_words(record.best_time),
            voicemail_short(is_allowed=record.voicemail),
            spoken_words(record.language),
            short_topic(record.topic),
            since,
        ]
        joined = " · ".join(short)
        wordings = ["\n".join(long), "\n".join([*short, *tried]), " · ".join([*short, *tried])]
        self._detail.set_wordings(*wordings, *([joined] if tries and not entry.is_done else []))  # a button counts them
        self._miss.setVisible(not entry.is_done)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._back.set_wordings(tr("Back to the list"), tr("Back"), "")
        self._erase.set_wordings(tr("Erase"), "")
        if self._entry is not None:
            set_miss(self._miss, self._entry)
            set_deed(self._deed, self._entry)
            self._deed.set_kind("plain" if self._entry.is_done else "main")
        self.arrange()

    def wipe(self) -> None:
        """Forget the request."""
        self._entry, self._is_further = None, False
        for words in (self._name, self._phone, self._mark, self._detail):
            words.set_wordings("")

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the buttons grow little."""
        self._look = look
        for words in (self._name, self._phone, self._mark, self._detail):
            words.restyle(look)
        for button in (self._back, self._erase, self._more, self._miss, self._deed):
            button.restyle(look.for_controls)
        self.arrange()

    def arrange(self) -> None:
        """Put name and number above or beside the rest, or on a screenful of their own, and the buttons below."""
        if self._look is None or self._entry is None:
            return
        gap, target = self._look.px(GAP), self._look.px(TARGET)
        top = self.height() - target
        room = QRect(0, 0, self.width(), top - gap * 2)
        place_all = self._stack if self._look.metrics.is_portrait else self._arrange_beside
        is_whole = place_all(room, gap)
        self._more.setVisible(not is_whole)
        self._is_further = self._is_further and not is_whole
        if not is_whole:
            self._arrange_turned(room, gap)
        self._more.icon_name = "up" if self._is_further else "down"
        self._more.set_wordings(tr("Up") if self._is_further else tr("More"), "")
        deeds = [button for button in (self._more, self._miss, self._deed) if not button.isHidden()]
        order = [self._back, self._erase, self._miss, self._back, self._miss, self._more]
        widths = shorten_in_turn([self._back, self._erase, *deeds], order, self.width(), gap)
        place_apart([self._back, self._erase], deeds, widths, QRect(0, top, self.width(), target), gap)

    def _stack(self, room: QRect, gap: int) -> bool:
        """Put everything below each other; return whether there is room for all of it."""
        left = room.height()
        for words, share in ((self._name, 4), (self._phone, 3), (self._mark, 2)):
            height = words.fit(room.width(), left // share)
            left -= height + (gap * 2 if height else 0)
        self._detail.fit(room.width(), left, self._largest_detail())
        self._show((self._name, self._phone, self._mark, self._detail), room, gap * 2)
        return self._is_whole()

    def _arrange_beside(self, room: QRect, gap: int) -> bool:
        """Put the details beside name, number and marks; return whether there is room for all of it."""
        half = round(room.width() * _BESIDE)
        beside = QRect(half + gap * 3, room.top(), room.width() - half - gap * 3, room.height())
        upper = QRect(room.left(), room.top(), half, room.height())
        self._fit_who(upper, gap)
        self._detail.fit(beside.width(), beside.height(), self._largest_detail())
        self._show((self._name, self._phone, self._mark), upper, gap)
        self._detail.setGeometry(beside)
        self._detail.show()
        return self._is_whole()

    def _arrange_turned(self, room: QRect, gap: int) -> None:
        """Show who it is and the number, or, further on, the rest, across the whole width."""
        who, rest = [self._name, self._phone, self._mark], [self._detail]
        left = room.height()
        if self._fit_who(room, gap) > left:
            who, rest = who[:2], [self._mark, self._detail]
            self._name.fit(room.width(), left - self._phone.needed - gap)
            left -= self._mark.needed + gap
        self._detail.fit(room.width(), left, self._largest_detail())
        self._show(rest if self._is_further else who, room, gap)

    def _fit_who(self, room: QRect, gap: int) -> int:
        """Take the largest sizes for name, number and marks in `room`; return the height that they need."""
        number = self._phone.fit(room.width(), room.height() // 2)
        mark = self._mark.fit(room.width(), room.height() // 3)
        others = number + gap + (mark + gap if mark else 0)
        name = self._name.fit(room.width(), room.height() - others)
        return others + name - mark + self._mark.fit(room.width(), mark, self._largest_detail())

    def _is_whole(self) -> bool:
        return all(words.is_whole for words in (self._name, self._phone, self._mark, self._detail))

    def _largest_detail(self) -> float:
        """Return the largest size in mm for details and marks that is smaller than name and number."""
        assert self._look is not None  # noqa: S101 - arrange looks first
        px = self._look.metrics.text_px
        most = min(px(self._name.size_mm), px(self._phone.size_mm))
        return max((size for size in _DETAIL if px(size) < most), default=0.0)  # 0: the least there is

    def _show(self, shown: Sequence[Kept], room: QRect, gap: int) -> None:
        """Put `shown` below each other as they have been fitted, and hide the others."""
        top = room.top()
        for words in (self._name, self._phone, self._mark, self._detail):
            words.setVisible(words in shown)
        for words in shown:
            words.setGeometry(room.left(), top, room.width(), words.needed)
            top += words.needed + (gap if words.needed else 0)

    def _on_more(self) -> None:
        self._is_further = not self._is_further
        self.arrange()
        self.turned.emit()

    def _on_erase(self) -> None:
        if self._entry is not None:
            self.erase_wanted.emit(self._entry)

    def _on_miss(self) -> None:
        if self._entry is not None:
            self.missed.emit(self._entry)

    def _on_deed(self) -> None:
        if self._entry is not None:
            self.deed_wanted.emit(self._entry)
