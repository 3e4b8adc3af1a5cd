"""The log says what happened to the program and never what a visitor typed."""

import errno
import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import logs
from kiosk.logs import describe, start_logging, stop_logging

MARKER = "Quillfeather"  # stands for what a visitor typed
_log = logging.getLogger("kiosk.test")


class FullDisk(io.StringIO):
    """A file on a disk without room."""

    def write(self, text: str) -> int:
        """Refuse."""
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def clean_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the log back as it was; the kiosk's umask is in force meanwhile."""
    root = logging.getLogger("kiosk")
    monkeypatch.setattr(root, "propagate", root.propagate)
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    level, umask = root.level, os.umask(0o077)
    yield
    stop_logging()
    root.setLevel(level)
    os.umask(umask)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.log"


def fail() -> None:
    raise ValueError(f"cannot use {MARKER}")


def test_what_happens_stands_in_the_file_and_on_the_error_output(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(file)

    _log.info("left with exit code %d", 0)
    _log.debug("not worth a line")

    assert file.read_text().endswith(" INFO kiosk.test: left with exit code 0\n")
    assert capsys.readouterr().err == file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_exception_is_logged_by_type_and_place_without_its_message(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(file)

    try:
        fail()
    except ValueError:
        _log.exception("bug")

    for text in (file.read_text(), capsys.readouterr().err):
        assert MARKER not in text
        assert "ERROR kiosk.test: bug\nValueError\n  test_logs.py:" in text
        assert " in fail\n" in text


def test_neither_the_cause_of_an_exception_nor_its_notes_are_logged(file: Path) -> None:
    start_logging(file)

    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError(MARKER) from error
    except KeyError as error:
        error.add_note(MARKER)
        _log.exception("bug")

    assert MARKER not in file.read_text()
    assert "KeyError" in file.read_text()


def test_a_logged_exception_that_is_none_leaves_no_trace(file: Path) -> None:
    start_logging(file)

    _log.error("odd", exc_info=(None, None, None))

    assert file.read_text().endswith(": odd\n")


def test_a_description_has_type_and_places_alone() -> None:
    try:
        fail()
    except ValueError as error:
        lines = describe(error).splitlines()

    assert lines[0] == "ValueError"
    assert [line.rpartition(" in ")[2] for line in lines[1:]] == [
        "test_a_description_has_type_and_places_alone",
        "fail",
    ]
    assert describe(KeyError(MARKER)) == "KeyError"


def test_old_lines_move_to_three_older_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 200)
    start_logging(file)

    for number in range(30):
        _log.info("line %d", number)

    names = sorted(path.name for path in file.parent.iterdir())
    assert names == ["kiosk.log", "kiosk.log.1", "kiosk.log.2", "kiosk.log.3"]
    assert all(path.stat().st_size <= 200 for path in file.parent.iterdir())
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert "line 29" in file.read_text()


def test_a_log_that_cannot_be_written_is_said_and_the_program_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "missing" / "kiosk.log")
    _log.info("ready")

    said = capsys.readouterr().err
    assert said.startswith(f"The log cannot be written to {tmp_path / 'missing' / 'kiosk.log'}: No such file")
    assert said.endswith("INFO kiosk.test: ready\n")


def test_without_a_file_the_error_output_has_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(None)
    _log.warning("careful")

    assert capsys.readouterr().err.endswith("WARNING kiosk.test: careful\n")


def test_a_disk_that_fills_up_later_brings_no_words_out(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(file)
    handler = next(one for one in logging.getLogger("kiosk").handlers if isinstance(one, logging.FileHandler))
    assert handler.stream is not None
    handler.stream.close()
    monkeypatch.setattr(handler, "stream", FullDisk())

    try:
        fail()
    except ValueError as error:
        _log.error("bug: %s", describe(error))

    said = capsys.readouterr().err
    assert "ERROR kiosk.test: bug: ValueError" in said
    assert MARKER not in said


def test_starting_twice_writes_each_line_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(file)
    start_logging(file)
    _log.info("ready")

    assert file.read_text().count("ready") == capsys.readouterr().err.count("ready") == 1


def test_after_stopping_nothing_is_written(file: Path) -> None:
    start_logging(file)
    stop_logging()
    _log.info("late")

    assert file.read_text() == ""
