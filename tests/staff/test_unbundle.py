"""A sealed copy is believed only where it fits its manifest, and costs no more memory than it has bytes."""

import errno
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyrage import x25519

from kiosk.errors import Fault, SiteError
from kiosk.requests.spool import Spool
from kiosk.staff import unbundle
from kiosk.staff.bundle import make_bundle
from kiosk.staff.calls import mark_called
from kiosk.staff.export import Choice, export
from kiosk.staff.key_files import key_opener
from kiosk.staff.manifest import FILE_MAX, MANIFEST, is_good_name
from kiosk.staff.opener import Opener
from kiosk.staff.retention import erase_all_done
from kiosk.staff.unbundle import BadBundle, bundle_worklist, export_bundle, read_bundle
from kiosk.staff.watch import Stage, Stopped, Watch
from tests.support.clinic import Clinic
from tests.support.fakes import FakeClock
from tests.support.worklists import fill, look, names

DAMAGES = 300

Files = dict[str, bytes]


@pytest.fixture
def copy(clinic: Clinic, spool: Spool, tmp_path: Path) -> Path:
    """Return a sealed copy of four requests: one called, one exported and kept, two that wait."""
    fill(spool, 2)
    export(clinic.folder, clinic.opener, tmp_path / "x.csv", "csv", clock=FakeClock(), who="anna", keep=True)
    mark_called(clinic.folder, look(clinic).items[0], FakeClock(), "anna")
    fill(spool, 2)
    target = tmp_path / "copy.zip"
    make_bundle(clinic.folder, target, clock=FakeClock(), who="anna")
    return target


def problems_of(path: Path) -> list[str]:
    with pytest.raises(BadBundle) as caught:
        read_bundle(path)
    assert caught.value.fault is Fault.CORRUPT
    assert caught.value.subject == str(path)
    return caught.value.problems


