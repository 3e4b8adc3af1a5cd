"""Files that must survive: private, whole or not at all, and every trouble said as a fault."""

import contextlib
import errno
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import files
from kiosk.errors import Fault, SiteError
from tests.support.requests import FailingDisk

OLD, NEW = b"old", b"new and longer"
HOLDER = """
import sys
import threading
from pathlib import Path
from kiosk.files import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


class HastyDisk:
    """Takes at most three bytes at a time, as the system may."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes = 0
        self._write = os.write
        monkeypatch.setattr(os, "write", self._some)

    def _some(self, handle: int, data: bytes) -> int:
        self.writes += 1
        return self._write(handle, bytes(data)[:3])


@contextlib.contextmanager
def fault(expected: Fault, subject: Path) -> Iterator[None]:
    """Expect a `SiteError` for the block."""
    with pytest.raises(SiteError) as caught:
        yield
    assert (caught.value.fault, caught.value.subject) == (expected, str(subject))


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def generous_umask() -> Iterator[None]:
    """Let the system grant more than the files may have."""
    before = os.umask(0)
    yield
    os.umask(before)


class TestPrivateFolder:
    def test_it_is_made_with_its_parents_for_one_owner(self, tmp_path: Path) -> None:
        path = tmp_path / "a" / "b"

        assert files.private_folder(path) == path
        assert (mode(path), mode(path.parent)) == (0o700, 0o700)

    def test_a_good_one_is_taken_as_it_is(self, tmp_path: Path) -> None:
        path = files.private_folder(tmp_path / "a")
        (path / "file").write_bytes(OLD)

        assert files.private_folder(path) == path
        assert (path / "file").read_bytes() == OLD

    @pytest.mark.parametrize("bits", [0o750, 0o701, 0o770, 0o707, 0o704])
    def test_one_that_others_can_look_into_is_refused(self, tmp_path: Path, bits: int) -> None:
        path = tmp_path / "a"
        path.mkdir()
        path.chmod(bits)

        with fault(Fault.UNSAFE_FOLDER, path):
            files.private_folder(path)
        assert mode(path) == bits

    def test_one_of_another_user_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = files.private_folder(tmp_path / "a")
        monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)

        with fault(Fault.UNSAFE_FOLDER, path):
            files.private_folder(path)

    def test_a_file_in_its_place_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "a"
        path.write_bytes(OLD)

        with fault(Fault.UNSAFE_FOLDER, path):
            files.private_folder(path)

    def test_a_file_in_the_place_of_its_parent_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(OLD)

        with fault(Fault.MISSING, tmp_path / "a" / "b"):
            files.private_folder(tmp_path / "a" / "b")


