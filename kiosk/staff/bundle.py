"""Makes a sealed copy: a zip of the sealed files as they are, for the staff's own computer; needs no key."""

import contextlib
import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.files import hold_lock, read_limited, site_errors
from kiosk.paths import DataFolder
from kiosk.requests.chain import read_chain
from kiosk.requests.spool import CHAIN, SUFFIX
from kiosk.staff.audit import Deed, note
from kiosk.staff.claims import LOCK, Claim
from kiosk.staff.items import Numbers, Worklist, missing_at_end
from kiosk.staff.manifest import FILE_MAX, FOLDERS, MANIFEST, MOST_FILES, Manifest, Member, Range, encode, is_good_name
from kiosk.staff.new_file import NewFile, read_back, refuse_existing
from kiosk.staff.numbers import read_dealt
from kiosk.staff.opener import Opener
from kiosk.staff.places import request_name, sealed_files, sealed_in
from kiosk.staff.unbundle import check_bundle
from kiosk.staff.watch import Stage, Watch
from kiosk.staff.worklist import waiting

_UNOPENED = "Made without a key: which numbers are missing or there twice shows when this copy is opened."
_OPENED = "Told by somebody with a key, when this copy was made."
_CHUNK = 1 << 20  # bytes
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # a zip wants one for each file, and when somebody was here is inside the seals alone


@dataclass(frozen=True)
class Copied:
    """What a sealed copy holds; where `count` is 0 there was nothing to copy and no file was written."""

    manifest: Manifest
    sha256: str

    @property
    def count(self) -> int:
        """How many sealed files are in it."""
        return len(self.manifest.files)


def make_bundle(  # noqa: PLR0913 - each is a choice of the person who copies
    folder: DataFolder,
    target: Path,
    *,
    clock: Clock,
    who: str,
    opener: Opener | None = None,
    counts_as_done: bool = False,
    watch: Watch | None = None,
) -> Copied:
    """Write every sealed file of `folder` into the new zip `target` (0600), with a manifest, and read it back.

    With `opener` the manifest says which running numbers are missing or there twice. With `counts_as_done` what waited
    is done then, as after an export: for a kiosk that no key lies on. Raises `SiteError` and `Stopped` as `export`
    does: until the copy is in place everything waits as before. `IN_USE` while an export runs.
    """
    watch = watch or Watch()
    with site_errors(folder.requests):
        if not folder.requests.is_dir():
            raise SiteError(Fault.MISSING, str(folder.requests))
    with hold_lock(folder.requests / LOCK):
        refuse_existing(target)
        given = _given(folder)  # before the files are looked for: a later one must not look as if it were missing
        opened = None if opener is None else waiting(folder, opener, include_done=True, watch=watch)
        claim, new_file = Claim(folder, clock.now()), NewFile(target, watch)
        with contextlib.ExitStack() as undoing:
            undoing.callback(_give_back_without_file, claim, new_file)
            copying = _Copying(folder, claim if counts_as_done else None, watch)
            if not copying.has_files:
                return Copied(copying.manifest(clock, given, opened), "")
            with new_file.written() as file, zipfile.ZipFile(file, "w", allowZip64=False) as archive:
                copying.write_into(archive)
                manifest = copying.manifest(clock, given, opened)
                archive.writestr(_entry(MANIFEST), encode(manifest))
            undoing.pop_all()
        watch.tell(Stage.CHECKING, 0, 1)
        sha256 = _read_back(target, manifest)
        what = "sealed-copy-done" if counts_as_done else "sealed-copy"
        note(folder.audit, Deed(who=who, what=what, how_many=len(manifest.files), sha256=sha256), clock)
        if counts_as_done:
            claim.finish(copying.waited)
        return Copied(manifest, sha256)