def rewrite(path: Path, change: Callable[[Files, dict[str, Any]], None], *, method: int = zipfile.ZIP_STORED) -> None:
    """Write the copy anew with its files and its manifest changed."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop(MANIFEST))
    change(files, manifest)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, json.dumps(manifest))


def nothing(files: Files, manifest: dict[str, Any]) -> None:
    """Change nothing."""


def test_it_opens_without_a_kiosk_and_says_who_waits(clinic: Clinic, copy: Path, tmp_path: Path) -> None:
    key = tmp_path / "paper.txt"
    key.write_text(clinic.recovery)
    opener = key_opener(key, str)
    before = look(clinic, include_done=True)

    found = bundle_worklist(read_bundle(copy), opener, include_done=True)

    marks = [(item.record.name, item.is_done, item.may_be_in_earlier_file) for item in found.items]
    assert marks == [(item.record.name, item.is_done, item.may_be_in_earlier_file) for item in before.items]
    assert names(bundle_worklist(read_bundle(copy), opener)) == names(look(clinic))
    assert (found.missing, found.doubled, found.broken) == ((), (), ())


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "vcf"])
def test_it_is_exported_in_each_format_as_on_the_kiosk(clinic: Clinic, copy: Path, tmp_path: Path, form: str) -> None:
    mine, theirs = tmp_path / f"mine.{form}", tmp_path / f"theirs.{form}"

    report = export_bundle(copy, clinic.opener, mine, form)
    export(clinic.folder, clinic.opener, theirs, form, clock=FakeClock(), who="anna")

    assert (report.count, report.marked) == (3, 1)
    if form != "xlsx":  # its bytes hold the time
        assert mine.read_bytes() == theirs.read_bytes()
    assert mine.stat().st_mode & 0o777 == 0o600


def test_a_choice_takes_some_and_none_writes_no_file(clinic: Clinic, copy: Path, tmp_path: Path) -> None:
    everything = export_bundle(copy, clinic.opener, tmp_path / "all.csv", "csv", choice=Choice(include_done=True))
    today = look(clinic).items[0].record.saved_at.date()
    later = Choice(first=today.replace(year=2030))
    nobody = export_bundle(copy, clinic.opener, tmp_path / "none.csv", "csv", choice=later)

    assert (everything.count, nobody.count) == (4, 0)
    assert not (tmp_path / "none.csv").exists()


def test_it_can_be_stopped(clinic: Clinic, copy: Path, tmp_path: Path) -> None:
    watch = Watch(lambda stage, done, whole: watch.stop() if stage is Stage.OPENING else None)

    with pytest.raises(Stopped):
        export_bundle(copy, clinic.opener, tmp_path / "a.csv", "csv", watch=watch)

    assert not (tmp_path / "a.csv").exists()


def test_a_file_that_is_there_is_not_overwritten(clinic: Clinic, copy: Path) -> None:
    with pytest.raises(SiteError) as caught:
        export_bundle(copy, clinic.opener, copy, "csv")
    assert caught.value.fault is Fault.BAD_INPUT


def test_a_key_that_opens_nothing_is_told(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        export_bundle(copy, Opener(x25519.Identity.generate(), "else"), tmp_path / "a.csv", "csv")
    assert caught.value.fault is Fault.BAD_INPUT
    assert "opens no request" in caught.value.subject


def test_what_does_not_open_is_named_and_stops_nothing(clinic: Clinic, spool: Spool, tmp_path: Path) -> None:
    fill(spool, 2)
    broken = look(clinic).items[0].path
    broken.write_bytes(b"junk")
    make_bundle(clinic.folder, tmp_path / "copy.zip", clock=FakeClock(), who="anna")

    report = export_bundle(tmp_path / "copy.zip", clinic.opener, tmp_path / "a.csv", "csv")

    assert report.count == 1
    assert report.worklist.broken == (f"new/{broken.name}",)


def test_what_is_missing_shows_also_at_the_end_and_what_was_dealt_with_does_not(
    clinic: Clinic, spool: Spool, tmp_path: Path
) -> None:
    fill(spool, 6)
    items = look(clinic).items
    mark_called(clinic.folder, items[1], FakeClock(), "anna")
    erase_all_done(clinic.folder, FakeClock(), "anna")
    for gone in (items[3], items[5]):
        gone.path.unlink()
    make_bundle(clinic.folder, tmp_path / "copy.zip", clock=FakeClock(), who="anna")

    found = bundle_worklist(read_bundle(tmp_path / "copy.zip"), clinic.opener)

    assert [str(numbers) for numbers in found.missing] == ["4", "6"]


def test_each_file_that_does_not_fit_the_manifest_is_named(copy: Path) -> None:
    def change(files: Files, manifest: dict[str, Any]) -> None:
        first, second, third, _ = sorted(files)
        files[first] = files[first][:-1] + b"x"
        files[second] += b"x"
        del files[third]
        files["new/stranger.age"] = b"x"
        changed.extend([first, second, third])

    changed: list[str] = []
    rewrite(copy, change)

    assert sorted(problems_of(copy)) == sorted(
        [
            f"{changed[0]} was changed",
            f"{changed[1]} was changed",
            f"{changed[2]} is missing",
            "new/stranger.age does not belong there",
        ]
    )


def test_a_manifest_that_contradicts_itself_is_refused(copy: Path) -> None:
    def double(files: Files, manifest: dict[str, Any]) -> None:
        manifest["files"].append(manifest["files"][0])

    def miscount(files: Files, manifest: dict[str, Any]) -> None:
        manifest["counts"]["done"] += 1
        manifest["files"].pop()

    rewrite(copy, double)
    assert problems_of(copy) == ["manifest.json names a file twice"]
    rewrite(copy, miscount)
    assert problems_of(copy) == ["the counts in manifest.json do not fit"]


@pytest.mark.parametrize("change", ["format", "version", "files", "unknown", "size"])
def test_a_manifest_of_something_else_is_refused(copy: Path, change: str) -> None:
    def spoil(files: Files, manifest: dict[str, Any]) -> None:
        if change == "size":
            manifest["files"][0]["size"] = -1
        else:
            manifest[change] = "else"

    rewrite(copy, spoil)
    (problem,) = problems_of(copy)
    assert problem.startswith("manifest.json cannot be read")


def test_a_zip_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("new/a.age", b"x")

    assert problems_of(tmp_path / "a.zip") == ["manifest.json is missing"]


@pytest.mark.parametrize(
    "name",
    [
        "../evil.age",
        "new/../../evil.age",
        "/etc/evil.age",
        "new/..",
        "new/a/../b.age",
        "C:\\evil.age",
        "new\\evil.age",
        "new/.hidden",
        "other/a.age",
        "new/",
        "new/a/b.age",
        "claimed/a.age",
        "new/a b.age",
        "new/a..b.age",
        "new/ä.age",
        "new/" + "a" * 200,
    ],
)
def test_a_path_outside_is_refused_and_named(copy: Path, name: str) -> None:
    def add(files: Files, manifest: dict[str, Any]) -> None:
        files[name] = b"x"

    assert not is_good_name(name)
    rewrite(copy, add)
    assert any("has a name that no kiosk gives" in problem for problem in problems_of(copy))


def test_a_bomb_is_refused_before_it_is_opened(copy: Path) -> None:
    def swell(files: Files, manifest: dict[str, Any]) -> None:
        files["new/bomb.age"] = b"\0" * 50_000_000

    rewrite(copy, swell, method=zipfile.ZIP_DEFLATED)

    found = problems_of(copy)
    assert "new/bomb.age is compressed, which no kiosk does" in found
    assert "new/bomb.age is too big" in found
    assert "its files are larger than itself" in found


def test_a_file_that_is_too_big_is_refused(copy: Path) -> None:
    def swell(files: Files, manifest: dict[str, Any]) -> None:
        files["new/big.age"] = b"\0" * (FILE_MAX + 1)

    rewrite(copy, swell)
    assert problems_of(copy) == ["new/big.age is too big"]


def test_files_that_lie_over_each_other_are_refused(copy: Path) -> None:
    """A small zip can name the same bytes a thousand times."""
    with zipfile.ZipFile(copy, "a") as archive:
        biggest = max(archive.infolist(), key=lambda entry: entry.file_size)
        for number in range(200):
            entry = zipfile.ZipInfo(f"new/{number}.age")
            entry.header_offset, entry.CRC = biggest.header_offset, biggest.CRC
            entry.file_size = entry.compress_size = biggest.file_size
            archive.filelist.append(entry)
        archive._didModify = True  # type: ignore[attr-defined]

    assert "its files are larger than itself" in problems_of(copy)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(copy: Path) -> None:
    with zipfile.ZipFile(copy, "a") as archive:
        name = archive.namelist()[0]
        archive.writestr(name, b"x")

    assert problems_of(copy) == [f"{name} is there 2 times"]


def test_a_locked_file_is_refused(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    copy.write_bytes(bytes(data))

    assert problems_of(copy) == ["manifest.json is locked, which no kiosk does"]


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x05\x06", b"x" * 100, b"x" * 98 + b"\0\0"])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)

    (problem,) = problems_of(path)
    assert problem.startswith("it is no whole zip file")


def test_a_list_of_too_many_files_is_refused_before_it_is_read(copy: Path) -> None:
    end = struct.Struct("<4s4H2LH")
    data = copy.read_bytes()
    for entries, listed in ((60_000, 100), (3, 4_000_000_000)):
        copy.write_bytes(data[: -end.size] + end.pack(b"PK\x05\x06", 0, 0, entries, entries, listed, 0, 0))
        assert problems_of(copy) == ["there are too many files in it"]


def test_larger_numbers_than_a_kiosk_writes_are_refused(copy: Path) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:])

    assert problems_of(copy) == ["it is no whole zip file as a kiosk makes it"]


def test_a_file_that_is_too_big_to_be_one_is_refused(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unbundle, "BUNDLE_MAX", 100)

    assert problems_of(copy) == ["it is too big"]


def test_a_copy_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        read_bundle(tmp_path / "gone.zip")
    assert caught.value.fault is Fault.MISSING


def test_no_damage_gets_through_and_none_is_a_bug(copy: Path) -> None:
    data = copy.read_bytes()
    good = read_bundle(copy)
    dice = random.Random(5)  # noqa: S311 - the same damage each time
    unseen = 0
    for _ in range(DAMAGES):
        place = dice.randrange(len(data))
        changed = bytes([data[place] ^ (1 << dice.randrange(8))])
        copy.write_bytes(data[:place] + changed + data[place + 1 :])
        try:
            found = read_bundle(copy)
        except BadBundle:
            continue
        else:
            unseen += 1  # such as a date that nobody reads, or a space within the manifest
            assert found.files == good.files
    assert unseen < DAMAGES / 4


def test_no_copy_that_was_cut_off_gets_through(copy: Path) -> None:
    data = copy.read_bytes()
    dice = random.Random(6)  # noqa: S311 - the same damage each time
    for _ in range(DAMAGES):
        copy.write_bytes(data[: dice.randrange(len(data))])
        assert problems_of(copy)


def test_a_disk_that_fails_is_not_taken_for_damage(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code, fault in ((errno.EIO, Fault.IO_ERROR), (errno.EINVAL, Fault.CORRUPT)):

        def failing(file: object, code: int = code) -> None:
            raise OSError(code, "test")

        monkeypatch.setattr(zipfile, "ZipFile", failing)
        with pytest.raises(SiteError) as caught:
            read_bundle(copy)
        assert caught.value.fault is fault


def test_a_copy_that_only_lies_in_memory_is_checked_the_same(copy: Path) -> None:
    assert unbundle.check_bundle(io.BytesIO(copy.read_bytes()), copy) == read_bundle(copy)
    rewrite(copy, nothing)
    assert msgspec.json.encode(read_bundle(copy).manifest.counts)
