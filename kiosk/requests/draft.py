"""What a visitor has answered so far: the only place that ever holds typed text."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from kiosk.requests.phone import MAX_PHONE, check, has_digit
from kiosk.requests.text import MAX_NAME, clean_name, clean_text

__all__ = ["MAX_NAME", "MAX_PHONE", "TOPICS", "Consent", "Draft", "Field", "Problem", "Topic", "clean_name"]


class Topic(StrEnum):
    """What a request is about; no conditions, and nobody has to say."""

    BOOK = "book"
    SERVICE = "service"
    BILLING = "billing"
    OTHER = "other"
    UNSAID = "unsaid"


TOPICS = tuple(Topic)


class Field(StrEnum):
    """The answers that the form asks for, by their names in a draft."""

    NAME = "name"
    PHONE = "phone"
    BEST_TIME = "best_time"
    VOICEMAIL = "voicemail"
    TOPIC = "topic"
    CONSENT = "consent"


class Problem(StrEnum):
    """Why an answer cannot be taken as it is; the screen turns a code into a sentence."""

    NAME_EMPTY = "name-empty"
    NAME_LONG = "name-long"
    PHONE_EMPTY = "phone-empty"
    PHONE_LONG = "phone-long"
    PHONE_CHECK = "phone-check"
    TIME_MISSING = "time-missing"
    VOICEMAIL_MISSING = "voicemail-missing"
    CONSENT_MISSING = "consent-missing"


@dataclass(frozen=True)
class Consent:
    """Which wording the visitor agreed to."""

    version: str
    language: str


@dataclass(repr=False)
class Draft:
    """One request while it is being filled in.

    `region` is the ISO 3166 code that a number without a country code belongs to. `phone_accepted` says that the
    visitor was asked to check this number and stayed with it. `voicemail` None: nothing chosen yet.
    """

    region: str = "US"
    name: str = ""
    phone: str = ""
    phone_accepted: bool = False
    best_time: str = ""
    voicemail: bool | None = None
    topic: Topic = Topic.UNSAID
    language: str = "en"
    consent: Consent | None = None
    id: UUID = field(default_factory=uuid4)

    def __repr__(self) -> str:
        return f"Draft({self.id})"  # a repr may end in a log

    def problem_of(self, field: Field) -> Problem | None:
        """Return what is amiss with one answer, None if it can be taken."""
        match field:
            case Field.NAME:
                return self._name_problem()
            case Field.PHONE:
                return self._phone_problem()
            case Field.BEST_TIME:
                return None if clean_text(self.best_time) else Problem.TIME_MISSING
            case Field.VOICEMAIL:
                return Problem.VOICEMAIL_MISSING if self.voicemail is None else None
            case Field.CONSENT:
                return Problem.CONSENT_MISSING if self.consent is None else None
            case _:
                return None  # nobody has to say what it is about

    def validate(self) -> list[Problem]:
        """Return all that is amiss, in the order of the questions."""
        found = (self.problem_of(field) for field in Field)
        return [problem for problem in found if problem is not None]

    def wipe(self) -> None:
        """Forget every answer; the id stays."""
        empty = Draft(id=self.id)
        vars(self).update(vars(empty))

    def _name_problem(self) -> Problem | None:
        name = clean_text(self.name)
        if not name:
            return Problem.NAME_EMPTY
        return Problem.NAME_LONG if len(name) > MAX_NAME else None

    def _phone_problem(self) -> Problem | None:
        phone = clean_text(self.phone)
        if not has_digit(phone):
            return Problem.PHONE_EMPTY
        if len(phone) > MAX_PHONE:
            return Problem.PHONE_LONG
        return None if self.phone_accepted or check(phone, self.region).looks_right else Problem.PHONE_CHECK
