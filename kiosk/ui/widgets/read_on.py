"""The two buttons to read on: "More below" and "Top", on the card or, on low screens, in the bottom bar."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.layout import shorten_to_fit
from kiosk.ui.widgets.page_view import PageView

_ROOMY = 165.0  # mm: what a screen is high, by the size of its text, before the buttons fit on the card as well


class ReadOn(QObject):
    """Follows a page view; the buttons on the card hide themselves where there is nothing to read on to."""

    changed = Signal()  # the buttons for the bottom bar are others now

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._look: Look | None = None
        self._state = (False, True)
        self.down = TouchButton(parent, "main", "down")
        self.top = TouchButton(parent, "quiet", "up")
        self.bar_down = TouchButton(parent, "main", "down")
        self.bar_top = TouchButton(parent, "quiet", "up")
        for button in (self.down, self.bar_down):
            button.clicked.connect(view.go_down)
        for button in (self.top, self.bar_top):
            button.clicked.connect(view.go_to_top)
        self.bar_down.hide()
        self.bar_top.hide()
        view.moved.connect(self.offer)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        for button in (self.down, self.bar_down):
            button.set_wordings(tr("More below"), tr("More"))
        for button in (self.top, self.bar_top):
            button.set_wordings(tr("Top"), "")

    def restyle(self, look: Look) -> None:
        """Take the fonts and colours of `look`."""
        self._look = look
        self.down.restyle(look)
        self.top.restyle(look)

    @property
    def is_in_bar(self) -> bool:
        """Whether the buttons belong into the bottom bar, where the text needs the whole card."""
        if self._look is None or self._look.metrics.is_portrait:
            return False
        metrics = self._look.metrics
        return metrics.mm(metrics.height) / metrics.text_scale < _ROOMY

    def bar_buttons(self, after: list[TouchButton]) -> list[TouchButton]:
        """Return the bottom bar's buttons: to read on first, and at the text's end the way `after` it."""
        if not self.is_in_bar:
            return after
        if self._view.can_go_down:
            return [self.bar_down]
        return after if self._view.is_at_top else [self.bar_top, *after]

    def place(self, row: QRect, gap: int) -> None:
        """Put the card's buttons at the right end of `row`, with fewer words where both would not fit."""
        top, down = shorten_to_fit([self.top, self.down], row.width(), gap)
        self.down.setGeometry(row.right() + 1 - down, row.top(), down, row.height())
        self.top.setGeometry(self.down.x() - gap - top, row.top(), top, row.height())
        self.offer()

    def offer(self) -> None:
        """Show the buttons that lead somewhere."""
        state = (self._view.can_go_down, self._view.is_at_top)
        self.down.setVisible(state[0] and not self.is_in_bar)
        self.top.setVisible(not state[1] and not self.is_in_bar)
        if state != self._state:
            self._state = state
            if self.is_in_bar:
                self.changed.emit()