class TestWriting:
    def test_a_new_file_is_for_one_owner(self, tmp_path: Path) -> None:
        files.write_new(tmp_path / "a", NEW)

        assert (tmp_path / "a").read_bytes() == NEW
        assert mode(tmp_path / "a") == 0o600

    def test_a_new_file_never_replaces_another(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(OLD)

        with fault(Fault.IO_ERROR, tmp_path / "a"):
            files.write_new(tmp_path / "a", NEW)
        assert (tmp_path / "a").read_bytes() == OLD

    @pytest.mark.parametrize("number", [1, 2])  # the write, the fsync
    def test_a_new_file_that_failed_is_removed(self, tmp_path: Path, number: int) -> None:
        disk = FailingDisk(number, OSError(errno.ENOSPC, "full"))

        with disk.mounted(), fault(Fault.DISK_FULL, tmp_path / "a"):
            files.write_new(tmp_path / "a", NEW)
        assert list(tmp_path.iterdir()) == []

    def test_replacing_makes_the_whole_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(OLD)
        (tmp_path / ".a.part").write_bytes(b"left by a crash")

        files.write_whole(tmp_path / "a", NEW)

        assert (tmp_path / "a").read_bytes() == NEW
        assert mode(tmp_path / "a") == 0o600
        assert [path.name for path in tmp_path.iterdir()] == ["a"]

    def test_bytes_that_come_back_changed_are_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a"

        def move_and_spoil(source: Path, target: Path) -> None:
            source.unlink()
            target.write_bytes(b"x" * len(NEW))

        monkeypatch.setattr(files, "move_durable", move_and_spoil)

        with fault(Fault.IO_ERROR, path):
            files.write_whole(path, NEW)

    def test_moving_takes_the_place_of_the_target(self, tmp_path: Path) -> None:
        for name in ("from", "to"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "a").write_text(name)

        files.move_durable(tmp_path / "from" / "a", tmp_path / "to" / "a")

        assert (tmp_path / "to" / "a").read_text() == "from"
        assert list((tmp_path / "from").iterdir()) == []

    def test_moving_waits_for_both_folders(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        synced: list[Path] = []
        monkeypatch.setattr(files, "fsync_folder", synced.append)
        (tmp_path / "to").mkdir()
        (tmp_path / "a").write_bytes(NEW)

        files.move_durable(tmp_path / "a", tmp_path / "to" / "a")
        files.move_durable(tmp_path / "to" / "a", tmp_path / "to" / "b")

        assert synced == [tmp_path / "to", tmp_path, tmp_path / "to"]

    def test_moving_what_is_not_there_is_said(self, tmp_path: Path) -> None:
        with fault(Fault.MISSING, tmp_path / "b"):
            files.move_durable(tmp_path / "a", tmp_path / "b")

    def test_lines_are_added_to_a_file_for_one_owner(self, tmp_path: Path) -> None:
        files.append_line(tmp_path / "a", "one")
        files.append_line(tmp_path / "a", "zwölf")

        assert (tmp_path / "a").read_text(encoding="utf-8") == "one\nzwölf\n"
        assert mode(tmp_path / "a") == 0o600

    def test_only_a_lines_first_file_needs_its_folder_on_the_disk(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[Path] = []
        monkeypatch.setattr(files, "fsync_folder", synced.append)

        files.append_line(tmp_path / "a", "one")
        files.append_line(tmp_path / "a", "two")

        assert synced == [tmp_path]

    def test_a_disk_that_takes_little_at_a_time_gets_all(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        disk = HastyDisk(monkeypatch)

        files.write_whole(tmp_path / "a", NEW)
        files.append_line(tmp_path / "b", "a longer line")

        assert (tmp_path / "a").read_bytes() == NEW
        assert (tmp_path / "b").read_bytes() == b"a longer line\n"
        assert disk.writes == 10


def make_folder(root: Path) -> None:
    files.private_folder(root / "x" / "y")


def replace(root: Path) -> None:
    files.write_whole(root / "a", NEW)


def move(root: Path) -> None:
    files.move_durable(root / "a", root / "b")


def add_line(root: Path) -> None:
    files.append_line(root / "new", "line")


@pytest.mark.parametrize("work", [make_folder, replace, move, add_line])
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.EACCES, Fault.NO_PERMISSION),
        (errno.EIO, Fault.IO_ERROR),
    ],
)
def test_every_operation_that_fails_is_said_as_its_fault(
    tmp_path: Path, work: Callable[[Path], None], code: int, expected: Fault
) -> None:
    for good in range(30):
        root = tmp_path / str(good)
        root.mkdir(mode=0o700)
        (root / "a").write_bytes(OLD)
        disk = FailingDisk(good, OSError(code, os.strerror(code)))
        told: Fault | None = None
        with disk.mounted():
            try:
                work(root)
            except SiteError as error:
                told = error.fault
        if not disk.has_failed:
            break
        assert told is expected, f"operation {good}"
    assert 1 < good < 30


def test_a_file_is_the_old_or_the_new_one_whatever_fails(tmp_path: Path) -> None:
    path = tmp_path / "a"
    seen = set()
    for good in range(30):
        path.write_bytes(OLD)
        disk = FailingDisk(good, OSError(errno.EIO, "broken"))
        with disk.mounted(), contextlib.suppress(SiteError):
            files.write_whole(path, NEW)
        seen.add(path.read_bytes())
        if not disk.has_failed:
            break

    assert seen == {OLD, NEW}


class TestReading:
    def test_as_much_as_is_allowed_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(NEW)

        assert files.read_limited(tmp_path / "a", len(NEW)) == NEW

    def test_more_than_is_allowed_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(NEW)

        with fault(Fault.TOO_BIG, tmp_path / "a"):
            files.read_limited(tmp_path / "a", len(NEW) - 1)

    def test_what_is_not_there_or_no_file_is_said(self, tmp_path: Path) -> None:
        with fault(Fault.MISSING, tmp_path / "a"):
            files.read_limited(tmp_path / "a", 1)
        with fault(Fault.IO_ERROR, tmp_path):
            files.read_limited(tmp_path, 1)


class TestLock:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "kiosk.lock"

    def test_a_second_holder_is_refused_until_the_first_gives_it_back(self, path: Path) -> None:
        with files.hold_lock(path):
            assert mode(path) == 0o600
            with fault(Fault.IN_USE, path):
                files.Lock(path)
        files.Lock(path).release()

    def test_it_is_given_back_when_the_block_fails(self, path: Path) -> None:
        with contextlib.suppress(ValueError), files.hold_lock(path):
            raise ValueError
        files.Lock(path).release()

    def test_another_process_is_refused_and_its_death_gives_the_lock_back(self, path: Path) -> None:
        words = [sys.executable, "-c", HOLDER, str(path)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            try:
                assert holder.stdout is not None
                assert holder.stdout.readline() == b"held\n"
                with fault(Fault.IN_USE, path):
                    files.Lock(path)
            finally:
                holder.kill()

        files.Lock(path).release()

    def test_who_waits_gets_it_when_it_is_given_back(self, path: Path) -> None:
        got: list[str] = []

        def wait() -> None:
            with files.hold_lock(path, waits=True):
                got.append("second")

        waiting = threading.Thread(target=wait)
        with files.hold_lock(path):
            waiting.start()
            got.append("first")
        waiting.join()
        assert got == ["first", "second"]

    def test_a_lock_that_cannot_be_made_is_said(self, path: Path) -> None:
        with fault(Fault.MISSING, path / "below"):
            files.Lock(path / "below")

    def test_a_disk_without_locks_is_not_mistaken_for_a_second_kiosk(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(handle: int, operation: int) -> None:
            raise OSError(errno.ENOLCK, "no locks available")

        monkeypatch.setattr("fcntl.flock", refuse)

        with fault(Fault.IO_ERROR, path):
            files.Lock(path)


class WindowsLocks:
    """Stands for the module `msvcrt`."""

    LK_LOCK, LK_NBLCK = 1, 2

    def __init__(self) -> None:
        self.held = False

    def locking(self, handle: int, kind: int, length: int) -> None:
        """Refuse the second lock as Windows does."""
        if self.held:
            raise OSError(errno.EDEADLK if kind == self.LK_LOCK else errno.EACCES, "locked")
        self.held = True


def test_where_folders_cannot_be_synced_and_have_no_modes_files_are_still_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    monkeypatch.setitem(sys.modules, "msvcrt", WindowsLocks())
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")

        files.write_whole(files.private_folder(tmp_path / "a") / "b", NEW)
        files.fsync_folder(tmp_path / "not there")
        lock = files.Lock(tmp_path / "a" / "lock")
        with fault(Fault.IN_USE, tmp_path / "a" / "lock"):
            files.Lock(tmp_path / "a" / "lock")
        with fault(Fault.IN_USE, tmp_path / "a" / "lock"):
            files.Lock(tmp_path / "a" / "lock", waits=True)
        lock.release()

    assert (tmp_path / "a" / "b").read_bytes() == NEW
