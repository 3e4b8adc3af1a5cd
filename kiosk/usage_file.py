"""The file of what is read: one row is a day, a thing and a count; and what staff ask of it."""

import csv
import io
import logging
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import FILE_MODE, site_errors
from kiosk.tally import Tally
from kiosk.usage import PAGE, VISITS, Usage

KEPT = timedelta(days=400)  # a year and a month: the same month of last year can be compared
LEAST_VISITS = 5  # of one day; fewer could be followed, so such a day is counted with the next one
BROKEN = ".broken"

# WITHOUT ROWID: else each row had a number, and the numbers an order.
_TABLE = """
CREATE TABLE IF NOT EXISTS counts (
    day TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, what)
) WITHOUT ROWID, STRICT
"""
_ADD = """
INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (day, what) DO UPDATE SET count = count + excluded.count
"""
_QUIET = f"""
SELECT day FROM counts WHERE day < ? GROUP BY day HAVING sum(iif(what = '{VISITS}', count, 0)) < {LEAST_VISITS}
"""  # noqa: S608 - the program's own words
_BESIDE = ("-journal", "-wal", "-shm")  # what SQLite leaves beside a file when it is killed
_WAIT_S = 1.0
_log = logging.getLogger(__name__)


class Row(NamedTuple):
    """How often something happened on a day; `name` is "" for what has none, such as visits."""

    day: date
    what: str
    name: str
    times: int


class UsageFile:
    """Adds counts, keeps 400 days; what is no such file (any more) is put aside and begun anew."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, day: date, counts: Counter[str]) -> bool:
        """Add `counts` to those of `day`; False if they could not be written."""
        for _ in range(2):
            try:
                self._add(day, counts)
            except sqlite3.Error as error:
                if not _is_broken(error) or not self._put_aside():
                    return False
            except OSError:
                return False
            else:
                return True
        return False

    def erase(self) -> None:
        """Erase the file and what lies beside it; raises `SiteError`."""
        for path in (*_with_leftovers(self._path), self._broken):
            with site_errors(path):
                path.unlink(missing_ok=True)

    def _add(self, day: date, counts: Counter[str]) -> None:
        self._path.touch(mode=FILE_MODE)
        with closing(sqlite3.connect(self._path, timeout=_WAIT_S)) as base, base:
            base.execute("PRAGMA secure_delete = ON")
            base.execute(_TABLE)
            base.executemany(_ADD, ((day.isoformat(), what, count) for what, count in counts.items()))
            base.execute("DELETE FROM counts WHERE day < ?", ((day - KEPT).isoformat(),))
            for quiet in [str(row[0]) for row in base.execute(_QUIET, (day.isoformat(),))]:
                rest = base.execute("SELECT what, count FROM counts WHERE day = ?", (quiet,)).fetchall()
                base.executemany(_ADD, ((day.isoformat(), what, count) for what, count in rest))
                base.execute("DELETE FROM counts WHERE day = ?", (quiet,))
        os.utime(self._path, (0, 0))  # else the file would tell when the last visit ended

    @property
    def _broken(self) -> Path:
        return self._path.with_name(self._path.name + BROKEN)

    def _put_aside(self) -> bool:
        try:
            self._path.replace(self._broken)
            for path in _with_leftovers(self._path):
                path.unlink(missing_ok=True)
        except OSError:
            return False
        _log.warning("%s is damaged: it was put aside, and counting begins anew", self._path)
        return True


def open_usage(path: Path, clock: Clock, *, is_enabled: bool) -> Usage:
    """Return what counts into the file `path`; where it is not wanted, erase that file and count nothing."""
    store = UsageFile(path)
    if is_enabled:
        return Tally(store, clock)
    try:
        store.erase()
    except SiteError as error:
        _log.warning("what was read is still kept, though it should not be: %s (%s)", error.subject, error.fault.value)
    return Usage()


def read_usage(path: Path, today: date) -> tuple[Row, ...]:
    """Return the counts of all whole days before `today`, in order; days with fewer than 5 visits are left out.

    They are counted with the next day once it has come. Raises `SiteError`: `CORRUPT` for what is no such file.
    """
    if not path.exists():
        return ()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT_S)) as base:
            found = base.execute("SELECT day, what, count FROM counts ORDER BY day, what").fetchall()
    except sqlite3.Error as error:
        raise SiteError(Fault.CORRUPT if _is_broken(error) else Fault.IO_ERROR, str(path)) from error
    rows = [row for row in map(_row, found) if row is not None and row.day < today]
    visits = Counter({row.day: row.times for row in rows if row.what == VISITS})
    return tuple(row for row in rows if visits[row.day] >= LEAST_VISITS)


def by_day(rows: Iterable[Row], what: str, first: date, last: date, name: str = "") -> list[tuple[date, int]]:
    """Return each day from `first` to `last` with how often `what` happened, 0 where it did not; "" is every name."""
    counts: Counter[date] = Counter()
    for row in rows:
        if row.what == what and name in ("", row.name):
            counts[row.day] += row.times
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [(day, counts[day]) for day in days]


def by_name(rows: Iterable[Row], what: str, first: date) -> list[tuple[str, int]]:
    """Return how often `what` happened since `first`, by name, the most frequent first."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row.what == what and row.day >= first:
            counts[row.name] += row.times
    return sorted(counts.items(), key=_most_first)


def never_read(rows: Iterable[Row], page_ids: Iterable[str], first: date) -> list[str]:
    """Return those of `page_ids`, in their order, that nobody has opened since `first`."""
    opened = {name for name, _count in by_name(rows, PAGE, first)}
    return [page_id for page_id in page_ids if page_id not in opened]


def as_csv(rows: Iterable[Row]) -> str:
    """Return the rows as the text of a CSV file with a heading."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(Row._fields)
    writer.writerows(rows)
    return text.getvalue()


def _row(found: tuple[object, ...]) -> Row | None:
    """Return a row of the file, None for one that this program has not written."""
    day, what, count = found
    if not (isinstance(day, str) and isinstance(what, str) and isinstance(count, int)):
        return None
    kind, _, name = what.partition(":")
    try:
        return Row(date.fromisoformat(day), kind, name, count)
    except ValueError:
        return None


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])


def _is_broken(error: sqlite3.Error) -> bool:
    """Whether the file is none of this program's, as against a disk that is full or cannot be written."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # ERROR and CONSTRAINT: it has a table of that name, but another one.
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)


def _with_leftovers(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + end) for end in _BESIDE)]
