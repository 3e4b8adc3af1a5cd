"""Opens a sealed copy on the staff's own computer: nothing in it is believed before it was checked."""

import errno
import hashlib
import os
import struct
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

from kiosk.errors import Fault, SiteError
from kiosk.files import site_errors
from kiosk.staff.export import WAITING, Choice, Report, write_file
from kiosk.staff.items import Item, Worklist, arrange, missing_at_end
from kiosk.staff.manifest import (
    BUNDLE_MAX,
    FILE_MAX,
    FOLDERS,
    MANIFEST,
    MANIFEST_MAX,
    MOST_FILES,
    Manifest,
    is_good_name,
)
from kiosk.staff.new_file import NewFile, refuse_existing
from kiosk.staff.numbers import Dealt, merged
from kiosk.staff.opener import Opener
from kiosk.staff.watch import Stage, Watch

_END = struct.Struct("<4s4H2LH")  # the end of a zip without a comment (APPNOTE 4.3.16)
_END_SIGN = b"PK\x05\x06"
_LOCATOR, _LOCATOR_SIGN = 20, b"PK\x06\x07"  # before the end of a zip with larger numbers (APPNOTE 4.3.15)
_LIST_MAX = 400 * MOST_FILES  # bytes of the zip's own list of files
_ENCRYPTED = 0x1


class BadBundle(SiteError):
    """A file that is no sealed copy as a kiosk made it; `problems` names each thing that is wrong."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__(Fault.CORRUPT, str(path))
        self.problems = problems


@dataclass(frozen=True)
class Bundle:
    """A sealed copy that fits its manifest; `files` are the sealed files by their names."""

    manifest: Manifest
    files: dict[str, bytes]


def read_bundle(path: Path) -> Bundle:
    """Return a sealed copy, all in memory; raises `BadBundle` if it is not whole, `SiteError` if it cannot be read."""
    with site_errors(path), path.open("rb") as file:
        return check_bundle(file, path)


def check_bundle(file: BinaryIO, path: Path) -> Bundle:
    """Return the sealed copy in `file`. Every size is limited before anything is read; raises `BadBundle`."""
    size = _check_end(file, path)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            problems = list(_entry_problems(entries, size))
            if problems:
                raise BadBundle(path, problems)
            manifest = _manifest(archive.read(MANIFEST), path)
            files = {entry.filename: archive.read(entry) for entry in entries if entry.filename != MANIFEST}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise BadBundle(path, [f"it is no whole zip file ({error})"]) from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # what a place before the beginning gives
            raise
        raise BadBundle(path, ["it is no whole zip file"]) from None
    problems = list(_misfits(manifest, files))
    if problems:
        raise BadBundle(path, problems)
    return Bundle(manifest, files)


def bundle_worklist(
    bundle: Bundle, opener: Opener, *, include_done: bool = False, watch: Watch | None = None
) -> Worklist:
    """Return what waits in a sealed copy, and with `include_done` what is done as well.

    `broken` are the files that do not open; what lies in quarantine did not open on the kiosk and is not tried.
    """
    watch = watch or Watch()
    items, broken = [], []
    sealed = [name for name in bundle.files if not name.startswith("quarantine/")]
    for name in watch.each(Stage.OPENING, sealed, len(sealed)):
        try:
            record = opener.open(bundle.files[name])
        except SiteError:
            broken.append(name)
            continue
        marks = {"may_be_in_earlier_file": name.startswith("claimed/"), "is_done": name.startswith("done/")}
        items.append(Item(Path(name), record, **marks))
    dealt = _dealt(bundle.manifest)
    found = arrange(items, broken, dealt=dealt, include_done=include_done)
    at_end = [left for given in bundle.manifest.given for left in missing_at_end(items, given.numbers, dealt)]
    return replace(found, missing=(*found.missing, *at_end))


def export_bundle(
    path: Path, opener: Opener, target: Path, form: str, *, choice: Choice = WAITING, watch: Watch | None = None
) -> Report:
    """Write what `choice` takes from the sealed copy `path` into the new file `target`; needs no data folder.

    Raises `SiteError`: `BAD_INPUT` if `target` is there already or the key opens nothing in the copy; `BadBundle`;
    others as they come. Raises `Stopped` if `watch` was asked to stop.
    """
    watch = watch or Watch()
    refuse_existing(target)
    bundle = read_bundle(path)
    found = bundle_worklist(bundle, opener, include_done=True, watch=watch)
    if found.broken and not found.items:
        raise SiteError(Fault.BAD_INPUT, f"the key opens no request in {path}")
    items = [item for item in found.items if choice.takes(item)]
    if items:
        write_file(NewFile(target, watch), target, items, form, watch)
    return Report(len(items), sum(item.may_be_in_earlier_file for item in items), found)


def _check_end(file: BinaryIO, path: Path) -> int:
    """Return the file's size; refuses one whose list of files could fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LOCATOR - _END.size))
    tail = file.read(_LOCATOR + _END.size)
    file.seek(0)
    if size > BUNDLE_MAX:
        raise BadBundle(path, ["it is too big"])
    if len(tail) < _END.size or not tail.endswith(b"\0\0"):
        raise BadBundle(path, ["it is no whole zip file"])
    sign, _, _, _, entries, listed, _, _ = _END.unpack(tail[-_END.size :])
    if sign != _END_SIGN or tail.startswith(_LOCATOR_SIGN):
        raise BadBundle(path, ["it is no whole zip file as a kiosk makes it"])
    if entries > MOST_FILES + 1 or listed > _LIST_MAX:
        raise BadBundle(path, ["there are too many files in it"])
    return size


def _entry_problems(entries: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    names = Counter(entry.filename for entry in entries)
    yield from (f"{name} is there {times} times" for name, times in names.items() if times > 1)
    if MANIFEST not in names:
        yield f"{MANIFEST} is missing"
    if sum(entry.file_size for entry in entries) > size:
        yield "its files are larger than itself"
    for entry in entries:
        name, is_manifest = entry.filename, entry.filename == MANIFEST
        if not is_manifest and not is_good_name(name):
            yield f"{name} has a name that no kiosk gives"
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            yield f"{name} is compressed, which no kiosk does"
        if entry.flag_bits & _ENCRYPTED:
            yield f"{name} is locked, which no kiosk does"
        if entry.file_size > (MANIFEST_MAX if is_manifest else FILE_MAX):
            yield f"{name} is too big"


def _manifest(data: bytes, path: Path) -> Manifest:
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadBundle(path, [f"{MANIFEST} cannot be read ({error})"]) from None


def _misfits(manifest: Manifest, files: dict[str, bytes]) -> Iterator[str]:
    """Give each file that is not as the manifest says."""
    named = {member.name: member for member in manifest.files}
    if len(named) < len(manifest.files):
        yield f"{MANIFEST} names a file twice"
    for name, member in named.items():
        data = files.get(name)
        if data is None:
            yield f"{name} is missing"
        elif len(data) != member.size or hashlib.sha256(data).hexdigest() != member.sha256:
            yield f"{name} was changed"
    yield from (f"{name} does not belong there" for name in files if name not in named)
    counts = Counter(name.partition("/")[0] for name in named)
    if any(manifest.counts.get(folder, 0) != counts[folder] for folder in FOLDERS):
        yield f"the counts in {MANIFEST} do not fit"


def _dealt(manifest: Manifest) -> Dealt:
    dealt = defaultdict(list)
    for part in manifest.dealt:
        dealt[part.kiosk].append((part.first, part.last))
    return {kiosk: merged(ranges) for kiosk, ranges in dealt.items()}
