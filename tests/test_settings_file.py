"""A setting changed on the screen leaves the rest of the file as people wrote it, and can be taken back."""

from pathlib import Path

import pytest
import tomlkit
from tomlkit.exceptions import TOMLKitError

from kiosk import settings_file
from kiosk.errors import Fault, SiteError
from kiosk.settings import SettingProblem, Settings, load
from kiosk.settings_file import (
    Kind,
    bring_back,
    can_bring_back,
    change,
    fields,
    keep_good,
    last_good,
    set_aside,
    value_of,
)

BY_HAND = """\
# The kiosk beside the door
[clinic] # as on the sign
name = "Old Name"   # Anna, 2 March
phone = "208-555-0100"

# hands are slow here
[idle]
reading_s = 120

[callback]
times = [
  "Morning",
  "Evening",
]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def keys_of(problems: list[SettingProblem]) -> list[str]:
    return [problem.key for problem in problems]


def test_one_line_changes_and_all_others_stay(file: Path) -> None:
    file.write_text(BY_HAND)
    assert change(file, {"clinic.name": 'New "Name"'}) == []
    assert file.read_text() == BY_HAND.replace('"Old Name"', '"New \\"Name\\""')
    assert file.stat().st_mode & 0o777 == 0o600


def test_several_changes_new_sections_and_lists(file: Path) -> None:
    file.write_text(BY_HAND)
    changes = {
        "callback.times": ("Early", "Late"),
        "idle.reading_s": 60,
        "usage.enabled": False,
        "clinic.address": "1 Test Street",
    }
    assert change(file, changes) == []
    settings, problems = load(file)
    assert problems == []
    assert {key: value_of(settings, key) for key in changes} == changes
    assert settings.clinic.phone == "208-555-0100"
    assert "# hands are slow here" in file.read_text()


def test_without_a_file_one_is_made(file: Path) -> None:
    assert change(file, {"clinic.name": "Test Clinic"}) == []
    assert load(file)[0].clinic.name == "Test Clinic"
    assert not last_good(file).exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("idle.reading_s", 5),
        ("idle.reading_s", "long"),
        ("requests.keep_days", 366),
        ("clinic.name", "  "),
        ("clinic.region", "Idaho"),
        ("callback.times", []),
        ("usage.enabled", "yes"),
        ("clinic.motto", "Walk well"),
    ],
)
def test_a_value_that_will_not_do_is_told_by_its_key_and_nothing_is_written(
    file: Path, key: str, value: object
) -> None:
    file.write_text(BY_HAND)
    assert keys_of(change(file, {"clinic.phone": "208-555-0111", key: value})) == [key]
    assert file.read_text() == BY_HAND
    assert not last_good(file).exists()


def test_a_section_that_is_not_known_is_told(file: Path) -> None:
    assert keys_of(change(file, {"door.color": "red"})) == ["door"]
    assert not file.exists()


def test_problems_that_were_there_before_keep_nobody_from_changing_the_rest(file: Path) -> None:
    spoiled = BY_HAND + "\n[nothing]\nx = 1\n"
    file.write_text(spoiled)
    assert change(file, {"clinic.name": "New Name"}) == []
    assert file.read_text() == spoiled.replace("Old Name", "New Name")
    assert not last_good(file).exists()  # what has a problem is no good one


def test_a_file_that_is_no_toml_is_left_alone(file: Path) -> None:
    for text in (b"[clinic\n", b"\xff"):
        file.write_bytes(text)
        assert keys_of(change(file, {"clinic.name": "New"})) == [""]
        assert file.read_bytes() == text


def test_a_section_that_is_a_number_is_told(file: Path) -> None:
    file.write_text("clinic = 3\n")
    assert keys_of(change(file, {"clinic.name": "New"})) == ["clinic"]


@pytest.mark.parametrize(
    "text",
    [
        'clinic.name = "Old"\n',
        'clinic = { name = "Old" }\n',
        '[clinic]\r\nname = "Old"\r\n',
        '["clinic"]\n"name" = "Old"',
        "[clinic]\nname = '''Old\nName'''\n",
    ],
)
def test_every_way_to_write_a_setting_can_be_changed(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    assert change(file, {"clinic.name": "New", "clinic.phone": "208-555-0100"}) == []
    settings, problems = load(file)
    assert (settings.clinic.name, settings.clinic.phone, problems) == ("New", "208-555-0100", [])


@pytest.mark.parametrize("made", ["[clinic]\nname = 'x'\n[idle]\nreading_s = 60\n", "[clinic\n"])
def test_an_edit_that_changes_more_than_was_asked_for_is_never_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    file.write_text('[clinic]\nname = "Old"\n')
    monkeypatch.setattr(settings_file, "_edited", _Editor(made).edit)
    assert change(file, {"clinic.name": "x"})
    assert file.read_text() == '[clinic]\nname = "Old"\n'


def test_what_the_library_cannot_edit_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(BY_HAND)
    monkeypatch.setattr(tomlkit, "parse", _fail)
    assert keys_of(change(file, {"clinic.name": "New"})) == ["clinic.name"]
    assert file.read_text() == BY_HAND


def _fail(text: str) -> None:
    raise TOMLKitError("cannot")


class _Editor:
    """Edits a text to what it was told, whatever was asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def edit(self, text: str, changes: object) -> str:
        """Return the text."""
        return self._text


