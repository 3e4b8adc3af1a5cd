"""The staff's work at the screen: holds the key of the one who is in, and hands what they ask for to what does it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter, sleep

import msgspec

from kiosk.clock import Clock
from kiosk.content.model import Page, SignOff
from kiosk.errors import Fault, SiteError
from kiosk.paths import CONTENT, DataFolder
from kiosk.requests.entry import SEALED, Batch, Drive, Entry, Exported
from kiosk.requests.record import Record
from kiosk.requests.text import clean_text
from kiosk.settings import Settings
from kiosk.staff import drives
from kiosk.staff.access import trial_opener
from kiosk.staff.audit import Deed, Line, note, read_audit
from kiosk.staff.bundle import make_bundle
from kiosk.staff.calls import could_not_reach, erase_one, mark_called, undo_called
from kiosk.staff.door import Door, Pass, Way
from kiosk.staff.export import Choice, export
from kiosk.staff.export_formats import FORMATS
from kiosk.staff.housekeeping import Housekeeping
from kiosk.staff.installer import erase_tried_out
from kiosk.staff.items import Item
from kiosk.staff.new_file import free_name
from kiosk.staff.opener import Opener
from kiosk.staff.people import Person, add_person, change_passphrase, change_pin, list_people, remove_person
from kiosk.staff.places import batches, sealed_in
from kiosk.staff.rekey import rekey
from kiosk.staff.retention import daily, erase_all_done
from kiosk.staff.signoffs import sign
from kiosk.staff.tries import Calls, read_calls
from kiosk.staff.watch import Stage, Stopped, Watch
from kiosk.staff.worklist import Reading

_BATCH_S = 0.05  # of opening, until what is open is handed over
_REST_S = 0.002  # opening holds the interpreter; the window gets it in between
_TURN = 4  # files opened in a row: some 2 ms

_log = logging.getLogger(__name__)


class FrontDesk:
    """Implements what the staff's screens ask for (kiosk/ui/staff/desk.py) over the data folder."""

    def __init__(
        self,
        data: DataFolder,
        clock: Clock,
        settings: Settings,
        *,
        settings_file: Path | None = None,
        content: Path = CONTENT,
        find_drives: Callable[[Path], Sequence[drives.Drive]] = drives.find_drives,
    ) -> None:
        self._data = data
        self._clock = clock
        self._settings = settings
        self._find_drives = find_drives
        self._door = Door(data, clock)
        self.house = Housekeeping(data, settings_file or data.settings, content, clock)
        self._inside: Opener | Pass | None = None
        self._read: Reading | None = None  # what was opened last, so that the next look opens only what is new
        self._erasures = 0  # a look that was under way meanwhile is not kept

    @property
    def is_trial(self) -> bool:
        """Whether the kiosk is not set up."""
        return not self._data.is_set_up

    @property
    def is_strict(self) -> bool:
        """Whether nothing on this kiosk opens a request."""
        return not self.is_trial and not self._settings.keys.on_kiosk

    def people(self) -> Sequence[str]:
        """Return the names of those who can come in; none on trial. Raises `SiteError`."""
        people = list_people(self._data)
        return [person.name for person in people if (person.has_pin if self.is_strict else person.has_key)]

    def wait_s(self) -> float:
        """Return for how many seconds the door stays shut after wrong tries."""
        return self._door.wait_s()

    def enter(self, name: str, passphrase: str) -> None:
        """Let a person in, in strict mode by the PIN; raises `SiteError` as the door does."""
        if self.is_trial:
            self._inside = trial_opener(self._folder)
        elif self.is_strict:
            self._inside = self._door.enter_with_pin(name, passphrase)
        else:
            self._inside = self._door.enter(name, passphrase)
        if not self.is_trial:
            erase_tried_out(self._data)

    def leave(self, *, by_hand: bool = False) -> None:
        """Forget the key."""
        inside, self._inside = self._inside, None
        self._read = None
        if inside is not None and not self.is_trial:
            self._door.leave(inside.who, Way.LOCK if by_hand else Way.OUT)

    def requests(self) -> Iterator[Batch]:
        """Open what waits, the oldest day first, then what is done; ends early once the desk is locked."""
        opener = self._at_work()
        if isinstance(opener, Pass):
            yield Batch((), 0, self._count_waiting())
            return
        before, calls, erasures = self._read, read_calls(self._folder), self._erasures
        reading = Reading(self._folder, opener) if before is None else before.again()
        entries, began = list[Entry](), perf_counter()
        while not reading.is_over:
            if self._inside is not opener:
                return
            entries += [_entry(item, calls) for item in reading.step(_TURN)]
            sleep(_REST_S)
            if perf_counter() - began >= _BATCH_S:
                yield Batch(tuple(entries), reading.done, reading.all, reading.broken)
                entries, began = [], perf_counter()
        self._keep(reading, opener, erasures)
        yield Batch(tuple(entries), reading.done, reading.all, reading.broken)

    def called(self, entry: Entry) -> Entry:
        """Move a request to those that are done."""
        return _moved(entry, mark_called(self._folder, _item(entry), self._clock, self._at_work().who))

    def undo(self, entry: Entry) -> Entry:
        """Let a request wait again."""
        return _moved(entry, undo_called(self._folder, _item(entry), self._clock, self._at_work().who))

    def not_reached(self, entry: Entry) -> Entry:
        """Count one more call that reached nobody."""
        tries = could_not_reach(self._folder, _item(entry), self._clock, self._at_work().who)
        return replace(entry, tries=tries.count)

    def erase(self, entry: Entry) -> None:
        """Erase one request; one that is gone already is no fault."""
        try:
            erase_one(self._folder, _item(entry), self._clock, self._at_work().who)
        finally:
            self._forget_read()

    def erase_done(self) -> int:
        """Erase all that is done; return how many requests."""
        try:
            return erase_all_done(self._folder, self._clock, self._at_work().who)
        finally:
            self._forget_read()  # some may be erased, though not all could be

    def formats(self) -> Sequence[str]:
        """Return the formats of an export, and that of the sealed copy, which is all there is in strict mode."""
        return (SEALED,) if self.is_strict else (*FORMATS, SEALED)

    def drives(self) -> Sequence[Drive]:
        """Return the drives that are there, then the folder of the settings."""
        found = [_place(drive, is_removable=True) for drive in self._find_drives(self._data.root.absolute())]
        folder = drives.export_folder(self._settings.requests.export_folder)
        return found if folder is None else [*found, _place(folder, is_removable=False)]

    def export(
        self,
        form: str,
        drive: Drive,
        *,
        include_done: bool,
        days: int | None = None,
        go_on: Callable[[str, int, int], bool],
    ) -> Exported | None:
        """Write a new file on `drive`; what is old is erased then, as every day."""
        inside = self._at_work()
        first = None if days is None else self._clock.now().date() - timedelta(days=days - 1)

        def tell(stage: Stage, done: int, whole: int) -> None:
            if not go_on(stage.value, done, whole):
                watch.stop()

        watch = Watch(tell)
        try:
            if isinstance(inside, Pass) or form == SEALED:
                exported = self._copy_sealed(inside, drive.path, watch)
            else:
                exported = self._export(inside, form, drive.path, Choice(include_done, first), watch)
        except Stopped:
            return None
        self._erase_old()
        return exported

    def note(self, what: str) -> None:
        """Add a line to the audit."""
        note(self._folder.audit, Deed(who=self._at_work().who, what=what), self._clock)

    def audit(self) -> tuple[Sequence[Line], Sequence[int]]:
        """Return the lines of the audit, the newest first, and the numbers of those that do not hang together."""
        self._at_work()
        lines, broken = read_audit(self._folder.audit)
        return lines[::-1], broken

    def sign_page(self, page: Page, name: str, credential: str) -> SignOff:
        """Record that `name` has checked a page."""
        return sign(self._data, page, name, credential, self._clock, self._at_work().who)

    def staff(self) -> Sequence[Person]:
        """Return everybody who can come in; nobody on trial."""
        return () if self.is_trial else list_people(self._data)

    def add_person(self, name: str, passphrase: str) -> None:
        """Make a locked copy of the key for somebody new."""
        add_person(self._data, self._key_in_hand(), name, passphrase, self._clock)

    def change_passphrase(self, old: str, new: str) -> None:
        """Lock the copy of the person who is in with another passphrase; in strict mode change the PIN."""
        inside = self._at_work()
        change = change_pin if isinstance(inside, Pass) else change_passphrase
        change(self._data, inside.who, old, new, self._clock)

    def remove_person(self, name: str) -> None:
        """Erase the locked copy of a person."""
        remove_person(self._data, name, self._at_work().who, self._clock)

    def new_key(self, passphrase: str, progress: Callable[[int, int], None]) -> Sequence[str]:
        """Make a new desk key and work on with it, unless the desk is locked meanwhile."""
        opener = self._key_in_hand()
        done = rekey(self._data, opener.who, passphrase, self._clock, progress=progress, in_kiosk=True)
        if self._inside is opener:
            self._inside, self._read = done.opener, None  # what was read hangs on the old key
        return done.retired

    @property
    def _folder(self) -> DataFolder:
        return self._data.active

    def _at_work(self) -> Opener | Pass:
        inside = self._inside
        if inside is None:
            raise SiteError(Fault.NO_KEY, str(self._folder.keys))
        return inside

    def _key_in_hand(self) -> Opener:
        inside = self._at_work()
        if isinstance(inside, Pass):  # strict mode: the keys are where people carry them
            raise SiteError(Fault.NO_KEY, str(self._folder.keys))
        return inside

    def _forget_read(self) -> None:
        self._erasures += 1
        self._read = None

    def _keep(self, reading: Reading, opener: Opener, erasures: int) -> None:
        self._read = reading
        if self._inside is not opener or self._erasures != erasures:  # locked or erased at this very moment
            self._read = None

    def _count_waiting(self) -> int:
        return sum(len(sealed_in(place)) for place in (self._folder.new, *batches(self._folder)))

    def _export(self, opener: Opener, form: str, place: Path, choice: Choice, watch: Watch) -> Exported:
        target = free_name(place, "requests", form, self._clock.now())
        done = export(self._folder, opener, target, form, clock=self._clock, who=opener.who, choice=choice, watch=watch)
        return Exported(done.count, target, done.marked, len(done.worklist.broken))

    def _copy_sealed(self, inside: Opener | Pass, place: Path, watch: Watch) -> Exported:
        """Write a sealed copy; where nobody can open a request here, what is in it is done."""
        target = free_name(place, "sealed", SEALED, self._clock.now())
        opener = inside if isinstance(inside, Opener) else None
        copied = make_bundle(
            self._folder,
            target,
            clock=self._clock,
            who=inside.who,
            opener=opener,
            counts_as_done=opener is None,
            watch=watch,
        )
        return Exported(copied.count, target)

    def _erase_old(self) -> None:
        try:
            daily(self._folder, self._settings, self._clock)
        except SiteError as error:  # the file is good all the same, and the kiosk tries again tomorrow
            _log.warning("what is old is not erased: %s (%s)", error.subject, error.fault)


def _place(drive: drives.Drive, *, is_removable: bool) -> Drive:
    return Drive(drive.path, drive.name, is_removable, drive.free, drive.trouble)


def _entry(item: Item, calls: Calls) -> Entry:
    tries = calls.of(item.path)
    return Entry(
        _harmless(item.record),
        item.path,
        is_done=item.is_done,
        tries=0 if tries is None else tries.count,
        may_be_in_earlier_file=item.may_be_in_earlier_file,
    )


def _harmless(record: Record) -> Record:
    """Return the record with texts to show: whoever has the public keys can seal anything."""
    return msgspec.structs.replace(
        record,
        name=clean_text(record.name),
        phone_national=clean_text(record.phone_national),
        best_time=clean_text(record.best_time),
    )


def _item(entry: Entry) -> Item:
    return Item(entry.place, entry.record, entry.may_be_in_earlier_file, entry.is_done)


def _moved(entry: Entry, item: Item) -> Entry:
    return replace(entry, place=item.path, is_done=item.is_done, may_be_in_earlier_file=item.may_be_in_earlier_file)
