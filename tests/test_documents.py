"""What the papers say is so: buttons, settings, files, commands and exit codes are the program's, and they fit."""

import argparse
import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import msgspec
import pytest

from kiosk.app import RESTART_CODE
from kiosk.clock import SteppedClock
from kiosk.commands.parser import _parser
from kiosk.errors import SiteError
from kiosk.i18n import OWN_NAMES
from kiosk.logs import start_logging, stop_logging
from kiosk.paths import DataFolder
from kiosk.requests.entry import Entry
from kiosk.requests.selftest import run_self_test
from kiosk.runs import RunBook
from kiosk.settings import Clinic, Settings, understand
from kiosk.settings_file import bring_back, last_good, set_aside
from kiosk.tour_staff import StaffClinic
from kiosk.usage_file import BROKEN
from tests.architecture.source import ROOT, Source, last_name, sources
from tests.support.fakes import START
from tests.support.locks import quick_lock

__all__ = ["quick_lock"]

DOCS = ROOT / "docs"
INSTALL = (DOCS / "install.md").read_text(encoding="utf-8")
SPOKEN = ("staff.md", "install.md", "privacy.md", "front-desk.html")  # whose bold words stand on the screen
COMMANDED = ("docs/staff.md", "docs/install.md", "docs/privacy.md", "docs/writing-pages.md", "README.md")
OWN = ("clinic.", "keypad.")  # settings whose examples say more than their defaults

