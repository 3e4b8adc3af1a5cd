"""The staff's list of requests: read in a thread, filtered at once, worked off row by row."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import Batch, Entry
from kiosk.ui.look import Look
from kiosk.ui.metrics import BODY, GAP, H2, LOW_FRAME_SCALE, SMALL, TARGET
from kiosk.ui.screens.callback_parts import FittedWords
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.entries import Entries, Show
from kiosk.ui.staff.export_page import ExportPage
from kiosk.ui.staff.request_list import RequestList
from kiosk.ui.staff.request_page import RequestPage
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.widgets.button import TouchButton
from kiosk.ui.widgets.card import Progress
from kiosk.ui.widgets.layout import place_row, shorten_in_turn

_BAR = 3.0  # mm
_AGAIN_TICKS = 240  # a minute: what is waited for is said anew


class RequestsTab(Tab):
    """The list, and over it a request that was opened or the export."""

    icon_name = "phone"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self.entries = Entries()
        self._batch: Batch | None = None
        self._fault: Fault | None = None
        self._is_wrong = False
        self._late: list[Entry] = []  # what came while a finger was down
        self._is_behind = False  # something has come that is not shown for that
        self._ticks = 0
        self._filters = {show: TouchButton(self) for show in Show}
        self._up = TouchButton(self, "plain", "up")
        self._down = TouchButton(self, "plain", "down")
        self._export = TouchButton(self, "quiet", "finish")
        self._note = FittedWords(self, (SMALL,), 400, "ink-soft")
        self._progress = Progress(self, "primary")
        self._empty = FittedWords(self, (H2, BODY), 650, "ink-soft")
        self._list = RequestList(self, self.entries, room.clock.now, room.site.settings.callback)
        self._request = RequestPage(room, self)
        self._exporting = ExportPage(room, self)
        self._reading = Work(self)
        self._doing = Work(self)
        self._over: QWidget | None = None  # what lies over the list
        self._progress.hide()
        self._empty.set_place(is_centred=True, is_middle=True)
        self._note.set_place(is_middle=True)
        self._request.hide()
        self._exporting.hide()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for show, button in self._filters.items():
            button.clicked.connect(partial(self._choose, show))
        self._up.clicked.connect(partial(self._turn, -1))
        self._down.clicked.connect(partial(self._turn, 1))
        self._export.clicked.connect(self._on_export)
        self._list.opened.connect(self._on_opened)
        self._list.moved.connect(self._on_moved)
        for part in (self._list, self._request):
            part.deed_wanted.connect(self._on_deed)
            part.missed.connect(self._on_missed)
        self._request.left.connect(self._show_list)
        self._exporting.left.connect(self._show_list)
        self._exporting.exported.connect(self.read)
        self._exporting.changed.connect(self.changed)
        self._reading.told.connect(self._on_batch)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._doing.done.connect(self._on_done)
        self._doing.failed.connect(self._on_failed)

    # The frame's side.

    def name(self) -> str:
        """Return the tab's name with how many wait."""
        return tr("Requests ({number})").format(number=self.entries.count(Show.WAITING))

    def title(self) -> str:
        """Return what is shown; no name of a visitor."""
        if self._over is self._request:
            return tr("A request")
        return tr("Export to a file") if self._over is self._exporting else self.name()

    def enter(self) -> None:
        """Show the list; read it when it is shown first."""
        self._show_list()
        if self._batch is None and not self._reading.is_busy:
            self.read()

    def read(self) -> None:
        """Read everything anew."""
        self.entries.clear()
        self._late.clear()
        self.entries.choose(Show.WAITING)
        self._batch, self._fault, self._is_wrong = None, None, False
        self._list.go_to_top()
        self._reading.start(partial(_read, self.room.desk))
        self._say()

    def close_tab(self) -> None:
        """Forget all requests."""
        self._reading.stop()
        self._doing.stop()
        self._late.clear()
        self.entries.clear()
        self._list.wipe()
        self._request.wipe()
        self._exporting.close_page()

    def tick(self) -> None:
        """Bring in what came while a finger was down, and say anew how long people have waited."""
        self._ticks += 1
        if self._is_behind and not self._is_held():
            self._bring_in()
        elif self._ticks % _AGAIN_TICKS == 0 and not self._is_held():
            self._list.refresh()

    def step_back(self) -> bool:
        """Close what lies over the list."""
        if self._over is None:
            return False
        if self._over is self._exporting and not self._exporting.can_leave:
            return True
        self._show_list()
        return True

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._up.set_wordings(tr("Up"), "")
        self._down.set_wordings(tr("More"), "")
        self._export.set_wordings(tr("Export to a file"), tr("Export"), "")
        self._request.retranslate()
        self._exporting.retranslate()
        self._say()
        if self._look is not None:
            self._list.arrange()

    def restyle(self, look: Look) -> None:
        """Take the look; the buttons above the list grow little."""
        super().restyle(look)
        small = Look(look.theme, look.metrics.scaled(min(look.metrics.text_scale, LOW_FRAME_SCALE)))
        for button in (*self._filters.values(), self._up, self._down, self._export):
            button.restyle(small)
        self.arrange()

    def arrange(self) -> None:
        """Put the filters above the list."""
        if self._look is None:
            return
        for part in (self._request, self._exporting):
            part.setGeometry(self.rect())
            part.setVisible(part is self._over)
        is_list = self._over is None
        for button in (*self._filters.values(), self._up, self._down, self._export):
            button.setVisible(is_list)
        for words in (self._list, self._note, self._empty):
            words.setVisible(is_list)
        self._progress.setVisible(is_list and self._reading.is_busy)
        if is_list:
            self._arrange_list(self._look)

    def _arrange_list(self, look: Look) -> None:
        gap, target = look.px(GAP), look.px(TARGET)
        filters = list(self._filters.values())
        row = [*filters, self._up, self._down, self._export]
        order = [self._up, self._down, self._export, self._export, *reversed(filters)]
        widths = shorten_in_turn(row, order, self.width(), gap)
        left = place_row(filters, widths[:3], 0, 0, target, gap)
        right = self.width() - sum(widths[3:]) - gap * 2
        place_row(row[3:], widths[3:], right, 0, target, gap)
        top = target + gap
        beside = QRect(left + gap * 2, 0, right - left - gap * 4, target)
        has_note = bool(self._note.accessibleName())
        if has_note and beside.width() > look.px(60.0) and self._note.fit(beside.width(), target) <= target:
            self._note.setGeometry(beside)
        elif has_note:
            height = self._note.fit(self.width(), target)
            self._note.setGeometry(0, top, self.width(), height)
            top += height + gap
        if not self._progress.isHidden():
            bar = look.px(_BAR)
            self._progress.setGeometry(0, top, self.width(), bar)
            top += bar + gap
        room = QRect(0, top, self.width(), self.height() - top)
        self._list.setGeometry(room)
        self._list.setGeometry(room.adjusted(0, 0, 0, self._list.whole_height - room.height()))
        is_empty = len(self.entries) == 0
        self._list.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        self._empty.fit(room.width(), room.height())
        self._empty.setGeometry(room)

    # What happens.

    def _choose(self, show: Show) -> None:
        self.entries.choose(show)
        self._list.go_to_top()
        self._say()
        self.turned.emit()

    def _turn(self, by: int) -> None:
        self._list.turn(by)

    def _on_moved(self) -> None:
        self._up.setEnabled(self._list.can_go_up)
        self._down.setEnabled(self._list.can_go_down)

    def _on_export(self) -> None:
        self._over = self._exporting
        self._exporting.begin(self.entries.count(Show.WAITING), self.entries.count(Show.ALL))
        self._turn_over()

    def _on_opened(self, entry: Entry) -> None:
        self._over = self._request
        self._show_request(entry)
        self._turn_over()

    def _show_request(self, entry: Entry) -> None:
        self._request.show_entry(entry, is_repeated=self.entries.is_repeated(entry))

    def _show_list(self) -> None:
        self._over = None
        self._request.wipe()
        self._list.refresh()
        self._turn_over()

    def _turn_over(self) -> None:
        self._say()
        self.changed.emit()
        self.turned.emit()

    def _on_deed(self, entry: Entry) -> None:
        self._do(self.room.desk.undo if entry.is_done else self.room.desk.called, entry)

    def _on_missed(self, entry: Entry) -> None:
        self._do(self.room.desk.not_reached, entry)

    def _do(self, deed: Callable[[Entry], Entry], entry: Entry) -> None:
        if not self._doing.is_busy:  # one after the other: each shows before the next
            self._doing.start(partial(_change, deed, entry))

    def _on_done(self, entry: Entry) -> None:
        self._is_wrong = False
        self.entries.replace(entry)
        self._list.refresh()
        if self._over is self._request:
            self._show_request(entry)
        self._say()
        self.changed.emit()

    def _on_batch(self, batch: Batch) -> None:
        self._batch = batch
        self._late += batch.entries
        self._on_read()

    def _on_read(self) -> None:
        self._is_behind = True
        if not self._is_held():
            self._bring_in()

    def _on_failed(self, fault: Fault | None) -> None:
        self._fault, self._is_wrong = fault, True
        self._say()

    def _bring_in(self) -> None:
        self.entries.add(self._late)
        self._late.clear()
        self._is_behind = False
        self._list.refresh()
        self._say()
        self.changed.emit()

    def _is_held(self) -> bool:
        """Whether a finger is down: what it is on must not become another person's row."""
        door = getattr(self.window(), "door", None)
        return bool(door is not None and door.taps.is_held)

    def _say(self) -> None:
        names = {Show.WAITING: tr("Waiting"), Show.DONE: tr("Done"), Show.ALL: tr("All")}
        for show, button in self._filters.items():
            button.set_wordings(f"{names[show]} ({self.entries.count(show)})", names[show])
            is_chosen = show is self.entries.show
            button.set_kind("primary-current" if is_chosen else "plain")
            button.setAccessibleDescription(tr("Chosen") if is_chosen else "")
        batch = self._batch
        self._note.icon_name = "warning" if self._is_wrong or (batch is not None and batch.broken) else ""
        if self._is_wrong:
            self._note.set_wordings(fault_words(self._fault))
        elif self._reading.is_busy:
            opened, total = (batch.opened, batch.total) if batch is not None else (0, 0)
            self._progress.set_share(opened / total if total else 0.0)
            said = tr("Opening requests: {number} of {total}").format(number=opened, total=total)
            self._note.set_wordings(said, f"{opened} / {total}")
        elif batch is not None and batch.broken:
            said = tr_n("{number} file did not open", "{number} files did not open", batch.broken)
            self._note.set_wordings(said.format(number=batch.broken))
        else:
            self._note.set_wordings("")
        nobody = {
            Show.WAITING: tr("Nobody is waiting for a call."),
            Show.DONE: tr("Nothing is done yet."),
            Show.ALL: tr("There are no requests."),
        }
        self._empty.set_wordings("" if self._reading.is_busy else nobody[self.entries.show])
        self.arrange()


def _read(desk: StaffDesk, turn: Turn) -> None:
    for batch in desk.requests():
        if turn.is_stopped:
            return
        turn.tell(batch)


def _change(deed: Callable[[Entry], Entry], entry: Entry, turn: Turn) -> Entry:
    return deed(entry)
