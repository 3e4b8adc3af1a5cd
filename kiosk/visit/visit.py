"""All that belongs to one visitor and dies with the visit."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeVar

from kiosk.visit.key_help import KeyHelp
from kiosk.visit.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.requests.draft import Draft

_Member = TypeVar("_Member", bound=Enum)

MORE_TIME = 2  # WCAG 2.2.1 (Adjust) asks for at least ten times by extending, which the countdown gives
MOST_QUESTIONS = 10  # more nobody asks in one visit, nor does a code of a readable size hold


class TextSize(Enum):
    """Text sizes as factors of the normal size."""

    NORMAL = 1.0
    LARGE = 1.35
    LARGEST = 1.8


class Contrast(StrEnum):
    """The colour themes."""

    LIGHT = "light"
    DARK = "dark"
    HIGH = "contrast"


class Rate(StrEnum):
    """How fast the voice reads, by the names of the setting `speech.rate`."""

    SLOWER = "slower"
    NORMAL = "normal"
    FASTER = "faster"


MOST_VOLUME = 5  # steps, as the setting `speech.volume` counts them


@dataclass
class Visit:
    """One visitor's choices, path and draft."""

    language: str = "en"
    text_size: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.LIGHT
    is_lowered: bool = False  # all that can be touched stands in the lower part of the screen
    is_left_handed: bool = False  # the bottom bar begins at the right
    time_factor: int = 1  # of every limit of time
    navigator: Navigator = field(default_factory=Navigator)
    pages_read: set[str] = field(default_factory=set)
    is_staff: bool = False  # somebody behind the staff's door looks at what visitors see
    is_counted: bool = False  # a visitor has opened something
    pictures_shown: set[str] = field(default_factory=set)  # topics whose pictures of needles were asked for
    questions: list[tuple[str, int]] = field(default_factory=list)  # page id and number, in the order of adding
    draft: "Draft | None" = None
    rate: Rate = Rate.NORMAL
    volume: int = 3  # 1 to MOST_VOLUME
    has_listened: bool = False  # the question before the end is spoken as well
    keys: KeyHelp = field(default_factory=KeyHelp)

    def toggle_question(self, page_id: str, number: int) -> bool:
        """Add a question to the visitor's list or take it off; False if the list is full and nothing was done."""
        key = (page_id, number)
        if key in self.questions:
            self.questions.remove(key)
        elif len(self.questions) >= MOST_QUESTIONS:
            return False
        else:
            self.questions.append(key)
        return True

    def next_text_size(self) -> TextSize:
        """Take the next larger text, after the largest the normal one."""
        self.text_size = _next(self.text_size)
        return self.text_size

    def next_contrast(self) -> Contrast:
        """Take the next theme."""
        self.contrast = _next(self.contrast)
        return self.contrast

    def toggle_time(self) -> None:
        """Take twice the time for everything, or the usual time again."""
        self.time_factor = 1 if self.time_factor > 1 else MORE_TIME

    def next_rate(self) -> Rate:
        """Let the voice read faster, after the fastest slowly."""
        self.rate = _next(self.rate)
        return self.rate

    def turn_volume(self, steps: int) -> int:
        """Make the voice louder by `steps`, or quieter where they are negative; return what it is then."""
        self.volume = min(max(self.volume + steps, 1), MOST_VOLUME)
        return self.volume

    def drop_draft(self) -> None:
        """Erase what was typed."""
        if self.draft is not None:
            self.draft.wipe()
            self.draft = None


def _next(member: _Member) -> _Member:
    members = list(type(member))
    return members[(members.index(member) + 1) % len(members)]
