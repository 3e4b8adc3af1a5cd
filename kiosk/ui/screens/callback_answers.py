"""Between the form's pages and the draft: what a key does to an answer, and how answers are shown."""

from PySide6.QtCore import QTextBoundaryFinder

from kiosk.i18n import left_to_right, tr
from kiosk.requests.draft import MAX_NAME, Draft, Topic, clean_name
from kiosk.requests.phone import MAX_PHONE, as_typed
from kiosk.ui.screens.callback_questions import (
    REVIEWED,
    Step,
    language_words,
    question,
    time_words,
    topic_words,
    voicemail_words,
)
from kiosk.ui.screens.callback_review import Answer

_SHOWN_DIGITS = 2


def type_into(draft: Draft, step: Step, text: str) -> bool:
    """Put `text` behind the answer of `step`, of a number its digits and leading plus; False without room."""
    if step is Step.NAME:
        if len(draft.name) + len(text) > MAX_NAME:
            return False
        draft.name += text
    elif step is Step.PHONE:
        kept = "".join(char for char in text if char.isdecimal() or (char == "+" and not draft.phone))
        if len(draft.phone) + len(kept) > MAX_PHONE:
            return False
        draft.phone += kept
        draft.phone_accepted = False
    return True


def erase_last(draft: Draft, step: Step) -> None:
    """Take the last character off the answer of `step`, as a reader counts characters."""
    if step is Step.NAME:
        draft.name = _without_last(draft.name)
    elif step is Step.PHONE:
        draft.phone = draft.phone[:-1]
        draft.phone_accepted = False


def shown_text(draft: Draft, step: Step) -> str:
    """Return a typed answer as the field shows it."""
    return draft.name if step is Step.NAME else as_typed(draft.phone, draft.region)


def chosen_of(draft: Draft, step: Step) -> object:
    """Return a chosen answer; None where nothing is chosen yet."""
    match step:
        case Step.TIME:
            return draft.best_time
        case Step.VOICEMAIL:
            return draft.voicemail
        case Step.TOPIC:
            return draft.topic
        case _:
            return draft.language


def put_chosen(draft: Draft, step: Step, value: object) -> None:
    """Take a chosen answer into the draft."""
    if step is Step.VOICEMAIL:
        draft.voicemail = bool(value)
    elif step is Step.TOPIC:
        draft.topic = Topic(str(value))
    elif step is Step.TIME:
        draft.best_time = str(value)
    else:
        draft.language = str(value)


def review_of(draft: Draft) -> list[Answer]:
    """Return all answers as the review shows them; of the phone number its end until it is asked for."""
    phone = left_to_right(as_typed(draft.phone, draft.region))
    texts = {
        Step.NAME: clean_name(draft.name),
        Step.PHONE: phone,
        Step.TIME: time_words(draft.best_time),
        Step.VOICEMAIL: voicemail_words(is_allowed=bool(draft.voicemail)),
        Step.TOPIC: topic_words(draft.topic),
        Step.LANGUAGE: language_words(draft.language),
    }
    return [
        Answer(step, question(step), texts[step], _end_of(draft.phone) if step is Step.PHONE else "")
        for step in REVIEWED
    ]


def _end_of(phone: str) -> str:
    return tr("ends in {digits}").format(digits=phone[-_SHOWN_DIGITS:])


def _without_last(text: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.toEnd()
    finder.toPreviousBoundary()
    units = text.encode("utf-16-le")
    return units[: max(0, finder.position()) * 2].decode("utf-16-le")
