"""What the staff's screens see of pages, people and the audit; the desk's own objects look like this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from kiosk.content.model import Page, Problem, SignOff


class Stand(StrEnum):
    """How a page stands in one language."""

    SIGNED = "signed"
    CHANGED = "changed"
    NOT_YET = "not-yet"
    UNREADABLE = "unreadable"


class StateView(Protocol):
    """A page in one language; `signed` is the sign-off of this text, or of the last one that was signed."""

    @property
    def language(self) -> str:
        """The language's code."""
        ...

    @property
    def state(self) -> str:
        """One of the values of `Stand`."""
        ...

    @property
    def page(self) -> Page | None:
        """The page as it was read; None where that failed."""
        ...

    @property
    def signed(self) -> SignOff | None:
        """Who has checked it, or an earlier text of it."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """What is to be mended, then what could be better."""
        ...

    def is_review_due(self, today: date) -> bool:
        """Whether it must be reviewed within 30 days, or should have been."""
        ...


class PageView(Protocol):
    """A page in all languages."""

    @property
    def id(self) -> str:
        """The page's id, or its file where nobody knows it."""
        ...

    @property
    def title(self) -> str:
        """The page's title in the first language that has one."""
        ...

    @property
    def states(self) -> Mapping[str, StateView]:
        """How it stands, by language."""
        ...


@dataclass(frozen=True)
class SignedState:
    """A page in one language that was signed off right now; otherwise as it was `before`."""

    before: StateView
    signed: SignOff
    state: str = Stand.SIGNED

    @property
    def language(self) -> str:
        """The language's code."""
        return self.before.language

    @property
    def page(self) -> Page | None:
        """The page that was signed off."""
        return self.before.page

    @property
    def problems(self) -> Sequence[Problem]:
        """What was known before."""
        return self.before.problems

    def is_review_due(self, today: date) -> bool:
        """Whether it must be reviewed within 30 days, or should have been."""
        return self.before.is_review_due(today)


@dataclass(frozen=True)
class SignedRow:
    """A page in all languages, one of them signed off right now."""

    id: str
    title: str
    states: Mapping[str, StateView]


class PersonView(Protocol):
    """One member of staff."""

    @property
    def name(self) -> str:
        """The name at the door."""
        ...

    @property
    def made(self) -> date:
        """The day on which the passphrase was chosen."""
        ...


class LineView(Protocol):
    """One line of the audit: never a name or a number of a visitor."""

    @property
    def time(self) -> str:
        """Day and time by ISO 8601."""
        ...

    @property
    def who(self) -> str:
        """The name at the door, "kiosk" for the kiosk itself, "unknown" for a name that nobody has."""
        ...

    @property
    def what(self) -> str:
        """The deed, such as "called"."""
        ...

    @property
    def whom(self) -> str:
        """The member of staff that it was done to, or ""."""
        ...

    @property
    def how_many(self) -> int:
        """How many requests; 0 for what was done to none."""
        ...
