"""What is amiss with an answer, in words that say how to mend it; longer and shorter wordings of the same."""

from kiosk.i18n import tr
from kiosk.requests.draft import Draft, Field, Problem
from kiosk.ui.screens.callback_questions import Step

_FIELDS = {
    Step.NAME: Field.NAME,
    Step.PHONE: Field.PHONE,
    Step.TIME: Field.BEST_TIME,
    Step.VOICEMAIL: Field.VOICEMAIL,
}
_EMERGENCY = {"911", "112"}
_LENGTHS = {"US": 10, "CA": 10, "PR": 10}  # regions whose numbers all have as many digits: the North American plan


def problem_at(step: Step, draft: Draft) -> tuple[str, ...]:
    """Return what keeps the visitor from going on from `step`; empty if nothing does.

    A telephone number that does not look right is asked about once: from then on it counts as looked at.
    """
    field = _FIELDS.get(step)
    problem = draft.problem_of(field) if field is not None else None
    match problem:
        case None:
            return ()
        case Problem.NAME_EMPTY:
            return (
                tr("Please type the name to ask for. A first name is enough."),
                tr("Please type a name."),
                tr("A name, please."),
            )
        case Problem.PHONE_EMPTY:
            return tr("Please type the number that we can call."), tr("Please type a number."), tr("A number, please.")
        case Problem.PHONE_CHECK:
            draft.phone_accepted = True
            return _check_words(draft)
        case Problem.NAME_LONG | Problem.PHONE_LONG:
            return too_long(step)
        case _:
            return tr("Please choose one answer."), tr("Please choose."), tr("Choose one.")


def first_step_with_problem(draft: Draft) -> Step | None:
    """Return the first question that is not answered well enough to be sent."""
    return next((step for step, field in _FIELDS.items() if draft.problem_of(field) is not None), None)


def too_long(step: Step) -> tuple[str, ...]:
    """Return that there is no more room in an answer."""
    if step is Step.NAME:
        return tr("That is as long as a name can be here."), tr("No more room.")
    return tr("That is as long as a number can be here."), tr("No more room.")


def _check_words(draft: Draft) -> tuple[str, ...]:
    digits = draft.phone.removeprefix("+")
    if digits in _EMERGENCY:
        return tr("If this is an emergency, tell the front desk or call 911."), tr("Emergency? Call 911.")
    needed = _LENGTHS.get(draft.region.upper(), 0)
    if len(digits) < needed and not draft.phone.startswith("+"):
        short = tr("We need {needed} digits. You have typed {typed}.").format(needed=needed, typed=len(digits))
        count = tr("{typed} of {needed} digits.").format(needed=needed, typed=len(digits))
        return short + " " + tr("If the number is right, go on."), short, count
    return (
        tr("Please check the number. If it is right, go on."),
        tr("Please check the number."),
    )
