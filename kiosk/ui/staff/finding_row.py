"""A finding on the kiosk's health as a card: a shape and a word say how bad it is, and a sentence what to do."""

from enum import Enum, auto
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.health import Level
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, LINE_HEIGHT, SMALL
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.words import Words

_PAD = 3.0  # mm
_ICONS = {Level.OK: "check", Level.WARN: "warning", Level.BAD: "help-octagon"}
_COLORS = {Level.OK: "primary", Level.WARN: "call", Level.BAD: "urgent"}


class Shape(Enum):
    """What a row is for."""

    VERDICT = auto()
    FINDING = auto()  # needs no whole width
    NOTE = auto()
    PLAIN = auto()  # a heading without a sign


class FindingRow(Card):
    """A heading with its shape, and a text below it."""

    def __init__(self, parent: QWidget, level: Level, heading: str, text: str, shape: Shape = Shape.NOTE) -> None:
        is_verdict = shape is Shape.VERDICT
        color = _COLORS[level]
        super().__init__(parent, f"{color}-tint" if is_verdict else "surface", color)
        self._parent = parent
        self._level, self._heading, self._shape = level, heading, shape
        self._title = FittedWords(self, (H2, BODY, SMALL) if is_verdict else (BODY, SMALL), 700, color)
        self._title.icon_name = _ICONS[level] if shape is not Shape.PLAIN else ""
        self._title.set_wordings(heading)
        self._text = Words(self, BODY if is_verdict else SMALL)
        self._text.setText(text)
        self._text.setAccessibleName(text)

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width where there are two columns."""
        return self._shape is not Shape.FINDING

    def pieces(self, width: int, room: int) -> "list[FindingRow]":
        """Return rows with the same heading that share the text, none higher than `room`; none where it fits."""
        over = self.height_for(width) - room
        if over <= 0:
            return []
        starts = self._text.line_starts(self._room(width))
        line = self._text.height_for(self._room(width)) / len(starts)
        lines = max(1, len(starts) - ceil(over / line))
        text = self._text.text()
        parts = [text[start:end].strip() for start, end in pairwise([*starts[::lines], len(text)])]
        return [FindingRow(self._parent, self._level, self._heading, part, self._shape) for part in parts]

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        look = look.least if look.metrics.is_low else look
        super().restyle(look)
        self._title.restyle(look)
        self._text.spacing = 1.0 if look.metrics.is_low else LINE_HEIGHT
        self._text.restyle(look)
        self._arrange(self.width())

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at `width`."""
        return self._arrange(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the words anew."""
        self._arrange(self.width())

    def _arrange(self, width: int) -> int:
        if self._look is None:
            return 0
        pad, gap = self._look.px(_PAD), self._look.px(GAP) // 2
        room = self._room(width)
        title = self._title.fit(room, self._look.metrics.height)
        text = self._text.height_for(room)
        self._title.setGeometry(QRect(pad * 2, pad, room, title))
        self._text.setGeometry(QRect(pad * 2, pad + title + gap, room, text))
        return pad * 2 + title + (gap + text if text else 0)

    def _room(self, width: int) -> int:
        """Return the width of the words in pixels."""
        return max(1, width - self._look.px(_PAD) * 4) if self._look is not None else 1


def finding_name(name: str) -> str:
    """Return what was looked at, in words."""
    known = {
        "data folder": tr("Data folder"),
        "disk": tr("Disk"),
        "settings": tr("Settings"),
        "program": tr("Program"),
        "touchscreen": tr("Touchscreen"),
        "clock": tr("Clock"),
        "restarts": tr("Last restart"),
        "memory": tr("Memory"),
        "version": tr("Version"),
        "keys": tr("Keys of the requests"),
        "requests": tr("Saving requests"),
        "pages": tr("Pages"),
        "last request": tr("Last request"),
        "waiting": tr("Waiting"),
        "quarantine": tr("Files put aside"),
        "self-test": tr("Daily self-test"),
        "staff keys": tr("Staff keys"),
        "sign-offs": tr("Sign-offs"),
        "reviews": tr("Reviews"),
        "voice": tr("Voice"),
    }
    return known.get(name, name.capitalize())


def level_words(level: Level) -> str:
    """Return how bad a finding is."""
    return {Level.OK: tr("well"), Level.WARN: tr("please look at it"), Level.BAD: tr("not well")}[level]