def test_the_last_good_file_comes_back_with_one_call(file: Path) -> None:
    file.write_text(BY_HAND)
    change(file, {"clinic.phone": "208-555-0199"})
    assert can_bring_back(file)
    wrong = file.read_text()
    assert bring_back(file).clinic.phone == "208-555-0100"
    assert file.read_text() == BY_HAND
    assert set_aside(file).read_text() == wrong
    assert not can_bring_back(file)


def test_a_slip_made_by_hand_can_be_taken_back_too(file: Path) -> None:
    file.write_text(BY_HAND)
    keep_good(file)  # at the program's start
    file.write_text("[clinic\n")
    keep_good(file)
    assert can_bring_back(file)
    assert bring_back(file).clinic.name == "Old Name"
    assert set_aside(file).read_text() == "[clinic\n"


def test_a_settings_file_that_is_lost_comes_back(file: Path) -> None:
    file.write_text(BY_HAND)
    keep_good(file)
    file.unlink()
    assert bring_back(file).clinic.name == "Old Name"
    assert not set_aside(file).exists()


def test_without_a_good_file_nothing_comes_back(file: Path) -> None:
    keep_good(file)
    assert not can_bring_back(file)
    with pytest.raises(SiteError) as caught:
        bring_back(file)
    assert caught.value.fault is Fault.MISSING
    last_good(file).write_text("[idle]\nreading_s = 1\n")
    assert not can_bring_back(file)
    with pytest.raises(SiteError) as caught:
        bring_back(file)
    assert caught.value.fault is Fault.CORRUPT
    assert not file.exists()


def test_a_file_that_cannot_be_read_is_a_fault_of_the_site(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SiteError):
        change(file, {"clinic.name": "New"})


def test_a_screen_can_be_made_from_the_fields() -> None:
    found = {field.key: field for field in fields()}
    assert found["clinic.name"].kind is Kind.TEXT
    assert (found["clinic.name"].least, found["clinic.name"].most) == (1, 80)
    assert found["clinic.phone"].kind is Kind.PHONE
    assert (found["requests.keep_days"].least, found["requests.keep_days"].most) == (1, 365)
    assert found["usage.enabled"].kind is Kind.YES_NO
    assert found["callback.times"].kind is Kind.TEXTS
    assert found["callback.topics"].choices == ("book", "service", "billing", "other")
    assert "es" in found["pages.language"].choices
    assert all(field.default == value_of(Settings(), field.key) for field in found.values())


def test_every_number_has_limits_and_every_choice_choices() -> None:
    for field in fields():
        assert field.kind is not Kind.NUMBER or field.most > field.least, field.key
        assert field.kind is not Kind.CHOICE or field.choices, field.key


def test_no_edit_that_is_not_toml_is_written() -> None:
    assert not settings_file._means("[clinic\n", {})
    assert settings_file._means("[clinic]\n", {"clinic": {}})


def test_what_this_version_does_not_have_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_file, "_OFFERED", {"x.y": (Kind.TEXT, 1), "speech.rate": (Kind.CHOICE, 0)})
    (rate,) = fields()
    assert rate.choices == ("slower", "normal", "faster")
