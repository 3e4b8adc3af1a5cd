"""A question with its two answers, what has happened, or how far something is: a page of a staff's tab."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H1, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.layout import place_row, shorten_to_fit
from kiosk.ui.widgets.pane import Pane

_BAR = 3.0  # mm
_SHARES = (0.5, 0.35, 0.25)  # of the height, for the title at most; the next one where the text does not fit


class Notice(Pane):
    """Shows a title and a text; below them the way back, and the way on where there is one."""

    refused = Signal()
    agreed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = FittedWords(self, (H1, 12.0, H2, BODY), 800)
        self._text = FittedWords(self, (H2, BODY, SMALL))
        self._progress = Progress(self, "primary")
        self._no = TouchButton(self, "plain", "back", BODY)
        self._yes = TouchButton(self, "call", "check", BODY)
        self._no.clicked.connect(self.refused)
        self._yes.clicked.connect(self.agreed)

    @property
    def is_busy(self) -> bool:
        """Whether it says how far something is, and nothing can be answered."""
        return not self._progress.isHidden()

    def ask(self, title: str | tuple[str, ...], text: str | tuple[str, ...], no: str, yes: str) -> None:
        """Ask; `title` is the question, `text` what follows from a yes, each with its wordings, longest first."""
        self._show(title, text, "", no, yes)

    def tell(self, title: str, text: str | tuple[str, ...], icon_name: str = "check") -> None:
        """Say what has happened; the way back is the only one."""
        self._show(title, text, icon_name, tr("Back"), "")

    def wait(self, title: str, share: float = 0.0, text: str = "") -> None:
        """Say what is under way, and how much of it is done."""
        self._show(title, text or tr("This takes a moment."), "lock", "", "")
        self._progress.set_share(share)
        self._progress.show()
        self.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; on a low screen the buttons grow less."""
        self._look = look
        for part in (self._title, self._text, self._progress):
            part.restyle(look.for_notes if look.metrics.is_shallow else look)
        for button in (self._no, self._yes):
            button.restyle(look.for_frame)
        self.arrange()

    def arrange(self) -> None:
        """Put the words above the answers."""
        look = self._look
        if look is None or self.width() < look.px(TARGET):
            return
        gap, target = look.px(GAP), look.px(TARGET)
        room = QRect(0, 0, self.width(), self.height() - target - gap * 2)
        title, text = self._fit_words(room, gap * 2, H2 if look.metrics.is_shallow else H1)
        self._title.setGeometry(0, 0, room.width(), title)
        top = title + gap * 2
        self._text.setGeometry(0, top, room.width(), text)
        top = min(top + text + gap * 4, self.height() - target)
        self._progress.setGeometry(0, top, room.width(), look.px(_BAR))
        buttons = [button for button in (self._no, self._yes) if not button.isHidden()]
        widths = shorten_to_fit(buttons, room.width(), gap)
        between = max(gap, min(gap * 5, room.width() - sum(widths)))  # apart, where that costs no words
        place_row(buttons, widths, 0, top, target, between)

    def _fit_words(self, room: QRect, between: int, largest: float) -> tuple[int, int]:
        """Let the title give way until the text has room; return the heights of both in pixels."""
        title = text = 0
        for share in _SHARES:
            title = self._title.fit(room.width(), round(room.height() * share), largest)
            left = room.height() - title - between
            text = self._text.fit(room.width(), left)
            if text <= left:
                break
        return title, text

    def _show(
        self, title: str | tuple[str, ...], text: str | tuple[str, ...], icon_name: str, no: str, yes: str
    ) -> None:
        titles = (title,) if isinstance(title, str) else title
        wordings = (text,) if isinstance(text, str) else text
        self._title.icon_name = icon_name
        self._title.set_wordings(*titles)
        self._text.set_wordings(*wordings)
        self._no.set_wordings(*((no, tr("No")) if yes else (no,)))
        self._yes.set_wordings(yes, tr("Yes"))
        self._no.setVisible(bool(no))
        self._yes.setVisible(bool(yes))
        self._progress.hide()
        self.setAccessibleName(f"{titles[0]}. {wordings[0]}")
        self.arrange()
