"""The command line: every word leads to its command, and every mistake to one sentence."""

import errno
import json
import os
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import cli, tour
from kiosk.cli import main
from kiosk.commands import check, doctor, start
from kiosk.commands.parser import parse
from kiosk.commands.sentences import WrongUse, code_of, sentence_of
from kiosk.errors import Fault, SiteError
from kiosk.options import RunOptions
from tests.support.clinic import Clinic, clinic, passphrase_file
from tests.support.requests import make_draft, make_spool
from tests.support.terminal import run_on_terminal

__all__ = ["clinic", "passphrase_file"]

ROOT = Path(__file__).parents[1]
MAIN = str(ROOT / "main.py")
WORDS = ["run", "setup", "requests", "export", "check", "tour", "doctor", "--data", "--size", "--lang", "--all"]
WORDS += [
    "-h",
    "--help",
    "--windowed",
    "--out",
    "--text",
    "1x1",
    "1920x1080",
    "en",
    "",
    " ",
    "--",
    "-",
    "=",
    "%s",
    "{0}",
]

WATCHED_START = """
import json, sys
from kiosk.cli import main

class Watch:
    found = []
    def find_spec(self, name, path=None, target=None):
        if name in ("argparse", "rich"):
            frame = sys._getframe(1)
            while frame.f_code.co_filename.startswith("<frozen"):
                frame = frame.f_back
            self.found.append([name, frame.f_code.co_filename])

sys.meta_path.insert(0, Watch())
sys.argv = ["kiosk"]
code = main()
print(json.dumps(Watch.found))
sys.exit(code)
"""


