"""The page of the list: which requests, the list itself, how far the reading is, and what went wrong."""

from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from kiosk.i18n import tr
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.entries import Entries, Show
from kiosk.ui.staff.note import Note
from kiosk.ui.staff.request_list import RequestList
from kiosk.ui.staff.tab import Room
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.layout import place_apart, shorten_in_turn
from kiosk.ui.widgets.pane import Pane

_BAR = 3.0  # mm


class ListPage(Pane):
    """Three filters, the way through the list, and the list."""

    chosen = Signal(object)  # a Show
    export_wanted = Signal()
    erase_wanted = Signal()  # all that is done

    def __init__(self, room: Room, entries: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self._is_reading = False
        self._is_strict = room.desk.is_strict
        self._filters = {} if self._is_strict else {show: TouchButton(self) for show in Show}
        self._up = TouchButton(self, "plain", "up")
        self._down = TouchButton(self, "plain", "down")
        self._export = TouchButton(self, "quiet", "finish")
        self._erase = TouchButton(self, "plain", "erase")
        self._note = Note(self, (SMALL,), "ink-soft")
        self._progress = Progress(self, "primary")
        self._empty = FittedWords(self, (H2, BODY), 650, "ink-soft")
        self.list = RequestList(self, entries, room.clock.now, room.site.settings.callback)
        self._progress.hide()
        self._empty.set_place(is_centred=True, is_middle=True)
        for show, button in self._filters.items():
            button.clicked.connect(partial(self.chosen.emit, show))
        self._up.clicked.connect(partial(self.list.turn, -1))
        self._down.clicked.connect(partial(self.list.turn, 1))
        self._export.clicked.connect(self.export_wanted)
        self._erase.clicked.connect(self.erase_wanted)
        self.list.moved.connect(self._on_moved)

    def say(self, share: float | None, note: tuple[str, ...], icon_name: str = "") -> None:
        """Show the counts as they are; `share` is how much is read, None once all is; `note` what else there is."""
        self._is_reading = share is not None
        self._progress.set_share(share or 0.0)
        self._note.say(*note, icon_name=icon_name)
        names = {Show.WAITING: tr("Waiting"), Show.DONE: tr("Done"), Show.ALL: tr("All")}
        for show, button in self._filters.items():
            button.set_wordings(f"{names[show]} ({self._entries.count(show)})", names[show])
            is_chosen = show is self._entries.show
            button.set_kind("primary-current" if is_chosen else "plain")
            button.setAccessibleDescription(tr("Chosen") if is_chosen else "")
        self._erase.setVisible(not self._is_strict and self._entries.show is Show.DONE)
        self._erase.setEnabled(not self._is_reading and self._entries.count(Show.DONE) > 0)
        nobody = {
            Show.WAITING: tr("Nobody is waiting for a call."),
            Show.DONE: tr("Nothing is done yet."),
            Show.ALL: tr("There are no requests."),
        }
        said = tr("Requests are not opened on this kiosk. Export a sealed copy and open it on the clinic's computer.")
        empty = said if self._is_strict else nobody[self._entries.show]
        self._empty.set_wordings("" if self._is_reading else empty)
        self.arrange()

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._up.set_wordings(tr("Up"), "")
        self._down.set_wordings(tr("More"), "")
        self._export.set_wordings(tr("Export to a file"), tr("Export"), "")
        self._erase.set_wordings(tr("Erase all that is done"), tr("Erase all"), "")
        self.list.lay_out()

    def restyle(self, look: Look) -> None:
        """Take the fonts, sizes and colours of `look`; the buttons above the list grow little."""
        self._look = look
        for button in (*self._filters.values(), self._up, self._down, self._erase, self._export):
            button.restyle(look.for_controls)
        for part in (self._note, self._empty):
            part.restyle(look)
        self._progress.restyle(look)
        self.list.restyle(look)
        self.arrange()

    def arrange(self) -> None:
        """Put the filters above the list."""
        if self._look is None:
            return
        look = self._look
        gap, target = look.px(GAP), look.px(TARGET)
        top = self._place_buttons(gap, target)
        self._progress.setVisible(self._is_reading)
        if self._is_reading:
            bar = look.px(_BAR)
            self._progress.setGeometry(0, top, self.width(), bar)
            top += bar + gap
        room = QRect(0, top, self.width(), self.height() - top)
        is_empty = len(self._entries) == 0
        self.list.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if is_empty:
            self._empty.fit(room.width(), room.height())
            self._empty.setGeometry(room)
        self.list.take_room(room)

    def _place_buttons(self, gap: int, target: int) -> int:
        """Put the filters at the left, the rest at the right; what erases takes the export's place if there is but one.

        The export can be reached from the other two filters.
        """
        filters = list(self._filters.values())
        others = [self._up, self._down, self._export]
        has_erase = not self._erase.isHidden()
        if has_erase:
            others.insert(2, self._erase)
        row = [*filters, *others]
        order = [self._up, self._down, self._erase, self._export, self._export, self._erase, *reversed(filters)]
        widths = shorten_in_turn(row, order, self.width(), gap)
        is_narrow = has_erase and sum(button.natural_width() for button in row) + gap * (len(row) - 1) > self.width()
        self._export.setVisible(not is_narrow)
        if is_narrow:
            row.remove(self._export)
            others.remove(self._export)
            widths = shorten_in_turn(row, order, self.width(), gap)
        between = place_apart(filters, others, widths, QRect(0, 0, self.width(), target), gap)
        return self._note.place(self.look, between, self.width())

    def _on_moved(self) -> None:
        self._up.setEnabled(self.list.can_go_up)
        self._down.setEnabled(self.list.can_go_down)
