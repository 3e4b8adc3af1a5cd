"""The first start as a table: what is asked, in which order and words, and what is said of a passphrase."""

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
_STRONG = 20  # characters; four words of a list have some 24
_VARIED = 6  # different ones; less is a pattern of a few keys


def question(step: Step) -> Question:
    """Return the words of a question in the language in force."""
    titles, hint = {
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
            (tr("Which country? Type its two letters."), tr("Two letters of the country")),
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
        Step.STAFF: (
            (tr("Who is the first member of staff?"), tr("Your name")),
            tr("A short name for your own key: letters A to Z, digits, - and _."),
        ),
        Step.PASSPHRASE: (
            (tr("Choose a passphrase"), tr("A passphrase")),
            tr("12 characters or more; four words are good. Each letter is a dot."),
        ),
        Step.AGAIN: (
            (tr("The same passphrase again"), tr("Once more")),
            tr("So that no slip locks you out."),
        ),
        Step.CHECK: (
            (tr("Type the last four characters of the recovery key"), tr("Last four of the key")),
            tr("They say: I have put it in a safe place."),
        ),
    }[step]
    return Question(titles, hint, "", "", "")


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


def strength_words(typed: list[str], least: int) -> str:
    """Return in words how good a passphrase is by its length and by how many different characters it has."""
    count = len(typed)
    if count < least:
        return tr("Too short: {number} of {least} characters.").format(number=count, least=least)
    if len({letter.lower() for letter in typed}) < _VARIED:
        return tr("Weak: the same few characters again and again.")
    if count < _STRONG:
        return tr("Good enough. Another word makes it stronger.")
    return tr("Strong.")


def grouped(key: str) -> str:
    """Return a recovery key as it is read off and typed: its beginning, then groups of four, counted from the end."""
    start = key.rfind("-") + 2  # behind AGE-SECRET-KEY-1, which is the same in every key
    head = start + (len(key) - start) % CHECKED
    groups = [key[:start], key[start:head], *(key[at : at + CHECKED] for at in range(head, len(key), CHECKED))]
    return " ".join(group for group in groups if group)


def offered(step: Step, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what can be chosen at `step`, each value with its words; `codes` are the languages of the pages."""
    return languages(codes) if step is Step.LANGUAGE else regions()
