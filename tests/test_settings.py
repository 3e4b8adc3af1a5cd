"""A settings file with faults: what is good in it counts, what is not has its default and one line each."""

from pathlib import Path

import pytest

from kiosk.settings import MAX_BYTES, Keypad, Settings, load

GOOD = """\
[clinic]
name = "Riverside Clinic"
phone = "208 555 0100"

[screen]
mm_per_px = 0.2646

[idle]
reading_s = 60

[callback]
times = ["Mornings", "Evenings"]

[attract]
motion = false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def problems_of(file: Path, text: str | bytes) -> list[str]:
    """Return the problems of a settings file without its name, and see that every one of them names it."""
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    problems = [str(problem) for problem in load(file)[1]]
    assert all(problem.startswith(f"{file}: ") for problem in problems)
    return [problem.removeprefix(f"{file}: ") for problem in problems]


def test_without_a_file_every_setting_has_its_default(file: Path) -> None:
    assert load(file) == (Settings(), [])
    assert load(file / "below") == (Settings(), [])


def test_a_good_file_counts_and_leaves_the_other_settings_alone(file: Path) -> None:
    file.write_text(GOOD)

    settings, problems = load(file)

    assert problems == []
    assert (settings.clinic.name, settings.clinic.phone) == ("Riverside Clinic", "208 555 0100")
    assert settings.screen.mm_per_px == 0.2646
    assert (settings.idle.reading_s, settings.idle.form_s) == (60, 120)
    assert settings.callback.times == ("Mornings", "Evenings")
    assert settings.attract.motion is False
    assert settings.taps == Settings().taps


def test_the_defaults_are_what_the_design_says() -> None:
    settings = Settings()

    assert (settings.idle.reading_s, settings.idle.form_s, settings.idle.countdown_s) == (90, 120, 30)
    assert (settings.callback.max_requests, settings.callback.window_minutes) == (10, 10)
    assert (settings.taps.reach_mm, settings.taps.drift_mm, settings.taps.settle_ms) == (4.0, 8.0, 300)


def test_every_fault_has_one_line_and_the_rest_still_counts(file: Path) -> None:
    bad = GOOD + '\n[taps]\nreach_mm = "far"\nspeed = 3\n[clinics]\nname = "x"\n[requests]\nkeep_days = 0\n'

    problems = problems_of(file, bad)
    settings, _ = load(file)

    assert problems == [
        "clinics: is not a known section; it is ignored",
        "requests.keep_days: must be between 1 and 365; the default is used",
        "taps.reach_mm: Expected `float`, got `str`; the default is used",
        "taps.speed: is not a known setting; it is ignored",
    ]
    assert (settings.taps.reach_mm, settings.requests.keep_days) == (4.0, 30)
    assert (settings.clinic.name, settings.idle.reading_s) == ("Riverside Clinic", 60)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[attract]\nmotion = "no"', "attract.motion: Expected `bool`, got `str`"),
        ("[attract]\nmotion = 0", "attract.motion: Expected `bool`, got `int`"),
        ("[idle]\nreading_s = true", "idle.reading_s: Expected `int`, got `bool`"),
        ("[idle]\nreading_s = 90.5", "idle.reading_s: Expected `int`, got `float`"),
        ("[clinic]\nname = 7", "clinic.name: Expected `str`, got `int`"),
        ('[callback]\ntimes = "Morning"', "callback.times: Expected `array`, got `str`"),
        ("[callback]\ntimes = [1]", "callback.times: Expected `str`, got `int` - at `$[0]`"),
        ("[screen]\nmm_per_px = nan", "screen.mm_per_px: must be between 0 and 2"),
        ("[screen]\nmm_per_px = -0.1", "screen.mm_per_px: must be between 0 and 2"),
        ("[idle]\nreading_s = 9", "idle.reading_s: must be between 10 and 3600"),
        ("[idle]\ncountdown_s = 601", "idle.countdown_s: must be between 5 and 600"),
        ("[callback]\nmax_requests = 0", "callback.max_requests: must be between 1 and 1000"),
        ("[callback]\ntimes = []", "callback.times: must be a list of one to six texts"),
        ('[callback]\ntimes = ["Morning", " "]', "callback.times: must be a list of one to six texts"),
        ("[callback]\ntopics = []", "callback.topics: must name at least one topic"),
        ("[attract]\nlines = ['']", "attract.lines: must be at most 6 texts of 1 to 60 characters"),
        (f"[attract]\nlines = ['{'x' * 61}']", "attract.lines: must be at most 6 texts of 1 to 60 characters"),
        (f"[callback]\ntimes = {['x'] * 7}", "callback.times: must be a list of one to six texts"),
    ],
)
def test_a_value_that_cannot_be_used_has_its_default(file: Path, text: str, problem: str) -> None:
    assert problems_of(file, text) == [f"{problem}; the default is used"]
    assert load(file)[0] == Settings()


@pytest.mark.parametrize("text", ["[idle]\nreading_s = 10\ncountdown_s = 600", "[screen]\nmm_per_px = 0"])
def test_the_limits_themselves_can_be_used(file: Path, text: str) -> None:
    assert problems_of(file, text) == []


@pytest.mark.parametrize("text", ["clinic = 3", "[[clinic]]\nname = 'x'"])
def test_a_section_that_is_none_has_its_defaults(file: Path, text: str) -> None:
    assert problems_of(file, text) == ["clinic: must be a section of its own; the defaults are used"]
    assert load(file)[0] == Settings()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD + "[clinic", "is not valid TOML ("),
        (GOOD + "a = " + "[" * 10_000, "is not valid TOML ("),
        (GOOD + "a = " + "9" * 5_000, "is not valid TOML ("),
        (b"\xff\xfe[clinic]", "is not UTF-8 text"),
        (b"#" * (MAX_BYTES + 1), "cannot be read (too-big)"),
    ],
)
def test_a_file_that_cannot_be_read_gives_the_defaults(file: Path, text: str | bytes, problem: str) -> None:
    found = problems_of(file, text)

    assert len(found) == 1
    assert found[0].startswith(problem)
    assert found[0].endswith("; the defaults are used")
    assert load(file)[0] == Settings()


def test_a_folder_in_its_place_gives_the_defaults(file: Path) -> None:
    file.mkdir()

    settings, problems = load(file)

    assert settings == Settings()
    assert [str(problem) for problem in problems] == [f"{file}: cannot be read (io-error); the defaults are used"]


def test_the_keys_of_a_keypad_are_names_of_keys_that_nobody_types(file: Path) -> None:
    text = '[keypad]\nselect = "F17"\nback = "q"\nhelp = "Escape"\nup = "F99"\nnext = ""\n'

    problems = problems_of(file, text)

    assert load(file)[0].keypad == Keypad(select="F17")
    assert [problem.split(":")[0] for problem in problems] == ["keypad.back", "keypad.help", "keypad.up"]
    assert all('must be the name of a key such as "F13"' in problem for problem in problems)


def test_a_folder_for_exports_is_a_whole_path(file: Path) -> None:
    assert problems_of(file, '[requests]\nexport_folder = "requests"\n') == [
        "requests.export_folder: must be a whole path such as /srv/requests; the default is used"
    ]
    for folder in ("", "/srv/requests"):
        assert problems_of(file, f'[requests]\nexport_folder = "{folder}"\n') == []
        assert load(file)[0].requests.export_folder == folder
