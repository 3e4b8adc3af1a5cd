"""`kiosk audit`: whoever tampers with the record of deeds is found out, as far as one can be."""

import argparse
from pathlib import Path

import pytest

from kiosk.commands import audit
from kiosk.commands.parser import parse
from kiosk.commands.sentences import WrongUse
from kiosk.paths import DataFolder
from kiosk.staff.audit import Deed, note
from tests.support.fakes import FakeClock

LINES = 6


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """Return a folder that is set up, as far as the audit can tell, with some lines."""
    data = DataFolder(tmp_path / "data")
    data.keys.mkdir(parents=True)
    data.recipients.write_text("# keys\n")
    clock = FakeClock()
    for number in range(LINES):
        clock.advance(60)
        deed = Deed(who="anna", what="export", how_many=number, first=1, last=number, sha256="ab" * 32)
        note(data.audit, deed, clock)
    return data


def arguments(data: DataFolder, *words: str) -> argparse.Namespace:
    found = parse(["audit", *words, "--data", str(data.root)])
    assert not isinstance(found, int)
    return found


def verify(data: DataFolder, *words: str) -> int:
    return audit.run_verify(arguments(data, "verify", *words))


def noted(said: str) -> list[str]:
    """Return the words to note, as they were printed."""
    (line,) = (line for line in said.splitlines() if line.startswith("To note"))
    return line.split("time:")[1].split()


def lines_of(data: DataFolder) -> list[bytes]:
    return data.audit.read_bytes().splitlines(keepends=True)


def test_a_whole_record_is_well(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(data) == 0
    said = capsys.readouterr()
    assert "6 lines hang together" in said.out
    assert said.err == ""


def test_lines_that_were_changed_removed_or_added_are_found(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(data)
    changed = [*lines[:2], lines[2].replace(b"anna", b"anne"), *lines[3:]]
    removed = [*lines[:2], *lines[3:]]
    added = [*lines[:3], lines[2], *lines[3:]]
    for tampered, first in ((changed, 4), (removed, 3), (added, 4)):
        data.audit.write_bytes(b"".join(tampered))
        assert verify(data) == 1
        assert f"number {first}" in capsys.readouterr().err


def test_a_line_cut_off_the_end_shows_only_against_the_note(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    verify(data)
    note_on_paper = noted(capsys.readouterr().out)
    data.audit.write_bytes(b"".join(lines_of(data)[:-1]))
    assert verify(data) == 0
    assert verify(data, *note_on_paper) == 1
    assert "does not go on from the note" in capsys.readouterr().err


def test_a_record_that_grew_goes_on_from_the_note_and_one_written_anew_does_not(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    verify(data)
    note_on_paper = noted(capsys.readouterr().out)
    note(data.audit, Deed(who="ben", what="export"), FakeClock())
    assert verify(data, *note_on_paper) == 0
    assert verify(data, *(word.upper() if word[0] != "-" else word for word in note_on_paper)) == 0
    assert "goes on from the note" in capsys.readouterr().out
    data.audit.unlink()
    for _ in range(LINES + 1):
        note(data.audit, Deed(who="ben", what="export"), FakeClock())
    assert verify(data, *note_on_paper) == 1


def test_no_record_yet_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(DataFolder(tmp_path / "data")) == 0
    assert capsys.readouterr().out == "0 lines hang together.\n"


def test_half_a_note_is_refused(data: DataFolder) -> None:
    for words in (("--count", "3"), ("--last", "ab" * 8)):
        with pytest.raises(WrongUse, match="both --count and --last"):
            verify(data, *words)


@pytest.mark.parametrize("words", [("--count", "0"), ("--count", "x"), ("--last", "xyz"), ("--last", "ab")])
def test_what_is_no_note_is_refused(data: DataFolder, words: tuple[str, str]) -> None:
    with pytest.raises(WrongUse):
        verify(data, *words)


def test_the_table_shows_who_did_what_when(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    note(data.audit, Deed(who="ben", what="staff-add", whom="[red]carla"), FakeClock())
    assert audit.run_show(arguments(data, "show", "--lines", "2")) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("│")]
    cells = [[cell.strip() for cell in row.strip("│").split("│")] for row in rows]
    assert cells == [
        ["2026-03-02 10:06:00", "anna", "export", "", "5", "1 to 5", "ab" * 8],
        ["2026-03-02 10:00:00", "ben", "staff-add", "[red]carla", "", "", ""],
    ]
    assert audit.run_show(arguments(data, "show")) == 0
    assert capsys.readouterr().out.count("anna") == LINES


def test_the_table_says_so_when_lines_do_not_hang_together(
    data: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = lines_of(data)
    data.audit.write_bytes(b"".join([lines[0].replace(b"2026-03-02T", b"long ago T"), *lines[1:]]))
    assert audit.run_show(arguments(data, "show")) == 1
    said = capsys.readouterr()
    assert "long ago T" in said.out
    assert "number 2, 3, 4, 5, 6" in said.err
