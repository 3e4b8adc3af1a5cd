"""The folder of sealed requests: one file a request, on the disk before anybody says thank you."""

import hashlib
import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import fsync_folder, move_durable, private_folder, read_limited, site_errors, write_new
from kiosk.paths import DataFolder
from kiosk.requests.chain import read_chain, write_chain
from kiosk.requests.changeover import settle
from kiosk.requests.draft import Draft
from kiosk.requests.receipt import Receipt
from kiosk.requests.record import encode, record_of
from kiosk.requests.seal import SEALED_MAX, Sealer

SUFFIX = ".age"
CHAIN = "chain.json"

_RECEIPTS_KEPT = 32


class Spool:
    """Stores drafts; the order of its steps is explained in docs/decisions/0002-spool.md.

    One process owns it (the kiosk's lock sees to that); its threads take turns.
    """

    def __init__(self, folder: DataFolder, clock: Clock) -> None:
        """Make the folders; raises `SiteError`, with `UNSAFE_FOLDER` if others can look into them."""
        self._folder = folder
        self._clock = clock
        self._chain_file = folder.requests / CHAIN
        self._turn = threading.Lock()
        self._receipts: dict[UUID, Receipt] = {}
        self._doubtful: Path | None = None
        self._make_folders()

    def sweep(self) -> None:
        """Clear away what a crash left half done; called once at start. Raises `SiteError`."""
        settle(self._folder)  # a new desk key that broke off
        with self._turn:
            fsync_folder(self._folder.new)  # a request that a killed kiosk had just put in place becomes the last link
            fsync_folder(self._folder.tmp)
            self._settle()
            _clear(self._folder.tmp, "*")

    def check_ready(self) -> None:
        """Raise `SiteError` if no request could be stored now: seals, writes, reads back and erases a test file."""
        self._make_folders()
        sealed = Sealer(self._folder.recipients).seal(b"self-test")
        path = self._folder.tmp / f"self-test-{uuid4()}"
        write_new(path, sealed)
        try:
            _compare(path, sealed)
        finally:
            with site_errors(path):
                path.unlink(missing_ok=True)
        for place in (self._folder.requests, self._folder.new):
            if not os.access(place, os.W_OK | os.X_OK):
                raise SiteError(Fault.NO_PERMISSION, str(place))

    def append(self, draft: Draft) -> Receipt:
        """Seal and store a complete draft; returns once it is on the disk and was read back, for the same id once.

        Raises `SiteError`: then the request is not stored, the earlier ones are untouched, and the same draft or
        another may be tried again. Raises `ValueError` (a bug: the form asks first) for a draft with problems.
        """
        with self._turn:
            if draft.id in self._receipts:
                return self._receipts[draft.id]
            receipt = self._store(draft)
            self._receipts[draft.id] = receipt
            if len(self._receipts) > _RECEIPTS_KEPT:
                del self._receipts[next(iter(self._receipts))]
            return receipt

    def _make_folders(self) -> None:
        for place in (self._folder.root, self._folder.requests, self._folder.tmp, self._folder.new):
            private_folder(place)

    def _store(self, draft: Draft) -> Receipt:
        self._settle()
        chain = read_chain(self._chain_file)
        place = chain.next_place()
        now = self._clock.now()
        record = record_of(draft, place, now, self._clock.boot_time())
        sealed = Sealer(self._folder.recipients).seal(encode(record))
        digest = hashlib.sha256(sealed).hexdigest()
        name = f"{draft.id}{SUFFIX}"
        part, target = self._folder.tmp / name, self._folder.new / name
        write_new(part, sealed)
        fsync_folder(part.parent)
        # From here until the rename the file in tmp/ is the sign that the chain is one request ahead: it stays.
        write_chain(self._chain_file, chain.with_next(str(draft.id), digest))
        self._doubtful = target
        _hide_time(part, now)
        move_durable(part, target)
        _compare_unless_claimed(target, sealed)
        self._doubtful = None
        return Receipt(draft.id, place.number, digest, now)

    def _settle(self) -> None:
        """Make chain and folders agree after a crash or a failed append, and free the room that it took."""
        if self._doubtful is not None:
            # Renamed, but not known to be on the disk: nobody was told that it is stored.
            _take_back(self._doubtful, self._folder.tmp / self._doubtful.name)
            self._doubtful = None
        chain = read_chain(self._chain_file)
        if chain.id and _exists(self._folder.tmp / f"{chain.id}{SUFFIX}"):
            write_chain(self._chain_file, chain.without_last())
        _clear(self._folder.tmp, f"*{SUFFIX}")


def _hide_time(path: Path, now: datetime) -> None:
    """Give a file the midnight of its day: when somebody sat in the waiting room is inside the seal alone."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    with site_errors(path):
        os.utime(path, (midnight, midnight))


def _compare(path: Path, data: bytes) -> None:
    if read_limited(path, SEALED_MAX) != data:
        raise SiteError(Fault.IO_ERROR, str(path))


def _compare_unless_claimed(path: Path, data: bytes) -> None:
    try:
        _compare(path, data)
    except SiteError as error:
        if error.fault is not Fault.MISSING:  # an export may take a request the moment that it is there
            raise


def _take_back(path: Path, target: Path) -> None:
    try:
        move_durable(path, target)
    except SiteError as error:
        if error.fault is not Fault.MISSING:  # never renamed, or an export has it already
            raise


def _exists(path: Path) -> bool:
    with site_errors(path):
        return path.exists()


def _clear(folder: Path, pattern: str) -> None:
    with site_errors(folder):
        for path in tuple(folder.glob(pattern)):
            if not path.is_dir():
                path.unlink(missing_ok=True)
