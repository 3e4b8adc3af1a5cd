"""The staff's requests: read in a thread, worked off in the list or opened one by one, and exported."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.errors import Fault
from kiosk.i18n import tr, tr_n
from kiosk.requests.entry import Batch, Entry
from kiosk.ui.staff.desk import StaffDesk
from kiosk.ui.staff.entries import Entries, Show
from kiosk.ui.staff.erasing import Erasing
from kiosk.ui.staff.export_page import ExportPage
from kiosk.ui.staff.list_page import ListPage
from kiosk.ui.staff.request_page import RequestPage
from kiosk.ui.staff.tab import Room, Tab
from kiosk.ui.staff.words import fault_words
from kiosk.ui.staff.work import Turn, Work
from kiosk.ui.touch import is_touched

_AGAIN_TICKS = 240  # a minute: what is waited for is said anew
_FIRST = 200  # so many are shown as soon as they are there; what follows is brought in now and then


class RequestsTab(Tab):
    """The list, a request that was opened, the export, or what is to be erased."""

    icon_name = "phone"

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room, parent)
        self.entries = Entries()
        self._batch: Batch | None = None
        self._fault: Fault | None = None
        self._is_wrong = self._is_behind = False
        self._late: list[Entry] = []  # what has come and is not listed yet
        self._ticks = 0
        self._page = ListPage(room, self.entries, self)
        self._request = RequestPage(room, self)
        self._exporting = ExportPage(room, self.entries, self)
        self._erasing = Erasing(room.desk, self)
        self._shown: QWidget = self._page
        self._reading = Work(self)
        self._doing = Work(self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._page.chosen.connect(self._choose)
        self._page.export_wanted.connect(self._on_export)
        self._page.list.opened.connect(self._on_opened)
        for part in (self._page.list, self._request):
            part.deed_wanted.connect(self._on_deed)
            part.missed.connect(self._on_missed)
        self._page.erase_wanted.connect(self._on_erase_done)
        self._request.erase_wanted.connect(self._on_erase)
        self._erasing.erased.connect(self._on_erased)
        self._erasing.left.connect(self._on_not_erasing)
        self._request.left.connect(self._show_list)
        self._request.turned.connect(self.turned)
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
        return tr("Requests ({number})").format(number=self._waiting)

    @property
    def is_reading(self) -> bool:
        """Whether some requests are not in the list yet."""
        return self._reading.is_busy or self._is_behind

    @property
    def _waiting(self) -> int:
        if self.room.desk.is_strict:
            return self._batch.total if self._batch is not None else 0
        return self.entries.count(Show.WAITING)

    def title(self) -> str:
        """Return what is shown; no name of a visitor."""
        if self._shown is self._request:
            return tr("A request")
        if self._shown is self._erasing:
            return tr("Erase")
        return tr("Export to a file") if self._shown is self._exporting else self.name()

    def enter(self) -> None:
        """Show the list; read it when it is shown first."""
        self._show_list()
        if self._batch is None and not self._reading.is_busy:
            self.read()

    def read(self) -> None:
        """Read everything anew."""
        self.entries.clear()
        self.entries.choose(Show.WAITING)
        self._late.clear()
        self._batch, self._fault, self._is_wrong = None, None, False
        self._reading.start(partial(_read, self.room.desk))
        self._page.list.go_to_top()
        self._say()

    def close_tab(self) -> None:
        """Forget all requests."""
        self._reading.stop()
        self._doing.stop()
        self._batch = None
        self._late.clear()
        self.entries.clear()
        self._page.list.wipe()
        self._request.wipe()
        self._exporting.close_page()
        self._erasing.close_page()

    def tick(self) -> None:
        """Bring in what has come meanwhile, and say anew now and then how long people have waited."""
        self._ticks += 1
        if self._shown is self._exporting:
            self._exporting.tick()
        if is_touched(self):
            return
        if self._is_behind:
            self._bring_in()
        elif self._ticks % _AGAIN_TICKS == 0:
            self._page.list.refresh()

    def step_back(self) -> bool:
        """Close what lies over the list."""
        if self._shown is self._page:
            return False
        if self._shown is self._erasing:
            self._on_not_erasing()
        elif self._shown is self._request or self._exporting.can_leave:
            self._show_list()
        return True

    def retranslate(self) -> None:
        """Show the words of the language in force."""
        self._page.retranslate()
        self._request.retranslate()
        self._exporting.retranslate()
        self._erasing.retranslate()
        self._say()

    def arrange(self) -> None:
        """Give the whole place to what is shown."""
        for part in (self._page, self._request, self._exporting, self._erasing):
            part.setVisible(part is self._shown)
        self._shown.setGeometry(self.rect())

    # What happens.

    def _choose(self, show: Show) -> None:
        self.entries.choose(show)
        self._page.list.go_to_top()
        self._say()
        self.turned.emit()

    def _on_export(self) -> None:
        self._exporting.begin(is_counted=not self._reading.is_busy and not self.room.desk.is_strict)
        self._show(self._exporting)

    def _on_opened(self, entry: Entry) -> None:
        self._show_request(entry)
        self._show(self._request)

    def _on_erase(self, entry: Entry) -> None:
        self._erasing.begin(entry)
        self._show(self._erasing)

    def _on_erase_done(self) -> None:
        self._erasing.begin(None, self.entries.count(Show.DONE))
        self._show(self._erasing)

    def _on_erased(self, entry: Entry | None) -> None:
        self._request.wipe()
        self.read() if entry is None else self.entries.remove(entry)
        self._say()
        self.changed.emit()

    def _on_not_erasing(self) -> None:
        if self._erasing.is_erasing:
            return
        self._show(self._request) if self._request.has_entry else self._show_list()

    def _show_request(self, entry: Entry) -> None:
        self._request.show_entry(entry, is_repeated=self.entries.is_repeated(entry))

    def _show_list(self) -> None:
        self._request.wipe()
        self._page.list.refresh()
        self._show(self._page)

    def _show(self, part: QWidget) -> None:
        self._shown = part
        self.arrange()
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
        self._page.list.refresh()
        if self._shown is self._request:
            self._show_request(entry)
        self._say()
        self.changed.emit()

    def _on_batch(self, batch: Batch) -> None:
        self._batch = batch
        self._late += batch.entries
        self._is_behind = True
        if len(self.entries) < _FIRST and not is_touched(self):
            self._bring_in()

    def _on_read(self) -> None:
        self._is_behind = True
        if not is_touched(self):
            self._bring_in()

    def _on_failed(self, fault: Fault | None) -> None:
        self._fault, self._is_wrong = fault, True
        self._say()

    def _bring_in(self) -> None:
        self.entries.add(self._late)
        self._late.clear()
        self._is_behind = False
        self._page.list.refresh()
        self._say()
        if not self._reading.is_busy:
            self.changed.emit()

    def _say(self) -> None:
        """Say how far the reading is, and what is not as it should be."""
        batch = self._batch
        opened, total = (batch.opened, batch.total) if batch is not None else (0, 0)
        share = None
        if self._reading.is_busy:
            share = opened / total if total else 0.0
        if self._is_wrong:
            self._page.say(share, (fault_words(self._fault),), "warning")
        elif share is not None:
            said = tr("Opening requests: {number} of {total}").format(number=opened, total=total)
            self._page.say(share, (said, f"{opened} / {total}"))
        elif batch is not None and batch.broken:
            said = tr_n("{number} file did not open", "{number} files did not open", batch.broken)
            self._page.say(share, (said.format(number=batch.broken),), "warning")
        else:
            self._page.say(share, ())


def _read(desk: StaffDesk, turn: Turn) -> None:
    for batch in desk.requests():
        if turn.is_stopped:
            return
        turn.tell(batch)


def _change(deed: Callable[[Entry], Entry], entry: Entry, turn: Turn) -> Entry:
    return deed(entry)
