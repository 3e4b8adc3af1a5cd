"""A finding on the kiosk's health as a card: a shape and a word say how bad it is, and a sentence what to do."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.health import Level
from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.words import Words

_PAD = 3.0  # mm
_ICONS = {Level.OK: "check", Level.WARN: "warning", Level.BAD: "help-octagon"}
_COLORS = {Level.OK: "primary", Level.WARN: "call", Level.BAD: "urgent"}


class FindingRow(Card):
    """A heading with its shape, and a text below it."""

    def __init__(
        self,
        parent: QWidget,
        level: Level,
        heading: str,
        text: str,
        *,
        is_verdict: bool = False,
        has_icon: bool = True,
    ) -> None:
        color = _COLORS[level]
        super().__init__(parent, f"{color}-tint" if is_verdict else "surface", color)
        self._title = FittedWords(self, (H2, BODY, SMALL) if is_verdict else (BODY, SMALL), 700, color)
        self._title.icon_name = _ICONS[level] if has_icon else ""
        self._title.set_wordings(heading)
        self._text = Words(self, BODY if is_verdict else SMALL)
        self._text.setText(text)
        self._text.setAccessibleName(text)

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`."""
        look = look.least if look.metrics.is_low else look
        super().restyle(look)
        self._title.restyle(look)
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
        room = max(1, width - pad * 4)
        title = self._title.fit(room, self._look.metrics.height)
        text = self._text.height_for(room)
        self._title.setGeometry(QRect(pad * 2, pad, room, title))
        self._text.setGeometry(QRect(pad * 2, pad + title + gap, room, text))
        return pad * 2 + title + (gap + text if text else 0)


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
        "keys": tr("Keys"),
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
