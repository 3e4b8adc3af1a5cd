"""Where a visitor can be; screens emit a route, the window decides."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.requests.receipt import Receipt


@dataclass(frozen=True)
class Attract:
    """The screen that waits for a visitor."""


@dataclass(frozen=True)
class Home:
    """The tiles of all topics."""


@dataclass(frozen=True)
class ShowTopic:
    """A topic, at its list of pages or its first page, as the screen's size allows."""

    topic: str


@dataclass(frozen=True)
class ReadPage:
    """One page; `step` counts from 0 and is 0 on pages without steps."""

    page: str
    step: int = 0


@dataclass(frozen=True)
class GetHelp:
    """The signs that need help now."""


@dataclass(frozen=True)
class AskCall:
    """The call-back form."""


@dataclass(frozen=True)
class Thanks:
    """The request is saved: nobody gets here without a receipt."""

    receipt: "Receipt"
    best_time: str = ""  # as the settings name it, for the words on what happens next


@dataclass(frozen=True)
class BodyMap:
    """The body map, with one part of the body chosen or none."""

    region: str = ""


@dataclass(frozen=True)
class Search:
    """The search."""


@dataclass(frozen=True)
class Ease:
    """What makes the kiosk easier to use for this visitor."""


@dataclass(frozen=True)
class ButtonHelp:
    """What each button does."""


@dataclass(frozen=True)
class Languages:
    """The languages to choose from, where there are more than two."""


@dataclass(frozen=True)
class TakeHome:
    """What the visitor takes along: a page, or with an empty id the own questions."""

    page: str = ""


@dataclass(frozen=True)
class Recall:
    """Three pictures lead back to the page that somebody was called away from."""


@dataclass(frozen=True)
class Called:
    """The three pictures to come back with, shown after everything else has been wiped."""

    code: tuple[str, ...]


@dataclass(frozen=True)
class Calibrate:
    """Where staff measure the screen with a bank card."""


@dataclass(frozen=True)
class Setup:
    """Where whoever installs the kiosk ends trial mode."""


@dataclass(frozen=True)
class Staff:
    """Where staff work, behind their door; nobody gets here by a button."""


Route = (
    Attract
    | Home
    | Languages
    | ShowTopic
    | ReadPage
    | GetHelp
    | AskCall
    | Thanks
    | BodyMap
    | Search
    | Ease
    | ButtonHelp
    | TakeHome
    | Recall
    | Called
    | Calibrate
    | Setup
    | Staff
)
