"""The clinic's settings: typed, with defaults, every problem reported at once and repaired by its default."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from kiosk.errors import Fault, SiteError
from kiosk.files import read_limited

MAX_BYTES = 256 * 1024
# What a keypad may send: keys that are neither typed nor have a meaning of their own here. Linux calls the upper
# F-keys of many keypads Tools and Launch5 to Launch9.
KEY_NAMES = frozenset(
    {f"F{number}" for number in range(1, 36)}
    | {f"Launch{sign}" for sign in "0123456789ABCDEFGH"}
    | {"Home", "End", "Insert", "Delete", "Help", "Menu", "Select", "Back", "Forward", "Tools", "LaunchMail"}
    | {"MediaPlay", "MediaStop", "MediaPrevious", "MediaNext", "TouchpadToggle", "TouchpadOn", "TouchpadOff"}
)
MM_PER_PX_LEAST = 0.05  # finer than any screen; a smaller value is a slip


class Clinic(Struct, frozen=True):
    """What the clinic says of itself."""

    name: str = "Your Clinic Name"
    phone: str = ""
    address: str = ""
    hours: str = ""
    region: str = "US"  # for telephone numbers: a country code of ISO 3166


class Screen(Struct, frozen=True):
    """The screen's true size."""

    mm_per_px: float = 0.0  # 0: not measured, what the platform says


class Keypad(Struct, frozen=True):
    """The keys of a kiosk keypad by Qt's names (`KEY_NAMES`), besides arrows, Tab, Enter and Escape; "" for none."""

    up: str = ""
    down: str = ""
    left: str = ""
    right: str = ""
    next: str = ""
    previous: str = ""
    select: str = ""
    back: str = ""
    help: str = "F1"


class Taps(Struct, frozen=True):
    """The steady-tap rule's numbers; their reasons are in docs/decisions/0004-steady-taps.md."""

    reach_mm: float = 4.0
    drift_mm: float = 8.0
    palm_mm: float = 30.0
    repeat_ms: int = 400
    settle_ms: int = 300


class Idle(Struct, frozen=True):
    """Seconds without a touch until the question, and for the answer."""

    reading_s: int = 90
    form_s: int = 120
    countdown_s: int = 30


class Callback(Struct, frozen=True):
    """The call-back form."""

    topics: tuple[Literal["book", "service", "billing", "other"], ...] = ("book", "service", "billing", "other")
    times: tuple[str, ...] = ("Morning", "Midday", "Afternoon", "Any time")
    languages: tuple[str, ...] = ("en", "es", "other")
    max_requests: int = 10
    window_minutes: int = 10


class Pages(Struct, frozen=True):
    """The pages."""

    language: str = "en"
    require_sign_off: bool = False  # hide what the clinic has not signed off, but for "get help now"
    site_url: str = ""  # where the clinic has put what `kiosk site` writes


class Printing(Struct, frozen=True):
    """Paper to take home."""

    printer: str = ""  # its name, as the system lists it; empty: nothing is printed


class Attract(Struct, frozen=True):
    """The screen that waits for a visitor."""

    motion: bool = True
    lines: tuple[str, ...] = ()  # the clinic's own, shown as they stand in every language; none: those of the pages


class Requests(Struct, frozen=True):
    """What is kept of requests."""

    keep_days: int = 30
    export_folder: str = ""  # a folder for exports besides the drives that are found, such as a share of the network


class Keys(Struct, frozen=True):
    """Where the staff's keys are kept."""

    on_kiosk: bool = True  # False, strict mode: staff carry them, and nothing on the kiosk opens a request


class Staff(Struct, frozen=True):
    """What staff do at the screen."""

    lock_minutes: int = 5  # without a touch, until what staff have opened is locked again


class Speech(Struct, frozen=True):
    """Reading aloud; each visit begins with this rate and volume."""

    enabled: bool = True
    headphones: bool = False  # fitted, so that nobody else hears: only then is what was typed or chosen said as well
    rate: Literal["slower", "normal", "faster"] = "normal"
    volume: int = 3  # of 5 steps; how loud they are is set at the amplifier


class Usage(Struct, frozen=True):
    """Counting what is read, without anybody's name."""

    enabled: bool = True


class Settings(Struct, frozen=True):
    """All settings, one section a field."""

    clinic: Clinic = field(default_factory=Clinic)
    screen: Screen = field(default_factory=Screen)
    taps: Taps = field(default_factory=Taps)
    idle: Idle = field(default_factory=Idle)
    callback: Callback = field(default_factory=Callback)
    pages: Pages = field(default_factory=Pages)
    attract: Attract = field(default_factory=Attract)
    requests: Requests = field(default_factory=Requests)
    staff: Staff = field(default_factory=Staff)
    printing: Printing = field(default_factory=Printing)
    speech: Speech = field(default_factory=Speech)
    keypad: Keypad = field(default_factory=Keypad)
    keys: Keys = field(default_factory=Keys)
    usage: Usage = field(default_factory=Usage)


MAX_LINES, MAX_LINE = 6, 60  # of the clinic's own on the waiting screen; characters a line, that it stays large


