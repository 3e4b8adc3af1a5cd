"""The staff's worklist with thousands of requests: list, first rows, filter, refresh, a deed and exports.

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
from kiosk.requests.record import Place, encode, record_of
from kiosk.requests.seal import Sealer
from kiosk.requests.trial import prepare_trial
from kiosk.staff.access import trial_opener
from kiosk.staff.board import Board, Show
from kiosk.staff.bundle import make_bundle
from kiosk.staff.calls import mark_called
from kiosk.staff.export import export
from kiosk.staff.tries import read_calls
from kiosk.staff.worklist import Reading

REQUESTS = 10_000
ROUNDS = 20
TYPED = ("", "patient", "pa", "77", "208 555 01", "zzz", "tést 9")
FORMS = ("xlsx", "csv", "json", "vcf")


def main(many: int) -> None:
    """Fill a folder, then measure."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as place:
        folder = DataFolder(Path(place) / "data")
        prepare_trial(folder)
        _tell("sealed", _took(lambda: _fill(folder, many)))
        opener = trial_opener(folder)
        board, reading = Board(), Reading(folder, opener)
        steps: list[Taken] = []
        while not reading.is_over:
            steps.append(_took(partial(_step, reading, board)))
        _tell(f"listed, in {len(steps)} steps", Taken(*map(sum, zip(*steps, strict=True))))
        _tell("the first rows", steps[0])
        _tell("the longest step", max(steps))
        _tell("arranged", _took(lambda: board.lay_out(reading.worklist(include_done=True).items, read_calls(folder))))
        for typed in TYPED:
            _tell(
                f"filter {typed!r}, the slowest of {ROUNDS}",
                max(_took(partial(board.find, Show.ALL, typed)) for _ in range(ROUNDS)),
            )
        refresh = reading.again()
        _tell("refresh", _took(lambda: _finish(refresh, board, folder)))
        item = board.find(Show.WAITING)[0].item
        _tell("called", _took(lambda: mark_called(folder, item, clock, "bench")))
        _tell("sealed copy", _took(lambda: make_bundle(folder, Path(place) / "copy.zip", clock=clock, who="bench")))
        for form in FORMS:
            target = Path(place) / f"calls.{form}"
            keep = form != FORMS[-1]
            work = partial(export, folder, opener, target, form, clock=clock, who="bench", keep=keep)
            _tell(f"export, {form}", _took(work))


def _fill(folder: DataFolder, many: int) -> None:
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


def _step(reading: Reading, board: Board) -> None:
    board.add(reading.step())


def _finish(reading: Reading, board: Board, folder: DataFolder) -> None:
    while not reading.is_over:
        reading.step()
    board.lay_out(reading.worklist(include_done=True).items, read_calls(folder))


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