_BOLD = re.compile(r"\*\*(.+?)\*\*|<b>(.+?)</b>", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_HOLE = re.compile(r"\\{\w+\\}")
_CODE = re.compile(r"^```sh\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
_TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PROGRAM = re.compile(r"(?:kiosk|\.venv/bin/python main\.py)(?= |$)")


def sentences(source: Source) -> Iterator[str]:
    """Give the English sentences of a file, and the sentences that they are made of."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and last_name(node.func) in ("tr", "tr_n"):
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value
                    yield from (one.rstrip(".") for one in part.value.split(". "))


@cache
def screen_words() -> re.Pattern[str]:
    """Return what matches whatever can stand on a screen, whole."""
    known = {re.escape(one) for source in sources("kiosk") for one in sentences(source)}
    known |= {re.escape(name) for name in OWN_NAMES.values()}
    return re.compile("|".join(_HOLE.sub(".+", one) for one in sorted(known) if _LETTER.search(_HOLE.sub("", one))))


def test_bold_words_stand_on_the_screen() -> None:
    known = screen_words()
    named = {
        (file, " ".join((markdown or html).split()))
        for file in SPOKEN
        for markdown, html in _BOLD.findall((DOCS / file).read_text(encoding="utf-8"))
    }
    assert len(named) > 60
    assert sorted(one for one in named if not known.fullmatch(one[1])) == [
        ("front-desk.html", "bold"),
        ("staff.md", "bold"),
    ]


def test_words_that_stand_nowhere_are_found() -> None:
    known = screen_words()
    assert known.fullmatch("Requests (13)")
    assert known.fullmatch("Mark called")
    assert not known.fullmatch("Mark as called")


def documented_settings() -> list[tuple[str, object]]:
    """Return each setting of the guide with the value that stands there, in the order of the guide."""
    return [
        (f"{section}.{key}", value)
        for block in _TOML.findall(INSTALL)
        for section, table in tomllib.loads(block).items()
        for key, value in table.items()
    ]


def defaults() -> dict[str, object]:
    sections: dict[str, dict[str, object]] = msgspec.to_builtins(Settings())
    return {f"{section}.{key}": value for section, table in sections.items() for key, value in table.items()}


def test_every_setting_is_documented_once_with_its_default() -> None:
    found, known = documented_settings(), defaults()

    assert sorted(key for key, _ in found) == sorted(known)
    told = {key: value for key, value in found if not key.startswith(OWN)}
    assert told == {key: list(known[key]) if isinstance(known[key], tuple) else known[key] for key in told}  # type: ignore[call-overload]


@pytest.mark.parametrize("block", _TOML.findall(INSTALL))
def test_what_stands_there_can_be_taken_as_it_is(block: str) -> None:
    assert understand(Path("settings.toml"), block.encode())[1] == []


@cache
def documented_files() -> list[str]:
    """Return the patterns of the first column of the table of files: `keys/staff/*.age`, `requests/new/*`."""
    table = INSTALL.partition("| in the data folder |")[2].partition("\n\n")[0]
    names = [name for row in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(names) > 20
    return [re.sub(r"NAME|TIME", "*", f"{name}*" if name.endswith("/") else name) for name in names]


def is_documented(path: str) -> bool:
    path = re.sub(r"\.log\.\d$", ".log", path)
    return any(fnmatch(path, pattern) for pattern in documented_files())


def test_every_place_in_the_data_folder_is_documented() -> None:
    folder = DataFolder(Path("/data"))
    found = [getattr(folder, name) for name, kind in vars(DataFolder).items() if isinstance(kind, property)]
    places = {path.relative_to("/data").as_posix() for path in found if isinstance(path, Path)}
    settings = [last_good(folder.settings), set_aside(folder.settings)]
    places |= {path.name for path in (*settings, Path(f"{folder.usage.name}{BROKEN}"))}
    places -= {"keys", "requests", "keys/staff"}  # whose files are named one by one
    places = {f"{place}/" if is_documented(f"{place}/") else place for place in places - {"keys/trial-key.txt"}}
    places |= {"trial/keys/trial-key.txt"}

    assert sorted(place for place in places if not is_documented(place)) == []


@pytest.mark.usefixtures("quick_lock")
def test_every_file_that_a_day_of_work_makes_is_documented(tmp_path: Path) -> None:
    clock = SteppedClock(START)
    start_logging(tmp_path / "data" / "kiosk.log")
    stop_logging()
    clinic = StaffClinic(tmp_path / "data", Clinic(name="Test Clinic"), clock)
    desk, data = clinic.front_desk, clinic.data
    with pytest.raises(SiteError):
        desk.enter("anna", "wrong")
    desk.enter("anna", "four words are good")
    entries: list[Entry] = [entry for batch in desk.requests() for entry in batch.entries]
    desk.not_reached(desk.undo(desk.called(entries[0])))
    desk.called(entries[1])
    desk.export("csv", desk.drives()[0], include_done=False, go_on=go_on)
    desk.add_person("ben", "another four words")
    desk.new_key("four words are good", ignore)
    for hours in ("8 to 5", "9 to 6"):
        desk.house.change({"clinic.hours": hours})
    bring_back(data.settings)
    run_self_test(data, clock)
    RunBook(data.runs, clock).begin()
    desk.leave()
    made = [path.relative_to(data.root).as_posix() for path in data.root.rglob("*") if path.is_file()]

    assert len(made) > 15
    assert [path for path in made if not is_documented(path)] == []
    assert not is_documented("keys/open.txt")


def go_on(stage: str, number: int, total: int) -> bool:
    return True


def ignore(done: int, total: int) -> None:
    """Take note of nothing."""


def command_fault(words: list[str]) -> str:
    """Return what a command has that the program does not know, "" if it knows all of it."""
    parser: argparse.ArgumentParser = _parser()
    for word in words:
        deeds = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        if deeds and not word.startswith("-"):
            if word not in deeds[0]:
                return word
            parser = deeds[0][word]
        elif word.startswith("--") and word not in parser._option_string_actions:
            return word
    return ""


def commands_in(text: str) -> Iterator[list[str]]:
    """Give the commands of a text, without the program's own name and without comments."""
    for block, inline in _CODE.findall(text):
        for line in (block or inline).splitlines():
            if match := _PROGRAM.match(line):
                yield [word for word in shlex.split(line[match.end() :], comments=True) if word != "…"]


def test_every_command_that_is_named_can_be_given() -> None:
    named = [(file, words) for file in COMMANDED for words in commands_in((ROOT / file).read_text(encoding="utf-8"))]

    assert len(named) > 30
    assert [(file, fault) for file, words in named if (fault := command_fault(words))] == []
    assert command_fault(["staff", "promote"]) == "promote"
    assert command_fault(["export", "calls.csv", "--loud"]) == "--loud"


def leaves(parser: argparse.ArgumentParser, *before: str) -> Iterator[tuple[str, ...]]:
    deeds = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not deeds:
        yield before
    for choices in deeds:
        for word, deed in choices.items():
            yield from leaves(deed, *before, word)


def test_every_command_is_named_for_people() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/install.md")]
    named = [words for text in texts for words in commands_in(text)]

    missing = [leaf for leaf in leaves(_parser()) if not any(tuple(words[: len(leaf)]) == leaf for words in named)]
    assert missing == []


def test_the_code_for_a_restart_is_documented() -> None:
    assert f"| {RESTART_CODE} |" in INSTALL
    assert f"RestartForceExitStatus={RESTART_CODE}\n" in INSTALL


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_guide_fits_two_pages_and_the_card_one(tmp_path: Path, paper: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "papers.py"), str(tmp_path), "--paper", paper],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert re.findall(r"(\S+)\.pdf: pages: (\d+)", done.stdout.replace(f"{tmp_path}{os.sep}", "")) == [
        ("staff", "2"),
        ("front-desk", "1"),
    ]
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF-") for name in ("staff.pdf", "front-desk.pdf"))


def test_pictures_are_small_enough_to_be_sent_along() -> None:
    pictures = sorted((DOCS / "pictures").glob("staff-*.jpg"))
    guide = (DOCS / "staff.md").read_text(encoding="utf-8")

    assert [path.name for path in pictures] == sorted(set(re.findall(r"pictures/(staff-[\w-]+\.jpg)", guide)))
    assert [path.name for path in pictures if path.stat().st_size > 125_000] == []