@dataclass(frozen=True)
class SettingProblem:
    """One thing in a settings file that could not be used; `key` is "" when it is the file itself."""

    file: Path
    key: str
    what: str

    def __str__(self) -> str:
        """Return the problem as one line for the log and the doctor."""
        return f"{self.file}: {self.key}: {self.what}" if self.key else f"{self.file}: {self.what}"


_LIMITS: dict[str, tuple[float, float]] = {
    "screen.mm_per_px": (0.0, 2.0),
    "taps.reach_mm": (0.0, 20.0),
    "taps.drift_mm": (0.0, 50.0),
    "taps.palm_mm": (10.0, 200.0),
    "taps.repeat_ms": (0, 5_000),
    "taps.settle_ms": (0, 5_000),
    "idle.reading_s": (10, 3_600),
    "idle.form_s": (10, 3_600),
    "idle.countdown_s": (5, 600),
    "callback.max_requests": (1, 1_000),
    "callback.window_minutes": (1, 1_440),
    "requests.keep_days": (1, 365),
    "staff.lock_minutes": (1, 30),
    "speech.volume": (1, 5),
}


def load(path: Path) -> tuple[Settings, list[SettingProblem]]:
    """Read the settings file `path`; a missing file is no problem, a bad value gives its default and a problem each."""
    try:
        return understand(path, read_limited(path, MAX_BYTES))
    except SiteError as error:
        if error.fault is Fault.MISSING:
            return Settings(), []
        return Settings(), [SettingProblem(path, "", f"cannot be read ({error.fault.value}); the defaults are used")]


def understand(path: Path, data: bytes) -> tuple[Settings, list[SettingProblem]]:
    """Return what `data`, the bytes of the settings file `path` or of what shall become it, means, as `load` does."""
    try:
        raw = tomllib.loads(data.decode())
    except UnicodeDecodeError:
        return Settings(), [SettingProblem(path, "", "is not UTF-8 text; the defaults are used")]
    except (ValueError, RecursionError) as error:  # also a number of 5,000 digits, and brackets within brackets
        return Settings(), [SettingProblem(path, "", f"is not valid TOML ({error}); the defaults are used")]
    problems: list[SettingProblem] = []
    sections = {info.encode_name: info.type for info in msgspec.structs.fields(Settings)}
    for key in raw.keys() - sections.keys():
        problems.append(SettingProblem(path, key, "is not a known section; it is ignored"))
    chosen = {name: _section(path, name, kind, raw[name], problems) for name, kind in sections.items() if name in raw}
    return Settings(**chosen), sorted(problems, key=str)


def limits_of(key: str) -> tuple[float, float] | None:
    """Return the least and the most that a setting such as "idle.reading_s" may be, None where it has no limits."""
    return _LIMITS.get(key)


def _section(path: Path, name: str, kind: Any, raw: object, problems: list[SettingProblem]) -> Any:  # noqa: ANN401 - any of the section types
    if not isinstance(raw, dict):
        problems.append(SettingProblem(path, name, "must be a section of its own; the defaults are used"))
        return kind()
    known = {info.encode_name: info.type for info in msgspec.structs.fields(kind)}
    good: dict[str, object] = {}
    for key, value in raw.items():
        place = f"{name}.{key}"
        if key not in known:
            problems.append(SettingProblem(path, place, "is not a known setting; it is ignored"))
            continue
        try:
            good[key] = _within(place, msgspec.convert(value, known[key]))
        except (msgspec.ValidationError, ValueError) as error:
            problems.append(SettingProblem(path, place, f"{error}; the default is used"))
    return kind(**good)


def _within(place: str, value: Any) -> Any:  # noqa: ANN401 - whatever the setting's type is
    low, high = _LIMITS.get(place, (None, None))
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"must be between {low:g} and {high:g}")
    if place == "clinic.name" and not value.strip():
        raise ValueError("must not be empty")
    if place == "clinic.region" and not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError('must be the two capitals of a country, such as "US"')
    if place == "screen.mm_per_px" and 0 < value < MM_PER_PX_LEAST:
        raise ValueError(f"must be 0 (not measured) or at least {MM_PER_PX_LEAST}")
    if place == "pages.site_url" and value and not re.match(r"https?://[^\s/]", value):
        raise ValueError("must begin with https:// or http://")
    if place == "requests.export_folder" and value and not Path(value).is_absolute():
        raise ValueError("must be a whole path such as /srv/requests")
    if place.startswith("keypad.") and value and value not in KEY_NAMES:
        raise ValueError('must be the name of a key such as "F13", or ""; docs/install.md has the list')
    if place == "callback.topics" and not value:
        raise ValueError("must name at least one topic")
    if place == "attract.lines" and not (
        len(value) <= MAX_LINES and all(0 < len(item.strip()) <= MAX_LINE for item in value)
    ):
        raise ValueError(f"must be at most {MAX_LINES} texts of 1 to {MAX_LINE} characters")
    if place == "callback.times" and not (1 <= len(value) <= 6 and all(item.strip() for item in value)):
        raise ValueError("must be a list of one to six texts")
    return value
