"""The staff's list with thousands of requests: first rows, all of them, filter, refresh, a deed and exports.

usage: python -m bench.worklist [REQUESTS]        prints a table; the requests are invented and sealed for real
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from kiosk.clock import SystemClock
from kiosk.files import private_folder
from kiosk.paths import DataFolder
from kiosk.requests.draft import Consent, Draft
from kiosk.requests.entry import Batch
from kiosk.requests.record import Place, encode, record_of
from kiosk.requests.seal import Sealer
from kiosk.requests.trial import prepare_trial
from kiosk.settings import Settings
from kiosk.staff.access import trial_opener
from kiosk.staff.bundle import make_bundle
from kiosk.staff.export import export
from kiosk.staff.front_desk import FrontDesk
from kiosk.ui.staff.entries import Entries, Show

REQUESTS = 10_000
ROUNDS = 20
_NOTHING = Batch((), 0, 0)
FORMS = ("xlsx", "csv", "json", "vcf")


def main(many: int) -> None:
    """Fill a folder, then measure."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as place:
        data = DataFolder(Path(place) / "data")
        folder = data.trial
        prepare_trial(folder)
        _tell("sealed", _took(lambda: fill(folder, many)))
        opener = trial_opener(folder)
        desk, entries = FrontDesk(data, clock, Settings()), Entries()
        desk.enter("", "")
        steps = _read(desk, entries)
        _tell(f"listed, in {len(steps)} steps", Taken(*map(sum, zip(*steps, strict=True))))
        _tell("the first rows", steps[0])
        for show in Show:
            worst = max(_took(partial(entries.choose, show)) for _ in range(ROUNDS))
            _tell(f"filter {show.name.lower()}, the slowest of {ROUNDS}", worst)
        _tell("refresh", _took(lambda: _read(desk, Entries())))
        entries.choose(Show.WAITING)
        _tell("called", _took(lambda: desk.called(entries[0])))
        _tell("sealed copy", _took(lambda: make_bundle(folder, Path(place) / "copy.zip", clock=clock, who="bench")))
        for form in FORMS:
            target = Path(place) / f"calls.{form}"
            keep = form != FORMS[-1]
            work = partial(export, folder, opener, target, form, clock=clock, who="bench", keep=keep)
            _tell(f"export, {form}", _took(work))


def fill(folder: DataFolder, many: int) -> None:
    """Let `many` people wait in `folder`; their requests are sealed for its recipients."""
    sealer = Sealer(folder.recipients)
    private_folder(folder.new)
    now = SystemClock().now()
    for number in range(1, many + 1):
        draft = Draft(
            name=f"Test Patient {number}",
            phone=f"208 555 01{number % 100:02}",
            phone_accepted=True,
            best_time="Morning",
            voicemail=False,
            consent=Consent("1", "en"),
            id=UUID(int=number),
        )
        record = record_of(draft, Place("bench", number, ""), now - timedelta(minutes=many - number), 1.0)
        (folder.new / f"{draft.id}.age").write_bytes(sealer.seal(encode(record)))


def _read(desk: FrontDesk, entries: Entries) -> "list[Taken]":
    """Bring everything into the list; return what each batch took."""
    batches = desk.requests()
    taken: list[Taken] = []
    while True:
        before = len(entries)
        taken.append(_took(lambda: entries.add(next(batches, _NOTHING).entries)))
        if len(entries) == before:
            return taken


class Taken(NamedTuple):
    """Seconds on the clock, and of the processor alone, which a busy machine changes less."""

    clock: float
    processor: float


def _took(work: Callable[[], object]) -> Taken:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - clock, time.process_time() - processor)


def _tell(what: str, taken: Taken) -> None:
    print(f"{what:40} {1000 * taken.clock:9.1f} ms {1000 * taken.processor:9.1f} ms of the processor", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS)
