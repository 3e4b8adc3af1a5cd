"""One request in letters that can be read while dialling."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.requests.entry import Entry
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, DISPLAY, GAP, H1, H2, LOW_FRAME_SCALE, SMALL, TARGET
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
from kiosk.ui.widgets.layout import place_row, shorten_in_turn
from kiosk.ui.widgets.sides import Sided

_SIZES = (40.0, 34.0, DISPLAY, 22.0, 18.0, H1, 12.0, H2, BODY)
_DETAIL = (12.0, H2, BODY, SMALL)
_BESIDE = 0.52  # share of the width that name and number have where the rest stands beside them


class OneLine(FittedWords):
    """Words that are better small than broken, such as a number."""

    def _try(self, wording: str, size: float, width: int) -> int:
        needed = super()._try(wording, size, width)
        return needed if self.natural_width() <= width else -1


class RequestPage(Sided, QWidget):
    """Who to ask for, the number in groups, all that was said, and the same buttons as in the row."""

    left = Signal()
    deed_wanted = Signal(object)  # an Entry
    missed = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._look: Look | None = None
        self._entry: Entry | None = None
        self._name = FittedWords(self, _SIZES, 800)
        self._phone = OneLine(self, _SIZES, 800, "primary")
        self._mark = FittedWords(self, _DETAIL, 650, "call")
        self._detail = FittedWords(self, _DETAIL)
        self._back = TouchButton(self, "plain", "back")
        self._erase = TouchButton(self, "plain", "erase")
        self._miss = TouchButton(self, "plain", "no-answer")
        self._deed = TouchButton(self, "main", "check")
        self._back.clicked.connect(self.left)
        self._erase.clicked.connect(self._on_erase)
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
        marks = marks_of(entry, is_repeated=is_repeated)
        self._mark.icon_name = "warning" if marks else ""
        short_marks = marks_of(entry, is_repeated=is_repeated, is_short=True)
        self._mark.set_wordings(". ".join(marks), ". ".join(short_marks))
        since = since_words(entry, self._room.clock.now())
        tries = tries_words(entry.tries)
        long = [
            tr("Best time: {time}").format(time=time_words(record.best_time)),
            tr("Voicemail: {answer}").format(answer=voicemail_words(is_allowed=record.voicemail)),
            tr("Language: {language}").format(language=spoken_words(record.language)),
            tr("About: {topic}").format(topic=topic_words(record.topic)),
            f"{since}. {asked_words(entry)}",
            *([tries] if tries else []),
        ]
        short = [
            time_words(record.best_time),
            voicemail_short(is_allowed=record.voicemail),
            spoken_words(record.language),
            short_topic(record.topic),
            since,
        ]
        self._detail.set_wordings(
            "\n".join(long), "\n".join(short), " · ".join(short), " · ".join(short[:3]), " · ".join(short[:2])
        )
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
        self._entry = None
        for words in (self._name, self._phone, self._mark, self._detail):
            words.set_wordings("")

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the buttons grow little."""
        self._look = look
        for words in (self._name, self._phone, self._mark, self._detail):
            words.restyle(look)
        small = Look(look.theme, look.metrics.scaled(min(look.metrics.text_scale, LOW_FRAME_SCALE)))
        for button in (self._back, self._erase, self._miss, self._deed):
            button.restyle(small)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        self.arrange()

    def arrange(self) -> None:
        """Put name and number above or beside the rest, and the buttons below."""
        if self._look is None or self._entry is None:
            return
        look = self._look
        gap, target = look.px(GAP), look.px(TARGET)
        deeds = [button for button in (self._miss, self._deed) if not button.isHidden()]
        buttons = [self._back, self._erase, *deeds]
        widths = shorten_in_turn(
            buttons, [self._back, self._erase, self._miss, self._back, self._miss], self.width(), gap
        )
        top = self.height() - target
        place_row(buttons[:2], widths[:2], 0, top, target, gap)
        right = self.width() - sum(widths[2:]) - gap * (len(deeds) - 1)
        place_row(deeds, widths[2:], right, top, target, gap)
        room = QRect(0, 0, self.width(), top - gap * 2)
        if look.metrics.is_portrait:
            self._stack(room, gap)
        else:
            self._arrange_beside(room, gap)

    def _stack(self, room: QRect, gap: int) -> None:
        top = room.top()
        self._mark.show()
        shares = ((self._name, 4), (self._phone, 3), (self._mark, 2), (self._detail, 1))
        for words, share in shares:
            height = words.fit(room.width(), (room.bottom() - top) // share)
            words.setGeometry(room.left(), top, room.width(), height)
            top += height + (gap * 2 if height else 0)

    def _arrange_beside(self, room: QRect, gap: int) -> None:
        half = round(room.width() * _BESIDE)
        beside = QRect(half + gap * 3, room.top(), room.width() - half - gap * 3, room.height())
        mark = self._mark.fit(half, room.height() // 3)
        number = self._phone.fit(half, room.height() // 2)
        name = self._name.fit(half, room.height() - number - mark - gap * 2)
        top = room.top()
        self._mark.setVisible(name + number + mark + gap * 2 <= room.height())  # the row in the list has it as well
        for words, height in ((self._name, name), (self._phone, number), (self._mark, mark)):
            words.setGeometry(room.left(), top, half, height)
            top += height + gap
        self._detail.fit(beside.width(), beside.height())
        self._detail.setGeometry(beside)

    def _on_erase(self) -> None:
        if self._entry is not None:
            self.erase_wanted.emit(self._entry)

    def _on_miss(self) -> None:
        if self._entry is not None:
            self.missed.emit(self._entry)

    def _on_deed(self) -> None:
        if self._entry is not None:
            self.deed_wanted.emit(self._entry)
