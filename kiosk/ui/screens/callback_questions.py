"""The call-back form as a table: what is asked, in which order and words, and what is said when it goes wrong."""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.errors import Fault
from kiosk.i18n import OWN_NAMES, tr
from kiosk.requests.draft import Topic
from kiosk.settings import Callback


class Step(Enum):
    """Where the form stands; the first five are the questions."""

    NAME = auto()
    PHONE = auto()
    TIME = auto()
    VOICEMAIL = auto()
    TOPIC = auto()
    REVIEW = auto()
    LANGUAGE = auto()  # reached from the review alone: the visitor's own language is taken at first
    CLOSED = auto()
    NOT_SAVED = auto()


QUESTIONS = (Step.NAME, Step.PHONE, Step.TIME, Step.VOICEMAIL, Step.TOPIC)
TYPED = (Step.NAME, Step.PHONE)
REVIEWED = (*QUESTIONS, Step.LANGUAGE)
CHOSEN = (Step.TIME, Step.VOICEMAIL, Step.TOPIC, Step.LANGUAGE)


@dataclass(frozen=True)
class Question:
    """One question: its title and shorter titles, a line of help, what its answer is called, and the way to it."""

    titles: tuple[str, ...]
    hint: str
    label: str
    change: str
    way_on: str


def question(step: Step) -> Question:
    """Return the words of a question in the language in force."""
    match step:
        case Step.NAME:
            return Question(
                (tr("What is your name?"), tr("Your name")),
                tr("So that we know who to ask for."),
                tr("Name to ask for"),
                tr("Change the name"),
                "",
            )
        case Step.PHONE:
            return Question(
                (tr("What is your phone number?"), tr("Your phone number"), tr("Phone")),
                tr("So that we can call you back."),
                tr("Phone number"),
                tr("Change the phone number"),
                tr("Next: your phone number"),
            )
        case Step.TIME:
            return Question(
                (tr("When is the best time to call?"), tr("Best time to call?"), tr("Best time?")),
                tr("We will try to call at this time."),
                tr("Best time"),
                tr("Change the best time"),
                tr("Next: the best time"),
            )
        case Step.VOICEMAIL:
            return Question(
                (tr("May we leave a voicemail?"), tr("Voicemail?")),
                tr("We would leave only our name and number."),
                tr("Voicemail"),
                tr("Change the voicemail answer"),
                tr("Next: voicemail"),
            )
        case Step.TOPIC:
            return Question(
                (tr("What is it about?"),),
                tr("You do not have to answer this."),
                tr("About"),
                tr("Change what it is about"),
                tr("Next: what it is about"),
            )
        case _:
            return _language_question()


def _language_question() -> Question:
    return Question(
        (tr("Which language shall we speak?"), tr("Which language?")),
        tr("We can get an interpreter for the call."),
        tr("Language of the call"),
        tr("Change the language of the call"),
        "",
    )


def time_words(time: str) -> str:
    """Return a best time from the settings as it is shown; the clinic's own words stay as they are."""
    known = {
        "Morning": tr("Morning"),
        "Midday": tr("Midday"),
        "Afternoon": tr("Afternoon"),
        "Any time": tr("Any time"),
    }
    return known.get(time, time)


def topic_words(topic: Topic) -> str:
    """Return a topic as it is shown."""
    return {
        Topic.BOOK: tr("Book a visit"),
        Topic.SERVICE: tr("A question about a service"),
        Topic.BILLING: tr("Billing"),
        Topic.OTHER: tr("Something else"),
        Topic.UNSAID: tr("I would rather not say"),
    }[topic]


def language_words(code: str) -> str:
    """Return a language of the call as it is shown, in its own words."""
    return OWN_NAMES.get(code) or tr("Another language: we will use an interpreter")


def voicemail_words(*, is_allowed: bool) -> str:
    """Return the answer to the voicemail question as it is shown."""
    return tr("Yes, you may leave a message") if is_allowed else tr("No, please do not")


def answers(step: Step, settings: Callback) -> list[tuple[object, str]]:
    """Return what can be chosen at `step`: the value that goes into the draft, and its words."""
    match step:
        case Step.TIME:
            return [(time, time_words(time)) for time in settings.times]
        case Step.VOICEMAIL:
            return [(allowed, voicemail_words(is_allowed=allowed)) for allowed in (True, False)]
        case Step.TOPIC:
            offered = (*settings.topics, Topic.UNSAID)  # nobody has to say
            return [(topic, topic_words(topic)) for topic in Topic if topic in offered]
        case Step.LANGUAGE:
            return [(code, language_words(code)) for code in settings.languages]
        case _:
            return []


def fault_words(fault: Fault | None) -> str:
    """Return why a request could not be saved or taken, for the visitor; None is a mistake of the program."""
    match fault:
        case Fault.TOO_MANY:
            return tr("Many people have asked for a call just now, so this screen takes a pause.")
        case Fault.NO_KEY | Fault.UNSAFE_FOLDER | Fault.CORRUPT:
            return tr("This screen is not ready to keep requests safe.")
        case Fault.DISK_FULL | Fault.TOO_BIG:
            return tr("This screen has no room left for requests.")
        case Fault.READ_ONLY | Fault.NO_PERMISSION | Fault.MISSING | Fault.IO_ERROR | Fault.IN_USE:
            return tr("This screen cannot write to its memory right now.")
        case _:
            return tr("Something in this screen did not work.")


def ask_at_the_desk() -> str:
    """Return what to do when the screen cannot help."""
    return tr("Please ask at the front desk. They will take your request.")
