"""The doctor's findings say what is the matter and what to do about it."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from kiosk.errors import Fault, SiteError
from kiosk.health import (
    VOICE_PACKAGES,
    Finding,
    Level,
    examine,
    examine_folder,
    examine_program,
    examine_room,
    examine_settings,
    examine_voice,
    in_order,
    installed,
    trouble,
    worst,
)
from kiosk.paths import DataFolder

Usage = namedtuple("Usage", "total used free")


class Disk:
    """A disk with so many bytes free."""

    def __init__(self, free: int) -> None:
        self._free = free

    def usage(self, path: Path) -> Usage:
        assert path.exists()
        return Usage(10**12, 10**12 - self._free, self._free)


def test_a_healthy_kiosk_has_nothing_bad(tmp_path: Path) -> None:
    findings = examine(DataFolder(tmp_path / "data"), tmp_path / "settings.toml")
    assert [finding.name for finding in findings] == ["data folder", "disk", "settings", "program", "touchscreen"]
    assert not [finding for finding in findings if finding.level is Level.BAD]


def test_a_missing_data_folder_is_made_private(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    assert examine_folder(data).level is Level.OK
    assert data.root.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_others_can_read_is_bad_and_named(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    tmp_path.chmod(0o755)
    finding = examine_folder(data)
    assert finding.level is Level.BAD
    assert str(tmp_path) in finding.sentence
    assert "0700" in finding.sentence


def test_a_data_folder_without_permission_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", _never)
    assert "may not write" in examine_folder(DataFolder(tmp_path / "data")).sentence


@pytest.mark.parametrize(
    ("free", "level"),
    [(10_000_000, Level.BAD), (100_000_000, Level.WARN), (10_000_000_000, Level.OK)],
)
def test_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level) -> None:
    monkeypatch.setattr(shutil, "disk_usage", Disk(free).usage)
    finding = examine_room(tmp_path / "not" / "there" / "yet")
    assert finding.level is level
    assert f"{free // 1_000_000:,} MB" in finding.sentence


def test_each_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[idle]\nreading_s = "long"\nsleep = 3\n')
    findings = examine_settings(file)
    assert [finding.level for finding in findings] == [Level.WARN, Level.WARN]
    assert "idle.reading_s" in findings[0].sentence
    assert "idle.sleep" in findings[1].sentence


def test_good_settings_and_none_are_both_well(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert "default" in examine_settings(file)[0].sentence
    file.write_text("[idle]\nreading_s = 80\n")
    assert [(finding.level, "no problems" in finding.sentence) for finding in examine_settings(file)] == [
        (Level.OK, True)
    ]


@pytest.mark.parametrize(
    ("qt", "python", "level"),
    [
        ("6.11.3", (3, 11), Level.OK),
        ("6.12.0", (3, 11), Level.BAD),
        ("6.12.0", (3, 12), Level.OK),
        ("7.0.1", (3, 11), Level.BAD),
        (None, (3, 13), Level.BAD),
    ],
)
def test_pairs_of_qt_and_python(qt: str | None, python: tuple[int, int], level: Level) -> None:
    assert examine_program(qt, python).level is level


def test_a_voice_for_every_language_is_well() -> None:
    found = {"engine": "speechd", "languages": ["de", "en", "es"]}
    finding = examine_voice("6.11.3", found, ["en", "es"])
    assert finding.level is Level.OK
    assert "speechd reads aloud in English, Español" in finding.sentence


@pytest.mark.parametrize(
    ("addons", "found", "said"),
    [
        (None, None, "make setup"),
        ("6.11.3", None, "spd-say"),
        ("6.11.3", {"engine": "none", "languages": []}, "install speech-dispatcher"),
        ("6.11.3", {"engine": "speechd", "languages": ["en"]}, "No voice speaks Español"),
        ("6.11.3", {"engine": "speechd"}, "No voice speaks English, Español"),
    ],
)
def test_what_lacks_for_a_voice_is_said_and_how_to_get_it(
    addons: str | None, found: dict[str, object] | None, said: str
) -> None:
    finding = examine_voice(addons, found, ["es", "en"])
    assert finding.level is Level.WARN
    assert said in finding.sentence


def test_the_packages_named_are_those_of_the_list() -> None:
    listed = (Path(__file__).resolve().parents[1] / "tools" / "packages.txt").read_text()
    voice = listed.partition("[voice]")[2].partition("[test]")[0]
    assert all(f"\n{package}" in voice for package in VOICE_PACKAGES)


def test_packages_are_found_by_their_names() -> None:
    assert installed("pytest") == pytest.__version__
    assert installed("there-is-no-such-package") is None


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_is_a_sentence_that_names_the_thing(fault: Fault) -> None:
    finding = trouble("keys", SiteError(fault, "the thing"))
    assert finding.level is Level.BAD
    assert finding.sentence.startswith("the thing: ")
    assert finding.sentence.endswith(".")


def _never(path: Path, mode: int) -> bool:
    return False


def test_the_worst_stands_first_and_then_what_staff_ask_for() -> None:
    names = ("version", "fonts", "disk", "voice", "keys")
    levels = (Level.OK, Level.OK, Level.OK, Level.WARN, Level.BAD)
    found = [Finding(name, level, "") for name, level in zip(names, levels, strict=True)]
    assert [one.name for one in in_order(found)] == ["keys", "voice", "disk", "version", "fonts"]
    assert (worst(found), worst(found[:4]), worst(found[:3]), worst(())) == (
        Level.BAD,
        Level.WARN,
        Level.OK,
        Level.OK,
    )
