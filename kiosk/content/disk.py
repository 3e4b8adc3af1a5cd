"""Reads the content folder as a place where anyone may have put anything: nothing outside, odd or huge is read."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import Fault, fault_of

MAX_TEXT_BYTES = 1024 * 1024
MAX_PICTURE_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_DEPTH = 4

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")


class Refused(Exception):
    """A file, picture or link that is not used; `what` goes on from its name, as in "name: is larger than 1 MiB"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def real_folder(path: Path) -> Path:
    """Return where the folder `path` truly lies, after all symbolic links."""
    return Path(os.path.realpath(path))


def real_file(root: Path, path: Path, limit: int) -> Path:
    """Return where `path` truly lies; raises `Refused` unless it is a plain file of at most `limit` bytes in `root`.

    `root` is a folder's true place, see `real_folder`.
    """
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(root):
        raise Refused("leads out of its folder")
    try:
        status = real.stat()
    except OSError as error:
        raise _refused(error) from error
    if not stat.S_ISREG(status.st_mode):
        raise Refused("is not an ordinary file")
    if status.st_size > limit:
        raise Refused(f"is larger than {limit // (1024 * 1024)} MiB")
    return real


def read_bytes(root: Path, path: Path, limit: int) -> bytes:
    """Return the bytes of the file `path` in the folder `root`, never more than `limit`; raises `Refused`."""
    real = real_file(root, path, limit)
    try:
        # Not blocking: what was a file a moment ago may be a pipe now.
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb", buffering=0) as file:
            return file.read(min(os.fstat(handle).st_size, limit))
    except OSError as error:
        raise _refused(error) from error


def read_text(root: Path, path: Path) -> str:
    """Return the text of the file `path`, whatever its line ends were; raises `Refused`."""
    data = read_bytes(root, path, MAX_TEXT_BYTES)
    if b"\0" in data:
        raise Refused("holds zero bytes; save it as plain text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("is not UTF-8 text; save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in `folder`, by name, without hidden files; nothing if it cannot be listed."""
    try:
        with os.scandir(folder) as listing:
            return sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def page_paths(content: Path, language: str) -> list[Path]:
    """Return the page files `<topic>/<page>.md` of a language, in order."""
    return [
        Path(entry.path)
        for topic in entries(content / language)
        if stat.S_ISDIR(_status(topic).st_mode)
        for entry in entries(Path(topic.path))
        if entry.name.endswith(".md")
    ]


def languages(content: Path) -> tuple[str, ...]:
    """Return the languages that have pages in the folder `content`, in alphabetical order."""
    return tuple(
        entry.name for entry in entries(content) if _LANGUAGE.fullmatch(entry.name) and page_paths(content, entry.name)
    )


def signature(content: Path) -> tuple[tuple[str, int, int, int], ...]:
    """Return name, size, time (ns) and inode of every file in `content`: it differs when anything has changed.

    It looks at no file's text, so that asking twice a second costs nothing that a visitor could notice.
    """
    return tuple(_marks(str(content)))


def file_mark(path: Path) -> tuple[int, int, int]:
    """Return size, time (ns) and inode of one file, zeros if there is none."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_size, status.st_mtime_ns, status.st_ino)


def _marks(content: str) -> Iterator[tuple[str, int, int, int]]:
    waiting = [(Path(content), 0)]
    count = 0
    while waiting:
        folder, depth = waiting.pop()
        for entry in entries(folder):
            count += 1
            if count > MAX_ENTRIES:
                return
            status = _status(entry)
            if depth < MAX_DEPTH and stat.S_ISDIR(status.st_mode) and not entry.is_symlink():
                waiting.append((Path(entry.path), depth + 1))
            yield (entry.path, status.st_size, status.st_mtime_ns, status.st_ino)


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:
        return os.stat_result((0,) * 10)


def _refused(error: OSError) -> Refused:
    fault = fault_of(error)
    if fault == Fault.MISSING:
        return Refused("does not exist")
    return Refused("cannot be read: no permission" if fault == Fault.NO_PERMISSION else "cannot be read")
