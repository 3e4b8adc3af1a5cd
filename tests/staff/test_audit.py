"""The audit file shows every line that was changed, taken out or torn."""

import hashlib
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.staff.audit import Deed, Verdict, note, read_audit, verify_audit
from tests.support.fakes import FakeClock


def write(path: Path, many: int) -> list[bytes]:
    clock = FakeClock()
    for number in range(many):
        clock.advance(60)
        note(path, Deed(who="anna", what="export", how_many=number, first=1, last=number, sha256="ab"), clock)
    return path.read_bytes().splitlines(keepends=True)


def test_lines_are_chained_and_tell_who_did_what(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    raw = write(path, 3)
    lines, broken = read_audit(path)
    assert broken == []
    assert [line.how_many for line in lines] == [0, 1, 2]
    assert lines[0].previous == ""
    assert lines[2].previous == hashlib.sha256(raw[1].rstrip(b"\n")).hexdigest()
    assert lines[0].time == "2026-03-02T10:01:00-07:00"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_changed_line_shows(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    raw = write(path, 4)
    path.write_bytes(b"".join([raw[0], raw[1].replace(b"anna", b"anne"), *raw[2:]]))
    _, broken = read_audit(path)
    assert broken == [3, 4]


def test_a_line_taken_out_shows(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    raw = write(path, 4)
    path.write_bytes(b"".join([raw[0], *raw[2:]]))
    _, broken = read_audit(path)
    assert broken == [2, 3]


def test_wherever_the_last_line_was_torn_the_chain_goes_on_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    whole = b"".join(write(path, 2))
    start = whole.index(b"\n") + 1
    for length in range(start + 1, len(whole)):
        path.write_bytes(whole[:length])
        note(path, Deed(who="ben", what="export"), FakeClock())
        lines, broken = read_audit(path)
        assert lines[-1].who == "ben"
        # Where the newline alone is missing nothing is lost.
        assert (len(lines), broken) == ((3, []) if length == len(whole) - 1 else (2, [2]))


def test_no_file_is_no_line(tmp_path: Path) -> None:
    assert read_audit(tmp_path / "audit.jsonl") == ([], [])


def test_bytes_that_are_no_text_are_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b"\xff\xff\n{}\n")
    assert read_audit(path) == ([], [1, 2])


def test_a_disk_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        note(tmp_path, Deed(who="anna", what="export"), FakeClock())
    assert caught.value.fault is Fault.IO_ERROR


def test_a_note_of_count_and_digest_shows_what_was_cut_off_the_end(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    assert verify_audit(path) == Verdict(0, (), "")
    raw = write(path, 4)
    whole = verify_audit(path)
    assert (whole.count, whole.broken, whole.agrees) == (4, (), None)
    assert whole.last == hashlib.sha256(raw[3].rstrip(b"\n")).hexdigest()
    assert verify_audit(path, 4, whole.last[:16].upper()).agrees is True
    assert verify_audit(path, 3, whole.last).agrees is False
    path.write_bytes(b"".join(raw[:3]))
    assert verify_audit(path).broken == ()
    assert verify_audit(path, 4, whole.last).agrees is False