class _Copying:
    """Puts the files into the zip, each one once wherever it moves meanwhile; `waited` is where those lie to be done.

    With a claim each file that is copied is taken, so that it is marked from then on if it has to wait again.
    """

    def __init__(self, folder: DataFolder, claim: Claim | None, watch: Watch) -> None:
        self.waited: list[Path] = []
        self._folder = folder
        self._claim = claim
        self._watch = watch
        self._members: list[Member] = []
        self._left_out: list[str] = []
        self._names: set[str] = set()
        self._fresh = self._files()

    @property
    def has_files(self) -> bool:
        """Whether there is anything to copy."""
        return bool(self._fresh)

    def write_into(self, archive: zipfile.ZipFile) -> None:
        """Copy until nothing new turns up. Raises `SiteError`, `TOO_MANY` among others."""
        if self._claim is not None:
            self._claim.open()
        seen: set[Path] = set()
        while self._fresh:
            seen.update(self._fresh)
            for path in self._watch.each(Stage.WRITING, self._fresh, len(self._fresh)):
                self._copy(archive, path)
            later = (path for path in self._files() if path not in seen)
            self._fresh = [path for path in later if request_name(path.name) not in self._names]
        if self._claim is not None:
            self._claim.settle()

    def manifest(self, clock: Clock, given: Numbers | None, opened: Worklist | None) -> Manifest:
        """Return what the copy says of itself."""
        dealt = read_dealt(self._folder)
        missing = twice = None
        if opened is not None:
            at_end = missing_at_end(opened.items, given, dealt) if given is not None else []
            missing, twice = _ranges((*opened.missing, *at_end)), _ranges(opened.doubled)
        kiosks = {given.kiosk} if given is not None else set()
        counts = Counter(member.name.partition("/")[0] for member in self._members)
        return Manifest(
            made_at=clock.now().isoformat(timespec="seconds"),
            kiosks=sorted(kiosks | {item.record.kiosk for item in (opened.items if opened is not None else ())}),
            counts={name: counts[name] for name in FOLDERS},
            numbers=_UNOPENED if opened is None else _OPENED,
            given=_ranges(() if given is None else (given,)),
            dealt=[Range(kiosk, *ends) for kiosk, ranges in dealt.items() for ends in ranges],
            missing=missing,
            twice=twice,
            left_out=self._left_out,
            files=self._members,
        )

    def _files(self) -> list[Path]:
        return [*sealed_files(self._folder), *sealed_in(self._folder.quarantine)]

    def _copy(self, archive: zipfile.ZipFile, path: Path) -> None:
        name = path.relative_to(self._folder.requests).as_posix()
        if path.is_symlink() or not is_good_name(name):
            self._leave_out(path, name, "an odd name")
            return
        try:
            data = read_limited(path, FILE_MAX)
        except SiteError as error:
            if error.fault is not Fault.MISSING:  # moved on: the next round finds it
                self._leave_out(path, name, error.fault.value)
            return
        if self._claim is not None and path.parent != self._folder.quarantine:
            place = self._claim.take(path)
            if place is None:
                return
            self.waited.append(place)
        if len(self._members) == MOST_FILES:
            raise SiteError(Fault.TOO_MANY, f"files in {self._folder.requests}")
        archive.writestr(_entry(name), data)
        self._members.append(Member(name, len(data), hashlib.sha256(data).hexdigest()))
        self._names.add(request_name(path.name))

    def _leave_out(self, path: Path, name: str, why: str) -> None:
        self._names.add(request_name(path.name))
        self._left_out.append(f"{name[:400]}: {why}".encode(errors="replace").decode())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.external_attr = 0o100600 << 16  # a file for its owner alone, where it is unpacked by hand
    return entry


def _ranges(found: Iterable[Numbers]) -> list[Range]:
    return [Range(numbers.kiosk, numbers.first, numbers.last) for numbers in found]


def _given(folder: DataFolder) -> Numbers | None:
    """Return the running numbers that the kiosk has given, None where nothing says so or it gave none yet."""
    file = folder.requests / CHAIN
    with site_errors(file):
        if not file.is_file():
            return None
    chain = read_chain(file)
    with site_errors(folder.tmp):
        is_ahead = (folder.tmp / f"{chain.id}{SUFFIX}").exists()  # of a request that is not in its place yet
    last = (chain.before if is_ahead else chain.last).number
    return Numbers(chain.kiosk, 1, last) if last else None


def _read_back(target: Path, made: Manifest) -> str:
    """Return the SHA-256 of the copy; raises `SiteError` if what is on the drive is not what was written."""
    with read_back(target) as file:
        digest = hashlib.sha256()
        while part := file.read(_CHUNK):
            digest.update(part)
        if check_bundle(file, target).manifest != made:
            raise SiteError(Fault.IO_ERROR, str(target))
    return digest.hexdigest()


def _give_back_without_file(claim: Claim, new_file: NewFile) -> None:
    if not new_file.may_be_there:
        claim.give_back()