class Recorder:
    """Stands for a command; remembers what it was called with."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.called_with: list[object] = []
        self._error = error

    def __call__(self, arguments: object) -> int:
        self.called_with.append(arguments)
        if self._error is not None:
            raise self._error
        return 7

    @property
    def arguments(self) -> Namespace:
        (only,) = self.called_with
        assert isinstance(only, Namespace)
        return only


@pytest.fixture(autouse=True)
def own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def kiosk_start(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(cli, "start_kiosk", recorder)
    monkeypatch.setattr(start, "start_kiosk", recorder)
    return recorder


def the_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the only line on the error output."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("kiosk: ")
    assert said.err.count("\n") == 1
    return said.err


def test_alone_it_starts_the_kiosk(kiosk_start: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kiosk"])
    assert main() == 7
    assert main([]) == 7
    assert kiosk_start.called_with == [RunOptions(), RunOptions()]


def test_what_it_makes_is_for_its_user_alone(kiosk_start: Recorder) -> None:
    main([])
    assert os.umask(0o022) == 0o077


def test_run_takes_its_options(kiosk_start: Recorder) -> None:
    words = ["run", "--windowed", "1280x800", "--data", "d", "--content", "c", "--settings", "s.toml", "--lang", "en"]
    assert main(words) == 7
    assert main(["--windowed", "1280x800"]) == 7
    assert kiosk_start.called_with == [
        RunOptions((1280, 800), Path("d"), Path("c"), Path("s.toml"), "en"),
        RunOptions(windowed=(1280, 800)),
    ]


def test_check_tour_and_doctor_get_their_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    recorders = {module: Recorder() for module in (check, tour, doctor)}
    for module, recorder in recorders.items():
        monkeypatch.setattr(module, "run", recorder)
    assert main(["check", "--content", "pages"]) == 7
    assert recorders[check].arguments.content == Path("pages")
    words = "tour --out o --size 1920x1080 1024x600 --size 1080x1920 --lang en --lang es --text large --theme dark"
    assert main(words.split()) == 7
    touring = recorders[tour].arguments
    assert (touring.out, touring.content) == (Path("o"), None)
    assert touring.size == [(1920, 1080), (1024, 600), (1080, 1920)]
    assert (touring.lang, touring.text, touring.theme) == (["en", "es"], "large", "dark")
    assert main(["doctor", "--json", "--data", "d"]) == 7
    asked = recorders[doctor].arguments
    assert (asked.json, asked.data, asked.content, asked.settings) == (True, Path("d"), None, None)


def test_a_tour_of_nothing_special_leaves_the_choice_to_the_tour() -> None:
    for _ in range(2):
        arguments = parse(["tour", "--out", "o"])
        assert isinstance(arguments, Namespace)
        assert (arguments.size, arguments.lang, arguments.text, arguments.theme) == ([], [], "normal", "light")
        arguments.size.append((1, 1))


@pytest.mark.parametrize("command", ["run", "setup", "requests", "export", "check", "tour", "doctor"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: kiosk {command}")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in ("run", "setup", "requests", "export", "check", "tour", "doctor"))


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        [""],
        ["--bogus"],
        ["-x"],
        ["run", "extra"],
        ["run", "--windowed"],
        ["run", "--windowed", "big"],
        ["run", "--windowed", "0x0"],
        ["run", "--windowed", "-5x5"],
        ["run", "--windowed", "\u0661\u0660\u0660x\u0661\u0660\u0660"],
        ["run", "--data", ""],
        ["run", "--data", "a\0b"],
        ["run", "--lang", "../en"],
        ["run", "--win", "800x600"],
        ["export"],
        ["export", "a.csv", "b.csv"],
        ["export", "a.csv", "--format", "doc"],
        ["export", "a.doc"],
        ["export", "a"],
        ["export", "/"],
        ["export", "/", "--format", "csv"],
        ["tour"],
        ["tour", "--out", "o", "--size"],
        ["tour", "--out", "o", "--text", "tiny"],
        ["check", "--content", "\0"],
        ["requests", "\udcff"],
        ["bo\x1b[31mgus"],
    ],
)
def test_wrong_use_is_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = the_sentence(capsys)
    assert said.strip().isprintable()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), min_size=1, max_size=5))
def test_no_words_make_the_parser_fail(words: list[str]) -> None:
    try:
        arguments = parse(words)
    except WrongUse:
        return
    assert arguments == 0 or callable(getattr(arguments, "run", None))


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence_that_names_the_thing_and_the_way_out(fault: Fault) -> None:
    sentence = sentence_of(SiteError(fault, "the thing"))
    assert "the thing" in sentence
    assert "{" not in sentence
    assert len(sentence.split(". ")) >= 2
    assert code_of(SiteError(fault, "the thing")) == (2 if fault is Fault.BAD_INPUT else 1)


@pytest.mark.parametrize(
    ("error", "code", "part"),
    [
        (SiteError(Fault.DISK_FULL, "/stick/calls.csv"), 1, "/stick/calls.csv"),
        (SiteError(Fault.BAD_INPUT, "x is there already"), 2, "x is there already"),
        (WrongUse("Say whose."), 2, "Say whose."),
        (OSError(errno.EACCES, "denied", "/secret\x1b"), 1, "/secret?"),
        (OSError(errno.ENOSPC, "full"), 1, "the output"),
    ],
)
def test_a_job_that_fails_is_one_sentence(
    error: Exception, code: int, part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "run", Recorder(error))
    assert main(["check"]) == code
    assert part in the_sentence(capsys)


def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "run", Recorder(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "run", Recorder(KeyboardInterrupt()))
    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_at_the_passphrase_ends_quietly(clinic: Clinic) -> None:
    words = [sys.executable, MAIN, "requests", "--data", str(clinic.folder.root)]
    ended = run_on_terminal(words, ("Passphrase of anna: ", "\x03"))
    assert ended.code == 130
    assert "Traceback" not in ended.said


@pytest.mark.parametrize("words", [["--help"], ["check"]])
def test_a_reader_that_leaves_is_no_trouble(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, MAIN, *words], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, MAIN, "check"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.startswith("kiosk: The disk is full")
    assert "Traceback" not in done.stderr


def test_a_name_that_the_terminal_cannot_show_is_no_trouble(clinic: Clinic, passphrase_file: Path) -> None:
    make_spool(clinic.folder).append(make_draft(name="王小明"))
    done = subprocess.run(
        [sys.executable, MAIN, "requests", "--data", clinic.folder.root, "--passphrase-file", passphrase_file],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"\\u738b" in done.stdout


def test_a_wrong_passphrase_is_one_sentence(clinic: Clinic, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase\n")
    assert main(["requests", "--data", str(clinic.folder.root), "--passphrase-file", str(wrong)]) == 1
    assert "The passphrase does not open" in the_sentence(capsys)


def test_a_damaged_key_file_is_one_sentence(
    clinic: Clinic, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clinic.folder.staff_keys / "anna.age").write_bytes(b"junk")
    target = tmp_path / "calls.csv"
    words = ["export", str(target), "--data", str(clinic.folder.root), "--passphrase-file", str(passphrase_file)]
    assert main(words) == 1
    assert "anna.age is damaged" in the_sentence(capsys)
    assert not target.exists()


def test_from_saved_to_exported_by_the_words_of_the_manual(
    clinic: Clinic, tmp_path: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_spool(clinic.folder).append(make_draft())
    target = tmp_path / "calls.json"
    words = ["export", str(target), "--data", str(clinic.folder.root), "--passphrase-file", str(passphrase_file)]
    assert main(words) == 0
    assert json.loads(target.read_text())[0]["phone"] == "+12085550123"
    assert main(words) == 2
    assert "there already" in capsys.readouterr().err


def test_a_set_up_folder_that_is_set_up_again_is_refused(clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", "--data", str(clinic.folder.root)]) == 2
    assert "set up already" in the_sentence(capsys)


def test_without_its_window_library_the_kiosk_says_so() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from kiosk.cli import main; sys.exit(main([]))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "make setup" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bug_in_an_import_is_not_hidden() -> None:
    code = "import sys; sys.modules['kiosk.app'] = None; from kiosk.cli import main; sys.exit(main([]))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert "ModuleNotFoundError" in done.stderr


def test_the_module_and_the_script_are_the_same_command() -> None:
    for words in ([MAIN], ["-m", "kiosk"]):
        done = subprocess.run([sys.executable, *words, "bogus"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "bogus" in done.stderr


def test_the_kiosk_starts_without_what_only_the_other_commands_need(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KIOSK_DATA": str(tmp_path / "data")}
    with subprocess.Popen(
        [sys.executable, "-c", WATCHED_START],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert any(line.endswith(" ready\n") for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        importers = json.loads(process.stdout.read())
        assert process.wait(timeout=60) == 0
    # PySide6 itself imports argparse for its signatures; nothing of ours may.
    assert [(name, file) for name, file in importers if "shibokensupport" not in file] == []
