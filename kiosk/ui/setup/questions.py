"""The first start as a table: what is asked, in which order and words."""

from enum import Enum, auto

from kiosk.i18n import OWN_NAMES, tr
from kiosk.ui.screens.callback_questions import Question


class Step(Enum):
    """Where the first start stands."""

    LANGUAGE = auto()
    CLINIC = auto()
    REGION = auto()
    COUNTRY = auto()  # only where the region is none of those offered
    PHONE = auto()
    HOURS = auto()
    SIZE = auto()
    STAFF = auto()
    PASSPHRASE = auto()
    AGAIN = auto()
    KEY = auto()
    CHECK = auto()
    READY = auto()
    WORKING = auto()
    DONE = auto()
    TROUBLE = auto()


CHOSEN = (Step.LANGUAGE, Step.REGION)
TYPED = (Step.CLINIC, Step.COUNTRY, Step.PHONE, Step.HOURS, Step.STAFF, Step.PASSPHRASE, Step.AGAIN, Step.CHECK)
PLAIN = (Step.COUNTRY, Step.STAFF, Step.CHECK)  # letters A to Z and digits, no accents
MASKED = (Step.PASSPHRASE, Step.AGAIN)
PARTS = (
    (Step.LANGUAGE, Step.CLINIC, Step.REGION, Step.COUNTRY, Step.PHONE, Step.HOURS),
    (Step.SIZE,),
    (Step.STAFF, Step.PASSPHRASE, Step.AGAIN),
    (Step.KEY, Step.CHECK),
    (Step.READY, Step.WORKING, Step.DONE),
)
CHECKED = 4  # characters of the recovery key are typed, so that it has been written down

OTHER = ""
_Words = tuple[tuple[str, ...], str]  # titles, longest first, and a hint


def question(step: Step) -> Question:
    """Return the words of a question in the language in force."""
    titles, hint = {**_of_clinic(), **_of_staff()}[step]
    return Question(titles, hint, "", "", "")


def _of_clinic() -> dict[Step, _Words]:
    return {
        Step.LANGUAGE: (
            (tr("Set up this kiosk: which language?"), tr("Which language?")),
            tr("The kiosk begins in it. Visitors can choose another one."),
        ),
        Step.CLINIC: (
            (tr("What is the clinic called?"), tr("The clinic's name")),
            tr("Visitors see this name on every page."),
        ),
        Step.REGION: (
            (tr("In which country is the clinic?"), tr("Which country?")),
            tr("So that telephone numbers are understood."),
        ),
        Step.COUNTRY: (
            (tr("Which country? Type its two letters."), tr("Two letters of the country"), tr("Country code?")),
            tr("Such as AU for Australia, by ISO 3166."),
        ),
        Step.PHONE: (
            (tr("The clinic's phone number?"), tr("Phone number?")),
            tr("Visitors see it. You can leave it empty."),
        ),
        Step.HOURS: (
            (tr("When is the clinic open?"), tr("Opening hours?")),
            tr("Such as: Monday to Friday, 8 to 5. You can leave it empty."),
        ),
    }


def _of_staff() -> dict[Step, _Words]:
    return {
        Step.STAFF: (
            (tr("Who is the first member of staff?"), tr("Your name")),
            tr("A short name for your own key: letters A to Z, digits, - and _."),
        ),
        Step.PASSPHRASE: (
            (
                tr("Choose a passphrase: 12 characters or more"),
                tr("A passphrase: 12 or more"),
                tr("A passphrase"),
            ),
            tr("Four words are good. Nobody sees what you type: each letter is a dot."),
        ),
        Step.AGAIN: (
            (tr("The same passphrase again"), tr("Once more")),
            tr("So that no slip locks you out."),
        ),
        Step.CHECK: (
            (
                tr("I have put the recovery key in a safe place. Its last four characters:"),
                tr("It is in a safe place. Its last four:"),
                tr("Last four of the key"),
            ),
            tr("Read them off your copy, so that it is known to be right."),
        ),
    }


def regions() -> list[tuple[str, str]]:
    """Return the countries that are offered, by their codes of ISO 3166, and `OTHER`."""
    return [
        ("US", tr("United States")),
        ("CA", tr("Canada")),
        ("MX", tr("Mexico")),
        ("PR", tr("Puerto Rico")),
        ("ES", tr("Spain")),
        (OTHER, tr("Another country")),
    ]


def languages(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the languages of the pages, each by its own name."""
    return [(code, OWN_NAMES.get(code, code)) for code in codes]


def grouped(key: str) -> str:
    """Return a recovery key as it is read off and typed: its beginning, then groups of four, counted from the end."""
    start = key.rfind("-") + 2  # behind AGE-SECRET-KEY-1, which is the same in every key
    head = start + (len(key) - start) % CHECKED
    groups = [key[:start], key[start:head], *(key[at : at + CHECKED] for at in range(head, len(key), CHECKED))]
    return " ".join(group for group in groups if group)


def offered(step: Step, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what can be chosen at `step`, each value with its words; `codes` are the languages of the pages."""
    return languages(codes) if step is Step.LANGUAGE else regions()
